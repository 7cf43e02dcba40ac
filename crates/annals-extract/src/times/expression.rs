use annals_core::{Decimal, Duration, DurationUnit, Span, TimeOfDay, TimeValue, TimexMod};
use annals_core::{TokenIdx, Weekday};
use annals_lexicon::times::{Holiday, Shift, Side, TimeUnit};

/// A time expression as it was found: its words and what they say, before any day is reckoned.
#[derive(Clone, Debug, PartialEq)]
pub struct FoundTime {
    /// Its words.
    pub span: Span,
    /// Its first token.
    pub first: TokenIdx,
    /// One past its last token.
    pub end: TokenIdx,
    /// What they say.
    pub expression: Expression,
    /// How it is to be taken.
    pub modifier: Option<TimexMod>,
    /// Which way the words around it look, where that matters.
    pub direction: Direction,
    /// The rule that found it.
    pub rule: &'static str,
}

/// On which side of the report's day a time lies, and the word that tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Direction {
    /// The side; `None` where nothing tells.
    pub side: Option<Side>,
    /// Why, as `Timex::basis` has it.
    pub basis: String,
    /// The verb that told.
    pub verb: Option<TokenIdx>,
    /// Whether that verb is one of telling ("said").
    pub utterance: bool,
}

impl Direction {
    /// Nothing tells.
    #[must_use]
    pub fn none() -> Self {
        Self { side: None, basis: "no tense or cue".to_owned(), verb: None, utterance: false }
    }

    /// Whether only a verb in the present tense told.
    pub(super) fn is_present(&self) -> bool {
        self.basis.starts_with("present tense")
    }

    /// The side, or the past: reports tell what happened.
    #[must_use]
    pub fn side_or_past(&self) -> Side {
        self.side.unwrap_or(Side::Past)
    }
}

/// What a time expression says.
#[derive(Clone, Debug, PartialEq)]
pub enum Expression {
    /// "March 3", "Monday, 3 March 2011", "2011-03-03"
    Day {
        /// The year, where it is told.
        year: Option<i16>,
        /// The month.
        month: u8,
        /// The day of the month.
        day: u8,
        /// The weekday that stands with it.
        weekday: Option<Weekday>,
        /// Whether it is written `3/4/2011`, which has two readings.
        ambiguous: bool,
    },
    /// "March", "March 2011", "last March"
    Month(u8, Placed),
    /// "2011"
    Year(i16),
    /// "'96": the last two numbers.
    ShortYear(i16),
    /// "2011-12": from one year to another, before it is told apart into both.
    Years(i16, i16),
    /// "the 1990s", as 199.
    Decade(i16),
    /// "the 20th century", as 19.
    Century(i16),
    /// "the summer of 2011", "last summer": TIMEX3's code.
    Season(&'static str, Placed),
    /// "the third quarter"
    Quarter(u8, Placed),
    /// "the first half of 2011"
    Half(u8, Placed),
    /// "the quarter", "the year-earlier period": one that the report spoke of, so many years back.
    Spoken(Spoken, Placed, i32),
    /// "at that time": whatever the report spoke of.
    SpokenTime,
    /// "Christmas Day"
    Holiday(Holiday, Placed),
    /// "Monday", "last Monday"
    Weekday(Weekday, Option<Shift>),
    /// "last week", "this year"; without a shift "the weekend".
    Unit(TimeUnit, Option<Shift>),
    /// "yesterday": days from the report's day.
    Named(i32),
    /// "two days ago", "a year later"
    Offset(Length, Origin, Side),
    /// "nearly two months", "30-day"
    Length(Length),
    /// "every Tuesday", "twice a week"
    Recurring {
        /// What recurs.
        recurrence: Recurrence,
        /// TIMEX3's `quant`.
        quantifier: Option<&'static str>,
        /// How often in each period.
        frequency: Option<i64>,
    },
    /// "Monday morning", "tonight": TIMEX3's code and the day.
    Part(&'static str, Box<Expression>),
    /// "at night": a part of no day that is told.
    SomePart(&'static str),
    /// "last night", "that evening"
    ShiftedPart(&'static str, Shift),
    /// "5 p.m.", "17:10 GMT on Monday"
    Clock(TimeOfDay, Option<Box<Expression>>),
    /// "now", "recently", "recent days"
    Reference(TimeValue),
}

/// What stands with a month, season, quarter or holiday to tell its year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Placed {
    /// Nothing.
    Open,
    /// A year.
    Year(i16),
    /// "of last year"
    YearShift(Shift),
    /// "last", "next"
    Shift(Shift),
    /// "the year-earlier third quarter": the year before the one that is meant without it.
    YearEarlier,
}

/// A stretch of the calendar that the report spoke of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spoken {
    /// "the quarter"
    Quarter,
    /// "the period": whatever was spoken of.
    Period,
}

/// A length of time: how many, where it says, of what.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Length {
    /// How many.
    pub amount: Option<Decimal>,
    /// Of what.
    pub unit: DurationUnit,
}

impl Length {
    /// The length as TIMEX3 has it.
    #[must_use]
    pub fn duration(self) -> Duration {
        Duration { amount: self.amount, unit: self.unit }
    }
}

/// Where "earlier" and "later" are reckoned from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The day of the report: "ago".
    Report,
    /// Another time of the report: "two days later".
    Narrative,
}

/// What recurs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Recurrence {
    /// A period: "every two weeks".
    Period(Length),
    /// A weekday: "every Tuesday".
    Weekday(Weekday),
    /// A month: "each July".
    Month(u8),
}
