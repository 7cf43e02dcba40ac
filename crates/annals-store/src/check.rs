//! The archive's half of `annals verify`: whether the file still holds what was put into it.

use crate::archive::{Archive, ArticleRow, Sources};
use crate::columns::table;
use crate::error::{StoreError, Trouble};
use crate::fault::{Fault, Flaw};
use crate::find::parse_kind;
use crate::{opening, read, seal};
use annals_core::{ArticleId, CodePoints, RecordId, RecordKind, Sha256, Span};
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::BTreeMap;

impl Archive {
    /// Everything that is not as Annals left it: [`Archive::check_file`], then
    /// [`Archive::check_article`] for every report.
    pub fn check(&self) -> Result<Vec<Fault>, StoreError> {
        let mut res = self.check_file()?;
        let rows = match self.rows() {
            Ok(rows) => rows,
            // Said already, and nothing more can be.
            Err(_) if !res.is_empty() => return Ok(res),
            Err(error) => return Err(error),
        };
        for row in rows {
            res.extend(self.check_article(row)?);
        }
        Ok(res)
    }

    /// Faults of the file as a whole: SQLite's own checks, dangling rows, the full-text indices.
    pub fn check_file(&self) -> Result<Vec<Fault>, StoreError> {
        let writable = opening::beside(&self.path);
        let res = file_flaws(&self.conn, writable.as_ref().unwrap_or(&self.conn));
        let flaws = or_damaged(res).map_err(|trouble| StoreError::new(&self.path, trouble))?;
        let fault = |flaw| Fault { article: None, report_id: None, record_id: None, flaw };
        Ok(flaws.into_iter().map(|(_, flaw)| fault(flaw)).collect())
    }

    /// Faults of one report: its bytes, ids, spans and quotes, its seals, and whether it can be read.
    pub fn check_article(&self, row: ArticleRow) -> Result<Vec<Fault>, StoreError> {
        let at = |trouble| StoreError::new(&self.path, trouble);
        let report_id = self
            .conn
            .query_row("SELECT report_id FROM article WHERE id = ?1", [row.0], |row| row.get(0))
            .optional();
        let report_id: Option<String> = report_id.ok().flatten();
        let flaws = or_damaged(article_flaws(&self.conn, row)).map_err(at)?;
        let fault = |(record_id, flaw)| Fault {
            article: Some(row),
            report_id: report_id.clone(),
            record_id,
            flaw,
        };
        Ok(flaws.into_iter().map(fault).collect())
    }
}

/// Flaws, each with the id of the record that has it.
type Flaws = Vec<(Option<String>, Flaw)>;

/// What cannot be read because it is damaged is a finding, not a failure to look.
fn or_damaged(flaws: Result<Flaws, Trouble>) -> Result<Flaws, Trouble> {
    match flaws {
        Err(Trouble::Sql(error)) if is_about_content(&error) => {
            Ok(vec![(None, Flaw::Damaged(error.to_string()))])
        }
        Err(Trouble::Row { table, detail }) => {
            Ok(vec![(None, Flaw::Unreadable(format!("table {table}: {detail}")))])
        }
        flaws => flaws,
    }
}

fn is_about_content(error: &rusqlite::Error) -> bool {
    use rusqlite::ErrorCode::{DatabaseCorrupt, NotADatabase, Unknown};
    matches!(error.sqlite_error_code(), None | Some(DatabaseCorrupt | NotADatabase | Unknown))
}

fn file_flaws(conn: &Connection, writable: &Connection) -> Result<Flaws, Trouble> {
    let mut res = vec![];
    let mut statement = conn.prepare("PRAGMA integrity_check(100)")?;
    for line in statement.query_map([], |row| row.get::<_, String>(0))? {
        let line = line?;
        if line != "ok" {
            res.push((None, Flaw::Damaged(line)));
        }
    }
    let mut statement = conn.prepare("PRAGMA foreign_key_check")?;
    let dangling = statement
        .query_map([], |row| Ok(Flaw::Dangling { table: row.get(0)?, parent: row.get(2)? }))?;
    for flaw in dangling {
        res.push((None, flaw?));
    }
    for index in ["article_search", "record_search"] {
        if !index_fits(writable, index)? {
            res.push((None, Flaw::Search(index)));
        }
    }
    Ok(res)
}

