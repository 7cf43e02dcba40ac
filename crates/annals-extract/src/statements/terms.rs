//! On what terms somebody speaks: told by the actor, else by the head noun.

use super::Ctx;
use super::speakers::Speaker;
use annals_core::{ActorKind, Sentence, Terms, TokenIdx, Upos};

/// The terms of a speaker; `known` is what was found for the speakers before, for pronouns.
pub(super) fn terms(ctx: &Ctx, sentence: &Sentence, speaker: &Speaker, known: &Known) -> Terms {
    if asks_for_anonymity(ctx, sentence) {
        return Terms::Anonymous;
    }
    let actor = speaker.actor.and_then(|actor| ctx.actors.get(actor.0 as usize));
    if let Some(actor) = actor {
        return match actor.kind {
            ActorKind::Person => Terms::Named,
            ActorKind::Organisation | ActorKind::State | ActorKind::Group => Terms::Office,
            ActorKind::People => noun_terms(ctx, speaker.head).unwrap_or(Terms::Office),
        };
    }
    match ctx.lower(speaker.head).as_str() {
        "he" | "she" | "him" | "her" => return known.one.unwrap_or(Terms::Named),
        "they" | "them" | "we" => return known.several.or(known.one).unwrap_or(Terms::Office),
        "it" => return known.body.unwrap_or(Terms::Office),
        _ => {}
    }
    noun_terms(ctx, speaker.head).unwrap_or_else(|| unlisted(ctx, speaker))
}

/// The terms that the speakers of earlier statements had, by the pronoun that may stand for them.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Known {
    one: Option<Terms>,
    several: Option<Terms>,
    body: Option<Terms>,
}

impl Known {
    pub(super) fn note(&mut self, ctx: &Ctx, speaker: &Speaker, terms: Terms) {
        let several = is_plural(ctx, speaker.head);
        match terms {
            Terms::Named => self.one = Some(terms),
            Terms::Anonymous if !several => self.one = Some(terms),
            Terms::Anonymous => self.several = Some(terms),
            Terms::Office if several => self.several = Some(terms),
            Terms::Office | Terms::Document => self.body = Some(terms),
            Terms::Unattributed => {}
        }
    }
}

/// The terms that a source noun gives.
pub(super) fn noun_terms(ctx: &Ctx, head: TokenIdx) -> Option<Terms> {
    let word = ctx.lower(head);
    let lemma = ctx.lexicon.inflection.noun_lemma(&word);
    let words = &ctx.lexicon.statements;
    words.source_noun(&lemma, is_plural(ctx, head)).or_else(|| words.source_noun(&word, false))
}

fn is_plural(ctx: &Ctx, head: TokenIdx) -> bool {
    let word = ctx.lower(head);
    ctx.lexicon.inflection.noun_lemma(&word) != word || word == "people"
}

/// A name nobody has listed is a person's or a body's; "the …" is a body more often than not.
fn unlisted(ctx: &Ctx, speaker: &Speaker) -> Terms {
    let words: Vec<&str> = speaker.span.of(ctx.doc.text()).split_whitespace().collect();
    if ctx.upos(speaker.head) == Upos::Propn {
        let acronym = words.last().is_some_and(|word| word.chars().all(char::is_uppercase));
        return if acronym || words[0].eq_ignore_ascii_case("the") {
            Terms::Office
        } else {
            Terms::Named
        };
    }
    let definite = words[0].eq_ignore_ascii_case("the") || words[0].contains(['\'', '’']);
    if definite { Terms::Office } else { Terms::Anonymous }
}

/// "on condition of anonymity", "asked not to be named", "not authorized to speak".
fn asks_for_anonymity(ctx: &Ctx, sentence: &Sentence) -> bool {
    let words = sentence.span.of(ctx.doc.text());
    [
        "anonymity",
        "anonymously",
        "not to be named",
        "not be named",
        "not to be identified",
        "not be identified",
        "whose name is being withheld",
        "declined to be named",
        "authorized to speak",
        "authorised to speak",
    ]
    .iter()
    .any(|phrase| words.contains(phrase))
}
