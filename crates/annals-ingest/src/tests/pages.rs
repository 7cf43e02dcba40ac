//! Saved web pages at the door.

use super::{labels, words};
use crate::{check_pieces, read_report};
use annals_core::{Article, BlockKind, Format, OmittedKind, PieceKind};
use encoding_rs::{WINDOWS_1251, WINDOWS_1252};

fn read(bytes: impl Into<Vec<u8>>) -> Article {
    let article = read_report("page.html", bytes.into(), words()).unwrap();
    assert_eq!(check_pieces(&article), [], "pieces decode to their words");
    assert_eq!(article.source.format, Format::Html);
    article
}

/// One line a block: its kind and its words.
fn blocks(article: &Article) -> Vec<String> {
    let text = article.text.as_str();
    let line =
        |block: &annals_core::Block| format!("{}: {}", block.kind.code(), block.span.of(text));
    article.blocks.iter().map(line).collect()
}

#[track_caller]
fn check(page: &str, expected: &str) -> Article {
    let article = read(page);
    let expected: Vec<&str> = expected.trim().lines().map(str::trim).collect();
    assert_eq!(blocks(&article), expected);
    article
}

const FIRST: &str = "The bridge at Ombra was closed on Monday after the river rose by two metres, \
the water authority said.";
const SECOND: &str = "Some 400 people were brought to a school on the hill, and the army sent boats \
and blankets during the night.";
const THIRD: &str = "“We have not seen such a flood in forty years,” said the mayor, Ilka Torm, who \
asked for help from the capital.";

/// A page with what stands around a report on most sites.
fn page(head: &str, body: &str) -> String {
    format!(
        "<!DOCTYPE html><html><head><title>Bridge closed as river rises | The Ombra Post</title>{head}</head>
<body><header><nav><ul><li><a href=/>Home</a><li><a href=/world>World</a><li><a href=/sport>Sport</a></ul></nav></header>
<div class=\"cookie-banner\">We use cookies to improve this site. <button>Accept all</button></div>
<main><article><h1>Bridge closed as river rises</h1>{body}</article>
<aside class=\"related\"><h2>Related</h2><ul><li><a href=/1>Ferry service ends after ninety years</a>
<li><a href=/2>Council sells the old mill to a brewer</a></ul></aside></main>
<footer><p>Copyright The Ombra Post</p><a href=/terms>Terms of use</a></footer></body></html>"
    )
}

#[test]
fn blocks_are_named_by_the_markup() {
    let body = format!(
        "<figure><img src=a.jpg><figcaption>The bridge on Monday morning.</figcaption></figure>
<p>{FIRST}</p><h2>Boats in the night</h2><p>{SECOND}</p>
<ul><li>Two roads are closed to all cars.<li>One school is open.</ul>
<blockquote><p>{THIRD}</p></blockquote><p>Rain is expected until Thursday, the weather office said in its evening report.</p>"
    );
    let article = check(
        &page("", &body),
        &format!(
            "headline: Bridge closed as river rises
            caption: The bridge on Monday morning.
            paragraph: {FIRST}
            subhead: Boats in the night
            paragraph: {SECOND}
            list: Two roads are closed to all cars.
            list: One school is open.
            quote: {THIRD}
            paragraph: Rain is expected until Thursday, the weather office said in its evening report."
        ),
    );
    assert_eq!(article.title.as_deref(), Some("Bridge closed as river rises"));
    assert!(article.notes.is_empty(), "{:?}", article.notes);
}

#[test]
fn what_is_not_in_the_text_is_listed() {
    let article = read(page("", &format!("<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>")));
    let omitted: Vec<_> = labels(&article)
        .into_iter()
        .filter(|(label, _)| OmittedKind::parse(label).is_some())
        .collect();
    assert_eq!(
        omitted[0],
        ("metadata", "Bridge closed as river rises | The Ombra Post".to_owned())
    );
    let listed = |words: &str| {
        omitted.iter().any(|(kind, omitted)| *kind == "furniture" && omitted.contains(words))
    };
    for furniture in
        ["Home", "We use cookies", "Accept all", "Related", "Ferry service", "Terms of use"]
    {
        assert!(listed(furniture), "{furniture} is listed");
        assert!(!article.text.as_str().contains(furniture), "{furniture} is not in the text");
    }
}

#[test]
fn references_and_white_space_lead_back_to_their_bytes() {
    let body = format!(
        "<p>{FIRST}</p>\n<p>Smith &amp; Sons&nbsp;sent <b>t</b>wo\n   boats, it said &#8211; and \t more were to come on Tuesday.</p><p>{THIRD}</p>"
    );
    let article = read(page("", &body));
    let text = article.text.as_str();
    let at = text.find("Smith").unwrap();
    let line = text[at..].lines().next().unwrap();
    assert_eq!(line, "Smith & Sons sent two boats, it said – and more were to come on Tuesday.");
    let source = |words: &str| {
        let at = text.find(words).unwrap();
        let span = annals_core::Span::new(at, at + words.len());
        let found: Vec<_> = article
            .text
            .source_of(span)
            .iter()
            .map(|span| {
                String::from_utf8_lossy(span.of_bytes(&article.source.bytes).unwrap()).into_owned()
            })
            .collect();
        found
    };
    assert_eq!(source("& Sons"), ["&amp; Sons"]);
    assert_eq!(source("–"), ["&#8211;"]);
    assert_eq!(source("two boats, it"), ["t", "wo\n   boats, it"]);
}

