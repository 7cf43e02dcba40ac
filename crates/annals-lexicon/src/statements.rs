//! Words of the `statements` stage.

use crate::LexiconError;

/// The tables of this module.
#[derive(Debug)]
pub struct StatementWords {}

impl StatementWords {
    pub(crate) fn parse() -> Result<Self, LexiconError> {
        Ok(Self {})
    }
}
