//! Datelines: place, day and service at the head of a report.

use crate::dates;
use crate::forms;
use crate::tokens::{Token, head, tokens};
use annals_lexicon::ingest::IngestWords;

/// A dateline at the head of a paragraph.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Dateline {
    /// Its length in bytes.
    pub(crate) len: usize,
    /// The services it names.
    pub(crate) services: Vec<&'static str>,
}

/// Reads "PARIS (Reuters) -", "WASHINGTON, Nov 23 (AP) —", "KABUL, Afghanistan —", "(CNN)".
///
/// A place alone must be in capitals and followed by a dash; a service in brackets is evidence enough.
pub(crate) fn dateline(paragraph: &str, words: &IngestWords) -> Option<Dateline> {
    const LONGEST: usize = 160;
    let head = head(paragraph, LONGEST);
    let tokens = &tokens(head, 40)[..];
    let is = |at: usize, word: &str| tokens.get(at).is_some_and(|token| token.is(word));

    let capitals = place_end(tokens, 0, |token| !token.raw.chars().any(char::is_lowercase));
    let place = capitals.or_else(|| place_end(tokens, 0, |token| token.is_capital()));
    let mut at = place.unwrap_or(0);
    let mut has_more = false;
    if is(at, ",")
        && place.is_some()
        && undated(tokens, at + 1).is_none()
        && let Some(region) = place_end(tokens, at + 1, |token| token.is_capital())
    {
        at = region;
        has_more = true;
    }
    let after_comma = at + usize::from(is(at, ","));
    if let Some(end) = undated(tokens, after_comma) {
        at = end;
        has_more = true;
        at += usize::from(is(at, ",") && is(at + 1, "("));
    }
    let (services, end) = services(tokens, at, words).unwrap_or((vec![], at));
    at = end;
    let has_dash = is_dash(head, tokens.get(at));
    if !services.is_empty() {
        at += usize::from(has_dash || is(at, ":"));
        let len = tokens.get(at.checked_sub(1)?)?.span.end();
        return Some(Dateline { len, services });
    }
    let place = capitals?;
    let is_label = forms::line_match(&words.furniture, &tokens[..place], words).is_some();
    if !has_dash || (is_label && !has_more) {
        return None;
    }
    Some(Dateline { len: tokens[at].span.end(), services })
}

/// Where a place of one to four words can end: "UNITED NATIONS", "WASHINGTON, D.C.", "ABUJA/LAGOS".
fn place_end(
    tokens: &[Token<'_>],
    at: usize,
    is_place_word: impl Fn(&Token<'_>) -> bool,
) -> Option<usize> {
    let mut next = at;
    let mut n_words = 0;
    while let Some(token) = tokens.get(next) {
        let is_word = token.is_word() && !token.raw.starts_with(|ch: char| ch.is_ascii_digit());
        if is_word && is_place_word(token) && dates::month(&token.word).is_none() {
            n_words += 1;
        } else if n_words == 0 || !(token.is(".") || token.is("/")) {
            break;
        }
        next += 1;
    }
    (1..=4).contains(&n_words).then_some(next)
}

/// Past "Nov 23", "Nov. 23, 2015", "23 November" or "23 November 2015".
fn undated(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    if let Some((_, end)) = dates::day(tokens, at) {
        return Some(end);
    }
    let is_day = |at: usize| {
        let word = tokens.get(at).map_or("", |token| &token.word);
        (1..=2).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit())
    };
    let is_month =
        |at: usize| tokens.get(at).is_some_and(|token| dates::month(&token.word).is_some());
    let is_stop = |at: usize| usize::from(tokens.get(at).is_some_and(|token| token.is(".")));
    if is_month(at) {
        let day = at + 1 + is_stop(at + 1);
        return is_day(day).then_some(day + 1);
    }
    (is_day(at) && is_month(at + 1)).then(|| at + 2 + is_stop(at + 2))
}

/// The services in brackets: "(Reuters)", "(AFP/AP)".
fn services(
    tokens: &[Token<'_>],
    at: usize,
    words: &IngestWords,
) -> Option<(Vec<&'static str>, usize)> {
    if !tokens.get(at)?.is("(") {
        return None;
    }
    let mut res = vec![];
    let mut next = at + 1;
    loop {
        let (name, end) = forms::service(tokens, next, words)?;
        res.push(name);
        next = end + 1;
        match tokens.get(end)? {
            token if token.is(")") => return Some((res, next)),
            token if token.is_bar() || token.is("-") || token.is(",") => {}
            _ => return None,
        }
    }
}

/// A dash that parts the dateline from the report; a hyphen only with white space on both sides.
fn is_dash(head: &str, token: Option<&Token<'_>>) -> bool {
    let Some(token) = token.filter(|token| token.is("-")) else { return false };
    let is_white = |ch: Option<char>| ch.is_none_or(char::is_whitespace);
    token.raw != "-"
        || (is_white(head[..token.span.start()].chars().next_back())
            && is_white(head[token.span.end()..].chars().next()))
}
