//! What a unit is by its place among the others: headline, subhead, repeat, link.

use crate::headers::States;
use crate::label::Label;
use crate::navigation::{Around, Navigation};
use crate::units::{Ending, Unit};
use annals_core::{BlockKind, OmittedKind};
use annals_lexicon::ingest::Furniture;
use std::collections::HashSet;

/// What a unit is by its own words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Guess {
    Furniture(Furniture),
    /// A line of dashes.
    Rule,
    /// "Label: value".
    Field,
    Date {
        states: States,
        has_time: bool,
    },
    Credit,
    Caption,
    List,
    Quote,
    /// The name of a paper, a station or a service, as titles may be written too.
    Outlet {
        is_service: bool,
    },
    /// Names of people and no more.
    People,
    /// Nothing is known.
    Open,
}

/// Shorter titles are rare, and the sections of a site have shorter names.
const SHORTEST_TITLE: u32 = 4;

const FURNITURE: Label = Label::Omit(OmittedKind::Furniture);

pub(crate) fn labels(text: &str, units: &[Unit], guesses: &[Guess]) -> Vec<Label> {
    let layout = Layout::new(text, units, guesses);
    let mut links = false;
    let mut res: Vec<Label> = vec![];
    for (idx, guess) in guesses.iter().enumerate() {
        let label = match guess {
            Guess::Furniture(Furniture::Anywhere) | Guess::Rule => FURNITURE,
            Guess::Furniture(Furniture::OpensLinks) => {
                links = true;
                FURNITURE
            }
            Guess::Furniture(Furniture::Edge) if layout.is_edge(idx) => FURNITURE,
            Guess::Field if layout.is_edge(idx) => Label::Omit(OmittedKind::Metadata),
            Guess::Date { states, has_time } if layout.is_header_date(idx, *states, *has_time) => {
                Label::Omit(OmittedKind::Date)
            }
            Guess::Credit => Label::Keep(BlockKind::Credit),
            Guess::Caption => Label::Keep(BlockKind::Caption),
            Guess::List => Label::Keep(BlockKind::List),
            Guess::Quote => Label::Keep(BlockKind::Quote),
            Guess::Outlet { is_service } if layout.is_credit(idx, *is_service) => {
                Label::Keep(BlockKind::Credit)
            }
            Guess::People if layout.is_byline(idx) => Label::Keep(BlockKind::Credit),
            Guess::Outlet { .. } if layout.is_masthead(idx) => Label::Omit(OmittedKind::Metadata),
            Guess::Furniture(Furniture::Edge)
            | Guess::Field
            | Guess::Date { .. }
            | Guess::Outlet { .. }
            | Guess::People
            | Guess::Open => {
                links &= !layout.is_prose(idx);
                layout.open(idx, links)
            }
        };
        res.push(label);
    }
    mark_repeats(text, units, &mut res);
    res
}

/// Where the sentences of a report begin and end, and what stands around a unit.
struct Layout<'a> {
    text: &'a str,
    units: &'a [Unit],
    guesses: &'a [Guess],
    first_prose: usize,
    second_prose: usize,
    last_prose: usize,
    /// The unit that is the report's headline.
    headline: Option<usize>,
    /// Short lines above the headline amid the page's navigation, and their words.
    navigation: Navigation<'a>,
    /// Whether dates alone in a line are titles within the report.
    is_chronology: bool,
    /// Whether the next unit that is no furniture is prose.
    before_prose: Vec<bool>,
    /// Whether it is an item of a list.
    before_list: Vec<bool>,
}

impl<'a> Layout<'a> {
    fn new(text: &'a str, units: &'a [Unit], guesses: &'a [Guess]) -> Self {
        let is_prose = |idx: &usize| guesses[*idx] == Guess::Open && reads_as_prose(units[*idx]);
        let first_prose = (0..units.len()).find(is_prose).unwrap_or(units.len());
        let last_prose = (0..units.len()).rfind(is_prose).unwrap_or(0);
        let is_bare = |guess: &&Guess| matches!(guess, Guess::Date { states: States::Bare, .. });
        let n_bare_dates = guesses.iter().skip(first_prose).filter(is_bare).count();
        let second_prose = (first_prose + 1..units.len()).find(is_prose).unwrap_or(units.len());
        let mut before_prose = vec![false; units.len()];
        let mut before_list = vec![false; units.len()];
        let (mut next_is_prose, mut next_is_list) = (false, false);
        for idx in (0..units.len()).rev() {
            before_prose[idx] = next_is_prose;
            before_list[idx] = next_is_list;
            match guesses[idx] {
                Guess::Furniture(Furniture::Anywhere) | Guess::Rule => {}
                guess => {
                    next_is_prose = is_prose(&idx);
                    next_is_list = guess == Guess::List;
                }
            }
        }
        let mut res = Self {
            text,
            units,
            guesses,
            first_prose,
            second_prose,
            last_prose,
            headline: None,
            navigation: Navigation::default(),
            is_chronology: n_bare_dates >= 2,
            before_prose,
            before_list,
        };
        res.headline = res.find_headline();
        if let Some(headline) = res.headline {
            let mut navigation = Navigation::default();
            navigation.add(0..headline, |idx| res.around(idx), text, units);
            if first_prose < units.len() {
                navigation.add(last_prose + 1..units.len(), |idx| res.around(idx), text, units);
            }
            res.navigation = navigation;
        }
        res
    }

