mod articles;
mod fronts;
mod page_faults;
mod page_properties;
mod pages;
mod pictures;
mod properties;
mod ready;
mod recurring;
mod shared_pages;
mod styles;
mod tables;

use crate::{check_pieces, read_plain};
use annals_core::{Article, Block};
use annals_lexicon::ingest::IngestWords;
use std::sync::OnceLock;

fn words() -> &'static IngestWords {
    static WORDS: OnceLock<IngestWords> = OnceLock::new();
    WORDS.get_or_init(|| IngestWords::parse().unwrap())
}

fn read(bytes: impl Into<Vec<u8>>) -> Article {
    let article = read_plain("test.txt", bytes.into(), words()).unwrap();
    assert_eq!(check_pieces(&article), [], "pieces decode to their words");
    article
}

/// One line a block or omitted stretch, in the order of the source: its label and its words.
fn labels(article: &Article) -> Vec<(&'static str, String)> {
    let text = article.text.as_str();
    let block = |block: &Block| {
        let at = article.text.source_of(block.span)[0].start();
        (at, block.kind.code(), block.span.of(text).to_owned())
    };
    let mut res: Vec<_> = article.blocks.iter().map(block).collect();
    for omitted in &article.omitted {
        let words = omitted.source.of_bytes(&article.source.bytes).unwrap();
        let words = String::from_utf8_lossy(words).into_owned();
        res.push((omitted.source.start(), omitted.kind.code(), words));
    }
    res.sort();
    res.into_iter().map(|(_, label, words)| (label, words)).collect()
}

/// Holds the labels of a report to the expected ones, one "label: words" a line.
#[track_caller]
fn check(input: &str, expected: &str) -> Article {
    let article = read(input);
    let found: Vec<String> = labels(&article)
        .into_iter()
        .map(|(label, words)| format!("{label}: {}", words.replace('\n', "↵")))
        .collect();
    let expected: Vec<&str> = expected.trim().lines().map(str::trim).collect();
    assert_eq!(found, expected, "{found:#?}");
    article
}
