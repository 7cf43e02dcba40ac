//! Years and quarters as reports of earnings tell them: "the latest quarter", "the year-earlier
//! period", "the fiscal year", "year-end".

use super::super::scan::{Match, Scan, after};
use super::super::{Expression, Length, Placed, Spoken};
use super::stretches::placed_behind;
use crate::classes::class_of;
use annals_core::{DurationUnit, TimexMod, TokenIdx, TokenKind, Upos};
use annals_lexicon::times::{Grammatical, Shift, TimeUnit, TimeWord, Whole};

/// A stretch that is told by comparison or by its bare name.
pub(super) fn reported(scan: &Scan, at: TokenIdx) -> Option<Match> {
    year_end(scan, at).or_else(|| compared(scan, at)).or_else(|| bare(scan, at))
}

/// "year-end", "the year's end", "month's end"
fn year_end(scan: &Scan, at: TokenIdx) -> Option<Match> {
    let word = if scan.is(at, "the") { after(at, 1) } else { at };
    let (unit, Grammatical::Singular, end) = scan.unit(word)? else { return None };
    let TimeUnit::Length(1, DurationUnit::Year | DurationUnit::Month) = unit else { return None };
    let link = if scan.is_any(end, &["-", "'s", "’s"]) { after(end, 1) } else { end };
    // "a year end", "year ends" go on otherwise.
    let expression = Expression::Unit(unit, None);
    let end = after(link, 1);
    let found = Match::new("times/year-end", at, end, expression);
    let counted = scan.is_any(at.offset(-1)?, &["a", "an", "each", "every", "one"]);
    (scan.is(link, "end") && !counted).then_some(Match { modifier: Some(TimexMod::End), ..found })
}

/// What stands before "quarter", "period" or "year" and tells which.
#[derive(Default)]
struct Front {
    back: Option<i32>,
    whole: Option<Whole>,
    year: Option<Placed>,
}

/// "the year-earlier quarter", "the 1988 third quarter", "this year's first half", "fiscal 1989"
fn compared(scan: &Scan, at: TokenIdx) -> Option<Match> {
    let word = if scan.is(at, "the") { after(at, 1) } else { at };
    let (front, head) = front(scan, word);
    if head == word {
        return None;
    }
    let (stretch, end) = stretch(scan, head).unwrap_or((None, head));
    let back = front.back.unwrap_or(0);
    let rule = "times/reported";
    let Some(stretch) = stretch else {
        return match (front.whole, front.year) {
            // "fiscal 1989"
            (Some(Whole::Fiscal), Some(Placed::Year(year))) => {
                Some(Match::new(rule, at, head, Expression::Year(year)))
            }
            // "compared with year-earlier profit", "the year-earlier results"
            _ if back < 0 => {
                let expression = Expression::Spoken(Spoken::Period, Placed::Open, back);
                Some(Match::new(rule, word, head, expression))
            }
            _ => None,
        };
    };
    let (placed, end) = match front.year {
        Some(placed) => (placed, end),
        None => placed_behind(scan, end),
    };
    let (back, end) = year_ago(scan, end).map_or((back, end), |end| (-1, end));
    let told = front.back.is_some() || front.year.is_some() || placed != Placed::Open || back < 0;
    let expression = match stretch {
        Stretch::Numbered(n, half) => numbered(n, half, placed, back),
        Stretch::Quarter if told => Expression::Spoken(Spoken::Quarter, placed, back),
        Stretch::Period if told => Expression::Spoken(Spoken::Period, placed, back),
        Stretch::Quarter | Stretch::Period => return None,
        Stretch::Year => return year(scan, at, end, &front),
    };
    Some(Match::new(rule, at, end, expression))
}

fn numbered(n: u8, half: bool, placed: Placed, back: i32) -> Expression {
    let placed = if back < 0 { Placed::YearEarlier } else { placed };
    if half { Expression::Half(n, placed) } else { Expression::Quarter(n, placed) }
}

/// "the fiscal year", "the latest fiscal year", and "the fiscal year ended Jan. 31", a length.
fn year(scan: &Scan, at: TokenIdx, end: TokenIdx, front: &Front) -> Option<Match> {
    front.whole?;
    if is_ended(scan, end) {
        let length = Length { amount: Some(1.into()), unit: DurationUnit::Year };
        return Some(Match::new("times/length", at, end, Expression::Length(length)));
    }
    let shift = match front.back {
        Some(_) => Shift::Last,
        None => Shift::This,
    };
    let unit = TimeUnit::Length(1, DurationUnit::Year);
    Some(Match::new("times/reported", at, end, Expression::Unit(unit, Some(shift))))
}

