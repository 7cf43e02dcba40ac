//! Where sentences end.

use crate::tokens::Piece;
use annals_core::{TokenKind, Upos};
use annals_lexicon::lang::{Abbreviation, LangWords};
use std::ops::Range;

/// The sentences of one block, as ranges over its tokens.
pub(crate) fn sentences(text: &str, pieces: &[Piece], words: &LangWords) -> Vec<Range<usize>> {
    let mut res = vec![];
    let mut start = 0;
    let mut at = 0;
    while at < pieces.len() {
        let end = match pieces.get(at + 1) {
            None => pieces.len(),
            Some(next) if blank_line_between(text, &pieces[at], next) => at + 1,
            Some(_) if may_end(text, &pieces[at], words) => {
                let closed = at + 1 + n_closers(text, &pieces[at + 1..]);
                match pieces.get(closed) {
                    Some(next)
                        if !begins(text, &pieces[at], next, pieces.get(closed + 1), words) =>
                    {
                        at += 1;
                        continue;
                    }
                    _ => closed,
                }
            }
            Some(_) => {
                at += 1;
                continue;
            }
        };
        res.push(start..end);
        start = end;
        at = end;
    }
    res
}

fn word<'t>(text: &'t str, piece: &Piece) -> &'t str {
    piece.span.of(text)
}

fn blank_line_between(text: &str, before: &Piece, next: &Piece) -> bool {
    let between = &text[before.span.end()..next.span.start()];
    between.bytes().filter(|byte| *byte == b'\n').count() > 1
}

/// Whether a token can be the last of a sentence, closing marks aside.
fn may_end(text: &str, piece: &Piece, words: &LangWords) -> bool {
    let written = word(text, piece);
    match piece.kind {
        TokenKind::Mark => {
            matches!(written, "." | "!" | "?" | "…" | "?!" | "!?")
                || written.len() > 2 && written.bytes().all(|byte| byte == b'.')
        }
        TokenKind::Word => {
            written.ends_with('.') && words.abbreviation(written) != Some(Abbreviation::Before)
        }
        TokenKind::Number => false,
    }
}

/// How many quotation marks and brackets close the sentence behind its stop.
fn n_closers(text: &str, pieces: &[Piece]) -> usize {
    let mut n = 0;
    for piece in pieces {
        let closes = match word(text, piece) {
            "”" | "’" | "»" | ")" | "]" => true,
            // A straight mark closes where it touches the stop and something white follows.
            "\"" | "'" => {
                let touches = !text[..piece.span.start()].ends_with(char::is_whitespace);
                let free =
                    text[piece.span.end()..].chars().next().is_none_or(|c| !c.is_alphanumeric());
                touches && free
            }
            "." | "!" | "?" => true,
            _ => false,
        };
        if !closes {
            break;
        }
        n += 1;
    }
    n
}

/// Whether a sentence can begin with `next` after the token that may end one.
fn begins(text: &str, end: &Piece, next: &Piece, after: Option<&Piece>, words: &LangWords) -> bool {
    let written = word(text, next);
    let opens =
        matches!(written, "“" | "\"" | "‘" | "«" | "(" | "[" | "'" | "–" | "—" | "--" | "•");
    let first = match after {
        Some(after) if opens => word(text, after),
        _ => written,
    };
    let capital = first.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    if end.kind == TokenKind::Mark {
        return capital;
    }
    // An abbreviation: "the U.S. The", but not "the U.S. Congress" or "Nov. 23".
    let starter = words.closed_class(&first.to_lowercase()).is_some_and(|class| {
        matches!(
            class,
            Upos::Det | Upos::Pron | Upos::Adp | Upos::Sconj | Upos::Cconj | Upos::Adv | Upos::Aux
        )
    });
    let is_name_part = word(text, end).len() == 2;
    let opening = opens && capital && words.abbreviation(word(text, end)).is_some();
    (capital && starter && first.starts_with(char::is_uppercase) && !is_name_part) || opening
}
