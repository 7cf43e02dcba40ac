//! Irregular forms of verbs and nouns.
