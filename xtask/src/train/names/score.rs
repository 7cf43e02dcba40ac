//! Exact names found, as the project's scorer counts them.

use super::corpora::Corpus;
use annals_core::{NameKind, NameTag};
use annals_lang::clusters::Clusters;
use annals_lang::lexeme::Lexeme;
use annals_lang::names::{NameModel, names};
use std::collections::BTreeSet;
use std::ops::Range;

/// A corpus as one text.
pub(super) struct Flat<'c> {
    pub(super) name: &'static str,
    pub(super) words: Vec<Lexeme>,
    pub(super) forms: Vec<&'c str>,
    pub(super) gold: Vec<NameTag>,
    pub(super) sentences: Vec<Range<usize>>,
}

pub(super) fn flat<'c>(corpus: &'c Corpus, clusters: &Clusters) -> Flat<'c> {
    let mut sentences = vec![];
    let mut end = 0;
    for sentence in &corpus.sentences {
        sentences.push(end..end + sentence.forms.len());
        end += sentence.forms.len();
    }
    let all = || corpus.sentences.iter();
    Flat {
        name: corpus.name,
        words: all().flat_map(|s| &s.forms).map(|form| Lexeme::new(form, clusters)).collect(),
        forms: all().flat_map(|s| &s.forms).map(String::as_str).collect(),
        gold: all().flat_map(|s| s.names.iter().copied()).collect(),
        sentences,
    }
}

/// Prints F1 (precision/recall) of each corpus, and the speed.
pub(super) fn score(model: &NameModel, devs: &[Flat]) {
    let (mut seconds, mut n_words) = (0.0, 0);
    for dev in devs {
        let start = std::time::Instant::now();
        let found = names(&dev.words, &dev.forms, &dev.sentences, model);
        seconds += start.elapsed().as_secs_f64();
        n_words += found.len();
        let (gold, found) = (spans(&dev.gold, &dev.sentences), spans(&found, &dev.sentences));
        let right = gold.intersection(&found).count() as f64;
        let share = |n: usize| 100.0 * right / n.max(1) as f64;
        let f1 = 200.0 * right / (gold.len() + found.len()).max(1) as f64;
        print!("  {} {f1:.1} ({:.0}/{:.0})", dev.name, share(found.len()), share(gold.len()));
    }
    println!("  {:.0} words/s", n_words as f64 / seconds);
}

type Found = BTreeSet<(usize, usize, NameKind)>;

fn spans(tags: &[NameTag], sentences: &[Range<usize>]) -> Found {
    let mut res = Found::new();
    for sentence in sentences {
        let mut at = sentence.start;
        while at < sentence.end {
            let start = at;
            at += 1;
            let NameTag::Begin(kind) = tags[start] else { continue };
            while at < sentence.end && tags[at] == NameTag::Inside(kind) {
                at += 1;
            }
            if kind != NameKind::Norp {
                res.insert((start, at, kind));
            }
        }
    }
    res
}
