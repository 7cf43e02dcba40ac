//! The page's navigation above a headline: menus whose items the tables do not all know, such as the
//! sections of one site.

use crate::units::Unit;
use std::collections::HashSet;

/// The navigation above the headline.
#[derive(Default)]
pub(crate) struct Navigation<'a> {
    /// Its units that no rule knows.
    pub(crate) units: HashSet<usize>,
    words: HashSet<&'a str>,
}

/// What a unit above the headline can be for the navigation.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Above {
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
    pub(crate) fn above(
        headline: usize,
        kind: impl Fn(usize) -> Above,
        text: &'a str,
        units: &[Unit],
    ) -> Self {
        const FEWEST: usize = 2;
        let mut res = Self::default();
        let kinds: Vec<Above> = (0..headline).map(kind).collect();
        let mut start = 0;
        for stretch in kinds.split(|kind| *kind == Above::Other) {
            let n_furniture = stretch.iter().filter(|kind| **kind == Above::Furniture).count();
            let is_short = |(_, kind): &(usize, &Above)| **kind == Above::Short;
            if n_furniture >= FEWEST {
                for (at, _) in stretch.iter().enumerate().filter(is_short) {
                    res.units.insert(start + at);
                    res.words.insert(units[start + at].span.of(text));
                }
            }
            start += stretch.len() + 1;
        }
        res
    }

    /// Whether these words stand in the navigation.
    pub(crate) fn has(&self, words: &str) -> bool {
        self.words.contains(words)
    }
}
