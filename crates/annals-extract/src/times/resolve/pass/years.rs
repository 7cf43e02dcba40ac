//! Days, months and seasons that do not tell their year.

use super::super::super::reckon::{nearest_of_year, of_year, year_of_stretch};
use super::super::super::{Expression, FoundTime, Placed};
use super::super::Resolved;
use super::{Pass, Told, date, year_told};
use annals_core::{Anchor, Day, PartialDate, TimeIdx, TimeValue, Weekday};
use annals_lexicon::times::{Shift, Side};

/// How many days away a date is far.
const FAR: i32 = 240;

/// How many days after its end a quarter is the one that is reported on.
const JUST_ENDED: i32 = 60;
/// How many days after its end nobody reports on a quarter any more.
const LONG_ENDED: i32 = 230;

impl Pass<'_, '_> {
    /// A day told by month and number: the year comes from beside it, or from the direction.
    pub(super) fn day_of_year(
        &self,
        weekday: Option<Weekday>,
        of_year: impl Fn(i16) -> Option<Day>,
    ) -> Resolved {
        if let Some((year, anchor)) = self.year_beside(&of_year) {
            let basis = Some("year told beside it".to_owned());
            return Resolved { anchor, basis, ..date(of_year(year).map(Into::into)) };
        }
        let direction = self.direction();
        let Some(published) = self.published else {
            return Resolved { basis: Some("year not told".to_owned()), ..Resolved::default() };
        };
        if let Some(weekday) = weekday {
            let near = [0, -1, 1].map(|by| of_year(published.year() + by));
            let fits = near.into_iter().flatten().find(|day| day.weekday() == weekday);
            if let Some(day) = fits {
                let basis = "weekday and day agree in this year";
                return self.told_from_report(Some(day.into()), basis);
            }
        }
        let past = nearest_of_year(published, Side::Past, &of_year);
        let future = nearest_of_year(published, Side::Future, &of_year);
        let distance =
            |day: Option<Day>| day.map_or(i32::MAX, |day| published.days_until(day).abs());
        let (back, ahead) = (distance(past), distance(future));
        // A sentence can look one way and its date the other ("declared a payment on Feb. 1"): a
        // day at hand is meant rather than one most of a year away.
        let (found, other) = match direction.side {
            Some(Side::Past) if back > FAR && ahead < back / 2 => (future, past),
            Some(Side::Past) => (past, None),
            Some(Side::Future) if ahead > FAR && back < ahead / 4 => (past, future),
            Some(Side::Future) => (future, None),
            None if ahead < back => (future, past),
            None => (past, future),
        };
        let alternatives = other.filter(|_| past != future).map(|day| TimeValue::Date(day.into()));
        Resolved {
            alternatives: alternatives.into_iter().collect(),
            ..self.told_from_report(found.map(Into::into), &direction.basis)
        }
    }

    /// The year that a date linked to this one tells ("from March 3 to June 7, 2011"), or in a
    /// history the last one told.
    fn year_beside(&self, of_year: impl Fn(i16) -> Option<Day>) -> Option<(i16, Option<Anchor>)> {
        let found = &self.found[self.at];
        let linked = |one: &FoundTime, other: &FoundTime| {
            const LINKS: [&str; 7] = ["and", "to", "-", "–", "through", "until", "or"];
            other.first.0 == one.end.0 + 1 && LINKS.iter().any(|word| self.doc.is(one.end, word))
        };
        if let Some(next) = self.found.get(self.at + 1).filter(|next| linked(found, next))
            && let Expression::Day { .. } | Expression::Month(..) = next.expression
            && let Some(year) = year_told(&next.expression)
        {
            return Some((year, None));
        }
        let told = self.told_before().find(|told| told.year_told.is_some());
        if let Some(told) = told
            && told.at + 1 == self.at
            && linked(&self.found[told.at], found)
        {
            return Some((told.year_told?, Some(self.anchor_at(told))));
        }
        if self.history { self.year_of_narrative(of_year) } else { None }
    }

