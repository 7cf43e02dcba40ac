//! Trains the parser: structured perceptron over beams with updates at the largest violation (Huang,
//! Fayong & Guo 2012), then once more with the features that mattered.

mod gold;

use super::Places;
use super::conllu::{Sentence, treebank};
use super::learn::{Learner, Shuffle, packed};
use super::tagger::{self, Jackknifed};
use annals_core::Upos;
use annals_lang::clusters::Clusters;
use annals_lang::lexeme::Lexeme;
use annals_lang::parser::BEAM;
use annals_lang::parser::features::{Word, features, words};
use annals_lang::parser::search::{Beam, Search};
use annals_lang::parser::state::{Labels, State};
use annals_lang::weights::{Packed, Weights};
use anyhow::{Context, Result};
use std::time::Instant;

/// Passes over the data with all features and a narrow beam, and the beam.
const SCOUT: (usize, usize) = (4, 4);
/// Passes with the features that were kept.
const EPOCHS: usize = 8;
/// Features are kept whose averaged weight reaches this for some class, in updates.
const KEEP: f64 = 1.2;
/// Weights below this are left out of the model.
const PRUNE: f64 = 2.3;
/// Steps of a packed weight in one update.
const SCALE: f64 = 10.0;

struct Example {
    words: Vec<Word>,
    path: Vec<u8>,
}

struct Dev {
    name: &'static str,
    sentences: Vec<(Vec<Word>, Heads)>,
}

/// The head and label of each word.
type Heads = Vec<(u32, u8)>;

pub(crate) fn train(places: &Places) -> Result<()> {
    let data = Data::read(places)?;
    let mut examples = data.examples;
    let labels = data.labels;
    let write = |learner: &Learner| -> Result<()> {
        let bytes = packed(labels.n_classes(), &data.relations, learner.averaged(PRUNE, SCALE));
        places.write("parser", &bytes)?;
        score(&bytes, labels, &data.relations, &data.devs)
    };
    let mut shuffle = Shuffle::new(11);
    let mut learner = Learner::new();
    for _ in 0..SCOUT.0 {
        shuffle.shuffle(&mut examples);
        epoch(&mut learner, &examples, labels, SCOUT.1);
    }
    let kept: Vec<u64> =
        learner.averaged(KEEP, SCALE).into_iter().map(|(feature, _)| feature).collect();
    println!("kept {} of {} features", kept.len(), learner.n_features());
    learner = Learner::restart_with(kept.into_iter());
    for n in 1..=EPOCHS {
        shuffle.shuffle(&mut examples);
        epoch(&mut learner, &examples, labels, BEAM.width);
        if n % 2 == 0 || n == EPOCHS {
            write(&learner)?;
        }
    }
    Ok(())
}

struct Data {
    relations: Vec<String>,
    labels: Labels,
    examples: Vec<Example>,
    devs: [Dev; 2],
}

impl Data {
    fn read(places: &Places) -> Result<Self> {
        let clusters = tagger::clusters(places)?;
        let ud = |name: &str| treebank(&places.data.join(format!("ud/{name}.conllu.xz")));
        let mut train = ud("ewt-train")?;
        train.extend(ud("gum-open-train")?);
        let devs = [("EWT", ud("ewt-dev")?), ("GUM", ud("gum-open-dev")?)];
        let tags = Jackknifed::read(places)?;
        let mut relations: Vec<String> = vec![];
        for word in train.iter().flat_map(|sentence| &sentence.words) {
            if !relations.contains(&word.relation) {
                relations.push(word.relation.clone());
            }
        }
        relations.sort();
        let root = relations.iter().position(|relation| relation == "root").context("no roots")?;
        let labels = Labels::new(relations.len(), root).context("more than 64 relations")?;
        let number = |relation: &str| relations.iter().position(|other| other == relation);
        let label = |relation: &str| {
            number(relation).map_or(u8::MAX, |n| u8::try_from(n).unwrap_or(u8::MAX))
        };
        let look = Look { clusters: &clusters, tags: &tags };
        let examples: Vec<Example> = train
            .iter()
            .zip(&tags.train)
            .filter_map(|(sentence, tags)| {
                let heads = gold::projective_heads(sentence, label);
                let path = gold::derivation(&heads, labels)?;
                Some(Example { words: look.words(sentence, tags), path })
            })
            .collect();
        println!("{} relations, {} of {} sentences", relations.len(), examples.len(), train.len());
        let dev = |n: usize| {
            let (name, sentences) = &devs[n];
            let sentences = sentences.iter().zip(&tags.others[n]);
            let sentences = sentences
                .map(|(sentence, tags)| (look.words(sentence, tags), gold::heads(sentence, label)));
            Dev { name, sentences: sentences.collect() }
        };
        let devs = [dev(0), dev(1)];
        Ok(Self { relations, labels, examples, devs })
    }
}

