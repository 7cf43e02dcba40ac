//! Marks: what is neither letter nor digit.

use super::clitics::is_apostrophe;
use super::{Piece, Scan, clitics};
use annals_core::TokenKind;

/// Appends the mark that begins here; returns its end.
pub(super) fn mark(scan: &Scan, at: usize, c: char, out: &mut Vec<Piece>) -> usize {
    let rest = scan.rest(at);
    // "the 787's wings": a number has no letters that would take its clitic along.
    let behind_number =
        out.last().is_some_and(|last| last.kind == TokenKind::Number && last.span.end() == at);
    if (behind_number || scan.is_after_blank(at))
        && let Some(length) = loose_clitic(scan, at, c)
    {
        let joined = behind_number;
        out.push(Piece { joined, ..Piece::new(at, at + length, TokenKind::Word) });
        return at + length;
    }
    let end = at + emoticon_len(scan, at).unwrap_or_else(|| mark_len(rest, c));
    let joined = end == at + c.len_utf8() && is_apostrophe(c) && is_possessive(scan, at, out);
    out.push(Piece { joined, ..Piece::new(at, end, TokenKind::Mark) });
    end
}

/// "'s" with a blank before it, as tokenised texts write it, and words that lost their front.
fn loose_clitic(scan: &Scan, at: usize, c: char) -> Option<usize> {
    if !is_apostrophe(c) {
        return None;
    }
    let rest = scan.rest(at);
    let letters = rest[c.len_utf8()..].bytes().take(6).take_while(u8::is_ascii_alphabetic).count();
    let end = c.len_utf8() + letters;
    let tail = &rest[c.len_utf8()..end];
    let free = rest[end..].chars().next().is_none_or(|c| !c.is_alphanumeric() && !is_apostrophe(c));
    let known = clitics::is_tail(tail) || matches!(tail, "em" | "til" | "tis" | "twas" | "n");
    (free && letters > 0 && known).then_some(end)
}

fn emoticon_len(scan: &Scan, at: usize) -> Option<usize> {
    let rest = scan.rest(at);
    let first = rest.as_bytes().first()?;
    if !matches!(first, b':' | b';' | b'=' | b'(' | b'^' | b'<' | b'>' | b'-' | b'8' | b'o')
        || !scan.before(at).is_none_or(|c| c.is_whitespace() || matches!(c, '.' | '!' | '?'))
    {
        return None;
    }
    let face = scan.words.emoticon(rest)?;
    let free = rest[face.len()..].chars().next().is_none_or(|c| !c.is_alphanumeric());
    free.then_some(face.len())
}

/// How far one mark goes: runs of the same ("--", "...", "!!"), and the pairs that old typing uses
/// for one ("<<", "''").
fn mark_len(rest: &str, c: char) -> usize {
    let run = |set: &[char]| rest.len() - rest.trim_start_matches(set).len();
    match c {
        '[' if rest.starts_with("[...]") => 5,
        '!' | '?' => run(&['!', '?']),
        '.' => {
            let stops = run(&['.']);
            // "Really.?" has one mark, "etc..." too; "...?" has two.
            let more = if stops == 1 { 1 + asking(&rest[1..]) } else { stops };
            more.max(stops)
        }
        '-' | '*' | '_' | '=' | '~' | '#' | '+' | '<' | '>' | '`' => run(&[c]),
        '\'' if rest.starts_with("''") => 2,
        '’' if rest.starts_with("’’") => 6,
        '‘' if rest.starts_with("‘‘") || rest.starts_with("‘’") => 6,
        _ => c.len_utf8(),
    }
}

fn asking(rest: &str) -> usize {
    rest.len() - rest.trim_start_matches(['!', '?']).len()
}

/// How many words an apostrophe may stand from the mark that opened a quotation.
const QUOTED_WORDS: usize = 40;

/// Whether an apostrophe behind an "s" is the possessive ("the allies' plan"), not the end of what a
/// mark of its kind opened.
fn is_possessive(scan: &Scan, at: usize, out: &[Piece]) -> bool {
    let touches = out.last().is_some_and(|last| last.span.end() == at);
    let owner = scan.text[..at].ends_with(['s', 'S', 'x', 'z']);
    let opens = |piece: &Piece| {
        let mark = piece.span.of(scan.text);
        piece.kind == TokenKind::Mark && !piece.joined && matches!(mark, "'" | "‘")
    };
    touches && owner && !out.iter().rev().take(QUOTED_WORDS).any(opens)
}
