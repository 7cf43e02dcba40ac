//! Sources given without a verb of speech of their own: "according to", "reportedly", "is said to".

use super::after::after;
use super::content::{self, Shape, Within};
use super::cues::{CueAt, cue_at};
use super::drafts::{Draft, Found};
use super::speakers::{self, Speaker};
use super::subjects;
use super::{Ctx, next};
use annals_core::{Sentence, Span, Terms, TokenIdx, Upos};
use annals_lexicon::statements::{Pattern, SourcePhrase, SourcePhraseKind};

/// Reads the phrases of a sentence.
pub(super) fn read(ctx: &Ctx, sentence: &Sentence, found: &mut Found) {
    for token in sentence.tokens() {
        let word = ctx.lower(token);
        for phrase in ctx.lexicon.statements.phrases_from(&word) {
            let Some(end) = end_of(ctx, sentence, phrase, token) else { continue };
            let draft = match phrase.kind {
                SourcePhraseKind::Source => source(ctx, sentence, token, end),
                SourcePhraseKind::Adverb => adverb(ctx, sentence, token),
                SourcePhraseKind::Passive => reported(ctx, sentence, token),
            };
            if let Some(draft) = draft {
                found.add(ctx, sentence, draft);
            }
        }
    }
}

fn end_of(
    ctx: &Ctx,
    sentence: &Sentence,
    phrase: &SourcePhrase,
    token: TokenIdx,
) -> Option<TokenIdx> {
    let mut at = token;
    for word in &phrase.words {
        if at >= sentence.end || !ctx.is(at, word) {
            return None;
        }
        at = next(at);
    }
    Some(at)
}

fn draft(
    ctx: &Ctx,
    cue: [TokenIdx; 2],
    speaker: Option<Speaker>,
    content: Vec<Span>,
    rule: &'static str,
) -> Draft {
    Draft {
        speaker,
        terms: Terms::Unattributed,
        cue: cue[0],
        cue_span: ctx.doc.between(cue[0], cue[1]),
        content,
        addressee: None,
        date: None,
        rule,
        belief: false,
    }
}

/// "according to the coast guard": the content is the rest of its sentence.
fn source(ctx: &Ctx, sentence: &Sentence, cue: TokenIdx, end: TokenIdx) -> Option<Draft> {
    let mut speaker = speakers::inverted(ctx, sentence, end)?;
    let plan = ["plan", "plans", "schedule", "rule", "rules"];
    if ctx.is_any(speaker.head, &plan) {
        return None;
    }
    speaker.first = cue;
    let border = ctx.before(cue, sentence);
    let opens = border.is_none_or(|border| {
        ctx.is_any(border, &["and", "but", "that", ";"])
            || ctx.quotations.opened_by(border).is_some()
    });
    let mut content = vec![];
    let behind = (speaker.end.0..sentence.end.0).map(TokenIdx).find(|t| ctx.is(*t, ","));
    if opens {
        let from = next(behind?);
        let until = content::end(ctx, sentence, from, Shape::Clause, Within::Main);
        content.extend(content::trimmed(ctx, from, until));
    } else {
        let border = border?;
        let first = ctx.clause_start(sentence, border);
        let until = if ctx.is(border, ",") { border } else { cue };
        content.extend(content::trimmed(ctx, first, until));
        // "The ferry, according to the coast guard, sank": both sides.
        let has_verb = (first.0..until.0).map(TokenIdx).any(|token| ctx.is_verbal(token));
        if let Some(comma) = behind.filter(|_| !has_verb) {
            content.extend(content::trimmed(ctx, next(comma), sentence.end));
        }
    }
    let cue = [cue, TokenIdx(end.0 - 1)];
    (!content.is_empty())
        .then(|| draft(ctx, cue, Some(speaker), content, "statements/according-to"))
}

