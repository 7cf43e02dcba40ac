//! A page as a tree of elements and words, each with its place in the source.
//!
//! The tree is what readers of the page build on, for its words as for its metadata:
//!
//! - [`Page::nodes`] are all elements and words in the order of the page; `node.end` is one past the
//!   last node within, so `&page.nodes()[idx + 1..node.end]` are the nodes within an element;
//! - [`Page::attribute`] gives an attribute decoded, with the source bytes of its value;
//! - [`Page::words`] gives the words below a node, decoded, white space folded;
//! - [`Page::raw`] gives what stands in a script (`application/ld+json`) as it is;
//! - [`Page::source_of`] leads a span of the page's characters to source bytes.
//!
//! Comments are passed over. Depth, number of nodes and attributes are capped, and
//! [`Page::notes`] says where a page went over.

use super::entities::{self, Stretch};
use super::source::PageText;
use super::tags::Tag;
use super::tokens::{Attribute, Token, Tokens};
use annals_core::Span;
use std::borrow::Cow;
use std::ops::Range;

/// A page: its characters, and the tree of its elements.
pub(crate) struct Page {
    pub(crate) text: PageText,
    nodes: Vec<Node>,
    attributes: Vec<Attribute>,
    /// What of the markup could not be read as it stands.
    pub(crate) notes: Vec<String>,
}

/// An element or words.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    pub(crate) kind: NodeKind,
    /// The element it stands in; the page itself has none.
    pub(crate) parent: Option<usize>,
    /// One past the last node within.
    pub(crate) end: usize,
    /// Its characters in [`Page::text`]: of an element its start tag.
    pub(crate) span: Span,
}

/// What a node is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum NodeKind {
    /// An element.
    Element { tag: Tag, name: Span, attributes: Range<u32> },
    /// Words, references not decoded.
    Words,
    /// The content of a script, a style sheet or a frame.
    Raw,
}

/// An attribute's value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Value<'p> {
    /// Decoded.
    pub(crate) words: Cow<'p, str>,
    /// Its source bytes.
    pub(crate) source: Span,
}

/// Deeper elements stand beside one another.
const DEEPEST: usize = 200;
/// What stands behind so many nodes is not read.
const MOST_NODES: usize = 400_000;

impl Page {
    /// Reads the tree of a decoded page.
    pub(crate) fn read(text: PageText) -> Self {
        let mut tokens = Tokens::new(text.as_str());
        let mut tree = Tree::default();
        while tree.nodes.len() < MOST_NODES
            && let Some(token) = tokens.next()
        {
            let n_attributes = tokens.attributes.len();
            tree.take(token, n_attributes, text.as_str());
        }
        let at = |at: usize| text.source_of(Span::new(at, at)).start();
        let mut notes = vec![];
        if tokens.at() < text.as_str().len() {
            notes.push(format!(
                "the page has more than {MOST_NODES} elements, what follows byte {} was not read",
                at(tokens.at())
            ));
        }
        let faults = tokens.faults;
        for (fault, what) in [
            (tree.too_deep, "elements stand too deep within one another"),
            (faults.many_attributes, "a tag has too many attributes"),
            (faults.open_comment, "a comment is not closed"),
            (faults.open_tag, "a tag is not closed"),
        ] {
            notes.extend(fault.map(|fault| format!("{what}, the first at byte {}", at(fault))));
        }
        let attributes = tokens.attributes;
        let mut nodes = tree.nodes;
        for open in tree.open {
            nodes[open].end = nodes.len();
        }
        Self { nodes, attributes, notes, text }
    }

    /// All nodes in the order of the page.
    pub(crate) fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// The tag of an element; `None` for words.
    pub(crate) fn tag(&self, idx: usize) -> Option<Tag> {
        match self.nodes[idx].kind {
            NodeKind::Element { tag, .. } => Some(tag),
            NodeKind::Words | NodeKind::Raw => None,
        }
    }

