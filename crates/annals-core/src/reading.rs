use crate::codes::codes;
use crate::{
    Article, CountryCode, Decimal, PartialDate, Published, RecordId, RecordKind, RuleId, Sector,
    Span, TimeIdx, Timex,
};
use std::collections::BTreeMap;

/// The position of an actor in a reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ActorIdx(pub u32);

/// The position of a place in a reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PlaceIdx(pub u32);

/// The position of a statement in a reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StatementIdx(pub u32);

/// The position of an event in a reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EventIdx(pub u32);

/// The position of a figure in a reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FigureIdx(pub u32);

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
}

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
    fn anchor(&self) -> Span {
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

/// A place, where the report speaks of geography.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its name.
    pub name: String,
    /// The country it lies in.
    pub country: Option<CountryCode>,
    /// Degrees north, in millionths.
    pub lat: Option<i32>,
    /// Degrees east, in millionths.
    pub lon: Option<i32>,
    /// What the coordinates stand for.
    pub precision: Option<PlacePrecision>,
    /// Where it is mentioned, in order; never empty.
    pub mentions: Vec<Span>,
    /// The rule that found it.
    pub rule: RuleId,
}

impl Place {
    fn anchor(&self) -> Span {
        self.mentions.first().copied().unwrap_or(Span::new(0, 0))
    }
}

/// What a place's coordinates stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PlacePrecision {
    /// The very spot.
    Point,
    /// The middle of a town.
    City,
    /// The rough middle of an area.
    Area,
}

codes!(PlacePrecision {
    Point = "point",
    City = "city",
    Area = "area",
});

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
    fn anchor(&self) -> Span {
        self.cue.0
    }

    fn spans(&self) -> Vec<Span> {
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

impl Reading {
    /// The date of an event, where the report ties one to it.
    #[must_use]
    pub fn date_of(&self, event: &Event) -> Option<PartialDate> {
        self.times.get(event.date?.time.0 as usize)?.value.date()
    }
}

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

/// A number with what it counts: people, things, money, a share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// "more than", the number, and what is counted.
    pub span: Span,
    /// The number alone.
    pub number: Span,
    /// The least it can be; `None` where there is no lower bound.
    pub low: Option<Decimal>,
    /// The most it can be; `None` where there is no upper bound.
    pub high: Option<Decimal>,
    /// How the number is to be taken.
    pub bound: Bound,
    /// The counted noun's lemma, an ISO 4217 code, or `percent`.
    pub unit: Option<String>,
    /// What is counted.
    pub kind: FigureKind,
    /// Inside whose statement it stands.
    pub attributed: Option<StatementIdx>,
    /// The rule that found it.
    pub rule: RuleId,
}

/// How a number is to be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Bound {
    Exact,
    About,
    AtLeast,
    MoreThan,
    AtMost,
    LessThan,
    Range,
}

codes!(Bound {
    Exact = "exact",
    About = "about",
    AtLeast = "at_least",
    MoreThan = "more_than",
    AtMost = "at_most",
    LessThan = "less_than",
    Range = "range",
});

/// What a figure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum FigureKind {
    Killed,
    Injured,
    Detained,
    Displaced,
    Missing,
    Freed,
    Troops,
    Money,
    Percent,
    Count,
}

codes!(FigureKind {
    Killed = "killed",
    Injured = "injured",
    Detained = "detained",
    Displaced = "displaced",
    Missing = "missing",
    Freed = "freed",
    Troops = "troops",
    Money = "money",
    Percent = "percent",
    Count = "count",
});
