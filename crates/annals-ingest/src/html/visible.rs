//! The characters of a page that can be seen, without white space: what two readings of one page have
//! in common.

use super::entities;
use super::page::{NodeKind, Page};
use super::tags::Tag;

/// The solid characters of a page and the nodes they stand in.
pub(crate) struct Visible {
    pub(crate) text: String,
    /// Where the characters of each node of words begin, and the node.
    // Invariant: sorted.
    nodes: Vec<(usize, usize)>,
}

impl Visible {
    pub(crate) fn of(page: &Page) -> Self {
        let mut res = Self { text: String::new(), nodes: vec![] };
        let mut idx = 0;
        while let Some(node) = page.nodes().get(idx) {
            match node.kind {
                NodeKind::Element { tag, .. } if is_hidden(tag) => {
                    idx = node.end;
                    continue;
                }
                NodeKind::Words => {
                    let start = res.text.len();
                    push_solid(&entities::decoded(page.text.as_str(), node.span), &mut res.text);
                    if res.text.len() > start {
                        res.nodes.push((start, idx));
                    }
                }
                NodeKind::Element { .. } | NodeKind::Raw => {}
            }
            idx += 1;
        }
        res
    }

    /// The nodes of words with the range of their characters.
    pub(crate) fn nodes(&self) -> impl Iterator<Item = (usize, std::ops::Range<usize>)> + '_ {
        let ends = self.nodes.iter().skip(1).map(|(start, _)| *start).chain([self.text.len()]);
        self.nodes.iter().zip(ends).map(|((start, idx), end)| (*idx, *start..end))
    }
}

/// Elements whose words are not shown, or are controls.
pub(crate) fn is_hidden(tag: Tag) -> bool {
    use Tag::{
        Canvas, Iframe, Noscript, Object, Script, Select, Style, Svg, Template, Textarea, Title,
    };
    matches!(
        tag,
        Canvas
            | Iframe
            | Noscript
            | Object
            | Script
            | Select
            | Style
            | Svg
            | Template
            | Textarea
            | Title
    )
}

/// Whether a character has no place in a text: controls, soft hyphens, marks without width.
pub(crate) fn is_nothing(ch: char) -> bool {
    (ch.is_control() && !ch.is_whitespace())
        || matches!(ch, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

pub(crate) fn push_solid(words: &str, res: &mut String) {
    res.extend(words.chars().filter(|ch| !ch.is_whitespace() && !is_nothing(*ch)));
}
