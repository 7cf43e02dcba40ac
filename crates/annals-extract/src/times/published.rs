//! The report's own day, where its words tell it.
//!
//! A wrong day of publication is worse than none: every inference here needs two signs that agree.

use super::{Expression, FoundTime, Placed};
use crate::classes::class_of;
use annals_core::{
    Annotated, BlockKind, DateBasis, DateEvidence, Day, EvidencePlace, Published, TokenIdx, Upos,
    Weekday, YearRange,
};
use annals_lexicon::times::Side;

/// The day a report was published: as stated, or as its words tell.
///
/// * A caption's full date, where the prose uses its weekday for its own day ("hosted the guests
///   Monday").
/// * A weekday and a date on which the same speaker spoke ("an envoy said Monday", "the envoy told
///   reporters on March 7"): one day, in each year in which both agree.
#[must_use]
pub fn published(doc: &Annotated, found: &[FoundTime], stated: &Published) -> Published {
    if stated.basis != DateBasis::Unknown || stated.day.is_some() {
        return stated.clone();
    }
    let inferred = from_caption(doc, found).or_else(|| from_speaker(doc, found));
    match inferred {
        Some(inferred) => Published { time: stated.time, ..inferred },
        None => stated.clone(),
    }
}

fn full_day(found: &FoundTime) -> Option<Day> {
    let Expression::Day { year: Some(year), month, day, ambiguous: false, .. } = found.expression
    else {
        return None;
    };
    Day::new(year, month, day)
}

/// The weekday that stands alone, or with a part of its day.
fn bare_weekday(expression: &Expression) -> Option<Weekday> {
    match expression {
        Expression::Weekday(weekday, None) => Some(*weekday),
        Expression::Part(_, day) => bare_weekday(day),
        _ => None,
    }
}

fn evidence(doc: &Annotated, found: &FoundTime, why: &str) -> DateEvidence {
    let quote = found.span.of(doc.text()).to_owned();
    DateEvidence { place: EvidencePlace::Text(found.span), quote, why: why.to_owned() }
}

fn is_bare(words: &str) -> bool {
    !words.contains(|c: char| c.is_alphanumeric())
}

/// Whether only the photographer follows: "(A. Wence/Northline News)".
fn is_bracketed(words: &str) -> bool {
    let inner = words.trim_end_matches(['.', ' ']).strip_prefix('(');
    inner.and_then(|inner| inner.strip_suffix(')')).is_some_and(|inner| !inner.contains(')'))
}

/// How many days before its report a picture of the news can be.
const PICTURE_DAYS: i32 = 2;

fn from_caption(doc: &Annotated, found: &[FoundTime]) -> Option<Published> {
    let captions = doc.blocks().iter().filter(|block| block.kind == BlockKind::Caption);
    let ends: Vec<_> = captions.map(|block| block.span).collect();
    let closes = |time: &&FoundTime| {
        ends.iter().any(|block| {
            let rest = || doc.text()[time.span.end()..block.end()].trim_start_matches(['.', ' ']);
            block.contains(time.span) && (is_bare(rest()) || is_bracketed(rest()))
        })
    };
    let dated: Vec<&FoundTime> =
        found.iter().filter(|time| full_day(time).is_some()).filter(closes).collect();
    let day = full_day(dated.first()?)?;
    if dated.iter().any(|time| full_day(time) != Some(day)) {
        return None;
    }
    let prose = || found.iter().filter(|time| !ends.iter().any(|block| block.contains(time.span)));
    let told_on = |side, weekday: Weekday| {
        prose().find(move |time| {
            bare_weekday(&time.expression) == Some(weekday) && time.direction.side == Some(side)
        })
    };
    let of_picture = told_on(Side::Past, day.weekday())?;
    // A picture can be of the day before: "shells fell Tuesday and three more on Wednesday".
    let later = (1..=PICTURE_DAYS).rev().filter_map(|days| day.plus_days(days));
    let (own_day, told) = later
        .filter_map(|later| Some((later, told_on(Side::Past, later.weekday())?)))
        .next()
        .unwrap_or((day, of_picture));
    let contradicted = told_on(Side::Future, own_day.weekday()).is_some()
        || prose().any(|time| {
            time.direction.side == Some(Side::Past)
                && full_day(time).is_some_and(|other| other > own_day)
        });
    if contradicted {
        return None;
    }
    let picture = dated[0];
    let day = own_day;
    Some(Published {
        day: Some(day),
        time: None,
        basis: DateBasis::Inferred,
        candidates: vec![day],
        years: None,
        evidence: vec![
            evidence(doc, picture, "a caption ends in this date"),
            evidence(doc, told, "the report tells of this weekday as its own day"),
        ],
    })
}

