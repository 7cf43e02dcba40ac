//! What several possible publication days agree on.

use super::super::reckon::written;
use super::super::{Expression, FoundTime};
use super::Resolved;
use annals_core::{Anchor, PartialDate, TimeValue};
use annals_lexicon::times::{Holiday, Shift, Side, TimeUnit};

/// Joins the outcomes of every possible publication day; each pass has one for every expression.
pub(super) fn merge(found: &[FoundTime], passes: Vec<Vec<Resolved>>) -> Vec<Resolved> {
    let mut passes = passes.into_iter();
    let Some(first) = passes.next() else { return vec![] };
    let rest: Vec<_> = passes.collect();
    let joined = first.into_iter().enumerate().zip(found);
    joined
        .map(|((at, first), found)| {
            let others: Vec<&Resolved> = rest.iter().map(|pass| &pass[at]).collect();
            let mut res = join(first, &others, &found.expression);
            res.value = res.value.or_else(|| without_day(&found.expression));
            res
        })
        .collect()
}

fn join(first: Resolved, others: &[&Resolved], expression: &Expression) -> Resolved {
    if others.iter().all(|other| other.value == first.value) {
        let anchor = if others.is_empty() { first.anchor } else { in_report(first.anchor) };
        return Resolved { anchor, ..first };
    }
    let mut possible: Vec<TimeValue> = vec![];
    for value in std::iter::once(&first).chain(others.iter().copied()).filter_map(|one| one.value) {
        if !possible.contains(&value) {
            possible.push(value);
        }
    }
    let basis = first.basis.map_or_else(String::new, |basis| format!("{basis}; "));
    Resolved {
        value: without_year(&possible).or_else(|| without_day(expression)),
        anchor: in_report(first.anchor),
        basis: Some(format!("{basis}year not told: {} days of publication fit", others.len() + 1)),
        alternatives: possible,
    }
}

/// An anchor that holds whatever the day of publication.
fn in_report(anchor: Option<Anchor>) -> Option<Anchor> {
    anchor.filter(|anchor| matches!(anchor, Anchor::Time(_)))
}

/// What dates of several years share: the day, month, season, quarter or week.
fn without_year(possible: &[TimeValue]) -> Option<TimeValue> {
    let shared = |rest: fn(&str) -> &str| {
        let rests = possible.iter().map(|value| {
            let written = value.date().filter(|date| date.is_anchored())?.to_string();
            Some(rest(written.split_once('-')?.1).to_owned())
        });
        let rests: Vec<String> = rests.collect::<Option<_>>()?;
        let (first, others) = rests.split_first()?;
        others.iter().all(|other| other == first).then(|| format!("XXXX-{first}").parse().ok())?
    };
    // The day of a time of day, where the whole has no such value.
    shared(|rest| rest).or_else(|| shared(|rest| rest.split('T').next().unwrap_or(rest)))
}

/// What an expression says where no day of publication is known.
fn without_day(expression: &Expression) -> Option<TimeValue> {
    let date = match expression {
        Expression::Day { month, day, .. } | Expression::Holiday(Holiday::Fixed(month, day), _) => {
            PartialDate::day_of_some_year(*month, *day)
        }
        Expression::Month(month, _) => PartialDate::month_of_some_year(*month),
        Expression::Season(code, _) => written(&format!("XXXX-{code}")),
        Expression::Quarter(n, _) => written(&format!("XXXX-Q{n}")),
        Expression::Half(n, _) => written(&format!("XXXX-H{n}")),
        Expression::Weekday(weekday, _) => Some(PartialDate::some_weekday(*weekday)),
        Expression::Clock(time, None) => written(&format!("XXXX-XX-XXT{time}")),
        Expression::Part(_, day) | Expression::Clock(_, Some(day)) => return without_day(day),
        Expression::Unit(TimeUnit::Length(..), None) => return Some(TimeValue::Present),
        Expression::Unit(_, Some(shift)) | Expression::ShiftedPart(_, shift) => {
            return Some(match shift {
                Shift::Last | Shift::Past | Shift::Previous | Shift::Recent => TimeValue::Past,
                Shift::This => TimeValue::Present,
                Shift::Next | Shift::Coming | Shift::Following => TimeValue::Future,
                Shift::Same => return None,
            });
        }
        Expression::SpokenTime => return Some(TimeValue::Past),
        Expression::Named(days) => {
            return Some(match days.signum() {
                -1 => TimeValue::Past,
                0 => TimeValue::Present,
                _ => TimeValue::Future,
            });
        }
        Expression::Offset(_, _, side) => {
            return Some(match side {
                Side::Past => TimeValue::Past,
                Side::Future => TimeValue::Future,
            });
        }
        _ => None,
    };
    date.map(TimeValue::Date)
}
