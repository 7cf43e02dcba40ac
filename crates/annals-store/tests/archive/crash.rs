//! A process that is killed leaves an archive with everything it had committed.

use crate::{archive_of, readings};
use annals_store::{Access, Archive};
use rusqlite::Connection;
use std::fs;

fn texts(archive: &Archive) -> Vec<String> {
    let readings = archive.readings(annals_store::Sources::With).unwrap();
    let mut res: Vec<String> = readings.map(|read| read.unwrap().1.text().to_owned()).collect();
    res.sort();
    res
}

#[test]
fn what_was_committed_is_there_after_a_kill() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.annals");
    let mut archive = Archive::open(&path, Access::Write).unwrap();
    archive.add(&[readings::plain("one"), readings::full()]).unwrap();
    archive.add(&[readings::plain("two")]).unwrap();
    // What a kill leaves on the disk: the file and its log, in the midst of another transaction.
    let other = Connection::open(&path).unwrap();
    other.execute_batch("PRAGMA cache_size = 1; PRAGMA cache_spill = 1; BEGIN IMMEDIATE").unwrap();
    let sql = "INSERT INTO location SELECT 1, value || hex(zeroblob(3000)) FROM json_each('[1,2,3,4,5,6,7,8,9]')";
    other.execute_batch(sql).unwrap();
    let copy = folder.path().join("b.annals");
    for ending in ["", "-wal"] {
        let from = format!("{}{ending}", path.display());
        fs::copy(from, format!("{}{ending}", copy.display())).unwrap();
    }
    assert!(fs::metadata(&copy).unwrap().len() < 100_000, "most of it is still in the log");

    let reader = Archive::open(&copy, Access::Read).unwrap();
    assert_eq!(texts(&reader).len(), 3);
    drop(reader);
    let archive = Archive::open(&copy, Access::Write).unwrap();
    assert_eq!(texts(&archive)[1..], ["one", "two"]);
    assert_eq!(archive.check().unwrap(), []);
    archive.close().unwrap();
    assert!(!folder.path().join("b.annals-wal").exists());
}

#[test]
fn dropping_leaves_one_plain_file() {
    let (folder, path) = archive_of(&[]);
    let mut archive = Archive::open(&path, Access::Write).unwrap();
    archive.add(&[readings::full()]).unwrap();
    assert!(folder.path().join("news.annals-wal").exists());
    drop(archive);
    let names: Vec<_> =
        fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names, ["news.annals"]);
    let conn = Connection::open(&path).unwrap();
    assert_eq!(crate::strings(&conn, "PRAGMA journal_mode"), ["delete"]);
}

#[test]
fn a_reader_keeps_reading_while_another_adds() {
    let (_folder, path) = archive_of(&[readings::plain("one")]);
    let mut writer = Archive::open(&path, Access::Write).unwrap();
    let reader = Archive::open(&path, Access::Read).unwrap();
    writer.add(&[readings::plain("two")]).unwrap();
    assert_eq!(reader.n_articles().unwrap(), 2);
    writer.close().unwrap();
    assert_eq!(texts(&reader), ["one", "two"]);
    drop(reader);
    // The reader was in the way of tidying up; the next writer does it.
    Archive::open(&path, Access::Write).unwrap().close().unwrap();
    assert!(!fs::exists(format!("{}-wal", path.display())).unwrap());
}
