//! Times told from another time: "last week", "two days ago", "earlier this month".

use super::scan::{Match, Scan, after, is_any};
use super::{Expression, Length, Origin, Placed, Spoken, calendar, clock, lengths, longest};
use crate::classes::class_of;
use annals_core::{Decimal, DurationUnit, TimeValue, TimexMod, TokenIdx, TokenKind, Upos};
use annals_lexicon::times::{Grammatical, Shift, Side, TimeUnit, TimeWord};

/// "early March", "the end of the year", "more than a year", "nearly two decades later"
pub(super) fn modified(scan: &Scan, at: TokenIdx) -> Option<Match> {
    // "the late 1990s"
    let word = if scan.is(at, "the") && scan.modifier(at).is_none() { after(at, 1) } else { at };
    let (modifier, end) = scan.modifier(word)?;
    let of = scan.is(end.offset(-1)?, "of");
    let inner = match modifier {
        TimexMod::Start | TimexMod::Mid | TimexMod::End => {
            let dash = if scan.is(end, "-") { after(end, 1) } else { end };
            let inner = place(scan, dash, word, of)?;
            let articled = ["times/decade", "times/century", "times/season"];
            if word != at && !of && !articled.contains(&inner.rule) {
                return None;
            }
            inner
        }
        TimexMod::Approx => {
            const CIRCA: [&str; 3] = ["c.", "ca.", "circa"];
            let year = scan.dated_year(end).filter(|_| scan.is_any(word, &CIRCA));
            if let Some((year, end)) = year {
                let expression = Expression::Year(year);
                let found = Match::new("times/year", at, end, expression);
                return Some(Match { modifier: Some(modifier), ..found });
            }
            longest(scan, end, &[lengths::counted_length, offset, clock::time_of_day])?
        }
        _ if word == at => longest(scan, end, &[lengths::counted_length, offset])?,
        _ => return None,
    };
    Some(Match { start: at, modifier: Some(modifier), ..inner })
}

/// What can stand behind "early", "late", "earlier", "later", "mid", "the end of".
fn place(scan: &Scan, at: TokenIdx, word: TokenIdx, of: bool) -> Option<Match> {
    let earlier = scan.is_any(word, &["earlier", "later"]);
    let linked =
        scan.is_any(at, &["in", "on"]) && (earlier || scan.is_any(word, &["early", "late"]));
    let at = if linked { after(at, 1) } else { at };
    if (of || earlier || linked)
        && scan.is(at, "the")
        && let Some((unit, Grammatical::Singular, end)) = scan.unit(after(at, 1))
        && matches!(unit, TimeUnit::Length(_, unit) if unit < DurationUnit::Hour)
    {
        return Some(Match::new("times/unit", at, end, Expression::Unit(unit, None)));
    }
    // A bare month may stand here; the look around it happens in `calendar`.
    longest(scan, at, &[clock::time_of_day, calendar::date, calendar::day, shifted])
        .filter(|found| !matches!(found.expression, Expression::Length(_) | Expression::Offset(..)))
}

/// References, shifted units, offsets.
pub(super) fn relative(scan: &Scan, at: TokenIdx) -> Option<Match> {
    longest(scan, at, &[reference, shifted, offset, day_before, time_spoken_of])
}

/// "at that time", "during this period"; not "this time, it held", "at the time of the vote".
fn time_spoken_of(scan: &Scan, at: TokenIdx) -> Option<Match> {
    const LINKS: [&str; 10] =
        ["at", "by", "during", "around", "from", "since", "until", "throughout", "in", "about"];
    let (noun, end) = (after(at, 1), after(at, 2));
    let period = scan.is(noun, "period");
    let shown = scan.is_any(at, &["this", "that"]) || scan.is(at, "the") && scan.is(noun, "time");
    let linked = is_any(scan.before(at), &LINKS);
    let the = scan.is(at, "the") && !is_any(scan.before(at), &["at"]);
    let hung = scan.is_any(end, &["of", "when", "that", "he", "she", "they", "it", "the", "-"])
        || matches!(class_of(scan.doc, end), Upos::Noun | Upos::Propn);
    let fits = (period || scan.is(noun, "time")) && shown && linked && !the && !hung;
    fits.then(|| Match::new("times/spoken-of", at, end, Expression::SpokenTime))
}

