//! No bytes that call themselves CoNLL-U stop the reader: it gives documents or a fault with its line.
#![no_main]

use annals_ingest::GivenDocuments;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for document in GivenDocuments::new("fuzz", bytes).take(1000) {
        if document.is_err() {
            break;
        }
    }
});
