//! How the tagger learns: an averaged perceptron with a margin, over sentences whose classes it
//! tells itself, so that it gets to know its own errors.

use super::Bank;
use super::known::known;
use crate::train::learn::{Learner, Shuffle, packed};
use annals_lang::lexeme::Lexeme;
use annals_lang::tagger::{History, Known, Table, View, best};
use annals_lang::weights::{Packed, Row};
use std::collections::BTreeMap;

/// Sentences that a tagger learns from, each word with its class.
pub(super) struct Example {
    pub(super) words: Vec<Lexeme>,
    pub(super) classes: Vec<u8>,
}

/// How often features occur that are looked at.
const LEAST_COUNT: usize = 2;
/// The right class must win by this much; one update moves it by
/// about twice the number of features.
const MARGIN: i32 = 40;
/// How many features of 65,536 a word is shown without, so that it does not trust in single ones.
const DROPPED: u64 = 19_660;

/// How many steps of a packed weight make one update.
const SCALE: i32 = 10;

/// How long and how often is learnt.
#[derive(Clone, Copy, Debug)]
pub(super) struct Course {
    /// How often a learner reads the examples.
    pub(super) n_passes: usize,
    /// How many learners read them in orders of their own and miss features of their own; the mean
    /// of their weights is better than any one's.
    pub(super) n_learners: u64,
    /// Where there is a least weight, the features that reach it are learnt once more, without the
    /// others: what is left makes up for what is gone.
    pub(super) least: Option<f64>,
}

/// What is learnt: weights, and what is known of words.
pub(super) struct Learnt {
    /// The mean weights of each feature, [`SCALE`] to an update.
    weights: Vec<(u64, Vec<(u8, i32)>)>,
    known: Vec<(u64, Row)>,
}

impl Learnt {
    /// The rows of a model: weights of at least so many updates, and what is known of words.
    pub(super) fn rows(&self, least: f64) -> Vec<(u64, Row)> {
        let least = (least * f64::from(SCALE)).ceil() as i32;
        let mut res = self.known.clone();
        for (feature, weights) in &self.weights {
            let large: Row =
                weights.iter().filter(|(_, weight)| weight.abs() >= least).copied().collect();
            if !large.is_empty() {
                res.push((*feature, large));
            }
        }
        res
    }
}

/// Learns from examples.
pub(super) fn learnt(bank: &Bank, examples: &[&Example], course: Course) -> Learnt {
    let rows = known(examples);
    let table = packed(bank.classes.len(), &[], rows.clone());
    let table = Packed::new(&table).expect("packed just now");
    let table = Table::new(table, &bank.classes);
    let lessons: Vec<(&Example, Vec<Known>)> = examples
        .iter()
        .map(|example| {
            let mut known = vec![];
            table.known(&example.words, &mut known);
            (*example, known)
        })
        .collect();
    let mut weights = mean(bank, &lessons, &frequent(bank, &lessons), course);
    if let Some(least) = course.least {
        let least = (least * f64::from(SCALE)).ceil() as i32;
        weights.retain(|(_, weights)| weights.iter().any(|(_, weight)| weight.abs() >= least));
        let kept: Vec<u64> = weights.into_iter().map(|(feature, _)| feature).collect();
        weights = mean(bank, &lessons, &kept, course);
    }
    Learnt { weights, known: rows }
}

/// What several learners learn, in the mean, sorted by feature.
fn mean(
    bank: &Bank,
    lessons: &[(&Example, Vec<Known>)],
    kept: &[u64],
    course: Course,
) -> Vec<(u64, Vec<(u8, i32)>)> {
    let scale = f64::from(SCALE) / course.n_learners as f64;
    let learn = |seed| passes(bank, lessons, kept, course.n_passes, seed).averaged(0.0, scale);
    let mut rows: Vec<(u64, Row)> = std::thread::scope(|scope| {
        let threads: Vec<_> =
            (0..course.n_learners).map(|seed| scope.spawn(move || learn(seed))).collect();
        threads
            .into_iter()
            .flat_map(|thread| thread.join().expect("learners do not panic"))
            .collect()
    });
    rows.sort_by_key(|(feature, _)| *feature);
    let same = rows.chunk_by(|a, b| a.0 == b.0);
    same.map(|same| {
        let mut weights: BTreeMap<u8, i32> = BTreeMap::new();
        for (class, weight) in same.iter().flat_map(|(_, row)| row) {
            *weights.entry(*class).or_default() += *weight;
        }
        (same[0].0, weights.into_iter().collect())
    })
    .collect()
}

