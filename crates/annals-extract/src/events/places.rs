//! Where: the place of a locative phrase that hangs on the trigger's clause.

use super::{Act, Clauses};
use crate::classes::class_of;
use crate::phrases::Phrase;
use annals_core::{PlaceIdx, TokenIdx, Upos};

const WHERE: [&str; 13] = [
    "in",
    "at",
    "near",
    "on",
    "outside",
    "inside",
    "across",
    "around",
    "along",
    "throughout",
    "within",
    "off",
    "via",
];

impl Clauses<'_, '_> {
    /// The place named behind a preposition after the trigger, in its clause, or right at it.
    pub(super) fn place(&self, act: &Act) -> Option<PlaceIdx> {
        let is_visit = act.mode == Some("visit");
        if self.act_noun(act.trigger).is_none() {
            let visited = is_visit.then(|| self.objects_after(act.trigger));
            let visited = visited.and_then(|found| self.place_of(*found.first()?));
            return visited
                .or_else(|| self.place_behind(act.trigger, false))
                .or_else(|| self.place_before(act.trigger));
        }
        if let Some(place) = self.place_inside(act.trigger) {
            return Some(place);
        }
        if is_visit && let Some(to) = self.after(act.trigger).filter(|t| self.doc.is(*t, "to")) {
            return self.place_of(*self.objects_after(to).first()?);
        }
        let behind = self.place_behind(self.behind_participle(act.trigger), true);
        behind.or_else(|| {
            let carrier = self.groups[self.carrier_of(act.trigger)?].head;
            self.place_behind(carrier, false).or_else(|| self.place_before(carrier))
        })
    }

    fn place_behind(&self, from: TokenIdx, noun: bool) -> Option<PlaceIdx> {
        let mut at = self.inside(from.offset(1)?)?;
        let mut apart = false;
        while !self.ends_clause(at) {
            // "a step toward peace in Norland", "exploitation by the government in Arvela": the
            // place is that of the nearer noun.
            apart |= self.is_any(at, &["as", "toward", "towards", "about", "over", "for"])
                || noun && self.doc.is(at, "by");
            if self.is_any(at, &WHERE) {
                let phrase = at.offset(1).and_then(|next| self.phrase_at(next));
                let found = phrase.and_then(|phrase| self.place_of(phrase));
                if found.is_some() {
                    return found.filter(|_| !apart);
                }
            }
            at = self.inside(at.offset(1)?)?;
        }
        None
    }

    /// "In Arvela, the rebels attacked": a place that opens the sentence.
    fn place_before(&self, verb: TokenIdx) -> Option<PlaceIdx> {
        let first = self.sentence.first;
        let phrase = first.offset(1).and_then(|next| self.phrase_at(next));
        let phrase = phrase.filter(|_| self.is_any(first, &["in", "at", "near", "outside"]))?;
        let comma = self.after(phrase.head).filter(|token| self.doc.word(*token) == ",")?;
        let group = self.group_at(verb)?;
        let own = (comma.0..self.groups[group].first.0).map(TokenIdx);
        let mut own = own.filter(|token| self.group_at(*token).is_some());
        own.next().is_none().then(|| self.place_of(phrase))?
    }

    /// "the Arvela bombing"
    fn place_inside(&self, noun: TokenIdx) -> Option<PlaceIdx> {
        let before = noun.offset(-1).and_then(|before| self.inside(before))?;
        let phrase = self.phrase_at(noun).filter(|phrase| phrase.first < noun);
        // A noun in "-ing" may stand behind the phrase that describes it.
        let phrase = phrase.or_else(|| {
            let articled = |phrase: &Phrase| class_of(self.doc, phrase.first) == Upos::Det;
            self.phrase_at(before).filter(articled)
        })?;
        let span = self.doc.between(phrase.first, before);
        let mut found = self.anchors.places_in(span).iter();
        found.find(|(place, _)| place.end() == span.end()).map(|(_, idx)| *idx)
    }

    /// The place that a phrase is: "northern Velmar", "the city of Arvela", "Norland's Arvela
    /// province", but none for "the Norland army".
    fn place_of(&self, phrase: Phrase) -> Option<PlaceIdx> {
        let span = phrase.span(self.doc);
        let is_place = class_of(self.doc, phrase.head) == Upos::Propn
            || self.words.is_of(&self.noun(phrase), "place")
            || self.lexicon.actors.is_place(&self.noun(phrase));
        let found = self.anchors.places_in(span).iter().rfind(|(place, _)| {
            let next = self.doc.tokens_in(*place).next_back().and_then(|last| last.offset(1));
            let owns = next
                .and_then(|next| self.inside(next))
                .is_some_and(|next| matches!(self.doc.word(next), "'s" | "’s" | "'" | "’"));
            place.end() >= span.end() || is_place && !owns
        });
        // "Norland's coastal region"
        let found = found.or_else(|| self.anchors.places_in(span).last().filter(|_| is_place));
        let of = || self.of_phrase(phrase).filter(|_| is_place);
        found.map(|(_, idx)| *idx).or_else(|| {
            let of = of()?;
            let span = of.span(self.doc);
            let mut found = self.anchors.places_in(span).iter();
            found.find(|(place, _)| place.end() >= span.end()).map(|(_, idx)| *idx)
        })
    }
}
