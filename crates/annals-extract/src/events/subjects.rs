//! Who a verb's subject is.

use super::Clauses;
use crate::classes::class_of;
use crate::phrases::Phrase;
use annals_core::{TokenIdx, Upos};
use annals_lexicon::inflection::VerbForm;

// Longer chains of verbs that share a subject are left alone.
const DEPTH: usize = 5;

impl Clauses<'_, '_> {
    /// The subject of a group, in all its parts; empty where it is not clear.
    pub(super) fn subjects(&self, at: usize) -> Vec<Phrase> {
        self.subjects_within(at, DEPTH)
    }

    fn subjects_within(&self, at: usize, depth: usize) -> Vec<Phrase> {
        let Some(depth) = depth.checked_sub(1) else { return vec![] };
        let group = &self.groups[at];
        let Some(before) = self.before(group.first) else {
            // "Rebutting the claim, the minister said"
            return match group.is_bare_gerund() {
                true => {
                    self.next_finite(at).map_or(vec![], |next| self.subjects_within(next, depth))
                }
                false => vec![],
            };
        };
        if group.infinitive || group.is_bare_gerund() {
            return self.controllers(at, before, depth);
        }
        if self.is_reduced(at) {
            return self.phrase_at(before).map_or(vec![], |phrase| vec![phrase]);
        }
        if class_of(self.doc, before) == Upos::Cconj {
            let other = self.joined_verb(at);
            return other.map_or(vec![], |other| self.subjects_within(other, depth));
        }
        if group.form == VerbForm::Base && !group.has_aux && self.doc.word(before) == "," {
            return self
                .finite_before(at)
                .map_or(vec![], |other| self.subjects_within(other, depth));
        }
        self.before_verb(before)
    }

    /// The verb of the clause before, past relative clauses.
    pub(super) fn finite_before(&self, at: usize) -> Option<usize> {
        (0..at).rev().find(|other| {
            let finite = self.groups[*other].is_finite();
            finite && !self.is_relative(*other) && !self.is_reduced(*other)
        })
    }

    /// Whether a verb describes the noun before it: "opened the border to people *ordered* out". A
    /// second verb of the clause that nothing joins to the first is no verb of its own.
    pub(super) fn is_reduced(&self, at: usize) -> bool {
        let group = &self.groups[at];
        let Some(verb) = at.checked_sub(1).map(|other| &self.groups[other]) else { return false };
        let behind_noun = group.first.offset(-1).is_some_and(|t| self.phrase_at(t).is_some());
        let speaks = self.words.operator(&verb.lemma).is_some_and(|operator| operator.clause)
            || matches!(verb.lemma.as_str(), "say" | "add" | "tell" | "report" | "think");
        let joins = |token| {
            matches!(
                class_of(self.doc, token),
                Upos::Cconj | Upos::Sconj | Upos::Pron | Upos::Punct
            ) || self.is_any(token, &["after", "before", "since", "until", "as", "than", "that"])
        };
        group.is_bare_participle()
            && behind_noun
            && verb.is_finite()
            && !speaks
            && !(verb.head.0 + 1..group.first.0).map(TokenIdx).any(joins)
    }

    /// The verb that "and" joins a verb to. One in the past tense is not joined to "would leave",
    /// but to "said" before it: "said they would leave and praised the envoy".
    pub(super) fn joined_verb(&self, at: usize) -> Option<usize> {
        let group = &self.groups[at];
        let bare_past = !group.has_aux && group.form.is_past();
        (0..at).rev().find(|other| {
            let verb = &self.groups[*other];
            let modal = verb.has_aux && verb.form == VerbForm::Base && !verb.copula;
            verb.is_finite() && !(bare_past && modal) && !self.is_reduced(*other)
        })
    }

    /// Whether a verb is that of a relative clause between commas: "the rebels, who fled, attacked".
    pub(super) fn is_relative(&self, at: usize) -> bool {
        let relative = self.before(self.groups[at].first);
        let relative = relative.filter(|token| self.is_any(*token, &["who", "which"]));
        let before = relative.and_then(|token| self.before(token));
        before.is_some_and(|token| self.doc.word(token) == ",")
    }

