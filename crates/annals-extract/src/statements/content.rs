//! How far content reaches.

use super::returns::{closes, leaves, main_clause_resumes, resumes_past};
use super::{Ctx, next};
use annals_core::{Sentence, Span, Speech, TokenIdx, Upos};

/// What kind of words the content is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// "(that) talks would resume"
    Clause,
    /// "to return to talks"
    Infinitive,
    /// "the attack on the school"
    Noun,
}

/// What the cue stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Within {
    /// A clause of its own.
    Main,
    /// "the army, which said …, …", "since the army said …, …"
    Parenthesis,
    /// "the bridge that the mayor promised to mend …"
    Relative,
}

/// One past the last token of the content that begins at a token.
pub(super) fn end(
    ctx: &Ctx,
    sentence: &Sentence,
    start: TokenIdx,
    shape: Shape,
    within: Within,
) -> TokenIdx {
    // Inside a quotation nothing reaches past its closing mark.
    let limit = start.offset(-1).and_then(|before| {
        let quotation =
            ctx.quotations.at(before).filter(|_| ctx.quotations.closed_by(before).is_none());
        quotation.map(|quotation| ctx.quotations.all[quotation].last)
    });
    let limit = limit.unwrap_or(sentence.end).min(sentence.end);
    let mut at = start;
    let mut inner = Inner::default();
    while at < limit {
        if let Some(quotation) = ctx.quotations.opened_by(at) {
            let last = ctx.quotations.all[quotation].last;
            at = next(last);
            let last_word = ctx.quotations.all[quotation].last_word(ctx.doc);
            let comma = last_word.is_some_and(|token| ctx.is(token, ","));
            let goes_on = ctx.is(at, "and") && ctx.is(next(at), "that");
            if comma && !ctx.quotations.all[quotation].runs_on && !goes_on {
                break;
            }
            continue;
        }
        inner.step(ctx, at);
        // A lost dash ends the content, or the parenthesis that a dash has opened in it.
        let lost_dash = at > start && ctx.is_behind_gap(at);
        if at > start && ctx.is(at, ";") && !inner.bracketed
            || lost_dash && (!inner.dashed || within == Within::Parenthesis)
        {
            break;
        }
        inner.dashed &= !lost_dash;
        if at > start
            && (!inner.relative && leaves(ctx, sentence, at)
                || within == Within::Parenthesis && closes(ctx, sentence, at))
        {
            break;
        }
        if shape == Shape::Clause && resumes_past(ctx, start, at) {
            break;
        }
        if within == Within::Relative && at > start && main_clause_resumes(ctx, start, at) {
            return before_adverbs(ctx, start, at);
        }
        if at > start && shape != Shape::Clause && breaks_off(ctx, sentence, at, shape, inner) {
            break;
        }
        at = next(at);
    }
    at
}

/// Back over the adverbs before a verb: "barely is", "still has".
fn before_adverbs(ctx: &Ctx, start: TokenIdx, verb: TokenIdx) -> TokenIdx {
    let back = (start.0 + 1..verb.0).rev().map(TokenIdx);
    let adverbs = back.take_while(|token| ctx.upos(*token) == Upos::Adv).last();
    adverbs.unwrap_or(verb)
}

/// What has opened since the content began.
#[derive(Clone, Copy, Debug, Default)]
struct Inner {
    /// "-- which …": a relative clause between commas or dashes, with verbs of its own.
    relative: bool,
    /// "the claim that …": a clause inside a noun phrase.
    clause: bool,
    /// "(one; two)"
    bracketed: bool,
    /// "-- whatever stands between dashes --"
    dashed: bool,
}

impl Inner {
    fn step(&mut self, ctx: &Ctx, at: TokenIdx) {
        if ctx.is(at, ",") || ctx.is_dash(at) {
            self.relative = ctx.is_any(next(at), &["which", "who"]);
        }
        self.bracketed = match ctx.doc.word(at) {
            "(" | "[" => true,
            ")" | "]" => false,
            _ => self.bracketed,
        };
        self.dashed ^= ctx.is_dash(at);
        self.clause |= ctx.is_any(at, &["that", "who", "which"]);
    }
}

