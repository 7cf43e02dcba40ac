mod grammar;
mod tokens;
mod tree;

use crate::{Block, BlockKind, Span, Upos};
pub use tokens::{Lemmas, Tokens};
use tree::Tree;

/// The position of a token in an annotated text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TokenIdx(pub u32);

impl TokenIdx {
    /// The token at an index.
    #[must_use]
    pub fn from_at(at: usize) -> Self {
        Self(u32::try_from(at).expect("fewer tokens than bytes"))
    }

    /// The position as an index.
    #[must_use]
    pub fn at(self) -> usize {
        self.0 as usize
    }

    /// The token so many places on (or back); `None` before the first.
    #[must_use]
    pub fn offset(self, by: i32) -> Option<Self> {
        self.0.checked_add_signed(by).map(Self)
    }
}

/// The position of a sentence in an annotated text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SentenceIdx(pub u32);

/// Tokens behind one another, half-open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TokenRange {
    /// The first.
    pub first: TokenIdx,
    /// One past the last.
    pub end: TokenIdx,
}

impl TokenRange {
    /// Only this token.
    #[must_use]
    pub fn one(token: TokenIdx) -> Self {
        Self { first: token, end: TokenIdx(token.0 + 1) }
    }

    /// The tokens, in order.
    pub fn tokens(self) -> impl DoubleEndedIterator<Item = TokenIdx> + Clone + use<> {
        (self.first.0..self.end.0).map(TokenIdx)
    }

    /// Whether a token is among them.
    #[must_use]
    pub fn holds(self, token: TokenIdx) -> bool {
        self.first <= token && token < self.end
    }

    /// How many there are.
    #[must_use]
    pub fn len(self) -> usize {
        self.end.0.saturating_sub(self.first.0) as usize
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.end <= self.first
    }

    /// The smallest range that holds both.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self { first: self.first.min(other.first), end: self.end.max(other.end) }
    }
}

/// A word, number or mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
    /// Its word class.
    pub upos: Upos,
}

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TokenKind {
    /// Letters, with inner apostrophes, hyphens, stops and digits.
    Word,
    /// Digits, with inner separators: `2,000`, `17:10`, `2.5`.
    Number,
    /// Punctuation and symbols.
    Mark,
}

/// A sentence: its stretch of the text and its tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands, without outer white space.
    pub span: Span,
    /// Its first token.
    pub first: TokenIdx,
    /// One past its last token.
    pub end: TokenIdx,
    /// The kind of block it stands in.
    pub block: BlockKind,
}

impl Sentence {
    /// Its tokens as a range.
    #[must_use]
    pub fn range(&self) -> TokenRange {
        TokenRange { first: self.first, end: self.end }
    }

    /// Its tokens, in order.
    pub fn tokens(&self) -> impl DoubleEndedIterator<Item = TokenIdx> + Clone + use<> {
        (self.first.0..self.end.0).map(TokenIdx)
    }
}

/// A text with its sentences and tokens: what the language stage makes and every reader reads.
///
/// Tokens are kept as arrays; a [`TokenIdx`] is all that is passed around. Nothing that is asked of it
/// allocates, and all answers but those by place in the text take constant time.
#[derive(Clone, Debug)]
pub struct Annotated<'t> {
    text: &'t str,
    blocks: &'t [Block],
    // Invariant: both sorted by span, not overlapping; no sentence is empty and together they hold
    // every token.
    tokens: Tokens,
    sentences: Vec<Sentence>,
    // Follows from the heads.
    tree: Tree,
}