/// "now", "recently", "the future"
fn reference(scan: &Scan, at: TokenIdx) -> Option<Match> {
    let (value, end) = scan.meaning(at, |word| match word {
        TimeWord::Reference(value) => Some(value),
        _ => None,
    })?;
    let before = scan.before(at);
    // "as soon as", "shortly after the attack", "the past year", "the future king", "Apocalypse
    // Now"
    let compared = is_any(before, &["as", "how", "too"])
        || scan.is_any(end, &["after", "before", "as", "afterwards", "thereafter", "enough", "of"]);
    let nominal = scan.is(at, "the")
        && matches!(class_of(scan.doc, end), Upos::Noun | Upos::Num | Upos::Adj | Upos::Propn)
        && !scan.word(end).is_empty();
    let name = scan.is_capitalised(at) && !before.is_empty() && before != "“" && before != "\"";
    (!compared && !nominal && !name)
        .then(|| Match::new("times/reference", at, end, Expression::Reference(value)))
}

/// "last week", "the past two years", "next Monday", "last March", "this summer", "recent days"
fn shifted(scan: &Scan, at: TokenIdx) -> Option<Match> {
    let articled = scan.is_any(at, &["the", "these"]);
    let word = if articled { after(at, 1) } else { at };
    let (shift, end) = scan.shift(word)?;
    // "that same day", "this past week", "this coming Monday"
    let (shift, end) = match scan.shift(end) {
        Some((inner, then)) if matches!(shift, Shift::This | Shift::Same) => (inner, then),
        _ => (shift, end),
    };
    let expression = |end, expression| Some(Match::new("times/shifted", at, end, expression));
    if let Some((length, then)) = lengths::counted(scan, end)
        && matches!(
            shift,
            Shift::Last
                | Shift::Past
                | Shift::Next
                | Shift::Coming
                | Shift::Following
                | Shift::Previous
        )
        && (!scan.is_any(end, &["a", "an"]) || scan.is(after(end, 1), "few"))
    {
        return expression(then, Expression::Length(length));
    }
    if let Some(found) = last_of(scan, at, shift, end).filter(|_| articled) {
        return Some(found);
    }
    if let Some((unit, number, then)) = scan.unit(end) {
        let quarter = TimeUnit::Length(1, DurationUnit::Quarter);
        if (shift, unit, number) == (Shift::Same, quarter, Grammatical::Singular) {
            return expression(then, Expression::Spoken(Spoken::Quarter, Placed::Open, 0));
        }
        let found = shifted_unit(scan, shift, unit, number, articled, then)?;
        return expression(then, found);
    }
    let plain = !articled || matches!(shift, Shift::Following | Shift::Previous | Shift::Next);
    if let Some((weekday, Grammatical::Singular, then)) = scan.weekday(end).filter(|_| plain) {
        if shift == Shift::Same || shift == Shift::Recent {
            return None;
        }
        return expression(then, Expression::Weekday(weekday, Some(shift)));
    }
    let placed = match shift {
        Shift::Same | Shift::Recent => return None,
        shift => Placed::Shift(shift),
    };
    if let Some((month, then)) = scan.month(end).filter(|_| plain) {
        if let Some(found) = calendar::day(scan, end).filter(|found| found.end > then) {
            return Some(Match { start: at, ..found });
        }
        return expression(then, Expression::Month(month, placed));
    }
    if let Some((code, then)) = scan.season(end).filter(|_| plain && !scan.is_capitalised(end)) {
        return expression(then, Expression::Season(code, placed));
    }
    scan.meaning(end, |word| match word {
        TimeWord::Holiday(holiday) => Some(holiday),
        _ => None,
    })
    .filter(|_| plain && scan.is_capitalised(end))
    .and_then(|(holiday, then)| expression(then, Expression::Holiday(holiday, placed)))
}

/// "the last week of August": so much of another time.
fn last_of(scan: &Scan, at: TokenIdx, shift: Shift, unit: TokenIdx) -> Option<Match> {
    let (TimeUnit::Length(count, unit), Grammatical::Singular, end) = scan.unit(unit)? else {
        return None;
    };
    let whole = longest(scan, after(end, 1), &[calendar::date])
        .filter(|_| scan.is(end, "of") && shift == Shift::Last)?;
    let length = Length { amount: Some(count.into()), unit };
    Some(Match::new("times/length", at, whole.end, Expression::Length(length)))
}

