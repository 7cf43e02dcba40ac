//! Events: acts, whether they are facts, and who takes part.

use crate::codes::codes;
use crate::{ActorIdx, CountryCode, PlaceIdx, RuleId, Sector, Span, StatementIdx, TimeIdx};

/// The position of an event in a reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EventIdx(pub u32);

/// Something done, planned, asked for or denied (PLOVER 2.0), one a mention.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// The one word that tells of it.
    pub trigger: Span,
    /// What kind of act.
    pub kind: EventType,
    /// PLOVER's mode, such as `aerial`.
    pub mode: Option<String>,
    /// Whether it is told as a fact.
    pub factuality: Factuality,
    /// Who acts.
    pub actors: Vec<Participant>,
    /// Who or what is acted on.
    pub recipients: Vec<Participant>,
    /// Where.
    pub place: Option<PlaceIdx>,
    /// When.
    pub date: Option<EventDate>,
    /// Inside whose statement it stands.
    pub attributed: Option<StatementIdx>,
    /// The statement that this act of speech makes.
    pub speech: Option<StatementIdx>,
    /// The rule that found it.
    pub rule: RuleId,
}

/// Words that name a party of an event or the speaker of a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Participant {
    /// The words.
    pub span: Span,
    /// The actor they stand for.
    pub actor: Option<ActorIdx>,
    /// The country in this event, also where there is no actor.
    pub country: Option<CountryCode>,
    /// The sector in this event.
    pub sector: Option<Sector>,
}

/// The day or days of an event, and the time expression that tells them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EventDate {
    /// The time expression.
    pub time: TimeIdx,
    /// How it is tied to the event.
    pub basis: EventDateBasis,
}

/// How a time expression is tied to an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EventDateBasis {
    /// The time stands in the event's own clause.
    Explicit,
    /// It governs a neighbouring clause of the sentence.
    Inferred,
}

codes!(EventDateBasis {
    Explicit = "explicit",
    Inferred = "inferred",
});

/// PLOVER 2.0's types of event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum EventType {
    Agree,
    Consult,
    Support,
    Concede,
    Cooperate,
    Aid,
    Retreat,
    Request,
    Reject,
    Accuse,
    Threaten,
    Protest,
    Sanction,
    Mobilize,
    Coerce,
    Assault,
}

codes!(EventType {
    Agree = "AGREE",
    Consult = "CONSULT",
    Support = "SUPPORT",
    Concede = "CONCEDE",
    Cooperate = "COOPERATE",
    Aid = "AID",
    Retreat = "RETREAT",
    Request = "REQUEST",
    Reject = "REJECT",
    Accuse = "ACCUSE",
    Threaten = "THREATEN",
    Protest = "PROTEST",
    Sanction = "SANCTION",
    Mobilize = "MOBILIZE",
    Coerce = "COERCE",
    Assault = "ASSAULT",
});

/// Whether an act is told as a fact; the act itself is the same either way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Factuality {
    /// Happened, is under way, or is alleged.
    Actual,
    /// Promised, planned or expected.
    Future,
    /// Asked for, feared, hoped, threatened or conditional.
    Hypothetical,
    /// Denied, prevented, or not going to be.
    Negated,
}

codes!(Factuality {
    Actual = "actual",
    Future = "future",
    Hypothetical = "hypothetical",
    Negated = "negated",
});