    /// The day on which something ahead was told: "she had said in March that it would end in May".
    fn foretold_on(&self) -> Option<(Day, Anchor)> {
        let found = &self.found[self.at];
        // The word that looked ahead stands in the basis; only "would" looks ahead of the past.
        let would = found.direction.basis.ends_with(": would");
        let sentence = self.doc.sentence_at(self.doc.span(found.first).start())?;
        let here = self.doc.sentence(sentence).first;
        let told = self.told_before().find(|told| self.found[told.at].first >= here)?;
        let day = told.date.to().filter(|day| self.published.is_none_or(|today| *day < today))?;
        // The day of the report is no other day: "said Monday that it would end in May".
        let is_month = matches!(self.found[told.at].expression, Expression::Month(..));
        (would && is_month).then(|| (day, self.anchor_at(told)))
    }

    /// Whether the verb that tells the direction stands right before the time: "swore in December".
    fn stands_by_its_verb(&self) -> bool {
        let found = &self.found[self.at];
        found.direction.verb.is_some_and(|verb| found.first.0.saturating_sub(verb.0) <= 2)
    }

    /// "the next spring", "the previous April" of a history: the first on that side of its course.
    fn shifted_of_narrative(
        &self,
        shift: Shift,
        of_year: impl Fn(i16) -> Option<Day>,
    ) -> Option<(Day, Option<Anchor>, i16)> {
        let side = match shift {
            Shift::Next | Shift::Coming | Shift::Following => Side::Future,
            Shift::Previous | Shift::Last | Shift::Past => Side::Past,
            Shift::This | Shift::Same | Shift::Recent => return None,
        };
        let told = self.on_course().next().filter(|_| self.history)?;
        let near = [0, 1, -1].map(|by| told.date.from().map(|day| day.year() + by));
        let found = near.into_iter().flatten().filter_map(|year| Some((of_year(year)?, year)));
        let found = match side {
            Side::Future => found.filter(|(day, _)| Some(*day) > told.date.to()).min(),
            Side::Past => found.filter(|(day, _)| Some(*day) < told.date.from()).max(),
        };
        found.map(|(day, year)| (day, Some(self.anchor_at(told)), year))
    }

    pub(super) fn anchor_at(&self, told: &Told) -> Anchor {
        Anchor::Time(TimeIdx(u32::try_from(told.at).unwrap_or(u32::MAX)))
    }

    pub(super) fn month(&self, month: u8, placed: Placed) -> Resolved {
        if let Placed::Shift(shift) = placed
            && let Some(found) = self.shifted_of_narrative(shift, |year| Day::new(year, month, 1))
        {
            let month = |day: Day| PartialDate::month_of(day);
            return Resolved { anchor: found.1, ..date(Some(month(found.0))) };
        }
        let told = self.year_of(placed).or_else(|| {
            let beside = self.year_beside(|year| Day::new(year, month, 1));
            beside.filter(|_| placed == Placed::Open)
        });
        if let Some((year, anchor)) = told {
            return Resolved { anchor, ..date(PartialDate::month(year, month)) };
        }
        let Some(published) = self.published else {
            return Resolved { basis: Some("year not told".to_owned()), ..Resolved::default() };
        };
        let first = published.first_of_month();
        let of_year = |year| Day::new(year, month, 1);
        let past = nearest_of_year(first, Side::Past, of_year);
        let future = nearest_of_year(first, Side::Future, of_year);
        let strict = |by: i32, side| nearest_of_year(first.plus_months(by)?, side, of_year);
        let (found, other, basis) = match placed {
            Placed::Shift(Shift::Last | Shift::Past | Shift::Previous) => {
                (strict(-1, Side::Past), None, "last")
            }
            Placed::Shift(Shift::Next | Shift::Coming | Shift::Following) => {
                (strict(1, Side::Future), None, "next")
            }
            Placed::Shift(_) => (of_year(published.year()), None, "this"),
            Placed::Open | Placed::Year(_) | Placed::YearShift(_) | Placed::YearEarlier => {
                let direction = self.direction();
                let basis = direction.basis.as_str();
                // A month at hand is meant; the one of a year ago would be "last November".
                let at_hand =
                    future.is_some_and(|month| first.days_until(month) < 70) && past != future;
                if let Some((day, anchor)) = self.foretold_on() {
                    let first = day.first_of_month().plus_months(1);
                    let month =
                        first.and_then(|first| nearest_of_year(first, Side::Future, of_year));
                    let basis = Some(basis.to_owned());
                    let anchor = Some(anchor);
                    return Resolved { anchor, basis, ..date(month.map(PartialDate::month_of)) };
                }
                match direction.side {
                    Some(Side::Future) => (future, None, basis),
                    Some(Side::Past) if at_hand && !self.stands_by_its_verb() => {
                        (future, past, basis)
                    }
                    Some(Side::Past) => (past, None, basis),
                    None if at_hand => (future, past, basis),
                    None => (past, future.filter(|_| past != future), basis),
                }
            }
        };
        let other = other.map(|day| TimeValue::Date(PartialDate::month_of(day)));
        Resolved {
            alternatives: other.into_iter().collect(),
            ..self.told_from_report(found.map(PartialDate::month_of), basis)
        }
    }

