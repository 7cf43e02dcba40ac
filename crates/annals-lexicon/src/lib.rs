//! The words Annals knows: lists and tables as data files with examples, parsed once to typed
//! tables. Any stage may read them; there is no logic here.
//!
//! A data file under `data/` is a table of one entry a line, its columns separated by `|`, sorted by
//! its first column, with `#` for comments. The first comment says what the columns are. Every list
//! exists once: a second stage that needs it reads the same table.

pub mod actors;
pub mod events;
pub mod figures;
pub mod inflection;
pub mod ingest;
pub mod lang;
pub mod statements;
mod table;
pub mod times;

pub use table::{LexiconError, Row};

/// Every table, parsed.
#[derive(Debug)]
pub struct Lexicon {
    /// For `annals-ingest`: furniture, credits, captions, headers.
    pub ingest: ingest::IngestWords,
    /// For `annals-lang`: abbreviations and closed word classes.
    pub lang: lang::LangWords,
    /// Forms of verbs and nouns.
    pub inflection: inflection::Inflection,
    /// Months, weekdays, units, and the words that place them.
    pub times: times::TimeWords,
    /// Countries, groups, offices, titles, and words for people.
    pub actors: actors::ActorWords,
    /// Cues of speech and words for sources.
    pub statements: statements::StatementWords,
    /// Number words, bounds and counted nouns.
    pub figures: figures::FigureWords,
    /// Triggers of events and words that decide whether they are facts.
    pub events: events::EventWords,
}

impl Lexicon {
    /// The tables that ship with Annals.
    ///
    /// # Panics
    /// Where a shipped table has a fault: a test parses every one of them.
    #[must_use]
    pub fn embedded() -> Self {
        Self::parse().unwrap_or_else(|err| panic!("a shipped table has a fault: {err}"))
    }

    fn parse() -> Result<Self, LexiconError> {
        let inflection = inflection::Inflection::parse()?;
        Ok(Self {
            ingest: ingest::IngestWords::parse()?,
            lang: lang::LangWords::parse()?,
            times: times::TimeWords::parse()?,
            actors: actors::ActorWords::parse()?,
            statements: statements::StatementWords::parse(&inflection)?,
            figures: figures::FigureWords::parse(&inflection)?,
            events: events::EventWords::parse(&inflection)?,
            inflection,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_table_parses() {
        Lexicon::parse().unwrap();
    }
}
