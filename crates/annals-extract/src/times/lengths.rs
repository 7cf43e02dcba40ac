//! Lengths of time and times that recur.

use super::scan::{Match, Scan, after, is_any};
use super::{Expression, Length, Recurrence, longest};
use crate::classes::class_of;
use annals_core::{Decimal, DurationUnit, TokenIdx, Upos};
use annals_lexicon::times::{Grammatical, TimeUnit, TimeWord};

/// "two months", "30-day", "decades-long", "for weeks", "weeklong"
pub(super) fn length(scan: &Scan, at: TokenIdx) -> Option<Match> {
    longest(
        scan,
        at,
        &[
            counted_length,
            articled_length,
            between,
            hyphened,
            attributive,
            unit_long,
            bare_units,
            around,
            long_word,
        ],
    )
}

/// "two to three weeks", "12 to 18 months", "a year or two"
fn between(scan: &Scan, at: TokenIdx) -> Option<Match> {
    let (low, end) = scan.amount(at)?;
    if let Some((TimeUnit::Length(1, unit), Grammatical::Singular, end)) = scan.unit(end) {
        let or_two = scan.is(end, "or") && scan.is_any(after(end, 1), &["two", "so"]);
        let expression = Expression::Length(Length { amount: None, unit });
        let fits = or_two && scan.is_any(at, &["a", "an"]);
        return fits.then(|| Match::new("times/length", at, after(end, 2), expression));
    }
    if !scan.is_any(end, &["to", "or", "-", "–"]) {
        return None;
    }
    let (high, end) =
        scan.number(after(end, 1)).filter(|(high, _)| low.is_some_and(|low| low < *high))?;
    let (TimeUnit::Length(count, unit), Grammatical::Plural, end) = scan.unit(end)? else {
        return None;
    };
    // "the ages of two to six years old"
    let age = scan.is(end, "old") || high > Decimal::from(1000);
    let amount = low.and_then(|low| low.times(count));
    let expression = Expression::Length(Length { amount, unit });
    (!age).then(|| Match::new("times/length", at, end, expression))
}

/// "a two day rally", "a five year low": a hyphen left out.
fn attributive(scan: &Scan, at: TokenIdx) -> Option<Match> {
    let (amount, end) = scan.number(at).filter(|(amount, _)| *amount > Decimal::from(1))?;
    let (TimeUnit::Length(count, unit), Grammatical::Singular, end) = scan.unit(end)? else {
        return None;
    };
    // Several of one: what follows is a noun, whatever class it was given.
    let noun = scan.word(end).starts_with(char::is_alphabetic) && !scan.is(end, "old");
    let expression = Expression::Length(Length { amount: amount.times(count), unit });
    let second = unit == DurationUnit::Second || unit == DurationUnit::Quarter;
    (noun && !second).then(|| Match::new("times/length", at, end, expression))
}

/// "the weeks before the vote", "the days that followed", "the following days"
fn around(scan: &Scan, at: TokenIdx) -> Option<Match> {
    const BEHIND: [&str; 8] =
        ["before", "after", "ahead", "since", "following", "preceding", "leading", "to"];
    if !scan.is(at, "the") {
        return None;
    }
    let following = scan.is_any(after(at, 1), &["following", "intervening", "ensuing"]);
    let word = if following { after(at, 2) } else { after(at, 1) };
    let (TimeUnit::Length(_, unit), Grammatical::Plural, end) = scan.unit(word)? else {
        return None;
    };
    let that = scan.is_any(end, &["that", "which"])
        && scan.is_any(after(end, 1), &["followed", "preceded"]);
    let to = !scan.is(end, "to") || scan.is(after(end, 1), "come");
    let fits = following || that || scan.is_any(end, &BEHIND) && to;
    let end = if scan.is(end, "ahead") { after(end, 1) } else { end };
    let expression = Expression::Length(Length { amount: None, unit });
    fits.then(|| Match::new("times/length", at, end, expression))
}

/// "the first nine months", "the two years"
fn articled_length(scan: &Scan, at: TokenIdx) -> Option<Match> {
    let first = after(at, 1);
    let ordinal = scan.is_any(first, &["first", "final", "next", "latest"]);
    let (length, end) = counted(scan, if ordinal { after(first, 1) } else { first })?;
    let several = length.amount.is_some_and(|amount| amount > Decimal::from(1));
    let age = scan.is(end, "old");
    // "the Hundred Years' War"
    let name = scan.is_capitalised(first);
    (scan.is(at, "the") && several && !age && !name)
        .then(|| Match::new("times/length", at, end, Expression::Length(length)))
}