/// Whether a full-text index holds exactly the words of its content table.
fn index_fits(conn: &Connection, index: &'static str) -> Result<bool, Trouble> {
    // FTS5's own check changes nothing, but asks for leave to write.
    if !conn.is_readonly("main")? {
        let sql = format!("INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)");
        return match conn.execute(&sql, []) {
            Ok(_) => Ok(true),
            Err(error) if is_about_content(&error) => Ok(false),
            Err(error) => Err(Trouble::Sql(error)),
        };
    }
    // Where nothing can be written, whether the same rows are in both must do; what stands in
    // them is under seal.
    let content = if index == "article_search" { "article" } else { "record" };
    let sql = format!(
        "SELECT NOT EXISTS (SELECT id FROM {index}_docsize EXCEPT SELECT id FROM {content})
         AND NOT EXISTS (SELECT id FROM {content} EXCEPT SELECT id FROM {index}_docsize)"
    );
    Ok(conn.query_row(&sql, [], |row| row.get(0))?)
}

fn article_flaws(conn: &Connection, row: ArticleRow) -> Result<Flaws, Trouble> {
    let mut res: Flaws = vec![];
    let sql = "SELECT sha256, report_id, text FROM article WHERE id = ?1";
    let found = conn
        .prepare_cached(sql)?
        .query_row([row.0], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()?;
    let Some((stored, report_id, text)): Option<(String, String, String)> = found else {
        return Ok(res);
    };
    let size = source_flaws(conn, row, &stored, &mut res)?;
    if let Some(digest) = Sha256::parse(&stored) {
        let id = ArticleId::from_digest(digest);
        if id.to_string() != report_id {
            res.push((None, Flaw::Id { expected: id.to_string() }));
        }
        id_flaws(conn, row, id, &text, &mut res)?;
    }
    span_flaws(conn, row, &text, &mut res)?;
    source_span_flaws(conn, row, size, &mut res)?;
    seal_flaws(conn, row, &mut res)?;
    match read::reading(conn, row, Sources::Without) {
        Ok(_) => {}
        Err(Trouble::Row { table, detail }) => {
            res.push((None, Flaw::Unreadable(format!("table {table}: {detail}"))));
        }
        Err(trouble) => return Err(trouble),
    }
    Ok(res)
}

/// Compares the bytes with their digest; the number of bytes, where they are there.
fn source_flaws(
    conn: &Connection,
    row: ArticleRow,
    stored: &str,
    res: &mut Flaws,
) -> Result<Option<i64>, Trouble> {
    match read::bytes(conn, row.0) {
        Ok(bytes) => {
            let found = Sha256::of(&bytes).to_string();
            if found != stored {
                res.push((None, Flaw::Digest { stored: stored.to_owned(), found }));
            }
            Ok(Some(crate::columns::integer(bytes.len())))
        }
        Err(Trouble::Row { detail, .. }) => {
            res.push((None, Flaw::Source(detail)));
            Ok(None)
        }
        Err(trouble) => Err(trouble),
    }
}

/// Computes every record's id again, from the report and the words it hangs on.
fn id_flaws(
    conn: &Connection,
    row: ArticleRow,
    report: ArticleId,
    text: &str,
    res: &mut Flaws,
) -> Result<(), Trouble> {
    let points = CodePoints::new(text);
    let mut listed = listed(conn, row)?;
    for kind in RecordKind::ALL {
        let mut seen: BTreeMap<Span, usize> = BTreeMap::new();
        let sql = format!(
            "SELECT position, record_id, start, end FROM {} WHERE article = ?1 ORDER BY position",
            table(kind)
        );
        let mut statement = conn.prepare_cached(&sql)?;
        let mut rows = statement.query([row.0])?;
        while let Some(row) = rows.next()? {
            let position: i64 = row.get(0)?;
            let stored: String = row.get(1)?;
            if listed.remove(&(table(kind).to_owned(), position)).as_ref() != Some(&stored) {
                res.push((Some(stored.clone()), Flaw::Record { table: table(kind), position }));
            }
            let Some(anchor) = span(&points, row.get(2)?, row.get(3)?) else { continue };
            let nth = seen.entry(anchor).and_modify(|n| *n += 1).or_insert(1);
            let expected = RecordId::new(report, kind, anchor, *nth).to_string();
            if expected != stored {
                res.push((Some(stored), Flaw::Id { expected }));
            }
        }
    }
    for ((kind, position), id) in listed {
        let table = parse_kind(&kind).map_or("record", table);
        res.push((Some(id), Flaw::Record { table, position }));
    }
    Ok(())
}

/// The ids of the table `record`, by kind and position.
fn listed(
    conn: &Connection,
    row: ArticleRow,
) -> Result<BTreeMap<(String, i64), String>, rusqlite::Error> {
    conn.prepare_cached("SELECT kind, position, record_id FROM record WHERE article = ?1")?
        .query_map([row.0], |row| Ok(((row.get(0)?, row.get(1)?), row.get(2)?)))?
        .collect()
}

/// Where spans of the text stand: table, columns of the span, the column with its words (or `NULL`),
/// and the record table and column that tell whose they are.
const SPANS: [(&str, &str, &str, &str, &str, &str); 15] = [
    ("piece", "text_start", "text_end", "NULL", "", ""),
    ("block", "start", "end", "NULL", "", ""),
    ("time", "start", "end", "quote", "time", "position"),
    ("actor", "start", "end", "quote", "actor", "position"),
    ("mention", "start", "end", "quote", "actor", "actor"),
    ("place", "start", "end", "quote", "place", "position"),
    ("place_mention", "start", "end", "quote", "place", "place"),
    ("statement", "start", "end", "quote", "statement", "position"),
    ("statement", "speaker_start", "speaker_end", "speaker", "statement", "position"),
    ("statement", "addressee_start", "addressee_end", "addressee", "statement", "position"),
    ("statement_content", "start", "end", "quote", "statement", "statement"),
    ("event", "start", "end", "quote", "event", "position"),
    ("participant", "start", "end", "quote", "event", "event"),
    ("figure", "start", "end", "quote", "figure", "position"),
    ("figure", "number_start", "number_end", "number", "figure", "position"),
];

/// Looks every span up in the text, and compares the words kept beside it.
fn span_flaws(
    conn: &Connection,
    row: ArticleRow,
    text: &str,
    res: &mut Flaws,
) -> Result<(), Trouble> {
    let points = CodePoints::new(text);
    for (table, start, end, words, owner, position) in SPANS {
        let record = if owner.is_empty() {
            "NULL".to_owned()
        } else {
            format!(
                "(SELECT record_id FROM {owner} o WHERE o.article = x.article
                 AND o.position = x.{position})"
            )
        };
        let sql = format!(
            "SELECT x.{start}, x.{end}, {quote}, {record} FROM {table} x WHERE x.article = ?1
             AND (x.{start} IS NOT NULL OR x.{end} IS NOT NULL)",
            quote = if words == "NULL" { words.to_owned() } else { format!("x.{words}") },
        );
        let mut statement = conn.prepare_cached(&sql)?;
        let mut rows = statement.query([row.0])?;
        while let Some(row) = rows.next()? {
            let ends: (Option<i64>, Option<i64>) = (row.get(0)?, row.get(1)?);
            let (from, to) = (ends.0.unwrap_or(-1), ends.1.unwrap_or(-1));
            let flaw = match span(&points, from, to) {
                None => Flaw::Span { table, column: start, start: from, end: to },
                Some(span) => match row.get::<_, Option<String>>(2)? {
                    Some(stored) if stored != span.of(text) => {
                        Flaw::Quote { table, stored, found: span.of(text).to_owned() }
                    }
                    _ => continue,
                },
            };
            res.push((row.get(3)?, flaw));
        }
    }
    Ok(())
}

