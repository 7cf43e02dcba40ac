//! From an annotated report to its records: times, actors, places, statements, events and figures.
//!
//! Each module is a function from what was read before it to its own records; the order is fixed by
//! their signatures. Nothing here opens a file or looks at another report.

pub mod actors;
mod classes;
pub mod events;
pub mod figures;
pub mod phrases;
pub mod statements;
pub mod times;

use annals_core::{Annotated, Article, Day, Language, Published, Reading};
use annals_lexicon::Lexicon;

/// Reads the records out of a report.
///
/// `settled` is a publication day that other reports have settled; without it the report's own words
/// decide. A report in another language than English gives no records and a note.
#[must_use]
pub fn read(article: Article, doc: &Annotated, lexicon: &Lexicon, settled: Option<Day>) -> Reading {
    if let Some(language) = article.language.filter(|language| *language != Language::ENGLISH) {
        let mut reading = Reading::empty(article);
        let code = language.as_str();
        reading.notes.push(format!("not read: the language is {code:?}, and only English is read"));
        return reading;
    }
    let found = times::recognise(doc, lexicon);
    let published = times::published(doc, &found, &article.published);
    let anchor = match settled {
        Some(day) => Published { day: Some(day), ..published.clone() },
        None => published.clone(),
    };
    let times = times::resolve(doc, found, &anchor);
    let spans: Vec<_> = times.iter().map(|time| time.span).collect();
    let phrases = phrases::phrases(doc, &spans);
    let (actors, places) = actors::actors(doc, &phrases, &times, lexicon);
    let statements = statements::statements(doc, &phrases, &actors, &times, lexicon);
    let figures = figures::figures(doc, &times, &statements, lexicon);
    let events = events::events(doc, &phrases, &times, &actors, &places, &statements, lexicon);
    Reading {
        article,
        published,
        times,
        actors,
        places,
        statements,
        events,
        figures,
        notes: vec![],
    }
}
