//! Which of the dates on a page is the day of publication.
//!
//! Every place where the page states a date speaks for its day, some louder than others; the day for
//! which most is said is taken. What the same kind of place states again of other days (the teasers of
//! other reports) counts little, and so does the day of a change. A page without dates stays without.

mod votes;

use super::addresses;
use super::facts::{Fact, Place};
use super::moments::{self, Moment};
use super::visible::Seen;
use crate::dates::WrittenDay;
use crate::headers::States;
use annals_core::{DateBasis, DateEvidence, Day, EvidencePlace, Language, Published, Span};
use annals_lexicon::ingest::{Field, IngestWords};
use votes::Votes;

/// A date that the page states somewhere.
#[derive(Clone, Debug)]
pub(super) struct Dated {
    pub(super) moment: Moment,
    pub(super) kind: Kind,
    /// Whether it is said to be the day of a change.
    pub(super) is_change: bool,
    pub(super) quote: String,
    pub(super) source: Span,
}

/// What kind of place a date stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// In a field, by the strength of its name.
    Field(Place, u8),
    /// In the page's address.
    Address,
    /// In an element's attribute, by what speaks for it.
    Attribute(i32),
    /// In words that readers see, likewise.
    Words(i32),
    /// In the address of the page's picture.
    Picture,
}

impl Dated {
    /// How much a date says for its day.
    fn weight(&self) -> i32 {
        let weight = match self.kind {
            Kind::Field(Place::LinkedArticle, 1) => 100,
            Kind::Field(Place::Meta, 1) => 98,
            Kind::Field(Place::Property, 1) => 90,
            Kind::Address => 85,
            Kind::Field(Place::LinkedPage, 1) => 70,
            Kind::Field(Place::LinkedOther, _) => 12,
            Kind::Field(Place::Script, 1) => 30,
            Kind::Field(Place::Script, 2) => 20,
            Kind::Field(Place::Script, _) => 6,
            Kind::Field(_, _) => 30,
            Kind::Attribute(score) => score.clamp(0, 90),
            Kind::Words(score) => score.clamp(0, 80),
            Kind::Picture => 0,
        };
        if self.is_change { weight / 4 } else { weight }
    }

    /// Whether the time is that of Greenwich, whatever the clock at the outlet showed.
    fn is_universal(&self) -> bool {
        const MARKS: [&str; 5] = ["Z", "+00:00", "+0000", "GMT", "UTC"];
        let is_number = || self.quote.bytes().all(|byte| byte.is_ascii_digit());
        let is_marked = || MARKS.iter().any(|mark| self.quote.contains(mark));
        self.moment.time.is_some() && (is_number() || is_marked())
    }

    /// What the page says with it, where it was believed.
    fn why(&self) -> String {
        let what = if self.is_change { "a change" } else { "publication" };
        match self.kind {
            Kind::Field(place, 1) => format!("{} states the day of {what}", place.describe()),
            Kind::Field(place, _) => format!("{} states a date", place.describe()),
            Kind::Address => "the address of the page has the day".to_owned(),
            Kind::Attribute(_) => format!("an element of the page states the day of {what}"),
            Kind::Words(_) => format!("the page shows the day of {what}"),
            Kind::Picture => "the address of the page's picture has the day".to_owned(),
        }
    }
}

impl Dated {
    /// What the page says with it, where another day was believed: a date that stands in the page's
    /// words may be that of anything.
    fn why_not(&self) -> String {
        match self.kind {
            Kind::Attribute(_) if !self.is_change => "an element of the page has a date".to_owned(),
            Kind::Words(_) if !self.is_change => "the page shows a date".to_owned(),
            _ => self.why(),
        }
    }
}