    fn is_prose(&self, idx: usize) -> bool {
        self.guesses[idx] == Guess::Open && reads_as_prose(self.units[idx])
    }

    fn is_edge(&self, idx: usize) -> bool {
        idx < self.first_prose || idx > self.last_prose
    }

    /// Whether a date is a header of the report. A date alone is one above the sentences, or, with a
    /// time of day, below the first, which may be a summary.
    fn is_header_date(&self, idx: usize, states: States, has_time: bool) -> bool {
        match states {
            States::Published | States::Updated | States::Accessed => true,
            States::Bare if self.is_chronology => false,
            States::Bare if has_time || self.is_beside_credit(idx) => idx < self.second_prose,
            States::Bare => idx < self.first_prose,
        }
    }

    /// Whether the next line above or below, furniture aside, says who wrote the report.
    fn is_beside_credit(&self, idx: usize) -> bool {
        [self.above(idx), self.below(idx)].into_iter().flatten().any(|beside| {
            matches!(self.guesses[beside], Guess::Credit | Guess::People | Guess::Outlet { .. })
        })
    }

    /// The next unit above that is no furniture.
    fn above(&self, idx: usize) -> Option<usize> {
        (0..idx).rfind(|idx| !self.is_furniture(*idx))
    }

    /// The next unit below that is no furniture.
    fn below(&self, idx: usize) -> Option<usize> {
        (idx + 1..self.units.len()).find(|idx| !self.is_furniture(*idx))
    }

    fn is_furniture(&self, idx: usize) -> bool {
        matches!(self.guesses[idx], Guess::Furniture(_) | Guess::Rule)
    }

    /// Whether names alone in a line are the authors': between the title and the sentences, which a
    /// summary may precede, and beside the title, the date or another credit.
    fn is_byline(&self, idx: usize) -> bool {
        let Some(headline) = self.headline else { return false };
        let is_beside = |beside: usize| {
            beside == headline || matches!(self.guesses[beside], Guess::Credit | Guess::Date { .. })
        };
        let is_place = idx > headline && idx < self.second_prose;
        let mut beside = [self.above(idx), self.below(idx)].into_iter().flatten();
        is_place && self.first_prose < self.units.len() && beside.any(is_beside)
    }

    /// The title of the report: of the title-like units before its sentences the first that has the
    /// length of a title; after a list of links the last, which is no link. A short one stands below
    /// the navigation. The name of a paper is a title only where there is no other.
    fn find_headline(&self) -> Option<usize> {
        // A headline heads something.
        if self.first_prose == self.units.len() {
            return None;
        }
        let above = &self.guesses[..self.first_prose];
        let last = |kind| above.iter().rposition(|guess| *guess == Guess::Furniture(kind));
        let mut candidates = (0..self.first_prose)
            .filter(|idx| self.guesses[*idx] == Guess::Open && self.is_title(*idx));
        if last(Furniture::OpensLinks).is_some() {
            return candidates.next_back();
        }
        let first = candidates.clone().next();
        // A section may be named in the menu and above the title.
        let mut seen = HashSet::new();
        let is_new = |idx: &usize| seen.insert(self.units[*idx].span.of(self.text));
        let menu = last(Furniture::Edge);
        let below_menu = candidates.clone().filter(is_new).find(|idx| menu < Some(*idx));
        let first_short = below_menu.or(first);
        let is_outlet = |idx: &usize| matches!(self.guesses[*idx], Guess::Outlet { .. });
        candidates
            .find(|idx| self.units[*idx].n_words >= SHORTEST_TITLE)
            .or(first_short)
            .or_else(|| (0..self.first_prose).find(is_outlet))
    }

