//! Words that tell sentences and word classes apart.

use crate::LexiconError;
use crate::table::rows;
use annals_core::Upos;
use std::collections::HashMap;

/// What an abbreviation's stop can mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Abbreviation {
    /// A word follows ("Gen. Okoro"): never the end of a sentence.
    Before,
    /// A number may follow ("Nov. 23").
    Date,
    /// It can stand at the end ("in the U.S.").
    Either,
}

/// The tables of the language stage.
#[derive(Debug)]
pub struct LangWords {
    abbreviations: HashMap<&'static str, Abbreviation>,
    closed: HashMap<&'static str, Upos>,
}

impl LangWords {
    pub(crate) fn parse() -> Result<Self, LexiconError> {
        let mut abbreviations = HashMap::new();
        for row in rows::<2>("abbreviations.txt", include_str!("../data/abbreviations.txt"))? {
            let kind = match row.columns[1] {
                "before" => Abbreviation::Before,
                "date" => Abbreviation::Date,
                "either" => Abbreviation::Either,
                other => return Err(row.fault(format!("no such kind: {other:?}"))),
            };
            abbreviations.insert(row.columns[0], kind);
        }
        let mut closed = HashMap::new();
        for row in rows::<2>("closed_classes.txt", include_str!("../data/closed_classes.txt"))? {
            let tag = Upos::parse(row.columns[1])
                .ok_or_else(|| row.fault(format!("no such class: {:?}", row.columns[1])))?;
            closed.insert(row.columns[0], tag);
        }
        Ok(Self { abbreviations, closed })
    }

    /// The abbreviation written so, with its stop.
    #[must_use]
    pub fn abbreviation(&self, written: &str) -> Option<Abbreviation> {
        self.abbreviations.get(written).copied()
    }

    /// The class of a word (in small letters) that does not depend on the text.
    #[must_use]
    pub fn closed_class(&self, word: &str) -> Option<Upos> {
        self.closed.get(word).copied()
    }
}
