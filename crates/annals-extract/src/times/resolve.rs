//! From expressions to values.

mod merge;
mod pass;

use super::{Expression, FoundTime};
use annals_core::{
    Anchor, Annotated, Duration, Published, RuleId, TimeIdx, TimeValue, Timex, TimexKind, TimexMod,
};
use annals_lexicon::times::Side;

/// Gives every expression its value; one that no value can be told of is left out.
///
/// Where the publication day is open between several, each is tried: what they agree on is the
/// value, and what each gives stands among the alternatives.
#[must_use]
pub fn resolve(doc: &Annotated, found: Vec<FoundTime>, published: &Published) -> Vec<Timex> {
    let days: Vec<_> = match published.day {
        Some(day) => vec![Some(day)],
        None if published.candidates.is_empty() => vec![None],
        None => published.candidates.iter().copied().map(Some).collect(),
    };
    let passes: Vec<_> = days.into_iter().map(|day| pass::run(doc, &found, day)).collect();
    let times = merge::merge(&found, passes);
    let mut positions = vec![];
    let mut n_kept = 0;
    for time in &times {
        positions.push(TimeIdx(n_kept));
        n_kept += u32::from(time.value.is_some());
    }
    let joined = found.iter().zip(times);
    joined.filter_map(|(found, time)| timex(found, time, &positions)).collect()
}

/// What one expression comes to.
#[derive(Clone, Debug, Default)]
struct Resolved {
    value: Option<TimeValue>,
    /// Positions are those among all found expressions.
    anchor: Option<Anchor>,
    basis: Option<String>,
    alternatives: Vec<TimeValue>,
}

fn timex(found: &FoundTime, resolved: Resolved, positions: &[TimeIdx]) -> Option<Timex> {
    let value = resolved.value?;
    let anchor = resolved.anchor.map(|anchor| match anchor {
        Anchor::Time(time) => Anchor::Time(positions[time.0 as usize]),
        Anchor::Published(day) => Anchor::Published(day),
    });
    let (quantifier, frequency) = match &found.expression {
        Expression::Recurring { quantifier, frequency, .. } => {
            (quantifier.map(str::to_owned), frequency.map(|n| format!("{n}X")))
        }
        _ => (None, None),
    };
    Some(Timex {
        span: found.span,
        kind: kind(&found.expression),
        value,
        modifier: modifier(found),
        quantifier,
        frequency,
        anchor,
        basis: resolved.basis,
        alternatives: resolved.alternatives,
        rule: RuleId::new(found.rule),
    })
}

fn kind(expression: &Expression) -> TimexKind {
    match expression {
        Expression::Part(..)
        | Expression::SomePart(_)
        | Expression::ShiftedPart(..)
        | Expression::Clock(..) => TimexKind::Time,
        Expression::Length(_) => TimexKind::Duration,
        Expression::Recurring { .. } => TimexKind::Set,
        _ => TimexKind::Date,
    }
}

/// "More than a year ago" is before that date: TIMEX3 has other words for dates than for lengths.
fn modifier(found: &FoundTime) -> Option<TimexMod> {
    let modifier = found.modifier?;
    let Expression::Offset(_, _, side) = found.expression else { return Some(modifier) };
    Some(match (modifier, side) {
        (TimexMod::MoreThan, Side::Past) | (TimexMod::LessThan, Side::Future) => TimexMod::Before,
        (TimexMod::LessThan, Side::Past) | (TimexMod::MoreThan, Side::Future) => TimexMod::After,
        (TimexMod::EqualOrMore, Side::Past) | (TimexMod::EqualOrLess, Side::Future) => {
            TimexMod::OnOrBefore
        }
        (TimexMod::EqualOrLess, Side::Past) | (TimexMod::EqualOrMore, Side::Future) => {
            TimexMod::OnOrAfter
        }
        (modifier, _) => modifier,
    })
}

fn length_value(length: Duration) -> TimeValue {
    TimeValue::Duration(length)
}
