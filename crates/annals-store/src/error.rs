use annals_core::ArticleId;
use rusqlite::ErrorCode;
use std::path::{Path, PathBuf};

/// Why an archive cannot be opened, read or written.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// There is no such file, and reading never creates one.
    #[error("{path}: no such archive", path = path.display())]
    Missing {
        /// The file.
        path: PathBuf,
    },
    /// The file is something else.
    #[error("{path}: not an archive of annals: {found}", path = path.display())]
    NotAnArchive {
        /// The file.
        path: PathBuf,
        /// What it is.
        found: Foreign,
    },
    /// A newer version of Annals made the file.
    #[error(
        "{path}: made by a newer version of annals (tables {found}, this one knows {known})",
        path = path.display()
    )]
    Newer {
        /// The file.
        path: PathBuf,
        /// The version of its tables.
        found: i64,
        /// The newest version this program knows.
        known: i64,
    },
    /// An older version of Annals made the file, and reading changes nothing.
    #[error(
        "{path}: made by an older version of annals (tables {found}); add to it once to bring it up to {known}",
        path = path.display()
    )]
    Older {
        /// The file.
        path: PathBuf,
        /// The version of its tables.
        found: i64,
        /// The version it would be brought to.
        known: i64,
    },
    /// The file, or the folder that must hold its journal, cannot be written; or the archive was
    /// opened for reading.
    #[error("{path}: the archive or its folder is read-only", path = path.display())]
    ReadOnly {
        /// The file.
        path: PathBuf,
    },
    /// The file or its folder cannot be opened at all.
    #[error("{path}: cannot be opened: {detail}", path = path.display())]
    CannotOpen {
        /// The file.
        path: PathBuf,
        /// What the system says.
        detail: String,
    },
    /// Another process kept the file for longer than we wait.
    #[error("{path}: in use by another process", path = path.display())]
    Locked {
        /// The file.
        path: PathBuf,
    },
    /// There is no room left; nothing of the last batch was kept.
    #[error("{path}: the disk is full", path = path.display())]
    DiskFull {
        /// The file.
        path: PathBuf,
    },
    /// The file is damaged.
    #[error("{path}: damaged: {detail}", path = path.display())]
    Corrupt {
        /// The file.
        path: PathBuf,
        /// What SQLite says.
        detail: String,
    },
    /// A row holds what no version of ours writes.
    #[error("{path}: unreadable value in table {table}: {detail}", path = path.display())]
    BadRow {
        /// The file.
        path: PathBuf,
        /// The table.
        table: &'static str,
        /// What stands there.
        detail: String,
    },
    /// A reading that contradicts itself was handed in; nothing of its batch was kept.
    #[error("report {report}: {detail}")]
    BadReading {
        /// The report.
        report: ArticleId,
        /// What is wrong with it.
        detail: String,
    },
    /// Anything else SQLite may say.
    #[error("{path}: {source}", path = path.display())]
    Sqlite {
        /// The file.
        path: PathBuf,
        /// What it says.
        source: rusqlite::Error,
    },
}

/// What a file is that is not an archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Foreign {
    /// Not a SQLite database.
    #[error("not a SQLite file")]
    NotSqlite,
    /// The database of another program, by its `application_id` (0 where it gives none).
    #[error("a SQLite file of another program (application_id {0})")]
    OtherProgram(i64),
    /// A file without content.
    #[error("an empty file")]
    Empty,
    /// A folder.
    #[error("a folder")]
    Folder,
}

/// What goes wrong inside, where the path is not known.
#[derive(Debug)]
pub(crate) enum Trouble {
    Sql(rusqlite::Error),
    Row { table: &'static str, detail: String },
    Reading { report: ArticleId, detail: String },
}

impl From<rusqlite::Error> for Trouble {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sql(error)
    }
}

impl StoreError {
    /// Names the file a trouble happened in.
    pub(crate) fn new(path: &Path, trouble: impl Into<Trouble>) -> Self {
        let path = path.to_owned();
        match trouble.into() {
            Trouble::Sql(error) => Self::of_sqlite(path, error),
            Trouble::Row { table, detail } => Self::BadRow { path, table, detail },
            Trouble::Reading { report, detail } => Self::BadReading { report, detail },
        }
    }

    fn of_sqlite(path: PathBuf, error: rusqlite::Error) -> Self {
        let detail = error.to_string();
        match error.sqlite_error_code() {
            Some(ErrorCode::NotADatabase) => Self::NotAnArchive { path, found: Foreign::NotSqlite },
            Some(ErrorCode::ReadOnly) => Self::ReadOnly { path },
            Some(ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => {
                Self::CannotOpen { path, detail }
            }
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Locked { path },
            Some(ErrorCode::DiskFull) => Self::DiskFull { path },
            Some(ErrorCode::DatabaseCorrupt) => Self::Corrupt { path, detail },
            _ => Self::Sqlite { path, source: error },
        }
    }
}
