//! Numbers, and what is written with digits and marks: dates, telephone numbers, decades.

use super::{Piece, Scan};
use annals_core::TokenKind;

/// The number that begins here, up to the unit written onto it ("10|km"); `None` where digits only
/// begin a word ("3G").
pub(super) fn number(scan: &Scan, at: usize, c: char) -> Option<Piece> {
    if matches!(c, '\'' | '’') && scan.is_after_blank(at) {
        return short_year(scan, at, c);
    }
    let rest = scan.rest(at);
    let free = c.is_ascii_digit() && scan.is_free(at);
    // ".04" in columns of numbers and "$.04".
    let bare = c == '.'
        && rest.as_bytes().get(1).is_some_and(u8::is_ascii_digit)
        && scan.before(at).is_none_or(|c| c.is_whitespace() || c == '$');
    if bare {
        return Some(Piece::new(at, at + 1 + digits_len(&rest[1..]), TokenKind::Number));
    }
    if !free {
        return None;
    }
    if let Some(length) = dated(rest).or_else(|| telephone(rest)) {
        return Some(Piece::new(at, at + length, TokenKind::Word));
    }
    let digits = digits_len(rest);
    let end = at + digits;
    if let Some(length) = decade(&rest[..digits], &rest[digits..]) {
        return Some(Piece::new(at, end + length, TokenKind::Word));
    }
    match scan.next(end) {
        Some(next) if next.is_alphanumeric() => {
            is_unit(scan, &rest[digits..]).then(|| Piece::new(at, end, TokenKind::Number))
        }
        _ => Some(Piece::new(at, end, TokenKind::Number)),
    }
}

/// How far digits run with separators between them: "2,000", "17:10", "2.5".
///
/// Most texts write "1,2" for two numbers, so a comma wants three digits behind it (or two, as in
/// the Indian "1,00,000").
fn digits_len(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let run = |from: usize| bytes[from..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let mut end = run(0);
    while let Some(mark) = bytes.get(end) {
        let behind = run(end + 1);
        let joins = match mark {
            b'.' | b':' => behind > 0,
            b',' => {
                behind == 3 || behind == 2 && bytes.get(end + 3) == Some(&b',') && run(end + 4) > 1
            }
            _ => false,
        };
        if !joins {
            break;
        }
        end += 1 + behind;
    }
    end
}

/// "9/11", "7/26/08", "2011/03/04": days. "1/2" and "24/7" are two numbers with a stroke.
fn dated(rest: &str) -> Option<usize> {
    let (groups, length) = groups(rest, b'/')?;
    let number = |n: usize| rest[groups[n].0..groups[n].1].parse::<u32>().unwrap_or(0);
    let size = |n: usize| groups[n].1 - groups[n].0;
    let res = match groups.len() {
        2 => size(0) < 3 && size(1) == 2 && number(0) < 13 && (10..32).contains(&number(1)),
        3 => size(0) < 3 && size(1) < 3 && matches!(size(2), 2 | 4) || size(0) == 4 && size(1) < 3,
        _ => false,
    };
    res.then_some(length)
}

/// "713-555-0142", "1-800-555-0142", "2011-03-04", "555-0142", "713/555-0142"
fn telephone(rest: &str) -> Option<usize> {
    let (groups, length) = groups(rest, b'-')?;
    let size = |n: usize| groups[n].1 - groups[n].0;
    let n_digits: usize = (0..groups.len()).map(size).sum();
    let res = match groups.len() {
        2 => size(0) == 3 && size(1) == 4,
        n => n < 6 && n_digits > 5,
    };
    res.then_some(length)
}

/// Groups of at most six digits with one mark between them, where nothing else is written on.
fn groups(rest: &str, mark: u8) -> Option<(Vec<(usize, usize)>, usize)> {
    let bytes = rest.as_bytes();
    // Most numbers have no such mark, and need no list.
    let first = bytes.iter().take(7).take_while(|byte| byte.is_ascii_digit()).count();
    if bytes.get(first) != Some(&mark) && bytes.get(first) != Some(&b'/') {
        return None;
    }
    let mut res = vec![];
    let mut start = 0;
    loop {
        let digits = bytes[start..].iter().take(7).take_while(|byte| byte.is_ascii_digit()).count();
        if digits == 0 || digits > 6 || res.len() > 6 {
            return None;
        }
        res.push((start, start + digits));
        let end = start + digits;
        match bytes.get(end) {
            Some(next) if *next == mark => start = end + 1,
            // The area code may stand before a stroke: "713/555-0142".
            Some(b'/') if mark == b'-' && res.len() == 1 && digits == 3 => start = end + 1,
            Some(next) if next.is_ascii_alphanumeric() || matches!(next, b'-' | b'/') => {
                return None;
            }
            _ => return Some((res, end)),
        }
    }
}

/// What makes a decade or ordinal of a number: "1990s", "80's", "23rd".
fn decade(digits: &str, behind: &str) -> Option<usize> {
    let letters = behind.bytes().take_while(u8::is_ascii_alphabetic).count();
    let suffix = &behind[..letters];
    if ["st", "nd", "rd", "th", "s"].iter().any(|known| suffix.eq_ignore_ascii_case(known)) {
        let free = behind[letters..].chars().next().is_none_or(|c| !c.is_alphanumeric());
        return free.then_some(letters);
    }
    let apostrophe = behind.chars().next().filter(|c| matches!(c, '\'' | '’'))?;
    let tail = behind[apostrophe.len_utf8()..].strip_prefix('s')?;
    let tens = digits.ends_with('0') && matches!(digits.len(), 2 | 4);
    let free = tail.chars().next().is_none_or(|c| !c.is_alphanumeric());
    (tens && free).then_some(apostrophe.len_utf8() + 1)
}

/// "km" of "10km", "p.m." of "7p.m."
fn is_unit(scan: &Scan, behind: &str) -> bool {
    let end = behind.find(|c: char| !c.is_alphanumeric()).unwrap_or(behind.len());
    let clock = |half: &str| behind.get(..3).is_some_and(|b| b.eq_ignore_ascii_case(half));
    scan.words.is_glued_unit(&behind[..end]) || end == 1 && (clock("a.m") || clock("p.m"))
}

/// "'09", "’72", "'60s"
fn short_year(scan: &Scan, at: usize, apostrophe: char) -> Option<Piece> {
    let start = at + apostrophe.len_utf8();
    let rest = scan.rest(start);
    let digits = rest.bytes().take(3).take_while(u8::is_ascii_digit).count();
    let length = digits + usize::from(rest[digits..].starts_with('s'));
    let next = rest[length..].chars().next();
    // "'50 people'" opens a quotation more often than it drops a century, but then more follows.
    let free = next.is_none_or(|c| !c.is_alphanumeric() && c != '%');
    (digits == 2 && free).then(|| Piece::new(at, start + length, TokenKind::Word))
}
