//! The name finder.

use super::Places;
use super::learn::packed;
use super::tagger::clusters;
use annals_core::NameTag;
use annals_lang::names::features::{
    N_CLASSES, class, label_before, label_before_class, of_sentence,
};
use annals_lang::names::gazetteer::Gazetteer;
use annals_lang::names::labels::{Label, N, labels};
use annals_lang::names::memory::Memory;
use annals_lang::names::register::registers;
use annals_lang::names::{NameModel, names, pack};
use annals_lexicon::Lexicon;
use anyhow::{Context, Result};
use corpora::{TRAIN, corpora};
use crf::{Chain, Example, Features, Plan};
use score::{Flat, flat, score};
use std::collections::HashMap;

mod corpora;
mod crf;
mod gazetteer;
mod register;
mod score;

const FOLDS: usize = 5;
/// So many sentences that follow each other are in the same fold: most of a text.
const BLOCK: usize = 100;
/// Steps of a packed weight to one unit.
const SCALE: f32 = 40.0;

/// A feature that is seen less often gets no weight.
const LEAST_SEEN: u32 = 3;
/// Weights below this are left out of the file. To train again with the features kept did not help.
const LEAST_WEIGHT: f32 = 0.045;

const PLAN: Plan = Plan { epochs: 6, rate: 0.1, drop: 0.3, forget: 0.5, cost: 0.3, ease: 5.0 };

/// How much the names of a corpus count: news and reports most, posts least. The conflict corpus is
/// small, and what is learnt from it mostly its own register's.
fn weight(name: &str) -> f32 {
    match name {
        "uner-ewt-train-misc" => 1.0,
        "re3d-train" => 10.0,
        "wnut17-train" => 0.3,
        _ => 0.5,
    }
}

pub(crate) fn train(places: &Places) -> Result<()> {
    let clusters = clusters(places)?;
    let lexicon = Lexicon::embedded();
    let corpora = corpora(places, &lexicon)?;
    let known = gazetteer::gazetteer(places, &clusters, &lexicon)?;
    println!("known names: {} KB", known.len() / 1024);
    let flats: Vec<Flat> = corpora.iter().map(|corpus| flat(corpus, &clusters)).collect();
    let (train, devs) = flats.split_at(TRAIN.len());
    let gazetteer = Gazetteer::new(&known).context("known names")?;
    let told = register::told(train);
    for flat in &flats {
        let of = registers(&flat.words, &flat.sentences, &told);
        let share = of.iter().filter(|of| **of).count() as f64 / of.len() as f64;
        println!("  {}: {:.0} % of the register", flat.name, 100.0 * share);
    }
    let own = own_features(train, &gazetteer, &told);
    let kept = frequent(own.iter().flatten(), LEAST_SEEN);
    let first = first_reading(train, &own, &kept, &known, &told)?;
    let memory: Vec<Vec<Vec<u64>>> =
        train.iter().zip(&first).map(|(flat, first)| remembered(flat, first)).collect();
    let mut all = kept;
    all.extend(frequent(memory.iter().flatten(), 2));
    let finish = |features: &Features, chain: &Chain| -> Result<Vec<u8>> {
        let mut rows = chain.rows(features, LEAST_WEIGHT, SCALE);
        rows.extend(told.rows());
        Ok(pack(&known, &packed(N, &[], rows)))
    };
    let features = with_moves(&all);
    let examples = examples(train, &features, &own, &memory);
    println!("{} features, {} words", features.len(), own.iter().map(Vec::len).sum::<usize>());
    let mut chain = Chain::new(&features);
    chain.learn(&examples, PLAN);
    let bytes = finish(&features, &chain)?;
    tell(&bytes, devs);
    places.write("names", &bytes)
}

fn tell(bytes: &[u8], devs: &[Flat]) {
    print!("  {} KB", bytes.len() / 1024);
    match NameModel::new(bytes) {
        Some(model) => score(&model, devs),
        None => println!("not a model"),
    }
}

fn with_moves(kept: &[u64]) -> Features {
    let classes = (0..N_CLASSES).flat_map(|class| (0..N).map(move |label| (class, label)));
    let classes = classes.map(|(class, label)| label_before_class(Label::new(label), class));
    let labels = (0..N).map(|label| label_before(Label::new(label)));
    Features::new(labels.chain(classes).chain(kept.iter().copied()))
}

