//! Words that tell sentences and word classes apart.

use crate::LexiconError;
use crate::table::rows;
use annals_core::{Morph, Upos};
use std::collections::{HashMap, HashSet};

/// What an abbreviation's stop can mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Abbreviation {
    /// A word follows ("Gen. Okoro"): never the end of a sentence.
    Before,
    /// It is one only before digits ("No. 4", but "He said no.").
    Number,
    /// A number may follow ("Nov. 23").
    Date,
    /// It can stand at the end ("in the U.S.").
    Either,
    /// It is one only inside a sentence; at the end the stop is the sentence's ("boots, etc.").
    Inside,
}

/// The tables of the language stage.
#[derive(Debug)]
pub struct LangWords {
    abbreviations: HashMap<&'static str, Abbreviation>,
    closed: HashMap<&'static str, Upos>,
    features: HashMap<(&'static str, FormClass), Morph>,
    prefixes: HashSet<&'static str>,
    units: HashSet<&'static str>,
    fused: HashMap<&'static str, Vec<&'static str>>,
    endings: HashSet<&'static str>,
    emoticons: Vec<&'static str>,
}

/// The class of a form that says more than its class does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FormClass {
    /// "her" as in "her house", as against "saw her".
    Possessive,
    /// Any other form.
    Plain(Upos),
}

impl FormClass {
    fn parse(code: &str) -> Option<Self> {
        match code {
            "PRP$" => Some(Self::Possessive),
            other => Upos::parse(other).map(Self::Plain),
        }
    }
}

impl LangWords {
    pub(crate) fn parse() -> Result<Self, LexiconError> {
        let mut abbreviations = HashMap::new();
        for row in rows::<2>("abbreviations.txt", include_str!("../data/abbreviations.txt"))? {
            let kind = match row.columns[1] {
                "before" => Abbreviation::Before,
                "date" => Abbreviation::Date,
                "number" => Abbreviation::Number,
                "inside" => Abbreviation::Inside,
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
        let mut fused = HashMap::new();
        for row in rows::<2>("fused_words.txt", include_str!("../data/fused_words.txt"))? {
            let words: Vec<_> = row.columns[1].split(' ').collect();
            if words.concat() != row.columns[0] {
                return Err(row.fault("the words do not make up the whole"));
            }
            fused.insert(row.columns[0], words);
        }
        let mut units = HashSet::new();
        for row in rows::<2>("glued_units.txt", include_str!("../data/glued_units.txt"))? {
            if row.columns[1].trim_start_matches(|c: char| c.is_ascii_digit()) != row.columns[0] {
                return Err(row.fault("the example is not digits and the unit"));
            }
            units.insert(row.columns[0]);
        }
        let prefixes = include_str!("../data/hyphen_prefixes.txt");
        let prefixes = rows::<2>("hyphen_prefixes.txt", prefixes)?;
        let endings = include_str!("../data/address_endings.txt");
        let endings = rows::<1>("address_endings.txt", endings)?;
        let emoticons = rows::<1>("emoticons.txt", include_str!("../data/emoticons.txt"))?;
        // The longest first, so that ":-)" is not read as ":" and "-)".
        let mut emoticons: Vec<_> = emoticons.iter().map(|row| row.columns[0]).collect();
        emoticons.sort_by_key(|mark| std::cmp::Reverse(mark.len()));
        Ok(Self {
            abbreviations,
            closed,
            features: features()?,
            prefixes: prefixes.iter().map(|row| row.columns[0]).collect(),
            units,
            fused,
            endings: endings.iter().map(|row| row.columns[0]).collect(),
            emoticons,
        })
    }

    /// Whether a word (in small letters) and the hyphen behind it begin a longer one: "co-operate".
    #[must_use]
    pub fn is_hyphen_prefix(&self, word: &str) -> bool {
        self.prefixes.contains(word)
    }

    /// Whether letters are a word of their own behind digits: "10km", "7pm".
    #[must_use]
    pub fn is_glued_unit(&self, letters: &str) -> bool {
        self.units.contains(letters)
    }

    /// The words of one written without blank or apostrophe (in small letters): "can not".
    #[must_use]
    pub fn fused(&self, word: &str) -> Option<&[&'static str]> {
        self.fused.get(word).map(Vec::as_slice)
    }

    /// Whether letters (in small letters) end the name of a site or file: "com", "pdf".
    #[must_use]
    pub fn is_address_ending(&self, letters: &str) -> bool {
        self.endings.contains(letters)
    }

    /// The face drawn with marks that the text begins with.
    #[must_use]
    pub fn emoticon(&self, text: &str) -> Option<&'static str> {
        self.emoticons.iter().copied().find(|mark| text.starts_with(mark))
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

    /// What a form (in small letters, with straight apostrophes) says beyond its class.
    #[must_use]
    pub fn features(&self, form: &str, class: FormClass) -> Option<Morph> {
        self.features.get(&(form, class)).copied()
    }
}

fn features() -> Result<HashMap<(&'static str, FormClass), Morph>, LexiconError> {
    let mut res = HashMap::new();
    for row in rows::<2>("features.txt", include_str!("../data/features.txt"))? {
        let [form, features] = row.columns;
        let (form, class) = form
            .split_once(' ')
            .and_then(|(form, class)| Some((form, FormClass::parse(class)?)))
            .ok_or_else(|| row.fault("wants a word and a class"))?;
        let morph = Morph::parse(&features.replace(' ', "|"))
            .ok_or_else(|| row.fault(format!("no such features: {features:?}")))?;
        res.insert((form, class), morph);
    }
    Ok(res)
}
