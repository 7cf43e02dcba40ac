//! The labels of the chain: outside, or the first, a middle, the last or the only word of a name
//! (BIOES; Ratinov & Roth 2009 found it better than BIO).

use annals_core::{NameKind, NameTag};

/// How many labels there are.
pub const N: usize = 1 + 4 * KINDS.len();

/// A score for each label.
pub type Scores = [i32; N];

/// The kinds of names, in the order of their labels.
pub const KINDS: [NameKind; 4] =
    [NameKind::Person, NameKind::Organisation, NameKind::Place, NameKind::Norp];

/// Where a word stands in a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The first of several.
    Begin,
    /// Neither first nor last.
    Middle,
    /// The last of several.
    End,
    /// The only one.
    Single,
}

const PARTS: [Part; 4] = [Part::Begin, Part::Middle, Part::End, Part::Single];

/// A label of the chain, below [`N`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Label(u8);

impl Label {
    /// In no name.
    pub const OUTSIDE: Self = Self(0);

    /// The label of a number below [`N`].
    #[must_use]
    pub fn new(number: usize) -> Self {
        Self(u8::try_from(number.min(N - 1)).unwrap_or(0))
    }

    /// Its number.
    #[must_use]
    pub fn number(self) -> usize {
        usize::from(self.0)
    }

    /// The number of its kind in [`KINDS`], and its part.
    #[must_use]
    pub fn inside(self) -> Option<(usize, Part)> {
        let at = self.number().checked_sub(1)?;
        Some((at / 4, PARTS[at % 4]))
    }

    /// Whether a name is open behind it: what follows must go on with the same kind.
    #[must_use]
    pub fn open(self) -> Option<usize> {
        let (kind, part) = self.inside()?;
        matches!(part, Part::Begin | Part::Middle).then_some(kind)
    }

    /// Whether the label may stand behind one that leaves this name open, or none.
    #[must_use]
    pub fn follows(self, open: Option<usize>) -> bool {
        match (self.inside(), open) {
            (Some((kind, Part::Middle | Part::End)), open) => open == Some(kind),
            (_, open) => open.is_none(),
        }
    }
}

/// The labels of tags, sentence by sentence.
#[must_use]
pub fn labels(tags: &[NameTag]) -> Vec<Label> {
    let number = |kind| KINDS.iter().position(|other| *other == kind).unwrap_or(0);
    let label = |(at, tag): (usize, &NameTag)| {
        let Some(kind) = tag.kind() else { return Label::OUTSIDE };
        let more = tags.get(at + 1).is_some_and(|next| *next == NameTag::Inside(kind));
        let part = match (matches!(tag, NameTag::Begin(_)), more) {
            (true, true) => 0,
            (false, true) => 1,
            (false, false) => 2,
            (true, false) => 3,
        };
        Label::new(1 + 4 * number(kind) + part)
    };
    tags.iter().enumerate().map(label).collect()
}

/// The tags of labels.
#[must_use]
pub fn tags(labels: &[Label]) -> Vec<NameTag> {
    let tag = |label: &Label| match label.inside() {
        None => NameTag::Outside,
        Some((kind, Part::Begin | Part::Single)) => NameTag::Begin(KINDS[kind]),
        Some((kind, Part::Middle | Part::End)) => NameTag::Inside(KINDS[kind]),
    };
    labels.iter().map(tag).collect()
}
