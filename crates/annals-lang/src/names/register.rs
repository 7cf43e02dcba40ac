//! Whether a stretch of text is a report of an armed conflict.
//!
//! Such reports count troops and offices among the names ("Iraqi forces", "Foreign Minister Julie
//! Bishop"), and what is learnt from them is kept apart: each feature has a copy for this register
//! (Daumé 2007, "Frustratingly easy domain adaptation", with the domain told from the words).

use super::labels;
use crate::hash::join;
use crate::lexeme::Lexeme;
use crate::weights::Weights;
use std::ops::Range;

/// So many words before and behind the middle of a sentence count.
const REACH: usize = 150;
/// A shorter text does not tell its register.
const ENOUGH: usize = 100;

/// The feature that tells the register by a word.
#[must_use]
pub fn told_by(word: &Lexeme) -> u64 {
    join(word.lower, 8000)
}

/// The feature of what every word adds.
#[must_use]
pub fn bias() -> u64 {
    join(0, 8001)
}

/// The copy of a feature for the register.
#[must_use]
pub fn copy(feature: u64) -> u64 {
    join(feature, 7777)
}

/// For each sentence, whether it and its surroundings are of the register.
#[must_use]
pub fn registers(
    words: &[Lexeme],
    sentences: &[Range<usize>],
    weights: &impl Weights,
) -> Vec<bool> {
    let weight = |feature: u64| {
        let mut scores = [0; labels::N];
        weights.add(feature, &mut scores);
        i64::from(scores[0])
    };
    let bias = weight(bias());
    let mut sums = vec![0];
    let mut sum = 0;
    for word in words {
        sum += weight(told_by(word)) + bias;
        sums.push(sum);
    }
    let of = |sentence: &Range<usize>| {
        let middle = usize::midpoint(sentence.start, sentence.end);
        let end = (middle + REACH).min(words.len());
        words.len() >= ENOUGH && sums[end] - sums[middle.saturating_sub(REACH)] > 0
    };
    sentences.iter().map(of).collect()
}
