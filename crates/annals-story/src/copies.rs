//! Which reports are one account: a first version, by sentences that stand in both word for word.

use crate::Report;
use std::collections::BTreeMap;

/// Shorter sentences are common property: "The talks go on."
const LEAST_WORDS: usize = 8;
/// A sentence this long shows by itself that one report was made from the other.
const TELLING_WORDS: usize = 18;

/// Which account each report belongs to.
#[derive(Clone, Debug)]
pub struct Accounts {
    account_of: Vec<usize>,
}

impl Accounts {
    /// The account of a report, named by the position of its first report.
    #[must_use]
    pub fn of(&self, report: usize) -> usize {
        self.account_of[report]
    }

    /// How many accounts some reports are.
    #[must_use]
    pub fn count(&self, reports: &[usize]) -> usize {
        let mut accounts: Vec<usize> = reports.iter().map(|report| self.of(*report)).collect();
        accounts.sort_unstable();
        accounts.dedup();
        accounts.len()
    }
}

/// A sentence's words in small letters, without marks: what two copies of it share.
pub(crate) fn plain_words(sentence: &str) -> String {
    let words = sentence.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

/// Joins reports that share two sentences of eight words or one of eighteen, word for word.
#[must_use]
pub fn accounts(reports: &[Report]) -> Accounts {
    let mut reports_with: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (position, report) in reports.iter().enumerate() {
        for sentence in report.sentences {
            let words = plain_words(report.reading.quote(*sentence));
            if words.split(' ').count() < LEAST_WORDS {
                continue;
            }
            let with = reports_with.entry(words).or_default();
            if with.last() != Some(&position) {
                with.push(position);
            }
        }
    }
    let mut shared: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for (words, with) in &reports_with {
        let weight = if words.split(' ').count() < TELLING_WORDS { 1 } else { 2 };
        // Each later report is held against the first that has the sentence: linear, and enough
        // to join them all.
        for other in with.iter().skip(1) {
            *shared.entry((with[0], *other)).or_default() += weight;
        }
    }
    let mut account_of: Vec<usize> = (0..reports.len()).collect();
    for ((one, other), weight) in shared {
        if weight >= 2 {
            join(&mut account_of, one, other);
        }
    }
    let account_of = (0..reports.len()).map(|report| root(&account_of, report)).collect();
    Accounts { account_of }
}

fn root(parents: &[usize], mut report: usize) -> usize {
    while parents[report] != report {
        report = parents[report];
    }
    report
}

fn join(parents: &mut [usize], one: usize, other: usize) {
    let (one, other) = (root(parents, one), root(parents, other));
    parents[one.max(other)] = one.min(other);
}
