use crate::archive::ArticleRow;
use crate::columns::{Columns, table};
use crate::error::Trouble;
use annals_core::{ArticleId, CodePoints, Day, RecordKind, RecordRef, Sha256};
use rusqlite::{Connection, OptionalExtension, Row, params};

/// Ids shorter than this could be any.
const MIN_DIGITS: usize = 4;

/// What a list of reports shows of one report.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct ArticleHead {
    pub row: ArticleRow,
    pub id: ArticleId,
    pub doc_id: Option<String>,
    /// The path or name it was read from first.
    pub source: String,
    pub title: Option<String>,
    pub outlet: Option<String>,
    pub published: Option<Day>,
}

/// A report or record with the id that was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// A report.
    Article(ArticleHead),
    /// A record of a report.
    Record {
        /// The report.
        article: ArticleHead,
        /// The record, by its place in the reading.
        record: RecordRef,
        /// Its whole id.
        id: String,
    },
}

pub(crate) fn rows(conn: &Connection) -> Result<Vec<ArticleRow>, rusqlite::Error> {
    let sql = "SELECT id FROM article ORDER BY published IS NULL, published, report_id, id";
    conn.prepare(sql)?.query_map([], |row| row.get(0).map(ArticleRow))?.collect()
}

pub(crate) fn head(conn: &Connection, row: ArticleRow) -> Result<Option<ArticleHead>, Trouble> {
    let mut statement = conn.prepare_cached(
        "SELECT id, sha256, doc_id, source, title, outlet, published FROM article WHERE id = ?1",
    )?;
    let mut rows = statement.query([row.0])?;
    rows.next()?.map(read_head).transpose()
}

pub(crate) fn locations(
    conn: &Connection,
    row: ArticleRow,
) -> Result<Vec<String>, rusqlite::Error> {
    let sql = "SELECT source FROM location WHERE article = ?1 ORDER BY source";
    conn.prepare_cached(sql)?.query_map([row.0], |row| row.get(0))?.collect()
}

pub(crate) fn engine(conn: &Connection) -> Result<Option<String>, rusqlite::Error> {
    let sql = "SELECT value FROM meta WHERE key = 'engine'";
    conn.query_row(sql, [], |row| row.get(0)).optional()
}

pub(crate) fn engine_of(
    conn: &Connection,
    row: ArticleRow,
) -> Result<Option<String>, rusqlite::Error> {
    let sql = "SELECT engine FROM article WHERE id = ?1";
    let engine = conn.prepare_cached(sql)?.query_row([row.0], |row| row.get(0)).optional()?;
    Ok(engine.flatten())
}

pub(crate) fn find(conn: &Connection, id: &str) -> Result<Vec<Found>, Trouble> {
    let id = id.to_ascii_lowercase();
    let is_hex = |digits: &str| {
        digits.len() >= MIN_DIGITS && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
    };
    let mut res = vec![];
    if is_hex(&id) {
        res.extend(articles(conn, &id)?.into_iter().map(Found::Article));
    }
    let letter = id.chars().next().filter(char::is_ascii);
    if letter.is_some() && is_hex(&id[1..]) {
        res.extend(records(conn, &id)?);
    }
    Ok(res)
}

// Every id that begins with some digits sorts between them and them with a "g", the letter after
// the last digit.

fn articles(conn: &Connection, prefix: &str) -> Result<Vec<ArticleHead>, Trouble> {
    let mut statement = conn.prepare_cached(
        "SELECT id, sha256, doc_id, source, title, outlet, published FROM article
         WHERE sha256 >= ?1 AND sha256 < ?1 || 'g' ORDER BY sha256, id",
    )?;
    let mut rows = statement.query([prefix])?;
    let mut res = vec![];
    while let Some(row) = rows.next()? {
        res.push(read_head(row)?);
    }
    Ok(res)
}

fn records(conn: &Connection, prefix: &str) -> Result<Vec<Found>, Trouble> {
    let mut statement = conn.prepare_cached(
        "SELECT a.id, a.sha256, a.doc_id, a.source, a.title, a.outlet, a.published,
             r.kind, r.position, r.record_id
         FROM record r JOIN article a ON a.id = r.article
         WHERE r.record_id >= ?1 AND r.record_id < ?2 ORDER BY r.record_id, r.article",
    )?;
    let mut rows = statement.query(params![prefix, format!("{prefix}g")])?;
    let mut res = vec![];
    while let Some(row) = rows.next()? {
        let record = read_record(row)?;
        res.push(Found::Record { article: read_head(row)?, record, id: row.get("record_id")? });
    }
    Ok(res)
}

/// The columns `kind` and `position` of a row of `record`.
pub(crate) fn read_record(row: &Row) -> Result<RecordRef, Trouble> {
    let points = CodePoints::new("");
    let columns = Columns::new("record", row, &points);
    Ok(RecordRef { kind: columns.code("kind", parse_kind)?, position: columns.get("position")? })
}

/// The columns of [`ArticleHead`], under their names in `article`.
pub(crate) fn read_head(row: &Row) -> Result<ArticleHead, Trouble> {
    let points = CodePoints::new("");
    let columns = Columns::new("article", row, &points);
    Ok(ArticleHead {
        row: ArticleRow(columns.get("id")?),
        id: ArticleId::from_digest(columns.code("sha256", Sha256::parse)?),
        doc_id: columns.get("doc_id")?,
        source: columns.get("source")?,
        title: columns.get("title")?,
        outlet: columns.get("outlet")?,
        published: columns.maybe_code("published", |day| day.parse().ok())?,
    })
}

pub(crate) fn parse_kind(name: &str) -> Option<RecordKind> {
    RecordKind::ALL.into_iter().find(|kind| table(*kind) == name)
}