    /// The elements of a tag, in the order of the page.
    pub(crate) fn elements(&self, tag: Tag) -> impl Iterator<Item = usize> + '_ {
        (0..self.nodes.len()).filter(move |idx| self.tag(*idx) == Some(tag))
    }

    /// The elements around a node, the innermost first.
    pub(crate) fn ancestors(&self, idx: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(self.nodes[idx].parent, |idx| self.nodes[*idx].parent)
    }

    /// The innermost element around a node that does not stand within a line.
    pub(crate) fn block(&self, idx: usize) -> Option<usize> {
        self.ancestors(idx).find(|idx| self.tag(*idx).is_some_and(|tag| !tag.is_inline()))
    }

    /// An element's attributes as they are written.
    pub(crate) fn attributes(&self, idx: usize) -> &[Attribute] {
        match &self.nodes[idx].kind {
            NodeKind::Element { attributes, .. } => {
                &self.attributes[attributes.start as usize..attributes.end as usize]
            }
            NodeKind::Words | NodeKind::Raw => &[],
        }
    }

    /// The value of an element's attribute; the name in small letters.
    pub(crate) fn attribute(&self, idx: usize, name: &str) -> Option<Value<'_>> {
        let text = self.text.as_str();
        let found = self.attributes(idx).iter();
        let found = found.copied().find(|found| found.name.of(text).eq_ignore_ascii_case(name))?;
        Some(Value {
            words: entities::decoded(text, found.value),
            source: self.source_of(found.value),
        })
    }

    /// What stands in a script or style sheet, not decoded, with its source bytes.
    pub(crate) fn raw(&self, idx: usize) -> Option<(&str, Span)> {
        let within = self.nodes[idx + 1..self.nodes[idx].end].first()?;
        (within.kind == NodeKind::Raw)
            .then(|| (within.span.of(self.text.as_str()), self.source_of(within.span)))
    }

    /// The words at and below a node: decoded, white space folded, elements that part lines parted by
    /// a blank.
    pub(crate) fn words(&self, idx: usize) -> String {
        let mut res = String::new();
        let mut is_parted = false;
        let mut block_before = None;
        for at in idx..self.nodes[idx].end {
            let node = &self.nodes[at];
            match node.kind {
                NodeKind::Element { tag, .. } => is_parted |= !tag.is_inline(),
                NodeKind::Raw => {}
                NodeKind::Words => {
                    let block = self.block(at);
                    is_parted |= block_before.is_some_and(|before| before != block);
                    block_before = Some(block);
                    for word in entities::decoded(self.text.as_str(), node.span)
                        .split_inclusive(|ch: char| ch.is_whitespace())
                    {
                        let solid = word.trim_end();
                        if is_parted && !solid.is_empty() && !res.is_empty() {
                            res.push(' ');
                        }
                        is_parted &= solid.is_empty();
                        res.push_str(solid);
                        is_parted |= solid.len() < word.len();
                    }
                }
            }
        }
        res
    }

    /// The stretches of a node of words, references decoded; the spans are of [`Page::text`].
    pub(crate) fn stretches(&self, idx: usize) -> Vec<Stretch<'_>> {
        match self.nodes[idx].kind {
            NodeKind::Words => entities::stretches(self.text.as_str(), self.nodes[idx].span),
            NodeKind::Element { .. } | NodeKind::Raw => vec![],
        }
    }

    /// The source bytes of a span of the page's characters.
    pub(crate) fn source_of(&self, span: Span) -> Span {
        self.text.source_of(span)
    }
}

/// A tree that is being read.
#[derive(Default)]
struct Tree {
    nodes: Vec<Node>,
    /// The elements that are open, the outermost first.
    open: Vec<usize>,
    /// How many elements below the deepest are open.
    n_below: usize,
    too_deep: Option<usize>,
}

