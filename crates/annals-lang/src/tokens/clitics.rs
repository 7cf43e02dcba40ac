//! Words written onto others: "could|n't", "Trump|’s", "can|not".

use super::{Piece, Scan};
use annals_core::TokenKind;

pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '`' | '´' | 'ʼ')
}

/// Whether letters behind an apostrophe are a word of their own.
pub(super) fn is_tail(letters: &str) -> bool {
    ["s", "re", "ve", "ll", "d", "m"].iter().any(|known| letters.eq_ignore_ascii_case(known))
}

/// Appends a word, cut where words are written onto it.
pub(super) fn split(scan: &Scan, start: usize, end: usize, out: &mut Vec<Piece>) {
    let written = &scan.text[start..end];
    let n_before = out.len();
    if let Some(words) = fused(scan, written) {
        let mut at = start;
        for word in words {
            out.push(Piece::new(at, at + word.len(), TokenKind::Word));
            at += word.len();
        }
    } else {
        // "shouldn't've" has two.
        let mut cuts = [end; 3];
        let mut last = end;
        for cut in cuts.iter_mut().take(2) {
            match clitic(&scan.text[start..last]) {
                Some(at) if at > 0 => last = start + at,
                _ => break,
            }
            *cut = last;
        }
        cuts.sort_unstable();
        let mut at = start;
        for cut in cuts {
            if cut > at {
                out.push(Piece::new(at, cut, TokenKind::Word));
                at = cut;
            }
        }
    }
    for piece in &mut out[n_before + 1..] {
        piece.joined = true;
    }
}

/// The parts of a word that needs no apostrophe to be two.
fn fused<'t>(scan: &Scan<'t>, written: &str) -> Option<&'t [&'static str]> {
    const LONGEST: usize = 10;
    if written.len() > LONGEST || written.len() < 2 || !written.is_ascii() {
        return None;
    }
    let mut small = [0; LONGEST];
    let small = &mut small[..written.len()];
    small.copy_from_slice(written.as_bytes());
    // "IM" and "HES" are likelier acronyms.
    if small.len() < 4 && small[1].is_ascii_uppercase() {
        return None;
    }
    small.make_ascii_lowercase();
    scan.words.fused(std::str::from_utf8(small).ok()?)
}

/// Where the last clitic begins: "Trump|’s", "could|n't", "we|'ll".
fn clitic(letters: &str) -> Option<usize> {
    let at = letters.rfind(is_apostrophe)?;
    let tail = letters[at..].trim_start_matches(is_apostrophe);
    if tail.eq_ignore_ascii_case("t") {
        let before = letters[..at].strip_suffix(['n', 'N'])?;
        return Some(before.len());
    }
    is_tail(tail).then_some(at)
}
