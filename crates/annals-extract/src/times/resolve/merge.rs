//! What several possible publication days agree on.

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

/// The day or month that dates of several years share.
fn without_year(possible: &[TimeValue]) -> Option<TimeValue> {
    let dates: Vec<PartialDate> =
        possible.iter().map(|value| value.date()).collect::<Option<_>>()?;
    let same = |key: fn(&PartialDate) -> Option<(u8, u8)>| {
        let first = key(dates.first()?)?;
        dates.iter().all(|date| key(date) == Some(first)).then_some(first)
    };
    let day = same(|date| date.day().map(|day| (day.month(), day.day())));
    let month = same(|date| {
        let (from, to) = (date.from()?, date.to()?);
        let whole = from.day() == 1 && to == from.last_of_month();
        whole.then_some((from.month(), 1))
    });
    let date = match (day, month) {
        (Some((month, day)), _) => PartialDate::day_of_some_year(month, day),
        (None, Some((month, _))) => PartialDate::month_of_some_year(month),
        (None, None) => None,
    };
    date.map(TimeValue::Date)
}

/// What an expression says where no day of publication is known.
fn without_day(expression: &Expression) -> Option<TimeValue> {
    let date = match expression {
        Expression::Day { month, day, .. } | Expression::Holiday(Holiday::Fixed(month, day), _) => {
            PartialDate::day_of_some_year(*month, *day)
        }
        Expression::Month(month, _) => PartialDate::month_of_some_year(*month),
        Expression::Weekday(weekday, _) => Some(PartialDate::some_weekday(*weekday)),
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
