//! Words of the `lang` stage.

use crate::LexiconError;

/// The tables of this module.
#[derive(Debug)]
pub struct LangWords {}

impl LangWords {
    pub(crate) fn parse() -> Result<Self, LexiconError> {
        Ok(Self {})
    }
}
