//! What holds for any bytes: no panic, exact pieces, nothing lost.

use super::words;
use crate::{check_pieces, read_plain};
use annals_core::{Article, Span};
use encoding_rs::Encoding;
use proptest::prelude::*;

/// The stretches of the source that neither a piece nor an omitted line covers.
fn gaps(article: &Article) -> Vec<Span> {
    let pieces = article.text.pieces().iter().map(|piece| piece.source);
    let mut covered: Vec<Span> =
        pieces.chain(article.omitted.iter().map(|line| line.source)).collect();
    covered.sort();
    let mut res = vec![];
    let mut end = 0;
    for span in covered {
        if span.start() > end {
            res.push(Span::new(end, span.start()));
        }
        end = end.max(span.end());
    }
    res.push(Span::new(end, article.source.bytes.len()));
    res
}

fn holds(bytes: Vec<u8>) -> Result<(), TestCaseError> {
    let Ok(article) = read_plain("random", bytes, words()) else { return Ok(()) };
    prop_assert_eq!(check_pieces(&article), vec![]);
    let encoding = Encoding::for_label(article.source.charset.name().as_bytes()).unwrap();
    for gap in gaps(&article) {
        let bytes = gap.of_bytes(&article.source.bytes).unwrap();
        let lost = encoding.decode_without_bom_handling(bytes).0;
        prop_assert!(lost.trim().is_empty(), "{:?} at {} is lost in {:?}", lost, gap, article);
    }
    let text = article.text.as_str();
    let mut end = 0;
    for block in &article.blocks {
        prop_assert!(
            block.span.start() >= end && text.get(block.span.start()..block.span.end()).is_some()
        );
        prop_assert!(text[end..block.span.start()].trim().is_empty());
        prop_assert!(!block.span.of(text).trim().is_empty());
        end = block.span.end();
    }
    prop_assert!(text[end..].trim().is_empty());
    prop_assert!(article.omitted.is_sorted_by_key(|omitted| omitted.source));
    Ok(())
}

/// Lines as reports have them, and any characters.
fn text() -> impl Strategy<Value = String> {
    let line = prop_oneof![
        Just("Share".to_owned()),
        Just("  please wait ".to_owned()),
        Just("2019-10-28 17:10".to_owned()),
        Just("PARIS (Reuters) - ".to_owned()),
        Just("(Reporting by Joanna Field; Editing by Omar Haddad)".to_owned()),
        Just("Café “Zoë” reopened, its owner said on Monday.".to_owned()),
        "[A-Za-zéüßñ ,.’“”—0-9()]{0,80}",
        "\\PC{0,30}",
        "[а-яА-Я ,.]{0,40}",
        "(?s).{0,20}",
    ];
    let ends = prop_oneof![Just("\n"), Just("\r\n"), Just("\r"), Just("\n\n"), Just("\n \n")];
    proptest::collection::vec((line, ends), 0..12)
        .prop_map(|lines| lines.into_iter().map(|(line, end)| line + end).collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn utf8_keeps_everything(text in text()) {
        holds(text.into_bytes())?;
    }

    #[test]
    fn damaged_utf8_keeps_everything(text in text(), at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut bytes = text.into_bytes();
        if !bytes.is_empty() {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        holds(bytes)?;
    }

    #[test]
    fn utf16_keeps_everything(text in text(), is_big in any::<bool>(), has_mark in any::<bool>(), odd in any::<bool>()) {
        let mark = if has_mark { "\u{feff}" } else { "" };
        let units = mark.encode_utf16().chain(text.encode_utf16());
        let mut bytes: Vec<u8> =
            units.flat_map(|unit| if is_big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect();
        if odd {
            bytes.push(b'x');
        }
        holds(bytes)?;
    }

    #[test]
    fn legacy_charsets_keep_everything(text in text(), n in 0..5usize) {
        let label = ["windows-1252", "windows-1251", "shift_jis", "gb18030", "iso-8859-2"][n];
        let encoding = Encoding::for_label(label.as_bytes()).unwrap();
        holds(encoding.encode(&text).0.into_owned())?;
    }

    #[test]
    fn any_bytes_keep_everything(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        holds(bytes)?;
    }

    #[test]
    fn any_utf16_keeps_everything(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        holds([b"\xff\xfe".to_vec(), bytes].concat())?;
    }
}
