//! Which words of a page are its article.

use super::align::{Aligned, align};
use super::page::{NodeKind, Page};
use super::source::PageText;
use super::visible::{Visible, push_solid};
use super::{blocks, flat, refine};
use encoding_rs::UTF_8;
use std::panic::{AssertUnwindSafe, catch_unwind};
use trafilatura::{ExtractionFocus, HtmlDateMode, Options};

/// The nodes of words that were chosen, in the order of the page.
pub(crate) struct Choice {
    pub(crate) nodes: Vec<usize>,
    /// The heading that is the headline.
    pub(crate) headline: Option<usize>,
    pub(crate) notes: Vec<String>,
}

/// Larger pages are read by their paragraphs alone.
const MOST_MARKUP: usize = 4 << 20;

/// Chooses the words of the article. The extractor is asked to be strict; where it leaves out more
/// prose than it takes, it is asked to be generous, and believed if that more than doubles the article.
pub(crate) fn choose(page: &Page) -> Choice {
    let visible = Visible::of(page);
    let mut notes = vec![];
    let Some(markup) = flat::markup(page, MOST_MARKUP) else {
        notes.push(
            "the page is too large to be judged as a whole, its paragraphs were taken".to_owned(),
        );
        let nodes = refine::prose(page);
        return Choice { headline: blocks::headline(page, &nodes), nodes, notes };
    };
    let found = |focus| article(&markup, focus).map(|chosen| Found::new(&visible, &chosen));
    let strict = found(ExtractionFocus::FavorPrecision);
    if strict.is_none() {
        notes.push("no article was found, the paragraphs of the page were taken".to_owned());
    }
    let mut chosen = strict.unwrap_or_else(|| Found::of(refine::prose(page)));
    if refine::n_prose_without(page, &chosen.nodes) > chosen.n {
        let wide = found(ExtractionFocus::FavorRecall);
        chosen = wide.filter(|wide| wide.n > 2 * chosen.n).unwrap_or(chosen);
    }
    if chosen.n_lost * 100 > chosen.n {
        let n_lost = chosen.n_lost;
        notes.push(format!(
            "{n_lost} bytes of the article's words were not found again in the page"
        ));
    }
    let headline = blocks::headline(page, &chosen.nodes);
    Choice { nodes: refine::with_between(page, &chosen.nodes, headline), headline, notes }
}

/// What one run of the extractor chose.
struct Found {
    nodes: Vec<usize>,
    /// How many bytes of words were found in the page, and how many were not.
    n: usize,
    n_lost: usize,
}

impl Found {
    fn new(visible: &Visible, chosen: &[String]) -> Self {
        let aligned = align(&visible.text, chosen);
        Self {
            nodes: chosen_nodes(visible, &aligned),
            n: aligned.n_chosen - aligned.n_lost,
            n_lost: aligned.n_lost,
        }
    }

    fn of(nodes: Vec<usize>) -> Self {
        Self { nodes, n: 0, n_lost: 0 }
    }
}

/// The solid stretches of the article that the extractor finds.
fn article(markup: &str, focus: ExtractionFocus) -> Option<Vec<String>> {
    let options = Options::default()
        .with_fallback(true)
        .with_focus(focus)
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
