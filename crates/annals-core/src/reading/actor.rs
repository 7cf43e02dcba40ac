//! Actors: who acts or speaks, and where they are mentioned.

use crate::codes::codes;
use crate::{CountryCode, RuleId, Sector, Span};

/// The position of an actor in a reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ActorIdx(pub u32);

/// Somebody who acts or speaks: one entity of the report, under all its names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// The fullest name.
    pub name: String,
    /// What it is.
    pub kind: ActorKind,
    /// Its country or PLOVER's code for a body of no country.
    pub country: Option<CountryCode>,
    /// Its sector.
    pub sector: Option<Sector>,
    /// The office or description the report gives.
    pub role: Option<String>,
    /// Where it is mentioned, in order; never empty.
    pub mentions: Vec<Mention>,
    /// The rule that found it.
    pub rule: RuleId,
}

impl Actor {
    pub(super) fn anchor(&self) -> Span {
        self.mentions.first().map_or(Span::new(0, 0), |mention| mention.span)
    }
}

/// A mention of an actor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Where it stands: no title and no article for a name, with its article for a description.
    pub span: Span,
    /// How it refers.
    pub form: MentionForm,
    /// The rule that joined it to the actor.
    pub rule: RuleId,
}

/// What an actor is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ActorKind {
    /// A human being.
    Person,
    /// A body with a name and members.
    Organisation,
    /// A state, or what speaks for it.
    State,
    /// An armed or political group.
    Group,
    /// People by what they have in common.
    People,
}

codes!(ActorKind {
    Person = "person",
    Organisation = "organisation",
    State = "state",
    Group = "group",
    People = "people",
});

/// How a mention refers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MentionForm {
    /// By name.
    Name,
    /// By description.
    Nominal,
    /// By pronoun.
    Pronoun,
}

codes!(MentionForm {
    Name = "name",
    Nominal = "nominal",
    Pronoun = "pronoun",
});
