//! Months, seasons, quarters, decades and centuries.

use super::super::scan::{Match, Scan, after, is_any};
use super::super::{Expression, Placed};
use super::is_name;
use super::years::is_counted;
use annals_core::{DurationUnit, TokenIdx, TokenKind};
use annals_lexicon::times::{Grammatical, Shift, TimeUnit, TimeWord};

/// "March 2011", "March of last year", and "March" where the words around it show a month.
pub(super) fn month(scan: &Scan, at: TokenIdx) -> Option<Match> {
    let (month, end) = scan.month(at)?;
    let (placed, behind) = placed_behind(scan, end);
    if placed == Placed::Open && !is_month(scan, at, end) {
        return None;
    }
    Some(Match::new("times/month", at, behind, Expression::Month(month, placed)))
}

/// "2011", "of 2011", ", 2011", "last year", "of this year"
pub(super) fn placed_behind(scan: &Scan, at: TokenIdx) -> (Placed, TokenIdx) {
    let link = if scan.is_any(at, &["of", ","]) { after(at, 1) } else { at };
    if let Some(year) = scan.year(link) {
        // "In March, 2000 men": a count of many.
        if !is_counted(scan, after(link, 1)) || year % 100 != 0 && !scan.is(at, ",") {
            return (Placed::Year(year), after(link, 1));
        }
    }
    let link = if scan.is(at, "of") { after(at, 1) } else { at };
    if let Some((shift @ (Shift::Last | Shift::This | Shift::Next | Shift::Same), unit)) =
        scan.shift(link)
        && let Some((TimeUnit::Length(1, DurationUnit::Year), _, end)) = scan.unit(unit)
    {
        return (Placed::YearShift(shift), end);
    }
    (Placed::Open, at)
}

/// Whether a bare month is one: "in May", "last May", "the May vote", "May's vote"; not "April
/// Jones", "may", or a "March" that marches.
fn is_month(scan: &Scan, at: TokenIdx, end: TokenIdx) -> bool {
    const BEFORE: [&str; 30] = [
        "in",
        "since",
        "until",
        "till",
        "by",
        "of",
        "from",
        "to",
        "between",
        "and",
        "or",
        "for",
        "during",
        "before",
        "after",
        "through",
        "late",
        "early",
        "mid",
        "last",
        "next",
        "this",
        "each",
        "every",
        "previous",
        "-",
        "–",
        "around",
        "following",
        "past",
    ];
    let before = scan.before(at);
    let word = scan.word(at);
    // A short form without a stop needs a number beside it.
    if word.len() == 3 && word != "May" {
        return false;
    }
    let surname = scan.is_capitalised(end) && !is_any(scan.word(end), &["and", "or"]);
    if is_any(before, &BEFORE) {
        return !surname;
    }
    if surname {
        return false;
    }
    let genitive = matches!(scan.word(end), "'s" | "’s");
    let attributive = is_any(before, &["the", "a", "an", "its", "their", "his", "our", "'s", "’s"])
        && !scan.word(end).is_empty();
    let unmistakable = word.len() > 5 && !before.is_empty() && !is_name(scan, at);
    genitive && !before.is_empty() || attributive || unmistakable
}

/// "the 1990s", "1990s", "the nineties", "'90s"
pub(super) fn decade(scan: &Scan, at: TokenIdx) -> Option<Match> {
    let number = if scan.is(at, "the") { after(at, 1) } else { at };
    let written = scan.meaning(number, |word| match word {
        TimeWord::Decade(decade) => Some(decade),
        _ => None,
    });
    // "in his twenties" is an age, "temperatures in the thirties" are rare in news.
    if let Some((decade, end)) = written.filter(|_| number != at) {
        return Some(Match::new("times/decade", at, end, Expression::Decade(decade)));
    }
    let digits = scan.word(number).strip_suffix('s')?;
    let short = matches!(scan.before(number), "'" | "’") && scan.is_glued(number);
    let decade = match digits.len() {
        4 => digits.strip_suffix('0')?.parse().ok()?,
        2 if short || number != at => 190 + digits.strip_suffix('0')?.parse::<i16>().ok()?,
        _ => return None,
    };
    let end = after(number, 1);
    (100..=205)
        .contains(&decade)
        .then(|| Match::new("times/decade", at, end, Expression::Decade(decade)))
}

