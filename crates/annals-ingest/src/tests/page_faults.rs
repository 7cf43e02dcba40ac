//! Pages that are broken or made to break a reader: read as far as they go, in bounded time, on the
//! stack of a thread.

use super::words;
use crate::{IngestError, LIMIT, check_pieces, read_report};
use annals_core::Article;
use std::time::Duration;

const STORY: &str = "<p>The bridge at Ombra was closed on Monday after the river rose by two metres, \
the water authority said.</p><p>Some 400 people were brought to a school on the hill, and the army \
sent boats and blankets during the night.</p>";

/// Reads a page on a stack of 1 MiB, half of what threads have.
fn read(page: impl Into<Vec<u8>>) -> Article {
    let page = page.into();
    let thread = std::thread::Builder::new().stack_size(1 << 20);
    let begin = std::time::Instant::now();
    let reading = thread.spawn(move || read_report("page.html", page, words()).unwrap()).unwrap();
    let article = reading.join().unwrap();
    // Far above what any of these takes, far below a hang.
    assert!(begin.elapsed() < Duration::from_secs(60), "{:?}", begin.elapsed());
    assert_eq!(check_pieces(&article), []);
    article
}

#[track_caller]
fn check(page: impl Into<Vec<u8>>, note: &str) -> Article {
    let article = read(page);
    let text = article.text.as_str();
    assert!(text.contains("The bridge at Ombra"), "{text:?}, {:?}", article.notes);
    assert!(article.notes.iter().any(|found| found.starts_with(note)), "{:?}", article.notes);
    article
}

#[test]
fn deep_pages() {
    let (open, close) = ("<div>".repeat(100_000), "</div>".repeat(100_000));
    check(
        format!("<html><body>{open}{STORY}{close}</body>"),
        "elements stand too deep within one another, the first at byte",
    );
    let open = "<b><font color=1><i>".repeat(40_000);
    check(format!("<html><body>{STORY}{open}"), "elements stand too deep");
    let lists = "<ul><li>".repeat(50_000);
    check(format!("<html><body>{STORY}{lists}"), "elements stand too deep");
    let tables = "<table><tr><td>".repeat(50_000);
    check(format!("<html><body>{STORY}{tables}"), "elements stand too deep");
}

#[test]
fn tags_with_many_attributes() {
    let flood: String = (0..60_000).map(|n| format!(" a{n}=\"{n}\"")).collect();
    check(
        format!("<html><body{flood}>{STORY}"),
        "a tag has too many attributes, the first at byte 6",
    );
    let bare = " a".repeat(1_000_000);
    check(format!("<html><body{bare}>{STORY}"), "a tag has too many attributes");
}

#[test]
fn what_is_never_closed() {
    check(
        format!("<html><body>{STORY}<!-- and then {}", "x ".repeat(100_000)),
        "a comment is not closed",
    );
    check(format!("<html><body>{STORY}{}", "<!-- ".repeat(100_000)), "a comment is not closed");
    check(format!("<html><body>{STORY}<a href=\"x{}", " y".repeat(100_000)), "a tag is not closed");
    check(format!("<html><body>{STORY}{}", "<a href='".repeat(50_001)), "a tag is not closed");
    let article = read(format!("<html><body>{STORY}<script>{}", "</ ".repeat(100_000)));
    assert!(article.text.as_str().contains("The bridge at Ombra"));
}

#[test]
fn controls_within_words() {
    let page = format!("<html><body>{}", STORY.replace("river", "ri\0v\u{1}er"));
    let article = check(page, "2 control characters were left out, the first at byte 68");
    assert!(article.text.as_str().contains("the river rose"));
    let page = format!("<html><body>{}", STORY.replace("river", "ri&#0;v&#xFFFFFF;er"));
    assert!(read(page).text.as_str().contains("ri\u{fffd}v\u{fffd}er"));
}

#[test]
fn floods_of_references() {
    let flood = "&amp;".repeat(400_000) + &"&".repeat(400_000) + &"&#".repeat(100_000);
    let article = read(format!("<html><body>{STORY}<p>{flood}</p>{STORY}"));
    assert!(article.text.as_str().contains("The bridge at Ombra"));
    let long = format!("&{};", "a".repeat(2_000_000));
    assert!(read(format!("<html><body>{STORY}<p>{long}")).text.as_str().contains("Ombra"));
}

#[test]
fn pages_that_are_too_large() {
    let one =
        "<p>The council of Ombra met again on Tuesday, and it did not agree on the bridge.</p>\n";
    let page = format!("<html><body>{STORY}{}", one.repeat(50_000));
    check(page, "the page is too large to be judged as a whole, its paragraphs were taken");
    let page = format!("<html><body>{STORY}{}", "<b>x</b>".repeat(250_000));
    check(page, "the page has more than");
    let page = vec![b' '; 50 << 20];
    let fault = read_report("page.html", page, words()).unwrap_err();
    assert!(matches!(fault, IngestError::TooLarge { limit: LIMIT, .. }));
    assert!(fault.to_string().starts_with("page.html: 52428800 bytes are more than"));
}

#[test]
fn bytes_that_are_no_page() {
    let fault =
        |bytes: &[u8]| read_report("page.html", bytes.to_vec(), words()).unwrap_err().to_string();
    assert_eq!(fault(b"\x89PNG\r\n\x1a\n...."), "page.html: not text but a PNG image");
    assert_eq!(fault(&[0; 4000]), "page.html: not text but binary data");
    for empty in ["", "<html>", "<html><body><nav><a href=/>Home</a></nav>"] {
        let article = read(empty);
        assert!(
            article.notes.iter().any(|note| note.contains("no article was found")),
            "{:?}",
            article.notes
        );
    }
}

#[test]
fn bytes_that_are_no_characters_are_counted() {
    let mut page = format!("<html><meta charset=utf-8><body>{STORY}<p>Zoë’s").into_bytes();
    page.extend_from_slice(
        b" caf\xe9 was open until late that evening, its owner said to a reporter.",
    );
    check(page, "bytes that are not valid UTF-8: 1, the first at byte");
}
