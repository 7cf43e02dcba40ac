//! On what terms somebody speaks: told by the actor, else by the head noun.

use super::Ctx;
use super::speakers::Speaker;
use annals_core::{ActorKind, Sentence, Terms, TokenIdx, Upos};

/// The terms of a speaker; `known` is what was found for the speakers before, for pronouns.
pub(super) fn terms(ctx: &Ctx, sentence: &Sentence, speaker: &Speaker, known: &Known) -> Terms {
    let actor = speaker.actor.and_then(|actor| ctx.actors.get(actor.0 as usize));
    if let Some(actor) = actor {
        return match actor.kind {
            ActorKind::Person => Terms::Named,
            ActorKind::Organisation | ActorKind::State | ActorKind::Group => Terms::Office,
            ActorKind::People => noun_terms(ctx, speaker.head).unwrap_or(Terms::Office),
        };
    }
    // Only who is not known by name can ask that: "The aide, who asked not to be named, said that
    // Norland had offered a truce" leaves Norland what it is.
    if asks_for_anonymity(ctx, sentence) {
        return Terms::Anonymous;
    }
    match ctx.lower(speaker.head).as_str() {
        "he" | "she" | "him" | "her" => return known.one.unwrap_or(Terms::Named),
        "they" | "them" | "we" => return known.several.or(known.one).unwrap_or(Terms::Office),
        "it" => return known.body.unwrap_or(Terms::Office),
        _ => {}
    }
    noun_terms(ctx, speaker.head).unwrap_or_else(|| unlisted(ctx, sentence, speaker))
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
            // "A spokeswoman said", "she said"; "the spokeswoman" may have been named before.
            Terms::Office if is_new_person(ctx, speaker) => self.one = Some(terms),
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

fn is_new_person(ctx: &Ctx, speaker: &Speaker) -> bool {
    ctx.is_any(speaker.first, &["a", "an", "another", "one"])
        && ctx.upos(speaker.head) == Upos::Noun
        && ctx.lexicon.figures.is_person(&ctx.lower(speaker.head))
}

fn is_plural(ctx: &Ctx, head: TokenIdx) -> bool {
    let word = ctx.lower(head);
    ctx.lexicon.inflection.noun_lemma(&word) != word || word == "people"
}

/// A name nobody has listed is a person's or a body's; "the …" is a body more often than not, and
/// so is one word alone: a person would have come with a given name or an office.
fn unlisted(ctx: &Ctx, sentence: &Sentence, speaker: &Speaker) -> Terms {
    let words: Vec<&str> = speaker.span.of(ctx.doc.text()).split_whitespace().collect();
    if ctx.upos(speaker.head) == Upos::Propn {
        let acronym = words.last().is_some_and(|word| word.chars().all(char::is_uppercase));
        let body = match words[..] {
            [word] => {
                let given = ctx.lexicon.actors.given_name(word).is_some();
                !(given || ends_a_name(ctx, word) || is_he_or_she(ctx, sentence))
            }
            _ => is_place_name(ctx, speaker),
        };
        return if acronym || body || words[0].eq_ignore_ascii_case("the") {
            Terms::Office
        } else {
            Terms::Named
        };
    }
    let definite = words[0].eq_ignore_ascii_case("the") || words[0].contains(['\'', '’']);
    if definite { Terms::Office } else { Terms::Anonymous }
}

/// Whether "he" or "she" stands in a sentence or opens the next one.
fn is_he_or_she(ctx: &Ctx, sentence: &Sentence) -> bool {
    let tokens = sentence.first.0..=sentence.end.0;
    tokens.map(TokenIdx).any(|token| ctx.is_any(token, &["he", "she"]))
}

/// Whether a capitalised word stands before a name of one word anywhere: "Ann Lee", later "Lee".
fn ends_a_name(ctx: &Ctx, name: &str) -> bool {
    let text = ctx.doc.text();
    text.match_indices(name).any(|(at, _)| {
        let before = text[..at].strip_suffix(' ').unwrap_or_default();
        let word = before.rsplit(|c: char| !c.is_alphanumeric() && c != '.').next();
        let word = word.unwrap_or_default();
        let opens = before[..before.len() - word.len()].trim_end();
        word.starts_with(char::is_uppercase)
            && word.len() > 1
            && !(opens.is_empty() || opens.ends_with(['.', '\n', '”', '"']))
            || ctx.lexicon.actors.given_name(word).is_some()
    })
}

/// Whether the report also says that something lies in it: "parliament in New Arvela".
fn is_place_name(ctx: &Ctx, speaker: &Speaker) -> bool {
    let text = ctx.doc.text();
    let name = ctx.phrases.at(speaker.head).map_or(speaker.span, |phrase| phrase.span(ctx.doc));
    let name = name.of(text);
    text.match_indices(name).any(|(at, _)| {
        text[..at].ends_with(" in ") && !text[at + name.len()..].starts_with(" that")
    })
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
