//! Out of news reports Annals makes a record that can be checked: events and their parties, statements
//! and their terms, figures, dates and places, each leading back to its words in the source.
//!
//! Programs use this crate; the stages behind it are ours to change.
//!
//! ```
//! use annals::Reader;
//! let reader = Reader::new();
//! let report = "2019-02-05\n\nThe minister said on Monday that more than 100 prisoners escaped.";
//! let reading = reader.read_bytes("report.txt", report.as_bytes().to_vec())?;
//! assert_eq!(reading.quote(reading.figures[0].span), "more than 100 prisoners");
//! assert_eq!(reading.times[0].value.to_string(), "2019-02-04");
//! # Ok::<(), annals::InputError>(())
//! ```

mod archive;
pub mod export;
mod inputs;
mod passages;
mod pile;
mod reader;
mod runs;
mod stats;

pub use annals_core as core;
pub use annals_store::{Access, Added, ArticleRow, Counts, Found, Hit, SnippetPart, StoreError};
pub use archive::{Archive, Verified, VerifyFault};
pub use inputs::{Form, Input, InputError, Inputs};
pub use passages::{Passage, Passages, Writing};
pub use pile::Pile;
pub use reader::Reader;
pub use runs::{Outcome, read_all};
pub use stats::{Stage, Stats};

pub use annals_story::Selection;
