use crate::error::StoreError;
use crate::{find, opening, read, search, write};
use annals_core::Reading;
use rusqlite::Connection;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How long another process may keep the file before we give up.
const PATIENCE: Duration = Duration::from_secs(5);

/// An archive file, open.
///
/// While it is open for writing a log stands beside the file (`-wal`, `-shm`); closing or dropping
/// it brings everything back into the one file, unless another process has it open: then the last
/// writer to close does.
#[derive(Debug)]
pub struct Archive {
    pub(crate) conn: Connection,
    pub(crate) path: PathBuf,
    access: Access,
}

/// What an archive is opened for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// The file must exist and is not changed; it and its folder may be read-only.
    Read,
    /// The file is created where there is none.
    Write,
}

/// The number of a report in one archive: the `id` of its row in `article`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticleRow(pub i64);

/// What became of a reading that was added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Added {
    /// It is in the archive now.
    New(ArticleRow),
    /// The report was there already; its reading stays as it was.
    Known(ArticleRow),
}

impl Added {
    /// The report's number, either way.
    #[must_use]
    pub fn row(self) -> ArticleRow {
        match self {
            Self::New(row) | Self::Known(row) => row,
        }
    }
}

/// Whether readings come with the bytes of their reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sources {
    /// Unpacked and included.
    With,
    /// Left in the file: `article.source.bytes` is empty. Faster, for those who only read records.
    Without,
}

/// How many of everything an archive holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Counts {
    pub articles: u64,
    /// Further paths under which known reports were met.
    pub locations: u64,
    /// Bytes of all sources, unpacked.
    pub source_bytes: u64,
    pub times: u64,
    pub actors: u64,
    pub mentions: u64,
    pub places: u64,
    pub statements: u64,
    pub events: u64,
    pub figures: u64,
}

impl Archive {
    /// Opens an archive. For writing, a file that does not exist (or is empty) becomes a new one.
    pub fn open(path: impl AsRef<Path>, access: Access) -> Result<Self, StoreError> {
        Self::open_waiting(path.as_ref(), access, PATIENCE)
    }

    /// Opens an archive, waiting so long for others who use the file; the same patience holds for
    /// every later call.
    pub fn open_waiting(
        path: &Path,
        access: Access,
        patience: Duration,
    ) -> Result<Self, StoreError> {
        let conn = match access {
            Access::Read => opening::for_reading(path, patience)?,
            Access::Write => opening::for_writing(path, patience)?,
        };
        conn.set_prepared_statement_cache_capacity(128);
        Ok(Self { conn, path: path.to_owned(), access })
    }

    /// The file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Adds readings in one transaction: all of them are kept, or none and the error says why.
    ///
    /// A report is the same when bytes, format, given name, address, outlet and stated day are the
    /// same. Its reading is kept once; where it lies under another path this time, that is noted.
    pub fn add(&mut self, batch: &[Reading]) -> Result<Vec<Added>, StoreError> {
        if self.access == Access::Read {
            return Err(StoreError::ReadOnly { path: self.path.clone() });
        }
        write::add(&mut self.conn, batch).map_err(|trouble| StoreError::new(&self.path, trouble))
    }

    /// How many reports the archive holds.
    pub fn n_articles(&self) -> Result<u64, StoreError> {
        let [n_articles] = self.counts_of("SELECT count(*) FROM article")?;
        Ok(n_articles)
    }

    /// How many of everything the archive holds.
    pub fn counts(&self) -> Result<Counts, StoreError> {
        let [
            articles,
            locations,
            source_bytes,
            times,
            actors,
            mentions,
            places,
            statements,
            events,
            figures,
        ] = self.counts_of(
            "SELECT (SELECT count(*) FROM article), (SELECT count(*) FROM location),
                 (SELECT ifnull(sum(size), 0) FROM source), (SELECT count(*) FROM time),
                 (SELECT count(*) FROM actor), (SELECT count(*) FROM mention),
                 (SELECT count(*) FROM place), (SELECT count(*) FROM statement),
                 (SELECT count(*) FROM event), (SELECT count(*) FROM figure)",
        )?;
        Ok(Counts {
            articles,
            locations,
            source_bytes,
            times,
            actors,
            mentions,
            places,
            statements,
            events,
            figures,
        })
    }

    fn counts_of<const N: usize>(&self, sql: &str) -> Result<[u64; N], StoreError> {
        let res = self.conn.query_row(sql, [], |row| {
            let mut res = [0; N];
            for (at, n) in res.iter_mut().enumerate() {
                *n = row.get::<_, i64>(at)?.unsigned_abs();
            }
            Ok(res)
        });
        res.map_err(|error| StoreError::new(&self.path, error))
    }

