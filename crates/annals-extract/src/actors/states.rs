//! States that no table knows, told by how a report speaks of them.
//!
//! A name is a state's where something belongs to it that only a state has ("Norvald's foreign
//! minister", "the army of Norvald"), or where a nationality is made of it ("Norvaldian officials").
//! A name that somebody bears ("President Norvald", "Ann Norvald") is none.

use crate::classes::class_of;
use annals_core::{Annotated, TokenIdx, Upos};
use annals_lexicon::Lexicon;
use std::collections::{BTreeMap, BTreeSet};

/// The unknown states of a report.
#[derive(Debug, Default)]
pub(super) struct States {
    names: BTreeSet<String>,
    /// Adjectives of nationality, each with the state that it is made of.
    adjectives: BTreeMap<String, String>,
}

/// What a word has to do with an unknown state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum StateWord<'s> {
    /// "Norvald"
    Name(&'s str),
    /// "Norvaldian", of the state
    Adjective(&'s str),
}

impl States {
    /// Finds them.
    pub(super) fn new(doc: &Annotated, lexicon: &Lexicon) -> Self {
        let unknown = unknown_words(doc, lexicon);
        let mut res = Self::default();
        for (name, places) in &unknown {
            if is_borne(doc, lexicon, places) {
                continue;
            }
            let mut adjectives = adjectives(name);
            adjectives.retain(|adjective| {
                let places = unknown.get(adjective.as_str()).into_iter().flatten();
                places.into_iter().any(|token| tells_nationality(doc, lexicon, *token))
            });
            let owns = places.iter().any(|token| owns_state_noun(doc, lexicon, *token));
            if owns || !adjectives.is_empty() {
                res.names.insert((*name).to_owned());
                let of = |adjective| (adjective, (*name).to_owned());
                res.adjectives.extend(adjectives.into_iter().map(of));
            }
        }
        res
    }

    /// What a word is, as it is written.
    pub(super) fn word(&self, written: &str) -> Option<StateWord<'_>> {
        if let Some(name) = self.names.get(written) {
            return Some(StateWord::Name(name));
        }
        self.adjectives.get(written).map(|name| StateWord::Adjective(name))
    }
}

type Words<'d> = BTreeMap<&'d str, Vec<TokenIdx>>;

/// The capitalised words of running text that no table knows, and where they stand.
fn unknown_words<'d>(doc: &'d Annotated, lexicon: &Lexicon) -> Words<'d> {
    // Shorter ones look alike by chance.
    const SHORTEST: usize = 5;
    let mut res = Words::new();
    for sentence in doc.sentences().iter().filter(|sentence| sentence.block.is_prose()) {
        for token in sentence.tokens() {
            let word = doc.word(token);
            let mut letters = word.chars();
            let written = letters.next().is_some_and(char::is_uppercase)
                && letters.all(char::is_lowercase)
                && word.chars().count() >= SHORTEST;
            if written
                && lexicon.actors.names.senses(word).is_empty()
                && lexicon.actors.given_name(word).is_none()
                && lexicon.actors.title(&word.to_lowercase()).is_none()
            {
                res.entry(word).or_default().push(token);
            }
        }
    }
    res
}

/// Whether a word anywhere is part of a longer name, or stands behind an office.
fn is_borne(doc: &Annotated, lexicon: &Lexicon, places: &[TokenIdx]) -> bool {
    let is_title = |token| lexicon.actors.title(&doc.word(token).to_lowercase()).is_some();
    let is_unknown = |token| {
        let word = doc.word(token);
        is_name(doc, token)
            && word.starts_with(char::is_uppercase)
            && lexicon.actors.names.senses(word).is_empty()
    };
    let given = |token: TokenIdx| lexicon.actors.given_name(doc.word(token)).is_some();
    places.iter().any(|token| {
        let (before, after) = (beside(doc, *token, -1), beside(doc, *token, 1));
        before.is_some_and(|before| is_title(before) || is_unknown(before) || given(before))
            || after.is_some_and(is_unknown)
    })
}

fn is_name(doc: &Annotated, token: TokenIdx) -> bool {
    class_of(doc, token) == Upos::Propn
}

/// The adjectives of nationality that a name can give: "Norvaldi", "Tarvian" of "Tarvia".
fn adjectives(name: &str) -> Vec<String> {
    let mut res = vec![];
    let stems = [Some(name), name.strip_suffix('a'), name.strip_suffix("ia")];
    for stem in stems.into_iter().flatten() {
        res.extend(["i", "n", "an", "ian", "ish", "ese"].map(|ending| format!("{stem}{ending}")));
    }
    res
}

/// "Norvaldian officials", "the Norvaldian army", "Norvaldian President": a nationality's place.
fn tells_nationality(doc: &Annotated, lexicon: &Lexicon, adjective: TokenIdx) -> bool {
    following(doc, adjective).any(|token| {
        let lower = doc.word(token).to_lowercase();
        let lemma = lexicon.inflection.noun_lemma(&lower);
        let body = lexicon.actors.institution(&lower);
        lexicon.actors.people(&lemma).is_some()
            || lexicon.actors.title(&lemma).is_some()
            || body.is_some_and(|body| body.in_small_letters)
    })
}

/// "Norvald's foreign minister", "the army of Norvald", "Foreign Minister Ann Lee of Norvald".
fn owns_state_noun(doc: &Annotated, lexicon: &Lexicon, name: TokenIdx) -> bool {
    let is_noun = |token: TokenIdx| {
        let lower = doc.word(token).to_lowercase();
        lexicon.actors.is_state_noun(&lexicon.inflection.noun_lemma(&lower))
    };
    if let Some(genitive) = beside(doc, name, 1).filter(|t| matches!(doc.word(*t), "'s" | "’s")) {
        return following(doc, genitive).any(is_noun);
    }
    let Some(of) = beside(doc, name, -1).filter(|of| doc.is(*of, "of")) else { return false };
    let names = (1..5).map_while(|by| beside(doc, of, -by));
    let mut back = names.skip_while(|token| is_name(doc, *token) && !is_noun(*token));
    back.next().is_some_and(is_noun)
}

/// The next few words of the noun phrase that a token opens.
fn following(doc: &Annotated, token: TokenIdx) -> impl Iterator<Item = TokenIdx> {
    (1..4).map_while(move |by| beside(doc, token, by)).take_while(move |next| {
        matches!(class_of(doc, *next), Upos::Adj | Upos::Noun | Upos::Propn | Upos::Num)
    })
}

/// The token so many behind one (or before it), in the same sentence.
fn beside(doc: &Annotated, token: TokenIdx, by: i32) -> Option<TokenIdx> {
    let sentence = doc.sentence(doc.sentence_at(doc.span(token).start())?);
    token.offset(by).filter(|other| sentence.first <= *other && *other < sentence.end)
}
