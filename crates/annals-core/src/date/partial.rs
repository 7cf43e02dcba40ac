use super::day::WrittenYear;
use super::{Day, ParseDateError, TimeOfDay, Weekday};
use crate::codes::{code_of, codes, of_code};
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

/// How precise a date is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Granularity {
    Century,
    Decade,
    Year,
    Half,
    Season,
    Quarter,
    Month,
    Week,
    Weekend,
    Day,
    PartOfDay,
    Time,
    /// From one day to another.
    Interval,
}

codes!(Granularity {
    Century = "century",
    Decade = "decade",
    Year = "year",
    Half = "half",
    Season = "season",
    Quarter = "quarter",
    Month = "month",
    Week = "week",
    Weekend = "weekend",
    Day = "day",
    PartOfDay = "part-of-day",
    Time = "time",
    Interval = "interval",
});

/// A date as precise as it was told: a century, year, season, quarter, month, week, day, part of a
/// day or minute, an interval with open ends, or any of them whose year or day is not told.
///
/// Prints and reads TIMEX3 values (ISO-TimeML): `2019`, `BC0480`, `2015-11`, `2019-W05`,
/// `2019-10-28`, `2019-10-28TEV`, `2019-02-05T17:10`, `XXXX-11-14`, `XXXX-SU`, `XXXX-W05`,
/// `XXXX-XX-XXTNI`; intervals as in EDTF: `2014-05-01/2014-07-31`, `../2014-05-31`.
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
    // Before our era by the numbers in front, below zero: `BC04` (499 to 400 BC) is -5.
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
    SomeHalf(u8),
    SomeSeason(Season),
    SomeQuarter(u8),
    SomeMonth(u8),
    SomeWeek(u8),
    SomeDay(u8, u8),
    SomeWeekday(Weekday, Option<DayPart>),
    SomePart(DayPart),
    SomeTime(TimeOfDay),
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
    Daytime,
}

