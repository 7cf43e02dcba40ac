//! Whatever a text says, its times are found in order, resolve without a panic, and read back.
#![no_main]

use annals_core::{Block, BlockKind, DateBasis, Published, Span, TimeValue};
use annals_extract::times;
use annals_lang::Models;
use annals_lexicon::Lexicon;
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::embedded);
static MODELS: LazyLock<Models> = LazyLock::new(Models::embedded);

fuzz_target!(|text: &str| {
    let blocks = [Block { span: Span::new(0, text.len()), kind: BlockKind::Paragraph }];
    let doc = annals_lang::annotate(text, &blocks, &LEXICON, &MODELS);
    let found = times::recognise(&doc, &LEXICON);
    let day = "2015-11-24".parse().ok();
    for stated in [
        Published::UNKNOWN,
        Published { day, basis: DateBasis::Stated, ..Published::UNKNOWN },
    ] {
        let published = times::published(&doc, &found, &stated);
        let times = times::resolve(&doc, found.clone(), &published);
        for two in times.windows(2) {
            assert!(two[0].span.end() <= two[1].span.start(), "times stand in order");
        }
        for time in &times {
            assert_eq!(time.value.to_string().parse::<TimeValue>().ok(), Some(time.value));
        }
        let _ = times::Governors::new(&doc, &times, &LEXICON);
    }
});
