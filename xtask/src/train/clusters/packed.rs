//! The file that `annals_lang::clusters` reads.

use super::casing::Casing;
use super::{Clustering, FIXED};
use crate::train::conllu::text;
use annals_lang::clusters::{WordClusters, pack};
use anyhow::{Context, Result};
use std::collections::BTreeMap;
use std::path::Path;

/// Clusters of a word in the given list, numbered from 1: of 128 and of 1,000.
type Given = BTreeMap<String, (u8, u16)>;

/// Reads the given list. Its numerals share a form here ("1984", "0000") and take the clusters that
/// most of them have.
pub(super) fn given(file: &Path) -> Result<Given> {
    let mut votes: BTreeMap<String, BTreeMap<(u8, u16), u32>> = BTreeMap::new();
    for line in text(file)?.lines() {
        let fields: Vec<&str> = line.split('\t').collect();
        let [word, coarse, fine] = fields[..] else { continue };
        let form = word.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
        let coarse: u8 = coarse.parse().with_context(|| line.to_owned())?;
        let fine: u16 = fine.parse().with_context(|| line.to_owned())?;
        *votes.entry(form).or_default().entry((coarse + 1, fine + 1)).or_default() += 1;
    }
    let most = |votes: BTreeMap<(u8, u16), u32>| {
        votes.into_iter().max_by_key(|(_, count)| *count).map_or((0, 0), |(clusters, _)| clusters)
    };
    Ok(votes.into_iter().map(|(form, votes)| (form, most(votes))).collect())
}

/// Everything known of each word, by its hash. A word with capitals carries what is known of its
/// lower-case form too, so that one look finds all.
pub(super) fn packed(
    clustering: &Clustering,
    casings: &BTreeMap<String, Casing>,
    given: &Given,
) -> Vec<u8> {
    let words = clustering.forms.iter().zip(&clustering.fine).skip(FIXED);
    let ours: BTreeMap<&str, u16> = words.map(|(form, fine)| (form.as_str(), *fine)).collect();
    let mut words: BTreeMap<&str, WordClusters> = BTreeMap::new();
    for word in ours.keys().chain(given.keys().map(String::as_str).collect::<Vec<_>>().iter()) {
        let lower = word.to_lowercase();
        let casing = casings.get(&lower).copied().unwrap_or_default();
        let (given_coarse, given_fine) = given.get(&lower).copied().unwrap_or_default();
        let fine = ours.get(word).copied().unwrap_or_default();
        let (capitalised, all_capitals) = casing.steps();
        let frequency = casing.frequency();
        let coarse = 0;
        words.insert(
            word,
            WordClusters {
                fine,
                coarse,
                given_fine,
                given_coarse,
                capitalised,
                all_capitals,
                frequency,
            },
        );
    }
    println!("  {} words packed", words.len());
    pack(words.iter().map(|(word, clusters)| (*word, *clusters)), &clustering.coarse)
}
