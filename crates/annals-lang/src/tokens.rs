//! Words, numbers and marks.

use annals_core::{Span, TokenKind};
use annals_lexicon::lang::LangWords;

/// A token before its class is known.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Piece {
    pub(crate) span: Span,
    pub(crate) kind: TokenKind,
}

/// The longest chunk looked at as one word; beyond it nobody writes words.
const LONGEST_WORD: usize = 256;

/// Appends the tokens of a stretch of the text.
pub(crate) fn tokens(text: &str, span: Span, words: &LangWords, out: &mut Vec<Piece>) {
    let stretch = span.of(text);
    let mut at = 0;
    while let Some(c) = stretch[at..].chars().next() {
        let start = span.start() + at;
        let end = if c.is_whitespace() {
            at += c.len_utf8();
            continue;
        } else if c.is_alphanumeric() {
            let end = start + chunk_len(&stretch[at..]);
            chunk(text, Span::new(start, end), words, out);
            // An abbreviation takes the stop behind it along.
            out.last().map_or(end, |piece| piece.span.end())
        } else {
            let end = start + mark_len(&stretch[at..], c);
            out.push(Piece { span: Span::new(start, end), kind: TokenKind::Mark });
            end
        };
        at = end - span.start();
    }
}

/// Runs of the same dash or dot ("--", "...") are one mark.
fn mark_len(rest: &str, c: char) -> usize {
    if matches!(c, '-' | '.' | '*' | '_' | '=') {
        rest.len() - rest.trim_start_matches(c).len()
    } else {
        c.len_utf8()
    }
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’')
}

/// How far letters and digits run with the marks that can stand inside a word.
fn chunk_len(rest: &str) -> usize {
    let mut chars = rest.char_indices().peekable();
    let mut before = ' ';
    let mut end = 0;
    while let Some((at, c)) = chars.next() {
        let inner = matches!(c, '.' | ',' | ':' | '&' | '@' | '_') || is_apostrophe(c);
        let next = chars.peek().map_or(' ', |(_, c)| *c);
        let belongs = c.is_alphanumeric()
            || is_combining(c)
            || inner && joins(before, c, next)
            || c == '.' && ends_acronym(&rest[..at]);
        if !belongs || at >= LONGEST_WORD {
            break;
        }
        end = at + c.len_utf8();
        before = c;
    }
    end.max(rest.chars().next().map_or(1, char::len_utf8))
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// Whether a mark between two characters stands inside a word: "2,000", "17:10", "U.S", "AT&T".
fn joins(before: char, mark: char, next: char) -> bool {
    match mark {
        ',' | ':' => before.is_ascii_digit() && next.is_ascii_digit(),
        '.' => {
            before.is_ascii_digit() && next.is_ascii_digit()
                || before.is_alphabetic() && next.is_alphabetic()
        }
        '&' => before.is_uppercase() && next.is_uppercase(),
        '@' | '_' => next.is_alphanumeric(),
        _ => before.is_alphanumeric() && next.is_alphabetic(),
    }
}

/// Whether the letters before a stop are an acronym's: "U.S" or a single capital.
fn ends_acronym(letters: &str) -> bool {
    let part = letters.rsplit('.').next().unwrap_or(letters);
    let single = part.chars().count() == 1 && part.chars().all(char::is_alphabetic);
    single && (letters.len() > part.len() || part.chars().all(char::is_uppercase))
}

/// Splits a chunk into tokens: sentences run together, clitics, abbreviations' stops.
fn chunk(text: &str, span: Span, words: &LangWords, out: &mut Vec<Piece>) {
    let letters = span.of(text);
    if let Some(at) = run_together(letters, words) {
        chunk(text, Span::new(span.start(), span.start() + at), words, out);
        let stop = span.start() + at;
        out.push(Piece { span: Span::new(stop, stop + 1), kind: TokenKind::Mark });
        chunk(text, Span::new(stop + 1, span.end()), words, out);
        return;
    }
    // "Nov." keeps its stop; "talks." does not.
    let with_stop = Span::new(span.start(), (span.end() + 1).min(text.len()));
    let abbreviated = text.as_bytes().get(span.end()) == Some(&b'.')
        && words.abbreviation(with_stop.of(text)).is_some();
    if abbreviated {
        out.push(Piece { span: with_stop, kind: TokenKind::Word });
        return;
    }
    let kind = if letters.starts_with(|c: char| c.is_ascii_digit()) && is_number(letters) {
        TokenKind::Number
    } else {
        TokenKind::Word
    };
    match clitic(letters) {
        Some(at) if at > 0 => {
            let middle = span.start() + at;
            out.push(Piece { span: Span::new(span.start(), middle), kind });
            out.push(Piece { span: Span::new(middle, span.end()), kind: TokenKind::Word });
        }
        _ => out.push(Piece { span, kind }),
    }
}

fn is_number(letters: &str) -> bool {
    letters.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | ':'))
}

/// Where a stop without a blank parts two sentences: "talks.The", but not "U.S.A" or "example.com".
fn run_together(letters: &str, words: &LangWords) -> Option<usize> {
    letters.match_indices('.').map(|(at, _)| at).find(|at| {
        let (before, after) = (&letters[..*at], &letters[at + 1..]);
        let mut following = after.chars();
        let begins = following.next().is_some_and(char::is_uppercase)
            && (following.next().is_some_and(char::is_lowercase) || after.len() == 1);
        let ends = before.chars().rev().take(2).filter(|c| c.is_lowercase()).count() == 2;
        begins && ends && words.abbreviation(&letters[..=*at]).is_none()
    })
}

/// Where a clitic begins: "Trump|’s", "could|n't", "we|'ll".
fn clitic(letters: &str) -> Option<usize> {
    let at = letters.rfind(is_apostrophe)?;
    let tail = letters[at..].trim_start_matches(is_apostrophe);
    if tail.eq_ignore_ascii_case("t") {
        let before = letters[..at].strip_suffix(['n', 'N'])?;
        return Some(before.len());
    }
    let known =
        ["s", "re", "ve", "ll", "d", "m"].iter().any(|word| tail.eq_ignore_ascii_case(word));
    known.then_some(at)
}
