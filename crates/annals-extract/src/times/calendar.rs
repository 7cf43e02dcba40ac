//! Dates that name a day, month, year or longer stretch of the calendar.

mod reported;
mod stretches;
mod years;

use super::scan::{Match, Scan, after, is_any};
use super::{Expression, longest};
use crate::classes::class_of;
use annals_core::{DurationUnit, TokenIdx, Upos};
use annals_lexicon::times::{Grammatical, Shift, TimeUnit, TimeWord};
use reported::reported;
use stretches::{century, decade, month, placed_behind, quarter, season, weekend};
use years::{is_counted, year};

type Rule = fn(&Scan, TokenIdx) -> Option<Match>;

/// A date of any precision.
pub(super) fn date(scan: &Scan, at: TokenIdx) -> Option<Match> {
    const RULES: [Rule; 9] =
        [day, month, year, decade, century, season, reported, quarter, weekend];
    longest(scan, at, &RULES)
}

/// A date as precise as a day.
pub(super) fn day(scan: &Scan, at: TokenIdx) -> Option<Match> {
    const RULES: [Rule; 6] = [iso, numeric, month_first, day_first, weekday_first, holiday];
    longest(scan, at, &RULES).or_else(|| named(scan, at))
}

fn calendar_day(year: Option<i16>, month: u8, day: u8) -> Expression {
    Expression::Day { year, month, day, weekday: None, ambiguous: false }
}

/// "2011-03-04"
fn iso(scan: &Scan, at: TokenIdx) -> Option<Match> {
    let [year, month, day] = parts(scan.word(at), '-')?;
    let year = i16::try_from(year).ok().filter(|year| (1000..=2099).contains(year))?;
    let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
    annals_core::Day::new(year, month, day)?;
    Some(Match::new("times/iso", at, after(at, 1), calendar_day(Some(year), month, day)))
}

/// "3/14/2011", "14/3/2011", "3.14.2011" is none.
fn numeric(scan: &Scan, at: TokenIdx) -> Option<Match> {
    let [first, second, year] = parts(scan.word(at), '/')?;
    let year = i16::try_from(year).ok().filter(|year| (1000..=2099).contains(year))?;
    let (first, second) = (u8::try_from(first).ok()?, u8::try_from(second).ok()?);
    // The American order, unless only the British one makes a day.
    let american = annals_core::Day::new(year, first, second).map(|_| (first, second));
    let british = annals_core::Day::new(year, second, first).map(|_| (second, first));
    let (month, day) = american.or(british)?;
    let ambiguous = american.is_some() && british.is_some() && first != second;
    let expression = Expression::Day { year: Some(year), month, day, weekday: None, ambiguous };
    Some(Match::new("times/numeric", at, after(at, 1), expression))
}

/// The three numbers of a token like "2011-03-04".
fn parts(written: &str, mark: char) -> Option<[u16; 3]> {
    let mut numbers = written.split(mark);
    let mut next = || numbers.next().filter(|part| part.len() <= 4)?.parse().ok();
    let res = [next()?, next()?, next()?];
    numbers.next().is_none().then_some(res)
}

/// "March 3", "March 3rd, 2011", "March the 3rd"
fn month_first(scan: &Scan, at: TokenIdx) -> Option<Match> {
    let (month, end) = scan.month(at)?;
    let end = if scan.is(end, "the") { after(end, 1) } else { end };
    let (day, end) = scan.day_number(end)?;
    annals_core::Day::new(2000, month, day)?;
    let (year, end) = year_behind(scan, end);
    Some(Match::new("times/day", at, end, calendar_day(year, month, day)))
}

/// "3 March", "the 3rd of March, 2011"
fn day_first(scan: &Scan, at: TokenIdx) -> Option<Match> {
    let number = if scan.is(at, "the") { after(at, 1) } else { at };
    let (day, end) = scan.day_number(number)?;
    let end = if scan.is(end, "of") { after(end, 1) } else { end };
    let (month, end) = scan.month(end)?;
    annals_core::Day::new(2000, month, day)?;
    let (year, end) = year_behind(scan, end);
    Some(Match::new("times/day", at, end, calendar_day(year, month, day)))
}

/// ", 2011" or " 2011" behind a day.
fn year_behind(scan: &Scan, at: TokenIdx) -> (Option<i16>, TokenIdx) {
    let comma = if scan.is(at, ",") { after(at, 1) } else { at };
    match scan.dated_year(comma) {
        // "On March 3, 2000 men": a count of many, not a year.
        Some((year, end)) if comma == at || !is_counted(scan, end) => (Some(year), end),
        _ => {
            // "January 24 of the same year"
            let of = if scan.is(after(at, 1), "the") { after(at, 2) } else { after(at, 1) };
            let same = scan.shift(of).filter(|(shift, _)| *shift == Shift::Same);
            let year = same.and_then(|(_, unit)| scan.unit(unit));
            match year {
                Some((TimeUnit::Length(1, DurationUnit::Year), Grammatical::Singular, end))
                    if scan.is(at, "of") =>
                {
                    (None, end)
                }
                _ => (None, at),
            }
        }
    }
}