/// "the 20th century", "the nineteenth century"
pub(super) fn century(scan: &Scan, at: TokenIdx) -> Option<Match> {
    let number = if scan.is(at, "the") { after(at, 1) } else { at };
    let (ordinal, end) = scan.ordinal(number).or_else(|| {
        // "twenty-first"
        let tens = scan.is(number, "twenty") && scan.is(after(number, 1), "-");
        let (ones, end) = scan.ordinal(after(number, 2)).filter(|_| tens)?;
        Some((20 + ones, end))
    })?;
    let end = if scan.is(end, "-") { after(end, 1) } else { end };
    let (TimeUnit::Length(1, DurationUnit::Century), _, end) = scan.unit(end)? else {
        return None;
    };
    let century = i16::from(ordinal.checked_sub(1)?);
    Some(Match::new("times/century", at, end, Expression::Century(century)))
}

/// "the summer of 2011", "summer 2011", "in summer"
pub(super) fn season(scan: &Scan, at: TokenIdx) -> Option<Match> {
    let word = if scan.is(at, "the") { after(at, 1) } else { at };
    let (code, end) = scan.season(word)?;
    let (placed, behind) = placed_behind(scan, end);
    if placed == Placed::Open {
        // "the fall of the city", "a winter coat": only where nothing hangs on it.
        let alone = scan.word(end).is_empty()
            || scan.doc.token(end).is_none_or(|token| token.kind == TokenKind::Mark);
        let placed = is_any(scan.before(at), &["in", "since", "during", "by", "until", "this"]);
        if !alone || !placed || scan.is_capitalised(word) {
            return None;
        }
    }
    Some(Match::new("times/season", at, behind, Expression::Season(code, placed)))
}

/// "the third quarter of 2011", "third-quarter", "Q3 2011", "the first half of the year"
pub(super) fn quarter(scan: &Scan, at: TokenIdx) -> Option<Match> {
    let number = if scan.is(at, "the") { after(at, 1) } else { at };
    let (n, end, half) = match scan.word(number).strip_prefix('Q').map(str::parse) {
        Some(Ok(n)) => (n, after(number, 1), false),
        _ => {
            let (n, end) = scan.ordinal(number)?;
            let end = if scan.is(end, "-") { after(end, 1) } else { end };
            let half = scan.is(end, "half");
            if !half && !scan.is(end, "quarter") {
                return None;
            }
            (n, after(end, 1), half)
        }
    };
    let (placed, behind) = match placed_behind(scan, end) {
        (Placed::Open, _) if scan.is(end, "of") && scan.is(after(end, 1), "the") => {
            let year = scan.is_any(after(end, 2), &["year"]);
            if year { (Placed::YearShift(Shift::This), after(end, 3)) } else { (Placed::Open, end) }
        }
        found => found,
    };
    // "the second half" of a match has no year.
    let fits = if half { n <= 2 && placed != Placed::Open } else { n <= 4 };
    // "a quarter of the members"
    let shared = scan.is(behind, "of");
    let expression =
        if half { Expression::Half(n, placed) } else { Expression::Quarter(n, placed) };
    (fits && n > 0 && !shared).then(|| Match::new("times/quarter", at, behind, expression))
}

/// "the weekend"
pub(super) fn weekend(scan: &Scan, at: TokenIdx) -> Option<Match> {
    let articled = scan.is(at, "the");
    let (TimeUnit::Weekend, Grammatical::Singular, end) = scan.unit(after(at, 1))? else {
        return None;
    };
    let expression = Expression::Unit(TimeUnit::Weekend, None);
    articled.then(|| Match::new("times/weekend", at, end, expression))
}
