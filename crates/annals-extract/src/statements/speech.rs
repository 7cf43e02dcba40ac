//! From a cue to a statement: who speaks, and where the content stands.

use super::after::after;
use super::cues::{CueAt, Voice, cues};
use super::drafts::{Draft, Found};
use super::forward::forward;
use super::speakers::{self, Speaker};
use super::trailing::{left_quotation, trailing};
use super::{Ctx, next, source_phrases, subjects, terms};
use annals_core::{PartialDate, Sentence, TokenIdx, Upos};
use annals_lexicon::statements::Pattern;

/// Reads the statements of a sentence.
pub(super) fn read(ctx: &Ctx, sentence: &Sentence, found: &mut Found) {
    for cue in cues(ctx, sentence) {
        let draft = match cue.voice {
            Voice::Active => active(ctx, sentence, cue, found),
            Voice::Gerund => gerund(ctx, sentence, cue, found),
            Voice::Passive => source_phrases::passive(ctx, sentence, cue),
        };
        if let Some(draft) = draft {
            found.add(ctx, sentence, draft);
        }
    }
    source_phrases::read(ctx, sentence, found);
}

fn active(ctx: &Ctx, sentence: &Sentence, cue: CueAt, found: &Found) -> Option<Draft> {
    let mut date = None;
    let before = ctx.before(cue.first, sentence);
    let speaker = match inversion(ctx, sentence, cue) {
        Some(speaker) => {
            let border = before.unwrap_or(cue.first);
            let rest = after(ctx, sentence, cue.verb, speaker.end);
            return trailing(ctx, sentence, cue, speaker, border, rest, found);
        }
        None => match subjects::subject(ctx, sentence, cue.first) {
            Some(speaker) => speaker,
            None => {
                let and =
                    before.filter(|at| ctx.is_any(*at, &["and", "but", "then", "or", ","]))?;
                if let Some(speaker) = subjects::relative_subject(ctx, sentence, and) {
                    let rest = after(ctx, sentence, cue.verb, cue.end);
                    return forward(ctx, sentence, cue, speaker, rest, found);
                }
                let outer = found.outer(sentence, and);
                date = outer.and_then(|outer| outer.date);
                match outer.and_then(|outer| outer.speaker) {
                    Some(speaker) => speaker,
                    None => subjects::clause_subject(ctx, sentence, and)?,
                }
            }
        },
    };
    let mut rest = after(ctx, sentence, cue.verb, cue.end);
    rest.date = rest.date.or_else(|| date_before(ctx, sentence, &speaker, cue.first)).or(date);
    let border = speaker.first.offset(-1);
    if let Some(border) = border.filter(|_| !rest.that && !rest.colon && speaker.end <= cue.first)
        && left_quotation(ctx, sentence, border, found).is_some()
        && let Some(draft) = trailing(ctx, sentence, cue, speaker, border, rest, found)
    {
        return Some(draft);
    }
    let forward = forward(ctx, sentence, cue, speaker, rest, found);
    forward.or_else(|| {
        let border = border.filter(|border| *border >= sentence.first)?;
        trailing(ctx, sentence, cue, speaker, border, rest, found)
    })
}

/// "…, said the envoy": the subject behind the cue.
fn inversion(ctx: &Ctx, sentence: &Sentence, cue: CueAt) -> Option<Speaker> {
    let before = ctx.before(cue.first, sentence)?;
    let quoted = ctx.quotations.closed_by(before).is_some()
        || ctx.is(before, ",")
            && before.offset(-1).is_some_and(|t| ctx.quotations.closed_by(t).is_some());
    let speaks = cue.verb.takes(Pattern::Quotation) && !cue.verb.takes(Pattern::Addressee);
    if cue.first != cue.cue || !(quoted || speaks && ctx.is(before, ",")) {
        return None;
    }
    let speaker = speakers::inverted(ctx, sentence, cue.end)?;
    let ends = speaker.end >= sentence.end
        || ctx.upos(speaker.end) == Upos::Punct
        || ctx.time_at(speaker.end).is_some()
        || matches!(ctx.upos(speaker.end), Upos::Adp | Upos::Pron | Upos::Sconj | Upos::Cconj);
    (ends && speakers::is_likely(ctx, &speaker)).then_some(speaker)
}

/// ", adding that", "quoted as saying", "a statement saying".
fn gerund(ctx: &Ctx, sentence: &Sentence, cue: CueAt, found: &Found) -> Option<Draft> {
    let before = ctx.before(cue.first, sentence)?;
    let mut date = None;
    let speaker = if ctx.is(before, "as") {
        quoted_as(ctx, sentence, before)?
    } else if let Some(phrase) = ctx.phrases.at(before).filter(|phrase| phrase.head == before) {
        terms::noun_terms(ctx, phrase.head)?;
        subjects::subject(ctx, sentence, cue.first)?
    } else {
        let shares = [",", "and", "by", "while", "after", "before", "without", "in", "when"];
        if !ctx.is_any(before, &shares) && !ctx.is_dash(before) {
            return None;
        }
        let outer = found.outer(sentence, cue.cue);
        date = outer.and_then(|outer| outer.date);
        let speaker = outer.and_then(|outer| outer.speaker);
        speaker.or_else(|| subjects::clause_subject(ctx, sentence, before))?
    };
    let mut rest = after(ctx, sentence, cue.verb, cue.end);
    rest.date = rest.date.or(date).or_else(|| date_behind(ctx, &speaker));
    forward(ctx, sentence, cue, speaker, rest, found)
}

/// "was quoted as saying", "quoted the army as saying".
fn quoted_as(ctx: &Ctx, sentence: &Sentence, as_: TokenIdx) -> Option<Speaker> {
    let verbs = ["quoted", "cited", "quotes", "cites", "quoting", "citing"];
    let before = ctx.before(as_, sentence)?;
    if ctx.is_any(before, &verbs) {
        let mut first = before;
        while let Some(aux) =
            ctx.before(first, sentence).filter(|t| matches!(ctx.upos(*t), Upos::Aux | Upos::Adv))
        {
            first = aux;
        }
        return subjects::subject(ctx, sentence, first);
    }
    let quotes = (sentence.first.0..before.0).rev().take(12).map(TokenIdx);
    let verb = quotes.into_iter().find(|token| ctx.is_any(*token, &verbs))?;
    speakers::inverted(ctx, sentence, next(verb))
}

/// The day a statement was made, from a time between subject and verb or at the sentence's head.
pub(super) fn date_before(
    ctx: &Ctx,
    sentence: &Sentence,
    speaker: &Speaker,
    verb: TokenIdx,
) -> Option<PartialDate> {
    let between = (speaker.end.0..verb.0).map(TokenIdx).find_map(|token| ctx.time_at(token));
    if let Some(time) = between {
        return time.value.date();
    }
    let first = sentence.first;
    let time = ctx
        .time_at(first)
        .or_else(|| ctx.time_at(next(first)).filter(|_| ctx.upos(first) == Upos::Adp))?;
    let mut end = ctx.end_of_time(time);
    if ctx.is(end, ",") {
        end = next(end);
    }
    (end == speaker.first).then(|| time.value.date())?
}

/// The day right behind a subject: "the premier on Monday stunned the house by saying".
fn date_behind(ctx: &Ctx, speaker: &Speaker) -> Option<PartialDate> {
    let first = speaker.end;
    let behind = if ctx.upos(first) == Upos::Adp { next(first) } else { first };
    ctx.time_at(behind)?.value.date()
}