/// "two months", and "a day" where it counts how often.
pub(super) fn counted_length(scan: &Scan, at: TokenIdx) -> Option<Match> {
    let (length, end) = counted(scan, at)?;
    // "five years old", "aged two years"
    let age = scan.is(end, "old")
        || scan.is(end, "-") && scan.is(after(end, 1), "old")
        || is_any(scan.before(at), &["aged"])
        || scan.is(end, "of") && scan.is(after(end, 1), "age");
    // "a year-earlier loss"
    let compared = scan.is(end, "-") && scan.is_any(after(end, 1), &["ago", "earlier"]);
    // "a quarter of the members"
    let share = length.unit == DurationUnit::Quarter && scan.is(end, "of");
    if age || share || compared {
        return None;
    }
    let before = at.offset(-1).filter(|before| !scan.word(*before).is_empty());
    let rate = scan.is_any(at, &["a", "an"])
        && before.is_some_and(|before| {
            matches!(class_of(scan.doc, before), Upos::Noun | Upos::Num | Upos::Sym)
                || scan.is_any(before, &["times"])
        });
    if rate {
        let recurrence = Recurrence::Period(length);
        let expression = Expression::Recurring { recurrence, quantifier: None, frequency: None };
        return Some(Match::new("times/rate", at, end, expression));
    }
    Some(Match::new("times/length", at, end, Expression::Length(length)))
}

/// "two months", "a few more days", "two and a half years", "a year and a half"
pub(super) fn counted(scan: &Scan, at: TokenIdx) -> Option<(Length, TokenIdx)> {
    const BETWEEN: [&str; 11] = [
        "more",
        "additional",
        "full",
        "long",
        "straight",
        "consecutive",
        "whole",
        "solid",
        "other",
        "further",
        "calendar",
    ];
    let (amount, end) = scan.amount(at)?;
    let end = if scan.is_any(end, &BETWEEN) { after(end, 1) } else { end };
    let (unit, number, end) = scan.unit(end)?;
    let TimeUnit::Length(count, unit) = unit else { return None };
    let one = amount.is_some_and(|amount| amount <= Decimal::from(1));
    let agrees = (number == Grammatical::Singular) == one;
    // "a second man", "a quarter share"
    let other = scan.is_any(at, &["a", "an"])
        && matches!(unit, DurationUnit::Second | DurationUnit::Quarter)
        && !scan.is_any(end, &["ago", "earlier", "later"]);
    if !agrees || other {
        return None;
    }
    let halved =
        one && scan.is(end, "and") && scan.is(after(end, 1), "a") && scan.is(after(end, 2), "half");
    if halved {
        return Some((Length { amount: Some(Decimal::new(15, 1)), unit }, after(end, 3)));
    }
    let amount = match amount {
        Some(amount) => Some(amount.times(count)?),
        None => None,
    };
    Some((Length { amount, unit }, end))
}

/// "30-day", "three-year", "two-and-a-half-year"; "three-year-old" is an age.
fn hyphened(scan: &Scan, at: TokenIdx) -> Option<Match> {
    let (amount, dash) = scan.number(at)?;
    if !scan.is_any(dash, &["-", "‑"]) {
        return None;
    }
    let (TimeUnit::Length(count, unit), _, end) = scan.unit(after(dash, 1))? else { return None };
    let joined = scan.is(end, "-");
    let end = match joined {
        true if scan.is(after(end, 1), "long") => after(end, 2),
        true => return None,
        false => end,
    };
    let amount = Some(amount.times(count)?);
    (!scan.is(end, "old"))
        .then(|| Match::new("times/length", at, end, Expression::Length(Length { amount, unit })))
}

/// "decades-long", "a week-long siege"
fn unit_long(scan: &Scan, at: TokenIdx) -> Option<Match> {
    let (TimeUnit::Length(count, unit), number, end) = scan.unit(at)? else { return None };
    let long = scan.is(end, "-") && scan.is(after(end, 1), "long");
    let amount = (number == Grammatical::Singular).then(|| count.into());
    let expression = Expression::Length(Length { amount, unit });
    long.then(|| Match::new("times/length", at, after(end, 2), expression))
}

/// "for weeks", "years of war"
fn bare_units(scan: &Scan, at: TokenIdx) -> Option<Match> {
    let (TimeUnit::Length(_, unit), Grammatical::Plural, end) = scan.unit(at)? else { return None };
    let before = scan.before(at);
    let class = at.offset(-1).map_or(Upos::X, |before| class_of(scan.doc, before));
    // "the early years", "his teenage years", "the minutes of the meeting"
    let hung = !before.is_empty()
        && matches!(
            class,
            Upos::Det | Upos::Adj | Upos::Num | Upos::Noun | Upos::Propn | Upos::Pron
        )
        || matches!(before, "-" | "'s" | "’s");
    let small = unit >= DurationUnit::Minute || unit == DurationUnit::Quarter;
    let cued = is_any(before, &["for", "within", "in", "after", "over", "of", "took", "lasted"]);
    let expression = Expression::Length(Length { amount: None, unit });
    let fits = !hung && (!small || cued && !scan.is(end, "of"));
    fits.then(|| Match::new("times/length", at, end, expression))
}

