//! Words: letters, digits among them, and the marks that can stand inside.

use super::clitics::{self, is_apostrophe};
use super::{LONGEST_WORD, Piece, Scan};
use annals_core::{TokenKind, Upos};
use annals_lexicon::lang::Abbreviation;

/// Appends the word that begins here; returns its end.
pub(super) fn word(scan: &Scan, at: usize, out: &mut Vec<Piece>) -> usize {
    let mut end = at + word_len(scan.rest(at));
    if let Some(dollar) = dollars(scan, at, end) {
        out.push(Piece::new(at, dollar, TokenKind::Word));
        return dollar;
    }
    while let Some(longer) = hyphened(scan, at, end) {
        end = longer;
    }
    if let Some(stop) = run_together(scan, at, end) {
        end = stop;
    }
    if scan.next(end) == Some('.')
        && let Some(with_stop) = abbreviated(scan, at, end, out)
    {
        out.push(Piece::new(at, with_stop, TokenKind::Word));
        return with_stop;
    }
    clitics::split(scan, at, end, out);
    end
}

/// "US$" of "US$4.5": whose dollars they are.
fn dollars(scan: &Scan, at: usize, end: usize) -> Option<usize> {
    let letters = &scan.text.as_bytes()[at..end];
    let behind = scan.text.as_bytes().get(end..end + 2)?;
    let fits = letters.len() < 3 && letters.iter().all(u8::is_ascii_uppercase);
    (fits && behind[0] == b'$' && behind[1].is_ascii_digit()).then_some(end + 1)
}

/// How far letters and digits run with the marks that can stand inside a word.
fn word_len(rest: &str) -> usize {
    let mut chars = rest.char_indices().peekable();
    let mut before = ' ';
    let mut end = 0;
    while let Some((at, c)) = chars.next() {
        let belongs = c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36f}') || {
            let next = chars.peek().map_or(' ', |(_, c)| *c);
            at > 0 && joins(&rest[..at], before, c, next)
        };
        if !belongs || at >= LONGEST_WORD {
            break;
        }
        end = at + c.len_utf8();
        before = c;
    }
    end.max(rest.chars().next().map_or(1, char::len_utf8))
}

/// Whether a mark between two characters stands inside a word: "U.S", "AT&T", "don't".
fn joins(front: &str, before: char, mark: char, next: char) -> bool {
    match mark {
        ',' | ':' => before.is_ascii_digit() && next.is_ascii_digit(),
        '.' => {
            before.is_ascii_digit() && next.is_ascii_digit()
                || before.is_alphabetic() && next.is_alphabetic()
        }
        '&' => {
            before.is_uppercase() && next.is_uppercase() || front.len() == 1 && next.is_alphabetic()
        }
        '*' => before.is_alphabetic() && next.is_alphabetic(),
        '@' | '_' => next.is_alphanumeric(),
        '/' => next == 'o' && front.eq_ignore_ascii_case("w"),
        _ => is_apostrophe(mark) && before.is_alphanumeric() && next.is_alphabetic(),
    }
}

/// The end of the longer word, where a prefix and a hyphen begin one: "co-operate".
fn hyphened(scan: &Scan, at: usize, end: usize) -> Option<usize> {
    const LONGEST_PREFIX: usize = 8;
    // "Hizb-e-Islami" has no prefix inside.
    let inside = scan.before(at) == Some('-');
    if inside || end - at > LONGEST_PREFIX || scan.next(end) != Some('-') {
        return None;
    }
    let prefix = scan.text[at..end].to_lowercase();
    if !scan.next(end + 1)?.is_alphabetic() || !scan.words.is_hyphen_prefix(&prefix) {
        return None;
    }
    let longer = end + 1 + word_len(scan.rest(end + 1));
    // The treebanks keep "anti-IS" and "mid-May" whole too; but the name and the month are what a
    // reader of news looks for, so they stay tokens, as "mid-2015" does.
    let mut behind = scan.text[end + 1..longer].chars();
    let named = behind.next().is_some_and(char::is_uppercase)
        && (prefix == "mid" || behind.next().is_some_and(char::is_uppercase));
    (!named).then_some(longer)
}

