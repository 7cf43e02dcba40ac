//! Where on a page a date stands: near the title, beside the report, in an element named for dates.

use crate::html::page::{NodeKind, Page};
use crate::html::tags::Tag;
use annals_lexicon::ingest::{ElementName, IngestWords};

/// Where the parts of a page stand.
pub(super) struct Places<'p> {
    page: &'p Page,
    words: &'p IngestWords,
    /// The title among the words, if there is one.
    title: Option<usize>,
    /// How many stretches of words stand before each node.
    n_before: Vec<u32>,
}

impl<'p> Places<'p> {
    pub(super) fn new(page: &'p Page, words: &'p IngestWords) -> Self {
        let mut n_before = Vec::with_capacity(page.nodes().len());
        let mut n = 0;
        for node in page.nodes() {
            n_before.push(n);
            let words = || node.span.of(page.text.as_str()).trim();
            n += u32::from(node.kind == NodeKind::Words && !words().is_empty());
        }
        Self { page, words, title: title(page), n_before }
    }

    /// What the place of a date says for it, from -100 to 100.
    pub(super) fn score(&self, idx: usize) -> i32 {
        const FARTHEST: usize = 30;
        let mut res = self.nearness(idx);
        for around in self.page.ancestors(idx).take(FARTHEST) {
            res += match self.page.tag(around) {
                Some(Tag::Article | Tag::Main) => 6,
                Some(Tag::Header) => 4,
                Some(Tag::Footer | Tag::Nav | Tag::Aside) => -30,
                Some(Tag::A | Tag::Li) => -8,
                Some(Tag::Form | Tag::Select | Tag::Option) => -20,
                _ => 0,
            };
            if self.says(around).contains(&ElementName::Beside) {
                res -= 25;
                break;
            }
        }
        res += match self.hint(idx) {
            None | Some(ElementName::Beside) => 0,
            Some(ElementName::Date | ElementName::Updated) => 15,
            Some(ElementName::Published) => 20,
        };
        res.clamp(-100, 100)
    }

    /// How near to the title a date stands, below it or above.
    fn nearness(&self, idx: usize) -> i32 {
        let Some(title) = self.title else { return 0 };
        match i64::from(self.n_before[idx]) - i64::from(self.n_before[title]) {
            1..=8 => 25,
            9..=20 => 15,
            21..=40 => 5,
            -8..=0 => 12,
            -20..=-9 => 4,
            _ => 0,
        }
    }

    /// The names of the elements right around a node.
    pub(super) fn around(&self, idx: usize) -> String {
        let name = |idx| format!("{:?} {}", self.page.tag(idx), self.names(idx).join(" "));
        self.page.ancestors(idx).take(3).map(name).collect::<Vec<_>>().join(" < ")
    }

    /// What the names of an element and of those right around it say of a date.
    pub(super) fn hint(&self, idx: usize) -> Option<ElementName> {
        const FARTHEST: usize = 4;
        let around = std::iter::once(idx).chain(self.page.ancestors(idx)).take(FARTHEST);
        let names: Vec<ElementName> = around.flat_map(|idx| self.says(idx)).collect();
        [ElementName::Published, ElementName::Updated, ElementName::Date]
            .into_iter()
            .find(|name| names.contains(name))
    }

    /// What the class and id of an element say.
    fn says(&self, idx: usize) -> Vec<ElementName> {
        let known = |name: String| self.words.element_names.get(name.as_str()).copied();
        self.names(idx).into_iter().filter_map(known).collect()
    }

    /// The words of an element's class and id, in small letters: "entryDate" is two.
    fn names(&self, idx: usize) -> Vec<String> {
        const MOST_CHARS: usize = 200;
        let mut res = vec![];
        for value in ["class", "id"].iter().filter_map(|name| self.page.attribute(idx, name)) {
            let mut word = String::new();
            let mut was_small = false;
            for ch in value.words.chars().take(MOST_CHARS).chain([' ']) {
                let parts = !ch.is_alphabetic() || (ch.is_uppercase() && was_small);
                if parts && !word.is_empty() {
                    res.push(std::mem::take(&mut word));
                }
                if ch.is_alphabetic() {
                    word.extend(ch.to_lowercase());
                }
                was_small = ch.is_lowercase();
            }
        }
        res
    }
}

/// The element of the report's title: the first `h1` with some words, or else `h2`.
fn title(page: &Page) -> Option<usize> {
    const SHORTEST: usize = 12;
    let of = |tag| page.elements(tag).find(|idx| page.words(*idx).chars().count() >= SHORTEST);
    of(Tag::H1).or_else(|| of(Tag::H2))
}
