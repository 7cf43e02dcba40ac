//! Times of day and parts of days, alone and with their day.

use super::calendar::day;
use super::scan::{Match, Scan, after, is_any};
use super::{Expression, longest};
use crate::classes::class_of;
use annals_core::{TimeOfDay, TokenIdx, Upos};
use annals_lexicon::times::{Grammatical, Shift, TimeWord};

/// A time of day or part of a day, with its day where it has one.
pub(super) fn time_of_day(scan: &Scan, at: TokenIdx) -> Option<Match> {
    longest(scan, at, &[clock_first, day_then_time, part_of_day, shifted_part, bare_part])
}

/// "at night", "in the morning"
fn bare_part(scan: &Scan, at: TokenIdx) -> Option<Match> {
    let articled = scan.is(at, "the");
    let word = if articled { after(at, 1) } else { at };
    let (code, Grammatical::Singular, end) = scan.part(word)? else { return None };
    let hung = matches!(class_of(scan.doc, end), Upos::Noun | Upos::Propn | Upos::Adj)
        && !scan.word(end).is_empty()
        || scan.is_any(end, &["of", "-", "'s", "’s", "in", "when"]);
    let before = scan.before(at);
    let expression = match articled {
        true if is_any(before, &["in", "during", "until"]) => {
            Expression::ShiftedPart(code, Shift::Same)
        }
        false if code == "NI" && is_any(before, &["at", "by"]) => Expression::SomePart(code),
        _ => return None,
    };
    (!hung).then(|| Match::new("times/part", at, end, expression))
}

/// "5 p.m.", "5 p.m. on Monday", "17:10 GMT", "noon Thursday"
fn clock_first(scan: &Scan, at: TokenIdx) -> Option<Match> {
    let (time, end) = clock(scan, at)?;
    let link = if scan.is_any(end, &["on", ","]) { after(end, 1) } else { end };
    // "at 5 p.m., Monday's session ended": only a day that ends the phrase.
    let day = day(scan, link)
        .filter(|found| !scan.is(end, ",") || scan.is_any(found.end, &[",", ".", ""]));
    let (day, end) = match day {
        Some(found) => (Some(Box::new(found.expression)), found.end),
        None => (None, end),
    };
    Some(Match::new("times/clock", at, end, Expression::Clock(time, day)))
}

/// "Monday morning", "Monday night at 9 p.m.", "March 3 at noon", "2011-03-04 17:10"
fn day_then_time(scan: &Scan, at: TokenIdx) -> Option<Match> {
    let found = day(scan, at)?;
    let dash = if scan.is(found.end, "-") { after(found.end, 1) } else { found.end };
    let part = scan.part(dash).filter(|(_, number, _)| *number == Grammatical::Singular);
    let end = part.map_or(found.end, |(_, _, end)| end);
    let link = if scan.is_any(end, &["at", ",", "around", "about"]) { after(end, 1) } else { end };
    let iso = found.rule == "times/iso";
    let timed = clock(scan, link).or_else(|| clock_digits(scan, link).filter(|_| iso));
    if let Some((time, end)) = timed {
        let expression = Expression::Clock(time, Some(Box::new(found.expression)));
        return Some(Match::new("times/clock", at, end, expression));
    }
    let (code, _, end) = part?;
    let expression = Expression::Part(code, Box::new(found.expression));
    Some(Match::new("times/part", at, end, expression))
}

/// "the morning of March 3", "dawn on Monday"
fn part_of_day(scan: &Scan, at: TokenIdx) -> Option<Match> {
    let word = if scan.is(at, "the") { after(at, 1) } else { at };
    let (code, Grammatical::Singular, end) = scan.part(word)? else { return None };
    let link = if scan.is_any(end, &["of", "on"]) { after(end, 1) } else { end };
    let found = day(scan, link)?;
    let expression = Expression::Part(code, Box::new(found.expression));
    Some(Match::new("times/part", at, found.end, expression))
}

/// "this morning", "last night", "that evening"
fn shifted_part(scan: &Scan, at: TokenIdx) -> Option<Match> {
    let word = if scan.is(at, "the") { after(at, 1) } else { at };
    let (shift, end) = scan.shift(word)?;
    let (code, Grammatical::Singular, end) = scan.part(end)? else { return None };
    let narrative = matches!(shift, Shift::Same | Shift::Following | Shift::Previous | Shift::Next);
    let plain = matches!(shift, Shift::Last | Shift::This | Shift::Same);
    // "the last night" is the last of several.
    let fits = if word == at { plain } else { narrative };
    fits.then(|| Match::new("times/part", at, end, Expression::ShiftedPart(code, shift)))
}

