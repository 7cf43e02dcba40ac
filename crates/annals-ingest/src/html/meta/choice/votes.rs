//! Adds up what is said for each day.

use super::{Dated, Kind, Locale};
use crate::dates::WrittenDay;
use crate::html::meta::facts::Place;
use annals_core::{Day, TimeOfDay};
use std::collections::BTreeMap;

/// What is said for each day.
pub(super) struct Votes<'d> {
    days: BTreeMap<Day, Vec<Vote<'d>>>,
    /// The days in the order in which the page has them.
    order: Vec<Day>,
    /// The last day of a change that fields state.
    latest: Option<Day>,
    /// The day that each voice states first.
    firsts: BTreeMap<Voice, Day>,
}

#[derive(Clone, Copy)]
struct Vote<'d> {
    dated: &'d Dated,
    weight: i32,
}

/// Places that are one voice, however often they state a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Voice {
    Field(Place, u8),
    /// What says when a page was changed says it of one change.
    ChangeInFields,
    Address,
    Attribute {
        is_change: bool,
    },
    Words {
        is_change: bool,
    },
    Picture,
}

impl Voice {
    fn of(dated: &Dated) -> Self {
        let is_change = dated.is_change;
        match dated.kind {
            Kind::Field(..) if is_change => Self::ChangeInFields,
            // One program writes all linked data of a page.
            Kind::Field(Place::LinkedPage, strength) => Self::Field(Place::LinkedArticle, strength),
            Kind::Field(place, strength) => Self::Field(place, strength),
            Kind::Address => Self::Address,
            Kind::Attribute(_) => Self::Attribute { is_change },
            Kind::Words(_) => Self::Words { is_change },
            Kind::Picture => Self::Picture,
        }
    }
}

impl<'d> Votes<'d> {
    pub(super) fn count(dates: &'d [Dated], locale: &Locale) -> Self {
        let mut res = Self {
            days: BTreeMap::new(),
            order: vec![],
            latest: latest(dates),
            firsts: BTreeMap::new(),
        };
        for dated in dates {
            if let WrittenDay::Sure(day) = dated.moment.day {
                res.add(dated, day);
            }
        }
        for dated in dates {
            let WrittenDay::Unsure(day_first, month_first) = dated.moment.day else { continue };
            // What is said elsewhere decides, else the way the page's country writes.
            let known = [day_first, month_first].into_iter().find(|day| res.days.contains_key(day));
            if let Some(day) = known.or_else(|| locale.read(day_first, month_first)) {
                res.add(dated, day);
            }
        }
        res
    }

    fn add(&mut self, dated: &'d Dated, day: Day) {
        let mut weight = dated.weight();
        let is_field = matches!(dated.kind, Kind::Field(..));
        let first = *self.firsts.entry(Voice::of(dated)).or_insert(day);
        if is_field && first != day {
            weight = weight * 3 / 10;
        }
        // What lies behind the last change is an event to come.
        let last = self.latest.and_then(|latest| latest.plus_days(1));
        if !is_field && last.is_some_and(|last| day > last) {
            weight /= 3;
        }
        if !self.days.contains_key(&day) {
            self.order.push(day);
        }
        self.days.entry(day).or_default().push(Vote { dated, weight });
    }

    /// What is said for a day: of every voice the loudest.
    fn sum(&self, day: Day, counts: impl Fn(&Dated) -> bool) -> i32 {
        let mut loudest: BTreeMap<Voice, i32> = BTreeMap::new();
        for vote in self.days.get(&day).into_iter().flatten().filter(|vote| counts(vote.dated)) {
            let weight = loudest.entry(Voice::of(vote.dated)).or_default();
            *weight = vote.weight.max(*weight);
        }
        loudest.values().sum()
    }

    /// The day for which most is said; of equal ones that for whose best place most speaks, then the
    /// first on the page.
    pub(super) fn winner(&self) -> Option<Day> {
        let unclamped = |vote: &Vote<'_>| match vote.dated.kind {
            Kind::Words(score) | Kind::Attribute(score) => score,
            Kind::Field(..) | Kind::Address => 0,
            Kind::Picture => -100,
        };
        let rank =
            |day: Day| (self.sum(day, |_| true), self.days[&day].iter().map(unclamped).max());
        let mut best: Option<Day> = None;
        for day in &self.order {
            if best.is_none_or(|best| rank(*day) > rank(best)) {
                best = Some(*day);
            }
        }
        best.map(|day| self.local(day))
    }

    /// The day by the clock at the outlet, where the day is that of Greenwich and the page has the
    /// other: "2020-02-18T02:18:11Z" of a report that is filed under 2020/02/17.
    fn local(&self, day: Day) -> Day {
        const FEWEST: i32 = 20;
        let universal: Vec<TimeOfDay> = self.days[&day]
            .iter()
            .filter(|vote| vote.dated.is_universal())
            .filter_map(|vote| vote.dated.moment.time)
            .collect();
        if universal.is_empty() {
            return day;
        }
        let own = self.sum(day, |dated| !dated.is_universal());
        let is_local = |dated: &Dated, shift: i32| {
            // A field without a time may have lost it in Greenwich, too.
            let is_bare = dated.moment.time.is_none() && matches!(dated.kind, Kind::Field(..));
            !dated.is_universal()
                && !is_bare
                && universal.iter().any(|time| can_be(*time, shift, dated.moment.time))
        };
        let other = [1, -1].into_iter().find_map(|shift| {
            let other = day.plus_days(shift)?;
            let said = self.sum(other, |dated| is_local(dated, shift));
            (said > own && said >= FEWEST).then_some(other)
        });
        other.unwrap_or(day)
    }

    /// The dates that speak for a day, the loudest first.
    pub(super) fn supporters(&self, day: Day) -> Vec<&'d Dated> {
        distinct(self.days.get(&day).cloned().unwrap_or_default())
    }

    /// The dates that speak for other days, the loudest first.
    pub(super) fn others(&self, day: Day) -> Vec<&'d Dated> {
        let others = self.order.iter().filter(|other| **other != day);
        distinct(others.flat_map(|other| self.days[other].clone()).collect())
    }
}

/// The loudest first, every date once for each voice and its words.
fn distinct(mut votes: Vec<Vote<'_>>) -> Vec<&Dated> {
    votes.sort_by_key(|vote| -vote.weight);
    let mut res: Vec<&Dated> = vec![];
    for dated in votes.into_iter().map(|vote| vote.dated) {
        let is_same =
            |other: &&Dated| Voice::of(other) == Voice::of(dated) && other.quote == dated.quote;
        if !res.iter().any(is_same) {
            res.push(dated);
        }
    }
    res
}

fn latest(dates: &[Dated]) -> Option<Day> {
    let is_stated = |dated: &&Dated| {
        dated.is_change && matches!(dated.kind, Kind::Field(Place::LinkedArticle | Place::Meta, 1))
    };
    let sure = dates.iter().filter(is_stated).filter_map(|dated| match dated.moment.day {
        WrittenDay::Sure(day) => Some(day),
        WrittenDay::Unsure(..) => None,
    });
    sure.max()
}

/// Whether a clock that is some quarters of an hour off Greenwich shows the day before or after, and,
/// where it is known, that time.
fn can_be(universal: TimeOfDay, shift: i32, local: Option<TimeOfDay>) -> bool {
    let hour = universal.hour();
    let is_far = if shift > 0 { hour >= 10 } else { hour < 12 };
    let fits = |local: TimeOfDay| local.minute().abs_diff(universal.minute()).is_multiple_of(15);
    is_far && local.is_none_or(fits)
}
