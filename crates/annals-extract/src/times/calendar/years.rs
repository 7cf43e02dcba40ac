//! Years, and numbers of four digits that are none.

use super::super::Expression;
use super::super::scan::{Match, Scan, after, is_any};
use crate::classes::class_of;
use annals_core::{TokenIdx, Upos};
use annals_lexicon::times::TimeWord;

/// "2011", "2011-12"; numbers of four digits that count or name something else are none.
pub(super) fn year(scan: &Scan, at: TokenIdx) -> Option<Match> {
    let found = |at, end, year| Some(Match::new("times/year", at, end, Expression::Year(year)));
    // "the year 2000", "the year two thousand"
    if scan.is(at, "the") && scan.is_any(after(at, 1), &["year", "years"]) {
        let number = after(at, 2);
        let thousand = || scan.is(number, "two") && scan.is(after(number, 1), "thousand");
        let year = scan.dated_year(number).or_else(|| scan.year_in_words(number));
        return match year.or_else(|| thousand().then(|| (2000, after(number, 2)))) {
            Some((year, end)) => found(at, end, year),
            None => None,
        };
    }
    if let Some((year, end)) = scan.year_in_words(at) {
        return found(at, end, year);
    }
    if let Some(year) = scan.bare_year_before_era(at).filter(|_| is_bare_year(scan, at)) {
        return found(at, after(at, 1), year);
    }
    if let Some((year, end)) = scan.dated_year(at).filter(|(_, end)| *end > after(at, 1)) {
        return found(at, end, year);
    }
    if let Some(digits) = scan.short_year(at) {
        let linked =
            is_any(scan.before(at), &["in", "since", "of", "until", "by", "the", "early", "late"]);
        let expression = Expression::ShortYear(digits);
        return linked.then(|| Match::new("times/year", at, after(at, 1), expression));
    }
    let (year, end) = scan.dated_year(at)?;
    if scan.is_any(end, &["-", "–", "/"])
        && scan.is_glued(end)
        && scan.is_glued(after(end, 1))
        && let Some(last) =
            scan.digits(after(end, 1), 2).filter(|_| scan.word(after(end, 1)).len() == 2)
    {
        let last = i16::try_from(last).ok()? + year / 100 * 100;
        let follows = last == year + 1 || last > year && last % 100 > 12;
        return follows
            .then(|| Match::new("times/years", at, after(end, 2), Expression::Years(year, last)));
    }
    is_year(scan, at, year).then(|| Match::new("times/year", at, end, Expression::Year(year)))
}

/// "in 499", "from 499 to 449 BC": in a report of those times.
fn is_bare_year(scan: &Scan, at: TokenIdx) -> bool {
    const LINKS: [&str; 12] = [
        "in", "since", "until", "till", "by", "from", "to", "between", "and", "after", "before",
        "-",
    ];
    let end = after(at, 1);
    let noun = matches!(class_of(scan.doc, end), Upos::Noun | Upos::Adj | Upos::Propn)
        && !scan.word(end).is_empty();
    let range = scan.is_any(end, &["-", "–", "to"]) && scan.dated_year(after(end, 1)).is_some();
    range || is_any(scan.before(at), &LINKS) && !noun
}

fn is_year(scan: &Scan, at: TokenIdx, year: i16) -> bool {
    const CUES: [&str; 16] = [
        "in",
        "since",
        "during",
        "until",
        "till",
        "before",
        "after",
        "early",
        "late",
        "mid",
        "circa",
        "by",
        "for",
        "throughout",
        "through",
        "into",
    ];
    const COUNTS: [&str; 18] = [
        "about",
        "some",
        "nearly",
        "almost",
        "than",
        "least",
        "most",
        "over",
        "around",
        "roughly",
        "approximately",
        "to",
        "$",
        "€",
        "£",
        "#",
        "+",
        "only",
    ];
    let before = scan.before(at);
    let numbered = at.offset(-1).is_some_and(|before| {
        scan.meaning(before, |word| (word == TimeWord::Numbered).then_some(())).is_some()
    });
    // "X-1999" and "1999-X" are names, "pre-2011" and "mid-2011" are not.
    let hyphened = matches!(before, "-" | "." | "/") && scan.is_glued(at) && {
        let front = at.offset(-2).map_or("", |front| scan.word(front));
        let number = front.len() == 4 && front.bytes().all(|byte| byte.is_ascii_digit());
        !number && !is_any(front, &["mid", "early", "late", "pre", "post"])
    };
    let unit = scan.unit(after(at, 1)).is_some()
        || scan.is_any(after(at, 1), &["percent", "%", "per", "million", "billion", ":"])
            && !scan.is(after(at, 1), ":");
    if numbered || hyphened || unit {
        return false;
    }
    if is_any(before, &CUES) && !(year % 10 == 0 && is_counted(scan, after(at, 1))) {
        return (1100..=2099).contains(&year);
    }
    // "up from 1984 to 1985's total"
    if scan.is_any(after(at, 1), &["'s", "’s"]) && (1500..=2099).contains(&year) {
        return true;
    }
    // "Plan and blockade, 1861": a heading.
    let heads = before == "," && scan.word(after(at, 1)).is_empty();
    let range = is_any(before, &["to", "and", "-", "–", "/", "or"])
        && at.offset(-2).is_some_and(|other| scan.year(other).is_some());
    if range || scan.is_any(before_from(scan, at), &["from", "between"]) {
        return true;
    }
    let opens_range = scan.is_any(after(at, 1), &["-", "–"]) && scan.year(after(at, 2)).is_some();
    // "2000 men"; "the 2015 attacks" is a year all the same.
    let articled =
        is_any(before, &["the", "a", "an", "'s", "’s", "its", "their", "his", "of", "("]);
    let oldest = if articled || opens_range || heads { 1500 } else { 1900 };
    if is_any(before, &COUNTS) || !(oldest..=2030).contains(&year) {
        return false;
    }
    !is_counted(scan, after(at, 1)) || articled && year % 100 != 0
}

/// The token before, where it exists in this sentence; else the token itself.
fn before_from(scan: &Scan, at: TokenIdx) -> TokenIdx {
    at.offset(-1).filter(|before| !scan.word(*before).is_empty()).unwrap_or(at)
}

/// Whether a token is a noun that a number before it counts: a plural in small letters.
pub(super) fn is_counted(scan: &Scan, at: TokenIdx) -> bool {
    let word = scan.word(at);
    let small = word.starts_with(char::is_lowercase);
    small
        && class_of(scan.doc, at) == Upos::Noun
        && (word.ends_with('s') || is_any(word, &["people", "men", "women", "children", "police"]))
}
