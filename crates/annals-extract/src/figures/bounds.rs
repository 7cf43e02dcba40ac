//! The words before a number that bound it.

use super::numbers::Number;
use super::{Ctx, next};
use annals_core::{Bound, Decimal, Sentence, TokenIdx};

/// A number with its bound.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bounded {
    /// The first word of the bound, or of the number.
    pub(super) first: TokenIdx,
    pub(super) low: Option<Decimal>,
    pub(super) high: Option<Decimal>,
    pub(super) bound: Bound,
    /// Whether words bound it.
    pub(super) words: bool,
}

/// Reads the words that end right before a number (or its currency sign).
pub(super) fn bounded(ctx: &Ctx, sentence: &Sentence, number: &Number) -> Bounded {
    let start = sign_before(ctx, sentence, number.first).unwrap_or(number.first);
    let mut res = Bounded {
        first: start,
        low: Some(number.low),
        high: Some(number.high.unwrap_or(number.low)),
        bound: if number.high.is_some() { Bound::Range } else { Bound::Exact },
        words: false,
    };
    if number.many {
        (res.bound, res.high) = (Bound::AtLeast, None);
    }
    let before = ctx.before(start, sentence);
    if let Some(between) = before.filter(|t| number.high.is_some() && ctx.is_any(*t, &["between"]))
    {
        return Bounded { first: between, words: true, ..res };
    }
    let Some((first, bound)) = before.and_then(|before| bound_ending(ctx, sentence, before)) else {
        return or_more(ctx, number, res);
    };
    res.first = first;
    res.words = true;
    if number.high.is_some() || number.many {
        return res;
    }
    res.bound = bound;
    match bound {
        Bound::MoreThan | Bound::AtLeast => res.high = None,
        Bound::LessThan | Bound::AtMost => res.low = None,
        Bound::Exact | Bound::About | Bound::Range => {}
    }
    res
}

/// The sign of a currency before a number: "$", "US$".
pub(super) fn sign_before(ctx: &Ctx, sentence: &Sentence, first: TokenIdx) -> Option<TokenIdx> {
    let sign = ctx.before(first, sentence)?;
    let is_sign = !ctx.doc.word(sign).ends_with(char::is_alphanumeric);
    ctx.lexicon.figures.currency(ctx.doc.word(sign)).filter(|_| is_sign)?;
    let letters = ctx.before(sign, sentence).filter(|letters| {
        let both = ctx.touches_next(*letters).then(|| ctx.doc.between(*letters, sign));
        both.is_some_and(|both| ctx.lexicon.figures.currency(both.of(ctx.doc.text())).is_some())
    });
    Some(letters.unwrap_or(sign))
}

fn bound_ending(ctx: &Ctx, sentence: &Sentence, last: TokenIdx) -> Option<(TokenIdx, Bound)> {
    let ending = ctx.lexicon.figures.bounds_ending(&ctx.lower(last));
    ending.iter().find_map(|(words, bound)| {
        let n_words = u32::try_from(words.len()).ok()?;
        let first = TokenIdx((last.0 + 1).checked_sub(n_words)?);
        let stands = first >= sentence.first
            && (0..).zip(words).all(|(at, word)| ctx.is_any(TokenIdx(first.0 + at), &[word]));
        stands.then_some((first, *bound))
    })
}

/// "100 or more", "a dozen or so"
fn or_more(ctx: &Ctx, number: &Number, mut res: Bounded) -> Bounded {
    let or = next(number.last);
    if ctx.is_any(or, &["or"]) && number.high.is_none() && !number.many {
        if ctx.is_any(next(or), &["more"]) {
            (res.bound, res.high) = (Bound::AtLeast, None);
        } else if ctx.is_any(next(or), &["so"]) {
            res.bound = Bound::About;
        }
    }
    res
}