impl<'t> Annotated<'t> {
    /// Joins a text with its tokens and sentences; panics where they are out of order, where a layer
    /// lacks tokens, or where the words of a sentence are no tree.
    #[must_use]
    pub fn new(
        text: &'t str,
        blocks: &'t [Block],
        tokens: Tokens,
        sentences: Vec<Sentence>,
    ) -> Self {
        assert!(tokens.are_even(), "every token has a place in every layer");
        let sorted = tokens.spans.windows(2).all(|two| two[0].end() <= two[1].start());
        assert!(sorted, "tokens stand in order");
        let mut end = 0;
        for sentence in &sentences {
            assert!(sentence.first.at() == end, "sentences follow one another");
            assert!(sentence.first < sentence.end, "a sentence has tokens");
            assert!(!tokens.joined[end], "a surface token stands in one sentence");
            end = sentence.end.at();
        }
        assert!(end == tokens.spans.len(), "every token is in a sentence");
        let tree = Tree::new(&tokens.heads, &sentences);
        Self { text, blocks, tokens, sentences, tree }
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// The blocks of the article.
    #[must_use]
    pub fn blocks(&self) -> &'t [Block] {
        self.blocks
    }

    /// All sentences, in order.
    #[must_use]
    pub fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    /// A sentence.
    #[must_use]
    pub fn sentence(&self, sentence: SentenceIdx) -> &Sentence {
        &self.sentences[sentence.0 as usize]
    }

    /// The number of tokens.
    #[must_use]
    pub fn n_tokens(&self) -> usize {
        self.tokens.spans.len()
    }

    /// A token; `None` past the last.
    #[must_use]
    pub fn token(&self, token: TokenIdx) -> Option<Token> {
        let at = token.at();
        let span = *self.tokens.spans.get(at)?;
        Some(Token { span, kind: self.tokens.kinds[at], upos: self.tokens.upos[at] })
    }

    /// Where a token stands; the end of the text past the last.
    #[must_use]
    pub fn span(&self, token: TokenIdx) -> Span {
        let end = Span::new(self.text.len(), self.text.len());
        self.tokens.spans.get(token.at()).copied().unwrap_or(end)
    }

    /// The words of a token; empty past the last.
    #[must_use]
    pub fn word(&self, token: TokenIdx) -> &'t str {
        self.tokens.spans.get(token.at()).map_or("", |span| span.of(self.text))
    }

    /// The class of a token; [`Upos::X`] past the last.
    #[must_use]
    pub fn upos(&self, token: TokenIdx) -> Upos {
        self.tokens.upos.get(token.at()).copied().unwrap_or(Upos::X)
    }

    /// Whether a token is this word, whatever its capitals (ASCII).
    #[must_use]
    pub fn is(&self, token: TokenIdx, word: &str) -> bool {
        self.word(token).eq_ignore_ascii_case(word)
    }

    /// The stretch from one token to another, both included.
    #[must_use]
    pub fn between(&self, first: TokenIdx, last: TokenIdx) -> Span {
        self.span(first).cover(self.span(last))
    }

    /// The sentence that holds a byte of the text.
    #[must_use]
    pub fn sentence_at(&self, byte: usize) -> Option<SentenceIdx> {
        let at = self.sentences.partition_point(|sentence| sentence.span.end() <= byte);
        let found = self.sentences.get(at)?.span.start() <= byte;
        found.then(|| SentenceIdx(u32::try_from(at).expect("fewer sentences than bytes")))
    }

    /// The first token that ends after a byte of the text.
    #[must_use]
    pub fn token_at(&self, byte: usize) -> Option<TokenIdx> {
        let at = self.tokens.spans.partition_point(|span| span.end() <= byte);
        (at < self.tokens.spans.len()).then(|| TokenIdx::from_at(at))
    }

    /// The range of tokens that lie wholly in a span.
    #[must_use]
    pub fn range_in(&self, span: Span) -> TokenRange {
        let spans = &self.tokens.spans;
        let first = spans.partition_point(|token| token.start() < span.start());
        let end = spans.partition_point(|token| token.end() <= span.end());
        TokenRange { first: TokenIdx::from_at(first), end: TokenIdx::from_at(end.max(first)) }
    }

    /// The tokens that lie wholly in a span, in order.
    pub fn tokens_in(&self, span: Span) -> impl DoubleEndedIterator<Item = TokenIdx> + use<'t> {
        self.range_in(span).tokens()
    }
}

#[cfg(test)]
mod tests;
