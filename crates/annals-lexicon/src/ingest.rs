//! Words of the `ingest` stage.

use crate::LexiconError;

/// The tables of this module.
#[derive(Debug)]
pub struct IngestWords {}

impl IngestWords {
    pub(crate) fn parse() -> Result<Self, LexiconError> {
        Ok(Self {})
    }
}
