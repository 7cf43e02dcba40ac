//! Verb groups: a verb with its auxiliaries, negation and "to".

use crate::classes::class_of;
use annals_core::{Annotated, Factuality, Sentence, TokenIdx, Upos};
use annals_lexicon::Lexicon;
use annals_lexicon::inflection::VerbForm;

/// A verb with what stands before it: "has not been attacked", "to withdraw".
#[derive(Clone, Debug)]
pub(super) struct Group {
    /// The first auxiliary, "to", or the verb.
    pub(super) first: TokenIdx,
    /// The verb; the last auxiliary where there is no other.
    pub(super) head: TokenIdx,
    pub(super) lemma: String,
    pub(super) form: VerbForm,
    /// Whether it has "to".
    pub(super) infinitive: bool,
    /// Whether any auxiliary stands before the verb.
    pub(super) has_aux: bool,
    pub(super) passive: bool,
    /// What its own negation or modal verb makes of it.
    pub(super) own: Option<Own>,
    /// Whether it is only an auxiliary: "is ready".
    pub(super) copula: bool,
}

/// What a group's own words say of its being a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Own {
    Negated,
    Future,
    Hypothetical,
    /// "would": future after a past verb of speech, hypothetical elsewhere.
    Would,
}

impl Own {
    pub(super) fn factuality(self, after_past: bool) -> Factuality {
        match self {
            Self::Negated => Factuality::Negated,
            Self::Future => Factuality::Future,
            Self::Would if after_past => Factuality::Future,
            Self::Would | Self::Hypothetical => Factuality::Hypothetical,
        }
    }
}

impl Group {
    /// Whether it has no auxiliary and a form that may be past tense or participle.
    pub(super) fn is_bare_participle(&self) -> bool {
        !self.has_aux && !self.infinitive && self.form.is_participle()
    }

    pub(super) fn is_bare_gerund(&self) -> bool {
        self.form == VerbForm::Gerund && !self.has_aux
    }

    /// Whether it is, or may be, the verb of a clause with a subject of its own.
    pub(super) fn is_finite(&self) -> bool {
        !self.infinitive && !self.is_bare_gerund() && self.form != VerbForm::Participle
            || self.has_aux && !self.infinitive
    }
}

/// The verb groups of a sentence, in order.
pub(super) fn groups(doc: &Annotated, sentence: &Sentence, lexicon: &Lexicon) -> Vec<Group> {
    let mut res: Vec<Group> = vec![];
    let mut run: Vec<TokenIdx> = vec![];
    for token in sentence.tokens() {
        match class_of(doc, token) {
            Upos::Verb => {
                let group = group(doc, &run, token, lexicon);
                res.push(shared(doc, group, res.last()));
                run.clear();
            }
            // "have to withdraw", "is to meet": two groups.
            Upos::Part if doc.is(token, "to") => {
                res.extend(copula(doc, &run, lexicon));
                run = vec![token];
            }
            Upos::Aux => run.push(token),
            Upos::Adv | Upos::Part if !doc.word(token).starts_with(['\'', '’']) => {
                run.push(token)
            }
            _ => {
                res.extend(copula(doc, &run, lexicon));
                run.clear();
            }
        }
    }
    res.extend(copula(doc, &run, lexicon));
    res
}

fn group(doc: &Annotated, run: &[TokenIdx], head: TokenIdx, lexicon: &Lexicon) -> Group {
    let lower = doc.word(head).to_lowercase();
    let known = lexicon.events.verb_form(&lower).or_else(|| lexicon.inflection.verb(&lower));
    let (lemma, form) = match known {
        Some((lemma, form)) => (lemma.to_owned(), form),
        None if lower.ends_with("ing") => (lower, VerbForm::Gerund),
        None if lower.ends_with("ed") => (lower, VerbForm::PastOrParticiple),
        None => (lower, VerbForm::Base),
    };
    let auxiliaries = || run.iter().filter(|token| class_of(doc, **token) == Upos::Aux);
    let is_be = |token: &&TokenIdx| {
        let word = doc.word(**token).to_lowercase();
        lexicon.inflection.verb(&word).is_some_and(|(lemma, _)| lemma == "be")
            || matches!(word.as_str(), "'re" | "’re" | "'m" | "’m" | "be" | "been" | "being")
            || matches!(word.as_str(), "is" | "was" | "are" | "were" | "am")
    };
    let first = run.iter().find(|token| class_of(doc, **token) != Upos::Adv).copied();
    Group {
        first: first.unwrap_or(head),
        head,
        lemma,
        form,
        infinitive: run.first().is_some_and(|token| doc.is(*token, "to")),
        has_aux: auxiliaries().next().is_some(),
        passive: form.is_participle() && auxiliaries().next_back().is_some_and(|aux| is_be(&aux)),
        own: own(doc, run),
        copula: false,
    }
}

/// "were detained and tortured": the second verb has the auxiliaries of the first.
fn shared(doc: &Annotated, mut group: Group, before: Option<&Group>) -> Group {
    let (Some(before), Some(joint)) = (before, group.first.offset(-1)) else { return group };
    let joined = class_of(doc, joint) == Upos::Cconj && before.head.offset(1) == Some(joint);
    let alike = group.is_bare_participle() && before.form.is_participle()
        || !group.has_aux && !group.infinitive && group.form == before.form;
    if joined && alike && before.has_aux {
        (group.has_aux, group.passive) = (true, before.passive);
        group.own = group.own.or(before.own);
    }
    group
}

fn copula(doc: &Annotated, run: &[TokenIdx], lexicon: &Lexicon) -> Option<Group> {
    let head = *run.iter().rfind(|token| class_of(doc, **token) == Upos::Aux)?;
    let before: Vec<_> = run.iter().copied().filter(|token| *token < head).collect();
    let mut res = group(doc, &before, head, lexicon);
    (res.copula, res.passive, res.has_aux) = (true, false, true);
    res.own = own(doc, run);
    Some(res)
}

fn own(doc: &Annotated, run: &[TokenIdx]) -> Option<Own> {
    let has = |words: &[&str]| run.iter().any(|token| words.iter().any(|w| doc.is(*token, w)));
    let negated = has(&["not", "n't", "n’t", "never", "hardly"])
        || has(&["no"]) && has(&["longer"])
        || has(&["longer"]);
    if has(&["may", "might"]) {
        Some(Own::Hypothetical)
    } else if negated {
        Some(Own::Negated)
    } else if has(&["will", "shall", "'ll", "’ll", "wo"]) {
        Some(Own::Future)
    } else if has(&["would"]) && has(&["have"]) {
        // "would have been killed": it was not.
        Some(Own::Hypothetical)
    } else if has(&["would", "'d", "’d"]) {
        Some(Own::Would)
    } else if has(&["can", "ca", "could", "should", "must", "ought"]) {
        Some(Own::Hypothetical)
    } else {
        None
    }
}
