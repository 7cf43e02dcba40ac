use super::words;
use crate::{IngestError, LIMIT, ReadyArticles, check_pieces};
use annals_core::{Article, DateBasis, Format};
use std::io::{self, BufRead, Read};

fn read(lines: &[u8]) -> Vec<Result<Article, IngestError>> {
    ReadyArticles::new("a.jsonl", lines, words()).collect()
}

fn one(line: &str) -> Article {
    let article = read(line.as_bytes()).pop().unwrap().unwrap();
    assert_eq!(check_pieces(&article), []);
    article
}

fn fault(line: &[u8]) -> String {
    read(line).pop().unwrap().unwrap_err().to_string()
}

#[test]
fn a_ready_text_is_taken_as_it_is() {
    let article = one(
        r#"{"id": 7, "text": "  please wait\nPARIS (AFP) - Two roads were blocked, police said.\n", "title": "Roads", "extra": [1], "bylines": ["Joanna Field"]}"#,
    );
    let text = "  please wait\nPARIS (AFP) - Two roads were blocked, police said.\n";
    assert_eq!((article.text.as_str(), article.source.bytes.as_slice()), (text, text.as_bytes()));
    assert_eq!(article.doc_id.as_deref(), Some("7"));
    assert_eq!(article.source.format, Format::Ready);
    assert_eq!(
        (article.title.as_deref(), article.credits.as_slice()),
        (Some("Roads"), &["AFP".to_owned()][..])
    );
    assert_eq!(article.bylines, ["Joanna Field"]);
    assert_eq!(article.omitted, []);
    let blocks: Vec<String> = article
        .blocks
        .iter()
        .map(|block| format!("{} {}", block.kind.code(), block.span.of(text)))
        .collect();
    assert_eq!(
        blocks,
        [
            "paragraph please wait",
            "dateline PARIS (AFP) -",
            "paragraph Two roads were blocked, police said.",
        ]
    );
}

#[test]
fn the_published_field_is_metadata() {
    let published = |value: &str| {
        let article =
            one(&format!(r#"{{"id":"a","text":"Roads were blocked.","published":{value}}}"#));
        let day = article.published.day.map(|day| day.to_string()).unwrap_or_default();
        let time = article.published.time.map(|time| time.to_seconds()).unwrap_or_default();
        assert_eq!(article.published.basis == DateBasis::Metadata, !day.is_empty());
        assert_eq!(article.notes.is_empty(), !day.is_empty() || value == "null");
        format!("{day} {time}")
    };
    assert_eq!(published(r#""2019-02-05""#), "2019-02-05 ");
    assert_eq!(published(r#""2019-02-05T17:10:00Z""#), "2019-02-05 17:10:00");
    assert_eq!(published(r#""2019-02-05T17:10:00.000+01:00""#), "2019-02-05 17:10:00");
    assert_eq!(published(r#""2019-02-05T17:10:00-05:00""#), "2019-02-05 17:10:00");
    assert_eq!(published(r#""2019-02-05 17:10""#), "2019-02-05 17:10:00");
    assert_eq!(published(r#""Feb. 5, 2019""#), "2019-02-05 ");
    assert_eq!(published(r#""yesterday""#), " ");
    assert_eq!(published("1549386600"), " ");
    assert_eq!(published("null"), " ");
}

#[test]
fn a_bad_line_is_told_with_its_place_and_the_next_is_read() {
    assert_eq!(fault(b"\n{\"id\": 1,"), "a.jsonl, line 2, column 9: EOF while parsing a value");
    assert_eq!(fault(b"[1]"), "a.jsonl, line 1: an array instead of an object");
    assert_eq!(fault(b"{\"id\":1}"), "a.jsonl, line 1: the field \"text\" is missing");
    assert_eq!(fault(b"{\"text\":\"\"}"), "a.jsonl, line 1: the field \"id\" is missing");
    assert_eq!(
        fault(b"{\"id\":1,\"text\":[]}"),
        "a.jsonl, line 1: the field \"text\" is an array instead of a string"
    );
    assert_eq!(fault(b"{\"id\":\"\xff\"}"), "a.jsonl, line 1, column 8: not valid UTF-8");
    let all =
        read(b"\xef\xbb\xbf{\"id\":1,\"text\":\"a\"}\nnonsense\r\n\n{\"id\":2,\"text\":\"b\"}");
    let all: Vec<bool> = all.iter().map(Result::is_ok).collect();
    assert_eq!(all, [true, false, true]);
}

#[test]
fn a_line_without_end_does_not_fill_the_memory() {
    let long = io::repeat(b'x').take(2 * LIMIT as u64);
    let input = io::BufReader::new(long.chain(&b"\n{\"id\":1,\"text\":\"a\"}"[..]));
    let all: Vec<_> = ReadyArticles::new("a", input, words()).collect();
    assert!(matches!(all[0], Err(IngestError::LineTooLong { line: 1, limit: LIMIT, .. })));
    assert!(all[1].is_ok() && all.len() == 2);
}

struct Failing;

impl Read for Failing {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        Err(io::Error::other("the disk is gone"))
    }
}

impl BufRead for Failing {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        Err(io::Error::other("the disk is gone"))
    }
    fn consume(&mut self, _: usize) {}
}

#[test]
fn an_error_of_the_reader_ends_the_reading() {
    let all: Vec<_> =
        ReadyArticles::new("a", Failing, words()).map(|res| res.unwrap_err()).collect();
    assert_eq!(all.len(), 1);
    assert_eq!(all[0].to_string(), "a, line 1: the disk is gone");
}
