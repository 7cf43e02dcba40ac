//! Dictionary forms: "withdrew" is a form of "withdraw", "Kurds" of "Kurd".
//!
//! A trained table answers two questions about a form of a class: how its end changes ("-ies" to
//! "-y"), by the whole word or else by the longest ending that the table knows; and what becomes of
//! its capitals ("Talks" begin a sentence, "Kurds" are always written so). A few forms have their
//! lemma written out. `cargo xtask train` makes the table from treebanks and our own word lists.

mod edit;
mod table;

pub use edit::{Capitals, Edit};
pub use table::{Entry, Key, Question, Table, pack};

use crate::spelling::{Shape, lower, shape};
use annals_core::{Lemmas, Tokens, Upos, Xpos};
use std::borrow::Cow;

/// The lemmas of all tokens; wants their classes.
#[must_use]
pub fn lemmas(text: &str, tokens: &Tokens, table: Table<'_>) -> Lemmas {
    let mut res = Lemmas::default();
    for ((span, upos), xpos) in tokens.spans.iter().zip(&tokens.upos).zip(&tokens.xpos) {
        res.push(&table.lemma(span.of(text), *upos, *xpos));
    }
    res
}

/// What inflects alike: a word class and one of its forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Class(pub u8);

impl Class {
    /// How many there can be.
    pub const COUNT: usize = Upos::ALL.len() * 9;

    /// The class of a word by its tags.
    #[must_use]
    pub fn of(upos: Upos, xpos: Xpos) -> Self {
        let form = match xpos {
            Xpos::Nns | Xpos::Nnps => 1,
            Xpos::Vbd => 2,
            Xpos::Vbn => 3,
            Xpos::Vbg => 4,
            Xpos::Vbz => 5,
            Xpos::Jjr | Xpos::Rbr => 6,
            Xpos::Jjs | Xpos::Rbs => 7,
            // "'d" is "would" or "had", "her" a form of "she" or a word of its own.
            Xpos::Md | Xpos::PrpPoss => 8,
            // Common words in names keep their capitals: "United", "Breaking".
            Xpos::Nnp if upos != Upos::Propn => 8,
            _ => 0,
        };
        Self(upos as u8 * 9 + form)
    }
}

impl<'m> Table<'m> {
    /// The dictionary form of a word.
    #[must_use]
    pub fn lemma<'f>(&self, form: &'f str, upos: Upos, xpos: Xpos) -> Cow<'f, str>
    where
        'm: 'f,
    {
        if upos == Upos::Num && form.starts_with(|c: char| c.is_ascii_digit()) {
            // "2,000" and "2000" are one number.
            let bare = |form: &str| Cow::Owned(form.replace(',', ""));
            return if form.contains(',') { bare(form) } else { Cow::Borrowed(form) };
        }
        self.lemma_of(form, Class::of(upos, xpos))
    }

    /// The dictionary form of a word that inflects so.
    #[must_use]
    pub fn lemma_of<'f>(&self, form: &'f str, class: Class) -> Cow<'f, str>
    where
        'm: 'f,
    {
        let (low, shape) = (lower(form), shape(form));
        if let Some(written) = self.word(Key { question: Question::Written, class, shape }, &low) {
            return Cow::Borrowed(written.add);
        }
        let end = self.end(class, &low).unwrap_or_default();
        let capitals = self
            .answer(Key { question: Question::Capitals, class, shape }, &low)
            .map_or_else(|| Capitals::usual(shape), |edit| edit.capitals);
        Edit { capitals, ..end }.apply(form, &low)
    }

    /// How a form of small letters ends in its lemma.
    #[must_use]
    pub fn end(&self, class: Class, low: &str) -> Option<Edit<'m>> {
        self.answer(Key { question: Question::End, class, shape: Shape::Small }, low)
    }

    fn answer(&self, key: Key, low: &str) -> Option<Edit<'m>> {
        self.word(key, low).or_else(|| self.ending(key, low))
    }
}

impl Capitals {
    /// What becomes of capitals in a class that the table does not know: only odd tags are of one.
    fn usual(shape: Shape) -> Self {
        match shape {
            Shape::Small | Shape::Short => Self::Keep,
            Shape::Capital | Shape::Capitals => Self::Lower,
        }
    }
}

#[cfg(test)]
mod tests;
