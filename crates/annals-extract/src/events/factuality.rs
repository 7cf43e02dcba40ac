//! Whether an act is told as a fact: its own negation and modal verbs, then whatever it stands under.
//! The outermost word that makes it less than a fact decides.

use super::Clauses;
use crate::classes::class_of;
use annals_core::{Factuality, TokenIdx, Upos};
use annals_lexicon::events::Operator;
use annals_lexicon::inflection::VerbForm;

/// What the words around an act make of it: `Err` where it should not be coded at all, as in a
/// purpose clause; `Ok(None)` for a fact.
pub(super) type Outcome = Result<Option<Factuality>, NoEvent>;

/// The act is a purpose, or nothing tells what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct NoEvent;

// Deeper than any sentence a reader would follow.
pub(super) const DEPTH: usize = 6;

impl Clauses<'_, '_> {
    /// The factuality of a verb's act.
    pub(super) fn verb_factuality(&self, group: usize) -> Result<Factuality, NoEvent> {
        self.told(group, DEPTH).map(|found| found.unwrap_or(Factuality::Actual))
    }

    pub(super) fn told(&self, at: usize, depth: usize) -> Outcome {
        let Some(depth) = depth.checked_sub(1) else { return Err(NoEvent) };
        let group = &self.groups[at];
        let after_past = self.groups[..at].iter().any(|other| other.form.is_past())
            || self.groups[at + 1..].iter().any(|other| other.lemma == "say");
        let own = group.own.map(|own| own.factuality(after_past)).or_else(|| self.no_subject(at));
        let outer = if group.infinitive {
            self.over_infinitive(at, depth)?
        } else if group.is_bare_gerund() {
            self.over_gerund(at, depth)?
        } else if group.form == VerbForm::Base && !group.has_aux && self.is_joined(at) {
            self.told(at.checked_sub(1).ok_or(NoEvent)?, depth)?
        } else {
            self.over_clause(at, depth)?
        };
        Ok(outer.or(own))
    }

    /// "no allies have joined", "nobody was killed"
    fn no_subject(&self, at: usize) -> Option<Factuality> {
        if self.groups[at].infinitive {
            return None;
        }
        let subject = *self.subjects(at).first()?;
        let no = self.is_any(subject.first, &["no", "neither", "nobody", "none"]);
        no.then_some(Factuality::Negated)
    }

    /// Whether "and", "or" or a comma stands right before the group.
    pub(super) fn is_joined(&self, at: usize) -> bool {
        let before = self.before(self.groups[at].first);
        before.is_some_and(|t| class_of(self.doc, t) == Upos::Cconj || self.doc.word(t) == ",")
    }

    /// The operator a word is, of the kind that reaches so: "expected" is one before a noun, the
    /// verb "expect" one before an infinitive.
    pub(super) fn operator(
        &self,
        token: TokenIdx,
        reaches: impl Fn(&Operator) -> bool,
    ) -> Option<Operator> {
        let lower = self.lower(token);
        let verb = self.group_at(token).map(|group| self.groups[group].lemma.as_str());
        let noun = self.lexicon.inflection.noun_lemma(&lower);
        let words = [Some(lower.as_str()), verb, Some(noun.as_str())];
        words.into_iter().flatten().filter_map(|word| self.words.operator(word)).find(reaches)
    }

    /// What a word makes of the act under it, and what stands over that word in turn.
    pub(super) fn under(&self, token: TokenIdx, operator: Operator, depth: usize) -> Outcome {
        let outer = match self.group_at(token) {
            Some(group) => self.told(group, depth)?,
            // "is ready to", "has plans to"
            None => match self.before(self.first_of(token)).and_then(|t| self.group_at(t)) {
                Some(group) => self.told(group, depth)?,
                None => None,
            },
        };
        let inner = operator.factuality.filter(|found| *found != Factuality::Actual);
        // Not to want or ask for an act says nothing of the act.
        let idle = outer == Some(Factuality::Negated) && inner == Some(Factuality::Hypothetical);
        Ok(if idle { inner } else { outer.or(inner) })
    }

    pub(super) fn first_of(&self, token: TokenIdx) -> TokenIdx {
        self.phrase_at(token).map_or(token, |phrase| phrase.first)
    }

