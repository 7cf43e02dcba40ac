//! Dates as machines and people write them into the fields of pages.

use crate::dates::{self, WrittenDay};
use crate::tokens::{Token, tokens};
use annals_core::{Day, TimeOfDay};
use annals_lexicon::ingest::IngestWords;

/// A day, maybe with a time. A zone is left where it stands, in the words that are quoted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Moment {
    pub(super) day: WrittenDay,
    pub(super) time: Option<TimeOfDay>,
}

/// The years in which pages are published.
const YEARS: std::ops::Range<i16> = 1990..2100;

/// Reads the value of a field that states a date: "2019-10-28T17:10:00+02:00", "20191028",
/// "1572275400", "Mon, 28 Oct 2019 17:10:00 GMT".
pub(super) fn moment(value: &str, words: &IngestWords) -> Option<Moment> {
    const LONGEST: usize = 80;
    let value = value.trim();
    if value.len() < 6 || value.len() > LONGEST {
        return None;
    }
    let found = iso(value).or_else(|| unix(value)).or_else(|| written(value, words))?;
    is_plausible(found.day).then_some(found)
}

pub(super) fn is_plausible(day: WrittenDay) -> bool {
    match day {
        WrittenDay::Sure(day) | WrittenDay::Unsure(day, _) => YEARS.contains(&day.year()),
    }
}

/// "2019-10-28", "2019/10/28 17:10", "20191028T171000Z": the year first.
fn iso(value: &str) -> Option<Moment> {
    let number = |from: usize, to: usize| -> Option<u8> {
        let part = value.get(from..to)?;
        part.bytes().all(|byte| byte.is_ascii_digit()).then(|| part.parse().ok())?
    };
    let is_year = |year: &&str| year.bytes().all(|byte| byte.is_ascii_digit());
    let year: i16 = value.get(..4).filter(is_year)?.parse().ok()?;
    let mark = value[4..].chars().next()?;
    let (month, day, end) = match mark {
        '-' | '/' | '.' => {
            let second = value[5..].find(mark)? + 5;
            let tail = &value[second + 1..];
            let n_digits = tail.bytes().take(2).take_while(u8::is_ascii_digit).count();
            if !(1..=2).contains(&(second - 5)) || n_digits == 0 {
                return None;
            }
            let end = second + 1 + n_digits;
            (number(5, second)?, number(second + 1, end)?, end)
        }
        '0'..='9' => (number(4, 6)?, number(6, 8)?, 8),
        _ => return None,
    };
    let rest = &value[end..];
    if rest.starts_with(|ch: char| ch.is_ascii_digit()) {
        return None;
    }
    let day = WrittenDay::Sure(Day::new(year, month, day)?);
    Some(Moment { day, time: iso_time(rest) })
}

/// The time behind a day: "T17:10:00.000+02:00", " 17:10", "T171000Z".
fn iso_time(rest: &str) -> Option<TimeOfDay> {
    let rest = rest.trim_start_matches(['T', 't', ' ', ',']);
    let digits: String = rest.chars().take(8).filter(char::is_ascii_digit).collect();
    let number = |from: usize| digits.get(from..from + 2)?.parse::<u8>().ok();
    let is_colon = |at: usize| rest.as_bytes().get(at) == Some(&b':');
    if !is_colon(2) && digits.len() < 6 {
        return None;
    }
    let second = if is_colon(5) || !is_colon(2) { number(4) } else { None };
    let is_afternoon = rest.to_ascii_lowercase().contains("pm");
    let hour = number(0)?;
    let hour = if is_afternoon && hour < 12 { hour + 12 } else { hour };
    TimeOfDay::new(hour, number(2)?, second)
}

/// Seconds or milliseconds since 1970; the day is that of Greenwich.
fn unix(value: &str) -> Option<Moment> {
    const DAY: u64 = 86_400;
    let is_number = value.bytes().all(|byte| byte.is_ascii_digit());
    let number: u64 = is_number.then(|| value.parse().ok())??;
    let seconds = match value.len() {
        9 | 10 => number,
        13 => number / 1000,
        _ => return None,
    };
    let days = i32::try_from(seconds / DAY).ok()?;
    let day = Day::new(1970, 1, 1)?.plus_days(days)?;
    let rest = seconds % DAY;
    let part = |unit: u64, of: u64| u8::try_from(rest / unit % of).ok();
    let time = TimeOfDay::new(part(3600, 24)?, part(60, 60)?, part(1, 60));
    Some(Moment { day: WrittenDay::Sure(day), time })
}

/// A date in words, wherever in the value it stands.
fn written(value: &str, words: &IngestWords) -> Option<Moment> {
    let tokens = tokens(value, 24);
    let (found, _) = (0..tokens.len()).find_map(|at| dates::moment(&tokens, at, words))?;
    Some(Moment { day: found.day, time: found.time })
}

/// "28.10.19", as pages write the day where there is no room: with stops, so the day comes first.
pub(super) fn short_day(token: &Token<'_>) -> Option<dates::Moment> {
    let parts: Vec<&str> = token.word.split('.').collect();
    let [day, month, year] = parts[..] else { return None };
    let number = |part: &str| {
        let is_number = part.len() <= 2 && part.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| part.parse::<u8>().ok())?
    };
    let year = number(year).filter(|_| year.len() == 2)?;
    let day = Day::new(2000 + i16::from(year), number(month)?, number(day)?)?;
    Some(dates::Moment { day: WrittenDay::Sure(day), time: None, weekday: None })
}
