//! The blocks of an article, as the markup of its page parts and names them.

use super::page::{NodeKind, Page};
use super::tags::Tag;
use annals_core::BlockKind;

/// Nodes of words that make one block.
#[derive(Debug)]
pub(crate) struct Draft {
    pub(crate) nodes: Vec<usize>,
    /// What the markup says it is; `None` where its words must tell.
    pub(crate) kind: Option<BlockKind>,
}

/// Parts the chosen words into blocks.
pub(crate) fn drafts(page: &Page, chosen: &[usize], headline: Option<usize>) -> Vec<Draft> {
    let mut res: Vec<Draft> = vec![];
    let mut before: Option<(usize, Option<usize>)> = None;
    for idx in chosen {
        let place = container(page, *idx);
        let goes_on = before
            .is_some_and(|(last, container)| container == place && !is_parted(page, last, *idx));
        before = Some((*idx, place));
        match res.last_mut() {
            Some(draft) if goes_on => draft.nodes.push(*idx),
            _ => res.push(Draft { nodes: vec![*idx], kind: kind(page, *idx, headline) }),
        }
    }
    res
}

/// The element whose words are one block: a row of a table is.
fn container(page: &Page, idx: usize) -> Option<usize> {
    page.ancestors(idx).find(|idx| {
        page.tag(*idx).is_some_and(|tag| !tag.is_inline() && !matches!(tag, Tag::Td | Tag::Th))
    })
}

/// Whether an empty line or a block stands between two nodes.
fn is_parted(page: &Page, last: usize, idx: usize) -> bool {
    let mut n_breaks = 0;
    for node in &page.nodes()[last + 1..idx] {
        match node.kind {
            NodeKind::Element { tag: Tag::Br, .. } => n_breaks += 1,
            NodeKind::Element { tag: Tag::Td | Tag::Th, .. } => {}
            NodeKind::Element { tag, .. } if !tag.is_inline() => return true,
            NodeKind::Element { .. } | NodeKind::Words | NodeKind::Raw => {}
        }
    }
    n_breaks > 1
}

/// What the elements around a node of words say of it.
fn kind(page: &Page, idx: usize, headline: Option<usize>) -> Option<BlockKind> {
    let mut is_list = false;
    for around in page.ancestors(idx) {
        if headline == Some(around) {
            return Some(BlockKind::Headline);
        }
        match page.tag(around) {
            Some(Tag::H1 | Tag::H2 | Tag::H3 | Tag::H4 | Tag::H5 | Tag::H6) => {
                return Some(BlockKind::Subhead);
            }
            Some(Tag::Figcaption | Tag::Caption) => return Some(BlockKind::Caption),
            Some(Tag::Blockquote) => return Some(BlockKind::Quote),
            Some(Tag::Li | Tag::Dd) => is_list = true,
            Some(Tag::Article | Tag::Body | Tag::Main) => break,
            _ => {}
        }
    }
    is_list.then_some(BlockKind::List)
}

/// The heading that is the article's headline: the longest that the page's title repeats (it may
/// repeat the site's name, too), otherwise the last first-level heading above the article's first words.
pub(crate) fn headline(page: &Page, chosen: &[usize]) -> Option<usize> {
    const LONGEST: usize = 300;
    let title = page.elements(Tag::Title).next().map(|idx| letters(&page.words(idx)));
    let first = *chosen.first()?;
    let last = *chosen.last()?;
    let heading = |idx: &usize| {
        let words = page.words(*idx);
        (!words.is_empty() && words.len() <= LONGEST).then(|| letters(&words))
    };
    let is_title = |idx: &usize| {
        let (Some(title), Some(heading)) = (&title, heading(idx)) else { return false };
        heading.len() >= 12 && title.contains(&heading)
    };
    let headings = || {
        let headings = (0..last).filter(|idx| is_heading(page.tag(*idx)));
        headings.filter(|idx| !leads_home(page, *idx))
    };
    let titles = headings().filter(is_title);
    // Of equals the first, which stands above the article.
    let longest = titles.rev().max_by_key(|idx| heading(idx).map(|words| words.len()));
    longest.or_else(|| {
        let is_first_level =
            |idx: &usize| page.tag(*idx) == Some(Tag::H1) && heading(idx).is_some();
        headings().take_while(|idx| *idx < first).filter(is_first_level).last()
    })
}

fn is_heading(tag: Option<Tag>) -> bool {
    matches!(tag, Some(Tag::H1 | Tag::H2 | Tag::H3))
}

/// Whether a heading is a link to the site's first page: it is the site's name.
fn leads_home(page: &Page, heading: usize) -> bool {
    let around = page.ancestors(heading).take(1);
    let mut links = around
        .chain(heading..page.nodes()[heading].end)
        .filter(|idx| page.tag(*idx) == Some(Tag::A))
        .filter_map(|idx| page.attribute(idx, "href"));
    links.any(|link| {
        let address = link.words.trim();
        let path = address
            .split_once("://")
            .map_or(address, |(_, rest)| rest.split_once('/').map_or("/", |(_, path)| path));
        matches!(path, "" | "/" | "./") || path.starts_with("index.") || path.starts_with("/index.")
    })
}

/// Letters and digits alone, in small letters.
fn letters(words: &str) -> String {
    words.chars().filter(|ch| ch.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