fn front(scan: &Scan, at: TokenIdx) -> (Front, TokenIdx) {
    let mut res = Front::default();
    let mut end = at;
    for _ in 0..3 {
        let compared = scan.meaning(end, |word| match word {
            TimeWord::Compared(back) => Some(back),
            _ => None,
        });
        let whole = scan.meaning(end, |word| match word {
            TimeWord::Whole(whole) => Some(whole),
            _ => None,
        });
        if let Some((back, then)) = compared.filter(|_| res.back.is_none_or(|back| back == 0)) {
            (res.back, end) = (Some(back), then);
        } else if let Some((whole, then)) = whole.filter(|_| res.whole.is_none()) {
            (res.whole, end) = (Some(whole), then);
        } else if let Some(year) = scan.year(end).filter(|_| res.year.is_none()) {
            (res.year, end) = (Some(Placed::Year(year)), after(end, 1));
            if scan.is_any(end, &["'s", "’s"]) {
                end = after(end, 1);
            }
        } else if let Some((shift @ (Shift::Last | Shift::This | Shift::Next), unit)) =
            scan.shift(end)
            && let Some((TimeUnit::Length(1, DurationUnit::Year), _, then)) = scan.unit(unit)
            && scan.is_any(then, &["'s", "’s"])
        {
            (res.year, end) = (Some(Placed::YearShift(shift)), after(then, 1));
        } else {
            break;
        }
    }
    (res, end)
}

enum Stretch {
    /// "third quarter", "first half"
    Numbered(u8, bool),
    Quarter,
    Period,
    Year,
}

fn stretch(scan: &Scan, at: TokenIdx) -> Option<(Option<Stretch>, TokenIdx)> {
    if let Some((n, end)) = scan.ordinal(at) {
        let end = if scan.is(end, "-") { after(end, 1) } else { end };
        let half = scan.is(end, "half");
        let fits = half && n <= 2 || scan.is(end, "quarter") && n <= 4;
        return (fits && n > 0).then(|| (Some(Stretch::Numbered(n, half)), after(end, 1)));
    }
    if scan.is(at, "period") {
        return Some((Some(Stretch::Period), after(at, 1)));
    }
    let (unit, Grammatical::Singular, end) = scan.unit(at)? else { return None };
    let found = match unit {
        TimeUnit::Length(1, DurationUnit::Quarter) => Stretch::Quarter,
        TimeUnit::Length(1, DurationUnit::Year) => Stretch::Year,
        _ => return None,
    };
    Some((Some(found), end))
}

/// "the quarter a year ago"
fn year_ago(scan: &Scan, at: TokenIdx) -> Option<TokenIdx> {
    let year = scan.is(at, "a") && scan.is(after(at, 1), "year");
    (year && scan.is_any(after(at, 2), &["ago", "earlier", "before"])).then(|| after(at, 3))
}

/// "the quarter", "the year", "the week", "the month", where nothing hangs on them.
fn bare(scan: &Scan, at: TokenIdx) -> Option<Match> {
    if !scan.is(at, "the") {
        return None;
    }
    let (unit, Grammatical::Singular, end) = scan.unit(after(at, 1))? else { return None };
    let TimeUnit::Length(1, length) = unit else { return None };
    // "the year of the dragon", "the week when it fell", "the quarter share", "the week-long siege"
    const BEHIND: [&str; 15] = [
        "of",
        "when",
        "that",
        "which",
        "in",
        "before",
        "after",
        "ago",
        "earlier",
        "later",
        "-",
        "following",
        "since",
        "to",
        "where",
    ];
    let next = class_of(scan.doc, end);
    let mark = scan.word(end).is_empty()
        || scan.doc.token(end).is_none_or(|token| token.kind == TokenKind::Mark);
    let noun = matches!(next, Upos::Noun | Upos::Propn | Upos::Adj | Upos::Num) && !mark;
    let ended = is_ended(scan, end);
    if !ended && (noun || scan.is_any(end, &BEHIND)) {
        return None;
    }
    let expression = match length {
        DurationUnit::Year if ended => {
            Expression::Length(Length { amount: Some(1.into()), unit: DurationUnit::Year })
        }
        DurationUnit::Quarter => Expression::Spoken(Spoken::Quarter, Placed::Open, 0),
        DurationUnit::Year | DurationUnit::Month | DurationUnit::Week => {
            Expression::Unit(unit, None)
        }
        _ => return None,
    };
    Some(Match::new("times/unit", at, end, expression))
}

/// "the year ended Jan. 31": a year that does not run with the calendar.
fn is_ended(scan: &Scan, at: TokenIdx) -> bool {
    scan.is_any(at, &["ended", "ending"]) || scan.is(at, "to") && scan.month(after(at, 1)).is_some()
}
