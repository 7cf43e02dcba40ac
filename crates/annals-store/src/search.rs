use crate::columns::{integer, table};
use crate::error::Trouble;
use crate::find::{ArticleHead, read_head, read_record};
use annals_core::{CodePoints, RecordRef, Span};
use rusqlite::{Connection, OptionalExtension, Row, params};

/// A report or record that holds the words looked for.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// The report.
    pub article: ArticleHead,
    /// The record; `None` where it is the report itself.
    pub record: Option<RecordRef>,
    /// The record's id.
    pub record_id: Option<String>,
    /// The first of the words in the report's text, or the record's anchor; `None` where only the
    /// title matches.
    pub span: Option<Span>,
    /// The same in code points.
    pub code_points: Option<(usize, usize)>,
    /// bm25: the lower, the better; to be compared among reports or among records.
    pub rank: f64,
    /// Words around the match.
    pub snippet: Vec<SnippetPart>,
}

/// A stretch of a snippet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SnippetPart {
    /// The words.
    pub words: String,
    /// Whether they are what was looked for.
    pub is_match: bool,
}

// Characters that Unicode reserves and no report holds mark matches and gaps.
const OPEN: char = '\u{FDD0}';
const CLOSE: char = '\u{FDD1}';
const GAP: char = '\u{FDD2}';

const ARTICLES: &str = "
    SELECT a.id, a.sha256, a.doc_id, a.source, a.title, a.outlet, a.published, a.text,
        bm25(article_search, 4.0, 1.0) AS score,
        snippet(article_search, 1, ?2, ?3, ?4, 24) AS in_text,
        snippet(article_search, 0, ?2, ?3, ?4, 24) AS in_title
    FROM article_search JOIN article a ON a.id = article_search.rowid
    WHERE article_search MATCH ?1 ORDER BY score, a.id LIMIT ?5";

const RECORDS: &str = "
    SELECT a.id, a.sha256, a.doc_id, a.source, a.title, a.outlet, a.published, a.text,
        r.kind, r.position, r.record_id, bm25(record_search) AS score,
        snippet(record_search, 0, ?2, ?3, ?4, 24) AS in_words
    FROM record_search JOIN record r ON r.id = record_search.rowid
        JOIN article a ON a.id = r.article
    WHERE record_search MATCH ?1 ORDER BY score, r.id LIMIT ?5";

pub(crate) fn search(conn: &Connection, words: &str, limit: usize) -> Result<Vec<Hit>, Trouble> {
    let query = query(words);
    if query.is_empty() {
        return Ok(vec![]);
    }
    let mut res = hits(conn, ARTICLES, &query, limit, article_hit)?;
    res.extend(hits(conn, RECORDS, &query, limit, |row| record_hit(conn, row))?);
    Ok(res)
}

fn hits(
    conn: &Connection,
    sql: &str,
    query: &str,
    limit: usize,
    hit: impl Fn(&Row) -> Result<Hit, Trouble>,
) -> Result<Vec<Hit>, Trouble> {
    let mut statement = conn.prepare_cached(sql)?;
    let marks = [OPEN, CLOSE, GAP].map(String::from);
    let mut rows = statement.query(params![query, marks[0], marks[1], marks[2], integer(limit)])?;
    let mut res = vec![];
    while let Some(row) = rows.next()? {
        res.push(hit(row)?);
    }
    Ok(res)
}

fn article_hit(row: &Row) -> Result<Hit, Trouble> {
    let text: String = row.get("text")?;
    let in_text: String = row.get("in_text")?;
    let (snippet, span) = if in_text.contains(OPEN) {
        let snippet = parts(&in_text);
        let span = first_match(&text, &in_text);
        (snippet, span)
    } else {
        (parts(&row.get::<_, Option<String>>("in_title")?.unwrap_or_default()), None)
    };
    Ok(Hit {
        article: read_head(row)?,
        record: None,
        record_id: None,
        span,
        code_points: span.map(|span| CodePoints::new(&text).of(span)),
        rank: row.get("score")?,
        snippet,
    })
}

fn record_hit(conn: &Connection, row: &Row) -> Result<Hit, Trouble> {
    let article = read_head(row)?;
    let record = read_record(row)?;
    let sql = format!(
        "SELECT start, end FROM {} WHERE article = ?1 AND position = ?2",
        table(record.kind)
    );
    let ends =
        conn.prepare_cached(&sql)?.query_row(params![article.row.0, record.position], |row| {
            Ok((row.get::<_, u32>(0)? as usize, row.get::<_, u32>(1)? as usize))
        });
    let code_points = ends.optional()?;
    let text: String = row.get("text")?;
    Ok(Hit {
        article,
        record: Some(record),
        record_id: Some(row.get("record_id")?),
        span: code_points.and_then(|(start, end)| CodePoints::new(&text).span(start, end)),
        code_points,
        rank: row.get("score")?,
        snippet: parts(&row.get::<_, String>("in_words")?),
    })
}

/// What a reader typed as a query in FTS5's language: every word a string, words between quotation
/// marks one string, all of them wanted.
fn query(words: &str) -> String {
    // FTS5 would end the string at a NUL.
    let words = words.replace(['\0', '“', '”', '„'], "\"");
    let mut strings: Vec<&str> = vec![];
    for (at, part) in words.split('"').enumerate() {
        let is_phrase = at % 2 == 1;
        if is_phrase {
            strings.push(part.trim());
        } else {
            strings.extend(part.split_whitespace());
        }
    }
    // A string of marks only would match nothing, and with it the whole query.
    strings.retain(|string| string.chars().any(char::is_alphanumeric));
    strings.iter().map(|string| format!("\"{string}\"")).collect::<Vec<_>>().join(" ")
}

/// Takes a marked snippet apart; gaps are shown as dots.
fn parts(marked: &str) -> Vec<SnippetPart> {
    let mut res: Vec<SnippetPart> = vec![];
    let mut is_match = false;
    for part in marked.split_inclusive([OPEN, CLOSE]) {
        let words = part.trim_end_matches([OPEN, CLOSE]).replace(GAP, "…");
        if !words.is_empty() {
            res.push(SnippetPart { words, is_match });
        }
        is_match = part.ends_with(OPEN);
    }
    res
}

/// Where the first match of a marked snippet stands in the text it was taken from.
fn first_match(text: &str, marked: &str) -> Option<Span> {
    let open = marked.find(OPEN)?;
    let length = marked[open..].find(CLOSE)? - OPEN.len_utf8();
    let stretch: String = marked.trim_matches(GAP).replace([OPEN, CLOSE], "");
    let gap = if marked.starts_with(GAP) { GAP.len_utf8() } else { 0 };
    let start = text.find(&stretch)? + open - gap;
    Some(Span::new(start, start + length))
}