/// Whether a noun phrase or infinitive is over: at a clause of its own, or a comma that lists nothing.
fn breaks_off(ctx: &Ctx, sentence: &Sentence, at: TokenIdx, shape: Shape, inner: Inner) -> bool {
    let word = ctx.lower(at);
    match word.as_str() {
        "(" => true,
        "," => !is_list_comma(ctx, sentence, at),
        "and" | "or" if inner.clause => false,
        "and" | "but" | "or" => {
            let follows = next(at);
            if shape == Shape::Infinitive && ctx.upos(follows) == Upos::Verb {
                // "to repatriate and prosecute": the infinitive goes on.
                return ctx.lower(follows).ends_with("ed");
            }
            if ctx.is_verbal(follows) {
                return true;
            }
            // A new clause: a noun phrase with its own finite verb.
            let phrase = ctx.phrases.at(follows).filter(|phrase| phrase.first == follows);
            phrase.is_some_and(|phrase| {
                ctx.is_verbal(next(phrase.head)) && !ctx.lower(next(phrase.head)).ends_with("ing")
            })
        }
        "after" | "as" | "while" | "when" | "because" | "before" | "although" | "though"
        | "since" => {
            // "as" of "hailed the accord as a victory" stays; "as troops left" goes.
            has_clause(ctx, sentence, next(at)) || word == "after"
        }
        // "confirmed the death in a post"
        "in" | "on" | "at" if shape == Shape::Noun => is_channel(ctx, next(at)),
        _ => ctx.is_dash(at),
    }
}

fn is_channel(ctx: &Ctx, at: TokenIdx) -> bool {
    let phrase = ctx.phrases.at(at).filter(|phrase| phrase.first == at);
    phrase.is_some_and(|phrase| {
        let head = ctx.lower(phrase.head);
        ctx.lexicon.statements.is_channel(&ctx.lexicon.inflection.noun_lemma(&head))
    })
}

/// Whether a noun phrase and its verb follow.
pub(super) fn has_clause(ctx: &Ctx, sentence: &Sentence, at: TokenIdx) -> bool {
    let Some(phrase) = ctx.phrases.at(at).filter(|phrase| phrase.first == at) else { return false };
    let behind = next(phrase.head);
    behind < sentence.end && ctx.is_verbal(behind) && !ctx.lower(behind).ends_with("ing")
}

/// "Egypt, Tunisia and Lebanon": a comma between things of one kind.
fn is_list_comma(ctx: &Ctx, sentence: &Sentence, comma: TokenIdx) -> bool {
    let first = next(comma);
    if ctx.is_any(first, &["and", "or"]) {
        return !has_clause(ctx, sentence, next(first)) && !ctx.is_verbal(next(first));
    }
    let Some(phrase) = ctx.phrases.at(first).filter(|phrase| phrase.first == first) else {
        return false;
    };
    let behind = next(phrase.head);
    let articled = ctx.is_any(first, &["a", "an"]);
    behind < sentence.end
        && !articled
        && ctx.is_any(behind, &["and", "or", ","])
        && !ctx.is(next(behind), "who")
}

/// The stretch from one token to before another, without outer punctuation; quotation marks stay.
pub(super) fn trimmed(ctx: &Ctx, first: TokenIdx, end: TokenIdx) -> Option<Span> {
    let (mut first, mut end) = (first, end);
    let keeps = |token: TokenIdx| {
        ctx.quotations.opened_by(token).is_some() || ctx.quotations.closed_by(token).is_some()
    };
    let is_outer =
        |token: TokenIdx| ctx.upos(token) == Upos::Punct && !keeps(token) || ctx.is_dash(token);
    while first < end && is_outer(first) && !ctx.is_any(first, &["(", "["]) {
        first = next(first);
    }
    while end > first {
        let last = end.offset(-1)?;
        let bracket = ctx.is_any(last, &[")", "]"])
            && (first.0..last.0).any(|t| ctx.is_any(TokenIdx(t), &["(", "["]));
        let conjunction = ctx.is_any(last, &["and", "but"]);
        if !(is_outer(last) && !bracket || conjunction) {
            break;
        }
        end = last;
    }
    (first < end).then(|| ctx.doc.between(first, TokenIdx(end.0 - 1)))
}

/// In whose words some content is.
pub(super) fn speech(ctx: &Ctx, content: &[Span]) -> Speech {
    let quoted = |span: &Span| {
        let first = ctx.doc.token_at(span.start()).and_then(|t| ctx.quotations.opened_by(t));
        first.is_some_and(|at| ctx.quotations.all[at].span(ctx.doc).end() >= span.end())
    };
    if content.iter().all(quoted) {
        return Speech::Direct;
    }
    let has_quotation = content.iter().any(|span| {
        let mut tokens = ctx.doc.tokens_in(*span);
        tokens.any(|token| {
            let opened = ctx.quotations.opened_by(token);
            opened.is_some_and(|at| ctx.quotations.all[at].is_speech(ctx.doc))
        })
    });
    if has_quotation { Speech::Mixed } else { Speech::Indirect }
}
