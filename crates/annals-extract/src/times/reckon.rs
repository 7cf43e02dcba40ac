//! Reckoning with days: the nearest Monday, the month before, the third quarter.

use annals_core::{Day, DurationUnit, PartialDate, Weekday};
use annals_lexicon::times::{Holiday, Side};

/// A value that is written as TIMEX3 writes it; `None` where the calendar has none such.
pub(super) fn written(value: &str) -> Option<PartialDate> {
    value.parse().ok()
}

/// A season, half or quarter of a year by its code.
pub(super) fn of_year(year: i16, code: &str) -> Option<PartialDate> {
    written(&format!("{}-{code}", PartialDate::year(year)?))
}

/// The nearest such weekday on a side of a day; the day itself counts on both sides.
pub(super) fn nearest_weekday(day: Day, weekday: Weekday, side: Side) -> Option<Day> {
    let back = (7 + i32::from(day.weekday().number()) - i32::from(weekday.number())) % 7;
    match side {
        Side::Past => day.plus_days(-back),
        Side::Future => day.plus_days((7 - back) % 7),
    }
}

/// The weekday of the ISO week of a day.
pub(super) fn weekday_of_week(day: Day, weekday: Weekday) -> Option<Day> {
    day.plus_days(i32::from(weekday.number()) - i32::from(day.weekday().number()))
}

/// The day of the year nearest to a day on a side; the day itself counts on both sides.
pub(super) fn nearest_of_year(
    day: Day,
    side: Side,
    of_year: impl Fn(i16) -> Option<Day>,
) -> Option<Day> {
    // A 29 February can be eight years away.
    let years = 0..=8;
    match side {
        Side::Past => years.filter_map(|n| of_year(day.year() - n)).find(|found| *found <= day),
        Side::Future => years.filter_map(|n| of_year(day.year() + n)).find(|found| *found >= day),
    }
}

/// The day of a holiday in a year.
pub(super) fn holiday(holiday: Holiday, year: i16) -> Option<Day> {
    match holiday {
        Holiday::Fixed(month, day) => Day::new(year, month, day),
        Holiday::Nth(month, nth, weekday) => {
            let first = nearest_weekday(Day::new(year, month, 1)?, weekday, Side::Future)?;
            first.plus_days(7 * (i32::from(nth) - 1))
        }
    }
}

/// The first month of a season, half or quarter by its code, in a year, and how many months it has.
pub(super) fn months_of(code: &str) -> Option<(i32, i32)> {
    Some(match code {
        "SP" => (3, 3),
        "SU" => (6, 3),
        "FA" => (9, 3),
        // Winter begins in the December before.
        "WI" => (0, 3),
        "H1" => (1, 6),
        "H2" => (7, 6),
        code => {
            let quarter: i32 = code.strip_prefix('Q')?.parse().ok()?;
            (quarter * 3 - 2, 3)
        }
    })
}

/// The year whose season, half or quarter lies nearest to a day on a side.
///
/// In the past it has begun (a quarter has ended: figures come after it), in the future not ended.
pub(super) fn year_of_stretch(day: Day, code: &str, side: Side) -> Option<i16> {
    let (first, n) = months_of(code)?;
    let month = i32::from(day.month());
    let quarter = code.starts_with(['Q', 'H']);
    let offset = match side {
        Side::Past if quarter && month < first + n => -1,
        // In December the winter of the next year has begun.
        Side::Past if code == "WI" && month == 12 => 1,
        Side::Past if !quarter && month < first => -1,
        Side::Future if month >= first + n => 1,
        Side::Past | Side::Future => 0,
    };
    day.year().checked_add(offset)
}

/// The unit that holds a day, so many units on, as precise as the unit.
pub(super) fn unit_at(day: Day, unit: DurationUnit, by: i32) -> Option<PartialDate> {
    let moved = || moved(day, unit, by);
    match unit {
        DurationUnit::Century => years_by_number(numbered(day.year(), 100) + by, 2),
        DurationUnit::Decade => years_by_number(numbered(day.year(), 10) + by, 3),
        DurationUnit::Year => PartialDate::year(moved()?.year()),
        DurationUnit::Quarter => {
            let day = moved()?;
            of_year(day.year(), &format!("Q{}", (day.month() - 1) / 3 + 1))
        }
        DurationUnit::Month => Some(PartialDate::month_of(moved()?)),
        DurationUnit::Week => Some(PartialDate::week_of(moved()?)),
        DurationUnit::Day => moved().map(Into::into),
        DurationUnit::Hour | DurationUnit::Minute | DurationUnit::Second => None,
    }
}

/// The number of the decade or century of a year: below zero before our era, where 480 BC is in -49.
fn numbered(year: i16, years: i32) -> i32 {
    let year = i32::from(year);
    if year > 0 { year / years } else { -1 - (1 - year) / years }
}

/// A decade (three digits) or century (two) by its number.
pub(super) fn years_by_number(number: i32, digits: usize) -> Option<PartialDate> {
    match number {
        0.. => written(&format!("{number:0digits$}")),
        _ => written(&format!("BC{:0digits$}", -1 - number)),
    }
}

/// The day so many units on; hours and less stay on their day.
pub(super) fn moved(day: Day, unit: DurationUnit, by: i32) -> Option<Day> {
    match unit {
        DurationUnit::Century => day.plus_months(by.checked_mul(1200)?),
        DurationUnit::Decade => day.plus_months(by.checked_mul(120)?),
        DurationUnit::Year => day.plus_months(by.checked_mul(12)?),
        DurationUnit::Quarter => day.plus_months(by.checked_mul(3)?),
        DurationUnit::Month => day.plus_months(by),
        DurationUnit::Week => day.plus_days(by.checked_mul(7)?),
        DurationUnit::Day => day.plus_days(by),
        DurationUnit::Hour | DurationUnit::Minute | DurationUnit::Second => Some(day),
    }
}
