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
    pub(crate) services: Vec<String>,
}

/// Reads "PARIS (Reuters) -", "WASHINGTON, Nov 23 (AP) —", "KABUL, Afghanistan —", "(CNN)".
///
/// A known service in brackets is evidence enough. Without one the place must be in capitals and no
/// acronym ("NATO"), and a dash must follow, and behind it a sentence that begins anew; then a name in
/// brackets is a service too.
pub(crate) fn dateline(paragraph: &str, words: &IngestWords) -> Option<Dateline> {
    const LONGEST: usize = 160;
    let head = head(paragraph, LONGEST);
    let tokens = &tokens(head, 40)[..];
    let is = |at: usize, word: &str| tokens.get(at).is_some_and(|token| token.is(word));

    let is_capitals = |token: &Token<'_>| !token.raw.chars().any(char::is_lowercase);
    let capitals = place_end(tokens, 0, words, is_capitals);
    let place = capitals.or_else(|| place_end(tokens, 0, words, |token| token.is_capital()));
    let mut at = place.unwrap_or(0);
    let mut has_more = false;
    if is(at, ",")
        && place.is_some()
        && undated(tokens, at + 1, words).is_none()
        && let Some(region) = place_end(tokens, at + 1, words, |token| token.is_capital())
    {
        at = region;
        has_more = true;
    }
    let after_comma = at + usize::from(is(at, ","));
    if let Some(end) = undated(tokens, after_comma, words) {
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
    let mut services = vec![];
    if !has_dash && let Some((name, end)) = unknown_service(head, tokens, at, place) {
        services.push(name);
        at = end;
    }
    let is_label = forms::line_match(&words.furniture, &tokens[..place], words).is_some();
    let is_known = !services.is_empty() || has_more;
    let is_name = names_no_place(&tokens[..place], words);
    if !is_dash(head, tokens.get(at)) || is_name || (is_label && !is_known) {
        return None;
    }
    let len = tokens[at].span.end();
    // "KYIV - based firms" goes on, and so does the sentence that a dash interrupts.
    let begins = paragraph[len..].trim_start().starts_with(|ch: char| !ch.is_lowercase());
    begins.then_some(Dateline { len, services })
}

/// Whether words in capitals stand for a body or a state ("NATO"), or are no word at all ("HVF").
fn names_no_place(place: &[Token<'_>], words: &IngestWords) -> bool {
    let mut parts = place.iter().filter(|token| token.is_word());
    let (Some(only), None) = (parts.next(), parts.next()) else { return false };
    let has_vowel = only.word.contains(|ch: char| !ch.is_ascii() || "aeiouy".contains(ch));
    !has_vowel || words.acronyms.contains(&only.raw.replace('.', ""))
}

/// The name in brackets behind a place; not the first letters of the words before it.
fn unknown_service(
    head: &str,
    tokens: &[Token<'_>],
    at: usize,
    place: usize,
) -> Option<(String, usize)> {
    const MOST_WORDS: usize = 4;
    let rest = tokens.get(at..)?;
    let end = rest.iter().take(MOST_WORDS + 2).position(|token| token.is(")"))?;
    let (open, name) = rest[..end].split_first()?;
    let is_name = name.iter().all(|token| token.is_word() && token.is_capital());
    let (first, last) = (name.first()?, name.last()?);
    if !open.is("(") || !is_name {
        return None;
    }
    let initials: String =
        tokens[..place].iter().filter_map(|token| token.raw.chars().next()).collect();
    if name.len() == 1 && first.raw == initials {
        return None;
    }
    let name = first.span.cover(last.span).of(head);
    Some((name.split_whitespace().collect::<Vec<_>>().join(" "), at + end + 1))
}

/// Where a place of one to four words can end: "UNITED NATIONS", "WASHINGTON, D.C.", "ABUJA/LAGOS".
fn place_end(
    tokens: &[Token<'_>],
    at: usize,
    words: &IngestWords,
    is_place_word: impl Fn(&Token<'_>) -> bool,
) -> Option<usize> {
    let mut next = at;
    let mut n_words = 0;
    while let Some(token) = tokens.get(next) {
        let is_word = token.is_word() && !token.raw.starts_with(|ch: char| ch.is_ascii_digit());
        if is_word && is_place_word(token) && dates::month(&token.word, words).is_none() {
            n_words += 1;
        } else if n_words == 0 || !(token.is(".") || token.is("/")) {
            break;
        }
        next += 1;
    }
    (1..=4).contains(&n_words).then_some(next)
}

/// Past "Nov 23", "Nov. 23, 2015", "23 November" or "23 November 2015".
fn undated(tokens: &[Token<'_>], at: usize, words: &IngestWords) -> Option<usize> {
    if let Some((_, end)) = dates::day(tokens, at, words) {
        return Some(end);
    }
    let is_day = |at: usize| {
        let word = tokens.get(at).map_or("", |token| &token.word);
        (1..=2).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit())
    };
    let is_month =
        |at: usize| tokens.get(at).is_some_and(|token| dates::month(&token.word, words).is_some());
    let is_stop = |at: usize| usize::from(tokens.get(at).is_some_and(|token| token.is(".")));
    if is_month(at) {
        let day = at + 1 + is_stop(at + 1);
        return is_day(day).then_some(day + 1);
    }
    (is_day(at) && is_month(at + 1)).then(|| at + 2 + is_stop(at + 2))
}

/// The services in brackets: "(Reuters)", "(AFP/AP)".
fn services(tokens: &[Token<'_>], at: usize, words: &IngestWords) -> Option<(Vec<String>, usize)> {
    if !tokens.get(at)?.is("(") {
        return None;
    }
    let mut res = vec![];
    let mut next = at + 1;
    loop {
        let (name, end) = forms::service(tokens, next, words)?;
        res.push(name.to_owned());
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
