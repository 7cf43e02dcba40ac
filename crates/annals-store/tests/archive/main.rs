//! The archive at its door: readings built by hand go in, and what comes out is looked at.

// Helpers of tests are tests, though they carry no attribute.
#![allow(clippy::unwrap_used)]

mod access;
mod crash;
mod finding;
mod readings;
mod round_trip;
mod tables;
mod tampering;

use annals_core::Reading;
use annals_store::{Access, Archive};
use rusqlite::Connection;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A folder with an archive of these readings, closed.
fn archive_of(readings: &[Reading]) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("news.annals");
    let mut archive = Archive::open(&path, Access::Write).unwrap();
    archive.add(readings).unwrap();
    archive.close().unwrap();
    (folder, path)
}

/// Every row of every table, as SQL literals.
fn dump(path: &Path) -> String {
    let conn = Connection::open(path).unwrap();
    let sql = "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT NULL ORDER BY name";
    let names = strings(&conn, sql);
    let mut res = String::new();
    for name in names {
        let columns = strings(&conn, &format!("SELECT name FROM pragma_table_info('{name}')"));
        let quoted: Vec<String> = columns.iter().map(|c| format!("quote(\"{c}\")")).collect();
        let sql = format!("SELECT {} FROM \"{name}\" ORDER BY 1", quoted.join(" || ',' || "));
        for row in strings(&conn, &sql) {
            res.push_str(&format!("{name}: {row}\n"));
        }
    }
    res
}

fn strings(conn: &Connection, sql: &str) -> Vec<String> {
    let mut statement = conn.prepare(sql).unwrap();
    let rows = statement.query_map([], |row| row.get::<_, Option<String>>(0)).unwrap();
    rows.map(|row| row.unwrap().unwrap_or_default()).collect()
}
