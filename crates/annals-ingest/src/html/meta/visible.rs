//! Dates that readers of a page see, and what speaks for and against each.

use super::facts::content;
use super::moments::{self, Moment};
use super::places::Places;
use crate::dates;
use crate::headers::{self, States};
use crate::html::page::{NodeKind, Page, Value};
use crate::html::tags::Tag;
use crate::tokens::{Token, tokens};
use annals_core::Span;
use annals_lexicon::ingest::{ElementName, IngestWords};
use std::collections::{BTreeMap, BTreeSet};

/// A date on the page.
#[derive(Clone, Debug)]
pub(super) struct Seen {
    pub(super) moment: Moment,
    /// What stands before it.
    pub(super) states: States,
    /// How much speaks for it; what counts how much is in [`Places::score`].
    pub(super) score: i32,
    /// Whether it stands in an element's attribute.
    pub(super) is_attribute: bool,
    pub(super) quote: String,
    pub(super) source: Span,
    /// The names of the elements around it: items of one list have the same.
    around: String,
}

/// All dates that readers see.
pub(super) fn seen(page: &Page, words: &IngestWords) -> Vec<Seen> {
    /// Pages with more dates are calendars and archives.
    const MOST: usize = 400;
    let places = Places::new(page, words);
    let mut res = vec![];
    for idx in 0..page.nodes().len() {
        if res.len() >= MOST {
            break;
        }
        match page.nodes()[idx].kind {
            NodeKind::Element { .. } => res.extend(in_attribute(page, idx, &places, words)),
            NodeKind::Words => in_words(page, idx, &places, words, &mut res),
            NodeKind::Raw => res.extend(in_script(page, idx, &places, words)),
        }
    }
    lower_listed(&mut res);
    res
}

/// Items of a list have days of their own: the dates of teasers and not of the report.
fn lower_listed(seen: &mut [Seen]) {
    const FEWEST: usize = 3;
    let mut days: BTreeMap<(bool, String), BTreeSet<String>> = BTreeMap::new();
    for one in seen.iter() {
        let list = days.entry((one.is_attribute, one.around.clone())).or_default();
        list.insert(format!("{:?}", one.moment.day));
    }
    for one in seen {
        let list = &days[&(one.is_attribute, one.around.clone())];
        one.score -= 15 * i32::from(list.len() >= FEWEST);
    }
}

/// The date in an element's `datetime`, or in an attribute that scripts use for it.
fn in_attribute(page: &Page, idx: usize, places: &Places<'_>, words: &IngestWords) -> Option<Seen> {
    const NAMES: [&str; 6] =
        ["datetime", "data-datetime", "data-date", "data-time", "data-timestamp", "data-published"];
    if page.attributes(idx).is_empty() || matches!(page.tag(idx), Some(Tag::Meta | Tag::Link)) {
        return None;
    }
    // A title is shown where the pointer rests: of dates the full form.
    let is_stamp = |value: &Value<'_>| matches!(value.words.get(10..11), Some("T" | " "));
    let value = NAMES
        .iter()
        .find_map(|name| page.attribute(idx, name))
        .or_else(|| page.attribute(idx, "title").filter(is_stamp))?;
    let moment = moments::moment(&value.words, words)?;
    let label = label_before(page, idx, words).unwrap_or(States::Bare);
    let states = stated(label, places.hint(idx));
    let is_time = page.tag(idx) == Some(Tag::Time);
    let is_pubdate = page.attribute(idx, "pubdate").is_some();
    let form = 20 * i32::from(is_time) + 30 * i32::from(is_pubdate);
    Some(Seen {
        moment,
        states,
        score: places.score(idx) + form + bonus(states),
        is_attribute: true,
        quote: value.words.into_owned(),
        source: value.source,
        around: places.around(idx),
    })
}

/// The date that a short script writes where it stands: `showDate("2019-10-28 17:10")`.
fn in_script(page: &Page, idx: usize, places: &Places<'_>, words: &IngestWords) -> Option<Seen> {
    const LONGEST: usize = 200;
    let span = page.nodes()[idx].span;
    let raw = span.of(page.text.as_str());
    let is_head = || page.ancestors(idx).any(|idx| page.tag(idx) == Some(Tag::Head));
    if raw.len() > LONGEST || is_head() {
        return None;
    }
    let is_date = |quote: &&str| matches!(quote.get(4..5), Some("-" | "/"));
    let mut quoted = raw.split(['"', '\'']).skip(1).step_by(2).filter(is_date);
    let (quote, moment) = quoted.find_map(|quote| Some((quote, moments::moment(quote, words)?)))?;
    Some(Seen {
        moment,
        states: States::Bare,
        score: places.score(idx),
        is_attribute: false,
        quote: quote.to_owned(),
        source: page.source_of(place_of(raw, quote, span)),
        around: places.around(idx),
    })
}

