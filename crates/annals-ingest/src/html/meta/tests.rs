use super::*;
use crate::html::source::PageText;
use annals_core::{DateBasis, EvidencePlace};
use encoding_rs::UTF_8;
use std::sync::OnceLock;

fn words() -> &'static IngestWords {
    static WORDS: OnceLock<IngestWords> = OnceLock::new();
    WORDS.get_or_init(|| IngestWords::parse().unwrap())
}

fn metadata(page: &str) -> Metadata {
    read(&Page::read(PageText::decode(page.as_bytes(), 0, UTF_8)), words())
}

/// Holds the day, time and basis of a page to the expected ones; every quote stands at its place.
#[track_caller]
fn check(page: &str, expected: &str) -> Metadata {
    let res = metadata(page);
    let published = &res.published;
    for evidence in &published.evidence {
        let EvidencePlace::Source(span) = evidence.place else { panic!("outside the text") };
        let there = ["<b>", "</b>", "<i>", "</i>"]
            .iter()
            .fold(span.of(page).to_owned(), |words, tag| words.replace(tag, ""));
        assert!(there.contains(&evidence.quote), "{:?} stands in {there:?}", evidence.quote);
    }
    let day = published.day.map_or("no day".to_owned(), |day| day.to_string());
    let time = published.time.map_or(String::new(), |time| format!(" {time}"));
    assert_eq!(format!("{day}{time} {}", published.basis.code()), expected, "{published:#?}");
    res
}

#[test]
fn linked_data_states_the_day() {
    let page = r#"<html lang="en-GB"><script type="application/ld+json">
        {"@context":"https://schema.org","@graph":[
          {"@type":"WebSite","name":"Gulf Times"},
          {"@type":["NewsArticle"],"headline":"Ferry lost off Aden","datePublished":"2019-10-28T17:10:00+03:00",
           "dateModified":"2019-10-29T08:00:00+03:00","author":[{"@type":"Person","name":"Joanna Field"},
           {"@type":"Person","name":"Omar Haddad"}],"publisher":{"@type":"Organization","name":"Gulf Times"},
           "articleSection":"World","mainEntityOfPage":{"@type":"WebPage","@id":"https://gulf-times.example/ferry"},
           "comment":[{"@type":"Comment","datePublished":"2019-11-02"}]}]}</script>
        <h1>Ferry lost off Aden</h1><p>Forty people are missing.</p>"#;
    let stated = check(page, "2019-10-28 17:10:00 metadata");
    assert_eq!(stated.title.as_deref(), Some("Ferry lost off Aden"));
    assert_eq!(stated.outlet.as_deref(), Some("Gulf Times"));
    assert_eq!(stated.bylines, ["Joanna Field", "Omar Haddad"]);
    assert_eq!(stated.section.as_deref(), Some("World"));
    assert_eq!(stated.url.as_deref(), Some("https://gulf-times.example/ferry"));
    assert_eq!(stated.language, Language::parse("en"));
    let evidence = &stated.published.evidence;
    assert_eq!(evidence[0].why, "the linked data of the article states the day of publication");
    // The other dates are kept, with their places.
    assert!(evidence.iter().any(|other| other.quote == "2019-10-29T08:00:00+03:00"));
    assert!(evidence.iter().any(|other| other.quote == "2019-11-02"));
}

#[test]
fn broken_linked_data_is_read_as_far_as_it_goes() {
    check(
        "<script type='application/ld+json'>/*<![CDATA[*/ {\"@type\":\"NewsArticle\",\"headline\":\"A \"bad\" day\",\n
         \"datePublished\":\"2019-10-28\",,}/*]]>*/</script>",
        "2019-10-28 metadata",
    );
    check(
        "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Two\nlines\",\"datePublished\":\"2019-10-28\"};</script>",
        "2019-10-28 metadata",
    );
}

#[test]
fn fields_of_many_names_state_the_day() {
    for field in [
        r#"<meta property="article:published_time" content="2019-10-28">"#,
        r#"<meta name="DC.date.issued" content="2019-10-28">"#,
        r#"<meta name="parsely-pub-date" content="2019/10/28">"#,
        r#"<meta name="sailthru.date" content="Oct 28, 2019">"#,
        r#"<meta name="citation_publication_date" content="2019/10/28">"#,
        r#"<meta itemprop="datePublished" content="20191028">"#,
        r#"<span itemprop="datePublished" content="2019-10-28">a while ago</span>"#,
        r#"<span property="schema:datePublished">28. Oktober 2019</span>"#,
        r#"<time datetime="2019-10-28">Monday</time>"#,
        r#"<link rel="canonical" href="https://gulf-times.example/2019/10/28/ferry">"#,
        r#"<meta property="og:url" content="https://gulf-times.example/world/20191028-ferry.html">"#,
        r#"<script>var page = {"publishDate": "2019-10-28"};</script>"#,
    ] {
        check(field, "2019-10-28 metadata");
    }
}

