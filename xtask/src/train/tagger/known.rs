//! Which classes frequent words and endings have in the treebanks.

use super::learning::Example;
use annals_lang::tagger::{N_OWN_KEYS, keys};
use annals_lang::weights::Row;
use std::collections::BTreeMap;

/// How often a word or an ending must occur to be known.
const LEAST: usize = 5;
/// A class counts that has at least one in so many.
const SHARE: usize = 20;

/// The classes of each key, the most frequent first; see [`keys`].
///
/// Endings are those of words that are too rare to be known themselves, for of such words they tell.
pub(super) fn known(examples: &[&Example]) -> Vec<(u64, Row)> {
    let mut n_words: BTreeMap<u64, usize> = BTreeMap::new();
    for word in examples.iter().flat_map(|example| &example.words) {
        *n_words.entry(word.lower).or_default() += 1;
    }
    let mut counts: BTreeMap<u64, BTreeMap<u8, usize>> = BTreeMap::new();
    for example in examples {
        for (word, class) in example.words.iter().zip(&example.classes) {
            let n_keys = if n_words[&word.lower] < LEAST { keys(word).len() } else { N_OWN_KEYS };
            for key in &keys(word)[..n_keys] {
                *counts.entry(*key).or_default().entry(*class).or_default() += 1;
            }
        }
    }
    counts.into_iter().filter_map(|(key, counts)| Some((key, row(&counts)?))).collect()
}

fn row(counts: &BTreeMap<u8, usize>) -> Option<Row> {
    let n: usize = counts.values().sum();
    let mut counts: Vec<(u8, usize)> = counts.iter().map(|(class, n)| (*class, *n)).collect();
    counts.retain(|(_, count)| count * SHARE >= n);
    counts.sort_by_key(|(class, count)| (std::cmp::Reverse(*count), *class));
    (n >= LEAST).then(|| counts.into_iter().map(|(class, _)| (class, 1)).collect())
}
