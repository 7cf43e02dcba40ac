use crate::archive::{Added, ArticleRow};
use crate::columns::{TextColumns, integer};
use crate::error::Trouble;
use crate::source::Packer;
use crate::{find, nested, seal, write_records};
use annals_core::{Article, Day, Reading, RecordIds, RecordKind};
use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};

pub(crate) fn add(conn: &mut Connection, batch: &[Reading]) -> Result<Vec<Added>, Trouble> {
    let engine = find::engine(conn)?;
    let transaction = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let mut packer = Packer::new();
    let mut res = vec![];
    for reading in batch {
        res.push(match known(&transaction, &reading.article)? {
            Some(row) => Added::Known(row),
            None => {
                write_records::check_references(reading)?;
                let frame = frame(&mut packer, &reading.article)?;
                let row = insert(&transaction, reading, &frame, engine.as_deref())?;
                Added::New(ArticleRow(row))
            }
        });
    }
    transaction.commit()?;
    Ok(res)
}

pub(crate) fn set_engine(conn: &Connection, version: &str) -> Result<(), rusqlite::Error> {
    let sql = "INSERT OR REPLACE INTO meta (key, value) VALUES ('engine', ?1)";
    conn.execute(sql, [version]).map(|_| ())
}

/// The row of a report that the archive has; where it lies under a new path, that is kept.
fn known(conn: &Connection, article: &Article) -> Result<Option<ArticleRow>, Trouble> {
    let optional =
        |value: &Option<String>| value.as_ref().map_or(String::new(), |v| format!("={v}"));
    let mut statement = conn.prepare_cached(
        "SELECT id, source FROM article
         WHERE sha256 = ?1 AND format = ?2 AND ifnull('=' || doc_id, '') = ?3
         AND ifnull('=' || url, '') = ?4 AND ifnull('=' || outlet, '') = ?5
         AND ifnull(stated_day, '') = ?6",
    )?;
    let identity = params![
        article.id.sha256().to_string(),
        article.source.format.code(),
        optional(&article.doc_id),
        optional(&article.url),
        optional(&article.outlet),
        article.published.day.map_or(String::new(), |day| day.to_string()),
    ];
    let found: Option<(i64, String)> =
        statement.query_row(identity, |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
    let Some((row, locator)) = found else { return Ok(None) };
    if locator != article.source.locator {
        let sql = "INSERT OR IGNORE INTO location (article, source) VALUES (?1, ?2)";
        if conn.prepare_cached(sql)?.execute(params![row, article.source.locator])? > 0 {
            let seal = seal::seals(conn, row)?.article.to_string();
            conn.execute("UPDATE seal SET sha256 = ?2 WHERE article = ?1", params![row, seal])?;
        }
    }
    Ok(Some(ArticleRow(row)))
}

fn frame(packer: &mut std::io::Result<Packer>, article: &Article) -> Result<Vec<u8>, Trouble> {
    let frame = match packer {
        Ok(packer) => packer.pack(&article.source.bytes).map_err(|error| error.to_string()),
        Err(error) => Err(error.to_string()),
    };
    frame.map_err(|detail| Trouble::Reading { report: article.id, detail })
}

fn insert(
    conn: &Connection,
    reading: &Reading,
    frame: &[u8],
    engine: Option<&str>,
) -> Result<i64, Trouble> {
    let article = &reading.article;
    let text = TextColumns::new(article.id, article.text.as_str());
    let row = insert_article(conn, reading, &text, engine)?;
    conn.prepare_cached("INSERT INTO source (article, size, zstd) VALUES (?1, ?2, ?3)")?
        .execute(params![row, integer(article.source.bytes.len()), frame])?;
    insert_parts(conn, row, article, &text)?;
    let ids = reading.record_ids();
    write_records::insert(conn, row, reading, &ids, &text)?;
    insert_seals(conn, row, &ids)?;
    conn.prepare_cached("INSERT INTO article_search (rowid, title, text) VALUES (?1, ?2, ?3)")?
        .execute(params![row, article.title, article.text.as_str()])?;
    conn.prepare_cached(
        "INSERT INTO record_search (rowid, words)
         SELECT id, words FROM record_words WHERE article = ?1",
    )?
    .execute([row])?;
    Ok(row)
}

fn insert_article(
    conn: &Connection,
    reading: &Reading,
    text: &TextColumns,
    engine: Option<&str>,
) -> Result<i64, Trouble> {
    let (article, published) = (&reading.article, &reading.published);
    let mut statement = conn.prepare_cached(
        "INSERT INTO article (
             report_id, sha256, doc_id, source, url, format, charset, title, language, outlet,
             bylines, credits, published, published_time, published_basis, published_candidates,
             published_years, published_evidence, stated_day, stated, notes, article_notes, text,
             engine
         ) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18,
             ?19, ?20, ?21, ?22, ?23, ?24)",
    )?;
    Ok(statement.insert(params![
        article.id.to_string(),
        article.id.sha256().to_string(),
        article.doc_id,
        article.source.locator,
        article.url,
        article.source.format.code(),
        article.source.charset.name(),
        article.title,
        article.language.as_ref().map(annals_core::Language::as_str),
        article.outlet,
        nested::list(&article.bylines),
        nested::list(&article.credits),
        published.day.as_ref().map(Day::to_string),
        published.time.map(|time| time.to_string()),
        published.basis.code(),
        nested::list(&published.candidates),
        published.years.map(nested::year_range),
        nested::evidence(&published.evidence, text)?.to_string(),
        article.published.day.as_ref().map(Day::to_string),
        nested::stated(&article.published, text)?,
        nested::list(&reading.notes),
        nested::list(&article.notes),
        article.text.as_str(),
        engine,
    ])?)
}