    fn next_finite(&self, at: usize) -> Option<usize> {
        (at + 1..self.groups.len()).find(|other| self.groups[*other].is_finite())
    }

    /// Who does what an infinitive or gerund tells: "urged the rebels to leave", "agreed to leave".
    fn controllers(&self, at: usize, before: TokenIdx, depth: usize) -> Vec<Phrase> {
        let group = &self.groups[at];
        let outer = |at: usize| self.subjects_within(at, depth);
        if let Some(other) = self.group_at(before) {
            return outer(other);
        }
        let joined = class_of(self.doc, before) == Upos::Cconj || self.doc.word(before) == ",";
        if joined && group.is_bare_gerund() && self.doc.word(before) == "," {
            return self.finite_before(at).map_or(vec![], outer);
        }
        if joined {
            return at.checked_sub(1).map_or(vec![], outer);
        }
        if group.is_bare_gerund() && class_of(self.doc, before) == Upos::Adp {
            // "accused the rebels of lying"; "responded by leaving"
            let over = self.before(before);
            let accused = self.is_any(before, &["of", "from", "for"]);
            if let Some(phrase) = over.and_then(|t| self.phrase_at(t)).filter(|_| accused) {
                let object = self.before(phrase.first).is_some_and(|t| self.group_at(t).is_some());
                return if object { self.joined_left(phrase) } else { vec![] };
            }
            return match self.finite_before(at) {
                Some(other) => outer(other),
                None => self.next_finite(at).map_or(vec![], outer),
            };
        }
        let Some(phrase) = self.phrase_at(before) else {
            // "is ready to"
            return self.group_before(before).map_or(vec![], outer);
        };
        if group.is_bare_gerund() {
            // "spent weeks on the road urging the rebels to leave"
            let governed = self
                .before(phrase.first)
                .is_some_and(|t| class_of(self.doc, t) == Upos::Adp && !self.doc.is(t, "to"));
            let other = self.finite_before(at).filter(|_| governed && !self.is_person(phrase));
            return other.map_or(vec![phrase], outer);
        }
        let operator = self.words.operator(&self.noun(phrase)).filter(|found| found.infinitive);
        if operator.is_some() {
            // "Norland's plan to leave", "has plans to leave"
            let verb = self.before(phrase.first).and_then(|t| self.group_at(t));
            return verb.map_or(vec![], outer);
        }
        match self.governor_of_object(before) {
            Some(_) if self.is_person(phrase) => self.joined_left(phrase),
            _ => vec![],
        }
    }

    /// The subject that ends at or before a word, attributes and asides passed over.
    fn before_verb(&self, before: TokenIdx) -> Vec<Phrase> {
        let mut at = before;
        let mut inner = false;
        for _ in 0..16 {
            let word = self.doc.word(at);
            let further = if matches!(word, "," | "–" | "—" | "--") {
                self.aside(at, word)
            } else if word == ")" {
                self.aside(at, "(")
            } else if self.is_any(at, &["who", "which", "that"]) {
                return self.antecedent(at);
            } else if let Some(phrase) = self.phrase_at(at) {
                let Some(over) = self.before(phrase.first) else { return self.joined_left(phrase) };
                // "as Norland withdrew": a conjunction that looks like a preposition.
                if self.is_any(over, &["as", "after", "before", "since", "until", "than"]) {
                    return self.joined_left(phrase);
                }
                // "to Norland", but not "up to 100 people".
                let counted = class_of(self.doc, phrase.first) == Upos::Num;
                let bound = self.doc.is(over, "to") && counted;
                let to = self.doc.is(over, "to") && !counted;
                // "The attack that the rebels launched failed"
                let relative = inner && self.is_any(over, &["that", "which", "whom"]);
                if relative || class_of(self.doc, over) == Upos::Adp && !bound || to {
                    self.before(over)
                } else if let Some(described) = self.described_before(over) {
                    Some(described)
                } else if let Some(relative) = self.relative_before(over) {
                    Some(relative)
                } else {
                    let joined = self.joined_left(phrase);
                    // "talks with Norland and Velmar collapsed"
                    let outer = joined.first().and_then(|first| self.before(first.first));
                    match outer.filter(|_| self.is_any(over, &["and", "or"])) {
                        Some(joint) if self.is_any(joint, &["and", "or"]) => {
                            let over = self.before(joint).and_then(|t| self.phrase_at(t));
                            let over = over.and_then(|phrase| self.before(phrase.first));
                            match over.filter(|t| class_of(self.doc, *t) == Upos::Adp) {
                                Some(preposition) => self.before(preposition),
                                None => return joined,
                            }
                        }
                        _ => return joined,
                    }
                }
            } else {
                // "Militants linked with the group attacked"
                let participle = self.group_at(at).map(|group| &self.groups[group]);
                match participle.filter(|group| group.is_bare_participle()) {
                    Some(group) => {
                        inner = true;
                        self.before(group.head)
                    }
                    None => return vec![],
                }
            };
            match further {
                Some(further) => at = further,
                None => return vec![],
            }
        }
        vec![]
    }

