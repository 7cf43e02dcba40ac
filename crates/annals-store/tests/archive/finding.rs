//! Reports and records by their ids, and by words.

use crate::{archive_of, readings};
use annals_core::{Reading, RecordKind};
use annals_store::{Access, Archive, Found, Hit};
use tempfile::TempDir;

fn open(readings: &[Reading]) -> (TempDir, Archive) {
    let (folder, path) = archive_of(readings);
    let archive = Archive::open(&path, Access::Read).unwrap();
    (folder, archive)
}

#[test]
fn a_report_is_found_by_the_beginning_of_its_id() {
    let reading = readings::plain("Paris insisted.");
    let (_folder, archive) = open(&[reading.clone(), readings::full()]);
    let id = reading.article.id.to_string();
    let whole = reading.article.id.sha256().to_string();
    for given in [&id[..4], &id.to_uppercase(), &id, &whole] {
        match archive.find(given).unwrap().as_slice() {
            [Found::Article(head)] => assert_eq!(head.id, reading.article.id),
            other => panic!("{other:?}"),
        }
    }
    for given in ["", &id[..3], "zzzz", "é", "%", "ffff0000ffff0000"] {
        assert_eq!(archive.find(given).unwrap(), [], "{given}");
    }
}

#[test]
fn a_record_is_found_by_the_beginning_of_its_id() {
    let reading = readings::full();
    let (_folder, archive) = open(std::slice::from_ref(&reading));
    for (record, id) in reading.record_ids().iter() {
        let found = archive.find(&id.to_string()[..9]).unwrap();
        let [Found::Record { article, record: there, id: whole }] = found.as_slice() else {
            panic!("{found:?}")
        };
        assert_eq!((*there, whole), (record, &id.to_string()));
        assert_eq!(article.id, reading.article.id);
    }
}

#[test]
fn the_same_bytes_under_two_names_are_found_twice() {
    let (_folder, archive) = open(&[readings::ready("a", "x"), readings::ready("b", "x")]);
    let id = readings::plain("x").article.id.to_string();
    let names = archive.find(&id).unwrap().into_iter().map(|found| match found {
        Found::Article(head) | Found::Record { article: head, .. } => head.doc_id.unwrap(),
    });
    assert_eq!(names.collect::<Vec<_>>(), ["a", "b"]);
}

/// Hits as text: kind, words at the span, snippet with its matches in brackets.
fn show(archive: &Archive, hits: &[Hit]) -> Vec<String> {
    let one = |hit: &Hit| {
        let reading = archive.reading(hit.article.row, annals_store::Sources::Without);
        let reading = reading.unwrap().unwrap();
        let kind = hit.record.map_or("article", |record| record.kind.plural());
        let words = hit.span.map_or("-", |span| span.of(reading.text()));
        let snippet = hit.snippet.iter().map(|part| match part.is_match {
            true => format!("[{}]", part.words),
            false => part.words.clone(),
        });
        format!("{kind} | {words} | {}", snippet.collect::<String>())
    };
    hits.iter().map(one).collect()
}

fn check(words: &str, expected: &[&str]) {
    let far = format!("{}The ministers met in Paris. {}", "word ".repeat(60), "x ".repeat(60));
    let titled = readings::plain("Nothing of it here.");
    let titled = Reading {
        article: annals_core::Article {
            title: Some("Summit in Oslo".to_owned()),
            ..titled.article
        },
        ..titled
    };
    let (_folder, archive) = open(&[readings::plain(&far), titled, readings::full()]);
    assert_eq!(show(&archive, &archive.search(words, 10).unwrap()), expected);
}

#[test]
fn words_are_found_in_texts_and_records() {
    check(
        "regret",
        &[
            "article | regretted | Monday\n\nFrance’s Le Drian told “La Libération” on Tuesday: “Turkey attacked Raqqa, killing about 2.5 million people.” He — reportedly — [regretted] it.",
            "times | regretted | [regretted]",
            "statements | reportedly | [regretted] it",
        ],
    );
    check(
        "ministers paris",
        &[
            "article | ministers | …word word word word word word word word word The [ministers] met in [Paris]. x x x x x x x x x x…",
        ],
    );
    check(
        "turkey attack raqqa",
        &[
            "article | Turkey | Monday\n\nFrance’s Le Drian told “La Libération” on Tuesday: “[Turkey] [attacked] [Raqqa], killing about 2.5 million people.” He — reportedly — regretted it.",
            "events | attacked | [Turkey] [attacked] [Raqqa] people",
            "statements | told | “[Turkey] [attacked] [Raqqa] … killing about 2.5 million people.”",
        ],
    );
    check(
        "liberation",
        &[
            "article | Libération | Monday\n\nFrance’s Le Drian told “La [Libération]” on Tuesday: “Turkey attacked Raqqa, killing about 2.5 million people.” He — reportedly — regretted it.",
        ],
    );
    check("oslo", &["article | - | Summit in [Oslo]"]);
}

#[test]
fn quotation_marks_keep_words_together() {
    check(
        "\"in Paris\" met",
        &[
            "article | met | …word word word word word word word word The ministers [met] [in Paris]. x x x x x x x x x x x…",
        ],
    );
    check("\"Paris in\"", &[]);
}

#[test]
fn nothing_a_reader_types_is_syntax() {
    let (_folder, archive) = open(&[readings::full()]);
    for words in [
        "",
        " ",
        "\"",
        "\"\"",
        "*",
        "AND",
        "Raqqa OR",
        "NOT Raqqa",
        "title:Raqqa",
        "(Raqqa",
        "^Raqqa",
        "Raqqa*",
        "a\0b",
        "NEAR(a b)",
        "-",
        "—",
        "{x} : y",
        "Raqqa;DROP TABLE article",
        "'",
        "\\",
    ] {
        archive.search(words, 3).unwrap();
    }
    assert_eq!(archive.search("NOT Raqqa", 3).unwrap(), []);
    assert!(!archive.search("Raqqa — *", 3).unwrap().is_empty());
}

#[test]
fn hits_are_limited_and_tell_their_records() {
    let (_folder, archive) = open(&[readings::full()]);
    let hits = archive.search("Raqqa", 2).unwrap();
    assert_eq!(hits.len(), 3);
    let hits = archive.search("jean-yves", 2).unwrap();
    let [hit] = hits.as_slice() else { panic!("{hits:?}") };
    assert_eq!(hit.record.unwrap().kind, RecordKind::Actor);
    let id = readings::full().record_ids().of(RecordKind::Actor)[0].to_string();
    assert_eq!(hit.record_id.as_ref(), Some(&id));
    assert_eq!(hit.code_points, Some((17, 25)));
}
