//! Header lines: what a report states about itself above its words.

use crate::dates::{self, Moment};
use crate::forms;
use crate::tokens::Token;
use annals_core::Span;
use annals_lexicon::ingest::{Header, IngestWords, Part};

/// A line that states a date.
#[derive(Clone, Copy, Debug)]
pub(crate) struct DateLine {
    pub(crate) states: States,
    pub(crate) moment: Moment,
    /// The words of the date, in the line.
    pub(crate) span: Span,
}

/// What a date line states.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum States {
    /// It says that the report was published then.
    Published,
    /// It is a date and no more.
    Bare,
    /// It says that the report was changed then.
    Updated,
    /// It says that a reader fetched the page then.
    Accessed,
}

impl States {
    /// Why such a line tells the day of publication.
    pub(crate) fn why(self) -> &'static str {
        match self {
            Self::Published | Self::Bare | Self::Accessed => "a header line states the date",
            Self::Updated => {
                "the header states when the report was last updated; no other date is stated"
            }
        }
    }
}

/// Reads a line that is nothing but dates, with their labels and what usually stands beside them:
/// "Published 28 October 2019 | Updated 29 October 2019", "October 28, 2019 · 5 min read".
pub(crate) fn date_line(tokens: &[Token<'_>], words: &IngestWords) -> Option<DateLine> {
    let mut best: Option<DateLine> = None;
    let mut at = dates::separators(tokens, 0);
    while at < tokens.len() {
        let (states, start) = date_label(tokens, at, words);
        if let Some((moment, end)) = dates::moment(tokens, start, words) {
            let span = tokens[start].span.cover(tokens[end - 1].span);
            if best.is_none_or(|best| states < best.states) {
                best = Some(DateLine { states, moment, span });
            }
            at = end;
        } else if start == at
            && let Some(end) = beside_date(tokens, at, words)
        {
            at = end;
        } else {
            return None;
        }
        let is_stop = tokens.get(at).is_some_and(|token| token.is("."));
        at = dates::separators(tokens, at + usize::from(is_stop));
    }
    best
}

/// The label of a date, where one stands there, and the token after it.
pub(crate) fn date_label(tokens: &[Token<'_>], at: usize, words: &IngestWords) -> (States, usize) {
    let Some((header, mut next)) = label(tokens, at, words) else { return (States::Bare, at) };
    let states = match header {
        Header::Published => States::Published,
        Header::Updated => States::Updated,
        Header::Accessed => States::Accessed,
        Header::Title | Header::Author | Header::Outlet | Header::Address | Header::Other => {
            return (States::Bare, at);
        }
    };
    while tokens
        .get(next)
        .is_some_and(|token| matches!(&*token.word, ":" | "-" | "," | "on" | "at"))
    {
        next += 1;
    }
    (states, next)
}

/// The longest label that begins at a token, and the token after it.
fn label(tokens: &[Token<'_>], at: usize, words: &IngestWords) -> Option<(Header, usize)> {
    let first = tokens.get(at)?;
    let matches = |parts: &[Part]| {
        let follows = |(part, token): (&Part, &Token<'_>)| match part {
            Part::Word(word) => token.is(word),
            _ => false,
        };
        tokens[at..].len() >= parts.len() && parts.iter().zip(&tokens[at..]).all(follows)
    };
    let rules = words.headers.beginning(&first.word).filter(|rule| matches(&rule.parts));
    let rule = rules.max_by_key(|rule| rule.parts.len())?;
    Some((rule.kind, at + rule.parts.len()))
}

/// Past a service or a reading time, which stand beside dates.
fn beside_date(tokens: &[Token<'_>], at: usize, words: &IngestWords) -> Option<usize> {
    let is = |at: usize, word: &str| tokens.get(at).is_some_and(|token| token.is(word));
    let is_minutes = is(at + 1, "min") || is(at + 1, "minute");
    if is_minutes && is(at + 2, "read") {
        return Some(at + 3);
    }
    forms::service_end(tokens, at, words)
}

/// Reads "Label: value"; the span is the value's, in the line.
pub(crate) fn field(tokens: &[Token<'_>], words: &IngestWords) -> Option<(Header, Span)> {
    let (header, next) = label(tokens, 0, words)?;
    let is_date = matches!(header, Header::Published | Header::Updated | Header::Accessed);
    if is_date || !tokens.get(next)?.is(":") {
        return None;
    }
    // "Newspaper: Minister knew of the cracks for two years" is a title.
    const LONGEST_OUTLET: usize = 6;
    let n_words = tokens[next..].iter().filter(|token| token.is_word()).count();
    if header == Header::Outlet && n_words > LONGEST_OUTLET {
        return None;
    }
    let value = tokens.get(next + 1)?.span.cover(tokens.last()?.span);
    Some((header, value))
}
