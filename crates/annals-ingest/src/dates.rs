//! Days and times as header lines write them.
//!
//! Only what leaves no doubt is a day: "28/10/2019" is, "03/04/2019" is not, and a day without its
//! year ("Monday, October 28") is left to the stage that reasons about time.

use crate::tokens::Token;
use annals_core::{Day, TimeOfDay, Weekday};
use annals_lexicon::ingest::IngestWords;

/// A day as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum WrittenDay {
    Sure(Day),
    /// Day and month could change places: both readings.
    Unsure(Day, Day),
}

/// A day, maybe with its weekday and a time.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Moment {
    pub(crate) day: WrittenDay,
    pub(crate) time: Option<TimeOfDay>,
    pub(crate) weekday: Option<Weekday>,
}

/// The moment that begins at a token, and the token after it.
pub(crate) fn moment(
    tokens: &[Token<'_>],
    at: usize,
    words: &IngestWords,
) -> Option<(Moment, usize)> {
    let at = between(tokens, at, words);
    let time_first = time(tokens, at, words).and_then(|(time, next)| {
        let next = between(tokens, separators(tokens, next), words);
        let (weekday, day, next) = dated(tokens, next, words)?;
        Some((Moment { day, time: Some(time), weekday }, next))
    });
    if time_first.is_some() {
        return time_first;
    }
    if let Some(moment) = timestamp(tokens, at, words) {
        return Some(moment);
    }
    let (weekday, day, next) = dated(tokens, at, words)?;
    let mut after = separators(tokens, next);
    if tokens.get(after).is_some_and(|token| token.is("at")) {
        after += 1;
    }
    after = separators(tokens, between(tokens, after, words));
    match time(tokens, after, words).or_else(|| dotted_time(tokens, after)) {
        Some((time, next)) => Some((Moment { day, time: Some(time), weekday }, next)),
        None => Some((Moment { day, time: None, weekday }, next)),
    }
}

/// A weekday, where one stands there, and a day.
fn dated(
    tokens: &[Token<'_>],
    at: usize,
    words: &IngestWords,
) -> Option<(Option<Weekday>, WrittenDay, usize)> {
    let weekday = tokens.get(at).and_then(|token| words.weekdays.get(&*token.word).copied());
    let start = match weekday {
        None => at,
        Some(_) => {
            let next = separators(tokens, at + 1 + usize::from(is_stop(tokens, at + 1)));
            between(tokens, next, words)
        }
    };
    let (day, next) = day(tokens, start, words)?;
    Some((weekday, day, next))
}

/// The day that begins at a token, and the token after it.
pub(crate) fn day(
    tokens: &[Token<'_>],
    at: usize,
    words: &IngestWords,
) -> Option<(WrittenDay, usize)> {
    let first = tokens.get(at)?;
    if let Some(day) = numeric_day(&first.word, words) {
        return Some((day, at + 1));
    }
    if let Some(month) = month(&first.word, words) {
        // "Oct. 28, 2019", "October 28th 2019"
        let at = at + 1 + usize::from(is_stop(tokens, at + 1));
        let day = day_number(&tokens.get(at)?.word)?;
        let at = at + 1 + usize::from(is_comma(tokens, at + 1));
        return Some((WrittenDay::Sure(Day::new(year(tokens, at)?, month, day)?), at + 1));
    }
    if let Some(day) = spaced_day(tokens, at).or_else(|| year_first(tokens, at, words)) {
        return Some(day);
    }
    // "28 October 2019", "28th of October, 2019", "28. Oktober 2019", "28 de octubre de 2019"
    let day = day_number(&first.word)?;
    let at = at + 1 + usize::from(tokens.get(at + 1).is_some_and(|token| token.is("of")));
    let at = between(tokens, at + usize::from(is_stop(tokens, at)), words);
    let month = month(&tokens.get(at)?.word, words)?;
    let at = at + 1 + usize::from(is_stop(tokens, at + 1));
    let at = between(tokens, at + usize::from(is_comma(tokens, at)), words);
    Some((WrittenDay::Sure(Day::new(year(tokens, at)?, month, day)?), at + 1))
}

/// "28. 10. 2019", "28 | 10 | 2019": with stops the day comes first wherever dates are written so.
fn spaced_day(tokens: &[Token<'_>], at: usize) -> Option<(WrittenDay, usize)> {
    let [first, mark, second, other_mark, year] = tokens.get(at..at + 5)? else { return None };
    let is_mark = mark.is(".") || mark.is("|") || mark.is("/") || mark.is("-");
    if !is_mark || !other_mark.is(&mark.word) {
        return None;
    }
    let (first, second) = (day_number(&first.word)?, day_number(&second.word)?);
    let year = plausible_year(&year.word)?;
    let day_first = Day::new(year, second, first);
    let month_first = Day::new(year, first, second).filter(|_| !mark.is("."));
    Some((either(day_first, month_first)?, at + 5))
}

/// What day and month mean where they could change places.
fn either(day_first: Option<Day>, month_first: Option<Day>) -> Option<WrittenDay> {
    match (day_first, month_first) {
        (Some(one), Some(other)) if one != other => Some(WrittenDay::Unsure(one, other)),
        (Some(day), _) | (None, Some(day)) => Some(WrittenDay::Sure(day)),
        (None, None) => None,
    }
}

/// "2019. október 28", "2019. 10. 28", "2019年10月28日", "2019년 10월 28일".
fn year_first(tokens: &[Token<'_>], at: usize, words: &IngestWords) -> Option<(WrittenDay, usize)> {
    const MARKS: [char; 6] = ['年', '月', '日', '년', '월', '일'];
    let first = tokens.get(at)?;
    if first.word.contains(['年', '년']) {
        let parts = tokens[at..].iter().take(3).flat_map(|token| token.word.split(MARKS));
        let mut numbers = parts.filter(|part| !part.is_empty()).map(str::parse::<i16>);
        let mut next = || numbers.next()?.ok();
        let (year, month, day) = (next()?, next()?, next()?);
        let is_last = |token: &Token<'_>| token.word.contains(['日', '일']);
        let end = at + 1 + tokens[at..].iter().take(3).position(is_last)?;
        let part = |number: i16| u8::try_from(number).ok();
        return Some((WrittenDay::Sure(Day::new(year, part(month)?, part(day)?)?), end));
    }
    let year = plausible_year(&first.word)?;
    let at = at + 1 + usize::from(is_stop(tokens, at + 1));
    let named = &tokens.get(at)?.word;
    let month = match month(named, words) {
        Some(month) => month,
        None if is_stop(tokens, at - 1) && is_stop(tokens, at + 1) => day_number(named)?,
        None => return None,
    };
    let at = at + 1 + usize::from(is_stop(tokens, at + 1));
    let day = day_number(&tokens.get(at)?.word)?;
    Some((WrittenDay::Sure(Day::new(year, month, day)?), at + 1))
}

/// The time that begins at a token, and the token after it with its zone.
pub(crate) fn time(
    tokens: &[Token<'_>],
    at: usize,
    words: &IngestWords,
) -> Option<(TimeOfDay, usize)> {
    let word = &*tokens.get(at)?.word;
    // "17h10", as French writes it.
    if let Some((hour, minute)) = word.split_once('h')
        && minute.len() == 2
        && hour.len() <= 2
    {
        return Some((TimeOfDay::new(hour.parse().ok()?, minute.parse().ok()?, None)?, at + 1));
    }
    let (digits, suffix) = word.split_at(word.find(char::is_alphabetic).unwrap_or(word.len()));
    let mut next = at + 1;
    let half = match suffix {
        "am" | "pm" | "a.m" | "p.m" => Some(suffix.starts_with('p')),
        "" | "z" => tokens.get(next).and_then(|token| match &*token.word {
            "am" | "pm" | "a.m" | "p.m" => Some(token.word.starts_with('p')),
            _ => None,
        }),
        _ => return None,
    };
    if half.is_some() {
        next += usize::from(matches!(suffix, "" | "z"));
        next += usize::from(is_stop(tokens, next));
    }
    let zone = after_zone(tokens, next, words);
    let time = clock(digits, half, zone > next)?;
    Some((time, zone))
}

/// "07.12" behind a day, as the Guardian writes it without a zone; elsewhere that is a number.
fn dotted_time(tokens: &[Token<'_>], at: usize) -> Option<(TimeOfDay, usize)> {
    let (hour, minute) = tokens.get(at)?.word.split_once('.')?;
    let number = |part: &str| {
        let is_two = part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
        is_two.then(|| part.parse().ok()).flatten()
    };
    Some((TimeOfDay::new(number(hour)?, number(minute)?, None)?, at + 1))
}

/// "17:10", "17:10:00", "5:10" with its half of the day, "1710" with its zone.
fn clock(digits: &str, half: Option<bool>, has_zone: bool) -> Option<TimeOfDay> {
    let number = |part: &str| {
        let is_short = (1..=2).contains(&part.len());
        is_short.then(|| part.parse::<u8>().ok()).flatten()
    };
    let digits = digits.split_once('.').map_or(digits, |(whole, fraction)| {
        // "17.10 GMT" is a time as the Guardian writes it; "17:10:00.000" has a fraction.
        if whole.contains(':') || fraction.len() != 2 { whole } else { digits }
    });
    let mut parts = digits.split([':', '.']);
    let first = parts.next()?;
    let rest: Vec<&str> = parts.collect();
    let is_four = first.len() == 4 && rest.is_empty() && has_zone;
    let is_four = is_four && first.bytes().all(|byte| byte.is_ascii_digit());
    let (hour, minute, second) = match (is_four, rest.as_slice()) {
        (true, _) => (number(&first[..2])?, number(&first[2..])?, None),
        (false, []) if half.is_some() => (number(first)?, 0, None),
        (false, [minute]) if minute.len() == 2 => {
            if digits.contains('.') && half.is_none() && !has_zone {
                return None;
            }
            (number(first)?, number(minute)?, None)
        }
        (false, [minute, second]) if minute.len() == 2 && second.len() == 2 => {
            (number(first)?, number(minute)?, Some(number(second)?))
        }
        _ => return None,
    };
    let hour = match (half, hour) {
        (None, hour) => hour,
        (Some(_), 0 | 13..) => return None,
        (Some(is_afternoon), hour) => hour % 12 + 12 * u8::from(is_afternoon),
    };
    TimeOfDay::new(hour, minute, second)
}

/// Past "GMT", "(EST)", "+0200", "+02:00", "local time", where they stand there.
fn after_zone(tokens: &[Token<'_>], at: usize, words: &IngestWords) -> usize {
    let is_hour = |token: &Token<'_>| words.behind_times.contains(&*token.word);
    let at = at + usize::from(tokens.get(at).is_some_and(is_hour));
    let is = |at: usize, word: &str| tokens.get(at).is_some_and(|token| token.is(word));
    let is_name = |at: usize| {
        tokens.get(at).is_some_and(|token| {
            (1..=4).contains(&token.raw.len())
                && token.raw.bytes().all(|byte| byte.is_ascii_uppercase())
                && !matches!(&*token.word, "am" | "pm")
        })
    };
    if is(at, "(") && is_name(at + 1) && is(at + 2, ")") {
        return at + 3;
    }
    if is(at, "local") && is(at + 1, "time") {
        return at + 2;
    }
    let mut at = at + usize::from(is_name(at));
    let is_offset = |word: &str| {
        let digits = word.replace(':', "");
        matches!(digits.len(), 1..=4) && digits.bytes().all(|byte| byte.is_ascii_digit())
    };
    let offset = tokens.get(at + 1).filter(|token| is_offset(&token.word));
    if (is(at, "+") || is(at, "-")) && offset.is_some_and(|token| token.word.len() != 1) {
        at += 2;
    }
    at
}

/// "2019-10-28T17:10:00Z" in one word.
fn timestamp(tokens: &[Token<'_>], at: usize, words: &IngestWords) -> Option<(Moment, usize)> {
    let word = &*tokens.get(at)?.word;
    let (day, time) = word.split_at_checked(10)?;
    let time = time.strip_prefix('t')?;
    let time = time.strip_suffix('z').unwrap_or(time);
    let day: Day = day.parse().ok()?;
    // An offset with a minus sign sticks to the word.
    let time = time.split_once('-').map_or(time, |(time, _)| time);
    let time = clock(time, None, false)?;
    let day = WrittenDay::Sure(day);
    Some((Moment { day, time: Some(time), weekday: None }, after_zone(tokens, at + 1, words)))
}

/// "2019-10-28", "2019/10/28", "28.10.2019", "28/10/2019", "28-Oct-2019".
fn numeric_day(word: &str, words: &IngestWords) -> Option<WrittenDay> {
    let mark = word.chars().find(|ch| !ch.is_alphanumeric())?;
    let parts: Vec<&str> = word.split(mark).collect();
    let [first, second, third] = parts[..] else { return None };
    let number = |part: &str| {
        let is_short = (1..=2).contains(&part.len());
        is_short.then(|| part.parse::<u8>().ok()).flatten()
    };
    if !matches!(mark, '-' | '/' | '.') {
        return None;
    }
    if first.len() == 4 {
        let day = Day::new(plausible_year(first)?, number(second)?, number(third)?)?;
        return Some(WrittenDay::Sure(day));
    }
    let year = plausible_year(third)?;
    if let Some(month) = month(second, words) {
        return Some(WrittenDay::Sure(Day::new(year, month, number(first)?)?));
    }
    let (first, second) = (number(first)?, number(second)?);
    let day_first = Day::new(year, second, first);
    let month_first = Day::new(year, first, second).filter(|_| mark != '.');
    either(day_first, month_first)
}

fn year(tokens: &[Token<'_>], at: usize) -> Option<i16> {
    plausible_year(&tokens.get(at)?.word)
}

/// Newspapers began in 1605; a number outside these years is something else.
fn plausible_year(word: &str) -> Option<i16> {
    let year: i16 = (word.len() == 4).then(|| word.parse().ok())??;
    (1600..2200).contains(&year).then_some(year)
}

fn day_number(word: &str) -> Option<u8> {
    let digits = word.trim_end_matches(|ch: char| ch.is_ascii_alphabetic());
    let ends = matches!(&word[digits.len()..], "" | "st" | "nd" | "rd" | "th" | "er");
    if !ends || digits.len() > 2 {
        return None;
    }
    digits.parse().ok()
}

/// The number of a month by its name or an abbreviation of it.
pub(crate) fn month(word: &str, words: &IngestWords) -> Option<u8> {
    words.months.get(word).copied()
}

fn is_stop(tokens: &[Token<'_>], at: usize) -> bool {
    tokens.get(at).is_some_and(|token| token.is("."))
}

/// Past the words that other languages put between the parts of a date: "de", "den", "um".
fn between(tokens: &[Token<'_>], mut at: usize, words: &IngestWords) -> usize {
    let is_between = |token: &Token<'_>| words.between_dates.contains(&*token.word);
    while tokens.get(at).is_some_and(is_between) {
        at += 1 + usize::from(is_stop(tokens, at + 1));
    }
    at
}

fn is_comma(tokens: &[Token<'_>], at: usize) -> bool {
    tokens.get(at).is_some_and(|token| token.is(","))
}

/// Past commas, dashes and bars.
pub(crate) fn separators(tokens: &[Token<'_>], mut at: usize) -> usize {
    let parts = |token: &Token<'_>| token.is_bar() || matches!(&*token.word, "," | "-" | ";");
    while tokens.get(at).is_some_and(parts) {
        at += 1;
    }
    at
}
