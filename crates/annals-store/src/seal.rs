//! Seals: digests over all rows of a report, by which a changed one is found.
//!
//! A seal is no signature: whoever can compute SHA-256 can seal again. It finds accidents, and
//! edits by those who did not know.

use crate::columns::table;
use annals_core::{RecordKind, Sha256};
use rusqlite::Connection;
use rusqlite::types::ValueRef;
use std::collections::BTreeMap;

/// The seals of one report.
pub(crate) struct Seals {
    /// Over everything.
    pub(crate) article: Sha256,
    records: BTreeMap<(RecordKind, i64), String>,
}

impl Seals {
    /// The seal of one record: the first 16 digits of its digest.
    pub(crate) fn record(&self, kind: RecordKind, position: i64) -> Option<&str> {
        self.records.get(&(kind, position)).map(String::as_str)
    }
}

/// The rows of a report that belong to no record; the source is held by its own digest.
const PARTS: [(&str, &str); 5] = [
    ("article", "SELECT * FROM article WHERE id = ?1"),
    ("location", "SELECT * FROM location WHERE article = ?1 ORDER BY source"),
    ("piece", "SELECT * FROM piece WHERE article = ?1 ORDER BY position"),
    ("omitted", "SELECT * FROM omitted WHERE article = ?1 ORDER BY position"),
    ("block", "SELECT * FROM block WHERE article = ?1 ORDER BY position"),
];

/// The tables whose rows belong to a record, in order; the last name is the column that tells which.
const RECORDS: [(RecordKind, &str, &str); 10] = [
    (RecordKind::Time, "SELECT * FROM time WHERE article = ?1 ORDER BY position", "position"),
    (RecordKind::Actor, "SELECT * FROM actor WHERE article = ?1 ORDER BY position", "position"),
    (
        RecordKind::Actor,
        "SELECT * FROM mention WHERE article = ?1 ORDER BY actor, position",
        "actor",
    ),
    (RecordKind::Place, "SELECT * FROM place WHERE article = ?1 ORDER BY position", "position"),
    (
        RecordKind::Place,
        "SELECT * FROM place_mention WHERE article = ?1 ORDER BY place, position",
        "place",
    ),
    (
        RecordKind::Statement,
        "SELECT * FROM statement WHERE article = ?1 ORDER BY position",
        "position",
    ),
    (
        RecordKind::Statement,
        "SELECT * FROM statement_content WHERE article = ?1 ORDER BY statement, position",
        "statement",
    ),
    (RecordKind::Event, "SELECT * FROM event WHERE article = ?1 ORDER BY position", "position"),
    (
        RecordKind::Event,
        "SELECT * FROM participant WHERE article = ?1 ORDER BY event, side, position",
        "event",
    ),
    (RecordKind::Figure, "SELECT * FROM figure WHERE article = ?1 ORDER BY position", "position"),
];

/// Seals a report as it stands in the archive.
pub(crate) fn seals(conn: &Connection, article: i64) -> Result<Seals, rusqlite::Error> {
    let mut whole = vec![];
    for (table, sql) in PARTS {
        each_row(conn, sql, article, |_, row| {
            whole.extend_from_slice(table.as_bytes());
            whole.extend_from_slice(row);
        })?;
    }
    let mut records: BTreeMap<(RecordKind, i64), Vec<u8>> = BTreeMap::new();
    for (kind, sql, owner) in RECORDS {
        each_row(conn, sql, article, |column, row| {
            let record = records.entry((kind, column(owner))).or_default();
            record.extend_from_slice(row);
        })?;
    }
    for ((kind, position), rows) in &records {
        whole.extend_from_slice(format!("{} {position}\n", table(*kind)).as_bytes());
        whole.extend_from_slice(rows);
    }
    let seal = |rows: Vec<u8>| Sha256::of(&rows).to_string()[..16].to_owned();
    Ok(Seals {
        article: Sha256::of(&whole),
        records: records.into_iter().map(|(record, rows)| (record, seal(rows))).collect(),
    })
}

/// Gives each row as bytes: `name=kind,length:value` for each column that is not NULL, then a new
/// line. Row numbers are left out, so a report keeps its seal in another archive; a column that a
/// later version adds changes nothing where it is NULL.
fn each_row(
    conn: &Connection,
    sql: &str,
    article: i64,
    mut give: impl FnMut(&dyn Fn(&str) -> i64, &[u8]),
) -> Result<(), rusqlite::Error> {
    let mut statement = conn.prepare_cached(sql)?;
    let names: Vec<String> = statement.column_names().map(str::to_owned).collect();
    let mut rows = statement.query([article])?;
    let mut bytes = vec![];
    while let Some(row) = rows.next()? {
        bytes.clear();
        for (at, name) in names.iter().enumerate() {
            if name == "id" || name == "article" {
                continue;
            }
            let mut column = |kind: char, value: &[u8]| {
                bytes.extend_from_slice(name.as_bytes());
                bytes.extend_from_slice(format!("={kind},{}:", value.len()).as_bytes());
                bytes.extend_from_slice(value);
            };
            match row.get_ref(at)? {
                ValueRef::Null => {}
                ValueRef::Integer(n) => column('i', n.to_string().as_bytes()),
                ValueRef::Real(n) => column('r', n.to_string().as_bytes()),
                ValueRef::Text(text) => column('t', text),
                ValueRef::Blob(blob) => column('b', blob),
            }
        }
        bytes.push(b'\n');
        // A position that is no number seals under one that no record has.
        give(&|column| row.get(column).unwrap_or(-1), &bytes);
    }
    Ok(())
}
