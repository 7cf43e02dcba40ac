//! Events: who did what to whom, and whether it is told as a fact (PLOVER 2.0).
//!
//! A trigger is one word of the lexicon, in a construction the table asks for. Without a parse the
//! clause is walked word by word; where that does not settle who acts, or whether an infinitive is a
//! plan or a purpose, nothing is coded. Headlines are not read: their grammar is their own.

mod anchors;
mod codes;
mod factuality;
mod groups;
mod noun_factuality;
mod nouns;
mod objects;
mod parties;
mod places;
mod subjects;
mod verbs;

use crate::classes::class_of;
use crate::phrases::{Phrase, Phrases};
use crate::statements::attributed;
use anchors::Anchors;
use annals_core::{
    Actor, Annotated, BlockKind, Event, EventType, Factuality, Place, RuleId, Sentence, Span,
    Statement, StatementIdx, Timex, TokenIdx, Upos,
};
use annals_lexicon::Lexicon;
use annals_lexicon::events::EventWords;
use codes::Codes;
use groups::Group;
use std::collections::HashMap;

/// Finds the events of a report, by where their triggers stand.
#[must_use]
pub fn events(
    doc: &Annotated,
    phrases: &Phrases,
    times: &[Timex],
    actors: &[Actor],
    places: &[Place],
    statements: &[Statement],
    lexicon: &Lexicon,
) -> Vec<Event> {
    let anchors = Anchors::new(doc, times, places, lexicon);
    let codes = Codes::new(actors, lexicon);
    let mut found = vec![];
    for sentence in doc.sentences().iter().filter(|sentence| has_plain_grammar(sentence.block)) {
        let clause = Clauses::new(doc, sentence, phrases, lexicon, &anchors, &codes);
        let mut acts: Vec<Act> = verbs::acts(&clause);
        acts.extend(nouns::acts(&clause));
        acts.sort_by_key(|act| act.trigger);
        acts.dedup_by_key(|act| act.trigger);
        found.extend(acts.into_iter().map(|act| clause.event(act)));
    }
    attribute(&mut found, statements);
    found
}

fn has_plain_grammar(block: BlockKind) -> bool {
    match block {
        BlockKind::Paragraph | BlockKind::List | BlockKind::Quote | BlockKind::Caption => true,
        BlockKind::Headline | BlockKind::Subhead | BlockKind::Credit | BlockKind::Dateline => false,
    }
}

/// An event before its parties have codes and its place and time are looked up.
struct Act {
    trigger: TokenIdx,
    kind: EventType,
    mode: Option<&'static str>,
    factuality: Factuality,
    actors: Vec<Party>,
    recipients: Vec<Party>,
    rule: String,
}

/// Words that name a party: a noun phrase, or a name inside one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Party {
    Phrase(Phrase),
    Name(Span),
}

/// One sentence with all that is asked of it.
struct Clauses<'a, 't> {
    doc: &'a Annotated<'t>,
    sentence: &'a Sentence,
    phrases: &'a Phrases,
    lexicon: &'a Lexicon,
    words: &'a EventWords,
    anchors: &'a Anchors<'a, 't>,
    codes: &'a Codes<'a>,
    groups: Vec<Group>,
}

impl<'a, 't> Clauses<'a, 't> {
    fn new(
        doc: &'a Annotated<'t>,
        sentence: &'a Sentence,
        phrases: &'a Phrases,
        lexicon: &'a Lexicon,
        anchors: &'a Anchors<'a, 't>,
        codes: &'a Codes<'a>,
    ) -> Self {
        let groups = groups::groups(doc, sentence, lexicon);
        Self { doc, sentence, phrases, lexicon, words: &lexicon.events, anchors, codes, groups }
    }

    fn event(&self, act: Act) -> Event {
        let trigger = self.doc.span(act.trigger);
        let parties = |parties: &[Party]| {
            let mut res: Vec<annals_core::Participant> = vec![];
            for party in parties.iter().map(|party| self.participant(*party)) {
                if res.iter().all(|other| !other.span.overlaps(party.span)) {
                    res.push(party);
                }
            }
            res
        };
        Event {
            trigger,
            kind: act.kind,
            mode: act.mode.map(str::to_owned),
            factuality: act.factuality,
            actors: parties(&act.actors),
            recipients: parties(&act.recipients),
            place: self.place(&act),
            date: self.date(act.trigger),
            attributed: None,
            speech: None,
            rule: RuleId::from(act.rule),
        }
    }

    /// The group whose head is a token.
    fn group_at(&self, token: TokenIdx) -> Option<usize> {
        self.groups.binary_search_by_key(&token, |group| group.head).ok()
    }

    /// The last group that ends before a token.
    fn group_before(&self, token: TokenIdx) -> Option<usize> {
        self.groups.partition_point(|group| group.head < token).checked_sub(1)
    }

    fn inside(&self, token: TokenIdx) -> Option<TokenIdx> {
        (self.sentence.first <= token && token < self.sentence.end).then_some(token)
    }

    /// The word before, adverbs, quotation marks and time expressions passed over.
    fn before(&self, token: TokenIdx) -> Option<TokenIdx> {
        let mut at = self.inside(token.offset(-1)?)?;
        while self.is_passed_over(at) {
            let timed = self.anchors.is_time(at);
            at = self.inside(at.offset(-1)?)?;
            // "Trump on Sunday announced"
            if timed && class_of(self.doc, at) == Upos::Adp {
                at = self.inside(at.offset(-1)?)?;
            }
        }
        Some(at)
    }

    /// The word after, adverbs, quotation marks and time expressions passed over.
    fn after(&self, token: TokenIdx) -> Option<TokenIdx> {
        let mut at = self.inside(token.offset(1)?)?;
        while self.is_passed_over(at) {
            at = self.inside(at.offset(1)?)?;
        }
        Some(at)
    }

    fn is_passed_over(&self, token: TokenIdx) -> bool {
        class_of(self.doc, token) == Upos::Adv
            && !["when", "where", "how", "why"].iter().any(|word| self.doc.is(token, word))
            || matches!(self.doc.word(token), "“" | "”" | "\"" | "[" | "]")
            || self.anchors.is_time(token)
            || self.is_genitive_of_time(token)
    }

    /// "Tuesday's announcement"
    fn is_genitive_of_time(&self, token: TokenIdx) -> bool {
        matches!(self.doc.word(token), "'s" | "’s")
            && token.offset(-1).is_some_and(|before| self.anchors.is_time(before))
    }

    fn is_any(&self, token: TokenIdx, words: &[&str]) -> bool {
        words.iter().any(|word| self.doc.is(token, word))
    }

    fn lower(&self, token: TokenIdx) -> String {
        self.doc.word(token).to_lowercase()
    }

    /// The lemma of a phrase's head noun.
    fn noun(&self, phrase: Phrase) -> String {
        self.lexicon.inflection.noun_lemma(&self.lower(phrase.head))
    }

    fn phrase_at(&self, token: TokenIdx) -> Option<Phrase> {
        self.phrases.at(token)
    }
}

/// Ties events to the statements they stand in and to the statement they make.
fn attribute(events: &mut [Event], statements: &[Statement]) {
    let cues: HashMap<usize, StatementIdx> = (0..)
        .zip(statements)
        .map(|(at, statement)| (statement.cue.0.start(), StatementIdx(at)))
        .collect();
    for event in events {
        event.attributed = attributed(statements, event.trigger);
        event.speech = cues.get(&event.trigger.start()).copied();
    }
}

#[cfg(test)]
mod tests;
