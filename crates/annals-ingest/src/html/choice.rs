//! Which words of a page are its article.

use super::align::{Aligned, align};
use super::flat;
use super::page::{NodeKind, Page};
use super::source::PageText;
use super::visible::{Visible, push_solid};
use encoding_rs::UTF_8;
use std::panic::{AssertUnwindSafe, catch_unwind};
use trafilatura::{ExtractionFocus, HtmlDateMode, Options};

/// The nodes of words that were chosen, in the order of the page.
pub(crate) struct Choice {
    pub(crate) nodes: Vec<usize>,
    pub(crate) notes: Vec<String>,
}

/// Larger pages are read by their paragraphs alone.
const MOST_MARKUP: usize = 4 << 20;

pub(crate) fn choose(page: &Page) -> Choice {
    let visible = Visible::of(page);
    let mut notes = vec![];
    let Some(chosen) = flat::markup(page, MOST_MARKUP).and_then(|markup| article(&markup)) else {
        return Choice { nodes: vec![], notes };
    };
    let aligned = align(&visible.text, &chosen);
    if aligned.n_lost * 100 > aligned.n_chosen {
        let share = aligned.n_lost * 100 / aligned.n_chosen;
        notes.push(format!("{share} % of the article's words were not found again in the page"));
    }
    Choice { nodes: chosen_nodes(&visible, &aligned), notes }
}

/// The solid stretches of the article that the extractor finds.
fn article(markup: &str) -> Option<Vec<String>> {
    let options = Options::default()
        .with_fallback(true)
        .with_focus(ExtractionFocus::FavorPrecision)
        .with_exclude_comments(true)
        .with_html_date_mode(HtmlDateMode::Disabled);
    let extracted = catch_unwind(AssertUnwindSafe(|| trafilatura::extract(markup, &options)));
    let content = extracted.ok()?.ok()?.content_html;
    let page = Page::read(PageText::decode(content.as_bytes(), 0, UTF_8));
    let mut res = vec![];
    for (idx, node) in page.nodes().iter().enumerate() {
        if node.kind == NodeKind::Words {
            let mut solid = String::new();
            page.stretches(idx).iter().for_each(|stretch| push_solid(stretch.words(), &mut solid));
            if !solid.is_empty() {
                res.push(solid);
            }
        }
    }
    Some(res)
}

/// The nodes of which at least half was chosen.
fn chosen_nodes(visible: &Visible, aligned: &Aligned) -> Vec<usize> {
    let mut res = vec![];
    let mut ranges = aligned.ranges.iter().peekable();
    for (idx, node) in visible.nodes() {
        let mut n_shared = 0;
        while let Some(range) = ranges.peek() {
            let (start, end) = (range.start.max(node.start), range.end.min(node.end));
            n_shared += end.saturating_sub(start);
            if range.end > node.end {
                break;
            }
            ranges.next();
        }
        if n_shared * 2 >= node.len() {
            res.push(idx);
        }
    }
    res
}