/// "The fleet reportedly left": the clause without the adverb, and nobody to ask.
fn adverb(ctx: &Ctx, sentence: &Sentence, cue: TokenIdx) -> Option<Draft> {
    let is_border = |token: &TokenIdx| {
        ctx.is_any(*token, &[",", ";", ":", "and", "but", "that", "who", "which"])
            || ctx.is_dash(*token)
    };
    let first = (sentence.first.0..cue.0).rev().map(TokenIdx).find(is_border);
    let first = first.map_or(sentence.first, next);
    let end = (cue.0 + 1..sentence.end.0)
        .map(TokenIdx)
        .find(|token| ctx.is_any(*token, &[",", ";", ":", "but"]) || ctx.is_dash(*token));
    let behind = content::trimmed(ctx, next(cue), end.unwrap_or(sentence.end))?;
    let mut content = vec![];
    content.extend(content::trimmed(ctx, first, cue));
    content.push(behind);
    Some(draft(ctx, [cue, cue], None, content, "statements/adverb"))
}

/// "is said to have fled", "it was reported that", "is accused of".
fn reported(ctx: &Ctx, sentence: &Sentence, cue: TokenIdx) -> Option<Draft> {
    let mut at = ctx.before(cue, sentence)?;
    while ctx.upos(at) == Upos::Adv {
        at = ctx.before(at, sentence)?;
    }
    if !ctx.is_any(at, &["is", "are", "was", "were", "been", "being"]) {
        return None;
    }
    let from = next(cue);
    let accused = ctx.is_any(cue, &["accused", "suspected"]);
    let (from, shape) = match ctx.lower(from).as_str() {
        "to" if !accused => (from, Shape::Infinitive),
        "that" if !accused => (next(from), Shape::Clause),
        "of" if accused => (next(from), Shape::Noun),
        _ => return None,
    };
    let end = content::end(ctx, sentence, from, shape, Within::Main);
    let content = content::trimmed(ctx, from, end)?;
    Some(draft(ctx, [cue, cue], None, vec![content], "statements/passive"))
}

/// "was condemned by the bishop", "residents were urged to leave", "was told that".
pub(super) fn passive(ctx: &Ctx, sentence: &Sentence, cue: CueAt) -> Option<Draft> {
    let listed = |phrase: &SourcePhrase| phrase.kind == SourcePhraseKind::Passive;
    let by = ctx.is(cue.end, "by");
    if !by && ctx.lexicon.statements.phrases_from(&ctx.lower(cue.cue)).any(listed) {
        return None;
    }
    let speaker = if by { Some(speakers::inverted(ctx, sentence, next(cue.end))?) } else { None };
    let from = speaker.map_or(cue.end, |speaker| speaker.end);
    let subject = subjects::subject(ctx, sentence, cue.first);
    let rest = after(ctx, sentence, cue.verb, from);
    let takes = |pattern| cue.verb.takes(pattern);
    let (first, end, hearer) = if takes(Pattern::Addressee)
        && (rest.that || ctx.is(rest.at, "to") && takes(Pattern::Infinitive))
    {
        let shape = if rest.that { Shape::Clause } else { Shape::Infinitive };
        let hearer = subject.map(|subject| subject.span);
        (rest.at, content::end(ctx, sentence, rest.at, shape, Within::Main), hearer)
    } else if rest.that && takes(Pattern::That) && subject.is_none_or(|s| ctx.is(s.head, "it")) {
        (rest.at, content::end(ctx, sentence, rest.at, Shape::Clause, Within::Main), None)
    } else if takes(Pattern::Object) && by && speakers::is_likely(ctx, &speaker?) {
        let subject = subject.filter(|subject| subject.end <= cue.first && !subject.relative)?;
        let content = subject.span;
        let mut res = draft(ctx, [cue.cue, cue.cue], speaker, vec![content], "statements/passive");
        res.date = rest.date;
        return Some(res);
    } else {
        return None;
    };
    // Another cue would only repeat it.
    if cue_at(ctx, sentence, first).is_some_and(|inner| inner.cue == cue.cue) {
        return None;
    }
    let content = content::trimmed(ctx, first, end)?;
    let mut res = draft(ctx, [cue.cue, cue.cue], speaker, vec![content], "statements/passive");
    res.addressee = hearer;
    res.date = rest.date;
    Some(res)
}
