//! The page's navigation above a headline and below the last sentences: menus whose items the tables
//! do not all know, such as the sections of one site.

use crate::units::Unit;
use std::collections::HashSet;
use std::ops::Range;

/// The navigation above and below a report.
#[derive(Default)]
pub(crate) struct Navigation<'a> {
    /// Its units that no rule knows.
    pub(crate) units: HashSet<usize>,
    words: HashSet<&'a str>,
}

/// What a unit around a report can be for the navigation.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Around {
    /// A rule knows it as furniture.
    Furniture,
    /// It is as short as the name of a section.
    Short,
    /// It parts one stretch of navigation from another.
    Other,
}

impl<'a> Navigation<'a> {
    /// Short lines belong to the navigation where at least two lines of furniture stand in one
    /// stretch with them: a kicker above the title of a bare report ("Lake crisis") stands alone.
    pub(crate) fn add(
        &mut self,
        place: Range<usize>,
        kind: impl Fn(usize) -> Around,
        text: &'a str,
        units: &[Unit],
    ) {
        const FEWEST: usize = 2;
        let mut start = place.start;
        let kinds: Vec<Around> = place.map(kind).collect();
        for stretch in kinds.split(|kind| *kind == Around::Other) {
            let n_furniture = stretch.iter().filter(|kind| **kind == Around::Furniture).count();
            let is_short = |(_, kind): &(usize, &Around)| **kind == Around::Short;
            if n_furniture >= FEWEST {
                for (at, _) in stretch.iter().enumerate().filter(is_short) {
                    self.units.insert(start + at);
                    self.words.insert(units[start + at].span.of(text));
                }
            }
            start += stretch.len() + 1;
        }
    }

    /// Whether these words stand in the navigation.
    pub(crate) fn has(&self, words: &str) -> bool {
        self.words.contains(words)
    }
}
