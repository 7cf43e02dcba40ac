use crate::archive::{ArticleRow, Sources};
use crate::columns::Columns;
use crate::error::Trouble;
use crate::{nested, read_records, source};
use annals_core::{
    Article, ArticleId, Block, BlockKind, Charset, CodePoints, DateBasis, Format, Language,
    Omitted, OmittedKind, Piece, PieceKind, Published, Reading, Sha256, Source, Text, TimeOfDay,
};
use rusqlite::{Connection, OptionalExtension, Row};

/// Puts a reading together again.
pub(crate) fn reading(
    conn: &Connection,
    row: ArticleRow,
    sources: Sources,
) -> Result<Option<Reading>, Trouble> {
    let ArticleRow(row) = row;
    let mut statement = conn.prepare_cached("SELECT * FROM article WHERE id = ?1")?;
    let mut rows = statement.query([row])?;
    let Some(columns) = rows.next()? else { return Ok(None) };
    let text: String = Columns::new("article", columns, &CodePoints::new("")).get("text")?;
    let points = CodePoints::new(&text);
    let columns = Columns::new("article", columns, &points);
    let bytes = match sources {
        Sources::With => bytes(conn, row)?,
        Sources::Without => vec![],
    };
    let read = Rows { conn, row, points: &points };
    let article = article(&columns, &read, &text, bytes)?;
    Ok(Some(Reading {
        article,
        published: published(&columns, &points)?,
        times: read_records::times(&read)?,
        actors: read_records::actors(&read)?,
        places: read_records::places(&read)?,
        statements: read_records::statements(&read)?,
        events: read_records::events(&read)?,
        figures: read_records::figures(&read)?,
        notes: columns.code("notes", nested::strings)?,
    }))
}

/// The unpacked source of a report.
pub(crate) fn bytes(conn: &Connection, row: i64) -> Result<Vec<u8>, Trouble> {
    let bad = |detail: String| Trouble::Row { table: "source", detail };
    let mut statement = conn.prepare_cached("SELECT size, zstd FROM source WHERE article = ?1")?;
    let unpacked = |row: &Row| {
        let frame = row.get_ref(1)?.as_blob()?;
        Ok(source::unpack(frame, row.get(0)?))
    };
    match statement.query_row([row], unpacked).optional() {
        Ok(Some(unpacked)) => unpacked.map_err(bad),
        Ok(None) => Err(bad("the bytes are missing".to_owned())),
        Err(error) if error.sqlite_error_code().is_some() => Err(Trouble::Sql(error)),
        Err(error) => Err(bad(error.to_string())),
    }
}

/// What the rows of one report are read with.
pub(crate) struct Rows<'a, 't> {
    conn: &'a Connection,
    row: i64,
    points: &'a CodePoints<'t>,
}

impl Rows<'_, '_> {
    /// One value for each row of a table, in the order of the query.
    pub(crate) fn each<T>(
        &self,
        table: &'static str,
        sql: &str,
        value: impl Fn(&Columns) -> Result<T, Trouble>,
    ) -> Result<Vec<T>, Trouble> {
        let mut statement = self.conn.prepare_cached(sql)?;
        let mut rows = statement.query([self.row])?;
        let mut res = vec![];
        while let Some(row) = rows.next()? {
            res.push(value(&Columns::new(table, row, self.points))?);
        }
        Ok(res)
    }
}

fn article(columns: &Columns, rows: &Rows, text: &str, bytes: Vec<u8>) -> Result<Article, Trouble> {
    let stated_day = columns.maybe_code("stated_day", |day| day.parse().ok())?;
    let pieces = pieces(rows)?;
    Ok(Article {
        id: ArticleId::from_digest(columns.code("sha256", Sha256::parse)?),
        doc_id: columns.get("doc_id")?,
        source: Source {
            locator: columns.get("source")?,
            format: columns.code("format", Format::parse)?,
            charset: Charset::new(columns.get::<String>("charset")?),
            bytes,
        },
        url: columns.get("url")?,
        title: columns.get("title")?,
        language: columns.maybe_code("language", Language::parse)?,
        outlet: columns.get("outlet")?,
        bylines: columns.code("bylines", nested::strings)?,
        credits: columns.code("credits", nested::strings)?,
        published: columns
            .code("stated", |stated| nested::parse_stated(stated_day, stated, rows.points))?,
        text: Text::from_parts(text.to_owned(), pieces)
            .ok_or_else(|| columns.bad("its pieces do not fit the text"))?,
        omitted: omitted(rows)?,
        blocks: blocks(rows)?,
        notes: columns.code("article_notes", nested::strings)?,
    })
}

fn published(columns: &Columns, points: &CodePoints) -> Result<Published, Trouble> {
    let evidence =
        |written: &str| nested::parse_evidence(&serde_json::from_str(written).ok()?, points);
    Ok(Published {
        day: columns.maybe_code("published", |day| day.parse().ok())?,
        time: columns.maybe_code("published_time", TimeOfDay::parse)?,
        basis: columns.code("published_basis", DateBasis::parse)?,
        candidates: columns.code("published_candidates", nested::days)?,
        years: columns.maybe_code("published_years", nested::parse_year_range)?,
        evidence: columns.code("published_evidence", evidence)?,
    })
}

fn pieces(rows: &Rows) -> Result<Vec<Piece>, Trouble> {
    let sql = "SELECT * FROM piece WHERE article = ?1 ORDER BY position";
    rows.each("piece", sql, |columns| {
        let text = columns.span("text_start", "text_end")?;
        let kind = columns.code("kind", PieceKind::parse)?;
        Ok(Piece { text, source: columns.source_span()?, kind })
    })
}

fn omitted(rows: &Rows) -> Result<Vec<Omitted>, Trouble> {
    let sql = "SELECT * FROM omitted WHERE article = ?1 ORDER BY position";
    rows.each("omitted", sql, |columns| {
        let kind = columns.code("kind", OmittedKind::parse)?;
        Ok(Omitted { source: columns.source_span()?, kind })
    })
}

fn blocks(rows: &Rows) -> Result<Vec<Block>, Trouble> {
    let sql = "SELECT * FROM block WHERE article = ?1 ORDER BY position";
    rows.each("block", sql, |columns| {
        let kind = columns.code("kind", BlockKind::parse)?;
        Ok(Block { span: columns.span("start", "end")?, kind })
    })
}
