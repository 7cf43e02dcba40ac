//! Word classes by rule: a first tagger, to be replaced by a trained one.
//!
//! Closed classes come from a table; open ones from the form of the word, from known verbs and from
//! the word before.

use crate::tokens::Piece;
use annals_core::{BlockKind, Sentence, TokenKind, Upos};
use annals_lexicon::Lexicon;
use annals_lexicon::inflection::VerbForm;
use std::collections::HashSet;

/// The class of every token.
pub(crate) fn classes(
    text: &str,
    pieces: &[Piece],
    sentences: &[Sentence],
    lexicon: &Lexicon,
) -> Vec<Upos> {
    let names = words_capitalised_inside(text, pieces, sentences);
    let mut res = vec![Upos::X; pieces.len()];
    for sentence in sentences {
        // In a headline every word may be capitalised, so capitals tell nothing.
        let title_case = matches!(sentence.block, BlockKind::Headline | BlockKind::Subhead)
            && mostly_capitals(text, &pieces[sentence.first.at()..sentence.end.at()]);
        let mut before = (Upos::Punct, "");
        // The last word that is no adverb: "they also plan" has a verb as "they plan" has.
        let mut governor = before;
        for token in sentence.tokens() {
            let piece = &pieces[token.at()];
            let written = piece.span.of(text);
            let next = pieces.get(token.at() + 1).filter(|_| token.0 + 1 < sentence.end.0);
            let word = Word {
                written,
                lower: written.to_lowercase(),
                piece,
                first: token == sentence.first || before.0 == Upos::Punct && before.1 != ",",
                next: next.map_or("", |next| next.span.of(text)),
                has_noun_behind: next.is_some_and(|next| may_be_noun(next.span.of(text), lexicon)),
                before,
                governor,
            };
            let upos = class(&word, title_case, &names, lexicon);
            res[token.at()] = upos;
            before = (upos, written);
            if upos != Upos::Adv {
                governor = before;
            }
        }
    }
    res
}

struct Word<'t> {
    written: &'t str,
    lower: String,
    piece: &'t Piece,
    /// Whether a capital may only mean that a sentence begins.
    first: bool,
    next: &'t str,
    has_noun_behind: bool,
    before: (Upos, &'t str),
    /// The last word before that is no adverb.
    governor: (Upos, &'t str),
}

fn is_capitalised(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

fn words_capitalised_inside<'t>(
    text: &'t str,
    pieces: &[Piece],
    sentences: &[Sentence],
) -> HashSet<&'t str> {
    let prose = sentences.iter().filter(|sentence| sentence.block == BlockKind::Paragraph);
    prose
        .flat_map(|sentence| &pieces[sentence.first.at() + 1..sentence.end.at()])
        .map(|piece| piece.span.of(text))
        .filter(|word| is_capitalised(word))
        .collect()
}

fn mostly_capitals(text: &str, pieces: &[Piece]) -> bool {
    let long = || pieces.iter().map(|piece| piece.span.of(text)).filter(|word| word.len() > 3);
    let n_words = long().count();
    n_words > 2 && long().filter(|word| is_capitalised(word)).count() * 3 > n_words * 2
}

fn class(word: &Word, title_case: bool, names: &HashSet<&str>, lexicon: &Lexicon) -> Upos {
    match word.piece.kind {
        TokenKind::Number => return Upos::Num,
        TokenKind::Mark
            if matches!(word.written, "$" | "€" | "£" | "¥" | "%" | "+" | "=" | "°") =>
        {
            return Upos::Sym;
        }
        TokenKind::Mark => return Upos::Punct,
        TokenKind::Word => {}
    }
    let closed = lexicon.lang.closed_class(&word.lower);
    let acronym = word.written.len() > 1
        && word.written.chars().all(|c| c.is_uppercase() || c == '.' || c.is_ascii_digit())
        && word.written.chars().any(char::is_uppercase);
    if acronym {
        return Upos::Propn;
    }
    if is_capitalised(word.written) && !title_case {
        let inside_name = is_capitalised(word.next) && closed.is_none();
        let name = if word.first {
            closed.is_none() && (names.contains(word.written) || inside_name)
        } else {
            closed.is_none_or(|class| matches!(class, Upos::Adj | Upos::Noun | Upos::Aux))
        };
        if name {
            return Upos::Propn;
        }
    }
    closed.unwrap_or_else(|| open_class(word, lexicon))
}

