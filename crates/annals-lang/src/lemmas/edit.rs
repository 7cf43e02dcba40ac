use crate::spelling::lower;
use std::borrow::Cow;

/// What becomes of a form's capitals in its lemma.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Capitals {
    /// "Kurds" is of "Kurd".
    #[default]
    Keep,
    /// "Talks" is of "talk".
    Lower,
    /// "TEHRAN" and "tehran" are "Tehran".
    First,
}

impl Capitals {
    /// Every value; its place is its number in a table.
    pub const ALL: [Self; 3] = [Self::Keep, Self::Lower, Self::First];
}

/// How a form becomes its lemma: so many bytes less at its end, and this in their place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Edit<'m> {
    /// What becomes of the capitals.
    pub capitals: Capitals,
    /// The number of bytes that go.
    pub cut: u8,
    /// What comes in their place.
    pub add: &'m str,
}

impl<'m> Edit<'m> {
    /// The edit of small letters that makes one form of another.
    #[must_use]
    pub fn between(low: &str, lemma: &'m str) -> Option<Self> {
        let pairs = low.chars().zip(lemma.chars());
        let same: usize = pairs.take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
        let cut = u8::try_from(low.len() - same).ok()?;
        Some(Self { capitals: Capitals::Keep, cut, add: &lemma[same..] })
    }

    /// The lemma of a form, given with its small letters; the form itself where it is too short.
    #[must_use]
    pub fn apply<'f>(&self, form: &'f str, low: &str) -> Cow<'f, str>
    where
        'm: 'f,
    {
        // Small letters with other lengths ("İ"), and "’", leave no place to cut in the form.
        let keeps = self.capitals == Capitals::Keep && form.len() == low.len();
        let letters = if keeps { form } else { low };
        let end = letters.len().saturating_sub(usize::from(self.cut));
        if !letters.is_char_boundary(end) || (end == 0 && self.add.is_empty()) {
            return Cow::Borrowed(form);
        }
        match (end, self.add, self.capitals) {
            (0, add, Capitals::Keep | Capitals::Lower) => Cow::Borrowed(add),
            _ if keeps && self.add.is_empty() => Cow::Borrowed(&form[..end]),
            (_, add, Capitals::First) => Cow::Owned(capitalised(&letters[..end], add)),
            (_, add, _) => Cow::Owned([&letters[..end], add].concat()),
        }
    }
}

fn capitalised(stem: &str, add: &str) -> String {
    let mut letters = stem.chars().chain(add.chars());
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    let mut res: String = first.collect();
    res.extend(letters);
    res
}

impl Capitals {
    /// What became of the capitals of a form in its lemma, given the edit of its small letters;
    /// `None` where its capitals follow no rule ("MCKEE", "McKee").
    #[must_use]
    pub fn between(form: &str, lemma: &str, end: Edit<'_>) -> Option<Self> {
        let low = lower(form);
        let makes =
            |capitals: &Self| Edit { capitals: *capitals, ..end }.apply(form, &low) == lemma;
        Self::ALL.into_iter().find(makes)
    }
}
