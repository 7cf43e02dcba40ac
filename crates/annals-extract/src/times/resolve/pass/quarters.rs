//! Quarters that a report speaks of and compares with those of other years.

use super::super::super::reckon::{of_year, unit_at};
use super::super::super::{Expression, Placed, Spoken};
use super::super::Resolved;
use super::{Pass, Told, date, is_compared};
use annals_core::{DurationUnit, Granularity, PartialDate};

/// How many times back a quarter is still the one spoken of.
const NEAR: usize = 16;

impl Pass<'_, '_> {
    /// "the latest quarter", "the year-earlier period": the quarter last spoken of, or the last one
    /// that ended before the report.
    pub(super) fn spoken(&self, what: Spoken, placed: Placed, back: i32) -> Resolved {
        let told = self.told_before().find(|told| {
            let fits = match what {
                Spoken::Quarter => told.date.granularity() == Granularity::Quarter,
                Spoken::Period => {
                    matches!(told.date.granularity(), Granularity::Quarter | Granularity::Half)
                }
            };
            fits && !is_compared(&self.found[told.at].expression)
        });
        let last_ended = || {
            let day = self.published?.first_of_month();
            unit_at(day, DurationUnit::Quarter, -1)
        };
        let Some(spoken_of) = told.map(|told| told.date).or_else(last_ended) else {
            return Resolved::default();
        };
        let year = match placed {
            Placed::Open | Placed::Shift(_) => spoken_of.to().map(|day| day.year()),
            Placed::YearEarlier => spoken_of.to().map(|day| day.year() - 1),
            placed => self.year_of(placed).map(|(year, _)| year),
        };
        let found =
            year.and_then(|year| in_year(spoken_of, year.checked_add(i16::try_from(back).ok()?)?));
        match told {
            Some(told) => {
                let basis = Some("the quarter spoken of before it".to_owned());
                Resolved { anchor: Some(self.anchor_at(told)), basis, ..date(found) }
            }
            None => self.told_from_report(found, "the last quarter that ended"),
        }
    }

    /// "a year earlier" beside a quarter: the same quarter of the year before.
    pub(super) fn quarter_a_year_ago(&self) -> Option<Resolved> {
        let told = self.quarter_compared()?;
        let found = in_year(told.date, told.date.to()?.year() - 1);
        let basis = Some("compared with the quarter before it".to_owned());
        Some(Resolved { anchor: Some(self.anchor_at(told)), basis, ..date(found) })
    }

    /// The quarter that figures stand for: the last one told, unless a longer stretch came since.
    fn quarter_compared(&self) -> Option<&Told> {
        let before = self.found[..self.at].iter().enumerate().rev().take(NEAR);
        for (at, found) in before {
            let told = || self.told.iter().rev().find(|told| told.at == at);
            match &found.expression {
                expression if is_compared(expression) => {}
                Expression::Quarter(..) | Expression::Spoken(..) => return told(),
                Expression::Half(..) | Expression::Year(_) => return None,
                Expression::Unit(unit, _) if unit.is_year() => return None,
                Expression::Length(length) => {
                    let months = length.unit == DurationUnit::Month;
                    if months || length.unit == DurationUnit::Year {
                        return None;
                    }
                }
                _ => {}
            }
        }
        None
    }
}

/// The same quarter or half of another year.
fn in_year(date: PartialDate, year: i16) -> Option<PartialDate> {
    let written = date.to_string();
    of_year(year, written.split_once('-')?.1)
}
