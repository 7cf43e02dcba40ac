//! Where and when: the places and times of a clause, and the statement around a trigger.

use super::Clauses;
use annals_core::{
    Annotated, EventDate, EventDateBasis, Place, PlaceIdx, Span, StatementIdx, TimeIdx, Timex,
    TimexKind, TokenIdx, Upos,
};

/// The places and times of a report, by where they stand.
pub(super) struct Anchors {
    times: Vec<(Span, Option<TimeIdx>)>,
    places: Vec<(Span, PlaceIdx)>,
    /// Whether a token belongs to a time expression.
    timed: Vec<bool>,
}

impl Anchors {
    pub(super) fn new(doc: &Annotated, times: &[Timex], places: &[Place]) -> Self {
        let dated = |time: &Timex| time.kind == TimexKind::Date && time.value.date().is_some();
        let mut spans: Vec<_> = (0..)
            .zip(times)
            .map(|(at, time)| (time.span, dated(time).then_some(TimeIdx(at))))
            .collect();
        spans.sort();
        let mut found: Vec<_> = (0..)
            .zip(places)
            .flat_map(|(at, place)| place.mentions.iter().map(move |span| (*span, PlaceIdx(at))))
            .collect();
        found.sort();
        let mut timed = vec![false; doc.n_tokens()];
        for time in times {
            for token in doc.tokens_in(time.span) {
                timed[token.at()] = true;
            }
        }
        Self { times: spans, places: found, timed }
    }

    pub(super) fn is_time(&self, token: TokenIdx) -> bool {
        self.timed[token.at()]
    }

    fn place_in(&self, span: Span) -> Option<PlaceIdx> {
        let at = self.places.partition_point(|(place, _)| place.start() < span.start());
        self.places.get(at).filter(|(place, _)| span.contains(*place)).map(|(_, place)| *place)
    }

    /// Whether a place is mentioned within a span.
    pub(super) fn has_place(&self, span: Span) -> bool {
        self.place_in(span).is_some()
    }

    fn time_at(&self, span: Span) -> Option<TimeIdx> {
        let at = self.times.partition_point(|(time, _)| time.end() <= span.start());
        self.times.get(at).filter(|(time, _)| time.overlaps(span)).and_then(|(_, time)| *time)
    }
}

impl Clauses<'_, '_> {
    /// The place named behind a preposition after the trigger, in its clause.
    pub(super) fn place(&self, trigger: TokenIdx) -> Option<PlaceIdx> {
        let mut at = self.inside(trigger.offset(1)?)?;
        while !self.ends_clause(at) {
            if self.is_any(at, &["in", "at", "near", "on", "outside", "inside"]) {
                let phrase = at.offset(1).and_then(|next| self.phrase_at(next));
                let found = phrase.and_then(|p| self.anchors.place_in(p.span(self.doc)));
                if found.is_some() {
                    return found;
                }
            }
            at = self.inside(at.offset(1)?)?;
        }
        None
    }

    /// The date that stands in the trigger's clause, or governs it from another.
    pub(super) fn date(&self, trigger: TokenIdx) -> Option<EventDate> {
        let explicit = |time| EventDate { time, basis: EventDateBasis::Explicit };
        let time_at = |token| self.anchors.time_at(self.doc.span(token));
        let Some(group) = self.group_at(trigger) else {
            if let Some(time) = self.noun_date(trigger) {
                return Some(explicit(time));
            }
            let carrier = self.light_verb_before(trigger)?;
            return self.date(self.groups[carrier].head);
        };
        let mut after = trigger.offset(1).and_then(|next| self.inside(next));
        while let Some(at) = after.filter(|at| !self.ends_clause(*at)) {
            if let Some(time) = time_at(at) {
                return Some(explicit(time));
            }
            after = at.offset(1).and_then(|next| self.inside(next));
        }
        let mut before = self.groups[group].first.offset(-1).and_then(|token| self.inside(token));
        while let Some(at) = before {
            let fresh = self.group_at(at).is_some();
            let bound = self.doc.upos(at) == Upos::Sconj
                || self.is_any(at, &["who", "which", ":", ";", "while"]);
            if fresh || bound {
                break;
            }
            if let Some(time) = time_at(at).filter(|_| self.opens_clause(at, group)) {
                return Some(explicit(time));
            }
            before = at.offset(-1).and_then(|token| self.inside(token));
        }
        // "attacked the train on Tuesday, taking hundreds hostage"
        let other = group.checked_sub(1).filter(|_| {
            let gerund = self.groups[group].is_bare_gerund();
            self.is_joined(group) && (gerund || self.groups[group - 1].is_finite())
        })?;
        let found = self.date(self.groups[other].head)?;
        Some(EventDate { basis: EventDateBasis::Inferred, ..found })
    }

