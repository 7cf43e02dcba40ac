//! Words of time: months, weekdays, units, numbers, and the words that place them.
//!
//! Every table has the word, what it means, an example in which it is (part of) a time, and where
//! it was once wrong a counter-example in which it is none. A test of the stage walks them all.

use crate::LexiconError;
use crate::table::{Row, rows};
use annals_core::{Decimal, Duration, DurationUnit, TimeOfDay, TimeValue, TimexMod, Weekday};
use std::collections::{HashMap, HashSet};

/// What a word, or a few words in a row, can mean for a time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum TimeWord {
    /// "June", "Jun."
    Month(u8),
    /// "Monday", "Mon.", and "Mondays", which recurs.
    Weekday(Weekday, Grammatical),
    /// "week", "weeks"
    Unit(TimeUnit, Grammatical),
    /// "seven"
    Number(i64),
    /// "a", "several": how many, where they say.
    Amount(Option<Decimal>),
    /// "third"
    Ordinal(u8),
    /// "morning": a part of a day by TIMEX3's code.
    Part(&'static str, Grammatical),
    /// "summer": a season by TIMEX3's code.
    Season(&'static str),
    /// "now", "recently", "the future"
    Reference(TimeValue),
    /// "yesterday", "tonight": days from the report's day, and a part of that day.
    Day(i32, Option<&'static str>),
    /// "last", "this", "next"
    Shift(Shift),
    /// "nearly", "early", "the end of"
    Modifier(TimexMod),
    /// "noon"
    Clock(TimeOfDay),
    /// "nineties", as 199.
    Decade(i16),
    /// "twice"
    Count(i64),
    /// "every", as TIMEX3 writes it; "per", which it does not write.
    Quantifier(Option<&'static str>),
    /// "daily"
    Frequency(Duration),
    /// "weeklong"
    Length(Duration),
    /// "Christmas Day"
    Holiday(Holiday),
    /// "GMT", "local time"
    Zone,
    /// "BC": whether years count down to the turn of the era.
    Era(Side),
    /// "the year-earlier quarter": years back from the one the report tells of.
    Compared(i32),
    /// "the full year", "fiscal 2009"
    Whole(Whole),
    /// "Resolution": a number behind it is no year.
    Numbered,
    /// "Sunday Times": words of time that tell none.
    Name,
}

/// Whether a noun names one or several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Grammatical {
    Singular,
    Plural,
}

/// What times are counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeUnit {
    /// So many of a unit of length: a fortnight is two weeks.
    Length(i64, DurationUnit),
    /// "weekend"
    Weekend,
    /// "night"
    Night,
}

/// How a word places the unit behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shift {
    /// "last week"
    Last,
    /// "the past two weeks"
    Past,
    /// "the previous week": before another time of the report.
    Previous,
    /// "this week"
    This,
    /// "next week"
    Next,
    /// "the coming week"
    Coming,
    /// "the following week": after another time of the report.
    Following,
    /// "that week": another time of the report.
    Same,
    /// "recent weeks"
    Recent,
}

impl TimeUnit {
    /// Whether it is one year.
    #[must_use]
    pub fn is_year(self) -> bool {
        self == Self::Length(1, DurationUnit::Year)
    }
}

/// What a word makes of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whole {
    /// "the full year"
    Calendar,
    /// "fiscal 2009": as a firm or a state reckons it.
    Fiscal,
}

/// When a holiday falls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holiday {
    /// On a day of a month.
    Fixed(u8, u8),
    /// On the nth such weekday of a month.
    Nth(u8, u8, Weekday),
}

/// On which side of the report's day a time lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Side {
    Past,
    Future,
}

/// Words in a row and what they mean.
#[derive(Clone, Debug)]
pub struct TimePhrase {
    /// The words behind the first, in small letters.
    pub rest: Vec<&'static str>,
    /// What they mean.
    pub meaning: TimeWord,
}

/// A word of a table with its examples, for tests.
#[derive(Clone, Copy, Debug)]
pub struct TimeExample {
    /// The table.
    pub file: &'static str,
    /// The words.
    pub words: &'static str,
    /// A sentence in which they tell a time; empty where they never do.
    pub hit: &'static str,
    /// A sentence in which they tell none; empty where none was ever wrong.
    pub miss: &'static str,
}

/// The tables of the times stage.
#[derive(Debug)]
pub struct TimeWords {
    phrases: HashMap<&'static str, Vec<TimePhrase>>,
    directions: HashMap<&'static str, Vec<(Vec<&'static str>, Side)>>,
    prospective: HashSet<&'static str>,
    utterances: HashSet<&'static str>,
    examples: Vec<TimeExample>,
}

