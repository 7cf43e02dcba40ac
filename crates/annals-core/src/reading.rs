//! What is read out of one report.

mod actor;
mod event;
mod figure;
mod place;
mod statement;

pub use actor::{Actor, ActorIdx, ActorKind, Mention, MentionForm};
pub use event::{Event, EventDate, EventDateBasis, EventIdx, EventType, Factuality, Participant};
pub use figure::{Bound, Figure, FigureIdx, FigureKind};
pub use place::{Place, PlaceIdx, PlacePrecision};
pub use statement::{Cue, Speech, Statement, StatementIdx, Terms};

use crate::{Article, PartialDate, Published, RecordId, RecordKind, Span, Timex};
use std::collections::BTreeMap;

/// The records of one report; no other report had a say in them.
///
/// Every list is sorted by where its records stand; records refer to each other by position.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The report.
    pub article: Article,
    /// When it was published, as far as anything in it tells.
    pub published: Published,
    /// Time expressions.
    pub times: Vec<Timex>,
    /// Actors, by their first mention.
    pub actors: Vec<Actor>,
    /// Places, by their first mention.
    pub places: Vec<Place>,
    /// Statements, by their cue.
    pub statements: Vec<Statement>,
    /// Events, by their trigger.
    pub events: Vec<Event>,
    /// Figures.
    pub figures: Vec<Figure>,
    /// What could not be read out of the text, and why; the article has notes of its own.
    pub notes: Vec<String>,
}

/// A record of a reading, by kind and position.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordRef {
    /// Which list.
    pub kind: RecordKind,
    /// Which place in it.
    pub position: u32,
}

/// The ids of every record of a reading, by kind and position.
#[derive(Clone, Debug, Default)]
pub struct RecordIds {
    by_kind: BTreeMap<RecordKind, Vec<RecordId>>,
}

impl RecordIds {
    /// The ids of one kind, in the order of the list.
    #[must_use]
    pub fn of(&self, kind: RecordKind) -> &[RecordId] {
        self.by_kind.get(&kind).map_or(&[], Vec::as_slice)
    }

    /// Every record with its id, kind by kind.
    pub fn iter(&self) -> impl Iterator<Item = (RecordRef, RecordId)> {
        self.by_kind.iter().flat_map(|(kind, ids)| {
            (0..).zip(ids).map(|(position, id)| (RecordRef { kind: *kind, position }, *id))
        })
    }
}

impl Reading {
    /// A reading in which nothing was found.
    #[must_use]
    pub fn empty(article: Article) -> Self {
        let published = article.published.clone();
        Self {
            article,
            published,
            times: vec![],
            actors: vec![],
            places: vec![],
            statements: vec![],
            events: vec![],
            figures: vec![],
            notes: vec![],
        }
    }

    /// The words of the report.
    #[must_use]
    pub fn text(&self) -> &str {
        self.article.text.as_str()
    }

    /// The words of a span.
    #[must_use]
    pub fn quote(&self, span: Span) -> &str {
        span.of(self.text())
    }

    /// The stretch of the text a record hangs on: a time's or figure's words, the first mention of
    /// an actor or place, a statement's cue, an event's trigger.
    #[must_use]
    pub fn anchors(&self, kind: RecordKind) -> Vec<Span> {
        match kind {
            RecordKind::Time => self.times.iter().map(|time| time.span).collect(),
            RecordKind::Actor => self.actors.iter().map(Actor::anchor).collect(),
            RecordKind::Place => self.places.iter().map(Place::anchor).collect(),
            RecordKind::Statement => self.statements.iter().map(Statement::anchor).collect(),
            RecordKind::Event => self.events.iter().map(|event| event.trigger).collect(),
            RecordKind::Figure => self.figures.iter().map(|figure| figure.span).collect(),
        }
    }

    /// The ids of all records. See [`RecordId`] for the recipe.
    #[must_use]
    pub fn record_ids(&self) -> RecordIds {
        let mut by_kind = BTreeMap::new();
        for kind in RecordKind::ALL {
            let mut seen: BTreeMap<Span, usize> = BTreeMap::new();
            let ids = self.anchors(kind).into_iter().map(|anchor| {
                let nth = seen.entry(anchor).and_modify(|n| *n += 1).or_insert(1);
                RecordId::new(self.article.id, kind, anchor, *nth)
            });
            by_kind.insert(kind, ids.collect());
        }
        RecordIds { by_kind }
    }

    /// Every span of every record, for those who check them.
    #[must_use]
    pub fn spans(&self) -> Vec<(RecordRef, Span)> {
        let mut res = vec![];
        let mut add = |kind, position: usize, spans: Vec<Span>| {
            let position = u32::try_from(position).expect("fewer records than bytes");
            res.extend(spans.into_iter().map(|span| (RecordRef { kind, position }, span)));
        };
        for (at, time) in self.times.iter().enumerate() {
            add(RecordKind::Time, at, vec![time.span]);
        }
        for (at, actor) in self.actors.iter().enumerate() {
            add(RecordKind::Actor, at, actor.mentions.iter().map(|m| m.span).collect());
        }
        for (at, place) in self.places.iter().enumerate() {
            add(RecordKind::Place, at, place.mentions.clone());
        }
        for (at, statement) in self.statements.iter().enumerate() {
            add(RecordKind::Statement, at, statement.spans());
        }
        for (at, event) in self.events.iter().enumerate() {
            let parties = event.actors.iter().chain(&event.recipients).map(|party| party.span);
            add(RecordKind::Event, at, [event.trigger].into_iter().chain(parties).collect());
        }
        for (at, figure) in self.figures.iter().enumerate() {
            add(RecordKind::Figure, at, vec![figure.span, figure.number]);
        }
        res
    }

    /// The date of an event, where the report ties one to it.
    #[must_use]
    pub fn date_of(&self, event: &Event) -> Option<PartialDate> {
        self.times.get(event.date?.time.0 as usize)?.value.date()
    }
}
