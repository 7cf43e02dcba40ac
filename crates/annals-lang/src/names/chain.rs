//! The best chain of labels (Viterbi 1967), where a name that was begun must be ended.

use super::features::N_CLASSES;
use super::labels::{Label, N, Scores};

/// What it weighs that one label follows another before a word of a class; only what may follow is
/// kept.
#[derive(Clone, Debug)]
pub struct Moves {
    /// The labels that may follow each other, by the second.
    pairs: Vec<(u8, u8)>,
    /// As many weights a class.
    weights: Vec<i16>,
}

impl Moves {
    /// From the scores of all labels behind a label, before a word of a class.
    #[must_use]
    pub fn new(behind: impl Fn(Label, usize) -> Scores) -> Self {
        let mut pairs = vec![];
        for second in 0..N {
            for first in 0..N {
                if Label::new(second).follows(Label::new(first).open()) {
                    pairs.push((first as u8, second as u8));
                }
            }
        }
        let mut weights = vec![];
        for class in 0..N_CLASSES {
            let rows: Vec<Scores> = (0..N).map(|first| behind(Label::new(first), class)).collect();
            let weight = |(first, second): &(u8, u8)| {
                let weight = rows[usize::from(*first)][usize::from(*second)];
                weight.clamp(i32::from(i16::MIN), i32::from(i16::MAX)) as i16
            };
            weights.extend(pairs.iter().map(weight));
        }
        Self { pairs, weights }
    }
}

const NEVER: i32 = i32::MIN / 2;

/// Writes the best labels of a sentence, whose words are of these classes.
pub fn best(scores: &[Scores], classes: &[u16], moves: &Moves, out: &mut [Label]) {
    let mut steps: Vec<[u8; N]> = vec![[0; N]; scores.len()];
    // Before the first word stands what is outside.
    let mut sums = [NEVER; N];
    sums[0] = 0;
    let n_pairs = moves.pairs.len();
    for ((scores, class), step) in scores.iter().zip(classes).zip(&mut steps) {
        let mut next = [NEVER; N];
        let start = usize::from(*class) * n_pairs;
        let weights = &moves.weights[start..start + n_pairs];
        for ((first, second), weight) in moves.pairs.iter().zip(weights) {
            let sum = sums[usize::from(*first)] + i32::from(*weight);
            let second = usize::from(*second);
            if sum > next[second] {
                (next[second], step[second]) = (sum, *first);
            }
        }
        for (next, score) in next.iter_mut().zip(scores) {
            *next = (*next + score).max(NEVER);
        }
        sums = next;
    }
    let closed = (0..N).filter(|label| Label::new(*label).open().is_none());
    let most = closed.max_by_key(|label| (sums[*label], std::cmp::Reverse(*label)));
    let mut label = most.unwrap_or(0);
    for (out, step) in out.iter_mut().zip(&steps).rev() {
        *out = Label::new(label);
        label = usize::from(step[label]);
    }
}
