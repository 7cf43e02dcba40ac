//! From a text to its grammar: sentences, words, classes, dictionary forms, features, trees and names.
//!
//! Everything here follows the English treebanks of Universal Dependencies (hyphens and clitics are
//! tokens of their own); no rule knows what a news report is about. The skills are linear models with
//! hashed features: see [`weights`] for the models, [`lexeme`] for what they see of a word, and
//! [`tagger`], [`parser`] and [`names`] for what each looks at. `cargo xtask train` makes them.

pub mod clusters;
pub mod hash;
pub mod lemmas;
pub mod lexeme;
mod models;
pub mod morph;
pub mod names;
pub mod parser;
#[doc(hidden)]
pub mod sentences;
pub mod spelling;
pub mod tagger;
mod tokens;
pub mod weights;
mod words;

use annals_core::{Annotated, Block, Sentence, TokenIdx, Tokens};
use annals_lexicon::Lexicon;
use lexeme::Lexeme;
pub use models::Models;
use std::ops::Range;
use tokens::Piece;
pub use words::GivenWords;

/// Splits a text into sentences and tokens and tells their grammar.
///
/// A sentence never crosses the border of a block. Blocks that are not prose (credits, datelines)
/// have tokens and sentences too; readers pass over them by [`Sentence::block`].
#[must_use]
pub fn annotate<'t>(
    text: &'t str,
    blocks: &'t [Block],
    lexicon: &Lexicon,
    models: &Models,
) -> Annotated<'t> {
    let mut pieces: Vec<Piece> = vec![];
    let mut sentences: Vec<Sentence> = vec![];
    for block in blocks {
        let first = pieces.len();
        tokens::tokens(text, block.span, &lexicon.lang, &mut pieces);
        let ends = &models.sentences;
        for range in sentences::sentences(text, &pieces[first..], &lexicon.lang, ends) {
            let (start, end) = (first + range.start, first + range.end);
            let span = pieces[start].span.cover(pieces[end - 1].span);
            let (first, end) = (TokenIdx::from_at(start), TokenIdx::from_at(end));
            sentences.push(Sentence { span, first, end, block: block.kind });
        }
    }
    layered(text, blocks, &pieces, sentences, lexicon, models)
}

/// Tells about words that are split already what [`annotate`] tells about a text.
#[must_use]
pub fn annotate_words<'t>(
    given: &'t GivenWords,
    lexicon: &Lexicon,
    models: &Models,
) -> Annotated<'t> {
    let sentences = given.sentences().to_vec();
    layered(given.text(), given.blocks(), given.pieces(), sentences, lexicon, models)
}

/// What is known about words once they are told apart.
fn layered<'t>(
    text: &'t str,
    blocks: &'t [Block],
    pieces: &[Piece],
    sentences: Vec<Sentence>,
    lexicon: &Lexicon,
    models: &Models,
) -> Annotated<'t> {
    let mut tokens = Tokens::neutral(
        text,
        pieces.iter().map(|piece| piece.span).collect(),
        pieces.iter().map(|piece| piece.kind).collect(),
        &sentences,
    );
    tokens.joined = pieces.iter().map(|piece| piece.joined).collect();
    let lexemes: Vec<Lexeme> =
        pieces.iter().map(|piece| Lexeme::new(piece.span.of(text), &models.clusters)).collect();
    grammar(&lexemes, &sentences, models, &mut tokens);
    let forms: Vec<&str> = pieces.iter().map(|piece| piece.span.of(text)).collect();
    let ranges: Vec<Range<usize>> =
        sentences.iter().map(|sentence| sentence.first.at()..sentence.end.at()).collect();
    tokens.names = names::names(&lexemes, &forms, &ranges, &models.names);
    tokens.lemmas = lemmas::lemmas(text, &tokens, models.lemmas);
    tokens.morphs = morph::morphs(text, &tokens, &sentences, &lexicon.lang);
    Annotated::new(text, blocks, tokens, sentences)
}

/// Classes and trees, sentence by sentence.
fn grammar(lexemes: &[Lexeme], sentences: &[Sentence], models: &Models, tokens: &mut Tokens) {
    let (mut buffers, mut search) = (tagger::Buffers::default(), parser::search::Search::default());
    for sentence in sentences {
        let (first, range) = (sentence.first.at(), sentence.first.at()..sentence.end.at());
        let words = &lexemes[range.clone()];
        let classes = models.tagger.tag(words, &mut buffers);
        for (at, class) in range.clone().zip(&classes) {
            tokens.upos[at] = models.tagger.upos(*class);
            tokens.xpos[at] = models.tagger.xpos(*class);
        }
        let arcs = models.parser.arcs(words, &classes, &tokens.upos[range.clone()], &mut search);
        for (at, arc) in range.zip(arcs) {
            tokens.heads[at] = arc.head.map(|head| TokenIdx::from_at(first + head));
            tokens.relations[at] = arc.relation;
        }
    }
}

/// How many tokens and sentences a text has: what splitting alone costs, for measuring.
#[doc(hidden)]
#[must_use]
pub fn split_count(text: &str, lexicon: &Lexicon, models: &Models) -> (usize, usize) {
    let mut pieces = vec![];
    tokens::tokens(text, annals_core::Span::new(0, text.len()), &lexicon.lang, &mut pieces);
    let sentences = sentences::sentences(text, &pieces, &lexicon.lang, &models.sentences);
    (pieces.len(), sentences.len())
}

/// Calls `ends` for every place of a text where a sentence may end, with the model's features: what
/// trains the model sees what uses it.
#[doc(hidden)]
pub fn sentence_places(
    text: &str,
    lexicon: &Lexicon,
    ends: impl FnMut(sentences::Place, &[u64]) -> bool,
) {
    let mut pieces = vec![];
    tokens::tokens(text, annals_core::Span::new(0, text.len()), &lexicon.lang, &mut pieces);
    sentences::split(text, &pieces, &lexicon.lang, ends);
}

#[cfg(test)]
mod tests;
