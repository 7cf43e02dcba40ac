use rusqlite::Connection;

/// Marks a SQLite file as an archive of ours: "Annl", bytes 68 to 71 of the file.
pub(crate) const APPLICATION_ID: i64 = 0x416E_6E6C;

/// The steps from an empty file to today's tables; a file's `user_version` counts those it took.
/// A step is never edited once it was released: a change is a new file.
const MIGRATIONS: [&str; 1] = [include_str!("../migrations/0001_archive.sql")];

/// The version of the tables that this program writes.
pub(crate) const VERSION: i64 = MIGRATIONS.len() as i64;

/// Brings a file up to today's tables, each step in a transaction of its own.
pub(crate) fn migrate(conn: &mut Connection) -> Result<(), rusqlite::Error> {
    loop {
        // The version is read inside the transaction: another process may be creating the same file.
        let transaction =
            conn.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        let version = pragma(&transaction, "user_version")?;
        let Some(step) = usize::try_from(version).ok().and_then(|at| MIGRATIONS.get(at)) else {
            return Ok(());
        };
        transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
        transaction.execute_batch(step)?;
        transaction.pragma_update(None, "user_version", version + 1)?;
        transaction.commit()?;
    }
}

/// A number that SQLite keeps in the file's header.
pub(crate) fn pragma(conn: &Connection, name: &str) -> Result<i64, rusqlite::Error> {
    conn.pragma_query_value(None, name, |row| row.get(0))
}
