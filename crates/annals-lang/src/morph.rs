//! What the forms of words say, by rule from their classes, a table of words and the tree.
//!
//! Follows the English guidelines of Universal Dependencies and, where its treebanks differ, EWT:
//! adverbs have a degree only where they compare by ending ("soon", not "mainly"), "you" no number,
//! and an imperative no person.

mod around;
mod verbs;

use crate::spelling::lower;
use annals_core::morph::{Case, Degree, Gender, NumForm, NumType, Number, Person, PronType};
use annals_core::{Morph, Relation, Sentence, TokenIdx, Tokens, Upos, Xpos};
use annals_lexicon::lang::{FormClass, LangWords};
use around::Around;

/// The features of every token; wants its classes, heads and relations.
///
/// Where no parser has been (all relations are [`Relation::Dep`]), what only the tree tells falls
/// back to the commonest reading.
#[must_use]
pub fn morphs(
    text: &str,
    tokens: &Tokens,
    sentences: &[Sentence],
    words: &LangWords,
) -> Vec<Morph> {
    let around = Around::new(tokens, sentences);
    let ctx = Ctx { text, tokens, words, around };
    let n_tokens = u32::try_from(tokens.spans.len()).expect("fewer tokens than bytes");
    (0..n_tokens).map(|at| ctx.morph(TokenIdx(at))).collect()
}

struct Ctx<'a> {
    text: &'a str,
    tokens: &'a Tokens,
    words: &'a LangWords,
    around: Around,
}