/// The features of all words but those from memory.
fn own_features(
    train: &[Flat],
    gazetteer: &Gazetteer,
    told: &register::Told,
) -> Vec<Vec<Vec<u64>>> {
    let mut buf = vec![];
    let mut of = |flat: &Flat| {
        let mut res = vec![];
        let registers = registers(&flat.words, &flat.sentences, told);
        for (range, register) in flat.sentences.iter().zip(registers) {
            let (words, forms) = (&flat.words[range.clone()], &flat.forms[range.clone()]);
            of_sentence(words, forms, register, gazetteer, &mut buf, |_, features| {
                res.push(features.to_vec())
            });
        }
        res
    };
    train.iter().map(&mut of).collect()
}

/// The features seen so often, sorted.
fn frequent<'f>(features: impl Iterator<Item = &'f Vec<u64>>, least: u32) -> Vec<u64> {
    let mut counts: HashMap<u64, u32> = HashMap::new();
    for feature in features.flatten() {
        *counts.entry(*feature).or_default() += 1;
    }
    let mut res: Vec<u64> = counts
        .into_iter()
        .filter(|(_, count)| *count >= least)
        .map(|(feature, _)| feature)
        .collect();
    res.sort_unstable();
    res
}

fn examples(
    train: &[Flat],
    features: &Features,
    own: &[Vec<Vec<u64>>],
    memory: &[Vec<Vec<u64>>],
) -> Vec<Example> {
    let mut res = vec![];
    for (at, flat) in train.iter().enumerate() {
        let rows = |all: Option<&Vec<Vec<u64>>>, at: usize| {
            all.map_or(vec![], |all| features.rows(&all[at]))
        };
        for range in &flat.sentences {
            res.push(Example {
                rows: range.clone().map(|word| rows(own.get(at), word)).collect(),
                memory: range.clone().map(|word| rows(memory.get(at), word)).collect(),
                gold: labels(&flat.gold[range.clone()])
                    .iter()
                    .map(|label| label.number() as u8)
                    .collect(),
                classes: range
                    .clone()
                    .map(|word| class(&flat.words[word], flat.forms[word]))
                    .collect(),
                weight: weight(flat.name),
            });
        }
    }
    res
}

/// What models that have not seen a sentence take its words for.
fn first_reading(
    train: &[Flat],
    own: &[Vec<Vec<u64>>],
    kept: &[u64],
    known: &[u8],
    told: &register::Told,
) -> Result<Vec<Vec<NameTag>>> {
    let features = with_moves(kept);
    let plan = Plan { epochs: PLAN.epochs / 2, ..PLAN };
    let fold = |fold: usize| -> Result<Vec<Vec<NameTag>>> {
        let mut examples = examples(train, &features, own, &[]);
        let places = train.iter().flat_map(|flat| 0..flat.sentences.len());
        for (example, at) in examples.iter_mut().zip(places) {
            if at / BLOCK % FOLDS == fold {
                example.weight = 0.0;
            }
        }
        let mut chain = Chain::new(&features);
        chain.learn(&examples, plan);
        let mut rows = chain.rows(&features, 0.02, SCALE);
        rows.extend(told.rows());
        let bytes = pack(known, &packed(N, &[], rows));
        let model = NameModel::new(&bytes).context("packed")?;
        Ok(train
            .iter()
            .map(|flat| names(&flat.words, &flat.forms, &flat.sentences, &model))
            .collect())
    };
    let mut res: Vec<Vec<NameTag>> =
        train.iter().map(|flat| vec![NameTag::Outside; flat.words.len()]).collect();
    for number in 0..FOLDS {
        let read = fold(number)?;
        for ((flat, read), res) in train.iter().zip(read).zip(&mut res) {
            for (_, range) in
                flat.sentences.iter().enumerate().filter(|(at, _)| at / BLOCK % FOLDS == number)
            {
                res[range.clone()].copy_from_slice(&read[range.clone()]);
            }
        }
        println!("fold {number} read");
    }
    Ok(res)
}

/// The features of all words that come from memory.
fn remembered(flat: &Flat, first: &[NameTag]) -> Vec<Vec<u64>> {
    let first = labels(first);
    let mut memory = Memory::new(&flat.words, &flat.forms, &flat.sentences, &first);
    let mut of = |at: usize| {
        let mut res = vec![];
        memory.features(at, &mut res);
        res
    };
    (0..flat.words.len()).map(&mut of).collect()
}
