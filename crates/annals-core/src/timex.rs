use crate::codes::{code_of, codes, of_code};
use crate::{Day, Decimal, ParseDateError, PartialDate, RuleId, Span};
use std::fmt;
use std::str::FromStr;

/// The position of a time expression in a reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimeIdx(pub u32);

/// TIMEX3's four types of time expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TimexKind {
    /// A day or anything longer.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// A time that recurs.
    Set,
}

codes!(TimexKind {
    Date = "DATE",
    Time = "TIME",
    Duration = "DURATION",
    Set = "SET",
});

/// TIMEX3's `mod`: how a value is to be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum TimexMod {
    Before,
    After,
    OnOrBefore,
    OnOrAfter,
    LessThan,
    MoreThan,
    EqualOrLess,
    EqualOrMore,
    Start,
    Mid,
    End,
    Approx,
}

codes!(TimexMod {
    Before = "BEFORE",
    After = "AFTER",
    OnOrBefore = "ON_OR_BEFORE",
    OnOrAfter = "ON_OR_AFTER",
    LessThan = "LESS_THAN",
    MoreThan = "MORE_THAN",
    EqualOrLess = "EQUAL_OR_LESS",
    EqualOrMore = "EQUAL_OR_MORE",
    Start = "START",
    Mid = "MID",
    End = "END",
    Approx = "APPROX",
});

/// Units of a length of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum DurationUnit {
    Century,
    Decade,
    Year,
    Quarter,
    Month,
    Week,
    Day,
    Hour,
    Minute,
    Second,
}

/// A length of time; prints as TIMEX3 writes it: `P1Y`, `PT2H`, `PXW`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Duration {
    /// How many; `None` where the report does not say (`PXW`, "weeks").
    pub amount: Option<Decimal>,
    /// Of what.
    pub unit: DurationUnit,
}

impl DurationUnit {
    // Hours, minutes and seconds stand behind a T, which tells minutes from months.
    const CODES: [(&'static str, Self); 10] = [
        ("CE", Self::Century),
        ("DE", Self::Decade),
        ("Y", Self::Year),
        ("Q", Self::Quarter),
        ("M", Self::Month),
        ("W", Self::Week),
        ("D", Self::Day),
        ("TH", Self::Hour),
        ("TM", Self::Minute),
        ("TS", Self::Second),
    ];
}

impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let code = code_of(&DurationUnit::CODES, self.unit);
        let (prefix, letters) = match code.strip_prefix('T') {
            Some(letters) => ("PT", letters),
            None => ("P", code),
        };
        match self.amount {
            Some(amount) => write!(f, "{prefix}{amount}{letters}"),
            None => write!(f, "{prefix}X{letters}"),
        }
    }
}

impl FromStr for Duration {
    type Err = ParseDateError;

    fn from_str(written: &str) -> Result<Self, Self::Err> {
        let parse = || {
            let rest = written.strip_prefix('P')?;
            let (rest, clock) = match rest.strip_prefix('T') {
                Some(rest) => (rest, "T"),
                None => (rest, ""),
            };
            let letters = rest.find(|c: char| !c.is_ascii_digit() && c != '.' && c != 'X')?;
            let (amount, letters) = rest.split_at(letters);
            let unit = of_code(&DurationUnit::CODES, &format!("{clock}{letters}"))?;
            match amount {
                "X" => Some(Self { amount: None, unit }),
                amount => Some(Self { amount: Some(Decimal::parse(amount)?), unit }),
            }
        };
        parse().ok_or_else(|| ParseDateError(written.to_owned()))
    }
}

/// The value of a time expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TimeValue {
    /// A date of any precision.
    Date(PartialDate),
    /// A length of time, or the period of a set.
    Duration(Duration),
    /// "recently", "once".
    Past,
    /// "now", "currently".
    Present,
    /// "soon", "the future".
    Future,
}

impl TimeValue {
    /// The date, where it is one.
    #[must_use]
    pub fn date(self) -> Option<PartialDate> {
        match self {
            Self::Date(date) => Some(date),
            Self::Duration(_) | Self::Past | Self::Present | Self::Future => None,
        }
    }
}

impl fmt::Display for TimeValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Date(date) => date.fmt(f),
            Self::Duration(duration) => duration.fmt(f),
            Self::Past => f.write_str("PAST_REF"),
            Self::Present => f.write_str("PRESENT_REF"),
            Self::Future => f.write_str("FUTURE_REF"),
        }
    }
}

impl FromStr for TimeValue {
    type Err = ParseDateError;

    fn from_str(written: &str) -> Result<Self, Self::Err> {
        match written {
            "PAST_REF" => Ok(Self::Past),
            "PRESENT_REF" => Ok(Self::Present),
            "FUTURE_REF" => Ok(Self::Future),
            _ if written.starts_with('P') => written.parse().map(Self::Duration),
            _ => written.parse().map(Self::Date),
        }
    }
}

/// What a relative time was reckoned from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// The day the report was published.
    Published(Day),
    /// Another time of the same report.
    Time(TimeIdx),
}

/// A time expression (ISO-TimeML TIMEX3), resolved as far as the report allows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timex {
    /// Its words.
    pub span: Span,
    /// Its type.
    pub kind: TimexKind,
    /// Its value.
    pub value: TimeValue,
    /// TIMEX3's `mod`.
    pub modifier: Option<TimexMod>,
    /// TIMEX3's `quant`, such as `EVERY`.
    pub quantifier: Option<String>,
    /// TIMEX3's `freq`, such as `2X`.
    pub frequency: Option<String>,
    /// What it was reckoned from.
    pub anchor: Option<Anchor>,
    /// What decided the value: a tense, a cue, a rule.
    pub basis: Option<String>,
    /// Other values that were possible.
    pub alternatives: Vec<TimeValue>,
    /// The rule that found it.
    pub rule: RuleId,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_print_and_read_back() {
        for written in ["P1Y", "PXW", "PT2H", "P3M", "PT30M", "P2.5DE", "PAST_REF", "2019-W05"] {
            assert_eq!(written.parse::<TimeValue>().unwrap().to_string(), written);
        }
        for wrong in ["P", "PT", "P1", "PY", "P1Z", "PT1Y", ""] {
            assert!(wrong.parse::<TimeValue>().is_err(), "{wrong}");
        }
    }
}
