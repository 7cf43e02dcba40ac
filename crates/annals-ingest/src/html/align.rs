//! Finds the words that an extractor chose in the page they came from.

use memchr::memmem;
use std::ops::Range;

/// Where chosen words stand among the visible characters of a page.
#[derive(Debug, Default)]
pub(crate) struct Aligned {
    /// In the order of the page; they may touch but not overlap.
    pub(crate) ranges: Vec<Range<usize>>,
    /// How many bytes were chosen, and how many of them were not found.
    pub(crate) n_chosen: usize,
    pub(crate) n_lost: usize,
}

/// So many characters stand in a page once, if they are not repeated as a whole.
const ANCHOR: usize = 30;
/// Looking through the whole page is dear: where it failed so often, it is given up.
const MOST_FAILURES: usize = 500;

/// Finds stretches of solid characters in a page's, those that are long first, the others between.
pub(crate) fn align(page: &str, stretches: &[String]) -> Aligned {
    let mut places: Vec<Option<Range<usize>>> = vec![None; stretches.len()];
    let mut cursor = 0;
    let mut n_failures = 0;
    for (stretch, place) in stretches.iter().zip(&mut places) {
        if stretch.len() < ANCHOR || n_failures > MOST_FAILURES {
            continue;
        }
        let found =
            find(page, cursor..page.len(), stretch).or_else(|| find(page, 0..cursor, stretch));
        match &found {
            Some(found) => cursor = found.end,
            None => n_failures += 1,
        }
        *place = found;
    }
    let mut aligned = Aligned::default();
    place_between(page, stretches, &mut places);
    for (stretch, place) in stretches.iter().zip(places) {
        aligned.n_chosen += stretch.len();
        match place {
            Some(place) => aligned.ranges.push(place),
            None if n_failures <= MOST_FAILURES && stretch.len() >= ANCHOR => {
                aligned.n_lost += parts(page, stretch, &mut aligned.ranges);
            }
            None => aligned.n_lost += stretch.len(),
        }
    }
    aligned.ranges.sort_by_key(|range| (range.start, range.end));
    let mut end = 0;
    for range in &mut aligned.ranges {
        range.start = range.start.max(end);
        range.end = range.end.max(range.start);
        end = range.end;
    }
    aligned.ranges.retain(|range| !range.is_empty());
    aligned
}

/// Finds short stretches between their neighbours: behind the one before, or, where there is none,
/// close before the one behind.
fn place_between(page: &str, stretches: &[String], places: &mut [Option<Range<usize>>]) {
    let first = places.iter().position(Option::is_some).unwrap_or(places.len());
    let mut end =
        places.get(first).and_then(Option::as_ref).map_or(page.len(), |place| place.start);
    for idx in (0..first).rev() {
        let found = memmem::rfind(&page.as_bytes()[..end], stretches[idx].as_bytes());
        if let Some(start) = found.filter(|_| !stretches[idx].is_empty()) {
            places[idx] = Some(start..start + stretches[idx].len());
            end = start;
        }
    }
    let mut next = vec![page.len(); places.len() + 1];
    for idx in (0..places.len()).rev() {
        next[idx] = places[idx].as_ref().map_or(next[idx + 1], |place| place.start);
    }
    let mut cursor = 0;
    for idx in 0..places.len() {
        if places[idx].is_none() && idx >= first && cursor <= next[idx] {
            places[idx] = find(page, cursor..next[idx], &stretches[idx]);
        }
        if let Some(place) = &places[idx] {
            cursor = place.end;
        }
    }
}

/// Finds what can be found of a stretch that does not stand in the page as a whole; returns how much
/// was not.
fn parts(page: &str, stretch: &str, ranges: &mut Vec<Range<usize>>) -> usize {
    const SHORTEST: usize = 16;
    let mut rest = stretch;
    let mut n_lost = 0;
    let mut cursor = 0;
    while rest.len() >= SHORTEST {
        let end = (SHORTEST..=rest.len()).find(|end| rest.is_char_boundary(*end));
        let seed = &rest[..end.unwrap_or(rest.len())];
        let found = find(page, cursor..page.len(), seed).or_else(|| find(page, 0..cursor, seed));
        let n_read = match found {
            Some(found) => {
                let behind = &page[found.start..];
                let n_same = behind.chars().zip(rest.chars()).take_while(|(a, b)| a == b);
                let n_same: usize = n_same.map(|(ch, _)| ch.len_utf8()).sum();
                ranges.push(found.start..found.start + n_same);
                cursor = found.start + n_same;
                n_same
            }
            None => {
                n_lost += seed.len();
                seed.len()
            }
        };
        rest = &rest[n_read..];
    }
    n_lost + rest.len()
}

fn find(page: &str, within: Range<usize>, stretch: &str) -> Option<Range<usize>> {
    if stretch.is_empty() {
        return None;
    }
    let start = within.start + memmem::find(&page.as_bytes()[within], stretch.as_bytes())?;
    Some(start..start + stretch.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(page: &str, stretches: &[&str], expected: &[&str], n_lost: usize) {
        let stretches: Vec<String> = stretches.iter().map(ToString::to_string).collect();
        let aligned = align(page, &stretches);
        let found: Vec<String> = aligned
            .ranges
            .iter()
            .map(|range| format!("{}:{}", range.start, &page[range.clone()]))
            .collect();
        assert_eq!(
            (found, aligned.n_lost),
            (expected.iter().map(ToString::to_string).collect(), n_lost)
        );
    }

    const LONG: &str = "Thefloodreachedtheoldtownbeforedawn.";

    #[test]
    fn short_words_are_found_beside_long_ones() {
        let page = format!("News|Flood|News|{LONG}|Share|Flood");
        check(&page, &["News", LONG, "Flood"], &["11:News", &format!("16:{LONG}"), "59:Flood"], 0);
    }

    #[test]
    fn what_stands_otherwise_in_the_page_is_found_in_parts() {
        let page = format!("{LONG}|ad|Nobodywashurtinthevillages.");
        let chosen = format!("{LONG}Nobodywashurtinthevillages.");
        check(&page, &[&chosen], &[&format!("0:{LONG}"), "40:Nobodywashurtinthevillages."], 0);
        check(&page, &["Invented"], &[], 8);
    }
}
