//! Events whose trigger is a noun.

use super::{Act, Clauses, Party};
use crate::classes::class_of;
use crate::phrases::Phrase;
use annals_core::{EventType, Factuality, TokenIdx, Upos};
use annals_lexicon::events::{LightVerb, NounTrigger};

/// The acts that nouns of a sentence tell of.
pub(super) fn acts(clauses: &Clauses) -> Vec<Act> {
    clauses.sentence.tokens().filter_map(|token| act(clauses, token)).collect()
}

fn act(clauses: &Clauses, noun: TokenIdx) -> Option<Act> {
    let trigger = clauses.act_noun(noun)?;
    let kind = trigger.sense.kind?;
    let factuality = clauses.noun_factuality(noun).ok()?;
    let (light, by_light) = carrier(clauses, noun);
    let light_subject = by_light.first().copied();
    let around = clauses.around(noun, trigger, kind);
    let named = !around.actors.is_empty() || !around.recipients.is_empty();
    // What is asked for or promised needs no other sign that it is an act.
    let told = light
        || matches!(factuality, Factuality::Future | Factuality::Hypothetical)
        // "No call, no siren" tells of nothing.
        || factuality == Factuality::Negated && clauses.group_before(noun).is_some();
    if trigger.needs_party && !named
        || trigger.needs_light_verb && !told && around.actors.is_empty()
        || trigger.needs_carrier && !told
    {
        return None;
    }
    let mut actors = by_light;
    // "signed their accord": they are whoever signed.
    let own = |party: &Party| matches!(party, Party::Name(span) if clauses.is_own(*span));
    actors.extend(around.actors.into_iter().filter(|party| light_subject.is_none() || !own(party)));
    let rule =
        if light { "events/light-verb".to_owned() } else { format!("events/{}", trigger.lemma) };
    let mode = trigger.sense.mode;
    Some(Act { trigger: noun, kind, mode, factuality, actors, recipients: around.recipients, rule })
}

/// Whether a light verb carries the noun, and who does the act then.
fn carrier(clauses: &Clauses, noun: TokenIdx) -> (bool, Vec<Party>) {
    if let Some(at) = clauses.verb_over(noun) {
        let group = &clauses.groups[at];
        let kind = clauses.words.light_verb(&group.lemma);
        let happens = matches!(kind, Some(LightVerb::Happens | LightVerb::Both));
        let passive = group.passive && kind.is_some();
        let doers = if passive { clauses.persons_of(clauses.agents(group.head)) } else { vec![] };
        return (happens || passive, doers);
    }
    let Some(at) = clauses.light_verb_before(noun) else { return (false, vec![]) };
    let subjects = clauses.subjects(at).into_iter().map(Party::Phrase).collect();
    // "faces charges": its subject suffers it.
    let does = clauses.words.light_verb(&clauses.groups[at].lemma) != Some(LightVerb::Happens);
    (true, if does { subjects } else { vec![] })
}

impl Clauses<'_, '_> {
    /// The trigger that a noun is, where its neighbours allow it.
    pub(super) fn act_noun(&self, noun: TokenIdx) -> Option<&NounTrigger> {
        let class = class_of(self.doc, noun);
        let gerund = class == Upos::Verb && self.lower(noun).ends_with("ing");
        let lower = self.lower(noun);
        let trigger = self.words.noun(&lower)?;
        // Words the tagger may take for verbs or adjectives by their endings: "bloodshed".
        let known = self.lexicon.inflection.verb(&lower).is_some();
        let ending = matches!(class, Upos::Verb | Upos::Adj) && !known;
        let noun_like = class == Upos::Noun || ending || gerund && self.is_noun_like(noun);
        // "To learn more, visit the museum"
        let neighbours = (noun.offset(-1), noun.offset(1).and_then(|next| self.inside(next)));
        let opens = noun == self.sentence.first
            || neighbours.0.is_some_and(|before| self.doc.word(before) == ",");
        if opens && neighbours.1.is_some_and(|next| class_of(self.doc, next) == Upos::Det) {
            return None;
        }
        if !noun_like || self.is_in_name(noun) {
            return None;
        }
        // The noun before another describes it: "attack helicopters", "a ceasefire agreement".
        let phrase = self.phrase_at(noun);
        let next = self.inside(noun.offset(1)?);
        let describes = phrase.is_some_and(|phrase| phrase.head != noun)
            && next.is_some_and(|next| {
                matches!(class_of(self.doc, next), Upos::Noun | Upos::Propn | Upos::Adj)
                    || self.doc.word(next) == "-"
            });
        let before = noun.offset(-1).and_then(|token| self.inside(token));
        let before = before.map_or(String::new(), |token| self.lower(token));
        let near = noun.offset(-2).and_then(|token| self.inside(token));
        let near = near.map_or(String::new(), |token| self.lower(token));
        let asked = trigger.only_after.is_empty()
            || trigger.only_after.iter().any(|word| *word == before || *word == near);
        let barred = trigger.not_after.contains(&before.as_str());
        let glued = trigger.only_after.is_empty() && before == "-";
        (!describes && asked && !barred && !glued).then_some(trigger)
    }