impl Tree {
    fn take(&mut self, token: Token, n_attributes_so_far: usize, text: &str) {
        match token {
            Token::Words(span) => _ = self.add(NodeKind::Words, span),
            Token::Raw(span) => _ = self.add(NodeKind::Raw, span),
            Token::End { tag, name, .. } => self.close(tag, name, text),
            Token::Start { tag, name, span, n_attributes, is_closed } => {
                self.close_implied(tag);
                let fits = |at: usize| u32::try_from(at).expect("fewer attributes than bytes");
                let first = n_attributes_so_far - n_attributes;
                let attributes = fits(first)..fits(n_attributes_so_far);
                let idx = self.add(NodeKind::Element { tag, name, attributes }, span);
                if tag.is_void() || (is_closed && tag == Tag::Other) {
                    return;
                }
                if self.open.len() < DEEPEST {
                    self.open.push(idx);
                } else {
                    self.n_below += 1;
                    self.too_deep.get_or_insert(span.start());
                }
            }
        }
    }

    fn add(&mut self, kind: NodeKind, span: Span) -> usize {
        let idx = self.nodes.len();
        self.nodes.push(Node { kind, parent: self.open.last().copied(), end: idx + 1, span });
        idx
    }

    fn tag(&self, idx: usize) -> Tag {
        match self.nodes[idx].kind {
            NodeKind::Element { tag, .. } => tag,
            NodeKind::Words | NodeKind::Raw => Tag::Other,
        }
    }

    /// Closes what the start of an element closes: `<p>one<p>two`.
    fn close_implied(&mut self, tag: Tag) {
        let (closed, bounds): (&[Tag], &[Tag]) = match tag {
            Tag::Li => (&[Tag::Li], &[Tag::Ul, Tag::Ol, Tag::Menu]),
            Tag::Dd | Tag::Dt => (&[Tag::Dd, Tag::Dt], &[Tag::Dl]),
            Tag::Td | Tag::Th => (&[Tag::Td, Tag::Th], &[Tag::Table, Tag::Tr]),
            Tag::Tr => (&[Tag::Tr], &[Tag::Table]),
            Tag::Tbody | Tag::Thead | Tag::Tfoot => {
                (&[Tag::Tbody, Tag::Thead, Tag::Tfoot], &[Tag::Table])
            }
            Tag::Option | Tag::Optgroup => (&[Tag::Option], &[Tag::Select]),
            Tag::Body => (&[Tag::Head], &[]),
            tag if tag.is_inline()
                || matches!(tag, Tag::Br | Tag::Script | Tag::Style | Tag::Noscript) =>
            {
                return;
            }
            _ => (&[], &[]),
        };
        // A paragraph ends where a block begins.
        for (depth, idx) in self.open.iter().enumerate().rev() {
            let open = self.tag(*idx);
            if open == Tag::P {
                self.close_from(depth);
                break;
            }
            if !open.is_inline() {
                break;
            }
        }
        for (depth, idx) in self.open.iter().enumerate().rev() {
            let open = self.tag(*idx);
            if closed.contains(&open) {
                self.close_from(depth);
                break;
            }
            if bounds.contains(&open) || closed.is_empty() {
                break;
            }
        }
    }

    fn close(&mut self, tag: Tag, name: Span, text: &str) {
        if self.n_below > 0 {
            self.n_below -= 1;
            return;
        }
        if matches!(tag, Tag::Html | Tag::Body) {
            // What follows is part of the page all the same.
            return;
        }
        for (depth, idx) in self.open.iter().enumerate().rev() {
            let open = self.tag(*idx);
            let is_same = open == tag && (tag != Tag::Other || self.has_name(*idx, name, text));
            if is_same {
                self.close_from(depth);
                return;
            }
            if (open.is_scope() && tag != Tag::Table && !matches!(tag, Tag::Tr | Tag::Tbody))
                || (tag.is_inline() && !open.is_inline())
            {
                return;
            }
        }
    }

    fn has_name(&self, idx: usize, name: Span, text: &str) -> bool {
        match self.nodes[idx].kind {
            NodeKind::Element { name: own, .. } => own.of(text).eq_ignore_ascii_case(name.of(text)),
            NodeKind::Words | NodeKind::Raw => false,
        }
    }

    fn close_from(&mut self, depth: usize) {
        let end = self.nodes.len();
        for idx in self.open.drain(depth..) {
            self.nodes[idx].end = end;
        }
    }
}

#[cfg(test)]
mod tests;