    /// Whether a time before a verb belongs to it: it begins the clause or touches the verb.
    fn opens_clause(&self, time: TokenIdx, group: usize) -> bool {
        let mut at = time;
        while let Some(before) = at.offset(-1).and_then(|before| self.inside(before)) {
            let attached = matches!(self.doc.upos(before), Upos::Adp | Upos::Adv | Upos::Det)
                || self.anchors.is_time(before);
            if !attached {
                let mark = matches!(self.doc.word(before), "," | ";" | "“" | "\"");
                let touches = time.offset(1) == Some(self.groups[group].first);
                return mark || touches || self.doc.upos(before) == Upos::Cconj;
            }
            at = before;
        }
        true
    }

    /// "Tuesday's attack", "the attack on Monday", "held talks on Monday".
    fn noun_date(&self, trigger: TokenIdx) -> Option<TimeIdx> {
        let time_at = |token| self.anchors.time_at(self.doc.span(token));
        let mut before = trigger.offset(-1).and_then(|token| self.inside(token))?;
        let mut n_words = 0;
        while n_words < 3 {
            if let Some(time) = time_at(before) {
                return Some(time);
            }
            if !matches!(self.doc.upos(before), Upos::Adj | Upos::Part | Upos::Noun) {
                break;
            }
            before = before.offset(-1).and_then(|token| self.inside(token))?;
            n_words += 1;
        }
        // A date behind the noun may belong to a verb before it: "condemned the attack on Monday".
        let governed = self.group_before(trigger).map(|group| &self.groups[group]);
        let light = governed.is_none_or(|group| self.words.light_verb(&group.lemma).is_some());
        let next = self.inside(trigger.offset(1)?)?;
        let next = if self.is_any(next, &["on", "in"]) { next.offset(1)? } else { next };
        let touching = time_at(next);
        if !light {
            return touching.filter(|_| self.is_any(trigger, &["airstrike", "airstrikes"]));
        }
        let mut at = self.inside(trigger.offset(1)?);
        while let Some(token) = at.filter(|at| !self.ends_clause(*at)) {
            if let Some(time) = time_at(token) {
                return Some(time);
            }
            at = token.offset(1).and_then(|next| self.inside(next));
        }
        None
    }

    /// Whether a word begins another clause.
    fn ends_clause(&self, token: TokenIdx) -> bool {
        let word = self.doc.word(token);
        self.group_at(token).is_some()
            || self.doc.upos(token) == Upos::Sconj
            || self.is_any(token, &["who", "which", "where", "when", "but", "after", "before"])
            || matches!(word, ";" | ":" | "(" | "“" | "”" | "\"" | "–" | "—" | "--")
    }
}

/// Stretches that may lie inside one another, asked for in the order of the text.
pub(super) struct Nested {
    // Sorted by start; taken from the end.
    waiting: Vec<(Span, usize, StatementIdx)>,
    open: Vec<(Span, usize, StatementIdx)>,
}

impl Nested {
    pub(super) fn new(spans: impl Iterator<Item = (Span, usize, StatementIdx)>) -> Self {
        let mut waiting: Vec<_> = spans.collect();
        waiting.sort_by_key(|(span, _, at)| std::cmp::Reverse((span.start(), *at)));
        Self { waiting, open: vec![] }
    }

    /// The statement with the shortest content that holds a stretch.
    pub(super) fn shortest(&mut self, span: Span) -> Option<StatementIdx> {
        while let Some(next) = self.waiting.pop_if(|(next, _, _)| next.start() <= span.start()) {
            self.open.push(next);
        }
        self.open.retain(|(open, _, _)| open.end() > span.start());
        let holding = self.open.iter().filter(|(open, _, _)| open.contains(span));
        holding.min_by_key(|(_, len, at)| (*len, *at)).map(|(_, _, at)| *at)
    }
}