/// The dates in words.
fn in_words(
    page: &Page,
    idx: usize,
    places: &Places<'_>,
    words: &IngestWords,
    res: &mut Vec<Seen>,
) {
    const LONGEST_LINE: usize = 1200;
    let span = page.nodes()[idx].span;
    let raw = span.of(page.text.as_str());
    if raw.len() > LONGEST_LINE || !raw.bytes().any(|byte| byte.is_ascii_digit()) {
        return;
    }
    // What `datetime` states is read there.
    let is_stated =
        |idx| page.tag(idx) == Some(Tag::Time) && page.attribute(idx, "datetime").is_some();
    if page.ancestors(idx).take(3).any(is_stated) {
        return;
    }
    let own = page.words(idx);
    let whole = if has_date(&own, words) { None } else { whole_line(page, idx, words) };
    let (line, block) = match &whole {
        Some((line, block)) => (line, Some(*block)),
        None => (&own, None),
    };
    let tokens = tokens(line, MOST_TOKENS);
    let n_words = tokens.iter().filter(|token| token.is_word()).count();
    let mut at = 0;
    while at < tokens.len() {
        let Some((found, end)) = date(&tokens, at, words) else {
            at += 1;
            continue;
        };
        let moment = Moment { day: found.day, time: found.time };
        let quote = tokens[at].span.cover(tokens[end - 1].span).of(line).to_owned();
        let label = label_in(&tokens[..at], words)
            .or_else(|| label_before(page, idx, words).filter(|_| at == 0));
        let states = stated(label.unwrap_or(States::Bare), places.hint(idx));
        let n_own = tokens[at..end].iter().filter(|token| token.is_word()).count();
        let source = match block {
            Some(block) => content(page, block),
            None => page.source_of(place_of(raw, &quote, span)),
        };
        // Reports have a time of day more often than teasers and events.
        let timed = 6 * i32::from(moment.time.is_some());
        let score = places.score(idx) + alone(n_words - n_own) + timed + bonus(states);
        if moments::is_plausible(moment.day) {
            let around = places.around(idx);
            res.push(Seen { moment, states, score, is_attribute: false, quote, source, around });
        }
        at = end;
    }
}

const MOST_TOKENS: usize = 120;

fn date(tokens: &[Token<'_>], at: usize, words: &IngestWords) -> Option<(dates::Moment, usize)> {
    dates::moment(tokens, at, words)
        .or_else(|| moments::short_day(&tokens[at]).map(|day| (day, at + 1)))
}

fn has_date(line: &str, words: &IngestWords) -> bool {
    let tokens = tokens(line, MOST_TOKENS);
    (0..tokens.len()).any(|at| date(&tokens, at, words).is_some())
}

/// A date that stands by itself, and one among the words of a sentence.
fn alone(n_beside: usize) -> i32 {
    match n_beside {
        0..=4 => 10,
        5..=14 => 0,
        _ => -25,
    }
}

/// The line around words, and its element, where only the whole has a date: "28 <b>October</b> 2019".
fn whole_line(page: &Page, idx: usize, words: &IngestWords) -> Option<(String, usize)> {
    const LONGEST: usize = 160;
    const MOST_NODES: usize = 24;
    let block = page.block(idx)?;
    if page.nodes()[block].end - block > MOST_NODES {
        return None;
    }
    // The first words with a digit look at all of the line.
    let has_digit = |idx: usize| {
        let node = &page.nodes()[idx];
        node.kind == NodeKind::Words
            && node.span.of(page.text.as_str()).contains(|ch: char| ch.is_ascii_digit())
    };
    if (block + 1..idx).any(has_digit) {
        return None;
    }
    let line = page.words(block);
    (line.len() <= LONGEST && has_date(&line, words)).then_some((line, block))
}

/// Where words stand in a stretch of the page; all of it where references stand among them.
fn place_of(raw: &str, quote: &str, span: Span) -> Span {
    match raw.find(quote) {
        Some(at) => Span::new(span.start() + at, span.start() + at + quote.len()),
        None => span,
    }
}

/// What a label right before a date says.
fn label_in(before: &[Token<'_>], words: &IngestWords) -> Option<States> {
    const LONGEST: usize = 5;
    const GAP: usize = 2;
    let from = before.len().saturating_sub(LONGEST);
    let label = (from..before.len()).find_map(|at| {
        let (states, next) = headers::date_label(before, at, words);
        (next > at && before.len() - next <= GAP).then_some(states)
    });
    label.filter(|states| *states != States::Accessed)
}

/// What the words before an element say of it.
fn label_before(page: &Page, idx: usize, words: &IngestWords) -> Option<States> {
    const FARTHEST: usize = 8;
    const LONGEST: usize = 60;
    let is_words = |idx: &usize| page.nodes()[*idx].kind == NodeKind::Words;
    let before = (idx.saturating_sub(FARTHEST)..idx).rev().filter(is_words);
    let line = before.map(|idx| page.words(idx)).find(|line| !line.is_empty())?;
    (line.len() <= LONGEST).then(|| label_in(&tokens(&line, 20), words))?
}

fn stated(label: States, hint: Option<ElementName>) -> States {
    match (label, hint) {
        (States::Bare, Some(ElementName::Published)) => States::Published,
        (States::Bare, Some(ElementName::Updated)) => States::Updated,
        _ => label,
    }
}

fn bonus(states: States) -> i32 {
    match states {
        States::Published => 25,
        States::Updated => 10,
        States::Bare | States::Accessed => 0,
    }
}
