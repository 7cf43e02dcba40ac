//! One way through a report's times, from one day of publication or none.

mod narrative;
mod quarters;
mod units;
mod years;

use super::super::reckon::{holiday, nearest_weekday, weekday_of_week, written, years_by_number};
use super::super::{Direction, Expression, FoundTime, Origin, Placed, Recurrence};
use super::{Resolved, length_value};
use annals_core::{Anchor, Annotated, Day, DurationUnit, PartialDate, TimeValue, Weekday};
use annals_lexicon::times::{Shift, Side};

/// Resolves every expression in order; each can be reckoned from those before it.
pub(super) fn run(doc: &Annotated, found: &[FoundTime], published: Option<Day>) -> Vec<Resolved> {
    let history = is_history(found, published);
    let mut pass = Pass { doc, found, published, history, told: vec![], at: 0 };
    let mut res = vec![];
    for (at, time) in found.iter().enumerate() {
        pass.at = at;
        let resolved = pass.resolved(&time.expression);
        if let Some(TimeValue::Date(date)) = resolved.value
            && date.from().is_some()
            && !matches!(time.expression, Expression::Recurring { .. })
        {
            let year_told = year_told(&time.expression);
            let aside = pass.is_aside(at, date, year_told);
            pass.told.push(Told { at, date, year_told, aside });
        }
        res.push(resolved);
    }
    res
}

/// A history tells of other years by their numbers and hardly ever from the day it was published.
fn is_history(found: &[FoundTime], published: Option<Day>) -> bool {
    let Some(day) = published else { return true };
    let years = found.iter().filter_map(|found| year_told(&found.expression));
    let n_other = years.filter(|year| *year != day.year()).count();
    let n_reported = found.iter().filter(|found| is_reported(&found.expression)).count();
    n_other > 5 && n_other > 2 * n_reported
}

/// Whether words tell a time from the day of the report.
fn is_reported(expression: &Expression) -> bool {
    match expression {
        Expression::Weekday(..) | Expression::Named(_) => true,
        Expression::Unit(_, shift) => {
            matches!(shift, Some(Shift::Last | Shift::This | Shift::Next | Shift::Coming))
        }
        Expression::Offset(_, origin, _) => *origin == Origin::Report,
        Expression::Part(_, day) | Expression::Clock(_, Some(day)) => is_reported(day),
        _ => false,
    }
}

fn year_told(expression: &Expression) -> Option<i16> {
    match expression {
        Expression::Day { year, .. } => *year,
        Expression::Year(year) => Some(*year),
        Expression::Month(_, placed)
        | Expression::Season(_, placed)
        | Expression::Quarter(_, placed)
        | Expression::Half(_, placed)
        | Expression::Holiday(_, placed) => match placed {
            Placed::Year(year) => Some(*year),
            _ => None,
        },
        Expression::Part(_, day) | Expression::Clock(_, Some(day)) => year_told(day),
        _ => None,
    }
}

/// Whether an expression tells of an earlier year to compare with it.
fn is_compared(expression: &Expression) -> bool {
    match expression {
        Expression::Spoken(_, placed, back) => *back < 0 || *placed != Placed::Open,
        Expression::Quarter(_, placed) => *placed == Placed::YearEarlier,
        Expression::Offset(length, _, _) => length.unit == DurationUnit::Year,
        _ => false,
    }
}

/// How many dates to look back over for one to reckon from.
const LOOK_BACK: usize = 64;

/// A date that was told before.
struct Told {
    at: usize,
    date: PartialDate,
    /// The year, where the words name it.
    year_told: Option<i16>,
    /// Whether a history only touches on it, away from its own course.
    aside: bool,
}

struct Pass<'p, 't> {
    doc: &'p Annotated<'t>,
    found: &'p [FoundTime],
    published: Option<Day>,
    history: bool,
    told: Vec<Told>,
    at: usize,
}