type Table = (&'static str, &'static str, fn(&'static str) -> Option<TimeWord>);

macro_rules! table {
    ($file:literal, $read:expr) => {
        ($file, include_str!(concat!("../data/", $file)), $read)
    };
}

const TABLES: [Table; 24] = [
    table!("time_amounts.txt", |value| match value {
        "X" => Some(TimeWord::Amount(None)),
        value => Decimal::parse(value).map(|amount| TimeWord::Amount(Some(amount))),
    }),
    table!("time_clock.txt", |value| TimeOfDay::parse(value).map(TimeWord::Clock)),
    table!("time_compared.txt", |value| value.parse().ok().map(TimeWord::Compared)),
    table!("time_counts.txt", |value| value.parse().ok().map(TimeWord::Count)),
    table!("time_days.txt", day),
    table!("time_decades.txt", |value| value.parse().ok().map(TimeWord::Decade)),
    table!("time_eras.txt", |value| match value {
        "before" => Some(TimeWord::Era(Side::Past)),
        "after" => Some(TimeWord::Era(Side::Future)),
        _ => None,
    }),
    table!("time_frequencies.txt", |value| value.parse().ok().map(TimeWord::Frequency)),
    table!("time_holidays.txt", holiday),
    table!("time_lengths.txt", |value| value.parse().ok().map(TimeWord::Length)),
    table!("time_modifiers.txt", |value| TimexMod::parse(value).map(TimeWord::Modifier)),
    table!("time_months.txt", |value| value.parse().ok().map(TimeWord::Month)),
    table!("time_names.txt", |value| (value == "name").then_some(TimeWord::Name)),
    table!("time_numbered.txt", |value| (value == "numbered").then_some(TimeWord::Numbered)),
    table!("time_ordinals.txt", |value| value.parse().ok().map(TimeWord::Ordinal)),
    table!("time_parts.txt", |value| {
        let (code, number) = with_number(value)?;
        Some(TimeWord::Part(code, number))
    }),
    table!("time_quantifiers.txt", |value| {
        Some(TimeWord::Quantifier(Some(value).filter(|value| *value != "-")))
    }),
    table!("time_references.txt", |value| value.parse().ok().map(TimeWord::Reference)),
    table!("time_seasons.txt", |value| Some(TimeWord::Season(value))),
    table!("time_shifts.txt", shift),
    table!("time_units.txt", unit),
    table!("time_weekdays.txt", |value| {
        let (code, number) = with_number(value)?;
        Some(TimeWord::Weekday(weekday(code)?, number))
    }),
    table!("time_whole.txt", |value| match value {
        "calendar" => Some(TimeWord::Whole(Whole::Calendar)),
        "fiscal" => Some(TimeWord::Whole(Whole::Fiscal)),
        _ => None,
    }),
    table!("time_zones.txt", |value| (value == "zone").then_some(TimeWord::Zone)),
];

impl TimeWords {
    pub(crate) fn parse() -> Result<Self, LexiconError> {
        let mut res = Self {
            phrases: HashMap::new(),
            directions: HashMap::new(),
            prospective: HashSet::new(),
            utterances: HashSet::new(),
            examples: vec![],
        };
        for (file, text, read) in TABLES {
            res.add_table(file, text, read)?;
        }
        // The numbers are one list with those of figures.
        let file = "number_words.txt";
        for row in rows::<6>(file, include_str!("../data/number_words.txt"))? {
            let [words, value, _, _, hit, miss] = row.columns;
            if hit.is_empty() {
                continue;
            }
            let value = value.parse().map_err(|_| row.fault("the value is no number"))?;
            let meaning = TimeWord::Number(value);
            res.phrases.entry(words).or_default().push(TimePhrase { rest: vec![], meaning });
            res.examples.push(TimeExample { file, words, hit, miss });
        }
        let file = "time_directions.txt";
        for row in rows::<4>(file, include_str!("../data/time_directions.txt"))? {
            let side = match row.columns[1] {
                "past" => Side::Past,
                "future" => Side::Future,
                other => return Err(row.fault(format!("no such side: {other:?}"))),
            };
            let (first, rest) = split(row.columns[0]);
            res.directions.entry(first).or_default().push((rest, side));
            res.add_example(file, &row);
        }
        let file = "time_prospective.txt";
        for row in rows::<4>(file, include_str!("../data/time_prospective.txt"))? {
            res.prospective.insert(row.columns[0]);
            res.add_example(file, &row);
        }
        let file = "time_utterances.txt";
        for row in rows::<4>(file, include_str!("../data/time_utterances.txt"))? {
            res.utterances.insert(row.columns[0]);
            res.add_example(file, &row);
        }
        Ok(res)
    }

    fn add_table(
        &mut self,
        file: &'static str,
        text: &'static str,
        read: fn(&'static str) -> Option<TimeWord>,
    ) -> Result<(), LexiconError> {
        for row in rows::<4>(file, text)? {
            let meaning = read(row.columns[1])
                .ok_or_else(|| row.fault(format!("no such meaning: {:?}", row.columns[1])))?;
            let (first, rest) = split(row.columns[0]);
            self.phrases.entry(first).or_default().push(TimePhrase { rest, meaning });
            self.add_example(file, &row);
        }
        Ok(())
    }

    fn add_example(&mut self, file: &'static str, row: &Row<'static, 4>) {
        let [words, _, hit, miss] = row.columns;
        self.examples.push(TimeExample { file, words, hit, miss });
    }

    /// What a word in small letters can mean, alone or with the words behind it.
    #[must_use]
    pub fn phrases(&self, first: &str) -> &[TimePhrase] {
        self.phrases.get(first).map_or(&[], Vec::as_slice)
    }

    /// The side that words beginning so put a time on, and the words behind the first.
    #[must_use]
    pub fn directions(&self, first: &str) -> &[(Vec<&'static str>, Side)] {
        self.directions.get(first).map_or(&[], Vec::as_slice)
    }

    /// Whether what one does so "to" do lies ahead: "agreed to meet".
    #[must_use]
    pub fn is_prospective(&self, verb: &str) -> bool {
        self.prospective.contains(verb)
    }

    /// Whether doing so is speaking to the press, or to anyone.
    #[must_use]
    pub fn is_utterance(&self, verb: &str) -> bool {
        self.utterances.contains(verb)
    }

    /// Every word with its examples.
    #[must_use]
    pub fn examples(&self) -> &[TimeExample] {
        &self.examples
    }
}

fn split(words: &'static str) -> (&'static str, Vec<&'static str>) {
    let mut words = words.split(' ');
    (words.next().unwrap_or_default(), words.collect())
}

fn with_number(value: &'static str) -> Option<(&'static str, Grammatical)> {
    match value.split_once(' ') {
        None => Some((value, Grammatical::Singular)),
        Some((code, "plural")) => Some((code, Grammatical::Plural)),
        Some(_) => None,
    }
}

fn weekday(number: &str) -> Option<Weekday> {
    let number: u8 = number.parse().ok()?;
    Weekday::ALL.into_iter().find(|weekday| weekday.number() == number)
}

fn unit(value: &'static str) -> Option<TimeWord> {
    let (code, number) = with_number(value)?;
    let unit = match code {
        "NI" => TimeUnit::Night,
        "WE" => TimeUnit::Weekend,
        code => {
            let (clock, code) = code.strip_prefix('T').map_or(("", code), |code| ("T", code));
            let count = if code.starts_with(|c: char| c.is_ascii_digit()) { "" } else { "1" };
            let length: Duration = format!("P{clock}{count}{code}").parse().ok()?;
            TimeUnit::Length(length.amount?.whole()?, length.unit)
        }
    };
    Some(TimeWord::Unit(unit, number))
}

fn day(value: &'static str) -> Option<TimeWord> {
    let (days, part) = match value.split_once(' ') {
        None => (value, None),
        Some((days, part)) => (days, Some(part)),
    };
    Some(TimeWord::Day(days.parse().ok()?, part))
}

fn shift(value: &'static str) -> Option<TimeWord> {
    let shift = match value {
        "last" => Shift::Last,
        "past" => Shift::Past,
        "previous" => Shift::Previous,
        "this" => Shift::This,
        "next" => Shift::Next,
        "coming" => Shift::Coming,
        "following" => Shift::Following,
        "same" => Shift::Same,
        "recent" => Shift::Recent,
        _ => return None,
    };
    Some(TimeWord::Shift(shift))
}

fn holiday(value: &'static str) -> Option<TimeWord> {
    let mut parts = value.split('-').map(|part| part.parse::<u8>().ok());
    let (month, day) = (parts.next()??, parts.next()??);
    let holiday = match parts.next() {
        None => Holiday::Fixed(month, day),
        Some(number) => {
            let number = number?;
            let weekday = Weekday::ALL.into_iter().find(|weekday| weekday.number() == number)?;
            Holiday::Nth(month, day, weekday)
        }
    };
    Some(TimeWord::Holiday(holiday))
}
