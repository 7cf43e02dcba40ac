//! What happened when.

use crate::Report;
use crate::copies::{Accounts, accounts, plain_words};
use annals_core::{
    EventIdx, PartialDate, Reading, Span, StatementIdx, TimeIdx, Timeline, TimelineEntry,
    TimelineSource,
};
use std::collections::BTreeMap;

/// What a timeline is to hold.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    /// Only sentences that have one of these words, or whose report's headline has one.
    pub about: Vec<String>,
    /// Only so many dates: those that the reports dwell on most.
    pub days: Option<usize>,
}

/// Puts dated sentences of all reports in the order of their dates, one entry a date.
///
/// A sentence has a date where an event or a statement in it has one. Sentences that tell of events
/// without a date, or with one that nothing ties to the calendar, stand apart in report order.
#[must_use]
pub fn timeline(reports: &[Report], selection: &Selection) -> Timeline {
    let accounts = accounts(reports);
    let mut dated: BTreeMap<PartialDate, Vec<TimelineSource>> = BTreeMap::new();
    let mut undated = vec![];
    for (position, report) in reports.iter().enumerate() {
        for sentence in tellings(report, &selection.about) {
            let open = sentence.dates.is_empty();
            for (date, time) in &sentence.dates {
                let mut source = sentence.source(position);
                source.time = Some(*time);
                dated.entry(*date).or_default().push(source);
            }
            if open && !sentence.events.is_empty() {
                undated.push(sentence.source(position));
            }
        }
    }
    let entry = |date, sources| entry(date, sources, reports, &accounts);
    let mut entries: Vec<TimelineEntry> =
        dated.into_iter().map(|(date, sources)| entry(Some(date), sources)).collect();
    if let Some(days) = selection.days {
        keep_best(&mut entries, days);
    }
    let undated = undated.into_iter().map(|source| entry(None, vec![source])).collect();
    Timeline { entries, undated: without_repeats(undated, reports) }
}

/// A sentence and what it tells.
struct Telling {
    span: Span,
    dates: Vec<(PartialDate, TimeIdx)>,
    events: Vec<EventIdx>,
    attributed: Option<StatementIdx>,
}

impl Telling {
    fn source(&self, report: usize) -> TimelineSource {
        TimelineSource {
            report,
            sentence: self.span,
            time: None,
            events: self.events.clone(),
            attributed: self.attributed,
            copies: vec![],
        }
    }
}

fn tellings(report: &Report, about: &[String]) -> Vec<Telling> {
    let reading = report.reading;
    let about: Vec<String> = about.iter().map(|word| word.to_lowercase()).collect();
    let has_word = |text: &str| {
        let text = text.to_lowercase();
        about.iter().any(|word| text.contains(word.as_str()))
    };
    let titled = about.is_empty() || reading.article.title.as_deref().is_some_and(has_word);
    let wanted = |span: &&Span| titled || has_word(reading.quote(**span));
    report.sentences.iter().filter(wanted).map(|span| telling(reading, *span)).collect()
}

fn telling(reading: &Reading, span: Span) -> Telling {
    let mut dates: Vec<(PartialDate, TimeIdx)> = vec![];
    let mut add = |time: TimeIdx, date: PartialDate| {
        if date.is_anchored() && dates.iter().all(|(other, _)| *other != date) {
            dates.push((date, time));
        }
    };
    let events = within(&reading.events, span, |event| event.trigger);
    for at in events.clone() {
        let event = &reading.events[at];
        if let (Some(tied), Some(date)) = (event.date, reading.date_of(event)) {
            add(tied.time, date);
        }
    }
    let statements = within(&reading.statements, span, |statement| statement.cue.0);
    for statement in &reading.statements[statements.clone()] {
        let Some(date) = statement.date else { continue };
        let times = within(&reading.times, span, |time| time.span);
        let time = times.clone().find(|at| reading.times[*at].value.date() == Some(date));
        if let Some(at) = time {
            add(TimeIdx(position(at)), date);
        }
    }
    dates.sort();
    let attributed = attribution(reading, span);
    let events = events.map(|at| EventIdx(position(at))).collect();
    Telling { span, dates, events, attributed }
}

