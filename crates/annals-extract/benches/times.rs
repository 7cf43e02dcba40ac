//! Speed of the times stage alone, in bytes a second on one core, over the examples read by the
//! language core before the clock starts: `cargo bench -p annals-extract`. Ten times the text must
//! take ten times as long.

use annals_core::{Block, BlockKind, DateBasis, Published, Span};
use annals_extract::times;
use annals_lang::Models;
use annals_lexicon::Lexicon;
use divan::Bencher;
use divan::counter::BytesCount;

fn main() {
    divan::main();
}

/// The examples behind one another, so many times over.
fn text(times: usize) -> (String, Vec<Block>) {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples");
    let files = std::fs::read_dir(folder).expect("the examples are there");
    let mut paths: Vec<_> = files.map(|file| file.expect("a file").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|end| end == "txt"));
    paths.sort();
    let (mut text, mut blocks) = (String::new(), vec![]);
    for _ in 0..times {
        for path in &paths {
            let start = text.len();
            text += &std::fs::read_to_string(path).expect("the examples are UTF-8");
            blocks.push(Block { span: Span::new(start, text.len()), kind: BlockKind::Paragraph });
            text += "\n\n";
        }
    }
    (text, blocks)
}

#[divan::bench(args = [1, 10, 100])]
fn stage(bencher: Bencher, n_times: usize) {
    let (text, blocks) = text(n_times);
    let lexicon = Lexicon::embedded();
    let doc = annals_lang::annotate(&text, &blocks, &lexicon, &Models::embedded());
    let day = "2015-11-24".parse().ok();
    let stated = Published { day, basis: DateBasis::Stated, ..Published::UNKNOWN };
    bencher.counter(BytesCount::of_str(&text)).bench(|| {
        let found = times::recognise(&doc, &lexicon);
        let published = times::published(&doc, &found, &stated);
        times::resolve(&doc, found, &published)
    });
}
