use super::*;
use encoding_rs::UTF_8;

fn page(markup: &str) -> Page {
    Page::read(PageText::decode(markup.as_bytes(), 0, UTF_8))
}

/// The tree in one line: `p(a("words") "more")`.
fn shown(page: &Page) -> String {
    fn show(page: &Page, range: std::ops::Range<usize>, res: &mut String) {
        let mut idx = range.start;
        while idx < range.end {
            let node = &page.nodes()[idx];
            match &node.kind {
                NodeKind::Element { name, .. } => {
                    res.push_str(&name.of(page.text.as_str()).to_lowercase());
                    res.push('(');
                    show(page, idx + 1..node.end, res);
                    res.push(')');
                }
                NodeKind::Words => res.push_str(&format!("{:?}", page.words(idx))),
                NodeKind::Raw => res.push_str("raw"),
            }
            idx = node.end;
        }
    }
    let mut res = String::new();
    show(page, 0..page.nodes().len(), &mut res);
    res
}

#[track_caller]
fn check(markup: &str, expected: &str) {
    assert_eq!(shown(&page(markup)), expected);
}

#[test]
fn end_tags_may_be_left_out() {
    check("<p>One<p>Two <b>three</b><div>Four</div>", r#"p("One")p("Two"b("three"))div("Four")"#);
    check("<ul><li>a<li>b<ul><li>c</ul><li>d</ul>", r#"ul(li("a")li("b"ul(li("c")))li("d"))"#);
    check("<tr><td>a<td>b<tr><td>c", r#"tr(td("a")td("b"))tr(td("c"))"#);
    check("<div>a<br>b<img src=x>c</div>", r#"div("a"br()"b"img()"c")"#);
}

#[test]
fn stray_end_tags_close_nothing() {
    check("<div><p>a</b></span></p></div>b", r#"div(p("a"))"b""#);
    check("<td><div>a</table></td>", r#"td(div("a"))"#);
    check("<b><p>a</b>b</p>", r#"b(p("a""b"))"#);
}

#[test]
fn scripts_and_comments_are_no_words() {
    let ld =
        r#"<script type="application/ld+json">{"a":"</b>"}</script>x<!-- y --><style>z</style>"#;
    check(ld, r#"script(raw)"x"style(raw)"#);
    let page = page(ld);
    assert_eq!(page.raw(0), Some((r#"{"a":"</b>"}"#, Span::new(35, 47))));
    assert_eq!(page.attribute(0, "type").unwrap().words, "application/ld+json");
}

#[test]
fn attributes_are_decoded_and_keep_their_place() {
    let markup = "<meta NAME='title' content=\"A &amp; B\" data-x=1>";
    let page = page(markup);
    let value = page.attribute(0, "content").unwrap();
    assert_eq!((&*value.words, value.source.of(markup)), ("A & B", "A &amp; B"));
    assert_eq!(page.attribute(0, "name").unwrap().words, "title");
    assert_eq!(page.attribute(0, "data-x").unwrap().words, "1");
    assert_eq!(page.attribute(0, "class"), None);
}

#[test]
fn words_are_folded_and_blocks_parted() {
    let page = page("<div> Ada <b>Lo</b>velace\n<p>wrote&nbsp;it</p>.</div>");
    assert_eq!(page.words(0), "Ada Lovelace wrote it .");
}

#[test]
fn faults_of_markup_are_noted_and_what_follows_is_read() {
    let page = page("<p>a<!-- b <p>c<a href=\"x");
    assert_eq!(shown(&page), r#"p("a""c"a())"#);
    assert_eq!(
        page.notes,
        [
            "a comment is not closed, the first at byte 4",
            "a tag is not closed, the first at byte 15"
        ]
    );
}

#[test]
fn deep_pages_are_flattened() {
    let markup = "<div>".repeat(100_000) + "x" + &"</div>".repeat(100_000) + "y";
    let page = page(&markup);
    let depth = page.ancestors(page.nodes().len() - 2).count();
    assert_eq!(depth, DEEPEST);
    assert_eq!(page.ancestors(page.nodes().len() - 1).count(), 0, "as deep as before");
    assert_eq!(page.notes, ["elements stand too deep within one another, the first at byte 1000"]);
}

#[test]
fn floods_of_attributes_are_cut() {
    let flood: String = (0..60_000).map(|n| format!(" a{n}=\"{n}\"")).collect();
    let page = page(&format!("<p{flood}>words</p>"));
    assert_eq!(page.attributes(0).len(), 100);
    assert_eq!(page.words(0), "words");
    assert_eq!(page.notes, ["a tag has too many attributes, the first at byte 0"]);
}
