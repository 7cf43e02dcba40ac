//! Across reports: the publication year a report leaves open, who copied whom, and the timeline.
//!
//! What one report teaches about another lies over the readings as an overlay and is made here.
//! Callers hand the reports over in one fixed order, so the same set gives the same result. Nothing here knows a database.

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
