//! The course of a history: which of the times it told a day or month without a year follows.
//!
//! A history goes forwards: behind "December 7, 1941" comes January 1942. It touches on other years
//! by the way ("as it would again in 1976"), and comes back to its course without naming the year.

use super::{Pass, Told, is_reported};
use annals_core::{Anchor, Day, PartialDate};

/// How many years off its course a history touches on another time.
const AWAY: i16 = 2;
/// How many days a history goes back within a year, back into the year before, or on, from one time
/// to the next.
const BACK: i32 = 150;
const BACK_A_YEAR: i32 = 45;
const AHEAD: i32 = 320;
/// How many days nearer a time must be for every other one told since, where it stands aside, where
/// another year was named since, and where it is only a year named in a sentence before.
const BEFORE: i32 = 20;
const ASIDE: i32 = 30;
const OUTDATED: i32 = 60;
const NAMED_BEFORE: i32 = 80;
const NAMED_BESIDE: i32 = 20;
const NAMED_AGAIN: i32 = 30;
/// How many times back a day can still follow on one.
const NEAR: usize = 4;

impl Pass<'_, '_> {
    /// Whether a time stands away from the course of a history.
    pub(super) fn is_aside(&self, at: usize, date: PartialDate, named: Option<i16>) -> bool {
        if !self.history || is_reported(&self.found[at].expression) {
            return self.history;
        }
        let Some(year) = named.filter(|_| !self.opens_sentence(at)) else { return false };
        let course = self.on_course().next().and_then(|told| told.date.from());
        let away = course.is_some_and(|day| day.year().abs_diff(year) > AWAY.unsigned_abs());
        away && date.from().is_some()
    }

    /// What a history told on its own course, the latest first.
    pub(super) fn on_course(&self) -> impl Iterator<Item = &Told> {
        self.told_before().filter(|told| !told.aside)
    }

    /// Whether a time stands at the head of its sentence: "In 1918, the army left."
    fn opens_sentence(&self, at: usize) -> bool {
        let first = self.found[at].first;
        let sentence = self.doc.sentence(self.doc.sentence_of(first));
        first.0 <= sentence.first.0 + 2
    }

    /// The year that a history has come to, for a day, month or season that does not tell its own.
    pub(super) fn year_of_narrative(
        &self,
        of_year: impl Fn(i16) -> Option<Day>,
    ) -> Option<(i16, Option<Anchor>)> {
        let precise = |told: &&Told| {
            let days = told.date.from().zip(told.date.to());
            days.is_some_and(|(from, to)| from.days_until(to) < 100)
        };
        let since = self.direction().basis == "cue: since";
        let reported = |told: &&Told| is_reported(&self.found[told.at].expression);
        let told = || self.told_before().filter(|told| !reported(told)).filter(precise);
        let latest = told().next();
        let named = self.told_before().find(|told| told.year_told.is_some() && !precise(told));
        let mut best: Option<(i32, i16, &Told)> = None;
        let mut offer = |cost: i32, year: i16, told| {
            if best.is_none_or(|(least, ..)| cost < least) {
                best = Some((cost, year, told));
            }
        };
        if let Some(named) = named
            && latest.is_none_or(|latest| latest.at < named.at)
            && let Some(year) = named.year_told
        {
            let again = self.told_before().take_while(|told| told.date == named.date).count();
            let again = i32::try_from(again).unwrap_or(1).saturating_sub(1) * NAMED_AGAIN;
            offer(self.cost_of_named(named) - again, year, named);
        }
        // A step back, or a leap of years, is a detour from which a history returns.
        let from_latest =
            |told: &Told| latest.and_then(|one| one.date.from()).zip(told.date.from());
        let leap = |told: &Told| {
            from_latest(told)
                .is_some_and(|(one, day)| one.year().abs_diff(day.year()) > AWAY.unsigned_abs())
        };
        let detour =
            |told: &Told| leap(told) || from_latest(told).is_some_and(|(one, day)| one <= day);
        for (before, told) in (0..).zip(told().take(NEAR)) {
            if before > 0 && !detour(told) {
                break;
            }
            let outdated = named.is_some_and(|named| named.at > told.at);
            let aside = i32::from(told.aside) * ASIDE + i32::from(outdated) * OUTDATED;
            if let Some((days, year)) = nearest_year(told, since, &of_year) {
                offer(days + aside + before * BEFORE, year, told);
            }
        }
        let (_, year, told) = best.or_else(|| {
            let told = latest.or(named)?;
            Some((0, told.date.from()?.year(), told))
        })?;
        Some((year, Some(self.anchor_at(told))))
    }

    /// "'96": the year with these numbers that is nearest to the course of a history; of a report the
    /// last one.
    pub(super) fn short_year(&self, digits: i16) -> Option<i16> {
        let course = self.on_course().next().and_then(|told| told.date.from());
        let near = match course.filter(|_| self.history) {
            Some(day) => day.year() + 50,
            None => self.published.map_or(2029, |day| day.year() + 1),
        };
        Some(near - (near - digits).rem_euclid(100))
    }

    fn cost_of_named(&self, named: &Told) -> i32 {
        let sentence = |at: usize| self.doc.sentence_of(self.found[at].first);
        let cost = if self.opens_sentence(named.at) {
            0
        } else if sentence(named.at) == sentence(self.at) {
            NAMED_BESIDE
        } else {
            NAMED_BEFORE
        };
        cost + i32::from(named.aside) * OUTDATED
    }
}

/// How far on from a time the day lies, in the year in which it is nearest; a way back counts double.
fn nearest_year(
    told: &Told,
    since: bool,
    of_year: impl Fn(i16) -> Option<Day>,
) -> Option<(i32, i16)> {
    let from = told.date.from()?;
    let years = [from.year(), from.year() + 1, from.year() - 1];
    let days = |year: i16| of_year(year).map(|day| from.days_until(day));
    if since {
        // "since January" looks back from where the history is.
        let back = |year: i16| Some((-days(year).filter(|days| *days <= 0)?, year));
        return years.into_iter().filter_map(back).min();
    }
    let costs = years.into_iter().filter_map(|year| {
        let days = days(year).filter(|days| (-BACK..=AHEAD).contains(days))?;
        match days {
            0.. => Some((days, year)),
            _ if year == from.year() => Some((-days * 4 / 3, year)),
            _ => (days > -BACK_A_YEAR).then_some((-days * 2, year)),
        }
    });
    costs.min()
}
