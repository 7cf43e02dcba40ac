//! What holds for any page: no panic, exact pieces, every word in the text or listed.

use super::words;
use crate::html::plain_words;
use crate::{check_pieces, read_html};
use annals_core::{PieceKind, Span};
use encoding_rs::Encoding;
use proptest::prelude::*;

fn holds(bytes: Vec<u8>) -> Result<(), TestCaseError> {
    let Ok(article) = read_html("random", bytes, words()) else { return Ok(()) };
    prop_assert_eq!(check_pieces(&article), vec![], "{:?}", article);
    let encoding = Encoding::for_label(article.source.charset.name().as_bytes()).unwrap();
    let text = article.text.as_str();
    for piece in article.text.pieces() {
        let source = article.text.source_of(piece.text);
        prop_assert_eq!(source.len(), 1);
        let bytes = source[0].of_bytes(&article.source.bytes).unwrap();
        let decoded = encoding.decode_without_bom_handling(bytes).0;
        match piece.kind {
            PieceKind::Copied => prop_assert_eq!(&*decoded, piece.text.of(text)),
            PieceKind::Decoded => prop_assert_eq!(plain_words(&decoded), piece.text.of(text)),
        }
    }
    let mut end = 0;
    for block in &article.blocks {
        prop_assert!(block.span.start() >= end);
        prop_assert!(text[end..block.span.start()].trim().is_empty());
        prop_assert!(!block.span.of(text).trim().is_empty(), "{:?}", article);
        end = block.span.end();
    }
    prop_assert!(text[end..].trim().is_empty());
    prop_assert!(article.omitted.is_sorted_by_key(|omitted| omitted.source.start()));
    // No letter is made up: what no piece covers is white space.
    let mut at = 0;
    for piece in article.text.pieces() {
        prop_assert!(Span::new(at, piece.text.start()).of(text).trim().is_empty());
        at = piece.text.end();
    }
    prop_assert!(text[at..].trim().is_empty());
    Ok(())
}

/// Tags, words and faults in any order.
fn soup() -> impl Strategy<Value = String> {
    let token = prop_oneof![
        "</?(p|div|article|main|h1|h2|li|ul|table|tr|td|b|a|span|br|script|style|title|blockquote|figure|figcaption|nav|select|option|x-y)>",
        "<(p|div|a|meta|img)( [a-z]{1,4}(=(\"[^\"]{0,6}\"|'[^']{0,6}'|[a-z&;]{0,6}))?){0,3} ?/?>",
        "[A-Za-zéß ,.’“”&;#<>\"'=/!?-]{0,60}",
        Just(
            "The council of Ombra met again on Monday, and it did not agree on the bridge. "
                .to_owned()
        ),
        Just("<!-- x -->".to_owned()),
        Just("<!--".to_owned()),
        Just("<![CDATA[".to_owned()),
        Just("&nbsp; &amp; &lt;b&gt; &copy; &#8211; &#x1f600; &bogus; &notit;".to_owned()),
        Just("<meta charset=windows-1252>".to_owned()),
        Just("\0\u{ad}\u{200b}".to_owned()),
        "\\PC{0,20}",
        "(?s).{0,10}",
    ];
    proptest::collection::vec(token, 0..40).prop_map(|tokens| tokens.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_soup_of_tags_is_read(soup in soup()) {
        holds(soup.into_bytes())?;
    }

    #[test]
    fn any_soup_in_a_legacy_charset_is_read(soup in soup(), n in 0..5usize) {
        let label = ["windows-1252", "windows-1251", "shift_jis", "gb18030", "euc-kr"][n];
        let encoding = Encoding::for_label(label.as_bytes()).unwrap();
        let page = format!("<html><meta charset={label}>{soup}");
        holds(encoding.encode(&page).0.into_owned())?;
    }

    #[test]
    fn any_wide_soup_is_read(soup in soup()) {
        holds([b"\xff\xfe".to_vec(), soup.encode_utf16().flat_map(u16::to_le_bytes).collect()].concat())?;
    }

    #[test]
    fn any_bytes_are_read(bytes in proptest::collection::vec(any::<u8>(), 0..300), n in 0..4usize) {
        let head = ["", "<meta charset=gbk>", "<meta charset=big5><p>", "<meta charset=iso-2022-jp><p>"][n];
        holds([head.as_bytes().to_vec(), bytes].concat())?;
    }
}