/// Looks for source ranges past the end of the source.
fn source_span_flaws(
    conn: &Connection,
    row: ArticleRow,
    size: Option<i64>,
    res: &mut Flaws,
) -> Result<(), Trouble> {
    let Some(size) = size else { return Ok(()) };
    for table in ["piece", "omitted"] {
        let sql = format!(
            "SELECT source_start, source_end FROM {table} WHERE article = ?1
             AND NOT (source_start BETWEEN 0 AND source_end AND source_end <= ?2)"
        );
        let mut statement = conn.prepare_cached(&sql)?;
        let mut rows = statement.query(params![row.0, size])?;
        while let Some(row) = rows.next()? {
            let (start, end) = (row.get(0)?, row.get(1)?);
            res.push((None, Flaw::Span { table, column: "source_start", start, end }));
        }
    }
    Ok(())
}

/// Seals the rows again; names the records that changed, else the report.
fn seal_flaws(conn: &Connection, row: ArticleRow, res: &mut Flaws) -> Result<(), Trouble> {
    let seals = seal::seals(conn, row.0)?;
    let sql = "SELECT sha256 FROM seal WHERE article = ?1";
    let stored: Option<String> =
        conn.prepare_cached(sql)?.query_row([row.0], |row| row.get(0)).optional()?;
    if stored.as_deref() != Some(&seals.article.to_string()) {
        res.push((None, Flaw::Seal));
    }
    let mut statement = conn
        .prepare_cached("SELECT kind, position, record_id, seal FROM record WHERE article = ?1")?;
    let mut rows = statement.query([row.0])?;
    while let Some(row) = rows.next()? {
        let kind: String = row.get(0)?;
        let stored: String = row.get(3)?;
        let found = parse_kind(&kind).and_then(|kind| seals.record(kind, row.get(1).ok()?));
        if found != Some(stored.as_str()) {
            res.push((row.get(2)?, Flaw::Seal));
        }
    }
    Ok(())
}

fn span(points: &CodePoints, start: i64, end: i64) -> Option<Span> {
    points.span(usize::try_from(start).ok()?, usize::try_from(end).ok()?)
}