impl DayPart {
    const ALL: [(&'static str, Self); 6] = [
        ("MO", Self::Morning),
        ("MI", Self::Midday),
        ("AF", Self::Afternoon),
        ("EV", Self::Evening),
        ("NI", Self::Night),
        ("DT", Self::Daytime),
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
        Self::of(Shape::SomeWeekday(weekday, None))
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

    /// How precise it is.
    #[must_use]
    pub fn granularity(self) -> Granularity {
        match self.shape {
            Shape::Century(_) => Granularity::Century,
            Shape::Decade(_) => Granularity::Decade,
            Shape::Year(_) => Granularity::Year,
            Shape::Half(..) | Shape::SomeHalf(_) => Granularity::Half,
            Shape::Season(..) | Shape::SomeSeason(_) => Granularity::Season,
            Shape::Quarter(..) | Shape::SomeQuarter(_) => Granularity::Quarter,
            Shape::Month(..) | Shape::SomeMonth(_) => Granularity::Month,
            Shape::Week(..) | Shape::SomeWeek(_) => Granularity::Week,
            Shape::Weekend(..) => Granularity::Weekend,
            Shape::Day(_) | Shape::SomeDay(..) | Shape::SomeWeekday(_, None) => Granularity::Day,
            Shape::Part(..) | Shape::SomePart(_) | Shape::SomeWeekday(_, Some(_)) => {
                Granularity::PartOfDay
            }
            Shape::Time(..) | Shape::SomeTime(_) => Granularity::Time,
            Shape::Interval(..) => Granularity::Interval,
        }
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
        // Before our era the numbers fall: `BC04` runs from 499 BC to 400 BC, and there is no year 0.
        let before = |number: i16, n: i16| {
            let last = (number + 1).checked_mul(n).map(|year| (year + 1).min(0));
            let first = (number + 1).checked_mul(n).map(|year| year + 2 - n);
            let first = first.and_then(|first| Day::new(first, 1, 1));
            (first, last.and_then(|last| Day::new(last, 12, 31)))
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
            Shape::Century(century @ ..0) => before(century, 100),
            Shape::Decade(decade @ ..0) => before(decade, 10),
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
            Shape::SomeHalf(_)
            | Shape::SomeSeason(_)
            | Shape::SomeQuarter(_)
            | Shape::SomeMonth(_)
            | Shape::SomeWeek(_)
            | Shape::SomeDay(..)
            | Shape::SomeWeekday(..)
            | Shape::SomePart(_)
            | Shape::SomeTime(_) => (None, None),
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
        let year = WrittenYear;
        let part = |part| code_of(&DayPart::ALL, part);
        match self.shape {
            Shape::Century(century @ ..0) => write!(f, "BC{:02}", -1 - century),
            Shape::Decade(decade @ ..0) => write!(f, "BC{:03}", -1 - decade),
            Shape::Century(century) => write!(f, "{century:02}"),
            Shape::Decade(decade) => write!(f, "{decade:03}"),
            Shape::Year(of) => write!(f, "{}", year(of)),
            Shape::Half(of, half) => write!(f, "{}-H{half}", year(of)),
            Shape::Season(of, season) => {
                write!(f, "{}-{}", year(of), code_of(&Season::ALL, season))
            }
            Shape::Quarter(of, quarter) => write!(f, "{}-Q{quarter}", year(of)),
            Shape::Month(of, month) => write!(f, "{}-{month:02}", year(of)),
            Shape::Week(of, week) => write!(f, "{}-W{week:02}", year(of)),
            Shape::Weekend(of, week) => write!(f, "{}-W{week:02}-WE", year(of)),
            Shape::Day(day) => write!(f, "{day}"),
            Shape::Part(day, of) => write!(f, "{day}T{}", part(of)),
            Shape::Time(day, time) => write!(f, "{day}T{time}"),
            Shape::Interval(from, to) => {
                let end = |day: Option<Day>| day.map_or("..".to_owned(), |day| day.to_string());
                write!(f, "{}/{}", end(from), end(to))
            }
            Shape::SomeHalf(half) => write!(f, "XXXX-H{half}"),
            Shape::SomeSeason(season) => write!(f, "XXXX-{}", code_of(&Season::ALL, season)),
            Shape::SomeQuarter(quarter) => write!(f, "XXXX-Q{quarter}"),
            Shape::SomeMonth(month) => write!(f, "XXXX-{month:02}"),
            Shape::SomeWeek(week) => write!(f, "XXXX-W{week:02}"),
            Shape::SomeDay(month, day) => write!(f, "XXXX-{month:02}-{day:02}"),
            Shape::SomeWeekday(weekday, None) => write!(f, "XXXX-WXX-{}", weekday.number()),
            Shape::SomeWeekday(weekday, Some(of)) => {
                write!(f, "XXXX-WXX-{}T{}", weekday.number(), part(of))
            }
            Shape::SomePart(of) => write!(f, "XXXX-XX-XXT{}", part(of)),
            Shape::SomeTime(time) => write!(f, "XXXX-XX-XXT{time}"),
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
    if rest.is_empty()
        && !written.contains('-')
        && let Some(years) = parse_years(year)
    {
        return Some(years);
    }
    parse_within_year(WrittenYear::parse(year)?, rest, written)
}

/// Whole years: a century, a decade or one.
fn parse_years(written: &str) -> Option<PartialDate> {
    let (digits, before) = match written.strip_prefix("BC") {
        Some(digits) => (digits, true),
        None => (written, false),
    };
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let number: i16 = digits.parse().ok()?;
    let number = if before { -1 - number } else { number };
    match digits.len() {
        2 => Some(PartialDate::of(Shape::Century(number))),
        3 => Some(PartialDate::of(Shape::Decade(number))),
        4 => PartialDate::year(WrittenYear::parse(written)?),
        _ => None,
    }
}

fn parse_within_year(year: i16, rest: &str, written: &str) -> Option<PartialDate> {
    if let Some(season) = of_code(&Season::ALL, rest) {
        return Some(PartialDate::of(Shape::Season(year, season)));
    }
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

/// So many digits and nothing else.
fn small(digits: &str, n: usize) -> Option<u8> {
    let plain = digits.len() == n && digits.bytes().all(|byte| byte.is_ascii_digit());
    if plain { digits.parse().ok() } else { None }
}

fn parse_without_year(rest: &str) -> Option<PartialDate> {
    let part = |code: &str| of_code(&DayPart::ALL, code);
    if let Some(season) = of_code(&Season::ALL, rest) {
        return Some(PartialDate::of(Shape::SomeSeason(season)));
    }
    if let Some(rest) = rest.strip_prefix("XX-XXT") {
        let time = || TimeOfDay::parse(rest).map(Shape::SomeTime);
        return part(rest).map(Shape::SomePart).or_else(time).map(PartialDate::of);
    }
    if let Some(rest) = rest.strip_prefix("WXX-") {
        let (number, of) = match rest.split_once('T') {
            Some((number, code)) => (number, Some(part(code)?)),
            None => (rest, None),
        };
        let number: u8 = number.parse().ok()?;
        let weekday = Weekday::ALL.into_iter().find(|weekday| weekday.number() == number)?;
        return Some(PartialDate::of(Shape::SomeWeekday(weekday, of)));
    }
    let within = |last: u8| move |number: &u8| (1..=last).contains(number);
    let shape = match rest.as_bytes().first()? {
        b'H' => Shape::SomeHalf(small(&rest[1..], 1).filter(within(2))?),
        b'Q' => Shape::SomeQuarter(small(&rest[1..], 1).filter(within(4))?),
        b'W' => Shape::SomeWeek(small(&rest[1..], 2).filter(within(53))?),
        _ => match rest.split_once('-') {
            None => return PartialDate::month_of_some_year(small(rest, 2)?),
            Some((month, day)) => {
                return PartialDate::day_of_some_year(small(month, 2)?, small(day, 2)?);
            }
        },
    };
    Some(PartialDate::of(shape))
}

#[cfg(test)]
mod tests;