/// Where a stop without a blank parts two sentences: "talks.The", but not "U.S.A" or "Ph.D".
fn run_together(scan: &Scan, start: usize, end: usize) -> Option<usize> {
    let letters = &scan.text[start..end];
    let stop = letters.match_indices('.').map(|(at, _)| at).find(|at| {
        let (before, after) = (&letters[..*at], &letters[at + 1..]);
        let mut following = after.chars();
        let begins = following.next().is_some_and(char::is_uppercase)
            && (following.next().is_some_and(|c| c.is_lowercase() || is_apostrophe(c))
                || after.len() == 1);
        let ends = before.chars().rev().take(2).filter(|c| c.is_lowercase()).count() == 2;
        begins && ends && scan.words.abbreviation(&letters[..=*at]).is_none()
    });
    // "Nov.Rain": the abbreviation with its stop is a word, what follows another.
    stop.map(|at| start + at).or_else(|| {
        let at = letters.find('.')?;
        let known = scan.words.abbreviation(&letters[..=at])?;
        let name = letters[at + 1..].starts_with(char::is_uppercase) && letters.len() > at + 2;
        (known == Abbreviation::Before && name).then_some(start + at)
    })
}

/// The end of an abbreviation with its stop: "Nov.", "U.S.", "J." before a name; not "talks.".
fn abbreviated(scan: &Scan, at: usize, end: usize, out: &[Piece]) -> Option<usize> {
    let with_stop = end + 1;
    let written = &scan.text[at..with_stop];
    let known = scan.words.abbreviation(written);
    // "Well..." has dots in a row; "the U.S.." has a stop of the word and one of the sentence.
    if scan.next(with_stop) == Some('.') {
        let two = scan.next(with_stop + 1) != Some('.');
        let twice = two && (known.is_some() || is_acronym(&scan.text[at..end]));
        return twice.then_some(with_stop);
    }
    let behind = || scan.rest(with_stop).trim_start_matches(' ');
    let takes = match known {
        Some(Abbreviation::Number) => behind().starts_with(|c: char| c.is_ascii_digit()),
        Some(Abbreviation::Inside) => {
            behind().starts_with(|c: char| c.is_lowercase() || matches!(c, ',' | ';' | ')' | ':'))
        }
        Some(Abbreviation::Before | Abbreviation::Date | Abbreviation::Either) => true,
        None => is_acronym(&scan.text[at..end]) || is_initial(scan, at, end, behind(), out),
    };
    takes.then_some(with_stop)
}

/// "U.S", "a.k.a": single letters with stops between them.
fn is_acronym(letters: &str) -> bool {
    letters.contains('.')
        && letters.split('.').all(|part| {
            let mut chars = part.chars();
            chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none()
        })
}

/// "J." of "J. Smith" and "John F. Kennedy"; not "Plan B. The talks" or "than I. Nobody".
fn is_initial(scan: &Scan, at: usize, end: usize, behind: &str, out: &[Piece]) -> bool {
    let mut chars = scan.text[at..end].chars();
    let single = chars.next().is_some_and(char::is_uppercase) && chars.next().is_none();
    if !single || !behind.starts_with(char::is_alphabetic) {
        // "Smith, B., and others"
        return single && scan.next(end + 1) == Some(',');
    }
    let length = behind.find(|c: char| !c.is_alphabetic()).unwrap_or(behind.len());
    let next = &behind[..length];
    let class = || scan.words.closed_class(&next.to_lowercase());
    let starter = length > 1
        && class().is_some_and(|class| !matches!(class, Upos::Propn | Upos::Noun | Upos::Num));
    let name_before = || {
        let before = out.last().map_or("", |piece| piece.span.of(scan.text));
        before.ends_with('.') || before.starts_with(char::is_uppercase)
    };
    !starter
        && next.starts_with(char::is_uppercase)
        && (&scan.text[at..end] != "I" || name_before())
}
