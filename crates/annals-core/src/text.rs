use crate::Span;
use crate::codes::codes;

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
    /// How the words were made from the bytes.
    pub kind: PieceKind,
}

/// How the words of a piece were made from its bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PieceKind {
    /// Byte n of the words is byte n of the source: any part of the piece has its own bytes.
    Copied,
    /// Charset, entities or folded white space stand between: only the whole piece has its bytes.
    Decoded,
}

codes!(PieceKind {
    Copied = "copied",
    Decoded = "decoded",
});

/// Words with their way back to the bytes they came from.
///
/// Nothing changes a text: cleaning builds another from pieces of the source. What no
/// piece covers is white space the cleaner put between paragraphs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    content: String,
    // Invariant: sorted by `text`, not overlapping, on character boundaries of `content`; copied
    // pieces are as long in the source.
    pieces: Vec<Piece>,
}

impl Text {
    /// A text that is its own source, byte for byte.
    #[must_use]
    pub fn verbatim(content: String) -> Self {
        let whole = Span::new(0, content.len());
        let piece = Piece { text: whole, source: whole, kind: PieceKind::Copied };
        let pieces = if whole.is_empty() { vec![] } else { vec![piece] };
        Self { content, pieces }
    }

    /// A text put together from stored parts; `None` where the pieces break the invariant.
    #[must_use]
    pub fn from_parts(content: String, pieces: Vec<Piece>) -> Option<Self> {
        let mut end = 0;
        for piece in &pieces {
            let fits = piece.text.start() >= end
                && content.is_char_boundary(piece.text.start())
                && content.is_char_boundary(piece.text.end())
                && (piece.kind == PieceKind::Decoded || piece.text.len() == piece.source.len());
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
    /// Of a copied piece the range is exact; of a decoded one the whole piece is given.
    #[must_use]
    pub fn source_of(&self, span: Span) -> Vec<Span> {
        let from = self.pieces.partition_point(|piece| piece.text.end() <= span.start());
        let mut res: Vec<Span> = vec![];
        for piece in self.pieces[from..].iter().take_while(|piece| piece.text.start() < span.end())
        {
            let Some(shared) = piece.text.shared(span) else { continue };
            let source = match piece.kind {
                PieceKind::Copied => {
                    let start = piece.source.start() + (shared.start() - piece.text.start());
                    Span::new(start, start + shared.len())
                }
                PieceKind::Decoded => piece.source,
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
    /// Appends words that were made from `source`; panics where copied words have not its length.
    pub fn push(&mut self, words: &str, source: Span, kind: PieceKind) {
        if words.is_empty() {
            return;
        }
        let is_even = kind == PieceKind::Decoded || words.len() == source.len();
        assert!(is_even, "{} bytes cannot be copied from {source}", words.len());
        let start = self.text.content.len();
        self.text.content.push_str(words);
        let piece = Piece { text: Span::new(start, start + words.len()), source, kind };
        match self.text.pieces.last_mut() {
            // Adjoining copied stretches are one piece.
            Some(last)
                if last.text.end() == piece.text.start()
                    && last.source.end() == piece.source.start()
                    && last.kind == PieceKind::Copied
                    && kind == PieceKind::Copied =>
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
        builder.push(&source[12..27], Span::new(12, 27), PieceKind::Copied);
        builder.space("\n\n");
        builder.push(&source[29..46], Span::new(29, 46), PieceKind::Copied);
        let text = builder.finish();
        let at = text.as_str().find("Ankara").unwrap();
        assert_eq!(text.source_of(Span::new(at, at + 6)), [Span::new(29, 35)]);
        let both = text.source_of(Span::new(6, 23));
        assert_eq!(both, [Span::new(18, 27), Span::new(29, 35)]);
    }

    #[test]
    fn pieces_that_run_backwards_are_refused() {
        let kind = PieceKind::Copied;
        let piece = |a, b| Piece { text: Span::new(a, b), source: Span::new(a, b), kind };
        assert!(Text::from_parts("abcd".into(), vec![piece(2, 4), piece(0, 2)]).is_none());
        assert!(Text::from_parts("é".into(), vec![piece(0, 1)]).is_none());
        assert!(Text::from_parts("abcd".into(), vec![piece(0, 2), piece(2, 4)]).is_some());
        let uneven = Piece { text: Span::new(0, 4), source: Span::new(0, 9), kind };
        assert!(Text::from_parts("abcd".into(), vec![uneven]).is_none());
    }

    #[test]
    fn a_decoded_piece_is_pointed_at_as_a_whole() {
        // "R&D" from "R&amp;D".
        let mut builder = TextBuilder::default();
        builder.push("R", Span::new(0, 1), PieceKind::Copied);
        builder.push("&", Span::new(1, 6), PieceKind::Decoded);
        builder.push("D", Span::new(6, 7), PieceKind::Copied);
        let text = builder.finish();
        assert_eq!(text.source_of(Span::new(1, 2)), [Span::new(1, 6)]);
        assert_eq!(text.source_of(Span::new(0, 3)), [Span::new(0, 7)]);
    }
}
