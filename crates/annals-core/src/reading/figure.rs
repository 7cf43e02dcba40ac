//! Figures: how many, within which bounds, of what.

use crate::codes::codes;
use crate::{Decimal, RuleId, Span, StatementIdx};

/// The position of a figure in a reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FigureIdx(pub u32);

/// A number with what it counts: people, things, money, a share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// "more than", the number, and what is counted.
    pub span: Span,
    /// The number alone.
    pub number: Span,
    /// The least it can be; `None` where there is no lower bound.
    pub low: Option<Decimal>,
    /// The most it can be; `None` where there is no upper bound.
    pub high: Option<Decimal>,
    /// How the number is to be taken.
    pub bound: Bound,
    /// The counted noun's lemma, an ISO 4217 code, or `percent`.
    pub unit: Option<String>,
    /// What is counted.
    pub kind: FigureKind,
    /// Inside whose statement it stands.
    pub attributed: Option<StatementIdx>,
    /// The rule that found it.
    pub rule: RuleId,
}

/// How a number is to be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Bound {
    Exact,
    About,
    AtLeast,
    MoreThan,
    AtMost,
    LessThan,
    Range,
}

codes!(Bound {
    Exact = "exact",
    About = "about",
    AtLeast = "at_least",
    MoreThan = "more_than",
    AtMost = "at_most",
    LessThan = "less_than",
    Range = "range",
});

/// What a figure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum FigureKind {
    Killed,
    Injured,
    Detained,
    Displaced,
    Missing,
    Freed,
    Troops,
    Money,
    Percent,
    Count,
}

codes!(FigureKind {
    Killed = "killed",
    Injured = "injured",
    Detained = "detained",
    Displaced = "displaced",
    Missing = "missing",
    Freed = "freed",
    Troops = "troops",
    Money = "money",
    Percent = "percent",
    Count = "count",
});