/// Sees the words of a sentence as the parser does.
struct Look<'a> {
    clusters: &'a Clusters,
    tags: &'a Jackknifed,
}

impl Look<'_> {
    fn words(&self, sentence: &Sentence, tags: &[u8]) -> Vec<Word> {
        let lexemes: Vec<Lexeme> =
            sentence.words.iter().map(|word| Lexeme::new(&word.form, self.clusters)).collect();
        let upos: Vec<Upos> = tags.iter().map(|tag| self.tags.upos(*tag)).collect();
        words(&lexemes, tags, &upos)
    }
}

/// One pass over all examples, in which no derivation is given up.
fn epoch(learner: &mut Learner, examples: &[Example], labels: Labels, width: usize) {
    let start = Instant::now();
    let (mut search, beam) = (Search::default(), Beam { width, behind: i64::MAX });
    let mut updates = 0;
    for example in examples {
        if let Some((n_steps, found)) = violation(learner, example, labels, beam, &mut search) {
            updates += 1;
            let gold = &example.path[..n_steps];
            let same = found.iter().zip(gold).take_while(|(found, gold)| found == gold).count();
            update(learner, &example.words, gold, same, 1, labels);
            update(learner, &example.words, &found, same, -1, labels);
        }
        learner.tick();
    }
    let (n, seconds) = (examples.len(), start.elapsed().as_secs_f64());
    println!("{updates} of {n} updated, {} features, {seconds:.0} s", learner.n_features());
}

/// The first steps, and how many, in which the search most outdoes the gold derivation after that has
/// left the beam, or all steps where they are wrong only in the end; `None` where they are right.
fn violation(
    learner: &Learner,
    example: &Example,
    labels: Labels,
    beam: Beam,
    search: &mut Search,
) -> Option<(usize, Vec<u8>)> {
    let (mut nodes, mut state, mut score) = (vec![], State::first(), 0);
    let (mut buffer, mut scores) = (vec![], vec![0; labels.n_classes()]);
    let mut gold = Some(0);
    let mut worst: Option<(i64, usize, usize)> = None;
    search.begin();
    for (step, class) in example.path.iter().enumerate() {
        buffer.clear();
        features(&example.words, &nodes, &state, &mut buffer);
        scores.fill(0);
        learner.add_all(&buffer, &mut scores);
        score += i64::from(scores[usize::from(*class)]);
        state = state.after(labels.step(*class), &mut nodes);
        search.advance(&example.words, learner, labels, beam);
        gold = gold.and_then(|before: usize| {
            let mut last = search.last();
            last.find(|at| {
                let item = search.item(*at);
                item.back as usize == before && item.class == *class
            })
        });
        let best = search.last().start;
        let is_last = step + 1 == example.path.len();
        if gold != Some(best) && (gold.is_none() || is_last) {
            let violation = search.item(best).score - score;
            if worst.is_none_or(|(other, ..)| violation >= other) {
                worst = Some((violation, step + 1, best));
            }
        }
    }
    worst.map(|(_, n_steps, item)| (n_steps, search.path(item)))
}

/// Changes the weights of all steps of a derivation but the first `same`.
fn update(
    learner: &mut Learner,
    words: &[Word],
    path: &[u8],
    same: usize,
    by: i32,
    labels: Labels,
) {
    let (mut nodes, mut state, mut buffer) = (vec![], State::first(), vec![]);
    for (n, class) in path.iter().enumerate() {
        if n >= same {
            buffer.clear();
            features(words, &nodes, &state, &mut buffer);
            for feature in &buffer {
                learner.update(*feature, usize::from(*class), by);
            }
        }
        state = state.after(labels.step(*class), &mut nodes);
    }
}

/// Attachment on the dev sets, as `annals parse` will have it.
fn score(bytes: &[u8], labels: Labels, relations: &[String], devs: &[Dev]) -> Result<()> {
    let model = Packed::new(bytes).context("just packed")?;
    let base =
        |label: u8| relations.get(usize::from(label)).and_then(|name| name.split(':').next());
    let mut search = Search::default();
    print!("  {} KB", bytes.len() / 1024);
    for dev in devs {
        let start = Instant::now();
        let (mut heads, mut both, mut n) = (0, 0, 0);
        for (words, gold) in &dev.sentences {
            let found = search.best(words, &model, labels, BEAM);
            for (found, gold) in found.iter().zip(gold) {
                let same = found.0 == gold.0;
                n += 1;
                heads += usize::from(same);
                both += usize::from(same && base(found.1) == base(gold.1));
            }
        }
        let share = |right: usize| 100.0 * right as f64 / n as f64;
        let speed = n as f64 / start.elapsed().as_secs_f64();
        print!("  {} UAS {:.2} LAS {:.2} {speed:.0}/s", dev.name, share(heads), share(both));
    }
    println!();
    Ok(())
}
