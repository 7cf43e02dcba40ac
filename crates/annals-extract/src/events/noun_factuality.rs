//! Whether an act that a noun names is told as a fact: what stands before it and what governs it.

use super::Clauses;
use super::factuality::{DEPTH, NoEvent, Outcome};
use crate::classes::class_of;
use annals_core::{EventType, Factuality, TokenIdx, Upos};
use annals_lexicon::events::LightVerb;

/// Whether an act is done with words, and so is there even where it is turned down.
fn is_speech(kind: EventType) -> bool {
    use EventType::{Accuse, Agree, Reject, Request, Threaten};
    matches!(kind, Accuse | Agree | Reject | Request | Threaten)
}

impl Clauses<'_, '_> {
    /// The factuality of an act that a noun names.
    pub(super) fn noun_factuality(&self, noun: TokenIdx) -> Result<Factuality, NoEvent> {
        self.noun_told(noun).map(|found| found.unwrap_or(Factuality::Actual))
    }

    fn noun_told(&self, noun: TokenIdx) -> Outcome {
        let first = self.first_of(noun);
        let own = self.before_noun(first, noun);
        if self.verb_over(noun).is_some() {
            return self.over_subject(noun, own);
        }
        // "expects the trial to begin": the noun is the subject of what follows.
        let next = self.after(noun).and_then(|next| self.groups.iter().find(|g| g.first == next));
        if next.is_some_and(|group| group.infinitive)
            && self.words.operator(&self.lower(noun)).is_none()
        {
            return Ok(own);
        }
        let Some(before) = self.over_noun(first) else { return Ok(own) };
        if self.is_any(before, &["without"]) {
            return Ok(Some(Factuality::Negated));
        }
        if self.is_any(before, &["if", "unless"]) {
            return Ok(Some(Factuality::Hypothetical));
        }
        let preposition = class_of(self.doc, before) == Upos::Adp || self.doc.is(before, "to");
        // "promised under the accord", "warned after the attack": it stands beside the noun only.
        const BESIDE: [&str; 13] = [
            "under",
            "after",
            "before",
            "during",
            "since",
            "amid",
            "despite",
            "following",
            "until",
            "as",
            "like",
            "by",
            "without",
        ];
        if preposition && self.is_any(before, &BESIDE) {
            return Ok(own);
        }
        let governor = if preposition { self.before(before) } else { Some(before) };
        // "broke out", "carried out airstrikes"
        let governor = match governor.filter(|token| class_of(self.doc, *token) == Upos::Adp) {
            Some(particle) if !preposition => self.before(particle),
            _ if preposition => governor,
            _ if class_of(self.doc, before) == Upos::Adp => self.before(before),
            _ => governor,
        };
        let Some(governor) = governor else { return Ok(own) };
        if let Some(operator) = self.operator(governor, |operator| operator.object) {
            // "called the deal a beginning": what is only named is not asked for.
            let named = !preposition && self.is_call(governor);
            if named {
                return Ok(own);
            }
            let known = self.group_at(governor).is_some() || self.phrase_at(governor).is_some();
            // A claim that is rejected was made.
            let spoken =
                self.act_noun(noun).and_then(|found| found.sense.kind).is_some_and(is_speech);
            let denied = operator.factuality == Some(Factuality::Negated);
            if known && spoken && denied {
                return Ok(own);
            }
            if known {
                return Ok(self.under(governor, operator, DEPTH)?.or(own));
            }
        }
        if let Some(group) = self.group_at(governor) {
            let verb = &self.groups[group];
            if self.words.light_verb(&verb.lemma).is_some() || verb.copula {
                return Ok(self.told(group, DEPTH)?.or(own));
            }
        }
        Ok(own)
    }

    /// Whether a verb is "call", which asks only with "for", "on" or "upon".
    pub(super) fn is_call(&self, verb: TokenIdx) -> bool {
        self.group_at(verb).is_some_and(|at| self.groups[at].lemma == "call")
    }

    /// The word over a noun: what stands before its phrase and before loose articles and adjectives.
    pub(super) fn over_noun(&self, first: TokenIdx) -> Option<TokenIdx> {
        let mut at = self.before(first)?;
        while matches!(class_of(self.doc, at), Upos::Det | Upos::Adj) || self.doc.word(at) == "-" {
            at = self.before(at)?;
        }
        Some(at)
    }

    /// "talks will begin", "sanctions could be imposed"
    fn over_subject(&self, noun: TokenIdx, own: Option<Factuality>) -> Outcome {
        let Some(at) = self.verb_over(noun) else { return Ok(own) };
        let group = &self.groups[at];
        let carries = match self.words.light_verb(&group.lemma) {
            Some(LightVerb::Happens | LightVerb::Both) => true,
            Some(LightVerb::Does) => group.passive,
            None => false,
        };
        if carries { Ok(self.told(at, DEPTH)?.or(own)) } else { Ok(own) }
    }

    /// The group a noun is the subject of.
    pub(super) fn verb_over(&self, noun: TokenIdx) -> Option<usize> {
        let next = self.groups.partition_point(|group| group.head < noun);
        let group = self.groups.get(next)?;
        let relative = self
            .before(group.first)
            .is_some_and(|before| self.is_any(before, &["who", "which", "that"]));
        let is_subject = group.is_finite()
            && !relative
            && self.subjects(next).iter().any(|phrase| phrase.head == noun);
        is_subject.then_some(next)
    }

    /// "no attack", "a planned attack"
    fn before_noun(&self, first: TokenIdx, noun: TokenIdx) -> Option<Factuality> {
        let words = (first.0..noun.0).map(TokenIdx);
        words.rev().find_map(|token| {
            if self.is_any(token, &["no", "neither"]) {
                return Some(Factuality::Negated);
            }
            let operator = self.words.operator(&self.lower(token))?;
            operator.factuality.filter(|found| operator.before && *found != Factuality::Actual)
        })
    }
}
