use crate::archive::ArticleRow;
use std::fmt;

/// Something in an archive that is not as Annals left it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The report; `None` for the file as a whole.
    pub article: Option<ArticleRow>,
    /// The report's id, as it stands in the archive.
    pub report_id: Option<String>,
    /// The record's id, as it stands in the archive.
    pub record_id: Option<String>,
    /// What is wrong.
    pub flaw: Flaw,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(report) = &self.report_id {
            write!(f, "report {report}: ")?;
        }
        if let Some(record) = &self.record_id {
            write!(f, "record {record}: ")?;
        }
        self.flaw.fmt(f)
    }
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Flaw {
    /// SQLite finds the file damaged.
    #[error("the file is damaged: {0}")]
    Damaged(String),
    /// A row points at a row that is not there.
    #[error("a row of {table} points at a row of {parent} that is not there")]
    Dangling {
        /// The table of the row that points.
        table: String,
        /// The table it points into.
        parent: String,
    },
    /// The full-text index and what it indexes tell different things.
    #[error("{0} does not fit what it indexes")]
    Search(&'static str),
    /// The bytes of the source cannot be unpacked.
    #[error("its source cannot be unpacked: {0}")]
    Source(String),
    /// The bytes of the source are not those the report was named for.
    #[error("its source has the digest {found}, not {stored}")]
    Digest {
        /// The digest in the archive.
        stored: String,
        /// The digest of the bytes.
        found: String,
    },
    /// An id is not the one that bytes or anchor give.
    #[error("its id should be {expected}")]
    Id {
        /// The id recomputed.
        expected: String,
    },
    /// A span lies outside the text, or source bytes outside the source.
    #[error("{column} of {table} points outside the report: {start}..{end}")]
    Span {
        /// The table.
        table: &'static str,
        /// The column that begins the span.
        column: &'static str,
        /// The first code point (or byte of the source).
        start: i64,
        /// One past the last.
        end: i64,
    },
    /// The words kept beside a span are not those it points at.
    #[error("{table} says {stored:?} where the report has {found:?}")]
    Quote {
        /// The table.
        table: &'static str,
        /// The words in the row.
        stored: String,
        /// The words of the text.
        found: String,
    },
    /// A record is missing in the table of its kind or among all records.
    #[error("record {position} of {table} is not listed as it was added")]
    Record {
        /// The table of its kind.
        table: &'static str,
        /// Its place.
        position: i64,
    },
    /// A value is none of those that Annals writes.
    #[error("it cannot be read: {0}")]
    Unreadable(String),
    /// A row was changed, added or taken away.
    #[error("its rows are not those that were added")]
    Seal,
}
