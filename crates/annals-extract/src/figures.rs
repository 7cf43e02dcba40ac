//! How many: amounts of people, things, money and percent, with their bounds.
//!
//! A number is read first, then the words that bound it, then the noun it counts, then what became of
//! what it counts. A number whose noun is not found is a figure only where a verb tells that people
//! were harmed; years, clocks, distances, names and scores are none.

mod bounds;
mod kinds;
mod numbers;
mod units;

use crate::classes::class_of;
use crate::statements::attributed;
use annals_core::{
    Annotated, Bound, Decimal, Figure, FigureKind, RuleId, Sentence, Span, Statement, Timex,
    TokenIdx, Upos,
};
use annals_lexicon::Lexicon;
use numbers::Number;

/// What every part of this module looks at.
struct Ctx<'a> {
    doc: &'a Annotated<'a>,
    times: &'a [Timex],
    lexicon: &'a Lexicon,
}

/// The figures of a report, in order.
#[must_use]
pub fn figures(
    doc: &Annotated,
    times: &[Timex],
    statements: &[Statement],
    lexicon: &Lexicon,
) -> Vec<Figure> {
    let ctx = Ctx { doc, times, lexicon };
    let mut res: Vec<Figure> = vec![];
    for sentence in doc.sentences().iter().filter(|sentence| sentence.block.is_prose()) {
        let first_here = res.len();
        let mut at = sentence.first;
        while at < sentence.end {
            let found = numbers::number(&ctx, sentence, at);
            let next_at = found.map_or(next(at), |number| next(number.last));
            if let Some(number) = found
                && let Some(mut figure) = figure(&ctx, sentence, number, &res[first_here..])
            {
                figure.attributed = attributed(statements, figure.span);
                at = ctx.doc.token_at(figure.span.end().saturating_sub(1)).map_or(next_at, next);
                at = at.max(next_at);
                res.push(figure);
            } else {
                at = next_at;
            }
        }
    }
    res
}

/// A figure from its number; `before` are those found earlier in the sentence.
fn figure(ctx: &Ctx, sentence: &Sentence, number: Number, before: &[Figure]) -> Option<Figure> {
    let bounded = bounds::bounded(ctx, sentence, &number);
    let mut unit = units::unit(ctx, sentence, &number, bounded.words)?;
    if unit.name.is_none() {
        unit.name = units::numbered(ctx, sentence, bounded.first);
    }
    let (first, last) = (bounded.first.min(unit.first), unit.last.max(number.last));
    let kind = match &unit.name {
        _ if unit.is_money => Some(FigureKind::Money),
        Some(name) if name == "percent" => Some(FigureKind::Percent),
        name => kinds::kind(ctx, sentence, first, last, name.as_deref(), before),
    };
    // A bare number means people only where somebody was harmed, held or freed.
    let (name, kind) = match (unit.name, kind) {
        (Some(name), kind) => (Some(name), kind.unwrap_or(FigureKind::Count)),
        (None, Some(kind)) => (Some(inherited(before)), kind),
        (None, None) if number.is_many() => (Some("people".to_owned()), FigureKind::Count),
        (None, None) => return None,
    };
    if number.low == Decimal::from(0) && kind == FigureKind::Count {
        return None;
    }
    Some(Figure {
        span: ctx.doc.between(first, last),
        number: ctx.doc.between(number.first, number.last),
        low: bounded.low,
        high: bounded.high,
        bound: bounded.bound,
        unit: name,
        kind,
        attributed: None,
        rule: RuleId::new(match kind {
            FigureKind::Money => "figures/money",
            FigureKind::Percent => "figures/percent",
            _ if bounded.bound == Bound::Range => "figures/range",
            _ if number.is_many() => "figures/many",
            _ => "figures/count",
        }),
    })
}

/// What a bare number counts: what the figure before counts, where that is somebody.
fn inherited(before: &[Figure]) -> String {
    let last =
        before.last().filter(|last| !matches!(last.kind, FigureKind::Money | FigureKind::Percent));
    last.and_then(|last| last.unit.clone()).unwrap_or_else(|| "people".to_owned())
}

impl Ctx<'_> {
    fn lower(&self, token: TokenIdx) -> String {
        self.doc.word(token).to_lowercase()
    }

    fn upos(&self, token: TokenIdx) -> Upos {
        class_of(self.doc, token)
    }

    fn is_any(&self, token: TokenIdx, words: &[&str]) -> bool {
        words.iter().any(|word| self.doc.is(token, word))
    }

    /// Whether no white space parts a token from the one behind it.
    fn touches_next(&self, token: TokenIdx) -> bool {
        let behind = self.doc.token(next(token)).map(|token| token.span.start());
        self.doc.token(token).is_some_and(|token| behind == Some(token.span.end()))
    }

    fn is_time(&self, span: Span) -> bool {
        let at = self.times.partition_point(|time| time.span.end() <= span.start());
        self.times.get(at).is_some_and(|time| time.span.overlaps(span))
    }

    fn before(&self, token: TokenIdx, sentence: &Sentence) -> Option<TokenIdx> {
        token.offset(-1).filter(|before| *before >= sentence.first)
    }
}

fn next(token: TokenIdx) -> TokenIdx {
    TokenIdx(token.0 + 1)
}

#[cfg(test)]
mod tests;