    /// What a unit above the headline or below the last sentences is for the navigation.
    fn around(&self, idx: usize) -> Around {
        match self.guesses[idx] {
            Guess::Furniture(_) => Around::Furniture,
            Guess::Open | Guess::Outlet { .. } | Guess::People => {
                let is_short = self.units[idx].n_words <= SHORTEST_TITLE;
                if is_short && self.is_title(idx) { Around::Short } else { Around::Other }
            }
            Guess::Rule
            | Guess::Field
            | Guess::Date { .. }
            | Guess::Credit
            | Guess::Caption
            | Guess::List
            | Guess::Quote => Around::Other,
        }
    }

    /// Whether the name of an outlet heads the page.
    fn is_masthead(&self, idx: usize) -> bool {
        self.headline.is_some_and(|headline| idx < headline)
            && !self.navigation.units.contains(&idx)
    }

    /// Whether the name of a service alone in a line credits it: between the title and the first
    /// sentence, or below the last.
    fn is_credit(&self, idx: usize, is_service: bool) -> bool {
        let is_below_title = self.headline.is_none_or(|headline| idx > headline);
        let is_above =
            is_below_title && idx < self.first_prose && self.first_prose < self.units.len();
        let is_below = idx > self.last_prose && idx > self.first_prose;
        // The paper stands below its writer.
        let is_writers = is_above
            && self
                .above(idx)
                .is_some_and(|above| matches!(self.guesses[above], Guess::Credit | Guess::People));
        ((is_service && (is_above || is_below)) || is_writers)
            && !self.navigation.has(self.units[idx].span.of(self.text))
    }

    /// What a unit is that no rule knows.
    fn open(&self, idx: usize, links: bool) -> Label {
        let unit = self.units[idx];
        if self.headline == Some(idx) {
            return Label::Keep(BlockKind::Headline);
        }
        if self.navigation.units.contains(&idx)
            || (idx > self.last_prose && self.navigation.has(unit.span.of(self.text)))
        {
            return FURNITURE;
        }
        let is_title = self.is_title(idx);
        if links && is_title && (unit.n_words >= 5 || !self.before_prose[idx]) {
            return FURNITURE;
        }
        let is_short = unit.n_words <= 14 && unit.span.len() <= 120;
        let is_before = idx < self.first_prose && self.first_prose < self.units.len();
        let is_between = idx > self.first_prose && self.before_prose[idx];
        let heads_list = idx > self.first_prose && self.before_list[idx] && unit.n_words <= 8;
        let is_headed = heads_list && (is_title || unit.span.of(self.text).ends_with(':'));
        if is_title && ((is_before && self.headline.is_some()) || (is_between && is_short))
            || is_headed
        {
            return Label::Keep(BlockKind::Subhead);
        }
        Label::Keep(BlockKind::Paragraph)
    }

    /// Whether a unit has the form of a title.
    fn is_title(&self, idx: usize) -> bool {
        let unit = self.units[idx];
        let is_plausible = (1..=30).contains(&unit.n_words) && unit.span.len() <= 220;
        let words = unit.span.of(self.text);
        let first =
            words.chars().find(|ch| !matches!(ch, '"' | '“' | '‘' | '\'' | '(' | '[' | '#'));
        let begins =
            first.is_some_and(|ch| !ch.is_lowercase() && (ch.is_alphanumeric() || ch == '$'));
        is_plausible && begins && matches!(unit.ending, Ending::Word | Ending::Question)
    }
}

/// Whether a unit is sentences: some words and a stop, or many words.
fn reads_as_prose(unit: Unit) -> bool {
    const FEWEST: u32 = 8;
    const MANY: u32 = 31;
    let has_stop = matches!(unit.ending, Ending::Stop | Ending::Question);
    (has_stop && unit.n_words >= FEWEST) || unit.n_words >= MANY
}

/// Of words that stand twice the first stay. Short ones may be said twice ("No."), or be cells of a
/// table.
fn mark_repeats(text: &str, units: &[Unit], labels: &mut [Label]) {
    const FEWEST: u32 = 6;
    let mut seen = HashSet::new();
    for (unit, label) in units.iter().zip(labels) {
        let Label::Keep(kind) = *label else { continue };
        let is_long = unit.n_words >= FEWEST || kind == BlockKind::Headline;
        let words = unit.span.of(text);
        if seen.contains(words) {
            *label = Label::Omit(OmittedKind::Repeat);
        } else if is_long {
            seen.insert(words);
        }
    }
}
