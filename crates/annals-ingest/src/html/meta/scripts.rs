//! Dates in the data of scripts: `"publishDate":"2019-10-28"`, also where it is no valid JSON.

use super::facts::{Fact, Place, field};
use super::linked_data::is_linked_data;
use crate::html::page::Page;
use crate::html::tags::Tag;
use annals_core::Span;
use annals_lexicon::ingest::{Field, IngestWords};

/// The dates that the data of scripts states.
pub(super) fn facts(page: &Page, words: &IngestWords) -> Vec<Fact> {
    let mut res = vec![];
    for idx in page.elements(Tag::Script).filter(|idx| !is_linked_data(page, *idx)) {
        if let Some((raw, _)) = page.raw(idx) {
            let start = page.nodes()[idx + 1].span.start();
            res.extend(fields(page, raw, start, Place::Script, words));
        }
    }
    res
}

/// The dates of one script, which begins at a character of the page.
pub(super) fn fields(
    page: &Page,
    raw: &str,
    start: usize,
    place: Place,
    words: &IngestWords,
) -> Vec<Fact> {
    /// Parts of the names that are worth a look.
    const PARTS: &[&str] = &["ubli", "pub", "ate", "odified", "pdated", "reated"];
    const MOST_LOOKS: usize = 20_000;
    const MOST: usize = 200;
    let mut names: Vec<(usize, usize)> = vec![];
    for part in PARTS {
        let found = memchr::memmem::find_iter(raw.as_bytes(), part.as_bytes()).take(MOST_LOOKS);
        names.extend(found.filter_map(|at| name_around(raw, at)));
    }
    names.sort_unstable();
    names.dedup();
    let stated = names.into_iter().filter_map(|(from, to)| {
        let found = field(&raw[from..to], words)?;
        let (value_from, value_to) = value_behind(raw, to)?;
        matches!(found.field, Field::Published | Field::Modified).then(|| Fact {
            field: found.field,
            strength: found.strength,
            place,
            value: raw[value_from..value_to].to_owned(),
            source: page.source_of(Span::new(start + value_from, start + value_to)),
        })
    });
    stated.take(MOST).collect()
}

/// The whole name around a part of it.
fn name_around(raw: &str, at: usize) -> Option<(usize, usize)> {
    const LONGEST: usize = 40;
    let bytes = raw.as_bytes();
    let is_name = |byte: &&u8| byte.is_ascii_alphanumeric() || b"_-:.".contains(byte);
    let n_before = bytes[at.saturating_sub(LONGEST)..at].iter().rev().take_while(is_name).count();
    let n_behind = bytes[at..].iter().take(LONGEST).take_while(is_name).count();
    let from = at - n_before;
    // "published:" without quotation marks
    let name = raw[from..at + n_behind].trim_end_matches(':');
    (!name.is_empty()).then_some((from, from + name.len()))
}

/// The value behind a name: quotation marks, a colon or an equals sign, then digits or quoted words.
fn value_behind(raw: &str, at: usize) -> Option<(usize, usize)> {
    const LONGEST: usize = 60;
    let bytes = raw.as_bytes();
    let skip = |at: usize, is: &dyn Fn(&u8) -> bool| {
        at + bytes[at.min(bytes.len())..].iter().take_while(|byte| is(byte)).count()
    };
    let is_mark = |byte: &u8| b"\"'\\ ".contains(byte);
    let at = skip(at, &is_mark);
    if !matches!(bytes.get(at)?, b':' | b'=' | b',') {
        return None;
    }
    let from = skip(at + 1, &|byte| is_mark(byte) || byte.is_ascii_whitespace());
    let is_value = |byte: &&u8| !b"\"'\\<{}[\n".contains(byte);
    let rest = bytes.get(from..)?;
    let mut to = from + rest.iter().take(LONGEST).take_while(is_value).count();
    while !raw.is_char_boundary(to) {
        to -= 1;
    }
    // A number without quotation marks ends at a comma.
    let is_quoted = matches!(bytes[from - 1], b'"' | b'\'');
    if !is_quoted {
        to = from + raw[from..to].find(',').unwrap_or(to - from);
    }
    (from < to).then_some((from, to))
}