fn open_class(word: &Word, lexicon: &Lexicon) -> Upos {
    let lower = word.lower.as_str();
    let ends = |suffixes: &[&str]| suffixes.iter().any(|suffix| lower.ends_with(suffix));
    if let Some((base, form)) = lexicon.inflection.verb(lower) {
        let has_subject = matches!(word.governor.0, Upos::Noun | Upos::Propn | Upos::Pron);
        let next = lexicon.lang.closed_class(&word.next.to_lowercase());
        let has_object = matches!(next, Some(Upos::Det | Upos::Pron | Upos::Num));
        // "a missile hit the town", "the army cut its force": past and base are one.
        if form == VerbForm::Base
            && lexicon.inflection.is_invariant(base)
            && has_subject
            && has_object
        {
            return Upos::Verb;
        }
        return verb_or_noun(form, word);
    }
    if ends(&["ly"]) {
        Upos::Adv
    } else if ends(&["ous", "ful", "ive", "able", "ible", "ical", "ish", "less", "ial", "ional"]) {
        Upos::Adj
    } else if ends(&["ed"]) && !ends(&["eed"]) {
        Upos::Verb
    } else {
        Upos::Noun
    }
}

/// "attacks", "support", "meeting": a verb or a noun, as the word before tells.
fn verb_or_noun(form: VerbForm, word: &Word) -> Upos {
    let (class, before) = match form {
        VerbForm::Base | VerbForm::Third => word.governor,
        _ => word.before,
    };
    let possessive = matches!(
        before.to_lowercase().as_str(),
        "'s" | "’s" | "its" | "their" | "his" | "her" | "our" | "my" | "your"
    );
    match form {
        _ if possessive => Upos::Noun,
        VerbForm::Past | VerbForm::Participle | VerbForm::PastOrParticiple => match class {
            Upos::Det if word.has_noun_behind => Upos::Adj,
            _ => Upos::Verb,
        },
        VerbForm::Gerund => match class {
            Upos::Det | Upos::Adj | Upos::Noun | Upos::Propn if !word.has_noun_behind => Upos::Noun,
            Upos::Det | Upos::Adj => Upos::Noun,
            _ => Upos::Verb,
        },
        VerbForm::Base | VerbForm::Third => match class {
            Upos::Pron | Upos::Aux | Upos::Part => Upos::Verb,
            Upos::Propn if form == VerbForm::Third && !is_adjectival(before) => Upos::Verb,
            Upos::Noun if form == VerbForm::Third && !word.has_noun_behind => Upos::Verb,
            Upos::Noun if before.ends_with('s') && form == VerbForm::Base => Upos::Verb,
            _ => Upos::Noun,
        },
    }
}

/// Whether a name modifies what follows: "Western allies", "U.S. forces".
fn is_adjectival(name: &str) -> bool {
    matches!(name, "U.S." | "US" | "U.N." | "UN" | "U.K." | "UK" | "EU" | "NATO")
        || ["ish", "ian", "ese", "ern", "ench", "eek", "can", "ean", "aqi", "bani"]
            .iter()
            .any(|end| name.ends_with(end))
}

/// Whether the next word, as written, may be a noun that this one stands before.
fn may_be_noun(next: &str, lexicon: &Lexicon) -> bool {
    let lower = next.to_lowercase();
    next.starts_with(char::is_alphabetic)
        && lexicon
            .lang
            .closed_class(&lower)
            .is_none_or(|class| matches!(class, Upos::Adj | Upos::Noun | Upos::Propn))
}