    /// The year that stands with a month or season, in numbers or as "last year".
    pub(super) fn year_of(&self, placed: Placed) -> Option<(i16, Option<Anchor>)> {
        match placed {
            Placed::Year(year) => Some((year, None)),
            Placed::YearShift(Shift::Same) => {
                let told = self.told.last()?;
                Some((told.date.from()?.year(), Some(self.anchor_at(told))))
            }
            Placed::YearShift(shift) => {
                let published = self.published?;
                let by = match shift {
                    Shift::Last | Shift::Past | Shift::Previous => -1,
                    Shift::Next | Shift::Coming | Shift::Following => 1,
                    Shift::This | Shift::Same | Shift::Recent => 0,
                };
                Some((published.year() + by, Some(Anchor::Published(published))))
            }
            Placed::Open | Placed::Shift(_) | Placed::YearEarlier => None,
        }
    }

    /// The year of a quarter, half or season that only the direction tells. "It expects to report on
    /// the third quarter" in November is of this year's: its figures come out after it has ended.
    fn open_stretch(&self, code: &str, side: Side) -> Option<i16> {
        let published = self.published?;
        let past = year_of_stretch(published, code, Side::Past)?;
        let just_ended = of_year(past, code)
            .and_then(PartialDate::to)
            .is_some_and(|to| (0..JUST_ENDED).contains(&to.days_until(published)));
        let quarter = code.starts_with(['Q', 'H']);
        // "Fourth-quarter profit fell", in November: a fiscal year runs ahead of the calendar.
        let long_ended = of_year(past, code)
            .and_then(PartialDate::to)
            .is_some_and(|to| to.days_until(published) > LONG_ENDED);
        match side {
            Side::Past if quarter && long_ended => past.checked_add(1),
            _ if quarter && just_ended => Some(past),
            side => year_of_stretch(published, code, side),
        }
    }

    /// A season, quarter or half of a year.
    pub(super) fn stretch(&self, code: &str, placed: Placed) -> Resolved {
        let of_year = |year: i16| of_year(year, code);
        if let Placed::Shift(shift) = placed
            && let Some((_, anchor, year)) =
                self.shifted_of_narrative(shift, |year| of_year(year).and_then(PartialDate::from))
        {
            return Resolved { anchor, ..date(of_year(year)) };
        }
        let narrated = || {
            let open = placed == Placed::Open && self.history;
            let first = |year| of_year(year).and_then(PartialDate::from);
            open.then(|| self.year_of_narrative(first))?
        };
        if let Some((year, anchor)) = self.year_of(placed).or_else(narrated) {
            return Resolved { anchor, ..date(of_year(year)) };
        }
        let Some(published) = self.published else { return Resolved::default() };
        let direction = self.direction();
        // Quarters are told of when their figures are out.
        let side = if code.starts_with(['Q', 'H']) && direction.is_present() {
            Side::Past
        } else {
            direction.side_or_past()
        };
        let within = |year: i16| {
            of_year(year)
                .is_some_and(|date| date.from() <= Some(published) && Some(published) <= date.to())
        };
        let year = match placed {
            Placed::Shift(Shift::Last | Shift::Past | Shift::Previous) => {
                let year = year_of_stretch(published, code, Side::Past);
                year.map(|year| if within(year) { year - 1 } else { year })
            }
            Placed::Shift(Shift::Next | Shift::Coming | Shift::Following) => {
                let year = year_of_stretch(published, code, Side::Future);
                year.map(|year| if within(year) { year + 1 } else { year })
            }
            Placed::Shift(_) => Some(published.year()),
            Placed::Open | Placed::Year(_) | Placed::YearShift(_) => self.open_stretch(code, side),
            Placed::YearEarlier => self.open_stretch(code, Side::Past).map(|year| year - 1),
        };
        self.told_from_report(year.and_then(of_year), &direction.basis)
    }
}