impl Pass<'_, '_> {
    fn resolved(&self, expression: &Expression) -> Resolved {
        match expression {
            Expression::Day { year, month, day, weekday, ambiguous } => match year {
                Some(year) => told_day(*year, *month, *day, *ambiguous),
                None => self.day_of_year(*weekday, |year| Day::new(year, *month, *day)),
            },
            Expression::Holiday(which, placed) => match self.year_of(*placed) {
                Some((year, anchor)) => {
                    let day = holiday(*which, year).map(Into::into);
                    Resolved { anchor, ..date(day) }
                }
                None => self.day_of_year(None, |year| holiday(*which, year)),
            },
            Expression::Month(month, placed) => self.month(*month, *placed),
            Expression::Season(code, placed) => self.stretch(code, *placed),
            Expression::Quarter(n, placed) => self.stretch(&format!("Q{n}"), *placed),
            Expression::Half(n, placed) => self.stretch(&format!("H{n}"), *placed),
            Expression::Year(year) => date(PartialDate::year(*year)),
            Expression::ShortYear(digits) => {
                let basis = Some("century not told".to_owned());
                let year = self.short_year(*digits).and_then(PartialDate::year);
                Resolved { basis, ..date(year) }
            }
            Expression::Years(from, to) => {
                date(PartialDate::interval(Day::new(*from, 1, 1), Day::new(*to, 12, 31)))
            }
            Expression::Decade(decade) => date(years_by_number((*decade).into(), 3)),
            Expression::Century(century) => date(years_by_number((*century).into(), 2)),
            Expression::Spoken(what, placed, back) => self.spoken(*what, *placed, *back),
            Expression::SpokenTime => {
                let basis = "told from the time before it".to_owned();
                self.told_before().next().map_or_else(Resolved::default, |told| Resolved {
                    anchor: Some(self.anchor_at(told)),
                    basis: Some(basis),
                    ..date(Some(told.date))
                })
            }
            Expression::SomePart(code) => date(written(&format!("XXXX-XX-XXT{code}"))),
            Expression::Weekday(weekday, shift) => self.weekday(*weekday, *shift),
            Expression::Unit(unit, shift) => self.unit(*unit, *shift),
            // A history speaks of no day of its own.
            Expression::Named(0) if self.history => value(TimeValue::Present),
            Expression::Named(days) => {
                let day = self.published.and_then(|day| day.plus_days(*days));
                self.told_from_report(day.map(Into::into), "day of the report")
            }
            Expression::Offset(length, origin, side) => self.offset(*length, *origin, *side),
            Expression::Length(length) => value(length_value(length.duration())),
            Expression::Recurring { recurrence, .. } => match recurrence {
                Recurrence::Period(length) => value(length_value(length.duration())),
                Recurrence::Weekday(weekday) => date(Some(PartialDate::some_weekday(*weekday))),
                Recurrence::Month(month) => date(PartialDate::month_of_some_year(*month)),
            },
            Expression::Part(code, day) if self.history && **day == Expression::Named(0) => {
                date(written(&format!("XXXX-XX-XXT{code}")))
            }
            Expression::Part(code, day) => {
                self.within_day(self.resolved(day), |day| written(&format!("{day}T{code}")))
            }
            Expression::ShiftedPart(code, shift) => self.shifted_part(code, *shift),
            Expression::Clock(time, day) => {
                let day = match day {
                    Some(day) => self.resolved(day),
                    None => self.day_of_sentence(),
                };
                self.within_day(day, |day| Some(PartialDate::time(day, *time)))
            }
            Expression::Reference(reference) => value(*reference),
        }
    }

    /// The last dates told, the latest first.
    fn told_before(&self) -> impl Iterator<Item = &Told> {
        self.told.iter().rev().take(LOOK_BACK)
    }

    fn direction(&self) -> &Direction {
        &self.found[self.at].direction
    }

    fn told_from_report(&self, found: Option<PartialDate>, basis: &str) -> Resolved {
        let anchor = found.and(self.published).map(Anchor::Published);
        Resolved { anchor, basis: Some(basis.to_owned()), ..date(found) }
    }

    /// The day and what else a part or time of it keeps.
    fn within_day(&self, day: Resolved, part: impl Fn(Day) -> Option<PartialDate>) -> Resolved {
        let of = |value: TimeValue| value.date()?.day().and_then(&part).map(TimeValue::Date);
        let alternatives = day.alternatives.iter().copied().filter_map(of).collect();
        Resolved { value: day.value.and_then(of), alternatives, ..day }
    }

    fn weekday(&self, weekday: Weekday, shift: Option<Shift>) -> Resolved {
        let course = || self.on_course().find_map(|told| told.date.day());
        if shift.is_none()
            && self.history
            && let Some(day) = course()
        {
            return self.told_from_narrative(1, |_| {
                nearest_weekday(day, weekday, self.direction().side_or_past()).map(Into::into)
            });
        }
        let Some(published) = self.published else {
            return Resolved { basis: Some("week not told".to_owned()), ..Resolved::default() };
        };
        let on = |day: Option<Day>| day.map(Into::into);
        let before = || nearest_weekday(published.plus_days(-1)?, weekday, Side::Past);
        let coming = || nearest_weekday(published.plus_days(1)?, weekday, Side::Future);
        match shift {
            Some(Shift::Last | Shift::Past) => self.told_from_report(on(before()), "last"),
            Some(Shift::Next | Shift::Coming) => self.told_from_report(on(coming()), "next"),
            Some(Shift::This | Shift::Same | Shift::Recent) => {
                self.told_from_report(on(weekday_of_week(published, weekday)), "this")
            }
            Some(shift @ (Shift::Previous | Shift::Following)) => {
                let (by, side) =
                    if shift == Shift::Previous { (-1, Side::Past) } else { (1, Side::Future) };
                let from = |day: Day| nearest_weekday(day.plus_days(by)?, weekday, side);
                self.told_from_narrative(7, |day| from(day).map(Into::into))
            }
            None => {
                let direction = self.direction();
                let past = nearest_weekday(published, weekday, Side::Past);
                let future = nearest_weekday(published, weekday, Side::Future);
                let found = match direction.side_or_past() {
                    Side::Past => past,
                    Side::Future => future,
                };
                let other = future.filter(|_| direction.side.is_none() && past != future);
                Resolved {
                    alternatives: on(other).map(TimeValue::Date).into_iter().collect(),
                    ..self.told_from_report(on(found), &direction.basis)
                }
            }
        }
    }
}

fn value(value: TimeValue) -> Resolved {
    Resolved { value: Some(value), ..Resolved::default() }
}

fn date(date: Option<PartialDate>) -> Resolved {
    Resolved { value: date.map(TimeValue::Date), ..Resolved::default() }
}

fn told_day(year: i16, month: u8, day: u8, ambiguous: bool) -> Resolved {
    let on = |month, day| Day::new(year, month, day).map(Into::into);
    if !ambiguous {
        return date(on(month, day));
    }
    Resolved {
        basis: Some("read in the American order".to_owned()),
        alternatives: on(day, month).map(TimeValue::Date).into_iter().collect(),
        ..date(on(month, day))
    }
}
