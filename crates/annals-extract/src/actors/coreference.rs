//! Pronouns and descriptions, only where they can mean nobody else.

use super::ctx::Ctx;
use super::register::Register;
use crate::classes::class_of;
use crate::phrases::Phrases;
use annals_core::{ActorKind, MentionForm, Sentence, Span, TokenIdx, Upos};
use annals_lexicon::actors::Gender;

/// A mention by name, in the order of the text.
#[derive(Clone, Copy, Debug)]
struct Named {
    span: Span,
    actor: usize,
}

/// Adds the pronouns and descriptions of the actors found by name.
pub(super) fn join(ctx: &Ctx, phrases: &Phrases, register: &mut Register) {
    let mut named: Vec<Named> = vec![];
    for (actor, draft) in register.drafts.iter().enumerate() {
        named.extend(draft.mentions.iter().map(|mention| Named { span: mention.span, actor }));
    }
    named.sort_by_key(|named| named.span);
    let mut before: Vec<Named> = vec![];
    let mut at = 0;
    for sentence in ctx.doc.sentences() {
        let mut here: Vec<Named> = vec![];
        while let Some(next) = named.get(at).filter(|n| n.span.start() < sentence.span.end()) {
            here.push(*next);
            at += 1;
        }
        sentence_mentions(ctx, phrases, register, sentence, &before, &mut here);
        here.sort_by_key(|named| named.span);
        if !here.is_empty() || class_of(ctx.doc, sentence.first) != Upos::Pron {
            before = here;
        }
    }
}

fn sentence_mentions(
    ctx: &Ctx,
    phrases: &Phrases,
    register: &mut Register,
    sentence: &Sentence,
    before: &[Named],
    here: &mut Vec<Named>,
) {
    // Where so many are named, no pronoun is safe.
    const MOST: usize = 40;
    let somebody = unnamed_subject(ctx, phrases, sentence);
    for token in sentence.tokens().filter(|token| !ctx.is_quoted(*token)) {
        let span = ctx.doc.span(token);
        if here.len() + before.len() > MOST {
            return;
        }
        let earlier: Vec<Named> =
            here.iter().copied().filter(|named| named.span.end() <= span.start()).collect();
        let own = somebody.is_some_and(|somebody| somebody < token);
        let found = match ctx.doc.word(token).to_lowercase().as_str() {
            "he" | "his" | "him" | "himself" | "she" | "her" | "herself" if own => None,
            "he" | "his" | "him" | "himself" => {
                person(register, Gender::Male, before, &earlier).map(|actor| (actor, span))
            }
            "she" | "her" | "herself" => {
                person(register, Gender::Female, before, &earlier).map(|actor| (actor, span))
            }
            "it" | "they" => speaker(ctx, register, sentence, &earlier, token).map(|a| (a, span)),
            "its" | "their" => {
                owner(ctx, phrases, register, sentence, &earlier, token).map(|a| (a, span))
            }
            _ => None,
        };
        if let Some((actor, span)) = found {
            register.mention(actor, span, MentionForm::Pronoun, "actors/pronoun");
            here.push(Named { span, actor });
        }
    }
}

/// "A senior official …", "One of its members …": somebody without a name who opens a sentence, and
/// whom its pronouns may mean.
fn unnamed_subject(ctx: &Ctx, phrases: &Phrases, sentence: &Sentence) -> Option<TokenIdx> {
    let phrase = phrases.at(sentence.first).filter(|phrase| phrase.first == sentence.first)?;
    let indefinite =
        ["a", "an", "another", "one"].iter().any(|word| ctx.doc.is(phrase.first, word));
    let lemma = ctx.lemma(phrase.head);
    let one = phrase.first == phrase.head;
    let human = one
        || ctx.words.title(&lemma).is_some()
        || ctx.words.people(&lemma).is_some() && ctx.words.institution(&lemma).is_none();
    (indefinite && human).then_some(phrase.head)
}

/// The only person of a gender in this sentence so far and the one before.
fn person(
    register: &Register,
    gender: Gender,
    before: &[Named],
    earlier: &[Named],
) -> Option<usize> {
    let fits = |named: &&Named| {
        let draft = &register.drafts[named.actor];
        draft.kind == ActorKind::Person && draft.gender.is_none_or(|other| other == gender)
    };
    let mut all = before.iter().chain(earlier).filter(fits).map(|named| named.actor);
    let only = all.next()?;
    all.all(|other| other == only).then_some(only)
}

fn is_collective(register: &Register, actor: usize) -> bool {
    match register.drafts[actor].kind {
        ActorKind::Organisation | ActorKind::State | ActorKind::Group | ActorKind::People => true,
        ActorKind::Person => false,
    }
}

/// "The SDF warned that it would": right behind the verb by which the only body so far speaks.
fn speaker(
    ctx: &Ctx,
    register: &Register,
    sentence: &Sentence,
    earlier: &[Named],
    token: TokenIdx,
) -> Option<usize> {
    // "denied it": only as a subject.
    let acts = token
        .offset(1)
        .is_some_and(|next| matches!(class_of(ctx.doc, next), Upos::Verb | Upos::Aux | Upos::Adv));
    let named =
        earlier.last().filter(|_| acts).filter(|named| is_collective(register, named.actor))?;
    let one = earlier.iter().all(|other| other.actor == named.actor);
    let last = ctx.doc.token_at(named.span.end().checked_sub(1)?)?;
    let between: Vec<TokenIdx> = (last.0 + 1..token.0).map(TokenIdx).collect();
    let speaks = between.iter().any(|token| ctx.is_person_verb(*token));
    let plain = between.iter().all(|token| {
        matches!(
            class_of(ctx.doc, *token),
            Upos::Verb | Upos::Aux | Upos::Adv | Upos::Sconj | Upos::Pron
        ) || ctx.is_any(*token, &["that"])
            || ctx.is_person_verb(*token)
            || ctx.is_timed(*token)
    });
    let subject = is_subject(ctx, sentence, *named);
    (one && speaks && plain && subject).then_some(named.actor)
}

/// Whether a mention opens its sentence, but for an article.
fn is_subject(ctx: &Ctx, sentence: &Sentence, named: Named) -> bool {
    let Some(first) = ctx.doc.token_at(named.span.start()) else { return false };
    let before = (sentence.first.0..first.0).map(TokenIdx);
    before.clone().count() < 3
        && before.into_iter().all(|token| {
            class_of(ctx.doc, token) == Upos::Det
                || ctx.is_timed(token)
                || ctx.doc.word(token) == ","
        })
}

/// "France has begun asking its partners": the body that opens the sentence, with no other noun
/// before the pronoun that could own.
fn owner(
    ctx: &Ctx,
    phrases: &Phrases,
    register: &Register,
    sentence: &Sentence,
    earlier: &[Named],
    token: TokenIdx,
) -> Option<usize> {
    let named = *earlier.first().filter(|named| is_collective(register, named.actor))?;
    let one = earlier.iter().all(|other| other.actor == named.actor);
    let start = ctx.doc.span(token).start();
    let between = phrases.all().iter().filter(|phrase| {
        let span = phrase.span(ctx.doc);
        span.start() >= named.span.end() && span.end() <= start
    });
    let alone = between.count() == 0;
    (one && alone && is_subject(ctx, sentence, named)).then_some(named.actor)
}
