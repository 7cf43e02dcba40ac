//! No bytes that are called a report in plain text stop the cleaner, and every piece is what its bytes
//! say.
#![no_main]

use annals_ingest::{check_pieces, read_plain};
use annals_lexicon::Lexicon;
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::embedded);

fuzz_target!(|bytes: &[u8]| {
    let Ok(article) = read_plain("fuzz.txt", bytes.to_vec(), &LEXICON.ingest) else { return };
    assert_eq!(check_pieces(&article), []);
    for omitted in &article.omitted {
        assert!(omitted.source.of_bytes(bytes).is_some());
    }
});
