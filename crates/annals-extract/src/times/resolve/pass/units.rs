//! Weeks, months and years told from the report's day or from another time of the report.

use super::super::super::reckon::{moved, unit_at, written};
use super::super::super::{Expression, Length, Origin};
use super::super::Resolved;
use super::{Pass, Told, date, is_compared, value};
use annals_core::{Anchor, Day, DurationUnit, PartialDate, TimeValue};
use annals_lexicon::times::{Shift, Side, TimeUnit};

impl Pass<'_, '_> {
    /// "last week", "the following year", "the weekend"
    pub(super) fn unit(&self, unit: TimeUnit, shift: Option<Shift>) -> Resolved {
        let (by, narrative) = match shift {
            Some(Shift::Last | Shift::Past) => (-1, false),
            Some(Shift::This | Shift::Recent) => (0, false),
            Some(Shift::Next | Shift::Coming) => (1, false),
            Some(Shift::Previous) => (-1, true),
            Some(Shift::Following) => (1, true),
            Some(Shift::Same) => (0, true),
            None if unit == TimeUnit::Weekend => return self.weekend(),
            // "the end of the year", "later in the month"
            None => (0, self.history),
        };
        let unit = match unit {
            TimeUnit::Length(_, unit) => unit,
            TimeUnit::Weekend | TimeUnit::Night => return self.shifted_weekend(by),
        };
        if narrative {
            return self.told_from_narrative(longest_reference(unit), |day| unit_at(day, unit, by));
        }
        let found = self.published.and_then(|day| unit_at(day, unit, by));
        self.told_from_report(found, shift_name(by))
    }

    /// "the weekend": the last one, unless the words look ahead; within one, that one.
    fn weekend(&self) -> Resolved {
        let ahead = self.direction().side == Some(Side::Future);
        let found = self.published.and_then(|day| {
            let within = day.weekday().number() >= 6;
            weekend_of(if ahead || within { day } else { day.plus_days(-7)? })
        });
        self.told_from_report(found, &self.direction().basis)
    }

    fn shifted_weekend(&self, by: i32) -> Resolved {
        let found = self.published.and_then(|day| weekend_of(day.plus_days(7 * by)?));
        self.told_from_report(found, shift_name(by))
    }

    /// "last night", "this morning", "that evening"
    pub(super) fn shifted_part(&self, code: &str, shift: Shift) -> Resolved {
        let part = |day: Option<Day>| written(&format!("{}T{code}", day?));
        let by = match shift {
            Shift::Last | Shift::Past | Shift::Previous => -1,
            Shift::This | Shift::Same | Shift::Recent => 0,
            Shift::Next | Shift::Coming | Shift::Following => 1,
        };
        if matches!(shift, Shift::Same | Shift::Previous | Shift::Following | Shift::Next) {
            return self.told_from_narrative(1, |day| part(day.plus_days(by)));
        }
        let day = self.published.and_then(|day| day.plus_days(by));
        self.told_from_report(part(day), shift_name(by))
    }

    /// "two days ago", "a year earlier"
    pub(super) fn offset(&self, length: Length, origin: Origin, side: Side) -> Resolved {
        let sign = match side {
            Side::Past => -1,
            Side::Future => 1,
        };
        let (by, unit) = match whole(length) {
            Some((amount, unit)) => (amount.saturating_mul(sign), unit),
            None => {
                return value(match side {
                    Side::Past => TimeValue::Past,
                    Side::Future => TimeValue::Future,
                });
            }
        };
        if by == -1
            && unit == DurationUnit::Year
            && let Some(found) = self.quarter_a_year_ago()
        {
            return found;
        }
        let at = |day: Day| match unit {
            // Decades and centuries are counted in years: "a decade ago" is that year.
            DurationUnit::Century => unit_at(day, DurationUnit::Year, by.checked_mul(100)?),
            DurationUnit::Decade => unit_at(day, DurationUnit::Year, by.checked_mul(10)?),
            unit if unit >= DurationUnit::Hour => moved(day, unit, by).map(Into::into),
            unit => unit_at(day, unit, by),
        };
        match origin {
            Origin::Report => {
                let found = self.published.and_then(at);
                let mut res = self.told_from_report(found, "told from the report's day");
                // A few hours can reach into the day before.
                if unit >= DurationUnit::Hour {
                    let other = self.published.and_then(|day| day.plus_days(sign));
                    res.alternatives.extend(other.map(|day| TimeValue::Date(day.into())));
                }
                res
            }
            Origin::Narrative => self.told_from_narrative(longest_reference(unit), at),
        }
    }

