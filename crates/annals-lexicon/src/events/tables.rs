//! The tables of events, read line by line.

use super::{LightVerb, NounTrigger, ObjectClass, Operator, Sense, VerbTrigger};
use crate::LexiconError;
use crate::inflection::{Inflection, VerbForm};
use crate::table::{Row, rows};
use annals_core::{EventType, Factuality};
use std::collections::HashMap;

/// Every form of some verbs, in small letters.
pub(super) fn forms(
    lemmas: impl Iterator<Item = &'static str>,
    inflection: &Inflection,
) -> HashMap<String, (&'static str, VerbForm)> {
    let mut res = HashMap::new();
    for lemma in lemmas {
        for (form, kind) in inflection.verb_forms(lemma) {
            res.entry(form).or_insert((lemma, kind));
        }
        // "kidnapped" beside "kidnaped", whatever the table of doubled consonants knows.
        let last = &lemma[lemma.len() - 1..];
        for (suffix, kind) in [("ed", VerbForm::PastOrParticiple), ("ing", VerbForm::Gerund)] {
            res.entry(format!("{lemma}{last}{suffix}")).or_insert((lemma, kind));
        }
    }
    res
}

pub(super) fn place_of(names: &mut Vec<&'static str>, name: &'static str) -> usize {
    names.iter().position(|other| *other == name).unwrap_or_else(|| {
        names.push(name);
        names.len() - 1
    })
}

fn sense<const N: usize>(
    row: &Row<'static, N>,
    [kind, mode, example, counter]: [&'static str; 4],
) -> Result<Sense, LexiconError> {
    let kind = match kind {
        "-" => None,
        code => Some(
            EventType::parse(code).ok_or_else(|| row.fault(format!("no such type: {code:?}")))?,
        ),
    };
    if kind.is_some() == example.is_empty() {
        return Err(row.fault("an event has an example, and what is none has not"));
    }
    Ok(Sense { kind, mode: (!mode.is_empty()).then_some(mode), example, counter })
}

pub(super) fn verbs(classes: &[&'static str]) -> Result<Vec<VerbTrigger>, LexiconError> {
    let table = include_str!("../../data/trigger_verbs.txt");
    let mut res = vec![];
    for row in rows::<5>("trigger_verbs.txt", table)? {
        let [pattern, kind, mode, example, counter] = row.columns;
        let mut parts = pattern.split_whitespace();
        let lemma = parts.next().ok_or_else(|| row.fault("no verb"))?;
        let (mut words, mut object) = (vec![], None);
        for part in parts {
            match part.strip_prefix('{').and_then(|part| part.strip_suffix('}')) {
                Some(names) => object = Some(object_class(&row, names, classes)?),
                None => words.push(part),
            }
        }
        let sense = sense(&row, [kind, mode, example, counter])?;
        res.push(VerbTrigger { pattern, lemma, words, object, sense });
    }
    Ok(res)
}

fn object_class<const N: usize>(
    row: &Row<'static, N>,
    names: &str,
    classes: &[&'static str],
) -> Result<ObjectClass, LexiconError> {
    match names {
        "any" => return Ok(ObjectClass::Any),
        "name" => return Ok(ObjectClass::Name),
        "act" => return Ok(ObjectClass::Act),
        _ => {}
    }
    let mut bits = 0;
    for name in names.split('/') {
        let at = classes.iter().position(|class| *class == name);
        bits |= 1 << at.ok_or_else(|| row.fault(format!("no such class: {name:?}")))?;
    }
    Ok(ObjectClass::Nouns(bits))
}

pub(super) fn nouns() -> Result<Vec<NounTrigger>, LexiconError> {
    let table = include_str!("../../data/trigger_nouns.txt");
    let mut res = vec![];
    for row in rows::<6>("trigger_nouns.txt", table)? {
        let [lemma, kind, mode, conditions, example, counter] = row.columns;
        let mut noun = NounTrigger {
            lemma,
            needs_party: false,
            needs_light_verb: false,
            needs_carrier: false,
            of_patient: false,
            only_after: vec![],
            not_after: vec![],
            sense: sense(&row, [kind, mode, example, counter])?,
        };
        for condition in conditions.split_whitespace() {
            match condition.split_once(':') {
                Some(("only", words)) => noun.only_after = words.split(',').collect(),
                Some(("not", words)) => noun.not_after = words.split(',').collect(),
                None if condition == "party" => noun.needs_party = true,
                None if condition == "light" => noun.needs_light_verb = true,
                None if condition == "carried" => noun.needs_carrier = true,
                None if condition == "patient" => noun.of_patient = true,
                _ => return Err(row.fault(format!("no such condition: {condition:?}"))),
            }
        }
        res.push(noun);
    }
    Ok(res)
}

pub(super) fn light_verbs() -> Result<Vec<(&'static str, LightVerb)>, LexiconError> {
    let mut res = vec![];
    for row in rows::<3>("light_verbs.txt", include_str!("../../data/light_verbs.txt"))? {
        let kind = match row.columns[1] {
            "does" => LightVerb::Does,
            "happens" => LightVerb::Happens,
            "both" => LightVerb::Both,
            other => return Err(row.fault(format!("no such kind: {other:?}"))),
        };
        res.push((row.columns[0], kind));
    }
    Ok(res)
}

pub(super) fn operators() -> Result<Vec<(&'static str, Operator)>, LexiconError> {
    let mut res = vec![];
    for row in rows::<4>("factuality.txt", include_str!("../../data/factuality.txt"))? {
        let [word, factuality, reach, _] = row.columns;
        let factuality = match factuality {
            "same" => None,
            code => Some(
                Factuality::parse(code)
                    .ok_or_else(|| row.fault(format!("no such factuality: {code:?}")))?,
            ),
        };
        let reaches = |name: &str| reach.split_whitespace().any(|other| other == name);
        let operator = Operator {
            factuality,
            infinitive: reaches("to"),
            clause: reaches("that"),
            object: reaches("object"),
            before: reaches("before"),
        };
        let known = ["to", "that", "object", "before"];
        if let Some(other) = reach.split_whitespace().find(|name| !known.contains(name)) {
            return Err(row.fault(format!("no such reach: {other:?}")));
        }
        res.push((word, operator));
    }
    Ok(res)
}