impl Ctx<'_> {
    fn morph(&self, token: TokenIdx) -> Morph {
        match self.upos(token) {
            Upos::Verb | Upos::Aux => self.verb(token),
            Upos::Noun | Upos::Propn | Upos::Sym => self.noun(token),
            Upos::Adj => self.adjective(token),
            Upos::Adv => self.adverb(token),
            Upos::Num => self.numeral(token),
            Upos::Pron => self.pronoun(token),
            Upos::Det => self.determiner(token),
            Upos::Part | Upos::Cconj | Upos::Intj => self.table(token),
            Upos::Adp | Upos::Sconj | Upos::Punct | Upos::X => Morph::default(),
        }
    }

    fn noun(&self, token: TokenIdx) -> Morph {
        let number = match self.xpos(token) {
            Xpos::Nn | Xpos::Nnp => Number::Sing,
            Xpos::Nns | Xpos::Nnps | Xpos::Fw if self.upos(token) != Upos::Sym => Number::Plur,
            _ => return Morph::default(),
        };
        let found = self.ordinal(token);
        if number == Number::Plur && self.word(token).starts_with(|c: char| c.is_ascii_digit()) {
            // "the 1990s"
            return Morph {
                number: Some(Number::Ptan),
                num_form: Some(NumForm::Combi),
                num_type: Some(NumType::Card),
                ..found
            };
        }
        // "thanks" has no singular; "a means" is one nevertheless.
        let listed = found.number.filter(|_| number == Number::Plur);
        Morph { number: Some(listed.unwrap_or(number)), ..found }
    }

    fn adjective(&self, token: TokenIdx) -> Morph {
        // There is no "sucher".
        let compares = !self.word(token).eq_ignore_ascii_case("such");
        let degree = compares.then(|| degree(self.xpos(token)));
        Morph { degree, ..self.ordinal(token) }
    }

    fn adverb(&self, token: TokenIdx) -> Morph {
        match self.xpos(token) {
            Xpos::Rbr | Xpos::Rbs => {
                Morph { degree: Some(degree(self.xpos(token))), ..Morph::default() }
            }
            Xpos::Wrb => Morph { pron_type: Some(self.asks_or_joins(token)), ..Morph::default() },
            _ => self.ordinal(token),
        }
    }

    fn numeral(&self, token: TokenIdx) -> Morph {
        let word = self.word(token);
        let (form, kind) = if word.contains(|c: char| c.is_ascii_digit()) {
            // "2.5" and "3/4", not "713.837.1638" or "02/13/2001".
            let part = word.matches(['.', '/']).count() == 1 && !word.ends_with('.');
            (NumForm::Digit, if part { NumType::Frac } else { NumType::Card })
        } else if is_roman(word) {
            (NumForm::Roman, NumType::Card)
        } else if self.xpos(token) == Xpos::Ls {
            return Morph::default();
        } else {
            (NumForm::Word, NumType::Card)
        };
        Morph { num_form: Some(form), num_type: Some(kind), ..Morph::default() }
    }

    fn pronoun(&self, token: TokenIdx) -> Morph {
        let found = self.table(token);
        match self.xpos(token) {
            Xpos::Wdt | Xpos::Wp => {
                Morph { pron_type: Some(self.asks_or_joins(token)), ..Morph::default() }
            }
            Xpos::WpPoss => {
                Morph { poss: true, pron_type: Some(self.asks_or_joins(token)), ..Morph::default() }
            }
            // "no one" as against "One never knows".
            Xpos::Nn if found.person.is_some() => {
                Morph { pron_type: Some(PronType::Neg), person: None, ..found }
            }
            Xpos::Cd => Morph { pron_type: Some(PronType::Rcp), ..Morph::default() },
            _ if found.reflex && self.is_emphatic(token) => {
                Morph { pron_type: Some(PronType::Emp), ..found }
            }
            _ if found.case == Some(Case::Nom) && self.has_two_cases(token) => {
                Morph { case: Some(self.case(token)), ..found }
            }
            _ => found,
        }
    }

    /// "it" and "you" look the same as subject and object.
    fn has_two_cases(&self, token: TokenIdx) -> bool {
        let morph = self.table(token);
        morph.person == Some(Person::Second) || morph.gender == Some(Gender::Neut)
    }

    fn case(&self, token: TokenIdx) -> Case {
        let first = self.first_conjunct(token);
        match self.relation(first).base() {
            Relation::Obj | Relation::Iobj | Relation::Obl | Relation::Nmod => Case::Acc,
            _ if self.around.of(first).has_case => Case::Acc,
            _ => Case::Nom,
        }
    }

    /// "The minister himself signed" as against "He hurt himself".
    fn is_emphatic(&self, token: TokenIdx) -> bool {
        matches!(
            self.relation(token),
            Relation::NmodUnmarked | Relation::OblUnmarked | Relation::Appos | Relation::Advmod
        ) && !self.around.of(token).has_case
    }

    fn determiner(&self, token: TokenIdx) -> Morph {
        let next = TokenIdx(token.0 + 1);
        if self.relation(next) == Relation::Fixed && self.head(next) == Some(token) {
            // "each other"
            return Morph { pron_type: Some(PronType::Rcp), ..Morph::default() };
        }
        self.table(token)
    }

    /// Whether a word like "which" or "where" asks or begins a relative clause: it stands in one, or
    /// one hangs on it ("what they said").
    fn asks_or_joins(&self, token: TokenIdx) -> PronType {
        let is_that = self.word(token).eq_ignore_ascii_case("that");
        if is_that || self.around.of(token).has_relative || self.in_relative(token) {
            PronType::Rel
        } else {
            PronType::Int
        }
    }

    fn in_relative(&self, token: TokenIdx) -> bool {
        std::iter::successors(Some(token), |below| self.head(*below))
            .map(|above| self.relation(above))
            .take_while(|relation| {
                !matches!(
                    relation,
                    Relation::Ccomp | Relation::Advcl | Relation::Csubj | Relation::Parataxis
                )
            })
            .take(6)
            .any(|relation| matches!(relation, Relation::AclRelcl | Relation::AdvclRelcl))
    }

    /// What the table says; digits with an ending ("21st") are ordinals.
    fn ordinal(&self, token: TokenIdx) -> Morph {
        let word = self.word(token);
        let ends = ["st", "nd", "rd", "th"];
        if word.starts_with(|c: char| c.is_ascii_digit())
            && ends.iter().any(|end| {
                word.strip_suffix(end)
                    .is_some_and(|stem| stem.ends_with(|c: char| c.is_ascii_digit()))
            })
        {
            return Morph {
                num_form: Some(NumForm::Combi),
                num_type: Some(NumType::Ord),
                ..Morph::default()
            };
        }
        self.table(token)
    }

    fn table(&self, token: TokenIdx) -> Morph {
        let class = match self.xpos(token) {
            Xpos::PrpPoss => FormClass::Possessive,
            _ => FormClass::Plain(self.upos(token)),
        };
        self.words.features(&lower(self.word(token)), class).unwrap_or_default()
    }

    /// The first of the words that are joined with a token: "them" in "them and you".
    fn first_conjunct(&self, token: TokenIdx) -> TokenIdx {
        let mut first = token;
        while let (Relation::Conj, Some(head)) = (self.relation(first), self.head(first)) {
            first = head;
        }
        first
    }

    fn word(&self, token: TokenIdx) -> &str {
        self.tokens.spans.get(token.at()).map_or("", |span| span.of(self.text))
    }

    fn upos(&self, token: TokenIdx) -> Upos {
        self.tokens.upos.get(token.at()).copied().unwrap_or(Upos::X)
    }

    fn xpos(&self, token: TokenIdx) -> Xpos {
        self.tokens.xpos.get(token.at()).copied().unwrap_or(Xpos::Fw)
    }

    fn head(&self, token: TokenIdx) -> Option<TokenIdx> {
        self.tokens.heads.get(token.at()).copied().flatten()
    }

    fn relation(&self, token: TokenIdx) -> Relation {
        self.tokens.relations.get(token.at()).copied().unwrap_or(Relation::Dep)
    }
}

fn degree(xpos: Xpos) -> Degree {
    match xpos {
        Xpos::Jjr | Xpos::Rbr => Degree::Cmp,
        Xpos::Jjs | Xpos::Rbs => Degree::Sup,
        _ => Degree::Pos,
    }
}

/// "II", "XIV"; not "M" (million), "C" or "D".
fn is_roman(word: &str) -> bool {
    word.bytes().all(|byte| b"IVXLCM".contains(&byte)) && !matches!(word, "M" | "C" | "L")
}

#[cfg(test)]
mod tests;
