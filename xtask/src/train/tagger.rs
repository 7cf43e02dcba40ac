//! The tagger: learns word classes from the treebanks and packs what it learnt.

mod jackknife;
mod known;
mod learning;
mod scores;

use super::Places;
use super::conllu::{Sentence, Word, treebank};
use super::learn::packed;
use annals_lang::clusters::Clusters;
use annals_lang::lexeme::Lexeme;
use annals_lang::tagger::{Buffers, Class, Tagger};
use anyhow::{Context, Result};
pub(crate) use jackknife::Jackknifed;
use learning::{Course, Example, Learnt, learnt};
use std::collections::BTreeMap;

/// How the tagger that is shipped learns.
const COURSE: Course = Course { n_passes: 6, n_learners: 2, least: Some(1.75) };
/// Weights of fewer updates are not packed.
const LEAST_WEIGHT: f64 = 1.5;

/// Trains the tagger and prints how well it does on the development halves.
pub(crate) fn train(places: &Places) -> Result<()> {
    let clusters = clusters(places)?;
    let ud = |name: &str| treebank(&places.data.join(format!("ud/{name}.conllu.xz")));
    let mut sentences = ud("ewt-train")?;
    sentences.extend(ud("gum-open-train")?);
    let bank = Bank::new(&sentences, &clusters);
    let examples: Vec<&Example> = bank.examples.iter().collect();
    let learnt = learnt(&bank, &examples, COURSE);
    let bytes = model(&bank, &learnt, LEAST_WEIGHT);
    println!("{} bytes", bytes.len());
    let devs = [ud("ewt-dev")?, ud("gum-open-dev")?];
    for (name, dev) in ["EWT", "GUM"].into_iter().zip(&devs) {
        scores::print(name, dev, &bytes, &bank.labels, &clusters)?;
    }
    places.write("tagger", &bytes)?;
    Jackknifed::new(&bank, &clusters, &devs, &bytes)?.write(&places.work.join(jackknife::FILE))
}

/// The classes of words by distribution, which are trained first.
pub(crate) fn clusters(places: &Places) -> Result<Clusters> {
    let file = places.models.join("clusters.bin");
    let bytes = std::fs::read(&file).with_context(|| file.display().to_string())?;
    Clusters::new(bytes).context("clusters.bin is of another version")
}

/// A treebank that a tagger learns from.
struct Bank {
    labels: Vec<String>,
    classes: Vec<Class>,
    examples: Vec<Example>,
}

impl Bank {
    fn new(sentences: &[Sentence], clusters: &Clusters) -> Self {
        let mut labels = vec![];
        let mut numbers = BTreeMap::new();
        let mut number = |word: &Word| {
            *numbers.entry(label(word)).or_insert_with_key(|label| {
                labels.push(label.clone());
                u8::try_from(labels.len() - 1).expect("at most 255 pairs of tags")
            })
        };
        let examples = sentences
            .iter()
            .map(|sentence| Example {
                words: lexemes(sentence, clusters),
                classes: sentence.words.iter().map(&mut number).collect(),
            })
            .collect();
        let classes = labels.iter().map(|label| Class::new(label)).collect();
        Self { labels, classes, examples }
    }
}

/// The name of a word's class.
fn label(word: &Word) -> String {
    format!("{} {}", word.upos, word.xpos)
}

fn lexemes(sentence: &Sentence, clusters: &Clusters) -> Vec<Lexeme> {
    sentence.words.iter().map(|word| Lexeme::new(&word.form, clusters)).collect()
}

/// Packs what was learnt: weights of at least so much, and what is known of words.
fn model(bank: &Bank, learnt: &Learnt, least: f64) -> Vec<u8> {
    packed(bank.classes.len(), &bank.labels, learnt.rows(least))
}

/// The classes that a packed model tells.
fn told<'e>(bytes: &[u8], sentences: impl Iterator<Item = &'e [Lexeme]>) -> Result<Vec<Vec<u8>>> {
    let tagger = Tagger::new(bytes).context("not a model")?;
    let mut buffers = Buffers::default();
    Ok(sentences.map(|words| tagger.tag(words, &mut buffers)).collect())
}
