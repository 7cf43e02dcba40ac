//! Who acts and who is acted on: subjects, objects, agents and attributes, found by walking the clause.

use super::{Clauses, Party};
use crate::classes::class_of;
use crate::phrases::Phrase;
use annals_core::{EventType, Span, TokenIdx, Upos};
use annals_lexicon::actors::NameSense;
use annals_lexicon::events::{ObjectClass, VerbTrigger};

const OWN: [&str; 5] = ["his", "her", "their", "its", "our"];

/// Whether a name is of the kind that says whose: "Turkish", "U.S.".
fn is_adjectival(name: &str) -> bool {
    const ENDINGS: [&str; 8] = ["ish", "ian", "ese", "ench", "can", "ean", "aqi", "eli"];
    matches!(name, "U.S." | "US" | "U.N." | "UN" | "U.K." | "UK" | "EU" | "NATO")
        || ENDINGS.iter().any(|end| name.ends_with(end))
}

impl Clauses<'_, '_> {
    pub(super) fn is_name(&self, phrase: Phrase) -> bool {
        class_of(self.doc, phrase.head) == Upos::Propn
    }

    /// Whether a word is part of a name: "Operation Peace Spring", "the Peace Talks Act".
    pub(super) fn is_in_name(&self, token: TokenIdx) -> bool {
        let capital = |token: TokenIdx| self.doc.word(token).starts_with(char::is_uppercase);
        let next = token.offset(1).and_then(|next| self.inside(next));
        let next = next.is_some_and(|next| {
            capital(next) && class_of(self.doc, next) == Upos::Propn && !self.anchors.is_time(next)
        });
        let first = token == self.sentence.first
            || token.offset(-1).is_some_and(|t| matches!(self.doc.word(t), "“" | "\"" | "‘"));
        capital(token) && (!first || next && class_of(self.doc, token) != Upos::Verb)
    }

    /// The classes of a noun, as the table has them.
    pub(super) fn classes_of(&self, noun: TokenIdx) -> u32 {
        self.words.classes_of(&self.lexicon.inflection.noun_lemma(&self.lower(noun)))
    }

    /// Whether the sentence tells of a misfortune that nobody meant.
    pub(super) fn is_misfortune(&self) -> bool {
        self.sentence.tokens().any(|token| {
            class_of(self.doc, token) == Upos::Noun
                && self
                    .words
                    .is_of(&self.lexicon.inflection.noun_lemma(&self.lower(token)), "accident")
        })
    }

    pub(super) fn is_person(&self, phrase: Phrase) -> bool {
        const CLASSES: [&str; 7] =
            ["person", "force", "government", "party", "diplomat", "media", "crowd"];
        let lemma = self.noun(phrase);
        phrase.is_pronoun(self.doc)
            || self.is_name(phrase)
            || self.codes.mention(self.doc, phrase.span(self.doc)).is_some()
            // A charge is a diplomat only with an accent.
            || !self.words.is_of(&lemma, "claim")
                && CLASSES.iter().any(|class| self.words.is_of(&lemma, class))
            || ["country", "nation", "side", "authority", "military", "ally", "court", "ministry"]
                .contains(&lemma.as_str())
    }

    /// Whether a subject can do an act: no act, no day, and no thing that the table knows as one.
    /// Most bodies that act are in no table, so what nobody knows may act.
    pub(super) fn may_act(&self, phrase: Phrase) -> bool {
        const THINGS: [&str; 9] =
            ["aid", "claim", "deal", "goods", "law", "proposal", "restriction", "rights", "talks"];
        let lemma = self.noun(phrase);
        let thing = THINGS.iter().any(|class| self.words.is_of(&lemma, class));
        self.is_person(phrase)
            || !thing && self.act_noun(phrase.head).is_none() && !self.anchors.is_time(phrase.head)
    }

    pub(super) fn persons(&self, phrases: &[Phrase]) -> Vec<Party> {
        let persons = phrases.iter().copied().filter(|phrase| self.is_person(*phrase));
        persons.map(Party::Phrase).collect()
    }

    pub(super) fn persons_of(&self, parties: Vec<Party>) -> Vec<Party> {
        let is_person = |party: &Party| match party {
            // "by forces loyal": the head may not be the noun that tells.
            Party::Phrase(phrase) => (phrase.first.0..=phrase.head.0)
                .any(|token| self.is_person(Phrase { first: phrase.first, head: TokenIdx(token) })),
            Party::Name(_) => true,
        };
        parties.into_iter().filter(is_person).collect()
    }

    /// Whether a stretch is "his", "their".
    pub(super) fn is_own(&self, span: Span) -> bool {
        OWN.iter().any(|word| span.of(self.doc.text()).eq_ignore_ascii_case(word))
    }

    pub(super) fn may_be_party(&self, phrase: Phrase, kind: EventType) -> bool {
        match kind {
            EventType::Assault => self.act_noun(phrase.head).is_none(),
            _ => self.is_person(phrase),
        }
    }

    /// "by the rebels" behind a passive verb.
    pub(super) fn agents(&self, verb: TokenIdx) -> Vec<Party> {
        let mut at = verb;
        for _ in 0..8 {
            let Some(next) = self.after(at) else { return vec![] };
            if self.doc.is(next, "by") {
                let found = self.objects_after(next);
                let timed = next
                    .offset(1)
                    .is_some_and(|t| self.inside(t).is_some() && self.anchors.is_time(t));
                let found = found.into_iter().filter(|_| !timed);
                return found.map(Party::Phrase).collect();
            }
            if self.group_at(next).is_some() || self.doc.word(next) == "," {
                return vec![];
            }
            at = next;
        }
        vec![]
    }

