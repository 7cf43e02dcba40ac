use crate::Span;

/// A stretch of a text and the source bytes it was decoded from.
///
/// Decoding `source` with the article's charset (and, for marked-up formats, its entities) gives
/// exactly `text`. `annals verify` holds every piece to that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Where the words stand in the text.
    pub text: Span,
    /// The source bytes they come from.
    pub source: Span,
}

/// Words with their way back to the bytes they came from.
///
/// Nothing changes a text: cleaning builds another from pieces of the source. What no
/// piece covers is white space the cleaner put between paragraphs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    content: String,
    // Invariant: sorted by `text`, not overlapping, on character boundaries of `content`.
    pieces: Vec<Piece>,
}

impl Text {
    /// A text that is its own source, byte for byte.
    #[must_use]
    pub fn verbatim(content: String) -> Self {
        let whole = Span::new(0, content.len());
        let pieces =
            if whole.is_empty() { vec![] } else { vec![Piece { text: whole, source: whole }] };
        Self { content, pieces }
    }

    /// A text put together from stored parts; `None` where the pieces break the invariant.
    #[must_use]
    pub fn from_parts(content: String, pieces: Vec<Piece>) -> Option<Self> {
        let mut end = 0;
        for piece in &pieces {
            let fits = piece.text.start() >= end
                && content.is_char_boundary(piece.text.start())
                && content.is_char_boundary(piece.text.end());
            if !fits {
                return None;
            }
            end = piece.text.end();
        }
        Some(Self { content, pieces })
    }

    /// The words.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.content
    }

    /// The pieces, in order.
    #[must_use]
    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// The source ranges behind a span of the text, in order.
    ///
    /// Where a piece has as many source bytes as text bytes (UTF-8, ASCII) the range is exact;
    /// otherwise the whole piece is given.
    #[must_use]
    pub fn source_of(&self, span: Span) -> Vec<Span> {
        let from = self.pieces.partition_point(|piece| piece.text.end() <= span.start());
        let mut res: Vec<Span> = vec![];
        for piece in self.pieces[from..].iter().take_while(|piece| piece.text.start() < span.end())
        {
            let Some(shared) = piece.text.shared(span) else { continue };
            let source = if piece.text.len() == piece.source.len() {
                let start = piece.source.start() + (shared.start() - piece.text.start());
                Span::new(start, start + shared.len())
            } else {
                piece.source
            };
            match res.last_mut() {
                Some(last) if last.end() == source.start() => *last = last.cover(source),
                _ => res.push(source),
            }
        }
        res
    }
}

/// Puts a [`Text`] together from stretches of a decoded source, in order.
#[derive(Default)]
pub struct TextBuilder {
    text: Text,
}

impl TextBuilder {
    /// Appends words that were decoded from `source`.
    pub fn push(&mut self, words: &str, source: Span) {
        if words.is_empty() {
            return;
        }
        let start = self.text.content.len();
        self.text.content.push_str(words);
        let piece = Piece { text: Span::new(start, start + words.len()), source };
        match self.text.pieces.last_mut() {
            // Adjoining stretches that map byte for byte are one piece.
            Some(last)
                if last.text.end() == piece.text.start()
                    && last.source.end() == piece.source.start()
                    && last.text.len() == last.source.len()
                    && piece.text.len() == piece.source.len() =>
            {
                last.text = last.text.cover(piece.text);
                last.source = last.source.cover(piece.source);
            }
            _ => self.text.pieces.push(piece),
        }
    }

    /// Appends white space of the cleaner's own.
    pub fn space(&mut self, white: &str) {
        debug_assert!(white.trim().is_empty(), "only white space has no source");
        self.text.content.push_str(white);
    }

    /// The number of bytes so far.
    #[must_use]
    pub fn len(&self) -> usize {
        self.text.content.len()
    }

    /// Whether nothing was appended yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.content.is_empty()
    }

    /// The text.
    #[must_use]
    pub fn finish(self) -> Text {
        self.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_is_found_again_in_the_source() {
        let source = "please wait\nParis insisted.\n\nAnkara denied it.";
        let mut builder = TextBuilder::default();
        builder.push(&source[12..27], Span::new(12, 27));
        builder.space("\n\n");
        builder.push(&source[29..46], Span::new(29, 46));
        let text = builder.finish();
        let at = text.as_str().find("Ankara").unwrap();
        assert_eq!(text.source_of(Span::new(at, at + 6)), [Span::new(29, 35)]);
        let both = text.source_of(Span::new(6, 23));
        assert_eq!(both, [Span::new(18, 27), Span::new(29, 35)]);
    }

    #[test]
    fn pieces_that_run_backwards_are_refused() {
        let piece = |a, b| Piece { text: Span::new(a, b), source: Span::new(a, b) };
        assert!(Text::from_parts("abcd".into(), vec![piece(2, 4), piece(0, 2)]).is_none());
        assert!(Text::from_parts("é".into(), vec![piece(0, 1)]).is_none());
        assert!(Text::from_parts("abcd".into(), vec![piece(0, 2), piece(2, 4)]).is_some());
    }
}
