//! Across reports: the publication year a report leaves open, who copied whom, and the timeline.
//!
//! A reading knows one report; what others teach lies over it as an overlay and is made here. The
//! result is a function of the set of reports: callers hand them in one fixed order, and no number
//! here depends on another order. Nothing here knows a database.

mod copies;
mod settle;
mod timeline;

use annals_core::{Reading, Span};

pub use copies::{Accounts, accounts};
pub use settle::settle;
pub use timeline::{Selection, timeline};

/// A reading with the sentences of its text.
#[derive(Clone, Copy, Debug)]
pub struct Report<'r> {
    /// The reading.
    pub reading: &'r Reading,
    /// The sentences of its text, in order.
    pub sentences: &'r [Span],
}

#[cfg(test)]
mod tests;