/// A time on the clock that shows itself as one: by its half of the day, zone, or the word before.
fn clock(scan: &Scan, at: TokenIdx) -> Option<(TimeOfDay, TokenIdx)> {
    if let Some((time, end)) = scan.meaning(at, |word| match word {
        TimeWord::Clock(time) => Some(time),
        _ => None,
    }) {
        let attributive = !scan.is_capitalised(at)
            && scan.word(end).starts_with(char::is_lowercase)
            && class_of(scan.doc, end) == Upos::Noun;
        return (!scan.is_capitalised(at) && !attributive).then_some((time, zone(scan, end)));
    }
    if !scan.word(at).starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    // "5pm"
    let word = scan.word(at);
    let glued = word.find(|c: char| c.is_ascii_alphabetic());
    if let Some((digits, half)) = glued.map(|letters| word.split_at(letters)) {
        let (hour, minute) = hour_and_minute(digits)?;
        return Some((in_half(hour, minute, half)?, zone(scan, after(at, 1))));
    }
    let (hour, minute) = hour_and_minute(word)?;
    let end = after(at, 1);
    if let Some(time) = in_half(hour, minute, scan.word(end)) {
        return Some((time, zone(scan, after(end, 1))));
    }
    if scan.is_any(end, &["o'clock", "o’clock"]) {
        return Some((TimeOfDay::new(hour, minute, None)?, zone(scan, after(end, 1))));
    }
    // "4 in the morning"
    if scan.is(end, "in")
        && scan.is(after(end, 1), "the")
        && let Some((code, _, then)) = scan.part(after(end, 2))
        && hour <= 12
        && word.len() <= 5
        && is_any(scan.before(at), &["at", "around", "about", "until", "by", "from"])
    {
        let half = if code == "MO" { "am" } else { "pm" };
        return Some((in_half(hour, minute, half)?, then));
    }
    let behind = zone(scan, end);
    if behind > end {
        let (hour, minute) = four_digits(word).unwrap_or((hour, minute));
        return Some((TimeOfDay::new(hour, minute, None)?, behind));
    }
    let cued = is_any(scan.before(at), &["at", "by", "around", "about", "until", "since", "from"]);
    (cued && word.contains(':')).then(|| clock_digits(scan, at))?
}

/// "17:10", "17:10:00"
fn clock_digits(scan: &Scan, at: TokenIdx) -> Option<(TimeOfDay, TokenIdx)> {
    let word = scan.word(at);
    let time = TimeOfDay::parse(word).or_else(|| {
        let (hour, minute) = hour_and_minute(word).filter(|_| word.contains(':'))?;
        TimeOfDay::new(hour, minute, None)
    })?;
    Some((time, zone(scan, after(at, 1))))
}

fn zone(scan: &Scan, at: TokenIdx) -> TokenIdx {
    let zone = |at| scan.meaning(at, |word| (word == TimeWord::Zone).then_some(()));
    match zone(at) {
        Some(((), end)) if scan.is_capitalised(at) || scan.is(at, "local") => end,
        // "5 p.m. Arvela time"
        None if scan.is_capitalised(at) && scan.is(after(at, 1), "time") => after(at, 2),
        _ if scan.is(at, "(") => match zone(after(at, 1)) {
            Some(((), end)) if scan.is(end, ")") => after(end, 1),
            _ => at,
        },
        _ => at,
    }
}

/// "5", "5:30", "17.10"
fn hour_and_minute(digits: &str) -> Option<(u8, u8)> {
    let (hour, minute) = digits.split_once([':', '.']).unwrap_or((digits, "00"));
    let two = |part: &str| (1..=2).contains(&part.len()).then(|| part.parse::<u8>().ok())?;
    match four_digits(digits) {
        Some(found) => Some(found),
        None => Some((two(hour)?, two(minute).filter(|_| minute.len() == 2)?)),
    }
}

/// "1710"
fn four_digits(digits: &str) -> Option<(u8, u8)> {
    let plain = digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit());
    if plain { Some((digits[..2].parse().ok()?, digits[2..].parse().ok()?)) } else { None }
}

/// The time that "5" and "p.m." tell.
fn in_half(hour: u8, minute: u8, half: &str) -> Option<TimeOfDay> {
    let hour = match half.to_ascii_lowercase().as_str() {
        "a.m." | "am" | "a.m" if (1..=12).contains(&hour) => hour % 12,
        "p.m." | "pm" | "p.m" if (1..=12).contains(&hour) => hour % 12 + 12,
        _ => return None,
    };
    TimeOfDay::new(hour, minute, None)
}
