//! How well a tagger does.

use super::{label, lexemes, told};
use crate::train::conllu::Sentence;
use annals_lang::clusters::Clusters;
use anyhow::Result;
use std::time::Instant;

/// Prints how many words get the right pair of tags and the right universal tag, and how fast.
pub(super) fn print(
    name: &str,
    sentences: &[Sentence],
    bytes: &[u8],
    labels: &[String],
    clusters: &Clusters,
) -> Result<()> {
    let words: Vec<_> = sentences.iter().map(|sentence| lexemes(sentence, clusters)).collect();
    let start = Instant::now();
    let told = told(bytes, words.iter().map(|words| &words[..]))?;
    let seconds = start.elapsed().as_secs_f64();
    let (mut n, mut n_pairs, mut n_upos) = (0_u32, 0_u32, 0_u32);
    for (sentence, classes) in sentences.iter().zip(&told) {
        for (word, class) in sentence.words.iter().zip(classes) {
            let told = &labels[usize::from(*class)];
            n += 1;
            n_pairs += u32::from(*told == label(word));
            n_upos += u32::from(told.split(' ').next() == Some(&word.upos));
        }
    }
    let share = |part: u32| 100.0 * f64::from(part) / f64::from(n);
    println!(
        "{name}: {:.2} % pairs, {:.2} % universal tags, {:.0} words/s",
        share(n_pairs),
        share(n_upos),
        f64::from(n) / seconds
    );
    Ok(())
}