/// All dates of a page, in its order.
pub(super) fn dates(
    facts: &[Fact],
    scripts: &[Fact],
    seen: &[Seen],
    words: &IngestWords,
) -> Vec<Dated> {
    let mut res: Vec<Dated> = vec![];
    for fact in facts.iter().chain(scripts) {
        let is_own = fact.place != Place::LinkedOther;
        match fact.field {
            Field::Published | Field::Modified => {
                let Some(moment) = moments::moment(&fact.value, words) else { continue };
                res.push(Dated {
                    moment,
                    kind: Kind::Field(fact.place, fact.strength),
                    is_change: fact.field == Field::Modified,
                    quote: fact.value.trim().to_owned(),
                    source: fact.source,
                });
            }
            Field::Address if is_own => res.extend(in_address(fact, Kind::Address, words)),
            Field::Picture if is_own => res.extend(in_address(fact, Kind::Picture, words)),
            Field::Address
            | Field::Picture
            | Field::Title
            | Field::Author
            | Field::Outlet
            | Field::Section
            | Field::Language => {}
        }
    }
    res.extend(seen.iter().map(|seen| Dated {
        moment: seen.moment,
        kind: if seen.is_attribute { Kind::Attribute(seen.score) } else { Kind::Words(seen.score) },
        is_change: seen.states >= States::Updated,
        quote: seen.quote.clone(),
        source: seen.source,
    }));
    res
}

fn in_address(fact: &Fact, kind: Kind, words: &IngestWords) -> Option<Dated> {
    let (day, from, to) = addresses::day(&fact.value, words)?;
    let moment = Moment { day: WrittenDay::Sure(day), time: None };
    let quote = fact.value[from..to].to_owned();
    Some(Dated { moment, kind, is_change: false, quote, source: fact.source })
}

/// What decides how "03/04/2019" is read: the language of a page and its country.
#[derive(Clone, Debug, Default)]
pub(super) struct Locale {
    pub(super) language: Option<Language>,
    pub(super) region: Option<String>,
}

impl Locale {
    fn read(&self, day_first: Day, month_first: Day) -> Option<Day> {
        match (self.language, self.region.as_deref()) {
            (_, Some("US")) => Some(month_first),
            (Some(Language::ENGLISH) | None, None) => None,
            (Some(_) | None, _) => Some(day_first),
        }
    }
}

/// The publication day and what it was read from.
pub(super) fn published(dates: &[Dated], locale: &Locale) -> Published {
    let votes = Votes::count(dates, locale);
    let Some(day) = votes.winner() else { return undecided(dates) };
    let supporters = votes.supporters(day);
    let Some(first) = supporters.first() else { return Published::UNKNOWN };
    let basis = match first.kind {
        Kind::Words(_) => DateBasis::Stated,
        Kind::Picture => DateBasis::Inferred,
        Kind::Field(..) | Kind::Address | Kind::Attribute(_) => DateBasis::Metadata,
    };
    let mut of_publication = supporters.iter().filter(|dated| !dated.is_change);
    Published {
        day: Some(day),
        time: of_publication.find_map(|dated| dated.moment.time),
        basis,
        evidence: evidence(&supporters, &votes.others(day)),
        ..Published::UNKNOWN
    }
}

/// The evidence for the day, the strongest first, and then what other days are stated.
fn evidence(supporters: &[&Dated], others: &[&Dated]) -> Vec<DateEvidence> {
    const MOST_FOR: usize = 6;
    const MOST_OTHERS: usize = 12;
    let one = |dated: &Dated, why: String| DateEvidence {
        place: EvidencePlace::Source(dated.source),
        quote: dated.quote.clone(),
        why,
    };
    let supporters = supporters.iter().take(MOST_FOR).map(|dated| one(dated, dated.why()));
    let others = others.iter().take(MOST_OTHERS).map(|dated| {
        let why = format!("{}; less is said for it", dated.why_not());
        one(dated, why)
    });
    supporters.chain(others).collect()
}

/// Where all that there is can be read in two ways, both stay.
fn undecided(dates: &[Dated]) -> Published {
    let unsure = dates.iter().find_map(|dated| match dated.moment.day {
        WrittenDay::Unsure(one, other) => Some((dated, one, other)),
        WrittenDay::Sure(_) => None,
    });
    let Some((dated, one, other)) = unsure else { return Published::UNKNOWN };
    let why = format!("{}, which can mean {one} or {other}", dated.why());
    let place = EvidencePlace::Source(dated.source);
    Published {
        candidates: vec![one.min(other), one.max(other)],
        evidence: vec![DateEvidence { place, quote: dated.quote.clone(), why }],
        ..Published::UNKNOWN
    }
}
