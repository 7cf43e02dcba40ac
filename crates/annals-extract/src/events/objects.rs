//! Phrases around a verb: objects, what is joined to them, and attributes behind them.

use super::Clauses;
use crate::classes::class_of;
use crate::phrases::Phrase;
use annals_core::{TokenIdx, Upos};

impl Clauses<'_, '_> {
    /// A phrase with those joined to it on the right: "Norland, Velmar and the rebels".
    pub(super) fn joined_right(&self, phrase: Phrase) -> Vec<Phrase> {
        let mut res = vec![phrase];
        // "between Norland and Velmar" has two whatever follows.
        let is_pair = self.before(phrase.first).is_some_and(|word| self.doc.is(word, "between"));
        while let Some(joint) = res.last().and_then(|last| self.after(last.head)) {
            let comma = self.doc.word(joint) == ",";
            if !comma && !self.is_any(joint, &["and", "or"]) {
                break;
            }
            let Some(mut next) = self.after(joint) else { break };
            if comma && self.is_any(next, &["and", "or"]) {
                match self.after(next) {
                    Some(behind) => next = behind,
                    None => break,
                }
            }
            let Some(other) = self.phrase_at(next).filter(|other| other.first == next) else {
                break;
            };
            // "attacked the town and Norland withdrew": the next phrase has a verb of its own.
            let behind = self.after(other.head);
            let own_verb = behind.is_some_and(|t| {
                matches!(class_of(self.doc, t), Upos::Verb | Upos::Aux | Upos::Adp) && comma
                    || matches!(class_of(self.doc, t), Upos::Verb | Upos::Aux)
            });
            let listed = !comma || behind.is_some_and(|t| self.is_any(t, &[",", "and", "or"]));
            if own_verb && !is_pair
                || !listed
                || self.is_name(other) != self.is_name(phrase) && comma
            {
                break;
            }
            res.push(other);
        }
        res
    }

    /// A phrase with those joined to it on the left, in order.
    pub(super) fn joined_left(&self, phrase: Phrase) -> Vec<Phrase> {
        let mut res = vec![phrase];
        let mut first = phrase.first;
        while let Some(joint) = self.before(first) {
            let comma = self.doc.word(joint) == ",";
            if !(self.is_any(joint, &["and", "or"]) || comma && res.len() > 1) {
                break;
            }
            let Some(mut before) = self.before(joint) else { break };
            if !comma && self.doc.word(before) == "," {
                match self.before(before) {
                    Some(further) => before = further,
                    None => break,
                }
            }
            let Some(other) = self.phrase_at(before).filter(|other| other.head == before) else {
                break;
            };
            let governed = self
                .before(other.first)
                .is_some_and(|t| matches!(class_of(self.doc, t), Upos::Verb | Upos::Adp));
            if governed {
                break;
            }
            res.insert(0, other);
            first = other.first;
        }
        res
    }

    /// The objects right behind a word.
    pub(super) fn objects_after(&self, token: TokenIdx) -> Vec<Phrase> {
        let Some(next) = self.after(token) else { return vec![] };
        let next = self.behind_bound(next).unwrap_or(next);
        match self.phrase_at(next).filter(|phrase| phrase.first <= next && phrase.first > token) {
            Some(phrase) => self.joined_right(phrase),
            None => vec![],
        }
    }

    /// The number behind words that bound it: "killed at least 20", "arrested more than 20".
    fn behind_bound(&self, bound: TokenIdx) -> Option<TokenIdx> {
        const BOUNDS: [(&str, &str); 6] = [
            ("at", "least"),
            ("at", "most"),
            ("more", "than"),
            ("fewer", "than"),
            ("less", "than"),
            ("up", "to"),
        ];
        let second = bound.offset(1)?;
        let bounds =
            |(first, word): (&str, &str)| self.doc.is(bound, first) && self.doc.is(second, word);
        let number = second.offset(1).and_then(|number| self.inside(number))?;
        let counts = class_of(self.doc, number) == Upos::Num;
        (counts && BOUNDS.into_iter().any(bounds)).then_some(number)
    }

    /// A preposition behind an object, with at most one attribute between.
    pub(super) fn word_behind(&self, head: TokenIdx, word: &str) -> Option<TokenIdx> {
        let preposition = self.after(head)?;
        if class_of(self.doc, preposition) != Upos::Adp {
            return None;
        }
        let phrase = self.phrase_at(self.after(preposition)?)?;
        self.after(phrase.head).filter(|next| self.doc.is(*next, word))
    }

    /// "of the fighters" behind a phrase.
    pub(super) fn of_phrase(&self, phrase: Phrase) -> Option<Phrase> {
        let of = self.after(phrase.head).filter(|token| self.doc.is(*token, "of"))?;
        self.phrase_at(self.after(of)?)
    }

    /// The prepositional phrases behind a word, one after another.
    pub(super) fn attributes(&self, token: TokenIdx) -> Vec<(String, Vec<Phrase>)> {
        let mut res = vec![];
        let mut at = token;
        for _ in 0..4 {
            let Some(preposition) = self.after(at) else { break };
            let is_to = self.doc.is(preposition, "to");
            if class_of(self.doc, preposition) != Upos::Adp && !is_to {
                break;
            }
            let phrases = self.objects_after(preposition);
            let Some(last) = phrases.last() else { break };
            at = last.head;
            let word = self.lower(preposition);
            // "three months after the fall of the town", "talks in the capital of Norland"
            if self.is_any(preposition, &["after", "before", "since", "as"])
                || word == "of" && !res.is_empty()
            {
                break;
            }
            res.push((word, phrases));
        }
        res
    }

    /// What a passive verb's act hits: its subject, or the noun a participle stands behind.
    pub(super) fn passive_subjects(&self, at: usize) -> Vec<Phrase> {
        let group = &self.groups[at];
        if group.passive {
            return self.subjects(at);
        }
        let before = self.before(group.head);
        let before =
            before.and_then(|t| if self.doc.word(t) == "," { self.before(t) } else { Some(t) });
        before.and_then(|token| self.phrase_at(token)).map_or(vec![], |phrase| vec![phrase])
    }
}
