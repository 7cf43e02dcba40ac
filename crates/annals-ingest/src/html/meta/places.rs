//! Where on a page a date stands: near the title, beside the report, in an element named for dates.

use crate::html::page::{NodeKind, Page};
use crate::html::tags::Tag;

/// What the names of the elements around a date say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hint {
    None,
    Date,
    Published,
    Updated,
}

/// Where the parts of a page stand.
pub(super) struct Places<'p> {
    page: &'p Page,
    /// The title among the words, if there is one.
    title: Option<usize>,
    /// How many stretches of words stand before each node.
    n_before: Vec<u32>,
}

impl<'p> Places<'p> {
    pub(super) fn new(page: &'p Page) -> Self {
        let mut n_before = Vec::with_capacity(page.nodes().len());
        let mut n = 0;
        for node in page.nodes() {
            n_before.push(n);
            let words = || node.span.of(page.text.as_str()).trim();
            n += u32::from(node.kind == NodeKind::Words && !words().is_empty());
        }
        Self { page, title: title(page), n_before }
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
            if self.names(around).iter().any(|name| is_beside(name)) {
                res -= 25;
                break;
            }
        }
        res += match self.hint(idx) {
            Hint::None => 0,
            Hint::Date | Hint::Updated => 15,
            Hint::Published => 20,
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
    pub(super) fn hint(&self, idx: usize) -> Hint {
        const FARTHEST: usize = 4;
        const PUBLISHED: &[&str] = &[
            "published",
            "publish",
            "pubdate",
            "publication",
            "posted",
            "publicado",
            "created",
            "veroeffentlicht",
            "publié",
            "postdate",
            "datepublished",
        ];
        const UPDATED: &[&str] =
            &["updated", "update", "modified", "lastmod", "lastupdated", "revised"];
        const DATE: &[&str] = &[
            "date",
            "dates",
            "datum",
            "fecha",
            "dateline",
            "timestamp",
            "time",
            "datetime",
            "byline",
            "postmeta",
            "entrydate",
            "articledate",
            "meta",
            "day",
            "dt",
            "zeit",
            "tarih",
        ];
        let mut res = Hint::None;
        for around in std::iter::once(idx).chain(self.page.ancestors(idx)).take(FARTHEST) {
            for name in self.names(around) {
                if PUBLISHED.contains(&name.as_str()) {
                    return Hint::Published;
                }
                if UPDATED.contains(&name.as_str()) {
                    res = Hint::Updated;
                } else if DATE.contains(&name.as_str()) && res == Hint::None {
                    res = Hint::Date;
                }
            }
        }
        res
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

/// Whether an element of such a name stands beside the report.
fn is_beside(name: &str) -> bool {
    const BESIDE: &[&str] = &[
        "comment",
        "comments",
        "related",
        "sidebar",
        "footer",
        "widget",
        "recent",
        "popular",
        "teaser",
        "teasers",
        "calendar",
        "recommended",
        "trending",
        "latest",
        "copyright",
        "newsletter",
        "carousel",
        "disqus",
        "events",
        "rail",
        "archive",
        "feed",
    ];
    BESIDE.contains(&name)
}

/// The element of the report's title: the first `h1` with some words, or else `h2`.
fn title(page: &Page) -> Option<usize> {
    const SHORTEST: usize = 12;
    let of = |tag| page.elements(tag).find(|idx| page.words(*idx).chars().count() >= SHORTEST);
    of(Tag::H1).or_else(|| of(Tag::H2))
}
