//! The archive: one SQLite file that holds reports, their sources and all that was read out of
//! them, and that opens in Datasette, DBeaver or pandas as it is.
//!
//! All SQL of the project lives here. What a value means is told in `migrations/`, beside its column.
//! Not in this crate: reading (`annals-extract`), decoding a source into its text (`annals-ingest`;
//! `annals verify` joins that check to [`Archive::check`]) and what several reports tell together
//! (`annals-story`).

mod archive;
mod check;
mod columns;
mod error;
mod fault;
mod find;
mod nested;
mod opening;
mod read;
mod read_records;
mod schema;
mod seal;
mod search;
mod source;
mod write;
mod write_records;

pub use archive::{Access, Added, Archive, ArticleRow, Counts, Readings, Sources};
pub use error::{Foreign, StoreError};
pub use fault::{Fault, Flaw};
pub use find::{ArticleHead, Found};
pub use search::{Hit, SnippetPart};
