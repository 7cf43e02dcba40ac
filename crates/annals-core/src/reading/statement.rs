//! Statements: what is said, by whom and on what terms.

use crate::codes::codes;
use crate::{PartialDate, Participant, RuleId, Span};

/// The position of a statement in a reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StatementIdx(pub u32);

/// Something a voice in the report says, asks, promises or believes aloud.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// Who speaks; `None` where nobody is named.
    pub speaker: Option<Participant>,
    /// On what terms.
    pub terms: Terms,
    /// The word that introduces the content.
    pub cue: Cue,
    /// What is said, in one stretch or several; never empty.
    pub content: Vec<Span>,
    /// In whose words.
    pub speech: Speech,
    /// To whom.
    pub addressee: Option<Span>,
    /// When it was said.
    pub date: Option<PartialDate>,
    /// The rule that found it.
    pub rule: RuleId,
}

/// The head word that introduces a statement: "said", "according to".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cue(pub Span);

impl Statement {
    pub(super) fn anchor(&self) -> Span {
        self.cue.0
    }

    pub(super) fn spans(&self) -> Vec<Span> {
        let speaker = self.speaker.iter().map(|speaker| speaker.span);
        let around = speaker.chain([self.cue.0]).chain(self.addressee);
        around.chain(self.content.iter().copied()).collect()
    }

    /// The number of bytes of content.
    #[must_use]
    pub fn content_len(&self) -> usize {
        self.content.iter().map(|span| span.len()).sum()
    }

    /// Whether the content holds a stretch of the text.
    #[must_use]
    pub fn says(&self, span: Span) -> bool {
        self.content.iter().any(|content| content.contains(span))
    }
}

/// On what terms somebody speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Terms {
    /// A person known by name.
    Named,
    /// An institution, state, spokesman or body of office-holders.
    Office,
    /// A source without a name: withheld, or told only by what it has seen or may see.
    Anonymous,
    /// A resolution, report or text.
    Document,
    /// Nobody.
    Unattributed,
}

codes!(Terms {
    Named = "named",
    Office = "office",
    Anonymous = "anonymous",
    Document = "document",
    Unattributed = "unattributed",
});

/// In whose words a statement is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Speech {
    /// Wholly in quotation marks.
    Direct,
    /// In the report's words.
    Indirect,
    /// Partly in quotation marks.
    Mixed,
}

codes!(Speech {
    Direct = "direct",
    Indirect = "indirect",
    Mixed = "mixed",
});
