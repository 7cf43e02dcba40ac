//! A timeline as JSON lines, and the words that explain where a date comes from and who says so.

use super::{shown, spanned};
use crate::Pile;
use annals_core::{
    Anchor, CodePoints, DateBasis, PartialDate, Reading, RecordKind, StatementIdx, Terms,
    TimelineEntry, TimelineSource,
};
use serde_json::{Value, json};

/// An entry, as one object: `docs/timeline.schema.json`.
#[must_use]
pub fn json(entry: &TimelineEntry, pile: &Pile) -> Value {
    let mut events = vec![];
    let sentences: Vec<Value> = entry
        .sources
        .iter()
        .map(|source| {
            let reading = &pile.readings()[source.report];
            let ids = reading.record_ids();
            let event_ids = ids.of(RecordKind::Event);
            events
                .extend(source.events.iter().map(|event| event_ids[event.0 as usize].to_string()));
            sentence_object(source, pile)
        })
        .collect();
    let basis = entry.sources.first().and_then(|source| derivation(source, pile));
    json!({
        "date": shown(entry.date),
        "from": shown(entry.date.and_then(PartialDate::from)),
        "to": shown(entry.date.and_then(PartialDate::to)),
        "basis": basis,
        "score": entry.score,
        "sentences": sentences,
        "events": events,
        "sources": entry.n_reports,
        "independent": entry.n_independent,
    })
}

fn sentence_object(source: &TimelineSource, pile: &Pile) -> Value {
    let reading = &pile.readings()[source.report];
    let points = CodePoints::new(reading.text());
    let mut res = serde_json::Map::new();
    res.insert("text".into(), reading.quote(source.sentence).into());
    res.insert("doc_id".into(), shown(reading.article.doc_id.as_ref()));
    res.insert("source".into(), reading.article.source.locator.clone().into());
    res.insert("report".into(), reading.article.id.to_string().into());
    res.extend(spanned(source.sentence, &points));
    res.insert("basis".into(), derivation(source, pile).into());
    res.insert("says".into(), source.attributed.map(|statement| voice(reading, statement)).into());
    res.into()
}

/// How a sentence's date was derived: its words, what they were reckoned from, and why.
#[must_use]
pub fn derivation(source: &TimelineSource, pile: &Pile) -> Option<String> {
    let reading = &pile.readings()[source.report];
    let time = &reading.times[source.time?.0 as usize];
    let words = one_line(reading.quote(time.span));
    let mut res = format!("“{words}”");
    match time.anchor {
        Some(Anchor::Published(day)) => {
            let known = match (pile.settlement(source.report), reading.published.basis) {
                (Some(_), _) => "settled by other reports",
                (None, DateBasis::Stated) => "stated",
                (None, DateBasis::Metadata) => "from metadata",
                (None, DateBasis::Inferred) => "inferred",
                (None, DateBasis::Unknown) => "unknown",
            };
            res.push_str(&format!(", reckoned from the publication day {day} ({known})"));
        }
        Some(Anchor::Time(other)) => {
            let other = reading.quote(reading.times[other.0 as usize].span);
            res.push_str(&format!(", reckoned from “{}”", one_line(other)));
        }
        None => {}
    }
    // "last week; last" would say nothing twice.
    let basis = time.basis.as_ref().filter(|basis| !words.to_lowercase().contains(basis.as_str()));
    if let Some(basis) = basis {
        res.push_str(&format!("; {basis}"));
    }
    Some(res)
}

/// Who speaks in a statement, and on what terms: `a U.S. official (anonymous)`.
#[must_use]
pub fn voice(reading: &Reading, statement: StatementIdx) -> String {
    let statement = &reading.statements[statement.0 as usize];
    let Some(speaker) = &statement.speaker else {
        return "nobody named".to_owned();
    };
    let actor = speaker.actor.map(|actor| reading.actors[actor.0 as usize].name.as_str());
    let words = one_line(reading.quote(speaker.span));
    let name = match actor {
        Some(name) if statement.terms == Terms::Named || words.len() < 4 => name.to_owned(),
        _ => words,
    };
    format!("{name} ({})", statement.terms.code())
}

/// Words on one line, however the source breaks them.
#[must_use]
pub fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Words with every line break turned into a blank.
#[must_use]
pub fn blanks(words: &str) -> String {
    words.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).collect()
}
