//! Months, seasons, quarters, decades and centuries.

use super::super::scan::{Match, Scan, after, is_any};
use super::super::{Expression, Placed};
use super::is_name;
use super::years::is_counted;
use crate::classes::class_of;
use annals_core::{DurationUnit, TokenIdx, Upos};
use annals_lexicon::times::{Grammatical, Shift, Side, TimeUnit, TimeWord};

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
    if let Some((year, end)) = scan.dated_year(link) {
        // "In March, 2000 men": a count of many.
        if !is_counted(scan, end) || year % 100 != 0 && !scan.is(at, ",") {
            return (Placed::Year(year), end);
        }
    }
    let link = if scan.is(at, "of") { after(at, 1) } else { at };
    // "of the same year"
    let same = scan.is(link, "the") && scan.is(after(link, 1), "same");
    let link = if same { after(link, 1) } else { link };
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
    let digits = digits.strip_prefix(['\'', '’']).unwrap_or(digits);
    let era = scan.era(after(number, 1));
    if let Some((Side::Past, end)) = era {
        let decade: i16 = digits.strip_suffix('0')?.parse().ok()?;
        let expression = Expression::Decade(-1 - decade);
        return Some(Match::new("times/decade", at, end, expression));
    }
    let short = scan.word(number).starts_with(['\'', '’'])
        || matches!(scan.before(number), "'" | "’") && scan.is_glued(number);
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
    let (century, end) = match scan.era(end) {
        Some((Side::Past, end)) => (-1 - century, end),
        Some((Side::Future, end)) => (century, end),
        None => (century, end),
    };
    Some(Match::new("times/century", at, end, Expression::Century(century)))
}

/// "the summer of 2011", "summer 2011", "2011 summer", "in summer", "over the summer"
pub(super) fn season(scan: &Scan, at: TokenIdx) -> Option<Match> {
    let articled = scan.is(at, "the");
    let word = if articled { after(at, 1) } else { at };
    if let Some((year, next)) = scan.dated_year(word)
        && let Some((code, end)) = scan.season(next)
    {
        let expression = Expression::Season(code, Placed::Year(year));
        return Some(Match::new("times/season", at, end, expression));
    }
    let (code, end) = scan.season(word)?;
    let (placed, behind) = placed_behind(scan, end);
    if placed == Placed::Open && !is_season(scan, at, word, end) {
        return None;
    }
    Some(Match::new("times/season", at, behind, Expression::Season(code, placed)))
}

/// Whether a season without a year is one: "in the summer", "by summer", "the winter offensive"; not
/// "the fall of the city", "a winter coat", "they spring".
fn is_season(scan: &Scan, at: TokenIdx, word: TokenIdx, end: TokenIdx) -> bool {
    const LINKS: [&str; 19] = [
        "in",
        "since",
        "during",
        "by",
        "until",
        "till",
        "over",
        "through",
        "throughout",
        "into",
        "for",
        "from",
        "to",
        "early",
        "late",
        "mid",
        "and",
        "of",
        "-",
    ];
    let linked = is_any(scan.before(at), &LINKS);
    if scan.is_any(end, &["of", "'s", "’s", "-"]) {
        return false;
    }
    let next = if scan.word(end).is_empty() { Upos::Punct } else { class_of(scan.doc, end) };
    let deed = matches!(next, Upos::Noun | Upos::Propn) && scan.is_deed(end);
    // "fall" and "spring" are more often something else.
    let unsure = matches!(scan.word(word).to_ascii_lowercase().as_str(), "fall" | "spring");
    let noun = class_of(scan.doc, word) != Upos::Verb;
    if scan.is_capitalised(word) {
        return deed || linked && noun && !matches!(next, Upos::Noun | Upos::Propn | Upos::Adj);
    }
    let alone = !matches!(next, Upos::Noun | Upos::Propn | Upos::Adj | Upos::Num);
    let articled = word > at;
    noun && (deed || alone && (linked || articled && !unsure))
}

/// "the third quarter of 2011", "third-quarter", "Q3 2011", "the first half of the year"
pub(super) fn quarter(scan: &Scan, at: TokenIdx) -> Option<Match> {
    let number = if scan.is(at, "the") { after(at, 1) } else { at };
    let (n, end, half) = match scan.word(number).strip_prefix('Q').map(str::parse) {
        Some(Ok(n)) => (n, after(number, 1), false),
        _ => {
            let latter = scan.is_any(number, &["latter", "last"]).then_some((2, after(number, 1)));
            let (n, end) = scan.ordinal(number).or(latter)?;
            let end = if scan.is(end, "-") { after(end, 1) } else { end };
            let half = scan.is(end, "half");
            if latter.is_some() && !half {
                return None;
            }
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
