//! The nouns of Annals: spans and texts, articles, annotated articles, the records of a reading,
//! and what a story is made of.
//!
//! Every stage takes nouns and gives nouns back; this crate is all they share. It does no I/O, knows
//! no file format, no model and no rule, and derives no serialisation: the shapes strangers see are
//! made in `annals::export` and in `annals-store`.

mod annotated;
mod article;
mod codes;
mod date;
mod decimal;
mod grammar;
mod id;
pub mod morph;
mod offsets;
mod reading;
mod span;
mod story;
#[doc(hidden)]
pub mod testing;
mod text;
mod timex;

pub use annotated::{
    Annotated, Lemmas, Sentence, SentenceIdx, Token, TokenIdx, TokenKind, TokenRange, Tokens,
};
pub use article::{
    Article, Block, BlockKind, Charset, DateBasis, DateEvidence, EvidencePlace, Format, Language,
    Omitted, OmittedKind, Published, Source,
};
pub use codes::{CountryCode, Sector};
pub use date::{
    Day, Granularity, ParseDateError, PartialDate, Precedence, TimeOfDay, Weekday, YearRange,
};
pub use decimal::Decimal;
pub use grammar::{NameKind, NameTag, Relation, Upos, Xpos};
pub use id::{ArticleId, RecordId, RecordKind, RuleId, Sha256};
pub use morph::Morph;
pub use offsets::CodePoints;
pub use reading::{
    Actor, ActorIdx, ActorKind, Bound, Cue, Event, EventDate, EventDateBasis, EventIdx, EventType,
    Factuality, Figure, FigureIdx, FigureKind, Mention, MentionForm, Participant, Place, PlaceIdx,
    PlacePrecision, Reading, RecordIds, RecordRef, Speech, Statement, StatementIdx, Terms,
};
pub use span::Span;
pub use story::{Settlement, SettlementReason, Timeline, TimelineEntry, TimelineSource};
pub use text::{Piece, PieceKind, Text, TextBuilder};
pub use timex::{Anchor, Duration, DurationUnit, TimeIdx, TimeValue, Timex, TimexKind, TimexMod};
