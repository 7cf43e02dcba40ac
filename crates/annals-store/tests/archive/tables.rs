//! What a researcher sees who opens the file with other tools.

use crate::{archive_of, dump, readings, strings};
use annals_core::{Article, Reading, Source};
use annals_store::{Access, Added, Archive, StoreError};
use rusqlite::Connection;

#[test]
fn columns_count_code_points() {
    let (_folder, path) = archive_of(&[readings::full()]);
    let conn = Connection::open(&path).unwrap();
    // SQLite's substr counts characters from 1.
    for table in ["time", "actor", "mention", "statement_content", "event", "participant", "figure"]
    {
        let sql = format!(
            "SELECT count(*) FROM {table} x JOIN article a ON a.id = x.article
             WHERE substr(a.text, x.start + 1, x.end - x.start) IS NOT x.quote"
        );
        let n_wrong: i64 = conn.query_row(&sql, [], |row| row.get(0)).unwrap();
        assert_eq!(n_wrong, 0, "{table}");
    }
}

#[test]
fn views_tell_who_did_what_and_who_said_so() {
    let (_folder, path) = archive_of(&[readings::full()]);
    let conn = Connection::open(&path).unwrap();
    let events = "SELECT concat_ws(' | ', type, factuality, actors, actor_countries, actor_sectors,
        recipients, recipient_countries, date, from_day, place, lat, attributed_to) FROM v_events";
    assert_eq!(
        strings(&conn, events),
        [
            "ASSAULT | actual | Turkey | TUR | MIL | Raqqa; people | SYR | 2019-10-22 | 2019-10-22 \
             | Raqqa | 35.950001 | Jean-Yves Le Drian",
            "THREATEN | negated",
        ]
    );
    let statements =
        "SELECT concat_ws(' | ', speaker, terms, cue, addressee, content) FROM v_statements";
    assert_eq!(
        strings(&conn, statements),
        [
            "Jean-Yves Le Drian | named | told | “La Libération” | “Turkey attacked Raqqa … killing \
             about 2.5 million people.”",
            "unattributed | reportedly | regretted it",
        ]
    );
    let figures = "SELECT concat_ws(' | ', low, typeof(low), unit, attributed_to) FROM v_figures";
    assert_eq!(
        strings(&conn, figures),
        [
            "2500000 | integer | people | Jean-Yves Le Drian",
            "0.1 | real",
            "null",
            "92233720368547.75807 | text",
        ]
    );
}

#[test]
fn adding_the_same_reports_twice_changes_nothing() {
    let reports = [readings::full(), readings::plain("Paris insisted."), readings::ready("a", "x")];
    let (_folder, path) = archive_of(&reports);
    let before = dump(&path);
    let mut archive = Archive::open(&path, Access::Write).unwrap();
    let added = archive.add(&reports).unwrap();
    assert!(added.iter().all(|added| matches!(added, Added::Known(_))), "{added:?}");
    archive.close().unwrap();
    assert!(before.contains("Paris insisted."));
    assert_eq!(dump(&path), before);
}

#[test]
fn the_same_bytes_elsewhere_are_one_report_in_two_places() {
    let here = readings::plain("Paris insisted.");
    let source = Source { locator: "copy/001.txt".to_owned(), ..here.article.source.clone() };
    let there = Reading { article: Article { source, ..here.article.clone() }, ..here.clone() };
    let (_folder, path) = archive_of(&[here, there.clone(), there]);
    let archive = Archive::open(&path, Access::Read).unwrap();
    assert_eq!(archive.n_articles().unwrap(), 1);
    let row = archive.rows().unwrap()[0];
    assert_eq!(archive.locations(row).unwrap(), ["copy/001.txt"]);
    assert_eq!(archive.check().unwrap(), []);
}

#[test]
fn the_same_words_under_another_name_or_day_are_another_report() {
    let reports = [
        readings::ready("a", "x"),
        readings::ready("b", "x"),
        readings::ready("", "x"),
        readings::plain("x"),
        readings::on(readings::plain("x"), "2019-10-28"),
    ];
    let (_folder, path) = archive_of(&reports);
    let archive = Archive::open(&path, Access::Read).unwrap();
    assert_eq!(archive.n_articles().unwrap(), 5);
    assert_eq!(archive.counts().unwrap().source_bytes, 5);
}

#[test]
fn a_reading_that_contradicts_itself_keeps_its_whole_batch_out() {
    let (_folder, path) = archive_of(&[]);
    let mut archive = Archive::open(&path, Access::Write).unwrap();
    let mut dangling = readings::full();
    dangling.figures[0].attributed = Some(annals_core::StatementIdx(9));
    let mut astray = readings::full();
    astray.events[0].trigger = annals_core::Span::new(4, 5000);
    for wrong in [dangling, astray] {
        let res = archive.add(&[readings::plain("good"), wrong]);
        assert!(matches!(res, Err(StoreError::BadReading { .. })), "{res:?}");
    }
    assert_eq!(archive.n_articles().unwrap(), 0);
}

#[test]
fn the_engine_is_told_once_and_kept_with_what_it_read() {
    let (_folder, path) = archive_of(&[readings::plain("before")]);
    let mut archive = Archive::open(&path, Access::Write).unwrap();
    assert_eq!(archive.engine().unwrap(), None);
    archive.set_engine("annals 0.1.0").unwrap();
    archive.add(&[readings::plain("after")]).unwrap();
    assert_eq!(archive.engine().unwrap().as_deref(), Some("annals 0.1.0"));
    archive.close().unwrap();
    let conn = Connection::open(&path).unwrap();
    assert_eq!(strings(&conn, "SELECT engine FROM article ORDER BY id"), ["", "annals 0.1.0"]);
}
