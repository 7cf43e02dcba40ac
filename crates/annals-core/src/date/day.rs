use jiff::civil::Date;
use std::fmt;
use std::str::FromStr;

/// What was written is not a date of the expected form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseDateError(pub String);

impl fmt::Display for ParseDateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not a date: {:?}", self.0)
    }
}

impl std::error::Error for ParseDateError {}

/// A day of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Weekday {
    Monday = 1,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

impl Weekday {
    /// Monday to Sunday.
    pub const ALL: [Self; 7] = [
        Self::Monday,
        Self::Tuesday,
        Self::Wednesday,
        Self::Thursday,
        Self::Friday,
        Self::Saturday,
        Self::Sunday,
    ];

    /// Monday is 1, Sunday is 7 (ISO 8601).
    #[must_use]
    pub fn number(self) -> u8 {
        self as u8
    }
}

/// A day of the (proleptic) Gregorian calendar; prints as `2019-10-28`, before our era as TIMEX3 has
/// it: `BC0480-09-29`.
///
/// Years are counted as astronomers do: 1 BC is 0, 480 BC is -479.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(Date);

impl Day {
    /// The day with these numbers; `None` where the calendar has no such day.
    #[must_use]
    pub fn new(year: i16, month: u8, day: u8) -> Option<Self> {
        let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
        Date::new(year, month, day).ok().map(Self)
    }

    /// The year.
    #[must_use]
    pub fn year(self) -> i16 {
        self.0.year()
    }

    /// The month, from 1.
    #[must_use]
    pub fn month(self) -> u8 {
        self.0.month().unsigned_abs()
    }

    /// The day of the month, from 1.
    #[must_use]
    pub fn day(self) -> u8 {
        self.0.day().unsigned_abs()
    }

    /// The day of the week.
    #[must_use]
    pub fn weekday(self) -> Weekday {
        Weekday::ALL[usize::from(self.0.weekday().to_monday_zero_offset().unsigned_abs())]
    }

    /// The year and week of ISO 8601 that the day belongs to.
    #[must_use]
    pub fn iso_week(self) -> (i16, u8) {
        let week = self.0.iso_week_date();
        (week.year(), week.week().unsigned_abs())
    }

    /// The Monday of a week of ISO 8601.
    #[must_use]
    pub fn of_iso_week(year: i16, week: u8) -> Option<Self> {
        let week = i8::try_from(week).ok()?;
        let monday =
            jiff::civil::ISOWeekDate::new(year, week, jiff::civil::Weekday::Monday).ok()?;
        Some(Self(monday.date()))
    }

    /// The day so many days later (or earlier); `None` beyond the calendar.
    #[must_use]
    pub fn plus_days(self, days: i32) -> Option<Self> {
        self.0.checked_add(jiff::Span::new().try_days(days).ok()?).ok().map(Self)
    }

    /// The same day so many months later (or earlier), or the last day of that month.
    #[must_use]
    pub fn plus_months(self, months: i32) -> Option<Self> {
        self.0.checked_add(jiff::Span::new().try_months(months).ok()?).ok().map(Self)
    }

    /// How many days from here to `other`; negative where it lies before.
    #[must_use]
    pub fn days_until(self, other: Day) -> i32 {
        (other.0 - self.0).get_days()
    }

    /// The first day of this day's month.
    #[must_use]
    pub fn first_of_month(self) -> Self {
        Self(self.0.first_of_month())
    }

    /// The last day of this day's month.
    #[must_use]
    pub fn last_of_month(self) -> Self {
        Self(self.0.last_of_month())
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{:02}-{:02}", WrittenYear(self.year()), self.month(), self.day())
    }
}

/// A year as TIMEX3 writes it: `2019`, `BC0480`.
pub(super) struct WrittenYear(pub(super) i16);

impl fmt::Display for WrittenYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            year @ 1.. => write!(f, "{year:04}"),
            year => write!(f, "BC{:04}", 1 - i32::from(year)),
        }
    }
}

impl WrittenYear {
    /// Reads what it writes.
    pub(super) fn parse(written: &str) -> Option<i16> {
        let (digits, before) = match written.strip_prefix("BC") {
            Some(digits) => (digits, true),
            None => (written, false),
        };
        let plain = digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit());
        let number: i16 = plain.then(|| digits.parse().ok())??;
        match before {
            true if number > 0 => Some(1 - number),
            true => None,
            false => Some(number),
        }
    }
}

impl fmt::Debug for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Day {
    type Err = ParseDateError;

    /// Reads `2019-10-28` or `BC0480-09-29` and nothing else.
    fn from_str(written: &str) -> Result<Self, Self::Err> {
        let wrong = || ParseDateError(written.to_owned());
        let [year, month, day] =
            written.splitn(3, '-').collect::<Vec<_>>().try_into().map_err(|_| wrong())?;
        let digits = |part: &str, n: usize| {
            part.len() == n && part.bytes().all(|byte| byte.is_ascii_digit())
        };
        if !digits(month, 2) || !digits(day, 2) {
            return Err(wrong());
        }
        let number = |part: &str| part.parse::<u8>().ok();
        WrittenYear::parse(year)
            .and_then(|year| Day::new(year, number(month)?, number(day)?))
            .ok_or_else(wrong)
    }
}

/// A time of day, to the minute or the second; prints as `17:10` or `17:10:00`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimeOfDay {
    hour: u8,
    minute: u8,
    second: Option<u8>,
}

impl TimeOfDay {
    /// The time with these numbers; `None` where no clock shows it.
    #[must_use]
    pub fn new(hour: u8, minute: u8, second: Option<u8>) -> Option<Self> {
        (hour < 24 && minute < 60 && second.is_none_or(|second| second < 60)).then_some(Self {
            hour,
            minute,
            second,
        })
    }

    /// The hour, 0 to 23.
    #[must_use]
    pub fn hour(self) -> u8 {
        self.hour
    }

    /// The minute.
    #[must_use]
    pub fn minute(self) -> u8 {
        self.minute
    }

    /// Reads `17:10` or `17:10:00`.
    #[must_use]
    pub fn parse(written: &str) -> Option<Self> {
        let mut parts = written.split(':').map(|part| {
            let digits = part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
            digits.then(|| part.parse().ok()).flatten()
        });
        let (hour, minute) = (parts.next()??, parts.next()??);
        let second = match parts.next() {
            None => None,
            Some(second) => Some(second?),
        };
        parts.next().is_none().then(|| Self::new(hour, minute, second))?
    }

    /// With the seconds written out: the contract's form.
    #[must_use]
    pub fn to_seconds(self) -> String {
        format!("{:02}:{:02}:{:02}", self.hour, self.minute, self.second.unwrap_or(0))
    }
}

impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.hour, self.minute)?;
        self.second.map_or(Ok(()), |second| write!(f, ":{second:02}"))
    }
}

impl fmt::Debug for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Years from a first to a last, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct YearRange {
    /// The first year.
    pub first: i16,
    /// The last year.
    pub last: i16,
}

impl YearRange {
    /// The years in which a report without a year may have been published. A constant, so that the
    /// same report gives the same candidates on any day; the evidence shows it.
    pub const OF_REPORTS: Self = Self { first: 2005, last: 2029 };
}
