//! The codes of a participant: those of the actor it is, or those its words tell.

use super::{Clauses, Party};
use crate::actors::{self, ActorIndex};
use crate::classes::class_of;
use annals_core::{Actor, ActorIdx, Annotated, CountryCode, MentionForm, Participant, Span, Upos};
use annals_lexicon::Lexicon;

/// The actors of a report by where they are mentioned, and what codes their words give.
pub(super) struct Codes<'a> {
    actors: &'a [Actor],
    index: ActorIndex,
    lexicon: &'a Lexicon,
}

impl<'a> Codes<'a> {
    pub(super) fn new(actors: &'a [Actor], lexicon: &'a Lexicon) -> Self {
        Self { actors, index: ActorIndex::new(actors), lexicon }
    }

    /// The mentions that overlap a stretch, in order.
    pub(super) fn within(&self, span: Span) -> impl Iterator<Item = (Span, ActorIdx)> {
        self.index.within(span)
    }

    /// The actor that a phrase is, with the words that mention it; a name before a description.
    pub(super) fn mention(&self, doc: &Annotated, span: Span) -> Option<(Span, ActorIdx)> {
        let idx = self.index.of(doc, span)?;
        let mentions = &self.actor(idx)?.mentions;
        let overlapping = mentions.iter().filter(|mention| mention.span.overlaps(span));
        overlapping
            .max_by_key(|mention| (mention.form == MentionForm::Name, mention.span.len()))
            .map(|mention| (mention.span, idx))
    }

    fn actor(&self, idx: ActorIdx) -> Option<&'a Actor> {
        self.actors.get(idx.0 as usize)
    }

    /// The country of whoever a phrase belongs to: "his cabinet", "the Front's men".
    fn owner_country(&self, whole: Span) -> Option<CountryCode> {
        let (_, owner) = self.within(whole).find(|(mention, _)| mention.end() < whole.end())?;
        self.actor(owner)?.country
    }
}

impl Clauses<'_, '_> {
    pub(super) fn participant(&self, party: Party) -> Participant {
        let whole = match party {
            Party::Phrase(phrase) => phrase.span(self.doc),
            Party::Name(span) => span,
        };
        let mention = self.codes.mention(self.doc, whole);
        let known = mention.and_then(|(_, idx)| self.codes.actor(idx));
        let country = known.and_then(|known| known.country);
        let sector = known.and_then(|known| known.sector);
        // Of a listed actor only what stands before it tells more: "Velmari spokesman [Ilse Korvan]".
        let words = match mention {
            Some((span, _)) if span.start() <= whole.start() => "",
            Some((span, _)) => Span::new(whole.start(), span.start()).of(self.doc.text()),
            None => self.with_attribute(party, whole),
        };
        let told = actors::codes_of(words.trim_end(), self.codes.lexicon);
        // Whose enemies they are is not whose they are.
        let owned = match party {
            Party::Phrase(phrase) if !self.is_opposed(phrase) => self.codes.owner_country(whole),
            Party::Phrase(_) | Party::Name(_) => None,
        };
        let span = match (mention, party) {
            (Some((span, _)), _) => span,
            (None, Party::Phrase(phrase)) if class_of(self.doc, phrase.head) == Upos::Propn => {
                phrase.bare_span(self.doc)
            }
            (None, _) => whole,
        };
        Participant {
            span,
            actor: mention.map(|(_, idx)| idx),
            country: country.or(told.0).or(owned),
            sector: sector.or(told.1.filter(|_| known.is_none())),
        }
    }

    /// "the leader of the Front": what stands behind "of" tells codes too.
    fn with_attribute(&self, party: Party, whole: Span) -> &str {
        let of = match party {
            Party::Phrase(phrase) => self.of_phrase(phrase).map(|of| of.span(self.doc)),
            Party::Name(_) => None,
        };
        let end = of.map_or(whole.end(), |of| of.end());
        Span::new(whole.start(), end).of(self.doc.text())
    }

    fn is_opposed(&self, phrase: crate::phrases::Phrase) -> bool {
        const OPPOSED: [&str; 11] = [
            "ally",
            "critic",
            "enemy",
            "foe",
            "friend",
            "guest",
            "neighbor",
            "neighbour",
            "opponent",
            "partner",
            "rival",
        ];
        OPPOSED.contains(&self.noun(phrase).as_str())
    }
}
