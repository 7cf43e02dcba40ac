//! The places of a report while they are being found.

use super::ctx::Ctx;
use super::pieces::{Piece, What};
use super::register::key;
use super::uses;
use crate::classes::class_of;
use annals_core::{CountryCode, Place, RuleId, Sentence, Span, Upos};
use annals_lexicon::actors::{KnownPlace, NameSense};
use std::collections::HashMap;

#[derive(Debug, Default)]
pub(super) struct Places {
    places: Vec<Place>,
    keys: HashMap<String, usize>,
}

impl Places {
    /// A state, town or region of the lexicon; with the direction before it ("northeast Syria") it
    /// is a place of its own, whose middle nobody knows.
    pub(super) fn known(&mut self, ctx: &Ctx, sentence: &Sentence, piece: &Piece) {
        let state = piece.senses().iter().find_map(|sense| match sense {
            NameSense::State(code) => Some(*code),
            _ => None,
        });
        let place = piece.senses().iter().find_map(|sense| match sense {
            NameSense::Place(place) => Some(*place),
            _ => None,
        });
        let span = piece.span(ctx);
        if let Some(direction) = uses::direction(ctx, sentence, piece.first) {
            let country = state.or(place.and_then(|place| place.country));
            let whole = ctx.doc.span(direction).cover(span);
            return self.add(ctx.quote(whole), country, whole, "places/direction");
        }
        match (state, place) {
            (Some(code), _) => {
                let name = ctx.words.names.state(code).unwrap_or(ctx.quote(span));
                self.add(name, Some(code), span, "places/country");
            }
            (None, Some(place)) => self.listed(place, span),
            (None, None) => {}
        }
    }

    /// The land of a state that no table knows.
    pub(super) fn unknown_state(&mut self, name: &str, span: Span) {
        self.add(name, None, span, "places/country");
    }

    fn listed(&mut self, known: KnownPlace, span: Span) {
        let rule = match known.precision {
            annals_core::PlacePrecision::Area => "places/region",
            _ => "places/town",
        };
        self.add(known.name, known.country, span, rule);
        if let Some(place) = self.keys.get(&key(known.name)).map(|at| &mut self.places[*at]) {
            place.lat = Some(known.lat);
            place.lon = Some(known.lon);
            place.precision = Some(known.precision);
        }
    }

    /// A name that no table knows, behind a word that surely locates: "in Charlevoix, Quebec".
    pub(super) fn unknown(
        &mut self,
        ctx: &Ctx,
        sentence: &Sentence,
        pieces: &[Piece],
        at: usize,
    ) -> bool {
        let piece = &pieces[at];
        let written = ctx.quote(piece.span(ctx));
        let acronym = written.chars().all(|c| !c.is_lowercase());
        let located = ctx
            .before(piece.first, sentence)
            .is_some_and(|before| ctx.is_any(before, &["in", "near", "inside", "outside"]));
        // "in Helsinki Accords talks": a name that goes on is another thing.
        let modifies =
            piece.last.offset(1).filter(|next| *next < sentence.end).is_some_and(|next| {
                matches!(class_of(ctx.doc, next), Upos::Noun | Upos::Propn | Upos::Adj)
                    && !ctx.is_timed(next)
                    || ctx.is_glued_hyphen(next)
            });
        let goes_on =
            modifies || pieces.get(at + 1).is_some_and(|next| ctx.adjacent(piece.last, next.first));
        let institution = ctx.words.institution(&ctx.lower(piece.last, piece.last)).is_some();
        if institution
            || !located
            || acronym
            || goes_on
            || piece.n_tokens() > 3
            || written.len() < 3
        {
            return false;
        }
        let country = pieces.get(at + 1).and_then(|next| country_behind(ctx, piece, next));
        self.add(written, country, piece.span(ctx), "places/unknown");
        true
    }

    /// A further mention of a place under the same name.
    pub(super) fn again(&mut self, name: &str, span: Span) {
        if let Some(at) = self.keys.get(&key(name)) {
            self.places[*at].mentions.push(span);
        }
    }

    fn add(&mut self, name: &str, country: Option<CountryCode>, span: Span, rule: &'static str) {
        let at = *self.keys.entry(key(name)).or_insert(self.places.len());
        if at == self.places.len() {
            self.places.push(Place {
                name: name.to_owned(),
                country,
                lat: None,
                lon: None,
                precision: None,
                mentions: vec![],
                rule: RuleId::new(rule),
            });
        }
        self.places[at].mentions.push(span);
    }

    pub(super) fn finish(mut self) -> Vec<Place> {
        for place in &mut self.places {
            place.mentions.sort();
            place.mentions.dedup();
        }
        self.places.sort_by_key(|place| place.mentions[0]);
        self.places
    }
}

/// "Charlevoix, Quebec": the state that the next piece lies in.
fn country_behind(ctx: &Ctx, piece: &Piece, next: &Piece) -> Option<CountryCode> {
    let comma = piece.last.offset(1)?;
    if ctx.doc.word(comma) != "," || next.first.0 != comma.0 + 1 {
        return None;
    }
    match next.what {
        What::Known(senses) => senses.iter().find_map(|sense| match sense {
            NameSense::State(code) => Some(*code),
            NameSense::Place(place) => place.country,
            _ => None,
        }),
        What::Office(_) | What::Loose | What::Institution(_) => None,
    }
}