    /// Reckons from the last time of the report that is precise enough, or from the report's day.
    pub(super) fn told_from_narrative(
        &self,
        longest: i32,
        reckon: impl Fn(Day) -> Option<PartialDate>,
    ) -> Resolved {
        let precise = |told: &&Told| {
            let days = told.date.from().zip(told.date.to());
            days.is_some_and(|(from, to)| from.days_until(to) < longest)
        };
        // "a year earlier" beside "last year" compares with the year of the report too.
        let compared = |told: &&Told| {
            let expression = &self.found[told.at].expression;
            let last =
                matches!(expression, Expression::Unit(unit, Some(Shift::Last)) if unit.is_year());
            longest > 300 && (last || is_compared(expression))
        };
        let mut told = self.on_course().filter(precise).filter(|told| !compared(told));
        match told.next() {
            Some(told) => {
                let basis = Some("told from the time before it".to_owned());
                let anchor = Some(self.anchor_at(told));
                Resolved { anchor, basis, ..date(told.date.from().and_then(reckon)) }
            }
            // A history is told from nothing but itself.
            None if self.history => {
                Resolved { basis: Some("no time before it".to_owned()), ..Resolved::default() }
            }
            None => self.told_from_report(self.published.and_then(reckon), "no time before it"),
        }
    }

    /// The day a bare time of day belongs to: the last one of its sentence, or the report's.
    pub(super) fn day_of_sentence(&self) -> Resolved {
        let sentence = self.doc.sentence_at(self.found[self.at].span.start());
        let told = self.told_before().find(|told| told.date.day().is_some());
        if self.history {
            let told = self.on_course().find(|told| told.date.day().is_some());
            let day = told.and_then(|told| told.date.day());
            let basis = Some("day told before it".to_owned());
            let anchor = told.map(|told| self.anchor_at(told));
            return Resolved { anchor, basis, ..date(day.map(Into::into)) };
        }
        let told =
            told.filter(|told| self.doc.sentence_at(self.found[told.at].span.start()) == sentence);
        match told {
            Some(told) => {
                let basis = Some("day told in the sentence".to_owned());
                let anchor: Option<Anchor> = Some(self.anchor_at(told));
                Resolved { anchor, basis, ..date(told.date.day().map(Into::into)) }
            }
            None => self.told_from_report(self.published.map(Into::into), "day of the report"),
        }
    }
}

fn shift_name(by: i32) -> &'static str {
    match by.signum() {
        -1 => "last",
        0 => "this",
        _ => "next",
    }
}

fn weekend_of(day: Day) -> Option<PartialDate> {
    let (year, week) = day.iso_week();
    written(&format!("{year:04}-W{week:02}-WE"))
}

/// How many days a time may cover for another to be reckoned from it in this unit.
fn longest_reference(unit: DurationUnit) -> i32 {
    match unit {
        DurationUnit::Century | DurationUnit::Decade | DurationUnit::Year => 367,
        DurationUnit::Quarter | DurationUnit::Month => 32,
        DurationUnit::Week => 8,
        DurationUnit::Day | DurationUnit::Hour | DurationUnit::Minute | DurationUnit::Second => 1,
    }
}

/// A whole number of units: two and a half years are 30 months.
fn whole(length: Length) -> Option<(i32, DurationUnit)> {
    let amount = length.amount?;
    let whole = |amount: annals_core::Decimal| i32::try_from(amount.whole()?).ok();
    match whole(amount) {
        Some(amount) => Some((amount, length.unit)),
        None if length.unit == DurationUnit::Year => {
            Some((whole(amount.times(12)?)?, DurationUnit::Month))
        }
        None => None,
    }
}
