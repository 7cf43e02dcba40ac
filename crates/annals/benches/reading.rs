//! Speed of the whole reading and of its stages, on the examples: `cargo bench -p annals`.
//!
//! The figures are of one core; compare them within one run.

use annals::core::Article;
use annals::{Form, Input, Pile, Reader, Selection};
use divan::counter::BytesCount;
use std::path::PathBuf;

fn main() {
    divan::main();
}

fn articles(reader: &Reader) -> Vec<Article> {
    let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples"));
    let inputs = reader.inputs(&[folder], Form::ByName).map(|input| input.expect("examples read"));
    inputs.map(|input| reader.article(input).expect("examples are reports")).collect()
}

fn n_bytes(articles: &[Article]) -> BytesCount {
    BytesCount::new(articles.iter().map(|article| article.text.as_str().len()).sum::<usize>())
}

#[divan::bench]
fn start_up() -> Reader {
    Reader::new()
}

#[divan::bench]
fn ingest(bencher: divan::Bencher) {
    let reader = Reader::new();
    let articles = articles(&reader);
    let n_bytes = n_bytes(&articles);
    bencher.counter(n_bytes).bench_local(|| {
        for article in &articles {
            let bytes = article.source.bytes.clone();
            divan::black_box(reader.article(Input::Bytes("example".to_owned(), bytes)).ok());
        }
    });
}

#[divan::bench]
fn lang(bencher: divan::Bencher) {
    let reader = Reader::new();
    let articles = articles(&reader);
    bencher.counter(n_bytes(&articles)).bench_local(|| {
        for article in &articles {
            divan::black_box(reader.annotate(article).n_tokens());
        }
    });
}

#[divan::bench]
fn lang_and_extract(bencher: divan::Bencher) {
    let reader = Reader::new();
    let articles = articles(&reader);
    bencher.counter(n_bytes(&articles)).bench_local(|| {
        for article in &articles {
            divan::black_box(reader.read(article.clone()));
        }
    });
}

#[divan::bench]
fn timeline(bencher: divan::Bencher) {
    let reader = Reader::new();
    let articles = articles(&reader);
    let n_bytes = n_bytes(&articles);
    let pile =
        Pile::new(articles.into_iter().map(|article| reader.read(article)).collect(), &reader);
    bencher.counter(n_bytes).bench_local(|| pile.timeline(&Selection::default()));
}