#[test]
fn dates_that_readers_see_are_stated() {
    for line in [
        "Published 28 October 2019",
        "Oct. 28, 2019",
        "Montag, 28. Oktober 2019",
        "Stand: 28.10.2019",
        "28.10.19",
        "Publié le 28 octobre 2019",
        "28 de octubre de 2019",
        "28 ottobre 2019",
        "28 października 2019",
        "28 октября 2019",
        "2019年10月28日",
        "<b>28</b> <i>October</i> 2019",
    ] {
        let page =
            format!("<h1>Ferry lost off Aden at night</h1><p>{line}</p><p>Forty are missing.</p>");
        check(&page, "2019-10-28 stated");
    }
    check(
        "<h1>Ferry lost off Aden at night</h1><div>28. Oktober 2019, 17:10 Uhr</div>",
        "2019-10-28 17:10 stated",
    );
}

#[test]
fn the_day_of_publication_goes_before_that_of_a_change() {
    check(
        "<h1>Ferry lost off Aden at night</h1><p>Updated 30 October 2019</p><p>Published 28 October 2019</p>",
        "2019-10-28 stated",
    );
    // Where nothing else is stated the day of the change stands, and the evidence says so.
    let stated = check(
        "<meta property='article:modified_time' content='2019-10-30'><h1>Ferry lost off Aden</h1>",
        "2019-10-30 metadata",
    );
    assert_eq!(stated.published.evidence[0].why, "a meta element states the day of a change");
}

#[test]
fn dates_beside_the_report_are_not_its_own() {
    check(
        "<h1>Ferry lost off Aden at night</h1><div class='date'>28 October 2019</div><p>Forty are missing.</p>
         <div class='related'><span class='date'>30 October 2019</span></div>
         <footer>1 November 2019</footer>",
        "2019-10-28 stated",
    );
    check("<p>Forty people are missing.</p><footer>© 2019 Gulf Times</footer>", "no day unknown");
}

#[test]
fn the_clock_at_the_outlet_tells_the_day() {
    let field = "<meta property='article:published_time' content='2019-10-29T02:18:11Z'>";
    let address = "<link rel='canonical' href='https://gulf-times.example/2019/10/28/ferry'>";
    check(&format!("{field}{address}"), "2019-10-28 metadata");
    check(field, "2019-10-29 02:18:11 metadata");
    // No clock is as far off Greenwich as that.
    let noon = field.replace("T02", "T15");
    check(&format!("{noon}{address}"), "2019-10-29 15:18:11 metadata");
}

#[test]
fn a_day_that_can_be_read_in_two_ways_is_left_open() {
    let page = "<h1>Ferry lost off Aden at night</h1><p>03/04/2019</p>";
    let stated = check(page, "no day unknown");
    let candidates: Vec<String> =
        stated.published.candidates.iter().map(ToString::to_string).collect();
    assert_eq!(candidates, ["2019-03-04", "2019-04-03"]);
    // The country tells how its people write, and so do other dates.
    check(&format!("<html lang='en-GB'>{page}"), "2019-04-03 stated");
    check(&format!("<html lang='en-US'>{page}"), "2019-03-04 stated");
    check(&format!("<html lang='de'>{page}"), "2019-04-03 stated");
    check(&format!("<meta name='date' content='2019-03-04'>{page}"), "2019-03-04 stated");
}

#[test]
fn names_are_read_from_the_fields() {
    let stated = metadata(
        "<html lang=de><meta property='og:title' content='Fähre vor Aden verloren | Lisler Bote'>
         <meta property='og:site_name' content='Lisler Bote'><meta name='author' content='Von Anna Berg und Max Winter'>",
    );
    assert_eq!(stated.title.as_deref(), Some("Fähre vor Aden verloren"));
    assert_eq!(stated.bylines, ["Anna Berg", "Max Winter"]);
    assert_eq!(stated.language, Language::parse("de"));
    assert_eq!(stated.published.basis, DateBasis::Unknown);
}
