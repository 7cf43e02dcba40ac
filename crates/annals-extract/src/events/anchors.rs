//! When: the times of a clause, and which of them date its act.

use super::Clauses;
use super::groups::Group;
use crate::classes::class_of;
use crate::times::Governors;
use annals_core::{
    Annotated, EventDate, EventDateBasis, Place, PlaceIdx, Span, TimeIdx, Timex, TimexKind,
    TokenIdx, Upos,
};
use annals_lexicon::Lexicon;

/// The places and times of a report, by where they stand.
pub(super) struct Anchors<'d, 't> {
    /// Which time governs which word, by the tree.
    governors: Governors<'d, 't>,
    times: Vec<(Span, Option<TimeIdx>)>,
    places: Vec<(Span, PlaceIdx)>,
    /// Whether a token belongs to a time expression.
    timed: Vec<bool>,
}

impl<'d, 't> Anchors<'d, 't> {
    pub(super) fn new(
        doc: &'d Annotated<'t>,
        times: &[Timex],
        places: &[Place],
        lexicon: &'d Lexicon,
    ) -> Self {
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
        let governors = Governors::new(doc, times, lexicon);
        Self { governors, times: spans, places: found, timed }
    }

    pub(super) fn is_time(&self, token: TokenIdx) -> bool {
        self.timed[token.at()]
    }

    /// The places mentioned from a stretch on that begin within it, in order.
    pub(super) fn places_in(&self, span: Span) -> &[(Span, PlaceIdx)] {
        let first = self.places.partition_point(|(place, _)| place.start() < span.start());
        let len = self.places[first..].partition_point(|(place, _)| place.start() < span.end());
        &self.places[first..first + len]
    }

    /// Whether a place is mentioned within a span.
    pub(super) fn has_place(&self, span: Span) -> bool {
        self.places_in(span).iter().any(|(place, _)| span.contains(*place))
    }

    fn time_at(&self, span: Span) -> Option<TimeIdx> {
        let at = self.times.partition_point(|(time, _)| time.end() <= span.start());
        self.times.get(at).filter(|(time, _)| time.overlaps(span)).and_then(|(_, time)| *time)
    }
}

impl Clauses<'_, '_> {
    /// The date that stands in the trigger's clause, or governs it from another: by the words around
    /// it, or else by the tree.
    pub(super) fn date(&self, trigger: TokenIdx) -> Option<EventDate> {
        let governed = || self.anchors.governors.of(trigger).map(|found| found.date);
        self.date_by_words(trigger).or_else(governed)
    }

    fn date_by_words(&self, trigger: TokenIdx) -> Option<EventDate> {
        let explicit = |time| EventDate { time, basis: EventDateBasis::Explicit };
        let verb = self.group_at(trigger).filter(|_| self.act_noun(trigger).is_none());
        let Some(group) = verb else {
            if let Some(time) = self.noun_date(trigger) {
                return Some(explicit(time));
            }
            return self.date_by_words(self.groups[self.carrier_of(trigger)?].head);
        };
        if let Some(time) = self.date_behind(trigger).or_else(|| self.date_before(group)) {
            return Some(explicit(time));
        }
        // "attacked the train on Tuesday, taking hundreds hostage"
        let gerund = self.groups[group].is_bare_gerund();
        let other = match gerund {
            true => self.finite_before(group),
            false => group.checked_sub(1).filter(|other| self.groups[*other].is_finite()),
        };
        let other = other.filter(|other| {
            let comma = self.before(self.groups[group].first).is_some_and(|t| self.doc.is(t, ","));
            // The comma behind "The rebels, who fled in 2019, attacked" joins nothing.
            self.is_joined(group) && (gerund || !comma) && !self.is_relative(*other)
        })?;
        let found = self.date_by_words(self.groups[other].head)?;
        Some(EventDate { basis: EventDateBasis::Inferred, ..found })
    }

    /// The verb that a noun's act hangs on: "held talks", "talks opened".
    pub(super) fn carrier_of(&self, noun: TokenIdx) -> Option<usize> {
        let over = self.verb_over(noun);
        over.filter(|at| self.words.light_verb(&self.groups[*at].lemma).is_some())
            .or_else(|| self.light_verb_before(noun))
    }

    /// The date that begins at a word and does not only describe a noun: "the 2019 war",
    /// "Tuesday's announcement".
    fn adverbial_date(&self, token: TokenIdx) -> Option<TimeIdx> {
        let time = self.anchors.time_at(self.doc.span(token))?;
        let phrase = self.phrase_at(token).filter(|phrase| phrase.head > token);
        let describes = phrase.is_some() || self.is_before_genitive(token);
        // "were killed in Monday's raid": what happened in it happened then.
        let first = phrase.map_or(token, |phrase| phrase.first);
        let during = first.offset(-1).and_then(|before| self.inside(before));
        let during = during.filter(|before| self.is_any(*before, &["in", "during"]));
        let told = during.and_then(|before| before.offset(-1)).is_some_and(|over| {
            over < self.sentence.first
                || self.group_at(over).is_some_and(|at| !self.groups[at].copula)
        });
        (!describes || told).then_some(time)
    }

    fn is_before_genitive(&self, time: TokenIdx) -> bool {
        let mut at = time;
        while let Some(next) = at.offset(1).and_then(|next| self.inside(next)) {
            if !self.anchors.is_time(next) {
                return matches!(self.doc.word(next), "'s" | "’s" | "'" | "’");
            }
            at = next;
        }
        false
    }

