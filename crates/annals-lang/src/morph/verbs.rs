//! What verb forms say; person and number come from the subject, wherever in the tree it stands.

use super::Ctx;
use annals_core::morph::{Mood, Number, Person, PronType, Tense, VerbForm, Voice};
use annals_core::{Morph, Relation, TokenIdx, Upos, Xpos};

/// Person and number.
type Agreement = (Person, Number);

/// Of a verb without a subject: "Vowed revenge".
const UNTOLD: Agreement = (Person::Third, Number::Sing);

impl Ctx<'_> {
    pub(super) fn verb(&self, token: TokenIdx) -> Morph {
        match self.xpos(token) {
            Xpos::Md => Morph { verb_form: Some(VerbForm::Fin), ..Morph::default() },
            Xpos::Vb => self.bare(token),
            Xpos::Vbz => finite(Tense::Pres, (Person::Third, Number::Sing)),
            Xpos::Vbp => finite(Tense::Pres, self.present(token)),
            Xpos::Vbd => finite(Tense::Past, self.past(token)),
            Xpos::Vbg if self.is_gerund(token) => non_finite(VerbForm::Ger, None),
            Xpos::Vbg => non_finite(VerbForm::Part, Some(Tense::Pres)),
            Xpos::Vbn => Morph {
                voice: self.is_passive(token).then_some(Voice::Pass),
                ..non_finite(VerbForm::Part, Some(Tense::Past))
            },
            // Verbs in names: "Breaking Bad", "United Nations".
            Xpos::Nnp if self.word(token).ends_with("ing") => non_finite(VerbForm::Ger, None),
            Xpos::Nnp if self.upos(token) == Upos::Verb && self.word(token).ends_with("ed") => {
                non_finite(VerbForm::Part, Some(Tense::Past))
            }
            _ => non_finite(VerbForm::Inf, None),
        }
    }

    /// "withdraw": infinitive, command, or subjunctive.
    fn bare(&self, token: TokenIdx) -> Morph {
        let is_aux = self.upos(token) == Upos::Aux;
        let main = if is_aux { self.head(token).unwrap_or(token) } else { token };
        let below = self.around.of(main);
        // "Do not fire": the auxiliary of a command governs nothing.
        let aux = below.aux.filter(|aux| *aux < token && self.xpos(*aux) != Xpos::Vb);
        let governed = below.has_to || aux.is_some();
        if governed || (!is_aux && below.aux.is_some() && below.subject.is_some()) {
            return non_finite(VerbForm::Inf, None);
        }
        match self.relation(main) {
            // "They will go or stay": as what it is joined with.
            Relation::Conj => self.like_first(main),
            Relation::Ccomp if below.subject.is_some() => {
                // "insisted that he resign"
                let (person, number) = self.agreement(token).unwrap_or(UNTOLD);
                Morph { mood: Some(Mood::Sub), ..finite(Tense::Pres, (person, number)) }
            }
            Relation::Root | Relation::Parataxis | Relation::Ccomp | Relation::Appos
                if below.subject.is_none() || is_aux =>
            {
                imperative()
            }
            _ => non_finite(VerbForm::Inf, None),
        }
    }

    fn like_first(&self, main: TokenIdx) -> Morph {
        let first = self.first_conjunct(main);
        if first != main && self.xpos(first) == Xpos::Vb {
            self.bare(first)
        } else {
            non_finite(VerbForm::Inf, None)
        }
    }

    fn is_gerund(&self, token: TokenIdx) -> bool {
        if self.upos(token) == Upos::Aux || self.around.of(token).aux.is_some() {
            return false;
        }
        let first = self.first_conjunct(token);
        if first != token {
            return self.xpos(first) == Xpos::Vbg && self.is_gerund(first);
        }
        matches!(
            self.relation(token),
            Relation::Acl
                | Relation::Xcomp
                | Relation::Amod
                | Relation::Csubj
                | Relation::CsubjPass
                | Relation::CsubjOuter
                | Relation::Ccomp
                | Relation::Compound
                | Relation::Obj
                | Relation::Obl
                | Relation::Nmod
                | Relation::Nsubj
        )
    }

    fn is_passive(&self, token: TokenIdx) -> bool {
        let below = self.around.of(token);
        if self.upos(token) == Upos::Aux {
            return false;
        }
        if below.is_passive || below.aux.is_some() {
            return below.is_passive;
        }
        let first = self.first_conjunct(token);
        // "has fought and lost" as against "was shelled and burned".
        first == token || self.xpos(first) != Xpos::Vbn || self.is_passive(first)
    }

    fn present(&self, token: TokenIdx) -> Agreement {
        let listed = self.table(token);
        if let (Some(person), Some(number)) = (listed.person, listed.number) {
            return (person, number);
        }
        match self.agreement(token) {
            // "The police say": the form knows better than the noun.
            Some((Person::Third, _)) => (Person::Third, Number::Plur),
            Some(other) => other,
            // "Thank you", "Hope so".
            None if self.relation(token) == Relation::Root => (Person::First, Number::Sing),
            None => (Person::Third, Number::Plur),
        }
    }

    fn past(&self, token: TokenIdx) -> Agreement {
        let (person, number) = self.agreement(token).unwrap_or(UNTOLD);
        (person, self.table(token).number.unwrap_or(number))
    }

    /// Person and number of the subject.
    fn agreement(&self, token: TokenIdx) -> Option<Agreement> {
        self.subject(token).map(|subject| self.agreement_of(subject, 0))
    }

    /// The subject of a verb, of what it is an auxiliary or copula to, or of what it is joined with.
    fn subject(&self, token: TokenIdx) -> Option<TokenIdx> {
        let mut verb = token;
        for _ in 0..8 {
            let below = self.around.of(verb);
            if below.subject.is_some() || below.has_clause_subject {
                return below.subject;
            }
            match self.relation(verb) {
                Relation::Aux | Relation::AuxPass | Relation::Cop | Relation::Conj => {
                    verb = self.head(verb)?;
                }
                // "those killed": what a clause without a subject hangs on.
                Relation::AclRelcl => return self.head(verb),
                _ => return None,
            }
        }
        None
    }

    fn agreement_of(&self, subject: TokenIdx, depth: u8) -> Agreement {
        let morph = self.morph(subject);
        if morph.pron_type == Some(PronType::Rel) && depth < 4 {
            return self.antecedent(subject, depth);
        }
        let person = morph.person.unwrap_or(Person::Third);
        let number = match morph.number {
            _ if self.around.of(subject).has_conjunct => Number::Plur,
            Some(Number::Ptan) => Number::Plur,
            Some(number) => number,
            // "you", as treebanks have it.
            None if person == Person::Second => Number::Sing,
            None if self.is_many(subject) => Number::Plur,
            None => Number::Sing,
        };
        (person, number)
    }

    /// "the rebels who fled": as the rebels.
    fn antecedent(&self, pronoun: TokenIdx, depth: u8) -> Agreement {
        let mut verb = Some(pronoun);
        for _ in 0..4 {
            match verb {
                Some(at) if self.relation(at) == Relation::AclRelcl => {
                    return match self.head(at) {
                        Some(noun) if noun != pronoun => self.agreement_of(noun, depth + 1),
                        _ => UNTOLD,
                    };
                }
                Some(at) => verb = self.head(at),
                None => break,
            }
        }
        UNTOLD
    }

    /// "Two were killed", "many fled", "both said".
    fn is_many(&self, subject: TokenIdx) -> bool {
        match self.upos(subject) {
            Upos::Num => !matches!(self.word(subject), "1" | "one" | "One"),
            Upos::Det | Upos::Adj => true,
            _ => false,
        }
    }
}

fn finite(tense: Tense, (person, number): Agreement) -> Morph {
    Morph {
        mood: Some(Mood::Ind),
        number: Some(number),
        person: Some(person),
        tense: Some(tense),
        verb_form: Some(VerbForm::Fin),
        ..Morph::default()
    }
}

fn non_finite(verb_form: VerbForm, tense: Option<Tense>) -> Morph {
    Morph { tense, verb_form: Some(verb_form), ..Morph::default() }
}

fn imperative() -> Morph {
    Morph { mood: Some(Mood::Imp), verb_form: Some(VerbForm::Fin), ..Morph::default() }
}
