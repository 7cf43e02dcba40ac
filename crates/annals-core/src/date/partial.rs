use super::{Day, ParseDateError, TimeOfDay, Weekday};
use crate::codes::{code_of, of_code};
use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

/// Whether one date lies before another, as far as both tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Precedence {
    /// Wholly before.
    Before,
    /// Wholly after.
    After,
    /// They overlap, or one of them does not tell enough.
    Unknown,
}

/// A date as precise as it was told: a century, year, season, quarter, month, week, day, part of a
/// day or minute, an interval with open ends, or a day whose year is not told.
///
/// Prints and reads TIMEX3 values (ISO-TimeML): `2019`, `2015-11`, `2019-W05`, `2019-10-28`,
/// `2019-10-28TEV`, `2019-02-05T17:10`, `XXXX-11-14`; intervals as in EDTF: `2014-05-01/2014-07-31`,
/// `../2014-05-31`.
///
/// ```
/// use annals_core::{PartialDate, Precedence};
/// let week: PartialDate = "2019-W05".parse()?;
/// assert_eq!(week.from().unwrap().to_string(), "2019-01-28");
/// assert_eq!(week.compare("2019-02".parse()?), Precedence::Unknown);
/// assert_eq!(week.compare("2019-03".parse()?), Precedence::Before);
/// # Ok::<(), annals_core::ParseDateError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct PartialDate {
    // Invariant: the numbers name something the calendar has.
    shape: Shape,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Shape {
    Century(i16),
    Decade(i16),
    Year(i16),
    Half(i16, u8),
    Season(i16, Season),
    Quarter(i16, u8),
    Month(i16, u8),
    Week(i16, u8),
    Weekend(i16, u8),
    Day(Day),
    Part(Day, DayPart),
    Time(Day, TimeOfDay),
    Interval(Option<Day>, Option<Day>),
    SomeMonth(u8),
    SomeDay(u8, u8),
    SomeWeekday(Weekday),
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

impl Season {
    const ALL: [(&'static str, Self); 4] =
        [("SP", Self::Spring), ("SU", Self::Summer), ("FA", Self::Autumn), ("WI", Self::Winter)];
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum DayPart {
    Morning,
    Midday,
    Afternoon,
    Evening,
    Night,
}

impl DayPart {
    const ALL: [(&'static str, Self); 5] = [
        ("MO", Self::Morning),
        ("MI", Self::Midday),
        ("AF", Self::Afternoon),
        ("EV", Self::Evening),
        ("NI", Self::Night),
    ];
}

impl PartialDate {
    const fn of(shape: Shape) -> Self {
        Self { shape }
    }

    /// A whole year.
    #[must_use]
    pub fn year(year: i16) -> Option<Self> {
        Day::new(year, 1, 1).map(|_| Self::of(Shape::Year(year)))
    }

    /// A whole month.
    #[must_use]
    pub fn month(year: i16, month: u8) -> Option<Self> {
        Day::new(year, month, 1).map(|_| Self::of(Shape::Month(year, month)))
    }

    /// A whole week of ISO 8601.
    #[must_use]
    pub fn week(year: i16, week: u8) -> Option<Self> {
        Day::of_iso_week(year, week).map(|_| Self::of(Shape::Week(year, week)))
    }

    /// The week that a day belongs to.
    #[must_use]
    pub fn week_of(day: Day) -> Self {
        let (year, week) = day.iso_week();
        Self::of(Shape::Week(year, week))
    }

    /// The month that a day belongs to.
    #[must_use]
    pub fn month_of(day: Day) -> Self {
        Self::of(Shape::Month(day.year(), day.month()))
    }

    /// A minute or second of a day.
    #[must_use]
    pub fn time(day: Day, time: TimeOfDay) -> Self {
        Self::of(Shape::Time(day, time))
    }

    /// From one day to another, both included; an end that is not told stays open. `None` where it
    /// runs backwards or neither end is told.
    #[must_use]
    pub fn interval(from: Option<Day>, to: Option<Day>) -> Option<Self> {
        let told = from.is_some() || to.is_some();
        let forwards = from.zip(to).is_none_or(|(from, to)| from <= to);
        (told && forwards).then_some(Self::of(Shape::Interval(from, to)))
    }

    /// A month whose year is not told.
    #[must_use]
    pub fn month_of_some_year(month: u8) -> Option<Self> {
        (1..=12).contains(&month).then_some(Self::of(Shape::SomeMonth(month)))
    }

    /// A day of a month whose year is not told.
    #[must_use]
    pub fn day_of_some_year(month: u8, day: u8) -> Option<Self> {
        // 2000 was a leap year, so it has every day a year can have.
        Day::new(2000, month, day).map(|_| Self::of(Shape::SomeDay(month, day)))
    }

    /// A weekday of a week that is not told.
    #[must_use]
    pub fn some_weekday(weekday: Weekday) -> Self {
        Self::of(Shape::SomeWeekday(weekday))
    }

    /// The day, where the date is as precise as a day or more.
    #[must_use]
    pub fn day(self) -> Option<Day> {
        match self.shape {
            Shape::Day(day) | Shape::Part(day, _) | Shape::Time(day, _) => Some(day),
            _ => None,
        }
    }

    /// The first day covered; `None` where it is open or not told.
    #[must_use]
    pub fn from(self) -> Option<Day> {
        self.days().0
    }

    /// The last day covered; `None` where it is open or not told.
    #[must_use]
    pub fn to(self) -> Option<Day> {
        self.days().1
    }

    /// Whether anything ties the date to the calendar.
    #[must_use]
    pub fn is_anchored(self) -> bool {
        self.days() != (None, None)
    }

    /// Before, after, or not to be told, in three values: a month is not before one of its days.
    #[must_use]
    pub fn compare(self, other: Self) -> Precedence {
        if let (Shape::Time(day, time), Shape::Time(other_day, other_time)) =
            (self.shape, other.shape)
        {
            return match (day, time.to_seconds()).cmp(&(other_day, other_time.to_seconds())) {
                Ordering::Less => Precedence::Before,
                Ordering::Greater => Precedence::After,
                Ordering::Equal => Precedence::Unknown,
            };
        }
        let ends_before =
            |a: Self, b: Self| a.to().zip(b.from()).is_some_and(|(to, from)| to < from);
        if ends_before(self, other) {
            Precedence::Before
        } else if ends_before(other, self) {
            Precedence::After
        } else {
            Precedence::Unknown
        }
    }

    fn days(self) -> (Option<Day>, Option<Day>) {
        let months = |year: i16, month: u8, n: i32| {
            let first = Day::new(year, month, 1);
            (first, first.and_then(|first| Some(first.plus_months(n - 1)?.last_of_month())))
        };
        let years = |year: i16, n: i16| {
            (Day::new(year, 1, 1), year.checked_add(n - 1).and_then(|last| Day::new(last, 12, 31)))
        };
        let week_days = |year, week, first, last| {
            let monday = Day::of_iso_week(year, week);
            let plus = |days| monday.and_then(|monday: Day| monday.plus_days(days));
            (plus(first), plus(last))
        };
        match self.shape {
            Shape::Century(century) => years(century * 100, 100),
            Shape::Decade(decade) => years(decade * 10, 10),
            Shape::Year(year) => years(year, 1),
            Shape::Half(year, half) => months(year, half * 6 - 5, 6),
            Shape::Quarter(year, quarter) => months(year, quarter * 3 - 2, 3),
            // Meteorological seasons of the north; winter begins in the December before.
            Shape::Season(year, Season::Spring) => months(year, 3, 3),
            Shape::Season(year, Season::Summer) => months(year, 6, 3),
            Shape::Season(year, Season::Autumn) => months(year, 9, 3),
            Shape::Season(year, Season::Winter) => months(year.saturating_sub(1), 12, 3),
            Shape::Month(year, month) => months(year, month, 1),
            Shape::Week(year, week) => week_days(year, week, 0, 6),
            Shape::Weekend(year, week) => week_days(year, week, 5, 6),
            Shape::Day(day) | Shape::Part(day, _) | Shape::Time(day, _) => (Some(day), Some(day)),
            Shape::Interval(from, to) => (from, to),
            Shape::SomeMonth(_) | Shape::SomeDay(..) | Shape::SomeWeekday(_) => (None, None),
        }
    }
}

impl From<Day> for PartialDate {
    fn from(day: Day) -> Self {
        Self::of(Shape::Day(day))
    }
}

/// By first day (a date with an open beginning by its last), then shorter before longer, then as
/// written; dates that nothing ties to the calendar come last.
impl Ord for PartialDate {
    fn cmp(&self, other: &Self) -> Ordering {
        let key = |date: &Self| {
            let (from, to) = date.days();
            let start = from.or(to);
            (start.is_none(), start, to.is_none(), to)
        };
        key(self).cmp(&key(other)).then_with(|| self.to_string().cmp(&other.to_string()))
    }
}

impl PartialOrd for PartialDate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.shape {
            Shape::Century(century) => write!(f, "{century:02}"),
            Shape::Decade(decade) => write!(f, "{decade:03}"),
            Shape::Year(year) => write!(f, "{year:04}"),
            Shape::Half(year, half) => write!(f, "{year:04}-H{half}"),
            Shape::Season(year, season) => {
                write!(f, "{year:04}-{}", code_of(&Season::ALL, season))
            }
            Shape::Quarter(year, quarter) => write!(f, "{year:04}-Q{quarter}"),
            Shape::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            Shape::Week(year, week) => write!(f, "{year:04}-W{week:02}"),
            Shape::Weekend(year, week) => write!(f, "{year:04}-W{week:02}-WE"),
            Shape::Day(day) => write!(f, "{day}"),
            Shape::Part(day, part) => write!(f, "{day}T{}", code_of(&DayPart::ALL, part)),
            Shape::Time(day, time) => write!(f, "{day}T{time}"),
            Shape::Interval(from, to) => {
                let end = |day: Option<Day>| day.map_or("..".to_owned(), |day| day.to_string());
                write!(f, "{}/{}", end(from), end(to))
            }
            Shape::SomeMonth(month) => write!(f, "XXXX-{month:02}"),
            Shape::SomeDay(month, day) => write!(f, "XXXX-{month:02}-{day:02}"),
            Shape::SomeWeekday(weekday) => write!(f, "XXXX-WXX-{}", weekday.number()),
        }
    }
}

impl fmt::Debug for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for PartialDate {
    type Err = ParseDateError;

    fn from_str(written: &str) -> Result<Self, Self::Err> {
        parse(written).ok_or_else(|| ParseDateError(written.to_owned()))
    }
}

fn parse(written: &str) -> Option<PartialDate> {
    if let Some((from, to)) = written.split_once('/') {
        // An end may be of any precision: it opens with its first day and closes with its last.
        let end = |part: &str| match part {
            ".." | "" => Some(None),
            part => parse(part).filter(|date| date.is_anchored()).map(Some),
        };
        let (from, to) = (end(from)?, end(to)?);
        return PartialDate::interval(
            from.and_then(PartialDate::from),
            to.and_then(PartialDate::to),
        );
    }
    if let Some(rest) = written.strip_prefix("XXXX-") {
        return parse_without_year(rest);
    }
    if let Some((day, time)) = written.split_once('T') {
        let day: Day = day.parse().ok()?;
        let part = of_code(&DayPart::ALL, time).map(|part| Shape::Part(day, part));
        let shape = part.or_else(|| TimeOfDay::parse(time).map(|time| Shape::Time(day, time)))?;
        return Some(PartialDate::of(shape));
    }
    let (year, rest) = written.split_once('-').unwrap_or((written, ""));
    if !year.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let number: i16 = year.parse().ok()?;
    match (year.len(), rest) {
        (2, "") => Some(PartialDate::of(Shape::Century(number))),
        (3, "") => Some(PartialDate::of(Shape::Decade(number))),
        (4, "") => PartialDate::year(number),
        (4, rest) => parse_within_year(number, rest, written),
        _ => None,
    }
}

fn parse_within_year(year: i16, rest: &str, written: &str) -> Option<PartialDate> {
    if let Some(season) = of_code(&Season::ALL, rest) {
        return Some(PartialDate::of(Shape::Season(year, season)));
    }
    let small = |digits: &str, n: usize| {
        (digits.len() == n && digits.bytes().all(|byte| byte.is_ascii_digit()))
            .then(|| digits.parse::<u8>().ok())
            .flatten()
    };
    let shape = match rest.as_bytes().first()? {
        b'H' => Shape::Half(year, small(&rest[1..], 1).filter(|n| (1..=2).contains(n))?),
        b'Q' => Shape::Quarter(year, small(&rest[1..], 1).filter(|n| (1..=4).contains(n))?),
        b'W' => {
            let (week, weekend) = match rest[1..].strip_suffix("-WE") {
                Some(week) => (small(week, 2)?, true),
                None => (small(&rest[1..], 2)?, false),
            };
            Day::of_iso_week(year, week)?;
            if weekend { Shape::Weekend(year, week) } else { Shape::Week(year, week) }
        }
        _ if rest.len() == 2 => return PartialDate::month(year, small(rest, 2)?),
        _ => Shape::Day(written.parse().ok()?),
    };
    Some(PartialDate::of(shape))
}

fn parse_without_year(rest: &str) -> Option<PartialDate> {
    let small = |part: &str| (part.len() == 2).then(|| part.parse::<u8>().ok()).flatten();
    if let Some(number) = rest.strip_prefix("WXX-") {
        let number: u8 = number.parse().ok()?;
        let weekday = Weekday::ALL.into_iter().find(|weekday| weekday.number() == number)?;
        return Some(PartialDate::some_weekday(weekday));
    }
    match rest.split_once('-') {
        None => PartialDate::month_of_some_year(small(rest)?),
        Some((month, day)) => PartialDate::day_of_some_year(small(month)?, small(day)?),
    }
}

#[cfg(test)]
mod tests;