    fn over_infinitive(&self, at: usize, depth: usize) -> Outcome {
        let Some(before) = self.before(self.groups[at].first) else { return Err(NoEvent) };
        if let Some(operator) = self.operator(before, |operator| operator.infinitive) {
            let in_order = self.doc.is(before, "order")
                && before.offset(-1).is_some_and(|token| self.doc.is(token, "in"));
            if in_order {
                return Err(NoEvent);
            }
            return self.under(before, operator, depth);
        }
        if let Some(group) = self.group_at(before) {
            // "has to leave", "are to meet"
            let group_of = &self.groups[group];
            let own = match (group_of.copula, group_of.lemma.as_str()) {
                (true, "be") => Factuality::Future,
                (true, "have") => Factuality::Hypothetical,
                _ => return Err(NoEvent),
            };
            return Ok(self.told(group, depth)?.or(Some(own)));
        }
        if self.is_joined(at) {
            let group = at.checked_sub(1).ok_or(NoEvent)?;
            let same = self.groups[group].infinitive;
            return if same { self.told(group, depth) } else { Err(NoEvent) };
        }
        // "urged the rebels to leave", "called on the rebels to leave"
        let governor = self.governor_of_object(before).ok_or(NoEvent)?;
        let operator = self.operator(governor, |operator| operator.infinitive);
        self.under(governor, operator.ok_or(NoEvent)?, depth)
    }

    /// The verb whose object ends at a token, also behind "on", "upon" or "for".
    pub(super) fn governor_of_object(&self, end: TokenIdx) -> Option<TokenIdx> {
        let mut phrase = self.phrase_at(end)?;
        for _ in 0..3 {
            let before = self.before(phrase.first)?;
            if self.group_at(before).is_some() {
                return Some(before);
            }
            if class_of(self.doc, before) != Upos::Adp {
                return None;
            }
            let over = self.before(before)?;
            if self.group_at(over).is_some() {
                return Some(over);
            }
            phrase = self.phrase_at(over)?;
        }
        None
    }

    fn over_gerund(&self, at: usize, depth: usize) -> Outcome {
        let group = &self.groups[at];
        let Some(before) = self.before(group.first) else { return Ok(None) };
        if self.doc.is(before, "without") {
            return Ok(Some(Factuality::Negated));
        }
        let preposition = class_of(self.doc, before) == Upos::Adp || self.doc.is(before, "to");
        let governor = if preposition { self.before(before) } else { Some(before) };
        let over = governor
            .and_then(|token| Some((token, self.operator(token, |operator| operator.object)?)));
        if let Some((governor, operator)) = over {
            return self.under(governor, operator, depth);
        }
        let inherits = matches!(self.doc.word(before), "," | "and" | "or" | "by");
        let comma = self.doc.word(before) == ",";
        let other = if comma { self.finite_before(at) } else { at.checked_sub(1) };
        match other {
            Some(other) if inherits || self.group_at(before).is_some() => {
                // "cannot silence us by banning books": the ban is real.
                let found = self.told(other, depth)?;
                let by = self.doc.is(before, "by");
                Ok(found.filter(|found| !by || *found != Factuality::Negated))
            }
            _ => Ok(None),
        }
    }

    /// "if", "unless", and verbs that a clause hangs on: "feared that they would attack".
    fn over_clause(&self, at: usize, depth: usize) -> Outcome {
        let mut token = self.groups[at].first;
        let mut n_commas = 0;
        let mut n_phrases = 0;
        while let Some(before) = token.offset(-1).and_then(|token| self.inside(token)) {
            if self.is_any(before, &["if", "unless", "whether", "lest"]) {
                return Ok(Some(Factuality::Hypothetical));
            }
            if self.is_any(before, &["who", "which", "while", "as", "because", "after", ";"]) {
                return Ok(None);
            }
            n_commas += usize::from(self.doc.word(before) == ",");
            n_phrases += usize::from(self.phrase_at(before).is_some_and(|p| p.first == before));
            if let Some(operator) = self.operator(before, |operator| operator.clause) {
                let is_word = self.group_at(before).is_some() || self.phrase_at(before).is_some();
                let near = n_phrases < 4 && n_commas != 1;
                return if is_word && near {
                    self.under(before, operator, depth)
                } else {
                    Ok(None)
                };
            }
            if self.group_at(before).is_some() {
                return self.over_joined_clause(at, depth);
            }
            token = before;
        }
        Ok(None)
    }

    /// "If they attack and seize the town": the second verb stands under what the first does.
    fn over_joined_clause(&self, at: usize, depth: usize) -> Outcome {
        let before = at.checked_sub(1).map(|other| (other, &self.groups[other]));
        match before {
            Some((other, verb)) if self.is_joined(at) && verb.is_finite() => {
                let depth = depth.checked_sub(1).ok_or(NoEvent)?;
                if self.joined_verb(at) != Some(other) {
                    return Ok(None);
                }
                let found = self.over_clause(other, depth)?;
                // "He denied that his men had fired and blamed the rebels": who blamed is not told.
                let group = &self.groups[at];
                let bare_past = group.first == group.head && group.form.is_past();
                let outer = (0..other).any(|outer| {
                    self.groups[outer].is_finite() && self.groups[outer].form.is_past()
                });
                if found.is_some() && bare_past && outer { Err(NoEvent) } else { Ok(found) }
            }
            _ => Ok(None),
        }
    }
}
