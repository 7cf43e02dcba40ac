//! Speed of the language core and of its steps, in tokens a second on one core, over the examples:
//! `cargo bench -p annals-lang`. Compare the figures of one run.

use annals_core::{Annotated, Block, BlockKind, Span, TokenIdx, Upos};
use annals_lang::lexeme::Lexeme;
use annals_lang::names::names;
use annals_lang::parser::search::Search;
use annals_lang::tagger::Buffers;
use annals_lang::{Models, annotate, split_count};
use annals_lexicon::Lexicon;
use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};
use std::ops::Range;

fn main() {
    let models = [
        ("clusters", annals_models::CLUSTERS),
        ("sentences", annals_models::SENTENCES),
        ("tagger", annals_models::TAGGER),
        ("parser", annals_models::PARSER),
        ("names", annals_models::NAMES),
        ("lemmas", annals_models::LEMMAS),
    ];
    let n_bytes: usize = models.iter().map(|(_, bytes)| bytes.len()).sum();
    let parts: Vec<String> =
        models.iter().map(|(name, bytes)| format!("{name} {}", bytes.len())).collect();
    println!("models: {n_bytes} bytes ({})", parts.join(", "));
    divan::main();
}

/// The examples behind one another, a block each.
fn text() -> (String, Vec<Block>) {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples");
    let files = std::fs::read_dir(folder).expect("the examples are there");
    let mut paths: Vec<_> = files.map(|file| file.expect("a file").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|end| end == "txt"));
    paths.sort();
    let (mut text, mut blocks) = (String::new(), vec![]);
    for path in paths {
        let start = text.len();
        text += &std::fs::read_to_string(path).expect("the examples are UTF-8");
        blocks.push(Block { span: Span::new(start, text.len()), kind: BlockKind::Paragraph });
        text += "\n\n";
    }
    (text, blocks)
}

struct Read<'t> {
    doc: Annotated<'t>,
    sentences: Vec<Range<usize>>,
    lexemes: Vec<Lexeme>,
    tags: Vec<u8>,
    upos: Vec<Upos>,
}

fn read<'t>(text: &'t str, blocks: &'t [Block], lexicon: &Lexicon, models: &Models) -> Read<'t> {
    let doc = annotate(text, blocks, lexicon, models);
    let tokens = || (0..doc.n_tokens()).map(TokenIdx::from_at);
    let lexemes: Vec<Lexeme> =
        tokens().map(|token| Lexeme::new(doc.word(token), &models.clusters)).collect();
    let ranges = doc.sentences().iter().map(|sentence| sentence.first.at()..sentence.end.at());
    let sentences: Vec<Range<usize>> = ranges.collect();
    let mut buffers = Buffers::default();
    let tag = |range: &Range<usize>| models.tagger.tag(&lexemes[range.clone()], &mut buffers);
    let tags = sentences.iter().flat_map(tag).collect();
    let upos = tokens().map(|token| doc.upos(token)).collect();
    Read { sentences, lexemes, tags, upos, doc }
}

fn with(bencher: Bencher, run: impl Fn(&Read, &Lexicon, &Models)) {
    let (text, blocks) = text();
    let (lexicon, models) = (Lexicon::embedded(), Models::embedded());
    let read = read(&text, &blocks, &lexicon, &models);
    bencher
        .counter(ItemsCount::new(read.doc.n_tokens()))
        .counter(BytesCount::new(text.len()))
        .bench_local(|| run(&read, &lexicon, &models));
}

#[divan::bench(sample_count = 10)]
fn whole(bencher: Bencher) {
    with(bencher, |read, lexicon, models| {
        let doc = annotate(read.doc.text(), read.doc.blocks(), lexicon, models);
        divan::black_box(doc.n_tokens());
    });
}

#[divan::bench(sample_count = 10)]
fn split(bencher: Bencher) {
    with(bencher, |read, lexicon, models| {
        divan::black_box(split_count(read.doc.text(), lexicon, models));
    });
}

#[divan::bench(sample_count = 10)]
fn look(bencher: Bencher) {
    with(bencher, |read, _, models| {
        for token in (0..read.doc.n_tokens()).map(TokenIdx::from_at) {
            divan::black_box(Lexeme::new(read.doc.word(token), &models.clusters));
        }
    });
}

#[divan::bench(sample_count = 10)]
fn tag(bencher: Bencher) {
    with(bencher, |read, _, models| {
        let mut buffers = Buffers::default();
        for range in &read.sentences {
            divan::black_box(models.tagger.tag(&read.lexemes[range.clone()], &mut buffers));
        }
    });
}

#[divan::bench(sample_count = 10)]
fn parse(bencher: Bencher) {
    with(bencher, |read, _, models| {
        let mut search = Search::default();
        for range in &read.sentences {
            let (words, tags) = (&read.lexemes[range.clone()], &read.tags[range.clone()]);
            let upos = &read.upos[range.clone()];
            divan::black_box(models.parser.arcs(words, tags, upos, &mut search));
        }
    });
}

#[divan::bench(sample_count = 10)]
fn find_names(bencher: Bencher) {
    with(bencher, |read, _, models| {
        let forms: Vec<&str> =
            (0..read.doc.n_tokens()).map(|at| read.doc.word(TokenIdx::from_at(at))).collect();
        divan::black_box(names(&read.lexemes, &forms, &read.sentences, &models.names));
    });
}