    /// "attacked the town on Monday"
    fn date_behind(&self, verb: TokenIdx) -> Option<TimeIdx> {
        let mut after = verb.offset(1).and_then(|next| self.inside(next));
        while let Some(at) = after.filter(|at| !self.ends_clause(*at)) {
            if let Some(time) = self.adverbial_date(at) {
                // "attacked the town, officials Monday said": it touches another verb and not this one.
                let next = self.word_behind_time(at);
                let verbal = |group: &&Group| Some(group.first) == next && group.is_finite();
                let other = self.groups.iter().find(verbal);
                let words = (verb.0 + 1..at.0).map(TokenIdx);
                let touches = words.into_iter().all(|t| class_of(self.doc, t) == Upos::Adp);
                return (touches || other.is_none()).then_some(time);
            }
            after = at.offset(1).and_then(|next| self.inside(next));
        }
        None
    }

    fn word_behind_time(&self, time: TokenIdx) -> Option<TokenIdx> {
        let mut at = time;
        while self.anchors.is_time(at) {
            at = self.inside(at.offset(1)?)?;
        }
        Some(at)
    }

    /// "On Monday, the rebels attacked", "the rebels on Monday attacked"
    fn date_before(&self, group: usize) -> Option<TimeIdx> {
        const BOUNDS: [&str; 11] =
            ["who", "which", ":", ";", "while", "before", "after", "since", "until", "as", "than"];
        let mut before = self.groups[group].first.offset(-1).and_then(|token| self.inside(token));
        while let Some(at) = before {
            let fresh = self.group_at(at).is_some();
            if fresh || class_of(self.doc, at) == Upos::Sconj || self.is_any(at, &BOUNDS) {
                return None;
            }
            let time = self.adverbial_date(at).filter(|_| self.opens_clause(at, group));
            if time.is_some() {
                return time;
            }
            before = at.offset(-1).and_then(|token| self.inside(token));
        }
        None
    }

    /// Whether a time before a verb belongs to it: it begins the clause or touches the verb.
    fn opens_clause(&self, time: TokenIdx, group: usize) -> bool {
        let mut at = time;
        while let Some(before) = at.offset(-1).and_then(|before| self.inside(before)) {
            let attached = matches!(class_of(self.doc, before), Upos::Adp | Upos::Adv | Upos::Det)
                || self.anchors.is_time(before);
            if !attached {
                let mark = matches!(self.doc.word(before), "," | ";" | "“" | "\"");
                let touches = time.offset(1) == Some(self.groups[group].first);
                return mark || touches || class_of(self.doc, before) == Upos::Cconj;
            }
            at = before;
        }
        true
    }

    /// "Tuesday's attack", "the attack on Monday", "held talks on Monday".
    fn noun_date(&self, trigger: TokenIdx) -> Option<TimeIdx> {
        let time_at = |token| self.anchors.time_at(self.doc.span(token));
        let mut before = trigger.offset(-1).and_then(|token| self.inside(token))?;
        for _ in 0..5 {
            if let Some(time) = time_at(before) {
                return Some(time);
            }
            let describes = matches!(
                class_of(self.doc, before),
                Upos::Adj | Upos::Part | Upos::Noun | Upos::Num | Upos::Propn
            );
            if !describes && self.doc.word(before) != "-" {
                break;
            }
            before = before.offset(-1).and_then(|token| self.inside(token))?;
        }
        // A date behind the noun may belong to a verb before it: "condemned the attack on Monday".
        let governed = self.group_before(trigger).map(|group| &self.groups[group]);
        let light = governed.is_none_or(|group| self.words.light_verb(&group.lemma).is_some());
        let next = self.inside(trigger.offset(1)?)?;
        let next = if self.is_any(next, &["on", "in"]) { next.offset(1)? } else { next };
        if !light {
            let touching = self.inside(next).and_then(time_at);
            return touching.filter(|_| self.is_any(trigger, &["airstrike", "airstrikes"]));
        }
        self.date_behind(self.behind_participle(trigger))
    }

    /// "an offensive launched by the army": the participle that says who does the act, or the noun.
    pub(super) fn behind_participle(&self, noun: TokenIdx) -> TokenIdx {
        let group = self.after(noun).and_then(|next| self.group_at(next));
        let group = group.map(|group| &self.groups[group]).filter(|group| {
            group.is_bare_participle() && self.words.light_verb(&group.lemma).is_some()
        });
        group.filter(|group| !self.agents(group.head).is_empty()).map_or(noun, |group| group.head)
    }

    /// Whether a word begins another clause, or tells of another event.
    pub(super) fn ends_clause(&self, token: TokenIdx) -> bool {
        const WORDS: [&str; 12] = [
            "who",
            "which",
            "where",
            "when",
            "but",
            "after",
            "before",
            "than",
            "until",
            "following",
            "amid",
            "despite",
        ];
        let next = token.offset(1).and_then(|next| self.inside(next));
        let since =
            self.doc.is(token, "since") && !next.is_some_and(|next| self.anchors.is_time(next));
        let word = self.doc.word(token);
        self.group_at(token).is_some()
            || class_of(self.doc, token) == Upos::Sconj
            || since
            || self.is_any(token, &WORDS)
            || matches!(word, ";" | ":" | "(" | "“" | "”" | "\"" | "–" | "—" | "--")
    }
}