/// The positions of the records that begin inside a span; records are sorted by where they stand.
fn within<T>(records: &[T], span: Span, at: impl Fn(&T) -> Span) -> std::ops::Range<usize> {
    let first = records.partition_point(|record| at(record).start() < span.start());
    let end = records.partition_point(|record| at(record).start() < span.end());
    first..end.max(first)
}

fn position(at: usize) -> u32 {
    u32::try_from(at).expect("fewer records than bytes")
}

/// Who says what a sentence tells: the statement that holds most of it, where one holds half.
fn attribution(reading: &Reading, sentence: Span) -> Option<StatementIdx> {
    let said = |content: &[Span]| -> usize {
        content.iter().filter_map(|span| span.shared(sentence)).map(Span::len).sum()
    };
    let best = reading
        .statements
        .iter()
        .enumerate()
        .map(|(at, statement)| (said(&statement.content), at))
        .max_by_key(|(said, at)| (*said, usize::MAX - at))?;
    (best.0 * 2 > sentence.len()).then(|| StatementIdx(position(best.1)))
}

fn entry(
    date: Option<PartialDate>,
    sources: Vec<TimelineSource>,
    reports: &[Report],
    accounts: &Accounts,
) -> TimelineEntry {
    let mut kept: BTreeMap<String, TimelineSource> = BTreeMap::new();
    let mut all: Vec<usize> = sources.iter().map(|source| source.report).collect();
    all.dedup();
    for source in sources {
        let words = plain_words(reports[source.report].reading.quote(source.sentence));
        match kept.get_mut(&words) {
            Some(first) if first.report != source.report => first.copies.push(source.report),
            Some(_) => {}
            None => {
                kept.insert(words, source);
            }
        }
    }
    let mut sources: Vec<TimelineSource> = kept.into_values().collect();
    sources.sort_by_key(|source| (source.report, source.sentence));
    let mut told: Vec<(usize, Span)> =
        sources.iter().map(|source| (accounts.of(source.report), source.sentence)).collect();
    told.dedup();
    TimelineEntry {
        date,
        score: position(told.len()) + position(accounts.count(&all)),
        n_reports: all.len(),
        n_independent: accounts.count(&all),
        sources,
    }
}

/// Keeps the dates with the highest scores; of equals, the more precise and then the earlier.
fn keep_best(entries: &mut Vec<TimelineEntry>, days: usize) {
    let mut order: Vec<usize> = (0..entries.len()).collect();
    let vague = |at: usize| entries[at].date.and_then(PartialDate::day).is_none();
    order.sort_by_key(|at| (u32::MAX - entries[*at].score, vague(*at), *at));
    order.truncate(days);
    let mut at = 0;
    entries.retain(|_| {
        at += 1;
        order.contains(&(at - 1))
    });
}

/// One entry for an undated sentence that several reports have word for word.
fn without_repeats(undated: Vec<TimelineEntry>, reports: &[Report]) -> Vec<TimelineEntry> {
    let mut first_with: BTreeMap<String, usize> = BTreeMap::new();
    let mut res: Vec<TimelineEntry> = vec![];
    for entry in undated {
        let Some(source) = entry.sources.first() else { continue };
        let words = plain_words(reports[source.report].reading.quote(source.sentence));
        match first_with.get(&words) {
            Some(at) => {
                let first = &mut res[*at];
                if first.sources[0].report != source.report {
                    first.sources[0].copies.push(source.report);
                    first.n_reports += 1;
                }
            }
            None => {
                first_with.insert(words, res.len());
                res.push(entry);
            }
        }
    }
    res
}