    /// "met with the rebels", "clashed in Arvela with the rebels"
    pub(super) fn companions(&self, last: TokenIdx) -> Vec<Party> {
        if self.doc.is(last, "with") {
            return self.persons(&self.objects_after(last));
        }
        let found = self.attributes(last).into_iter().find(|(word, _)| word == "with");
        found.map_or(vec![], |(_, phrases)| self.persons(&phrases))
    }

    /// Who owns or is named before a noun: "Norland's strikes", "rebel attacks", "his arrest".
    pub(super) fn owners(&self, noun: TokenIdx) -> Vec<Party> {
        let Some(phrase) = self.phrase_at(noun) else { return vec![] };
        if self.is_any(phrase.first, &OWN) && phrase.first < noun {
            return vec![Party::Name(self.doc.span(phrase.first))];
        }
        let span = phrase.span(self.doc);
        let start = self.doc.span(noun).start();
        let known = self.codes.within(span).find(|(mention, _)| mention.end() < start);
        // "the Paris bombing" tells where, whoever else Paris may stand for.
        let is_seat = |mention: Span| {
            let next = self.doc.tokens_in(mention).next_back().and_then(|last| last.offset(1));
            let senses = self.lexicon.actors.names.senses(mention.of(self.doc.text()));
            let seat =
                |sense: &NameSense| matches!(sense, NameSense::Seat(_) | NameSense::Place(_));
            senses.iter().any(seat) && next == Some(noun)
        };
        if let Some((mention, _)) = known {
            return if is_seat(mention) { vec![] } else { vec![Party::Name(mention)] };
        }
        let tokens = (phrase.first.0..noun.0).map(TokenIdx);
        let genitive =
            tokens.clone().find(|token| matches!(self.doc.word(*token), "'s" | "’s" | "'" | "’"));
        let names = |token: &TokenIdx| class_of(self.doc, *token) == Upos::Propn;
        let first = tokens.clone().find(names);
        let last = tokens.clone().filter(|t| genitive.is_none_or(|end| *t < end)).rfind(names);
        match (first, last, genitive) {
            (Some(first), Some(last), _) if first <= last => {
                let span = self.doc.between(first, last);
                // "the Arvela bombing" tells where, "Norland's bombing" and "Turkish strikes" who.
                let place = self.anchors.has_place(span) || !is_adjectival(self.doc.word(last));
                if place && genitive.is_none() {
                    return vec![];
                }
                vec![Party::Name(span)]
            }
            (_, _, Some(end)) if end > phrase.first => {
                let last = TokenIdx(end.0 - 1);
                // A name that opens a sentence may not be known as one.
                let named = self.doc.word(last).starts_with(char::is_uppercase);
                let owner = Phrase { first: phrase.first, head: last };
                if self.is_person(owner) || named { vec![Party::Phrase(owner)] } else { vec![] }
            }
            _ => vec![],
        }
    }

    /// Whom or what a verb's act hits.
    pub(super) fn recipients(
        &self,
        kind: EventType,
        trigger: &VerbTrigger,
        objects: &[Phrase],
        last: TokenIdx,
    ) -> Vec<Party> {
        let moved = matches!(kind, EventType::Retreat | EventType::Mobilize);
        if trigger.object.is_none() {
            let on = self.is_any(last, &["on", "upon", "to", "against", "at", "with"]);
            let speaks = !matches!(kind, EventType::Agree | EventType::Retreat);
            return if on && speaks { self.persons(&self.objects_after(last)) } else { vec![] };
        }
        let things = kind == EventType::Assault && trigger.object != Some(ObjectClass::Act);
        let weapons = matches!(trigger.pattern, "fire {weapon}" | "launch {weapon}");
        let direct: Vec<Phrase> = objects
            .iter()
            .copied()
            .filter(|object| {
                // "Nine were freed": the verb asks for people, so the number is of people.
                let bare =
                    object.first == object.head && class_of(self.doc, object.head) == Upos::Num;
                if bare && trigger.object != Some(ObjectClass::Any) {
                    return true;
                }
                if moved {
                    self.is_person(*object)
                        && self.classes_of(object.head) != 0
                        && kind == EventType::Retreat
                        && trigger.sense.mode == Some("release")
                } else {
                    things && !weapons || self.is_person(*object)
                }
            })
            .collect();
        if !direct.is_empty() {
            return direct.into_iter().map(Party::Phrase).collect();
        }
        if moved {
            return vec![];
        }
        // "rejected Norland's claim", "welcomed the decision of the rebels", "cut ties with Norland"
        let owners = objects.iter().flat_map(|object| self.owners(object.head)).collect::<Vec<_>>();
        if !owners.is_empty() && kind != EventType::Sanction {
            return owners;
        }
        let behind = objects.last().map_or(last, |object| object.head);
        let found = self.attributes(behind).into_iter().find(|(word, phrases)| {
            ["of", "by", "with", "to", "against", "on", "at"].contains(&word.as_str())
                && phrases.iter().any(|phrase| self.is_person(*phrase))
                // "a demand for inspectors at Hadra": only where.
                && (word != "at" || phrases.iter().all(|phrase| {
                    let span = phrase.span(self.doc);
                    self.codes.mention(self.doc, span).is_some() || !self.is_name(*phrase)
                }))
        });
        found.map_or(vec![], |(_, phrases)| self.persons(&phrases))
    }
}
