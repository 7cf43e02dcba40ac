//! The subject of a cue: back over what stands between it and its verb.

use super::speakers::{Speaker, behind_gap, is_likely, is_person, speaker, whole};
use super::{Ctx, next};
use crate::phrases::Phrase;
use annals_core::{Sentence, TokenIdx, Upos};

/// The longest apposition that is skipped, in tokens.
const LONGEST_APPOSITION: u32 = 40;

/// The subject of a verb group that begins at a token.
pub(super) fn subject(ctx: &Ctx, sentence: &Sentence, verb: TokenIdx) -> Option<Speaker> {
    let at = skip_back(ctx, sentence, verb)?;
    let word = ctx.lower(at);
    match word.as_str() {
        "who" | "which" | "that" => antecedent(ctx, sentence, at),
        "," => apposed(ctx, sentence, at),
        ")" => {
            let open = (sentence.first.0..at.0).rev().map(TokenIdx).find(|t| ctx.is(*t, "("))?;
            subject(ctx, sentence, open)
        }
        _ if ctx.is_dash(at) => apposed(ctx, sentence, at),
        _ => {
            // A cue that was taken for a noun ends up in the phrase before it: "the firm believes".
            let phrase = ctx.phrases.at(at).map(|phrase| Phrase { head: at, ..phrase })?;
            if !matches!(
                ctx.upos(at),
                Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num | Upos::Det
            ) {
                return None;
            }
            // "well short of the 320 promised": a number in digits says nothing.
            if ctx.doc.word(at).starts_with(|c: char| c.is_ascii_digit()) {
                return None;
            }
            if let Some(pronoun) = object_of(ctx, sentence, phrase) {
                return match ctx.is(pronoun, "to") {
                    true => None,
                    false => {
                        let mut res = antecedent(ctx, sentence, pronoun)?;
                        res.relative = false;
                        res.end = next(at);
                        Some(res)
                    }
                };
            }
            let phrase = behind_gap(ctx, phrase);
            Some(whole(ctx, sentence, phrase, next(at)))
        }
    }
}

/// The subject of a verb behind "and" that stands in a relative clause: "Turkey, which left and said".
pub(super) fn relative_subject(ctx: &Ctx, sentence: &Sentence, and: TokenIdx) -> Option<Speaker> {
    let back = (sentence.first.0..and.0).rev().map(TokenIdx);
    let relative = back
        .take_while(|token| !ctx.is(*token, ",") && !ctx.is_dash(*token))
        .find(|token| ctx.is_any(*token, &["who", "which"]))?;
    antecedent(ctx, sentence, relative)
}

/// The subject of the sentence's first clause, for verbs that share it.
pub(super) fn clause_subject(ctx: &Ctx, sentence: &Sentence, verb: TokenIdx) -> Option<Speaker> {
    let mut at = sentence.first;
    while at < verb {
        let Some(phrase) = ctx.phrases.at(at).filter(|phrase| phrase.first == at) else {
            at = next(at);
            continue;
        };
        let governed = ctx.before(phrase.first, sentence).is_some_and(|before| {
            matches!(ctx.upos(before), Upos::Adp | Upos::Part | Upos::Verb | Upos::Sconj)
        });
        if !governed && phrase.head < verb && is_followed_by_verb(ctx, phrase, verb) {
            return Some(speaker(ctx, phrase, phrase.head, phrase.first, next(phrase.head)));
        }
        at = next(phrase.head);
    }
    None
}

fn is_followed_by_verb(ctx: &Ctx, phrase: Phrase, verb: TokenIdx) -> bool {
    let mut depth_comma = false;
    for token in (phrase.head.0 + 1..verb.0).map(TokenIdx).take(LONGEST_APPOSITION as usize) {
        match ctx.upos(token) {
            Upos::Verb | Upos::Aux if !depth_comma => return true,
            Upos::Punct if ctx.is(token, ",") => depth_comma = !depth_comma,
            _ if ctx.time_at(token).is_some() || depth_comma => {}
            Upos::Adp | Upos::Adv | Upos::Noun | Upos::Propn | Upos::Det | Upos::Adj => {}
            Upos::Part if ctx.is_any(token, &["'s", "’s"]) => {}
            Upos::Cconj => {}
            _ => return false,
        }
    }
    // The verb itself, where nothing stands between.
    next(phrase.head) == verb
}