fn from_speaker(doc: &Annotated, found: &[FoundTime]) -> Option<Published> {
    let told =
        |time: &&FoundTime| time.direction.utterance && time.direction.side == Some(Side::Past);
    let spoken: Vec<&FoundTime> = found.iter().filter(told).take(MANY).collect();
    let weekdays = || spoken.iter().filter(|time| bare_weekday(&time.expression).is_some());
    let days = || spoken.iter().filter(|time| matches!(time.expression, Expression::Day { .. }));
    let mut pairs = weekdays().flat_map(|weekday| days().map(move |day| (*weekday, *day)));
    let (weekday, dated) = pairs.find(|(weekday, day)| same_speaker(doc, weekday, day))?;
    let name = bare_weekday(&weekday.expression)?;
    let Expression::Day { year, month, day, ambiguous: false, .. } = dated.expression else {
        return None;
    };
    let years = YearRange::OF_REPORTS;
    let all = match year {
        Some(year) => year..=year,
        None => years.first..=years.last,
    };
    let latest = latest_told(found);
    let candidates: Vec<Day> = all
        .filter_map(|year| Day::new(year, month, day))
        .filter(|day| day.weekday() == name && latest.is_none_or(|latest| *day >= latest))
        .collect();
    let one = match candidates[..] {
        [] => return None,
        [one] => Some(one),
        _ => None,
    };
    Some(Published {
        day: one,
        time: None,
        basis: if one.is_some() { DateBasis::Inferred } else { DateBasis::Unknown },
        candidates,
        years: year.is_none().then_some(years),
        evidence: vec![
            evidence(doc, weekday, "the weekday on which the source spoke"),
            evidence(doc, dated, "the date on which the same source spoke"),
        ],
    })
}

/// The latest first day of what is told in the past with its year: no report comes before it.
fn latest_told(found: &[FoundTime]) -> Option<Day> {
    let past = found.iter().filter(|time| time.direction.side == Some(Side::Past));
    past.filter_map(|time| match time.expression {
        Expression::Month(month, Placed::Year(year)) => Day::new(year, month, 1),
        Expression::Year(year) => Day::new(year, 1, 1),
        _ => full_day(time),
    })
    .max()
}

/// How many times at which somebody spoke are compared: a report's own day stands near its head.
const MANY: usize = 100;

/// How many sentences may lie between two times at which one speaker spoke.
const FAR: u32 = 3;

fn same_speaker(doc: &Annotated, one: &FoundTime, other: &FoundTime) -> bool {
    let sentence = |time: &FoundTime| doc.sentence_at(time.span.start()).map(|at| at.0);
    let near = sentence(one).zip(sentence(other)).is_some_and(|(a, b)| a.abs_diff(b) <= FAR);
    let speakers = speaker(doc, one).zip(speaker(doc, other));
    near && speakers.is_some_and(|(a, b)| doc.word(a).eq_ignore_ascii_case(doc.word(b)))
}

/// The noun before the verb that told: the head of "a senior U.S. official said".
fn speaker(doc: &Annotated, time: &FoundTime) -> Option<TokenIdx> {
    let mut at = time.direction.verb?.offset(-1)?;
    while matches!(class_of(doc, at), Upos::Aux | Upos::Adv) {
        at = at.offset(-1)?;
    }
    matches!(class_of(doc, at), Upos::Noun | Upos::Propn).then_some(at)
}
