//! Content before the one who speaks: "“…,” the envoy said", "Talks failed, the envoy said".

use super::after::After;
use super::content::{self, Shape, Within};
use super::cues::{CueAt, cue_at};
use super::drafts::{Draft, Found};
use super::speakers::Speaker;
use super::speech::date_before;
use super::{Ctx, next};
use annals_core::{Sentence, Span, Terms, TokenIdx, Upos};
use annals_lexicon::statements::Pattern;

/// The quotation that ends right before a speaker (or an inverted cue), if nobody has it yet.
pub(super) fn left_quotation(
    ctx: &Ctx,
    sentence: &Sentence,
    border: TokenIdx,
    found: &Found,
) -> Option<usize> {
    let mark = if ctx.is(border, ",") { border.offset(-1)? } else { border };
    let quotation = ctx.quotations.closed_by(mark)?;
    let span = ctx.quotations.all[quotation].span(ctx.doc);
    // Across a sentence border only within a paragraph.
    let between = &ctx.doc.text()[span.end()..sentence.span.start().max(span.end())];
    (found.is_free(quotation) && !between.contains('\n')).then_some(quotation)
}

/// Content before the speaker: "“…,” the envoy said", "Talks failed, the envoy said."
pub(super) fn trailing(
    ctx: &Ctx,
    sentence: &Sentence,
    cue: CueAt,
    speaker: Speaker,
    border: TokenIdx,
    rest: After,
    found: &Found,
) -> Option<Draft> {
    if !cue.verb.takes(Pattern::Quotation) && !cue.verb.takes(Pattern::That) {
        return None;
    }
    let left = left_quotation(ctx, sentence, border, found);
    let mut content = vec![];
    if let Some(quotation) = left {
        let quotation = ctx.quotations.all[quotation];
        let alone = quotation.first <= sentence.first
            || quotation.first.offset(-1).is_some_and(|before| {
                let spoken = (sentence.first.0..before.0).map(TokenIdx);
                ctx.is_any(before, &[".", "?", "!"])
                    || ctx.is_any(before, &[":", ","])
                        && spoken.into_iter().any(|t| cue_at(ctx, sentence, t).is_some())
            });
        let first = if alone { quotation.first } else { sentence.first };
        content.push(content::trimmed(ctx, first, next(quotation.last))?);
        if let Some(more) = resumed(ctx, sentence, rest.at, found) {
            content.push(more);
        }
    } else {
        // A closing mark without its opening one still borders on the speaker.
        let comma = ctx.is_any(border, &[",", "”", "\""]) || ctx.is_dash(border);
        let has_verb = |from: TokenIdx, to: TokenIdx| {
            (from.0..to.0).map(TokenIdx).any(|token| ctx.is_verbal(token))
        };
        let first = ctx.clause_start(sentence, border);
        if !comma || border <= first || speaker.relative {
            return None;
        }
        let tail = (ctx.is(rest.at, ",") || ctx.is_dash(rest.at)).then(|| next(rest.at));
        let inverted = speaker.end > cue.first;
        // "Prices, said the banker, were up" splits a clause; behind a whole one the report goes on.
        let tail = tail.filter(|tail| {
            continues(ctx, sentence, *tail)
                && (!inverted || ctx.is_verbal(*tail) && !has_verb(first, border))
        });
        let split = tail.is_some_and(|tail| has_verb(tail, sentence.end));
        if !has_verb(first, border) && !split {
            return None;
        }
        // "Still, he said, prices fell": one adverb is no content.
        let opening = (first.0..border.0)
            .all(|t| matches!(ctx.upos(TokenIdx(t)), Upos::Adv | Upos::Cconj | Upos::Punct));
        if opening {
            let tail = tail?;
            let end = content::end(ctx, sentence, tail, Shape::Clause, Within::Main);
            content.extend(content::trimmed(ctx, tail, end));
        } else {
            content.push(content::trimmed(ctx, first, border)?);
        }
        let finished = opening
            || has_verb(first, border) && !ctx.is_any(first, &["if", "when", "while", "because"]);
        if let Some(tail) = tail.filter(|tail| !finished || ctx.is_verbal(*tail)) {
            let end = content::end(ctx, sentence, tail, Shape::Clause, Within::Main);
            content.extend(content::trimmed(ctx, tail, end));
        }
    }
    Some(Draft {
        speaker: Some(speaker),
        terms: Terms::Unattributed,
        cue: cue.cue,
        cue_span: ctx.doc.span(cue.cue),
        content,
        addressee: rest.addressee,
        date: rest.date.or_else(|| date_before(ctx, sentence, &speaker, cue.first)),
        belief: false,
        rule: if left.is_some() { "statements/quotation" } else { "statements/cue-trailing" },
    })
}

/// Whether the words behind "…, he said," are content again and not the report's own.
fn continues(ctx: &Ctx, sentence: &Sentence, tail: TokenIdx) -> bool {
    let own = ["and", "but", "who", "which", "as", "while", "citing", "according", "although"];
    tail < sentence.end
        && !ctx.is_any(tail, &own)
        && !ctx.lower(tail).ends_with("ing")
        && ctx.quotations.opened_by(tail).is_none()
}

/// "“…,” he said, “…”": the quotation resumed behind the cue.
fn resumed(ctx: &Ctx, sentence: &Sentence, from: TokenIdx, found: &Found) -> Option<Span> {
    for token in (from.0..sentence.end.0).map(TokenIdx) {
        if let Some(quotation) = ctx.quotations.opened_by(token) {
            let introduced = token.offset(-1).is_some_and(|t| ctx.is_any(t, &[",", ":", "."]));
            let span = ctx.quotations.all[quotation].span(ctx.doc);
            return (introduced && found.is_free(quotation)).then_some(span);
        }
        if cue_at(ctx, sentence, token).is_some() {
            return None;
        }
    }
    None
}
