//! Any text can be annotated: every token is words of the text in order, and every sentence a tree
//! (`Annotated::new` asserts that).
#![no_main]

use annals_core::{Block, BlockKind, Span, TokenIdx};
use annals_lang::{Models, annotate};
use annals_lexicon::Lexicon;
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static LOADED: LazyLock<(Lexicon, Models)> =
    LazyLock::new(|| (Lexicon::embedded(), Models::embedded()));

fuzz_target!(|text: &str| {
    let block = Block { span: Span::new(0, text.len()), kind: BlockKind::Paragraph };
    let blocks = [block];
    let doc = annotate(text, &blocks, &LOADED.0, &LOADED.1);
    let n_letters: usize = (0..doc.n_tokens()).map(|at| doc.word(TokenIdx::from_at(at)).len()).sum();
    let n_solid: usize =
        text.chars().filter(|c| !c.is_whitespace()).map(char::len_utf8).sum();
    assert!(n_letters >= n_solid, "every letter is in a token");
});