/// Back over adverbs and times that stand between a subject and its verb.
fn skip_back(ctx: &Ctx, sentence: &Sentence, verb: TokenIdx) -> Option<TokenIdx> {
    let mut at = ctx.before(verb, sentence)?;
    loop {
        if let Some(time) = ctx.time_at(at) {
            let first = ctx.doc.tokens_in(time.span).next()?;
            at = ctx.before(first.min(at), sentence)?;
            if ctx.is_any(at, &["on", "in", "at", "since", "early", "late"]) {
                at = ctx.before(at, sentence)?;
            }
        } else if ctx.upos(at) == Upos::Adv {
            at = ctx.before(at, sentence)?;
        } else {
            return Some(at);
        }
    }
}

/// The "who" or "to" before the verb that acts on a phrase, which so is no subject: "those who met him
/// said", "plans to leave it said".
fn object_of(ctx: &Ctx, sentence: &Sentence, phrase: Phrase) -> Option<TokenIdx> {
    let verb = ctx.before(phrase.first, sentence).filter(|t| ctx.upos(*t) == Upos::Verb)?;
    ctx.before(verb, sentence).filter(|t| ctx.is_any(*t, &["who", "which", "to"]))
}

/// "governments that say", "the resolution, which urges".
fn antecedent(ctx: &Ctx, sentence: &Sentence, pronoun: TokenIdx) -> Option<Speaker> {
    let mut at = skip_back(ctx, sentence, pronoun)?;
    if ctx.is(at, ",") || ctx.is_dash(at) || ctx.is(at, ")") {
        at = ctx.before(at, sentence)?;
    }
    if ctx.upos(at) == Upos::Punct {
        // "the forces (SDF) -- which": behind what stands in brackets.
        let open = (sentence.first.0..at.0).rev().map(TokenIdx).find(|t| ctx.is(*t, "("))?;
        at = ctx.before(open, sentence)?;
    } else if ctx.before(at, sentence).is_some_and(|t| ctx.is(t, "(")) {
        at = TokenIdx(at.0.checked_sub(2)?);
    }
    if ctx.upos(at) == Upos::Verb {
        at = ctx.before(at, sentence)?;
    }
    let phrase = ctx.phrases.at(at).filter(|phrase| phrase.head == at)?;
    let mut res = speaker(ctx, phrase, phrase.head, phrase.first, next(pronoun));
    if ctx.is(pronoun, "who") && !is_likely(ctx, &res) {
        res = whole(ctx, sentence, phrase, next(pronoun));
    }
    res.relative = true;
    Some(res)
}

/// "the envoy, a former general, said": what stands before the apposition, or a name inside it.
fn apposed(ctx: &Ctx, sentence: &Sentence, close: TokenIdx) -> Option<Speaker> {
    let floor = sentence.first.0.max(close.0.saturating_sub(LONGEST_APPOSITION));
    let mut within = false;
    for open in (floor..close.0).rev().map(TokenIdx) {
        if ctx.quotations.closed_by(open).is_some() {
            return None;
        }
        let is_border = ctx.is(open, ",") || ctx.is_dash(open);
        if !is_border {
            within = true;
            continue;
        }
        if !within {
            return None;
        }
        // "the minister, Ann Lee, said": the name is the better word.
        let inner = ctx.phrases.at(next(open)).filter(|p| p.first == next(open));
        if let Some(inner) = inner.filter(|inner| next(inner.head) == close)
            && is_person(ctx, inner)
        {
            let mut res = speaker(ctx, inner, inner.head, inner.first, next(close));
            if let Some(outer) = ctx.before(open, sentence).and_then(|t| ctx.phrases.at(t)) {
                res.first = outer.first;
            }
            return Some(res);
        }
        // "Egypt, Tunisia and Lebanon, says": a list is no apposition.
        let listed = ctx.upos(next(open)) == Upos::Propn
            && (open.0..close.0).map(TokenIdx).any(|token| ctx.is(token, "and"));
        let mut before = ctx.before(open, sentence)?;
        // "the Sund Harbour Board (SHB), a body that …, warned"
        if ctx.is(before, ")") {
            let mut back = (sentence.first.0 + 1..before.0).rev().map(TokenIdx);
            let bracket = back.find(|token| ctx.is(*token, "("))?;
            before = ctx.before(bracket, sentence)?;
        }
        if listed {
            continue;
        }
        if let Some(outer) = ctx.phrases.at(before).filter(|outer| outer.head == before) {
            let mut res = whole(ctx, sentence, outer, next(close));
            res.end = next(close);
            if is_likely(ctx, &res) {
                return Some(res);
            }
        }
    }
    None
}
