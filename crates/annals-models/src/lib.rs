//! Trained weights and their cards: data only, no code.
//!
//! There are none yet: words and rules do the reading. Models come with the language core; each will
//! have a card beside it that names data, licence, command, score and hash.
