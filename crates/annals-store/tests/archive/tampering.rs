//! Every change by other hands is found.

use crate::{archive_of, readings};
use annals_store::{Access, Archive, Fault, Flaw};
use rusqlite::Connection;
use std::fs;

/// The faults after some SQL was run on an archive of two reports.
fn faults(sql: &str) -> Vec<Fault> {
    let (_folder, path) = archive_of(&[readings::full(), readings::plain("Paris insisted.")]);
    let conn = Connection::open(&path).unwrap();
    let n_changes = conn.total_changes();
    conn.execute_batch("PRAGMA foreign_keys = off").unwrap();
    conn.execute_batch(sql).unwrap();
    assert!(conn.total_changes() > n_changes, "{sql} changes nothing");
    drop(conn);
    Archive::open(&path, Access::Read).unwrap().check().unwrap()
}

/// Runs some SQL and expects faults that read so, among others.
fn check(sql: &str, expected: &[&str]) {
    let ids = readings::full().record_ids();
    let id = |kind| ids.of(kind)[0].to_string();
    let said: Vec<String> = faults(sql).iter().map(Fault::to_string).collect();
    for expected in expected {
        let expected = expected
            .replace("REPORT", &readings::full().article.id.to_string())
            .replace("FIGURE", &id(annals_core::RecordKind::Figure))
            .replace("EVENT", &id(annals_core::RecordKind::Event))
            .replace("STATEMENT", &id(annals_core::RecordKind::Statement))
            .replace("ACTOR", &id(annals_core::RecordKind::Actor));
        assert!(said.iter().any(|said| said.starts_with(&expected)), "{expected}\nin {said:#?}");
    }
}

#[test]
fn an_untouched_archive_has_no_faults() {
    assert_eq!(
        faults("UPDATE meta SET value = value; INSERT INTO meta VALUES ('note', 'mine')"),
        []
    );
}

#[test]
fn a_changed_value_names_its_record() {
    let record = |name: &str| {
        format!("report REPORT: record {name}: its rows are not those that were added")
    };
    let report = "report REPORT: its rows are not those that were added";
    check("UPDATE figure SET low = 3 WHERE position = 0", &[&record("FIGURE"), report]);
    check("UPDATE figure SET bound = 'exact' WHERE position = 0", &[&record("FIGURE")]);
    check("UPDATE event SET date = '2019-10-23' WHERE position = 0", &[&record("EVENT")]);
    check("UPDATE participant SET country = 'USA' WHERE side = 'actor'", &[&record("EVENT")]);
    check("DELETE FROM participant WHERE side = 'recipient'", &[&record("EVENT")]);
    check("UPDATE statement SET speaker_actor = 1 WHERE position = 0", &[&record("STATEMENT")]);
    check("UPDATE mention SET form = 'nominal' WHERE actor = 0", &[&record("ACTOR")]);
    check("UPDATE article SET outlet = NULL WHERE id = 1", &[report]);
    check("UPDATE block SET kind = 'quote'", &[report]);
    check("INSERT INTO location VALUES (1, 'elsewhere')", &[report]);
    check("DELETE FROM seal", &[report]);
}

#[test]
fn a_moved_span_is_found() {
    check(
        "UPDATE statement_content SET start = start - 1, end = end - 1 WHERE statement = 0",
        &[
            "report REPORT: record STATEMENT: statement_content says \"“Turkey attacked Raqqa\" where \
           the report has \" “Turkey attacked Raqq\"",
        ],
    );
    check(
        "UPDATE figure SET end = 9999 WHERE position = 0",
        &["report REPORT: record FIGURE: start of figure points outside the report: "],
    );
    check(
        "UPDATE event SET start = start - 1, quote = ' attacked' WHERE position = 0",
        &["report REPORT: record EVENT: its id should be e"],
    );
    check(
        "UPDATE omitted SET source_end = 9999",
        &["report REPORT: source_start of omitted points outside the report: 7..9999"],
    );
}

#[test]
fn changed_words_are_found() {
    check(
        "UPDATE figure SET quote = 'about 3 million people' WHERE position = 0",
        &["report REPORT: record FIGURE: figure says \"about 3 million people\" where"],
    );
    check(
        "UPDATE article SET text = replace(text, 'Turkey', 'Russia') WHERE id = 1",
        &[
            "article_search does not fit",
            "report REPORT: record EVENT: participant says \"Turkey\"",
        ],
    );
    check("UPDATE actor SET name = 'Someone' WHERE position = 0", &["record_search does not fit"]);
}

#[test]
fn changed_ids_and_bytes_are_found() {
    check(
        "UPDATE event SET record_id = 'e000000000000' WHERE position = 0",
        &["report REPORT: record e000000000000: its id should be EVENT"],
    );
    check(
        "UPDATE record SET record_id = 'e000000000000' WHERE kind = 'event' AND position = 0",
        &["report REPORT: record EVENT: record 0 of event is not listed"],
    );
    check(
        "UPDATE article SET report_id = '0000000000000000' WHERE id = 1",
        &["report 0000000000000000: its id should be REPORT"],
    );
    check(
        "UPDATE article SET sha256 = 'ff' || substr(sha256, 3) WHERE id = 1",
        &["report REPORT: its source has the digest "],
    );
    let other = zstd::bulk::compress(b"Other bytes.", 3).unwrap();
    let other: String = other.iter().map(|byte| format!("{byte:02x}")).collect();
    check(
        &format!("UPDATE source SET zstd = x'{other}', size = 12 WHERE article = 1"),
        &["report REPORT: its source has the digest "],
    );
    let cut = "UPDATE source SET zstd = substr(zstd, 1, 30) WHERE article = 1";
    check(cut, &["report REPORT: its source cannot be unpacked: "]);
    check(
        "DELETE FROM source WHERE article = 1",
        &["report REPORT: its source cannot be unpacked"],
    );
}

#[test]
fn rows_taken_away_or_added_are_found() {
    check("DELETE FROM article WHERE id = 1", &["a row of event points at a row of article"]);
    check(
        "DELETE FROM record WHERE kind = 'figure'",
        &["report REPORT: record FIGURE: record 0 of"],
    );
    check(
        "DELETE FROM event WHERE position = 0",
        &["report REPORT: record EVENT: record 0 of event is not listed", "a row of participant"],
    );
    check(
        "UPDATE event SET type = 'NONSENSE' WHERE position = 0",
        &["report REPORT: it cannot be read: table event: type is \"NONSENSE\""],
    );
}

#[test]
fn damaged_bytes_are_found() {
    let reports: Vec<_> =
        (0..40).map(|n| readings::plain(&format!("{n} {}", "insisted ".repeat(200)))).collect();
    let (_folder, path) = archive_of(&reports);
    let whole = fs::read(&path).unwrap();
    let at = whole.windows(8).rposition(|window| window == b"insisted").unwrap();
    let mut flipped = whole.clone();
    flipped[at] = b'j';
    fs::write(&path, flipped).unwrap();
    let said = Archive::open(&path, Access::Read).unwrap().check().unwrap();
    assert!(said.iter().any(|fault| fault.flaw == Flaw::Seal), "{said:?}");
    let mut holed = whole.clone();
    holed[4096 * 5..4096 * 7].fill(0xa5);
    fs::write(&path, holed).unwrap();
    match Archive::open(&path, Access::Read).map(|archive| archive.check()) {
        Ok(Ok(faults)) => assert!(!faults.is_empty()),
        Ok(Err(error)) | Err(error) => assert!(error.to_string().contains("damaged"), "{error}"),
    }
}
