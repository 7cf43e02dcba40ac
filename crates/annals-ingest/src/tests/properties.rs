//! What holds for any bytes: no panic, exact pieces, nothing lost.

use super::words;
use crate::charset::Choice;
use crate::decode::decode;
use crate::{check_pieces, read_plain};
use annals_core::{Article, PieceKind, Span};
use encoding_rs::{BIG5, EUC_JP, EUC_KR, Encoding, GB18030, SHIFT_JIS};
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

/// A character of a copied piece has its own bytes.
fn is_exact(bytes: Vec<u8>) -> Result<(), TestCaseError> {
    let Ok(article) = read_plain("random", bytes, words()) else { return Ok(()) };
    prop_assert_eq!(check_pieces(&article), vec![]);
    // Of damaged bytes only the whole stretch is known.
    if article.notes.iter().any(|note| note.starts_with("bytes that are not valid")) {
        return Ok(());
    }
    let encoding = Encoding::for_label(article.source.charset.name().as_bytes()).unwrap();
    let text = article.text.as_str();
    for piece in article.text.pieces() {
        if piece.kind == PieceKind::Decoded {
            continue;
        }
        for (at, ch) in piece.text.of(text).char_indices() {
            let span = Span::new(0, ch.len_utf8()).shifted(piece.text.start() + at);
            let source = article.text.source_of(span)[0];
            let bytes = source.of_bytes(&article.source.bytes).unwrap();
            let decoded = encoding.decode_without_bom_handling(bytes).0;
            prop_assert_eq!(decoded, ch.to_string(), "at {} in {:?}", at, text);
        }
    }
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
    fn exact_pieces_are_exact(text in "[ -~éÿжщΩ中文字報告東京日本語ｱ한국어😀￥\n ]{0,80}", n in 0..7usize) {
        const LABELS: [&str; 7] =
            ["gb18030", "shift_jis", "big5", "euc-kr", "euc-jp", "utf-16le", "utf-16be"];
        let bytes = match LABELS[n] {
            "utf-16le" => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
            "utf-16be" => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
            label => Encoding::for_label(label.as_bytes()).unwrap().encode(&text).0.into_owned(),
        };
        is_exact(bytes)?;
    }

    #[test]
    fn every_multi_byte_charset_is_exact(text in "[ -~éÿжщΩ中文字報告東京日本語ｱ한국어😀￥\n ]{0,80}", n in 0..5usize) {
        let encoding = [GB18030, SHIFT_JIS, BIG5, EUC_KR, EUC_JP][n];
        let bytes = encoding.encode(&text).0.into_owned();
        let decoded = decode(&bytes, Choice { encoding, bom_len: 0 });
        let content = decoded.text.as_str();
        for piece in decoded.text.pieces() {
            let words = piece.text.of(content);
            let source = piece.source.of_bytes(&bytes).unwrap();
            prop_assert_eq!(encoding.decode_without_bom_handling(source).0, words);
            if piece.kind == PieceKind::Copied {
                for (at, ch) in words.char_indices() {
                    let own = &source[at..at + ch.len_utf8()];
                    prop_assert_eq!(encoding.decode_without_bom_handling(own).0, ch.to_string());
                }
            }
        }
    }

    #[test]
    fn damaged_multi_byte_text_keeps_its_pieces(bytes in proptest::collection::vec(any::<u8>(), 0..120), n in 0..5usize) {
        let encoding = [GB18030, SHIFT_JIS, BIG5, EUC_KR, EUC_JP][n];
        let decoded = decode(&bytes, Choice { encoding, bom_len: 0 });
        for piece in decoded.text.pieces() {
            let source = piece.source.of_bytes(&bytes).unwrap();
            let words = piece.text.of(decoded.text.as_str());
            prop_assert_eq!(encoding.decode_without_bom_handling(source).0, words);
        }
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
