//! Words of the `events` stage.

use crate::LexiconError;

/// The tables of this module.
#[derive(Debug)]
pub struct EventWords {}

impl EventWords {
    pub(crate) fn parse() -> Result<Self, LexiconError> {
        Ok(Self {})
    }
}
