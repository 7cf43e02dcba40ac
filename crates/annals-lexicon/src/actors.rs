//! Words of the `actors` stage.

use crate::LexiconError;

/// The tables of this module.
#[derive(Debug)]
pub struct ActorWords {}

impl ActorWords {
    pub(crate) fn parse() -> Result<Self, LexiconError> {
        Ok(Self {})
    }
}