fn insert_parts(
    conn: &Connection,
    row: i64,
    article: &Article,
    text: &TextColumns,
) -> Result<(), Trouble> {
    let mut piece = conn.prepare_cached("INSERT INTO piece VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")?;
    for (position, part) in article.text.pieces().iter().enumerate() {
        let words = text.words(part.text)?;
        let source = (integer(part.source.start()), integer(part.source.end()));
        piece.execute(params![
            row,
            integer(position),
            words.start,
            words.end,
            source.0,
            source.1,
            part.kind.code()
        ])?;
    }
    let mut omitted = conn.prepare_cached("INSERT INTO omitted VALUES (?1, ?2, ?3, ?4, ?5)")?;
    for (position, part) in article.omitted.iter().enumerate() {
        let (start, end) = (integer(part.source.start()), integer(part.source.end()));
        omitted.execute(params![row, integer(position), start, end, part.kind.code()])?;
    }
    let mut block = conn.prepare_cached("INSERT INTO block VALUES (?1, ?2, ?3, ?4, ?5)")?;
    for (position, part) in article.blocks.iter().enumerate() {
        let words = text.words(part.span)?;
        block.execute(params![row, integer(position), words.start, words.end, part.kind.code()])?;
    }
    Ok(())
}

/// Seals the rows written so far and lists the records.
fn insert_seals(conn: &Connection, row: i64, ids: &RecordIds) -> Result<(), Trouble> {
    let seals = seal::seals(conn, row)?;
    let mut statement = conn.prepare_cached(
        "INSERT INTO record (article, kind, position, record_id, seal) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?;
    for kind in RecordKind::ALL {
        for (position, id) in (0_i64..).zip(ids.of(kind)) {
            let table = crate::columns::table(kind);
            let seal = seals.record(kind, position);
            statement.execute(params![row, table, position, id.to_string(), seal])?;
        }
    }
    conn.prepare_cached("INSERT INTO seal (article, sha256) VALUES (?1, ?2)")?
        .execute(params![row, seals.article.to_string()])?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use crate::{Access, Archive, StoreError};
    use annals_core::{Article, ArticleId, Charset, Format, Published, Reading, Source, Text};

    fn plain(text: &str) -> Reading {
        let source = Source {
            locator: "x".to_owned(),
            format: Format::Plain,
            charset: Charset::UTF_8,
            bytes: text.as_bytes().to_vec(),
        };
        Reading::empty(Article {
            id: ArticleId::of(text.as_bytes()),
            doc_id: None,
            source,
            url: None,
            title: None,
            language: None,
            outlet: None,
            bylines: vec![],
            credits: vec![],
            published: Published::UNKNOWN,
            text: Text::verbatim(text.to_owned()),
            omitted: vec![],
            blocks: vec![],
            notes: vec![],
        })
    }

    #[test]
    fn a_full_disk_keeps_what_was_there() {
        let folder = tempfile::tempdir().unwrap();
        let mut archive = Archive::open(folder.path().join("a"), Access::Write).unwrap();
        archive.add(&[plain("one")]).unwrap();
        // SQLite says the same of a file at its largest size as of a full disk.
        let n_pages: i64 =
            archive.conn.pragma_query_value(None, "page_count", |row| row.get(0)).unwrap();
        archive.conn.pragma_update(None, "max_page_count", n_pages).unwrap();
        let many: Vec<Reading> =
            (0..50).map(|n| plain(&format!("{n} {}", "word ".repeat(400)))).collect();
        let res = archive.add(&many);
        assert!(matches!(res, Err(StoreError::DiskFull { .. })), "{res:?}");
        assert_eq!(archive.n_articles().unwrap(), 1);
        assert_eq!(archive.check().unwrap(), []);
    }
}
