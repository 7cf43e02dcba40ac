//! Bytes to articles: charset, cleaning, the date and the credits that a report states.
//!
//! The cleaner labels lines and loses none: what is not in an article's text stands in its list of
//! omitted stretches, and every word of the text leads back to its bytes. Which lines are furniture,
//! credits, captions or headers is told by the tables of `annals-lexicon`; a line that no rule and no
//! evidence of structure decides is kept. Of a saved page an extractor judges which words are the
//! article, and the same tables what they are. Nothing here reads meaning: a publication day that is not
//! stated in a header or in metadata is left to another stage.

mod binary;
mod captions;
mod charset;
mod conllu;
mod credits;
mod datelines;
mod dates;
mod decode;
mod door;
mod error;
mod forms;
mod headers;
mod html;
mod json_lines;
mod label;
mod language;
mod lines;
mod mastheads;
mod navigation;
mod notices;
mod pieces;
mod plain;
mod recurring;
mod stretches;
mod structure;
mod tokens;
mod units;
mod verbatim;

pub use conllu::{ConlluFault, GivenDocument, GivenDocuments};
pub use door::{has_page_name, read_report, read_report_among};
pub use error::IngestError;
pub use html::read_html;
pub use json_lines::ReadyArticles;
pub use pieces::check_pieces;
pub use plain::{read_plain, read_plain_among};
pub use recurring::RecurringLines;
pub use verbatim::read_verbatim;

/// The most bytes that one report may have: 32 MiB.
pub const LIMIT: usize = 32 << 20;

#[cfg(test)]
mod tests;
