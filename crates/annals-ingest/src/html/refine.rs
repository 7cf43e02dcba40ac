//! Corrects the chosen words by what the markup around them says.
//!
//! An extractor judges regions of a page; these rules judge single blocks, by links and places and not
//! by words, so that they hold in any language.

use super::blocks::{self, Draft};
use super::page::{NodeKind, Page};
use super::tags::Tag;
use super::visible::is_hidden;
use annals_core::BlockKind;
use std::ops::Range;

/// How many letters a block has, and how many of them stand in links.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Letters {
    pub(crate) n: usize,
    pub(crate) n_linked: usize,
    /// Letters and marks before the first link.
    n_before: usize,
    has_stop: bool,
}

impl Letters {
    pub(crate) fn of(page: &Page, nodes: &[usize]) -> Self {
        let mut res = Self::default();
        for idx in nodes {
            let is_linked = page.ancestors(*idx).any(|around| page.tag(around) == Some(Tag::A));
            let mut n = 0;
            for stretch in page.stretches(*idx) {
                for ch in stretch.words().chars().filter(|ch| !ch.is_whitespace()) {
                    n += 1;
                    res.has_stop = matches!(ch, '.' | '!' | '?' | '…' | '。' | '।')
                        || (res.has_stop && matches!(ch, '"' | '”' | '“' | '»' | ')' | '’' | '\''));
                }
            }
            res.n += n;
            if is_linked {
                res.n_linked += n;
            } else if res.n_linked == 0 {
                res.n_before += n;
            }
        }
        res
    }

    /// Sentences, most of which are no links.
    pub(crate) fn is_prose(self) -> bool {
        const SHORTEST: usize = 60;
        self.n >= SHORTEST && self.has_stop && self.n_linked * 3 < self.n
    }
}

/// Takes out what leads elsewhere.
pub(crate) fn drop_links(page: &Page, drafts: &mut Vec<Draft>) {
    drafts.retain(|draft| !leads_elsewhere(page, draft));
}

/// "Read more: Bridge reopens", all of it a link but the label before it.
fn leads_elsewhere(page: &Page, draft: &Draft) -> bool {
    const LONGEST: usize = 200;
    if draft.kind == Some(BlockKind::Headline) {
        return false;
    }
    let letters = Letters::of(page, &draft.nodes);
    let n_behind = letters.n - letters.n_linked - letters.n_before;
    letters.n <= LONGEST
        && letters.n_linked > 0
        && !letters.has_stop
        && n_behind <= 2
        && letters.n_before <= 30
}

/// Takes out titles with nothing below them.
pub(crate) fn drop_empty_titles(drafts: &mut Vec<Draft>) {
    while drafts.last().is_some_and(|draft| draft.kind == Some(BlockKind::Subhead)) {
        drafts.pop();
    }
}

/// Adds paragraphs between the chosen words, and between the headline and them, that were left out.
pub(crate) fn with_between(page: &Page, chosen: &[usize], headline: Option<usize>) -> Vec<usize> {
    let (Some(first), Some(last)) = (chosen.first(), chosen.last()) else { return vec![] };
    let below = headline.map_or(*first, |headline| page.nodes()[headline].end);
    let all = words_in(page, below.min(*first)..last + 1, chosen);
    let mut res = chosen.to_vec();
    for draft in blocks::drafts(page, &all, None) {
        let is_new = draft.kind.is_none() && !holds_any(&draft, chosen);
        if is_new && Letters::of(page, &draft.nodes).is_prose() {
            res.extend(draft.nodes);
        }
    }
    res.extend(captions(page, below.min(*first)..last + 1));
    res.sort_unstable();
    res.dedup();
    res
}

/// The words of the captions in a part of the page; those of teasers are links.
fn captions(page: &Page, within: Range<usize>) -> Vec<usize> {
    let captions = within.clone().filter(|idx| page.tag(*idx) == Some(Tag::Figcaption));
    let words = captions.map(|idx| words_in(page, idx..page.nodes()[idx].end, &[]));
    let is_told = |words: &Vec<usize>| {
        let letters = Letters::of(page, words);
        letters.n > 0 && letters.n_linked * 3 < letters.n
    };
    words.filter(is_told).flatten().collect()
}

/// How many letters of prose the page has besides the chosen words.
pub(crate) fn n_prose_without(page: &Page, chosen: &[usize]) -> usize {
    let all = words_in(page, 0..page.nodes().len(), &[]);
    let drafts = blocks::drafts(page, &all, None);
    let others = drafts.iter().filter(|draft| !holds_any(draft, chosen));
    others.map(|draft| Letters::of(page, &draft.nodes)).filter(|l| l.is_prose()).map(|l| l.n).sum()
}

/// The words of all paragraphs that are prose.
pub(crate) fn prose(page: &Page) -> Vec<usize> {
    let all = words_in(page, 0..page.nodes().len(), &[]);
    let drafts = blocks::drafts(page, &all, None).into_iter();
    drafts
        .filter(|draft| Letters::of(page, &draft.nodes).is_prose())
        .flat_map(|draft| draft.nodes)
        .collect()
}

fn holds_any(draft: &Draft, chosen: &[usize]) -> bool {
    draft.nodes.iter().any(|idx| chosen.binary_search(idx).is_ok())
}

/// The words of a part of the page that do not stand in navigation, forms and the like; chosen ones
/// are taken wherever they stand.
fn words_in(page: &Page, within: Range<usize>, chosen: &[usize]) -> Vec<usize> {
    let mut res = vec![];
    let mut idx = within.start;
    while idx < within.end {
        let node = &page.nodes()[idx];
        match node.kind {
            NodeKind::Element { tag, .. } if is_hidden(tag) || is_aside(tag) => {
                let from = chosen.partition_point(|at| *at < idx);
                res.extend(chosen[from..].iter().take_while(|at| **at < node.end));
                idx = node.end;
                continue;
            }
            NodeKind::Words => res.push(idx),
            NodeKind::Element { .. } | NodeKind::Raw => {}
        }
        idx += 1;
    }
    res
}

/// Elements in which a paragraph that was left out is left out for good reason.
fn is_aside(tag: Tag) -> bool {
    use Tag::{
        Aside, Button, Details, Dialog, Fieldset, Figure, Footer, Form, Head, Li, Nav, Table,
    };
    matches!(
        tag,
        Aside
            | Button
            | Details
            | Dialog
            | Fieldset
            | Figure
            | Footer
            | Form
            | Head
            | Li
            | Nav
            | Table
    )
}
