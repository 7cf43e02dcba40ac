//! Lines that stand in several reports of one source: what surrounds its reports and no table knows.

use crate::charset;
use crate::decode::decode;
use crate::structure::Guess;
use crate::units::{Ending, Unit, units};
use annals_lexicon::ingest::Furniture;
use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hash, Hasher};

/// The lines of some reports of one source, and in how many of them each stands.
///
/// It is the same whatever the order in which the reports were added. Reports that share their longest
/// paragraph are copies of one report and count once, so that no report is furniture for being there
/// twice.
#[derive(Clone, Debug, Default)]
pub struct RecurringLines {
    /// By line the reports in which it stands, each told by its longest paragraph.
    lines: BTreeMap<u64, BTreeSet<u64>>,
    reports: BTreeSet<u64>,
}

/// Fewer reports show no habit.
const FEWEST: usize = 3;

impl RecurringLines {
    /// Adds the lines of one report; what is no plain text has none.
    pub fn add(&mut self, bytes: &[u8]) {
        let Ok(choice) = charset::of_text("", bytes) else { return };
        let decoded = decode(bytes, choice);
        let text = decoded.text.as_str();
        let units = units(&decoded);
        let Some(longest) = units.iter().max_by_key(|unit| (unit.n_words, unit.span.len())) else {
            return;
        };
        let report = hash(longest.span.of(text));
        self.reports.insert(report);
        for unit in &units {
            self.lines.entry(hash(unit.span.of(text))).or_default().insert(report);
        }
    }

    /// What a line is that no rule knows, by how often the source repeats it. In the midst of a report
    /// most of the reports must have it ("Background" heads a part of several); sentences must stand in
    /// most at its edges, too, for reports on one matter share some.
    pub(crate) fn guess(&self, guess: Guess, unit: Unit, text: &str) -> Guess {
        let is_plain = matches!(guess, Guess::Open | Guess::Outlet { .. } | Guess::List);
        let n = self.lines.get(&hash(unit.span.of(text))).map_or(0, BTreeSet::len);
        if !is_plain || n < FEWEST {
            return guess;
        }
        let is_in_most = n * 2 > self.reports.len();
        let is_sentence = matches!(unit.ending, Ending::Stop | Ending::Question);
        match (is_in_most, is_sentence) {
            (true, false) => Guess::Furniture(Furniture::Anywhere),
            (true, true) | (false, false) => Guess::Furniture(Furniture::Edge),
            (false, true) => guess,
        }
    }
}

/// The same for equal words, white space apart.
fn hash(words: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    words.split_whitespace().for_each(|word| word.hash(&mut hasher));
    hasher.finish()
}
