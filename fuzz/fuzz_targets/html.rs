//! No bytes that are called a page stop the reader, and every piece is what its bytes say.
#![no_main]

use annals_ingest::{check_pieces, read_html};
use annals_lexicon::Lexicon;
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::embedded);

fuzz_target!(|bytes: &[u8]| {
    let Ok(article) = read_html("fuzz.html", bytes.to_vec(), &LEXICON.ingest) else { return };
    assert_eq!(check_pieces(&article), []);
    for block in &article.blocks {
        assert!(!block.span.of(article.text.as_str()).trim().is_empty());
    }
});
