//! Numbers in digits and words, ranges, and words for many.

use super::{Ctx, next};
use annals_core::{Decimal, Sentence, TokenIdx, TokenKind, Upos};
use annals_lexicon::figures::NumberWord;

/// A number, or two with "to" between them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Number {
    pub(super) first: TokenIdx,
    pub(super) last: TokenIdx,
    pub(super) low: Decimal,
    /// The upper end of a range.
    pub(super) high: Option<Decimal>,
    /// "hundreds": at least that many.
    pub(super) many: bool,
    /// Four digits without a comma that may be a year.
    pub(super) year_like: bool,
}

impl Number {
    pub(super) fn is_many(&self) -> bool {
        self.many
    }
}

/// The number that begins at a token, where it is an amount and no name, time or part of a word.
pub(super) fn number(ctx: &Ctx, sentence: &Sentence, at: TokenIdx) -> Option<Number> {
    if is_glued(ctx, sentence, at) {
        return None;
    }
    let first = single(ctx, sentence, at)?;
    let res = ranged(ctx, sentence, first);
    if ctx.is_time(ctx.doc.between(res.first, res.last)) || is_name(ctx, sentence, &res) {
        return None;
    }
    // "30-day", "52-count": part of an adjective, but "10,000-euro" is money.
    let behind = next(res.last);
    let hyphen = ctx.touches_next(res.last) && ctx.is_any(behind, &["-", "–", "/", "°", ":", "."]);
    if hyphen && ctx.touches_next(behind) {
        let noun = ctx.lexicon.inflection.noun_lemma(&ctx.lower(next(behind)));
        ctx.lexicon.figures.currency(&noun)?;
    }
    Some(res)
}

/// Whether something is written onto the front: "F-16", "9/11", "Covid-19".
fn is_glued(ctx: &Ctx, sentence: &Sentence, at: TokenIdx) -> bool {
    let Some(before) = ctx.before(at, sentence).filter(|before| ctx.touches_next(*before)) else {
        return false;
    };
    let opens = ["(", "[", "“", "\"", "‘", "'", "—", "–", "--", "~"];
    !(ctx.is_any(before, &opens) || ctx.lexicon.figures.currency(ctx.doc.word(before)).is_some())
}

/// One number, without a range.
fn single(ctx: &Ctx, sentence: &Sentence, at: TokenIdx) -> Option<Number> {
    let token = ctx.doc.token(at).filter(|_| at < sentence.end)?;
    let res = |last, low, many| Number { first: at, last, low, high: None, many, year_like: false };
    let lower = ctx.lower(at);
    if token.kind == TokenKind::Number {
        let value = digits(&lower)?;
        let year_like =
            lower.len() == 4 && value.whole().is_some_and(|year| (1900..2100).contains(&year));
        let (value, last) = scaled(ctx, sentence, value, at)?;
        return Some(Number { year_like: year_like && last == at, ..res(last, value, false) });
    }
    if let Some(value) = digits_with_letters(ctx, &lower) {
        return Some(res(at, value, false));
    }
    let words = &ctx.lexicon.figures;
    match words.number(&lower) {
        Some(NumberWord::Small(_)) => {
            // "World War Two", "the Big Five": a capital inside a sentence is a name's.
            let capital = ctx.doc.word(at).starts_with(char::is_uppercase);
            let before = ctx.before(at, sentence);
            let inside = before.is_some_and(|t| ctx.upos(t) != Upos::Punct);
            if capital && inside {
                return None;
            }
            let (value, last) = words_value(ctx, sentence, at)?;
            Some(res(last, value.into(), false))
        }
        Some(NumberWord::Many(value)) => {
            let mut last = at;
            let mut low = value.checked_mul(2)?;
            // "tens of thousands", "hundreds of millions"
            if ctx.is_any(next(at), &["of"])
                && let Some(NumberWord::Many(more)) = words.number(&ctx.lower(TokenIdx(at.0 + 2)))
            {
                last = TokenIdx(at.0 + 2);
                low = low.checked_mul(more)?;
            } else if lower == "tens" || lower == "scores" && !ctx.is_any(next(at), &["of"]) {
                return None;
            }
            Some(res(last, low.into(), true))
        }
        Some(NumberWord::Scale(_) | NumberWord::Letters(_)) => None,
        None => in_words(ctx, at, &lower).map(|(value, last, many)| res(last, value, many)),
    }
}

/// "a dozen", "half a million", "several hundred", "no": numbers that begin with another word.
fn in_words(ctx: &Ctx, at: TokenIdx, lower: &str) -> Option<(Decimal, TokenIdx, bool)> {
    let scale = |token| match ctx.lexicon.figures.number(&ctx.lower(token)) {
        Some(NumberWord::Scale(value)) => Some(value),
        _ => None,
    };
    match lower {
        "a" | "an" => scale(next(at)).map(|value| (value.into(), next(at), false)),
        "half" if ctx.is_any(next(at), &["a"]) => {
            let last = TokenIdx(at.0 + 2);
            scale(last).map(|value| ((value / 2).into(), last, false))
        }
        "several" | "few" | "many" => {
            scale(next(at)).and_then(|value| Some((value.checked_mul(2)?.into(), next(at), true)))
        }
        "no" => Some((0.into(), at, false)),
        _ => None,
    }
}