    fn is_noun_like(&self, token: TokenIdx) -> bool {
        let before = token.offset(-1).and_then(|token| self.inside(token));
        let next = token.offset(1).and_then(|token| self.inside(token));
        let timed = |token| self.anchors.is_time(token);
        let behind_noun = before.is_some_and(|t| class_of(self.doc, t) == Upos::Noun);
        let describes = next.is_some_and(|t| {
            matches!(class_of(self.doc, t), Upos::Noun | Upos::Propn) && !timed(t)
        });
        // "the Arvela bombing killed ten"
        let behind_name = before.is_some_and(|t| {
            let articled = |p: Phrase| p.head == t && class_of(self.doc, p.first) == Upos::Det;
            class_of(self.doc, t) == Upos::Propn && self.phrase_at(t).is_some_and(articled)
        });
        let ends = |t| matches!(class_of(self.doc, t), Upos::Verb | Upos::Aux | Upos::Punct);
        // "Fighting erupted"
        let opens = before.is_none()
            && next
                .and_then(|next| self.group_at(next))
                .is_some_and(|at| !self.groups[at].infinitive && !self.groups[at].is_bare_gerund());
        before.is_some_and(|t| matches!(class_of(self.doc, t), Upos::Det | Upos::Adj)) && !describes
            || self.phrase_at(token).is_some_and(|phrase| phrase.head == token)
            || next.is_some_and(|next| self.is_any(next, &["of", "by"]))
            || behind_name && next.is_some_and(ends)
            || behind_noun && next.is_some_and(timed)
            || before.is_some_and(|t| self.doc.word(t) == "-") && !describes
            || opens
    }

    /// The light verb that a noun is the object of: "launched", "carried out", "reach".
    pub(super) fn light_verb_before(&self, noun: TokenIdx) -> Option<usize> {
        const AMOUNTS: [&str; 6] = ["series", "wave", "round", "number", "hour", "string"];
        let mut first = self.first_of(noun);
        for _ in 0..3 {
            let mut before = self.over_noun(first)?;
            // "strikes and raids"
            if class_of(self.doc, before) == Upos::Cconj || self.doc.word(before) == "," {
                first = self.first_of(self.before(before)?);
                continue;
            }
            // "a series of airstrikes"
            if self.doc.is(before, "of") {
                let over = self.phrase_at(self.before(before)?)?;
                if !AMOUNTS.contains(&self.noun(over).as_str()) {
                    return None;
                }
                first = over.first;
                continue;
            }
            if self.is_any(before, &["out", "up", "on", "into"]) {
                before = self.before(before)?;
            }
            let group = self.group_at(before)?;
            // "called a strike", but not "called the strike a success".
            if self.is_call(before) && self.is_any(first, &["the", "this", "that"]) {
                return None;
            }
            return self.words.light_verb(&self.groups[group].lemma).map(|_| group);
        }
        None
    }
}

/// The parties named around a noun.
pub(super) struct Around {
    pub(super) actors: Vec<Party>,
    pub(super) recipients: Vec<Party>,
}

impl Clauses<'_, '_> {
    fn around(&self, noun: TokenIdx, trigger: &NounTrigger, kind: EventType) -> Around {
        let mut res = Around { actors: vec![], recipients: vec![] };
        let owners = self.owners(noun);
        let symmetric =
            matches!(kind, EventType::Consult | EventType::Cooperate | EventType::Agree)
                || matches!(
                    trigger.lemma,
                    "war" | "clash" | "battle" | "conflict" | "ceasefire" | "truce"
                );
        if trigger.of_patient && !trigger.lemma.ends_with("strike") {
            res.recipients.extend(owners);
        } else {
            res.actors.extend(owners);
        }
        let moves = matches!(kind, EventType::Retreat | EventType::Mobilize);
        for (preposition, phrases) in self.attributes(noun) {
            let parties = phrases.iter().copied().filter(|phrase| self.may_be_party(*phrase, kind));
            let parties: Vec<Party> = parties.map(Party::Phrase).collect();
            match preposition.as_str() {
                "by" | "from" if kind != EventType::Retreat => res.actors.extend(parties),
                "between" | "with" | "among" if symmetric => res.actors.extend(parties),
                "between" => res.actors.extend(parties),
                "of" if symmetric && kind != EventType::Assault => res.actors.extend(parties),
                "against" | "on" | "of" if !moves && !symmetric => {
                    res.recipients.extend(parties);
                }
                "against" => res.recipients.extend(parties),
                "to" if matches!(kind, EventType::Aid | EventType::Request) => {
                    res.recipients.extend(parties);
                }
                _ => {}
            }
        }
        // "allegations made by Norland", "restrictions imposed on women"
        let next = self.after(noun).and_then(|next| self.group_at(next));
        let carried = next.or_else(|| self.verb_over(noun)).filter(|at| {
            let group = &self.groups[*at];
            let passive = group.passive || group.is_bare_participle();
            passive && self.words.light_verb(&group.lemma).is_some()
        });
        if let Some(at) = carried {
            let head = self.groups[at].head;
            res.actors.extend(self.persons_of(self.agents(head)));
            for (preposition, phrases) in self.attributes(head) {
                if matches!(preposition.as_str(), "on" | "against") {
                    res.recipients.extend(self.persons(&phrases));
                }
            }
        }
        res
    }
}
