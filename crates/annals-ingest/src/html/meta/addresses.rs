//! Days in the addresses of reports: "/2019/10/28/", "/2019-10-28-", "20191028".

use annals_core::Day;
use annals_lexicon::ingest::IngestWords;

/// The day in an address, and where it stands in it.
pub(super) fn day(address: &str, words: &IngestWords) -> Option<(Day, usize, usize)> {
    let host = address.find("://").map_or(0, |at| at + 3);
    let path = host + address[host..].find('/')?;
    let bytes = address.as_bytes();
    (path + 1..bytes.len()).find_map(|at| {
        let begins = bytes[at].is_ascii_digit() && !bytes[at - 1].is_ascii_alphanumeric();
        let found =
            begins.then(|| year_first(address, at, words).or_else(|| day_first(address, at)));
        found?.map(|(day, end)| (day, at, end))
    })
}

const YEARS: std::ops::Range<i16> = 1990..2100;

/// How many digits stand there, at most nine.
fn n_digits(address: &str, at: usize) -> usize {
    let rest = address.as_bytes().get(at..).unwrap_or_default();
    rest.iter().take(9).take_while(|byte| byte.is_ascii_digit()).count()
}

fn number(address: &str, from: usize, to: usize) -> Option<u8> {
    address.get(from..to)?.parse().ok()
}

fn mark(address: &str, at: usize) -> Option<u8> {
    address.as_bytes().get(at).copied().filter(|byte| b"/-_.".contains(byte))
}

/// "2019/10/28", "2019/oct/28", "2019/1028", "20191028".
fn year_first(address: &str, at: usize, words: &IngestWords) -> Option<(Day, usize)> {
    let year: i16 = address.get(at..at + 4)?.parse().ok()?;
    if !YEARS.contains(&year) {
        return None;
    }
    if n_digits(address, at) == 8 {
        let (month, day) = (number(address, at + 4, at + 6)?, number(address, at + 6, at + 8)?);
        return Some((Day::new(year, month, day)?, at + 8));
    }
    let mark = mark(address, at + 4).filter(|_| n_digits(address, at) == 4)?;
    let month_at = at + 5;
    if mark == b'/' && n_digits(address, month_at) == 4 {
        let (month, day) = (number(address, at + 5, at + 7)?, number(address, at + 7, at + 9)?);
        return Some((Day::new(year, month, day)?, at + 9));
    }
    let month_end = month_at + address.get(month_at..)?.find(char::from(mark))?;
    let written = &address[month_at..month_end];
    let month = match written.parse::<u8>() {
        Ok(month) => month,
        Err(_) => *words.months.get(written.to_lowercase().as_str())?,
    };
    let end = month_end + 1 + n_digits(address, month_end + 1);
    let day = number(address, month_end + 1, end).filter(|_| end - month_end <= 3)?;
    Some((Day::new(year, month, day)?, end))
}

/// "28-10-2019", where only one of the numbers can be the month.
fn day_first(address: &str, at: usize) -> Option<(Day, usize)> {
    let first_end = at + n_digits(address, at);
    let mark_between = mark(address, first_end)?;
    let second_end = first_end + 1 + n_digits(address, first_end + 1);
    let year_at = second_end + 1;
    if mark(address, second_end) != Some(mark_between) || n_digits(address, year_at) != 4 {
        return None;
    }
    let year: i16 = address.get(year_at..year_at + 4)?.parse().ok()?;
    let (one, other) =
        (number(address, at, first_end)?, number(address, first_end + 1, second_end)?);
    let is_sure = one > 12 || other > 12 || one == other;
    let day = Day::new(year, other, one).or_else(|| Day::new(year, one, other))?;
    (is_sure && YEARS.contains(&year)).then_some((day, year_at + 4))
}
