//! Who acts and speaks in a report, and where: actors with all their mentions, and places.
//!
//! Names are found by tables and by capitals; an unknown name is an actor only where the words
//! around it say what it is. A wrong merge or an invented actor is worse than a miss: a name that
//! two bear means nobody, a pronoun that could mean two is left alone.

mod acronyms;
mod appositions;
mod codes;
mod coreference;
mod ctx;
mod definite;
mod find;
mod institutions;
mod people;
mod persons;
mod pieces;
mod places;
mod register;
mod seats;
mod states;
mod uses;

pub use codes::codes_of;

use crate::phrases::Phrases;
use annals_core::{Actor, ActorIdx, Annotated, MentionForm, Place, Span, Timex};
use annals_lexicon::Lexicon;
use ctx::Ctx;

/// Finds the actors and places of a report.
#[must_use]
pub fn actors(
    doc: &Annotated,
    phrases: &Phrases,
    times: &[Timex],
    lexicon: &Lexicon,
) -> (Vec<Actor>, Vec<Place>) {
    let ctx = Ctx::new(doc, times, lexicon);
    let mut found = find::find(&ctx);
    coreference::join(&ctx, phrases, &mut found.register);
    (found.register.finish(), found.places.finish())
}

/// Finds actors by where they are mentioned.
#[derive(Clone, Debug, Default)]
pub struct ActorIndex {
    // Invariant: sorted by span.
    mentions: Vec<ActorMention>,
    longest: usize,
}

/// A mention and the actor it stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ActorMention {
    /// Where it is mentioned.
    pub span: Span,
    /// By name, description or pronoun.
    pub form: MentionForm,
    /// Who it is.
    pub actor: ActorIdx,
}

impl ActorIndex {
    /// The index of the actors of a reading.
    #[must_use]
    pub fn new(actors: &[Actor]) -> Self {
        let mut mentions: Vec<ActorMention> = vec![];
        for (actor, found) in (0..).map(ActorIdx).zip(actors) {
            let own = found.mentions.iter();
            mentions.extend(own.map(|m| ActorMention { span: m.span, form: m.form, actor }));
        }
        mentions.sort_unstable();
        let longest = mentions.iter().map(|mention| mention.span.len()).max().unwrap_or(0);
        Self { mentions, longest }
    }

    /// The mentions that overlap a span, in order.
    pub fn within(&self, span: Span) -> impl Iterator<Item = (Span, ActorIdx)> {
        self.overlapping(span).map(|mention| (mention.span, mention.actor))
    }

    fn overlapping(&self, span: Span) -> impl Iterator<Item = ActorMention> {
        let first = self
            .mentions
            .partition_point(|mention| mention.span.start() + self.longest < span.start());
        let rest = &self.mentions[first..];
        let end = rest.partition_point(|mention| mention.span.start() < span.end());
        rest[..end].iter().copied().filter(move |mention| mention.span.overlaps(span))
    }

    /// The mention inside a phrase that ends where it ends: what its head stands for. A name comes
    /// before a description.
    #[must_use]
    pub fn heading(&self, phrase: Span) -> Option<ActorMention> {
        self.overlapping(phrase)
            .filter(|mention| mention.span.end() == phrase.end() && phrase.contains(mention.span))
            .min_by_key(|mention| mention.form)
    }

    /// The actor that the last word of a span is a mention of: "French Foreign Minister [Jean-Yves
    /// Le Drian]", but nobody for "U.S. officials".
    #[must_use]
    pub fn at(&self, span: Span) -> Option<ActorIdx> {
        let last = span.end().checked_sub(1)?;
        let ends = self.within(span).filter(|(mention, _)| mention.holds(last));
        // A short mention inside a description that is a mention too is the nearer one to a name.
        ends.max_by_key(|(mention, _)| (span.contains(*mention), mention.len()))
            .map(|(_, actor)| actor)
    }

    /// The same for a phrase of a report, past a possessive and past words that add nothing: "the
    /// Islamic State *group*", "the Turkish *state*".
    #[must_use]
    pub fn of(&self, doc: &Annotated, span: Span) -> Option<ActorIdx> {
        const EMPTY: [&str; 9] =
            ["'s", "’s", "'", "’", "group", "movement", "organisation", "organization", "network"];
        let mut end = span.end();
        for token in doc.tokens_in(span).rev() {
            if !EMPTY.iter().any(|word| doc.is(token, word)) {
                end = doc.span(token).end();
                break;
            }
        }
        self.at(span).or_else(|| self.at(Span::new(span.start(), end)))
    }
}

#[cfg(test)]
mod tests;