/// "2,000", "63.4"; not "17:10" or "1,2".
fn digits(written: &str) -> Option<Decimal> {
    let mut groups = written.split(',');
    let head = groups.next()?;
    let grouped = written.contains(',');
    if grouped && (head.is_empty() || head.len() > 3) {
        return None;
    }
    let mut plain = head.to_owned();
    for group in groups {
        let whole = group.split('.').next().unwrap_or(group);
        if whole.len() != 3 {
            return None;
        }
        plain.push_str(group);
    }
    Decimal::parse(&plain)
}

/// "2.5m", "3bn"
fn digits_with_letters(ctx: &Ctx, word: &str) -> Option<Decimal> {
    let letters = word.find(|c: char| c.is_ascii_alphabetic())?;
    if letters == 0 {
        return None;
    }
    match ctx.lexicon.figures.number(&word[letters..]) {
        Some(NumberWord::Letters(factor)) => digits(&word[..letters])?.times(factor),
        _ => None,
    }
}

/// A value with the scale words behind it: "2.5 | million".
fn scaled(
    ctx: &Ctx,
    sentence: &Sentence,
    value: Decimal,
    at: TokenIdx,
) -> Option<(Decimal, TokenIdx)> {
    let (mut value, mut last) = (value, at);
    while next(last) < sentence.end
        && let Some(NumberWord::Scale(factor) | NumberWord::Letters(factor)) =
            ctx.lexicon.figures.number(&ctx.lower(next(last)))
    {
        value = value.times(factor)?;
        last = next(last);
    }
    Some((value, last))
}

/// "two hundred and fifty", "twenty-five thousand"
fn words_value(ctx: &Ctx, sentence: &Sentence, at: TokenIdx) -> Option<(i64, TokenIdx)> {
    let (mut total, mut part, mut last) = (0_i64, 0_i64, at);
    let mut token = at;
    let mut after_scale = true;
    let mut least: i64 = 100;
    while token < sentence.end {
        match ctx.lexicon.figures.number(&ctx.lower(token)) {
            Some(NumberWord::Small(value)) if after_scale || least >= 20 && value < 10 => {
                part = part.checked_add(value)?;
                least = value;
                after_scale = false;
            }
            Some(NumberWord::Scale(factor)) if part > 0 => {
                part = part.checked_mul(factor)?;
                if factor >= 1000 {
                    total = total.checked_add(part)?;
                    part = 0;
                }
                after_scale = true;
            }
            _ => break,
        }
        last = token;
        token = next(token);
        let joins =
            ctx.is_any(token, &["-"]) && least >= 20 || ctx.is_any(token, &["and"]) && after_scale;
        let small = matches!(
            ctx.lexicon.figures.number(&ctx.lower(next(token))),
            Some(NumberWord::Small(_))
        );
        if joins && small && !(ctx.is_any(token, &["and"]) && part == 0 && total == 0) {
            token = next(token);
        }
    }
    Some((total.checked_add(part)?, last))
}

/// "70 to 80", "70-80", "10,000 and 14,000" behind "between".
fn ranged(ctx: &Ctx, sentence: &Sentence, low: Number) -> Number {
    let joint = next(low.last);
    let between = ctx.before(low.first, sentence).is_some_and(|t| ctx.is_any(t, &["between"]));
    let joins = ctx.is_any(joint, &["to", "-", "–", "—"]) || between && ctx.is_any(joint, &["and"]);
    if !joins || low.many {
        return low;
    }
    let mut from = next(joint);
    // "$5 to $10 million"
    if ctx.lexicon.figures.currency(ctx.doc.word(from)).is_some() {
        from = next(from);
    }
    let Some(high) = single(ctx, sentence, from).filter(|high| !high.many) else { return low };
    let mut res = Number { last: high.last, high: Some(high.low), year_like: false, ..low };
    // "2 to 3 million" means two million; "500 to 2 million" does not.
    if low.last == low.first
        && let Some(NumberWord::Scale(factor)) = ctx.lexicon.figures.number(&ctx.lower(high.last))
        && high.last > from
        && low.low < Decimal::from(1000)
        && let Some(scaled) = low.low.times(factor)
    {
        res.low = scaled;
    }
    if Some(res.low) < res.high { res } else { Number { last: high.last, year_like: true, ..low } }
}

/// "Flight 103", "Resolution 2254", "phase 2": a number that names.
fn is_name(ctx: &Ctx, sentence: &Sentence, number: &Number) -> bool {
    let Some(before) = ctx.before(number.first, sentence) else { return false };
    let is_digits = ctx.doc.token(number.first).is_some_and(|t| t.kind == TokenKind::Number);
    if ctx.is_any(before, &["no", "no.", "number", "#", "nos", "nos."]) {
        return true;
    }
    let lower = ctx.lower(before);
    if !ctx.lexicon.figures.bounds_ending(&lower).is_empty() {
        return false;
    }
    let singular = ctx.lexicon.inflection.noun_lemma(&lower) == lower;
    let verb = ctx.lexicon.inflection.verb(&lower).is_some();
    let named = match ctx.upos(before) {
        Upos::Propn => !ctx.touches_next(before),
        Upos::Noun => singular && !verb,
        _ => false,
    };
    is_digits && named && !ctx.is_time(ctx.doc.span(before))
}
