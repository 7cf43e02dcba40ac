//! Puts words of a page together, white space folded, every stretch with its bytes.

use super::entities::Stretch;
use super::page::{NodeKind, Page};
use super::tags::Tag;
use super::visible::is_nothing;
use annals_core::{PieceKind, Span, TextBuilder};

/// Writes the words of some nodes into a text.
pub(crate) struct Writer<'p> {
    page: &'p Page,
    pub(crate) builder: TextBuilder,
    /// White space that is written only if words follow in the same block.
    white: Option<White>,
    /// Where the block at hand begins.
    start: usize,
    last: Option<usize>,
    /// How many control characters were left out, and the first, in source bytes.
    controls: Option<(usize, usize)>,
}

#[derive(Clone, Copy)]
enum White {
    /// Characters of the page, and whether the first of them is a plain blank.
    Source(Span, bool),
    /// What parts words that stand in cells or lines of their own.
    Own(&'static str),
}

impl<'p> Writer<'p> {
    pub(crate) fn new(page: &'p Page) -> Self {
        Self {
            page,
            builder: TextBuilder::default(),
            white: None,
            start: 0,
            last: None,
            controls: None,
        }
    }

    /// Begins a block; an empty line parts it from the one before.
    pub(crate) fn begin_block(&mut self) {
        self.white = None;
        self.last = None;
        if !self.builder.is_empty() && self.builder.len() > self.start {
            self.builder.space("\n\n");
        }
        self.start = self.builder.len();
    }

    /// The text of the block at hand.
    pub(crate) fn block(&self) -> Span {
        Span::new(self.start, self.builder.len())
    }

    /// How many control characters were left out, and where the first stands in the source.
    pub(crate) fn controls(&self) -> Option<(usize, usize)> {
        self.controls
    }

    /// Writes a node of words.
    pub(crate) fn node(&mut self, idx: usize) {
        if let Some(last) = self.last.replace(idx)
            && self.white.is_none()
        {
            self.white = self.between(last, idx).map(White::Own);
        }
        for stretch in self.page.stretches(idx) {
            match stretch {
                Stretch::Plain(words, span) => self.plain(words, span),
                Stretch::Reference(words, span) => self.reference(&words, span),
            }
        }
    }

    /// What parts the words of two nodes where the page has no white space between them.
    fn between(&self, last: usize, idx: usize) -> Option<&'static str> {
        let nodes = self.page.nodes();
        let mut is_parted = false;
        for node in &nodes[last + 1..idx] {
            match node.kind {
                NodeKind::Element { tag: Tag::Br, .. } => return Some("\n"),
                NodeKind::Element { tag, .. } => is_parted |= !tag.is_inline(),
                NodeKind::Words | NodeKind::Raw => {}
            }
        }
        let holds = |outer: Option<usize>, inner: usize| {
            outer.is_none_or(|outer| (outer..nodes[outer].end).contains(&inner))
        };
        let (one, other) = (nodes[last].parent, nodes[idx].parent);
        // `<b>W</b>ord` is one word, `<span>Two</span><span>words</span>` are two.
        let is_apart = !holds(one, idx) && !holds(other, last);
        (is_parted || is_apart).then_some(" ")
    }

    /// Words as they stand in the page; a single blank within them stays where it is.
    fn plain(&mut self, words: &str, span: Span) {
        let mut run: Option<Span> = None;
        let mut chars = words.char_indices().peekable();
        while let Some((at, ch)) = chars.next() {
            let place = Span::new(at, at + ch.len_utf8()).shifted(span.start());
            let next = chars.peek().map(|(_, next)| *next);
            let is_single = ch == ' '
                && run.is_some()
                && next.is_some_and(|next| !next.is_whitespace() && !is_nothing(next));
            if is_nothing(ch) || (ch.is_whitespace() && !is_single) {
                self.flush(&mut run);
                if ch.is_whitespace() {
                    self.blank(place, ch == ' ');
                } else if ch.is_control() {
                    let first = self.page.source_of(place).start();
                    let (n, first) = self.controls.unwrap_or((0, first));
                    self.controls = Some((n + 1, first));
                }
                continue;
            }
            if run.is_none() {
                self.put_white();
            }
            run = Some(run.map_or(place, |run| run.cover(place)));
        }
        self.flush(&mut run);
    }

    fn reference(&mut self, words: &str, span: Span) {
        if words.chars().all(char::is_whitespace) {
            self.blank(span, false);
        } else if !words.chars().any(is_nothing) {
            self.put_white();
            let source = self.page.source_of(span);
            self.builder.push(words, source, PieceKind::Decoded);
        }
    }

    fn flush(&mut self, run: &mut Option<Span>) {
        let Some(run) = run.take() else { return };
        let text = &self.page.text;
        for (part, kind) in text.parts(run) {
            self.builder.push(part.of(text.as_str()), text.source_of(part), kind);
        }
    }

    fn blank(&mut self, span: Span, is_plain: bool) {
        self.white = match self.white {
            Some(White::Source(before, is_plain)) if before.end() == span.start() => {
                Some(White::Source(before.cover(span), is_plain))
            }
            Some(White::Own("\n")) => self.white,
            Some(White::Source(..)) => self.white,
            Some(White::Own(_)) | None => Some(White::Source(span, is_plain)),
        };
    }

    fn put_white(&mut self) {
        let white = self.white.take().filter(|_| self.builder.len() > self.start);
        match white {
            None => {}
            Some(White::Own(white)) => self.builder.space(white),
            Some(White::Source(span, is_plain)) => {
                let first = Span::new(span.start(), span.start() + 1);
                if is_plain && self.page.text.is_copied(first) {
                    self.builder.push(" ", self.page.source_of(first), PieceKind::Copied);
                } else {
                    self.builder.push(" ", self.page.source_of(span), PieceKind::Decoded);
                }
            }
        }
    }
}
