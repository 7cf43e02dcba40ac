//! Words of the `figures` stage.

use crate::LexiconError;

/// The tables of this module.
#[derive(Debug)]
pub struct FigureWords {}

impl FigureWords {
    pub(crate) fn parse() -> Result<Self, LexiconError> {
        Ok(Self {})
    }
}
