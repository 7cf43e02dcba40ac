//! From a text to its sentences, words and word classes.
//!
//! Everything here is grammar; no rule knows what a news report is about. Splitting follows the
//! English treebanks of Universal Dependencies: hyphens and clitics are tokens of their own.

mod classes;
mod sentences;
mod tokens;

use annals_core::{Annotated, Block, Sentence, Token, TokenIdx, Upos};
use annals_lexicon::Lexicon;
use tokens::Piece;

/// Splits a text into sentences and tokens and tells the classes of its words.
///
/// A sentence never crosses the border of a block. Blocks that are not prose (credits, datelines)
/// have tokens and sentences too; readers pass over them by [`Sentence::block`].
#[must_use]
pub fn annotate<'t>(text: &'t str, blocks: &'t [Block], lexicon: &Lexicon) -> Annotated<'t> {
    let mut pieces: Vec<Piece> = vec![];
    let mut sentences: Vec<Sentence> = vec![];
    for block in blocks {
        let first = pieces.len();
        tokens::tokens(text, block.span, &lexicon.lang, &mut pieces);
        for range in sentences::sentences(text, &pieces[first..], &lexicon.lang) {
            let (start, end) = (first + range.start, first + range.end);
            let span = pieces[start].span.cover(pieces[end - 1].span);
            sentences.push(Sentence { span, first: idx(start), end: idx(end), block: block.kind });
        }
    }
    let classes = classes::classes(text, &pieces, &sentences, lexicon);
    let token = |(piece, upos): (&Piece, Upos)| Token { span: piece.span, kind: piece.kind, upos };
    let tokens = pieces.iter().zip(classes).map(token).collect();
    Annotated::new(text, blocks, tokens, sentences)
}

fn idx(at: usize) -> TokenIdx {
    TokenIdx(u32::try_from(at).expect("fewer tokens than bytes"))
}

#[cfg(test)]
mod tests;
