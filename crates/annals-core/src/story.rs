use crate::{Day, EventIdx, PartialDate, Span, StatementIdx, TimeIdx};

/// A publication day that a report's own words leave open, settled by other reports.
///
/// It lies over the reading as an overlay and never goes into it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settlement {
    /// The report, by its position among those given.
    pub report: usize,
    /// The day.
    pub day: Day,
    /// What settled it, nearest report first.
    pub reasons: Vec<SettlementReason>,
}

/// A dated report that shares facts with an undated one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettlementReason {
    /// The dated report, by its position among those given.
    pub report: usize,
    /// The day it was published.
    pub published: Day,
    /// What both tell of, as the undated report words it.
    pub shared: Vec<String>,
}

/// What happened when, across reports.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timeline {
    /// By date, earliest first.
    pub entries: Vec<TimelineEntry>,
    /// What no report ties to a date.
    pub undated: Vec<TimelineEntry>,
}

/// What the reports tell of one date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimelineEntry {
    /// The date; `None` where none is told.
    pub date: Option<PartialDate>,
    /// How strongly the reports dwell on it; the unit is one sentence of one independent report.
    pub score: u32,
    /// The sentences that tell of it, one for each account.
    pub sources: Vec<TimelineSource>,
    /// How many reports tell of it.
    pub n_reports: usize,
    /// How many of them do so in words of their own.
    pub n_independent: usize,
}

/// A sentence that tells of a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimelineSource {
    /// The report, by its position among those given.
    pub report: usize,
    /// The sentence.
    pub sentence: Span,
    /// The time expression the date was read from.
    pub time: Option<TimeIdx>,
    /// The events it tells of.
    pub events: Vec<EventIdx>,
    /// Who says so, where it is not the report itself.
    pub attributed: Option<StatementIdx>,
    /// Other reports that have the same words, by position.
    pub copies: Vec<usize>,
}