/// What a shift and a unit say together: "last week" is a week, "the last year" a length.
fn shifted_unit(
    scan: &Scan,
    shift: Shift,
    unit: TimeUnit,
    number: Grammatical,
    articled: bool,
    end: TokenIdx,
) -> Option<Expression> {
    let TimeUnit::Length(count, length) = unit else {
        let singular = number == Grammatical::Singular && unit == TimeUnit::Weekend;
        return singular.then_some(Expression::Unit(unit, Some(shift)));
    };
    // "the last day of the talks", "the last minute", "this second round"
    let of = scan.is(end, "of") && !scan.is_any(after(end, 1), &["this", "last", "next"]);
    let clock = length >= DurationUnit::Hour;
    match (shift, number) {
        (Shift::Recent, Grammatical::Plural) => Some(Expression::Reference(TimeValue::Past)),
        (Shift::Coming | Shift::Next, Grammatical::Plural) => {
            Some(Expression::Reference(TimeValue::Future))
        }
        (Shift::Last | Shift::Past, Grammatical::Plural) => {
            Some(Expression::Reference(TimeValue::Past))
        }
        (_, Grammatical::Plural) => None,
        (Shift::Recent, Grammatical::Singular) => None,
        _ if clock || of && articled => None,
        (Shift::Past, _) | (Shift::Last, _) if articled || shift == Shift::Past => {
            let whole = length != DurationUnit::Day;
            whole.then(|| Expression::Length(Length { amount: Some(count.into()), unit: length }))
        }
        (Shift::Last | Shift::This, _) if length == DurationUnit::Day => None,
        (Shift::Next, _) if articled || length == DurationUnit::Day => {
            Some(Expression::Unit(unit, Some(Shift::Following)))
        }
        _ => Some(Expression::Unit(unit, Some(shift))),
    }
}

/// "two days ago", "a year earlier", "three weeks later", "two days before"
fn offset(scan: &Scan, at: TokenIdx) -> Option<Match> {
    let (length, end) = lengths::counted(scan, at).or_else(|| {
        // "days later", "years ago"
        let (unit, Grammatical::Plural, end) = scan.unit(at)? else { return None };
        let TimeUnit::Length(_, unit) = unit else { return None };
        Some((Length { amount: None, unit }, end))
    })?;
    // "a week or so ago"
    let so = scan.is(end, "or") && scan.is(after(end, 1), "so");
    let end = if so { after(end, 2) } else { end };
    // "two days before the vote" is told from the vote, and is a length here.
    let ends = |at| {
        scan.word(at).is_empty()
            || scan.doc.token(at).is_none_or(|token| token.kind == TokenKind::Mark)
            || scan.is_any(at, &["and", "but", "in", "at", "when"])
    };
    let next = after(end, 1);
    let (origin, side, end) = match scan.word(end).to_ascii_lowercase().as_str() {
        "ago" => (Origin::Report, Side::Past, next),
        // "11 months later than they had promised" compares and tells no date.
        "earlier" | "later" if scan.is_any(next, &["than"]) => return None,
        "earlier" => (Origin::Narrative, Side::Past, next),
        "later" => (Origin::Narrative, Side::Future, next),
        "before" if ends(next) => (Origin::Narrative, Side::Past, next),
        "after" | "afterwards" | "afterward" if ends(next) => {
            (Origin::Narrative, Side::Future, next)
        }
        "from" if scan.is_any(next, &["now", "today"]) => {
            (Origin::Report, Side::Future, after(next, 1))
        }
        _ => return None,
    };
    Some(Match::new("times/offset", at, end, Expression::Offset(length, origin, side)))
}

/// "the day before", "the year after"
fn day_before(scan: &Scan, at: TokenIdx) -> Option<Match> {
    let (unit, Grammatical::Singular, end) = scan.unit(after(at, 1))? else { return None };
    let TimeUnit::Length(count, unit) = unit else { return None };
    let side = match scan.word(end).to_ascii_lowercase().as_str() {
        "before" | "earlier" => Side::Past,
        "after" | "later" => Side::Future,
        _ => return None,
    };
    let next = after(end, 1);
    let ends = scan.word(next).is_empty()
        || scan.doc.token(next).is_none_or(|token| token.kind == TokenKind::Mark);
    let fits = scan.is(at, "the") && ends && unit < DurationUnit::Hour;
    let length = Length { amount: Some(Decimal::from(count)), unit };
    let expression = Expression::Offset(length, Origin::Narrative, side);
    fits.then(|| Match::new("times/offset", at, next, expression))
}
