//! Trained weights and their cards: data only, no code.
//!
//! Each model has a card beside it that names data, licence, command, score and hash;
//! `cargo xtask train` makes them anew.

/// Classes and casing of 43,000 words, for `annals_lang::clusters`.
pub static CLUSTERS: &[u8] = include_bytes!("../models/clusters.bin");

/// The table of lemmas, for `annals_lang::lemmas::Table`.
pub static LEMMAS: &[u8] = include_bytes!("../models/lemmas.bin");

/// The name finder, for `annals_lang::names`.
pub static NAMES: &[u8] = include_bytes!("../models/names.bin");

/// Where sentences end, for `annals_lang::annotate`.
pub static SENTENCES: &[u8] = include_bytes!("../models/sentences.bin");

/// Word classes, for `annals_lang::tagger`.
pub static TAGGER: &[u8] = include_bytes!("../models/tagger.bin");

/// Dependency trees, for `annals_lang::parser`.
pub static PARSER: &[u8] = include_bytes!("../models/parser.bin");
