//! The classes that a word, or else its ending, has in the treebanks.
//!
//! A word's own classes say little that its weights do not; those of the words behind it stand in
//! for tags that are not told yet ("before the war", "before they left").

use super::Class;
use crate::hash::join;
use crate::lexeme::Lexeme;
use crate::weights::Packed;

/// What is known of a word.
#[derive(Clone, Copy, Debug, Default)]
pub struct Known {
    /// A hash of its classes, the most frequent first.
    pub classes: u64,
    /// Whether the most frequent may be the verb of a clause by itself.
    pub finite: bool,
}

/// Beyond the edge of a sentence.
pub(super) const EDGE: Known = Known { classes: 0x1_0000, finite: false };

/// The rows of a model that hold what is known: classes in order, the weights mean nothing.
#[derive(Clone, Copy, Debug)]
pub struct Table<'m, 't> {
    rows: Packed<'m>,
    classes: &'t [Class],
}

/// The first keys of a word are those of the word itself, the others those of its endings.
pub const N_OWN_KEYS: usize = 2;

/// Under which features a table holds a word: as it is written ("Bank" is mostly a name), in small
/// letters, then its endings with its shape.
#[must_use]
pub fn keys(word: &Lexeme) -> [u64; 5] {
    let ending = |length: usize| join(join(word.shape, word.suffixes[length - 1]), length as u64);
    [join(word.form, 1), word.lower, ending(4), ending(3), ending(2)].map(|key| join(key, 0x6b00))
}

impl<'m, 't> Table<'m, 't> {
    /// Takes a model and the meaning of its classes.
    #[must_use]
    pub fn new(rows: Packed<'m>, classes: &'t [Class]) -> Self {
        Self { rows, classes }
    }

    /// What is known of each word of a sentence.
    pub fn known(&self, words: &[Lexeme], known: &mut Vec<Known>) {
        known.clear();
        known.extend(words.iter().map(|word| self.find(word)));
    }

    fn find(&self, word: &Lexeme) -> Known {
        for (n, key) in keys(word).into_iter().enumerate() {
            let mut row = self.rows.classes(key).peekable();
            let Some(first) = row.peek().copied() else { continue };
            let ending = u64::from(n >= N_OWN_KEYS);
            return Known {
                classes: row.fold(ending, |hash, class| join(hash, u64::from(class) + 1)),
                finite: self.classes.get(usize::from(first)).is_some_and(|class| class.finite),
            };
        }
        Known::default()
    }
}
