//! Classes as a tagger tells them that has not seen the sentence: what reads classes must learn from
//! such, for the classes of its own training data look better than any it will meet.

use super::learning::{Course, Example, learnt};
use super::{Bank, lexemes, model, told};
use crate::train::Places;
use crate::train::conllu::Sentence;
use annals_core::Upos;
use annals_lang::clusters::Clusters;
use annals_lang::tagger::Class;
use anyhow::{Context, Result};
use serde_json::{Value, json};
use std::path::Path;

const N_FOLDS: usize = 5;
/// Shorter than for the tagger that is shipped: there are five of them.
const COURSE: Course = Course { n_passes: 5, n_learners: 1, least: None };
/// Lower than in the model that is shipped, for size does not matter here.
const LEAST_WEIGHT: f64 = 0.5;
/// Neighbouring sentences stay together, for they share words.
const BLOCK: usize = 50;

/// The classes of the sentences of a treebank.
type Classes = Vec<Vec<u8>>;

/// Where they are kept for the models that are trained after the tagger.
pub(super) const FILE: &str = "classes.json";

/// What taggers say of sentences that they have not seen.
pub(crate) struct Jackknifed {
    /// The names of the classes.
    labels: Vec<String>,
    /// The training sentences, each by the tagger that has not seen it.
    pub(crate) train: Classes,
    /// Other sets, by the tagger that is shipped.
    pub(crate) others: Vec<Classes>,
}

impl Jackknifed {
    /// The universal tag of a class.
    pub(crate) fn upos(&self, class: u8) -> Upos {
        let label = self.labels.get(usize::from(class));
        label.map_or(Upos::X, |label| Class::new(label).upos)
    }

    /// Trains a tagger for each fold.
    pub(super) fn new(
        bank: &Bank,
        clusters: &Clusters,
        others: &[Vec<Sentence>],
        shipped: &[u8],
    ) -> Result<Self> {
        let bytes = models(bank);
        let mut unseen = vec![vec![]; bank.examples.len()];
        for (fold, bytes) in bytes.iter().enumerate() {
            let held = || (0..bank.examples.len()).filter(|at| fold_of(*at) == fold);
            let classes = told(bytes, held().map(|at| &bank.examples[at].words[..]))?;
            for (at, classes) in held().zip(classes) {
                unseen[at] = classes;
            }
        }
        print_share(bank, &unseen);
        let mut res = Self { labels: bank.labels.clone(), train: unseen, others: vec![] };
        for sentences in others {
            let words: Vec<_> = sentences.iter().map(|s| lexemes(s, clusters)).collect();
            res.others.push(told(shipped, words.iter().map(|words| &words[..]))?);
        }
        Ok(res)
    }

    pub(super) fn write(&self, file: &Path) -> Result<()> {
        let json = json!({"labels": self.labels, "train": self.train, "others": self.others});
        std::fs::write(file, json.to_string()).with_context(|| file.display().to_string())
    }

    /// Reads what training the tagger left.
    pub(crate) fn read(places: &Places) -> Result<Self> {
        let file = places.work.join(FILE);
        let text = std::fs::read_to_string(&file)
            .with_context(|| format!("{}: train the tagger first", file.display()))?;
        let mut kept: Value = serde_json::from_str(&text)?;
        let mut take = |key: &str| kept[key].take();
        Ok(Self {
            labels: serde_json::from_value(take("labels"))?,
            train: serde_json::from_value(take("train"))?,
            others: serde_json::from_value(take("others"))?,
        })
    }
}

fn fold_of(at: usize) -> usize {
    (at / BLOCK) % N_FOLDS
}

/// A model for each fold, trained without it; two at a time.
fn models(bank: &Bank) -> Vec<Vec<u8>> {
    let train = |fold: usize| {
        let examples = bank.examples.iter().enumerate();
        let seen = examples.filter(|(at, _)| fold_of(*at) != fold);
        let seen: Vec<&Example> = seen.map(|(_, example)| example).collect();
        model(bank, &learnt(bank, &seen, COURSE), LEAST_WEIGHT)
    };
    let folds: Vec<usize> = (0..N_FOLDS).collect();
    let mut res = vec![];
    for pair in folds.chunks(2) {
        res.extend(std::thread::scope(|scope| {
            let threads: Vec<_> = pair.iter().map(|fold| scope.spawn(|| train(*fold))).collect();
            let joined = threads.into_iter().map(|thread| thread.join().expect("no panic"));
            joined.collect::<Vec<_>>()
        }));
    }
    res
}

fn print_share(bank: &Bank, unseen: &[Vec<u8>]) {
    let pairs = unseen.iter().zip(&bank.examples).flat_map(|(told, e)| told.iter().zip(&e.classes));
    let (n, n_right) = pairs.fold((0_u32, 0_u32), |(n, n_right), (told, right)| {
        (n + 1, n_right + u32::from(told == right))
    });
    println!("jackknifed: {:.2} % pairs", 100.0 * f64::from(n_right) / f64::from(n));
}
