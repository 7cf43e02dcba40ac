use crate::error::{Foreign, StoreError};
use crate::schema::{self, APPLICATION_ID, VERSION, pragma};
use rusqlite::{Connection, OpenFlags};
use std::path::Path;
use std::time::Duration;

const COMMON: OpenFlags = OpenFlags::SQLITE_OPEN_NO_MUTEX;

/// Opens a file for reading, wherever it lies; it is neither created nor changed.
pub(crate) fn for_reading(path: &Path, patience: Duration) -> Result<Connection, StoreError> {
    if !path.exists() {
        return Err(StoreError::Missing { path: path.to_owned() });
    }
    not_a_folder(path)?;
    let conn = match readable(path, patience) {
        Ok(conn) => conn,
        // A log that a killed process left makes SQLite want to write beside the file.
        Err(error) if wants_to_write(&error) => {
            unlocked(path).map_err(|_| StoreError::new(path, error))?
        }
        Err(error) => return Err(StoreError::new(path, error)),
    };
    match version_of(&conn, path)? {
        Some(VERSION) => Ok(conn),
        Some(found) => Err(StoreError::Older { path: path.to_owned(), found, known: VERSION }),
        None => Err(StoreError::NotAnArchive { path: path.to_owned(), found: Foreign::Empty }),
    }
}

/// Opens a file for writing, creates it where there is none, and brings its tables up to date.
pub(crate) fn for_writing(path: &Path, patience: Duration) -> Result<Connection, StoreError> {
    match writable(path, patience) {
        // What SQLite cannot open then is the log or journal: the folder is read-only.
        Err(StoreError::CannotOpen { path, .. }) if std::fs::File::open(&path).is_ok() => {
            Err(StoreError::ReadOnly { path })
        }
        res => res,
    }
}

fn writable(path: &Path, patience: Duration) -> Result<Connection, StoreError> {
    not_a_folder(path)?;
    let at = |error: rusqlite::Error| StoreError::new(path, error);
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | COMMON;
    let mut conn = Connection::open_with_flags(path, flags).map_err(at)?;
    conn.busy_timeout(patience).map_err(at)?;
    // SQLite opens what it may not write for reading, and says so only later.
    if conn.is_readonly("main").map_err(at)? {
        return Err(StoreError::ReadOnly { path: path.to_owned() });
    }
    // Nothing of a stranger's file is touched: this comes before everything that writes.
    version_of(&conn, path)?;
    log_beside(&conn).map_err(at)?;
    // A commit is on the disk when `add` returns: a batch is large, so the wait is small.
    conn.pragma_update(None, "synchronous", "full").map_err(at)?;
    // Record ids are spread evenly, so adding touches pages all over their index: 16 MB of them.
    conn.pragma_update(None, "cache_size", -16_000).map_err(at)?;
    schema::migrate(&mut conn).map_err(at)?;
    conn.pragma_update(None, "foreign_keys", true).map_err(at)?;
    Ok(conn)
}

/// Turns the write-ahead log on. Where there can be none (some network folders), a journal does,
/// and a folder in which that cannot be made shows now rather than at the first report.
fn log_beside(conn: &Connection) -> Result<(), rusqlite::Error> {
    let mode: String = conn.query_row("PRAGMA journal_mode = wal", [], |row| row.get(0))?;
    if mode == "wal" {
        return Ok(());
    }
    let version = pragma(conn, "user_version")?;
    conn.execute_batch(&format!("BEGIN IMMEDIATE; PRAGMA user_version = {version}; ROLLBACK"))
}

/// Opens a file that is open already for a check that needs leave to write; `None` where there is
/// none.
pub(crate) fn beside(path: &Path) -> Option<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | COMMON;
    let conn = Connection::open_with_flags(path, flags).ok()?;
    // Reserved and given back at once: whether that can be done at all.
    conn.execute_batch("BEGIN IMMEDIATE; ROLLBACK").is_ok().then_some(conn)
}

fn readable(path: &Path, patience: Duration) -> Result<Connection, rusqlite::Error> {
    let conn = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY | COMMON)?;
    conn.busy_timeout(patience)?;
    pragma(&conn, "schema_version")?;
    Ok(conn)
}

/// Opens a file in a place where nothing can be written, not even a lock, and reads the log beside
/// it as well. SQLite's `immutable` would pass over the log, and so over whole reports.
///
/// A living writer keeps the log's index beside the file, and then there is no need to come here:
/// nobody else is at work, so that going without locks is safe.
fn unlocked(path: &Path) -> Result<Connection, rusqlite::Error> {
    let vfs = if cfg!(windows) { c"win32-none" } else { c"unix-none" };
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | COMMON;
    let conn = Connection::open_with_flags_and_vfs(path, flags, vfs)?;
    // Whoever has the file alone may keep the log's index in memory.
    conn.pragma_update(None, "locking_mode", "exclusive")?;
    pragma(&conn, "schema_version")?;
    Ok(conn)
}

fn wants_to_write(error: &rusqlite::Error) -> bool {
    use rusqlite::ErrorCode::{CannotOpen, ReadOnly};
    matches!(error.sqlite_error_code(), Some(CannotOpen | ReadOnly))
}

fn not_a_folder(path: &Path) -> Result<(), StoreError> {
    if path.is_dir() {
        return Err(StoreError::NotAnArchive { path: path.to_owned(), found: Foreign::Folder });
    }
    Ok(())
}

/// The version of an archive's tables; `None` for a file without content.
fn version_of(conn: &Connection, path: &Path) -> Result<Option<i64>, StoreError> {
    let at = |error: rusqlite::Error| StoreError::new(path, error);
    let owner = pragma(conn, "application_id").map_err(at)?;
    let found = pragma(conn, "user_version").map_err(at)?;
    let n_tables = "SELECT count(*) FROM sqlite_schema";
    let n_tables: i64 = conn.query_row(n_tables, [], |row| row.get(0)).map_err(at)?;
    match (owner, found) {
        (0, 0) if n_tables == 0 => Ok(None),
        (APPLICATION_ID, found) if found > VERSION => {
            Err(StoreError::Newer { path: path.to_owned(), found, known: VERSION })
        }
        (APPLICATION_ID, found) => Ok(Some(found)),
        (owner, _) => {
            let found = Foreign::OtherProgram(owner);
            Err(StoreError::NotAnArchive { path: path.to_owned(), found })
        }
    }
}