    /// The word before an aside that ends here: ", the envoy,". A clause with a verb of its own is
    /// none unless it is a relative one.
    fn aside(&self, end: TokenIdx, opening: &str) -> Option<TokenIdx> {
        const RELATIVE: [&str; 6] = ["who", "which", "whose", "where", "when", "whom"];
        let mut at = end.offset(-1)?;
        let mut told = false;
        for _ in 0..30 {
            at = self.inside(at)?;
            if self.doc.word(at) == opening {
                let next = at.offset(1)?;
                let relative =
                    self.is_any(next, &RELATIVE) || class_of(self.doc, next) == Upos::Adp;
                return if told && !relative { None } else { self.before(at) };
            }
            told |= self.group_at(at).is_some_and(|group| {
                let group = &self.groups[group];
                group.is_finite() && !group.is_bare_participle()
            });
            at = at.offset(-1)?;
        }
        None
    }

    /// What "who", "which" or "that" stands for.
    fn antecedent(&self, relative: TokenIdx) -> Vec<Phrase> {
        let Some(before) = self.before(relative) else { return vec![] };
        let passed = |at: TokenIdx| match self.doc.word(at) {
            "," => self.before(at),
            ")" => self.aside(at, "("),
            _ => Some(at),
        };
        let mut found = passed(before).and_then(passed).and_then(|at| self.phrase_at(at));
        // "the blast at the port in Arvela that killed ten"
        let is_place = |phrase: &Phrase| {
            self.is_name(*phrase) || self.lexicon.actors.is_place(&self.noun(*phrase))
        };
        while let Some(phrase) = found.filter(is_place) {
            let over = self.before(phrase.first);
            let that = self.doc.is(relative, "that");
            let passes = |t: &TokenIdx| {
                self.is_any(*t, &["in", "at", "near"]) || that && self.doc.is(*t, "of")
            };
            let Some(over) = over.filter(passes) else { break };
            found = self.before(over).and_then(|at| self.phrase_at(at));
        }
        found.map_or(vec![], |phrase| vec![phrase])
    }

    /// "Nations fighting the group will meet": the word before a gerund that describes a noun.
    fn described_before(&self, gerund: TokenIdx) -> Option<TokenIdx> {
        let group = self.group_at(gerund).map(|group| &self.groups[group])?;
        let before = self.before(group.first).filter(|_| group.is_bare_gerund())?;
        self.phrase_at(before).map(|_| before)
    }

    /// Where a verb belongs to a relative clause: the word before that clause.
    fn relative_before(&self, verb: TokenIdx) -> Option<TokenIdx> {
        let group = self.group_at(verb)?;
        let relative = self.before(self.groups[group].first)?;
        self.is_any(relative, &["who", "which", "that"]).then(|| self.before(relative))?
    }
}