/// "Monday", "Monday, March 3", "Mon. 3 March 2011"
fn weekday_first(scan: &Scan, at: TokenIdx) -> Option<Match> {
    let (weekday, Grammatical::Singular, end) = scan.weekday(at)? else { return None };
    let comma = if scan.is(end, ",") { after(end, 1) } else { end };
    let article = if scan.is(comma, "the") { after(comma, 1) } else { comma };
    let inner = longest(scan, article, &[iso, numeric, month_first, day_first]);
    if let Some(Match {
        end,
        expression: Expression::Day { year, month, day, ambiguous, .. },
        ..
    }) = inner
    {
        let weekday = Some(weekday);
        let expression = Expression::Day { year, month, day, weekday, ambiguous };
        return Some(Match::new("times/day", at, end, expression));
    }
    // "Black Friday", "Ruby Tuesday": a name goes on in capitals.
    let named = scan.is_capitalised(end)
        && class_of(scan.doc, end) == Upos::Propn
        && class_of(scan.doc, after(end, 1)) != Upos::Verb
        && is_any(scan.before(at), &["the"]);
    // "Mon." alone is a name more often than a day.
    let short = scan.word(at).ends_with('.');
    (!named && !short)
        .then(|| Match::new("times/weekday", at, end, Expression::Weekday(weekday, None)))
}

fn holiday(scan: &Scan, at: TokenIdx) -> Option<Match> {
    if !scan.is_capitalised(at) {
        return None;
    }
    let (holiday, end) = scan.meaning(at, |word| match word {
        TimeWord::Holiday(holiday) => Some(holiday),
        _ => None,
    })?;
    let (placed, end) = placed_behind(scan, end);
    Some(Match::new("times/holiday", at, end, Expression::Holiday(holiday, placed)))
}

/// "yesterday", "the day after tomorrow", "tonight"
fn named(scan: &Scan, at: TokenIdx) -> Option<Match> {
    let ((days, part), end) = scan.meaning(at, |word| match word {
        TimeWord::Day(days, part) => Some((days, part)),
        _ => None,
    })?;
    // "USA Today"
    if scan.is_capitalised(at) && !scan.before(at).is_empty() && is_name(scan, at) {
        return None;
    }
    let day = Expression::Named(days);
    let expression = match part {
        Some(code) => Expression::Part(code, Box::new(day)),
        None => day,
    };
    Some(Match::new("times/named-day", at, end, expression))
}

fn is_name(scan: &Scan, at: TokenIdx) -> bool {
    at.offset(-1).is_some_and(|before| scan.is_capitalised(before))
}

/// "3 and 7 March", "3-7 March": two days of one month; the second is a match of its own.
pub(super) fn day_range(scan: &Scan, at: TokenIdx) -> Option<Vec<Match>> {
    let (first, end) = scan.day_number(at)?;
    if !scan.is_any(end, &["and", "to", "-", "–", "or", "through"]) {
        return None;
    }
    let second = day_first(scan, after(end, 1))?;
    let Expression::Day { year, month, day, .. } = second.expression else { return None };
    if first >= day || scan.is(after(end, 1), "the") != scan.is(at, "the") {
        return None;
    }
    let first = Match::new("times/day", at, end, calendar_day(year, month, first));
    Some(vec![first, second])
}

/// "March 3-7", "March 3 and 7": the days behind the first, each a match of its own.
///
/// So too the years of "1915-17".
pub(super) fn with_further_days(scan: &Scan, found: Match) -> Vec<Match> {
    if let Expression::Years(from, to) = found.expression {
        let first = after(found.start, 1);
        let year = |start, end, year| Match::new(found.rule, start, end, Expression::Year(year));
        return vec![year(found.start, first, from), year(after(first, 1), found.end, to)];
    }
    let Expression::Day { year: None, month, day, weekday: None, ambiguous: false } =
        found.expression
    else {
        return vec![found];
    };
    let further = after(found.end, 1);
    let linked = scan.is_any(found.end, &["and", "to", "-", "–", "or", "through"]);
    let Some((other, end)) = scan.day_number(further).filter(|_| linked) else {
        return vec![found];
    };
    // "March 3 and 7 people", "March 3 and 7 March" go on otherwise.
    let goes_on =
        matches!(class_of(scan.doc, end), Upos::Noun | Upos::Adj | Upos::Propn | Upos::Num)
            && !scan.word(end).is_empty()
            && scan.year(end).is_none();
    if other <= day || annals_core::Day::new(2000, month, other).is_none() || goes_on {
        return vec![found];
    }
    let (year, end) = year_behind(scan, end);
    let first = Match { expression: calendar_day(year, month, day), ..found };
    vec![first, Match::new("times/day", further, end, calendar_day(year, month, other))]
}
