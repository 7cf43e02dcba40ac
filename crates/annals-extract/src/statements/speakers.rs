//! The one who speaks: a noun phrase with what belongs to it, and the actor it stands for.

use super::{Ctx, next};
use crate::phrases::Phrase;
use annals_core::{ActorIdx, MentionForm, Sentence, Span, TokenIdx, Upos};

/// The words that name a speaker.
#[derive(Clone, Copy, Debug)]
pub(super) struct Speaker {
    /// The first token of all that belongs to it, appositions included.
    pub(super) first: TokenIdx,
    /// Its head noun.
    pub(super) head: TokenIdx,
    /// One past the last token of all that belongs to it.
    pub(super) end: TokenIdx,
    /// What a reading shows.
    pub(super) span: Span,
    pub(super) actor: Option<ActorIdx>,
    /// Whether it is two, and `actor` only the second of them.
    pub(super) joined: bool,
    /// Whether it stands in a relative clause: "officials, who said".
    pub(super) relative: bool,
}

/// Prepositions that belong to the clause and not to the noun before them.
const CLAUSAL: [&str; 14] = [
    "as",
    "after",
    "before",
    "since",
    "until",
    "till",
    "than",
    "like",
    "despite",
    "amid",
    "during",
    "following",
    "via",
    "per",
];

/// The noun phrase right behind a verb group: "…, said the envoy".
pub(super) fn inverted(ctx: &Ctx, sentence: &Sentence, end: TokenIdx) -> Option<Speaker> {
    let phrase = ctx.phrases.at(end).filter(|phrase| phrase.first == end)?;
    if phrase.head >= sentence.end {
        return None;
    }
    // "said Ann Lee of the bridge authority": what follows belongs to the name.
    let mut last = phrase.head;
    while ctx.is_any(next(last), &["of", "for", "from", "at", "and"]) {
        let Some(more) = ctx.phrases.at(TokenIdx(last.0 + 2)) else { break };
        if more.first != TokenIdx(last.0 + 2) || more.head >= sentence.end {
            break;
        }
        last = more.head;
    }
    Some(speaker(ctx, phrase, last, end, next(last)))
}

/// A phrase with what it hangs on: "a spokesman | for the ministry".
pub(super) fn whole(ctx: &Ctx, sentence: &Sentence, last: Phrase, end: TokenIdx) -> Speaker {
    let mut phrase = last;
    for _ in 0..6 {
        if ctx.is_behind_gap(phrase.first) {
            break;
        }
        if is_titled_name(ctx, sentence, phrase) {
            break;
        }
        match governor(ctx, sentence, phrase) {
            Some(noun) => phrase = noun,
            None => break,
        }
    }
    let mut first = phrase.first;
    // "France and the United Kingdom said": two, where they open the clause.
    if let Some(and) = ctx.before(first, sentence).filter(|t| ctx.is(*t, "and"))
        && let Some(other) = ctx.before(and, sentence).and_then(|t| ctx.phrases.at(t))
        && other.head.0 + 1 == and.0
        && opens_clause(ctx, sentence, other.first)
    {
        first = other.first;
        // "the Office of Parks and Bridges": one body.
        if let Some(body) = governor(ctx, sentence, other)
            .filter(|_| ctx.before(other.first, sentence).is_some_and(|t| ctx.is(t, "of")))
        {
            (phrase, first) = (body, body.first);
        }
    }
    let mut res = speaker(ctx, phrase, last.head, first, end);
    if first < phrase.first {
        res.span = ctx.doc.between(first, last.head);
        res.joined = true;
    }
    res
}

/// "Secretary of State Ann Lee": the name behind the title is the head.
fn is_titled_name(ctx: &Ctx, sentence: &Sentence, phrase: Phrase) -> bool {
    let of = ctx.before(phrase.first, sentence).is_some_and(|before| ctx.is(before, "of"));
    let mention = ctx.mentions.heading(phrase.span(ctx.doc));
    of && is_person(ctx, phrase)
        && mention.is_some_and(|mention| mention.span.start() > phrase.span(ctx.doc).start())
}

fn opens_clause(ctx: &Ctx, sentence: &Sentence, first: TokenIdx) -> bool {
    ctx.before(first, sentence).is_none_or(|before| {
        matches!(ctx.upos(before), Upos::Punct | Upos::Sconj | Upos::Cconj) || ctx.is(before, "of")
    })
}

/// The noun that a phrase depends on through a preposition.
fn governor(ctx: &Ctx, sentence: &Sentence, phrase: Phrase) -> Option<Phrase> {
    let mut at = ctx.before(phrase.first, sentence)?;
    // "familiar with the daily figures": the day is cut out of the phrase.
    while ctx.time_at(at).is_some() || ctx.upos(at) == Upos::Det {
        at = ctx.before(at, sentence)?;
    }
    let preposition = ctx.upos(at) == Upos::Adp || ctx.is(at, "to");
    if !preposition || ctx.is_any(at, &CLAUSAL) {
        return None;
    }
    at = ctx.before(at, sentence)?;
    // "people familiar with the talks", "officials speaking on condition", "men led by".
    if matches!(ctx.upos(at), Upos::Adj | Upos::Verb | Upos::Adp)
        && ctx.phrases.at(at).is_none_or(|phrase| phrase.head != at)
    {
        at = ctx.before(at, sentence)?;
    }
    let noun = ctx.phrases.at(at).filter(|noun| noun.head == at && noun.first >= sentence.first);
    noun.map(|noun| behind_gap(ctx, noun))
}

/// The part of a phrase behind a lost dash.
pub(super) fn behind_gap(ctx: &Ctx, phrase: Phrase) -> Phrase {
    let gap = (phrase.first.0 + 1..=phrase.head.0).rev().map(TokenIdx);
    let first = gap.into_iter().find(|token| ctx.is_behind_gap(*token));
    Phrase { first: first.unwrap_or(phrase.first), ..phrase }
}

pub(super) fn is_person(ctx: &Ctx, phrase: Phrase) -> bool {
    let found = ctx.mentions.heading(phrase.span(ctx.doc));
    found.is_some_and(|mention| {
        mention.form == MentionForm::Name
            && ctx
                .actors
                .get(mention.actor.0 as usize)
                .is_some_and(|actor| actor.kind == annals_core::ActorKind::Person)
    })
}

/// Whether a noun phrase is somebody who may speak: an actor, a source noun, a person's pronoun.
pub(super) fn is_likely(ctx: &Ctx, speaker: &Speaker) -> bool {
    speaker.actor.is_some()
        || ctx.is_any(speaker.head, &["he", "she", "they", "we", "i", "who"])
        || ctx.upos(speaker.head) == Upos::Propn
        || super::terms::noun_terms(ctx, speaker.head).is_some()
}

/// A speaker from its head phrase; `last` ends what depends on it.
pub(super) fn speaker(
    ctx: &Ctx,
    phrase: Phrase,
    last: TokenIdx,
    first: TokenIdx,
    end: TokenIdx,
) -> Speaker {
    let span = phrase.span(ctx.doc);
    let mention = ctx.mentions.heading(span);
    let shown = match mention {
        Some(mention) if mention.form == MentionForm::Name || last == phrase.head => mention.span,
        _ => ctx.doc.between(phrase.first, last.max(phrase.head)),
    };
    let actor = mention.map(|mention| mention.actor);
    Speaker { first, head: phrase.head, end, span: shown, actor, joined: false, relative: false }
}
