//! Which words tell that a text is a report of an armed conflict: those that the conflict corpus has
//! more often than the others.

use super::score::Flat;
use annals_lang::names::register::{bias, told_by};
use annals_lang::weights::{Row, Weights};
use std::collections::BTreeMap;

/// The corpus of conflict reports.
const CONFLICT: &str = "re3d-train";

/// What each word adds.
pub(super) struct Told(BTreeMap<u64, i8>);

/// The words that tell.
// Training only; what ships are whole numbers.
#[allow(clippy::disallowed_methods)]
pub(super) fn told(train: &[Flat]) -> Told {
    let mut counts: BTreeMap<u64, (f64, f64)> = BTreeMap::new();
    let (mut n_here, mut n_others) = (0.0, 0.0);
    for flat in train {
        for word in &flat.words {
            let (here, others) = counts.entry(told_by(word)).or_default();
            if flat.name == CONFLICT {
                (*here, n_here) = (*here + 1.0, n_here + 1.0);
            } else {
                (*others, n_others) = (*others + 1.0, n_others + 1.0);
            }
        }
    }
    let mut res = BTreeMap::from([(bias(), BIAS)]);
    for (word, (here, others)) in counts {
        if here + others < 5.0 {
            continue;
        }
        let odds = ((here + 0.5) / n_here) / ((others + 5.0) / n_others);
        let weight = (10.0 * odds.ln()).clamp(-20.0, 25.0).round() as i8;
        if weight != 0 {
            res.insert(word, weight);
        }
    }
    Told(res)
}

/// What every word adds: a text is of the register where the words add more than this takes.
const BIAS: i8 = -3;

impl Told {
    pub(super) fn rows(&self) -> impl Iterator<Item = (u64, Row)> {
        self.0.iter().map(|(feature, weight)| (*feature, vec![(0, i32::from(*weight))]))
    }
}

impl Weights for Told {
    fn add(&self, feature: u64, scores: &mut [i32]) {
        scores[0] += i32::from(self.0.get(&feature).copied().unwrap_or(0));
    }
}