/// The features that occur often enough, sorted.
fn frequent(bank: &Bank, lessons: &[(&Example, Vec<Known>)]) -> Vec<u64> {
    let mut all = vec![];
    for (example, known) in lessons {
        let view = View::new(&example.words, known);
        let mut history = History::default();
        for (at, class) in example.classes.iter().enumerate() {
            view.features(at, &mut all);
            view.features_after(at, &history, &mut all);
            history.push(at, *class, &bank.classes);
        }
    }
    all.sort_unstable();
    let same = all.chunk_by(|a, b| a == b);
    same.filter(|same| same.len() >= LEAST_COUNT).map(|same| same[0]).collect()
}

/// A sentence with the rows of those features that do not change while it is tagged.
struct Lesson<'e> {
    example: &'e Example,
    known: &'e [Known],
    rows: Vec<Vec<u32>>,
}

fn passes(
    bank: &Bank,
    lessons: &[(&Example, Vec<Known>)],
    kept: &[u64],
    n_passes: usize,
    seed: u64,
) -> Learner {
    let mut learner = Learner::restart_with(kept.iter().copied());
    let mut features = vec![];
    let mut lessons: Vec<Lesson> = lessons
        .iter()
        .map(|(example, known)| {
            let view = View::new(&example.words, known);
            let mut rows = |at| {
                features.clear();
                view.features(at, &mut features);
                features.iter().filter_map(|feature| learner.row_of(*feature)).collect()
            };
            Lesson { example, known, rows: (0..example.words.len()).map(&mut rows).collect() }
        })
        .collect();
    let (mut order, mut dice) = (Shuffle::new(7 + seed), Dice::new(99 + seed));
    for pass in 0..n_passes {
        order.shuffle(&mut lessons);
        let n_wrong: usize =
            lessons.iter().map(|lesson| sentence(bank, lesson, &mut learner, &mut dice)).sum();
        println!("learner {seed}, pass {pass}: {n_wrong} wrong, {} features", learner.n_features());
    }
    learner
}

/// Learns from one sentence; how many of its words were told wrong.
fn sentence(bank: &Bank, lesson: &Lesson, learner: &mut Learner, dice: &mut Dice) -> usize {
    let view = View::new(&lesson.example.words, lesson.known);
    let mut history = History::default();
    let mut features = vec![];
    let mut scores = vec![0; bank.classes.len()];
    let mut changes: Vec<(Vec<u32>, usize, usize)> = vec![];
    let mut n_wrong = 0;
    for (at, right) in lesson.example.classes.iter().enumerate() {
        features.clear();
        view.features_after(at, &history, &mut features);
        let after = features.iter().filter_map(|feature| learner.row_of(*feature));
        let rows = lesson.rows[at].iter().copied().chain(after);
        let rows: Vec<u32> = rows.filter(|_| !dice.drops()).collect();
        scores.fill(0);
        learner.add_rows(&rows, &mut scores);
        let (told, right) = (best(&scores), usize::from(*right));
        n_wrong += usize::from(usize::from(told) != right);
        history.push(at, told, &bank.classes);
        let least = scores[right] - MARGIN;
        scores[right] = i32::MIN;
        let other = usize::from(best(&scores));
        if scores[other] > least {
            changes.push((rows, right, other));
        }
    }
    for (rows, right, other) in changes {
        for row in rows {
            learner.update_row(row as usize, right, 1);
            learner.update_row(row as usize, other, -1);
        }
    }
    learner.tick();
    n_wrong
}

/// Decides which features are not seen, four at a throw.
struct Dice {
    shuffle: Shuffle,
    bits: u64,
    n_left: u32,
}

impl Dice {
    fn new(seed: u64) -> Self {
        Self { shuffle: Shuffle::new(seed), bits: 0, n_left: 0 }
    }

    fn drops(&mut self) -> bool {
        if self.n_left == 0 {
            (self.bits, self.n_left) = (self.shuffle.next(), 4);
        }
        let face = self.bits & 0xffff;
        self.bits >>= 16;
        self.n_left -= 1;
        face < DROPPED
    }
}
