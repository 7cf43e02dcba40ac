//! Times: what a report says about when.
//!
//! Three steps, each a function of what was read before it. [`recognise`] finds the expressions and
//! needs no date; [`published()`] looks among them for the report's own day; [`resolve()`] gives each
//! its value. No clock is asked, and nothing falls back to the publication day in silence.

mod calendar;
mod clock;
mod direction;
mod expression;
mod governing;
mod lengths;
mod published;
mod reckon;
mod relative;
mod resolve;
mod scan;

pub use expression::{
    Direction, Expression, FoundTime, Length, Origin, Placed, Recurrence, Spoken,
};
pub use governing::{Governing, Governors, Reason};
pub use published::published;
pub use resolve::resolve;

use annals_core::{Annotated, BlockKind, Sentence, TimeValue, TokenIdx};
use annals_lexicon::Lexicon;
use annals_lexicon::times::{Side, TimeWord};
use scan::{Match, Scan, after};

/// Finds every time expression of a report, in order; none overlap.
#[must_use]
pub fn recognise(doc: &Annotated, lexicon: &Lexicon) -> Vec<FoundTime> {
    let mut res = vec![];
    let mut scan = Scan::new(doc, lexicon);
    let mut done = TokenIdx(0);
    for (n, sentence) in doc.sentences().iter().enumerate() {
        if !tells_times(sentence.block) {
            continue;
        }
        scan.enter(sentence, doc.sentences().get(n + 1));
        let mut at = sentence.first.max(done);
        while at < sentence.end {
            at = match scan.may_begin(at).then(|| read_at(&scan, at)) {
                None | Some(Read::Nothing) => after(at, 1),
                Some(Read::Name(end)) => end,
                Some(Read::Times(found)) => {
                    let end = found.last().map_or(after(at, 1), |found| found.end);
                    done = end;
                    let times = found.into_iter();
                    res.extend(
                        times
                            .map(|found| found_time(doc, lexicon, sentence, found))
                            .filter(|found| !is_soon_in_the_past(found)),
                    );
                    end
                }
            };
        }
    }
    res
}

/// A dateline tells the day too, though it is no prose: "JOHANNESBURG, August 7 --".
fn tells_times(block: BlockKind) -> bool {
    block.is_prose() || block == BlockKind::Dateline
}

enum Read {
    Nothing,
    /// A name that holds words of time and tells none.
    Name(TokenIdx),
    Times(Vec<Match>),
}

fn found_time(doc: &Annotated, lexicon: &Lexicon, sentence: &Sentence, found: Match) -> FoundTime {
    let last = found.end.offset(-1).unwrap_or(found.start);
    let directed = !matches!(
        found.expression,
        Expression::Length(_)
            | Expression::Recurring { .. }
            | Expression::Reference(TimeValue::Past | TimeValue::Present)
    );
    let direction = match directed {
        true => direction::direction(doc, lexicon, sentence, (found.start, found.end)),
        false => Direction::none(),
    };
    FoundTime {
        span: doc.between(found.start, last),
        first: found.start,
        end: found.end,
        expression: found.expression,
        modifier: found.modifier,
        direction,
        rule: found.rule,
    }
}

/// "He soon left" tells no future.
fn is_soon_in_the_past(found: &FoundTime) -> bool {
    let soon = found.expression == Expression::Reference(TimeValue::Future);
    let one = found.end.0 == found.first.0 + 1;
    soon && one && found.direction.side != Some(Side::Future)
}

fn read_at(scan: &Scan, at: TokenIdx) -> Read {
    if let Some(((), end)) = scan.meaning(at, |word| (word == TimeWord::Name).then_some(()))
        && scan.is_capitalised(at)
    {
        return Read::Name(end);
    }
    if let Some(both) = calendar::day_range(scan, at) {
        return Read::Times(both);
    }
    match time_at(scan, at) {
        Some(found) => Read::Times(calendar::with_further_days(scan, found)),
        None => Read::Nothing,
    }
}

/// The longest expression that begins at a token.
fn time_at(scan: &Scan, at: TokenIdx) -> Option<Match> {
    const RULES: [fn(&Scan, TokenIdx) -> Option<Match>; 6] = [
        relative::modified,
        clock::time_of_day,
        calendar::date,
        relative::relative,
        lengths::length,
        lengths::recurrence,
    ];
    longest(scan, at, &RULES)
}

/// The longest match of some rules; of equal ones the first.
fn longest(
    scan: &Scan,
    at: TokenIdx,
    rules: &[fn(&Scan, TokenIdx) -> Option<Match>],
) -> Option<Match> {
    let mut res: Option<Match> = None;
    for found in rules.iter().filter_map(|rule| rule(scan, at)) {
        if res.as_ref().is_none_or(|best| best.end < found.end) {
            res = Some(found);
        }
    }
    res
}

#[cfg(test)]
mod tests;