/// "weeklong"
fn long_word(scan: &Scan, at: TokenIdx) -> Option<Match> {
    let (duration, end) = scan.meaning(at, |word| match word {
        TimeWord::Length(duration) => Some(duration),
        _ => None,
    })?;
    let length = Length { amount: duration.amount, unit: duration.unit };
    Some(Match::new("times/length", at, end, Expression::Length(length)))
}

/// "every Tuesday", "daily", "twice a week", "on Mondays"
pub(super) fn recurrence(scan: &Scan, at: TokenIdx) -> Option<Match> {
    longest(scan, at, &[every, frequency, times_a_week, plural_weekday])
}

fn recurring(recurrence: Recurrence) -> Expression {
    Expression::Recurring { recurrence, quantifier: None, frequency: None }
}

fn every(scan: &Scan, at: TokenIdx) -> Option<Match> {
    let (quantifier, end) = scan.meaning(at, |word| match word {
        TimeWord::Quantifier(quantifier) => Some(quantifier),
        _ => None,
    })?;
    let end = if scan.is_any(end, &["other", "single"]) { after(end, 1) } else { end };
    let other = scan.is(after(at, 1), "other");
    let (recurrence, end) = if let Some((weekday, _, end)) = scan.weekday(end) {
        (Recurrence::Weekday(weekday), end)
    } else if let Some((month, end)) = scan.month(end) {
        (Recurrence::Month(month), end)
    } else if let Some((TimeUnit::Length(count, unit), Grammatical::Singular, end)) = scan.unit(end)
    {
        let count = if other { count * 2 } else { count };
        (Recurrence::Period(Length { amount: Some(count.into()), unit }), end)
    } else if let Some((TimeUnit::Night, Grammatical::Singular, end)) = scan.unit(end) {
        let day = Length { amount: Some(1.into()), unit: DurationUnit::Day };
        (Recurrence::Period(day), end)
    } else if scan.season(end).is_some() {
        let year = Length { amount: Some(1.into()), unit: DurationUnit::Year };
        (Recurrence::Period(year), after(end, 1))
    } else if scan.part(end).is_some() {
        let day = Length { amount: Some(1.into()), unit: DurationUnit::Day };
        (Recurrence::Period(day), after(end, 1))
    } else {
        let (length, end) = counted(scan, end)?;
        (Recurrence::Period(length), end)
    };
    let expression = Expression::Recurring { recurrence, quantifier, frequency: None };
    Some(Match::new("times/every", at, end, expression))
}

fn frequency(scan: &Scan, at: TokenIdx) -> Option<Match> {
    let (duration, end) = scan.meaning(at, |word| match word {
        TimeWord::Frequency(duration) => Some(duration),
        _ => None,
    })?;
    let name = scan.is_capitalised(at) && (!scan.before(at).is_empty() || scan.is_capitalised(end));
    let length = Length { amount: duration.amount, unit: duration.unit };
    (!name).then(|| Match::new("times/frequency", at, end, recurring(Recurrence::Period(length))))
}

/// "twice a week", "three times each year"
fn times_a_week(scan: &Scan, at: TokenIdx) -> Option<Match> {
    let count = scan.meaning(at, |word| match word {
        TimeWord::Count(count) => Some(count),
        _ => None,
    });
    let (count, end) = count.or_else(|| {
        let (number, end) = scan.number(at)?;
        Some((number.whole().filter(|_| scan.is(end, "times"))?, after(end, 1)))
    })?;
    if !scan.is_any(end, &["a", "an", "per", "each", "every"]) {
        return None;
    }
    let (TimeUnit::Length(n, unit), Grammatical::Singular, end) = scan.unit(after(end, 1))? else {
        return None;
    };
    let recurrence = Recurrence::Period(Length { amount: Some(n.into()), unit });
    let expression = Expression::Recurring { recurrence, quantifier: None, frequency: Some(count) };
    Some(Match::new("times/rate", at, end, expression))
}

/// "on Mondays", "Monday nights", "on weekends"
fn plural_weekday(scan: &Scan, at: TokenIdx) -> Option<Match> {
    if let Some((TimeUnit::Weekend, Grammatical::Plural, end)) = scan.unit(at) {
        let week = Length { amount: Some(1.into()), unit: DurationUnit::Week };
        let expression = recurring(Recurrence::Period(week));
        return Some(Match::new("times/weekdays", at, end, expression));
    }
    let (weekday, number, end) = scan.weekday(at)?;
    let nightly = scan.part(end).filter(|(_, number, _)| *number == Grammatical::Plural);
    let end = nightly.map_or(end, |(_, _, end)| end);
    let plural = number == Grammatical::Plural || nightly.is_some();
    plural.then(|| Match::new("times/weekdays", at, end, recurring(Recurrence::Weekday(weekday))))
}