    /// Every report, by publication day (those without one last), then report id, then number.
    pub fn rows(&self) -> Result<Vec<ArticleRow>, StoreError> {
        find::rows(&self.conn).map_err(|error| StoreError::new(&self.path, error))
    }

    /// One reading, as it was added; `None` where the archive has no such report.
    pub fn reading(
        &self,
        row: ArticleRow,
        sources: Sources,
    ) -> Result<Option<Reading>, StoreError> {
        read::reading(&self.conn, row, sources)
            .map_err(|trouble| StoreError::new(&self.path, trouble))
    }

    /// Every reading in the order of [`Archive::rows`], one at a time.
    pub fn readings(&self, sources: Sources) -> Result<Readings<'_>, StoreError> {
        Ok(Readings { archive: self, rows: self.rows()?.into_iter(), sources })
    }

    /// What a list of reports shows of one report.
    pub fn head(&self, row: ArticleRow) -> Result<Option<find::ArticleHead>, StoreError> {
        find::head(&self.conn, row).map_err(|trouble| StoreError::new(&self.path, trouble))
    }

    /// The further paths under which a report was met.
    pub fn locations(&self, row: ArticleRow) -> Result<Vec<String>, StoreError> {
        find::locations(&self.conn, row).map_err(|error| StoreError::new(&self.path, error))
    }

    /// The reports and records whose id is `id` or begins with it; at least four digits must be
    /// given. One id can stand for several reports: the same bytes under several names.
    pub fn find(&self, id: &str) -> Result<Vec<find::Found>, StoreError> {
        find::find(&self.conn, id).map_err(|trouble| StoreError::new(&self.path, trouble))
    }

    /// Reports and records that hold all the words, best first: at most `limit` reports, then at
    /// most `limit` records. Words between quotation marks stand together; nothing else is syntax.
    pub fn search(&self, words: &str, limit: usize) -> Result<Vec<search::Hit>, StoreError> {
        search::search(&self.conn, words, limit)
            .map_err(|trouble| StoreError::new(&self.path, trouble))
    }

    /// The version of Annals that read a report; `None` where that was not told.
    pub fn engine_of(&self, row: ArticleRow) -> Result<Option<String>, StoreError> {
        find::engine_of(&self.conn, row).map_err(|error| StoreError::new(&self.path, error))
    }

    /// The version of Annals that reads for this archive, as told by [`Archive::set_engine`].
    pub fn engine(&self) -> Result<Option<String>, StoreError> {
        find::engine(&self.conn).map_err(|error| StoreError::new(&self.path, error))
    }

    /// Tells which version made the readings that are added from now on; each keeps it.
    pub fn set_engine(&mut self, version: &str) -> Result<(), StoreError> {
        if self.engine()?.as_deref() == Some(version) {
            return Ok(());
        }
        write::set_engine(&self.conn, version).map_err(|error| StoreError::new(&self.path, error))
    }

    /// Brings everything back into the one file. Dropping does the same and keeps quiet.
    pub fn close(self) -> Result<(), StoreError> {
        self.tidy().map_err(|error| StoreError::new(&self.path, error))
    }

    fn tidy(&self) -> Result<(), rusqlite::Error> {
        if self.access == Access::Read {
            return Ok(());
        }
        // No waiting: where others have the file open, their log must stay.
        self.conn.busy_timeout(Duration::ZERO)?;
        let res = self.conn.query_row("PRAGMA journal_mode = delete", [], |_| Ok(()));
        match res {
            Err(error) if error.sqlite_error_code() == Some(rusqlite::ErrorCode::DatabaseBusy) => {
                Ok(())
            }
            res => res,
        }
    }
}

impl Drop for Archive {
    fn drop(&mut self) {
        // Nobody is left to hear of it; the next writer tidies up.
        let _ = self.tidy();
    }
}

/// Every reading of an archive, one at a time.
pub struct Readings<'a> {
    archive: &'a Archive,
    rows: std::vec::IntoIter<ArticleRow>,
    sources: Sources,
}

impl Iterator for Readings<'_> {
    type Item = Result<(ArticleRow, Reading), StoreError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let row = self.rows.next()?;
            // A report that another process takes out meanwhile is passed over.
            match self.archive.reading(row, self.sources) {
                Ok(None) => {}
                Ok(Some(reading)) => return Some(Ok((row, reading))),
                Err(error) => return Some(Err(error)),
            }
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.rows.size_hint()
    }
}
