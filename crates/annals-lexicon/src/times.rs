//! Words of the `times` stage.

use crate::LexiconError;

/// The tables of this module.
#[derive(Debug)]
pub struct TimeWords {}

impl TimeWords {
    pub(crate) fn parse() -> Result<Self, LexiconError> {
        Ok(Self {})
    }
}
