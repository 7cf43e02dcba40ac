//! Files that are not there, not ours, not writable or in use.

use crate::{archive_of, readings};
use annals_store::{Access, Archive, Foreign, Sources, StoreError};
use rusqlite::Connection;
use std::fs;
use std::path::Path;
use std::time::Duration;

fn error(path: &Path, access: Access) -> StoreError {
    Archive::open_waiting(path, access, Duration::ZERO).map(|_| ()).unwrap_err()
}

#[test]
fn reading_creates_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("no.annals");
    let error = error(&path, Access::Read);
    assert!(matches!(error, StoreError::Missing { .. }));
    assert!(error.to_string().ends_with("no.annals: no such archive"));
    assert!(!path.exists());
}

#[test]
fn files_of_others_are_refused_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let text = folder.path().join("text.txt");
    fs::write(&text, "Paris insisted. ".repeat(100)).unwrap();
    let other = folder.path().join("other.db");
    Connection::open(&other).unwrap().execute_batch("CREATE TABLE t (a)").unwrap();
    let browser = folder.path().join("browser.db");
    Connection::open(&browser).unwrap().execute_batch("PRAGMA application_id = 7").unwrap();
    let cases = [
        (&text, Foreign::NotSqlite),
        (&other, Foreign::OtherProgram(0)),
        (&browser, Foreign::OtherProgram(7)),
        (&folder.path().to_owned(), Foreign::Folder),
    ];
    for (path, expected) in cases {
        let before = fs::read(path).ok();
        for access in [Access::Read, Access::Write] {
            match error(path, access) {
                StoreError::NotAnArchive { found, .. } => assert_eq!(found, expected),
                other => panic!("{other:?}"),
            }
        }
        assert_eq!(fs::read(path).ok(), before);
    }
}

#[test]
fn an_empty_file_becomes_an_archive_only_when_written() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("empty");
    fs::write(&path, "").unwrap();
    let found = error(&path, Access::Read);
    assert!(matches!(found, StoreError::NotAnArchive { found: Foreign::Empty, .. }));
    Archive::open(&path, Access::Write).unwrap().close().unwrap();
    assert_eq!(Archive::open(&path, Access::Read).unwrap().n_articles().unwrap(), 0);
}

#[test]
fn a_newer_file_is_refused() {
    let (_folder, path) = archive_of(&[]);
    Connection::open(&path).unwrap().pragma_update(None, "user_version", 99).unwrap();
    for access in [Access::Read, Access::Write] {
        assert!(matches!(error(&path, access), StoreError::Newer { found: 99, .. }));
    }
}

#[test]
fn a_file_in_use_is_said_to_be() {
    let (_folder, path) = archive_of(&[]);
    let mut archive = Archive::open_waiting(&path, Access::Write, Duration::ZERO).unwrap();
    let other = Connection::open(&path).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let res = archive.add(&[readings::plain("x")]);
    assert!(matches!(res, Err(StoreError::Locked { .. })), "{res:?}");
    other.execute_batch("ROLLBACK").unwrap();
    archive.add(&[readings::plain("x")]).unwrap();
    archive.close().unwrap();
    drop(other);
    let other = Connection::open(&path).unwrap();
    other.execute_batch("PRAGMA journal_mode = delete; BEGIN EXCLUSIVE").unwrap();
    for access in [Access::Read, Access::Write] {
        assert!(matches!(error(&path, access), StoreError::Locked { .. }));
    }
}

#[test]
fn an_archive_open_for_reading_takes_nothing() {
    let (_folder, path) = archive_of(&[]);
    let mut archive = Archive::open(&path, Access::Read).unwrap();
    let res = archive.add(&[readings::plain("x")]);
    assert!(matches!(res, Err(StoreError::ReadOnly { .. })));
    assert!(matches!(archive.set_engine("x"), Err(StoreError::ReadOnly { .. })));
}

/// Root may write anywhere; there the permissions below mean nothing.
fn permissions_hold(folder: &Path) -> bool {
    let probe = folder.join("probe");
    let res = fs::write(&probe, "").is_err();
    let _ = fs::remove_file(probe);
    res
}

#[cfg(unix)]
#[test]
fn a_read_only_file_in_a_read_only_folder_can_be_read() {
    use std::os::unix::fs::PermissionsExt;
    let chmod = |path: &Path, mode| {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    };
    for stale_log in [false, true] {
        let busy = tempfile::tempdir().unwrap();
        let original = busy.path().join("a.annals");
        let mut archive = Archive::open(&original, Access::Write).unwrap();
        archive.add(&[readings::full()]).unwrap();
        if !stale_log {
            archive.close().unwrap();
        }
        // What a killed process leaves: the file and its log, without the log's index.
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("100% news?.annals");
        fs::copy(&original, &path).unwrap();
        if stale_log {
            let log = |path: &Path| format!("{}-wal", path.display());
            fs::copy(log(&original), log(&path)).unwrap();
        }
        chmod(&path, 0o444);
        chmod(folder.path(), 0o555);
        if permissions_hold(folder.path()) {
            let archive = Archive::open(&path, Access::Read).unwrap();
            let read: Vec<_> = archive.readings(Sources::With).unwrap().collect();
            assert_eq!(read.len(), 1);
            assert_eq!(read[0].as_ref().unwrap().1, readings::full());
            assert_eq!(archive.search("Raqqa", 5).unwrap().len(), 4);
            assert_eq!(archive.check().unwrap(), []);
            let found = error(&path, Access::Write);
            assert!(matches!(found, StoreError::ReadOnly { .. }), "{found:?}");
            chmod(&path, 0o644);
            let found = error(&path, Access::Write);
            assert!(matches!(found, StoreError::ReadOnly { .. }), "{found:?}");
        }
        chmod(folder.path(), 0o755);
    }
}
