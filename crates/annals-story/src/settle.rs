//! The publication year that a report's own words leave open.

use annals_core::{
    Actor, ActorKind, Day, MentionForm, Reading, Sector, Settlement, SettlementReason,
};
use std::collections::BTreeMap;

/// Two reports share facts when what they both name weighs at least this much.
const LEAST_SHARED: u32 = 5;

/// Settles the day of reports that leave several days open, by dated reports that name the same
/// actors.
///
/// People in office weigh most, states least, since offices change hands and states stay. Each dated
/// report speaks for a candidate in proportion to what it shares and the less the further away it
/// lies; the best candidate must have half as much again as the next. Otherwise the day stays open.
#[must_use]
pub fn settle(readings: &[&Reading]) -> Vec<Settlement> {
    let named: Vec<BTreeMap<String, u32>> = readings.iter().map(|reading| names(reading)).collect();
    let open = |reading: &Reading| {
        reading.published.day.is_none() && reading.published.candidates.len() > 1
    };
    (0..readings.len())
        .filter(|report| open(readings[*report]))
        .filter_map(|report| settle_one(report, readings, &named))
        .collect()
}

fn settle_one(
    report: usize,
    readings: &[&Reading],
    named: &[BTreeMap<String, u32>],
) -> Option<Settlement> {
    let mut neighbours: Vec<(u32, SettlementReason)> = vec![];
    for (other, reading) in readings.iter().enumerate() {
        let Some(published) = reading.published.day else { continue };
        let mut shared: Vec<(&String, u32)> = named[report]
            .iter()
            .filter_map(|(name, weight)| Some((name, *named[other].get(name)?.min(weight))))
            .collect();
        // The names that tell most come first: a president before a state.
        shared.sort_by(|(a, more), (b, less)| less.cmp(more).then(a.cmp(b)));
        let weight = shared.iter().map(|(_, weight)| weight).sum();
        if weight >= LEAST_SHARED {
            let shared = shared.into_iter().map(|(name, _)| name.clone()).collect();
            neighbours.push((weight, SettlementReason { report: other, published, shared }));
        }
    }
    let candidates = &readings[report].published.candidates;
    let score = |candidate: Day| -> u32 {
        neighbours
            .iter()
            .map(|(weight, reason)| {
                let days = candidate.days_until(reason.published).unsigned_abs();
                weight * 100_000 / (365 + days)
            })
            .sum()
    };
    let mut scores: Vec<(u32, Day)> = candidates.iter().map(|day| (score(*day), *day)).collect();
    scores.sort_unstable_by(|a, b| b.cmp(a));
    let (best, day) = *scores.first()?;
    let next = scores.get(1).map_or(0, |(score, _)| *score);
    if best == 0 || best * 2 < next * 3 {
        return None;
    }
    neighbours.sort_by_key(|(weight, reason)| {
        (day.days_until(reason.published).unsigned_abs(), u32::MAX - weight, reason.report)
    });
    let reasons = neighbours.into_iter().map(|(_, reason)| reason).collect();
    Some(Settlement { report, day, reasons })
}

/// The named actors of a report, and how much each ties it to its time. Agencies and papers stand in
/// reports of any time.
fn names(reading: &Reading) -> BTreeMap<String, u32> {
    let named = |actor: &&Actor| {
        actor.sector != Some(Sector::Jrn)
            && actor.mentions.iter().any(|m| m.form == MentionForm::Name)
    };
    reading.actors.iter().filter(named).map(|actor| (actor.name.clone(), weight(actor))).collect()
}

fn weight(actor: &Actor) -> u32 {
    match actor.kind {
        ActorKind::Person if actor.role.is_some() => 4,
        ActorKind::Person => 3,
        ActorKind::Organisation | ActorKind::Group => 2,
        ActorKind::State | ActorKind::People => 1,
    }
}