#[test]
fn the_charset_is_told_by_mark_statement_or_bytes() {
    let words = |body: &str| page("<meta charset=windows-1251>", body);
    let russian = "<p>Мост через реку закрыли в понедельник, сообщило управление водного хозяйства области.</p>";
    let markup = words(&format!("<p>{FIRST}</p>{russian}<p>{THIRD}</p>"));
    let stated = read(WINDOWS_1251.encode(&markup).0.into_owned());
    assert_eq!(stated.source.charset.name(), "windows-1251");
    assert!(stated.text.as_str().contains("Мост через реку"));
    assert!(stated.notes.is_empty());

    let other = read(markup.clone());
    assert_eq!(other.source.charset.name(), "UTF-8");
    assert_eq!(other.notes, ["the page states the charset windows-1251, but its bytes are UTF-8"]);

    let markup = page(
        "<meta http-equiv=Content-Type content='text/html; charset=utf-8'>",
        &format!("<p>{FIRST}</p><p>{THIRD} Café Zoë.</p>"),
    );
    let latin = read(WINDOWS_1252.encode(&markup).0.into_owned());
    assert_eq!(latin.source.charset.name(), "windows-1252");
    assert!(latin.text.as_str().contains("Café Zoë"));
    assert_eq!(latin.notes, ["the page states the charset UTF-8, but its bytes are windows-1252"]);

    let wide: Vec<u8> =
        "\u{feff}".encode_utf16().chain(markup.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let wide = read(wide);
    assert_eq!(wide.source.charset.name(), "UTF-16LE");
    assert!(wide.text.as_str().contains("Café Zoë"));

    let unknown = read(page("<meta charset=klingon>", &format!("<p>{FIRST}</p>")));
    assert_eq!(unknown.notes, ["the charset \"klingon\" that the page states is not known"]);
}

#[test]
fn a_link_elsewhere_is_no_part_of_the_article() {
    let body = format!(
        "<p>{FIRST}</p><p>Read more: <a href=/x>Why the dam was never finished</a></p><p>{SECOND}</p>
<p>{THIRD} The <a href=/y>council</a> meets on Friday.</p><h3>You may also like</h3>"
    );
    let article = read(page("", &body));
    assert!(!article.text.as_str().contains("Why the dam"));
    assert!(!article.text.as_str().contains("You may also like"));
    assert!(article.text.as_str().contains("The council meets on Friday."));
}

#[test]
fn pages_are_told_by_name_or_begin() {
    let page = page("", &format!("<p>{FIRST}</p><p>{SECOND}</p>"));
    let format =
        |name: &str, text: &str| read_report(name, text.into(), words()).unwrap().source.format;
    assert_eq!(format("-", &page), Format::Html);
    assert_eq!(format("report.txt", &format!(" \n<!-- saved from a site -->{page}")), Format::Html);
    assert_eq!(format("report.txt", &format!("<?xml version=\"1.0\"?>{page}")), Format::Html);
    assert_eq!(format("REPORT.HTM", FIRST), Format::Html);
    assert_eq!(format("report.txt", FIRST), Format::Plain);
    assert_eq!(format("report.txt", "<b>Note</b> A line of text."), Format::Plain);
    let fault = read_report("a", b"<?xml version=\"1.0\"?><rss></rss>".to_vec(), words());
    assert_eq!(fault.unwrap_err().to_string(), "a: XML documents are not read yet");
}

#[test]
fn a_dateline_is_a_block_of_its_own() {
    let body = format!("<p>OMBRA (Reuters) - {FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>");
    let article = read(page("", &body));
    assert_eq!(article.blocks[1].kind, BlockKind::Dateline);
    assert_eq!(article.credits, ["Reuters"]);
}

#[test]
fn words_of_a_page_are_copied_where_they_can_be() {
    let article = read(page("", &format!("<p>{FIRST}</p><p>{SECOND}</p>")));
    let pieces = article.text.pieces();
    assert!(pieces.iter().all(|piece| piece.kind == PieceKind::Copied), "{pieces:?}");
}

#[test]
fn captions_are_kept_and_the_name_of_the_site_is_no_headline() {
    let page = "<!DOCTYPE html><title>The Hollin Post</title><header><h1><a href=\"/\">The Hollin Post</a></h1></header>\
         <div id=content><h2>Quarry road closed after slide</h2>\
         <p>A slide closed the road to the Hollin quarry on Monday, and nobody was hurt, the county said in a statement.</p>\
         <figure><img src=a.jpg><figcaption>Stones on the quarry road on Jan. 2. (Ada Roe/The Hollin Post)</figcaption></figure>\
         <p>Crews will clear the road by Friday. “We have moved worse,” said Tam Orrin, who leads them, and went back to work.</p></div>";
    let article = read(page);
    let words = |kind: BlockKind| -> Vec<&str> {
        let blocks = article.blocks.iter().filter(|block| block.kind == kind);
        blocks.map(|block| block.span.of(article.text.as_str())).collect()
    };
    assert_eq!(words(BlockKind::Headline), [""; 0]);
    assert_eq!(
        words(BlockKind::Caption),
        ["Stones on the quarry road on Jan. 2. (Ada Roe/The Hollin Post)"]
    );
    assert!(!article.text.as_str().starts_with("The Hollin Post"));
}
