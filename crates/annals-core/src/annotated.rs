use crate::codes::codes;
use crate::{Block, BlockKind, Span};

/// The position of a token in an annotated text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TokenIdx(pub u32);

impl TokenIdx {
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

/// Word classes of Universal Dependencies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Upos {
    Adj,
    Adp,
    Adv,
    Aux,
    Cconj,
    Det,
    Intj,
    Noun,
    Num,
    Part,
    Pron,
    Propn,
    Punct,
    Sconj,
    Sym,
    Verb,
    X,
}

codes!(Upos {
    Adj = "ADJ",
    Adp = "ADP",
    Adv = "ADV",
    Aux = "AUX",
    Cconj = "CCONJ",
    Det = "DET",
    Intj = "INTJ",
    Noun = "NOUN",
    Num = "NUM",
    Part = "PART",
    Pron = "PRON",
    Propn = "PROPN",
    Punct = "PUNCT",
    Sconj = "SCONJ",
    Sym = "SYM",
    Verb = "VERB",
    X = "X",
});

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
    /// Its tokens, in order.
    pub fn tokens(&self) -> impl DoubleEndedIterator<Item = TokenIdx> + Clone + use<> {
        (self.first.0..self.end.0).map(TokenIdx)
    }
}

/// A text with its sentences and tokens: what the language stage makes and every reader reads.
///
/// Tokens are kept as arrays; a [`TokenIdx`] is all that is passed around.
#[derive(Clone, Debug)]
pub struct Annotated<'t> {
    text: &'t str,
    blocks: &'t [Block],
    // Invariant: both sorted by span, not overlapping; sentences cover every token.
    tokens: Vec<Token>,
    sentences: Vec<Sentence>,
}

impl<'t> Annotated<'t> {
    /// Joins a text with its tokens and sentences; panics where they are out of order.
    #[must_use]
    pub fn new(
        text: &'t str,
        blocks: &'t [Block],
        tokens: Vec<Token>,
        sentences: Vec<Sentence>,
    ) -> Self {
        let sorted = tokens.windows(2).all(|two| two[0].span.end() <= two[1].span.start());
        assert!(sorted, "tokens stand in order");
        let joined = sentences.windows(2).all(|two| two[0].end == two[1].first);
        assert!(joined, "sentences follow one another");
        Self { text, blocks, tokens, sentences }
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
        self.tokens.len()
    }

    /// A token; `None` past the last.
    #[must_use]
    pub fn token(&self, token: TokenIdx) -> Option<Token> {
        self.tokens.get(token.at()).copied()
    }

    /// Where a token stands. Panics past the last.
    #[must_use]
    pub fn span(&self, token: TokenIdx) -> Span {
        self.tokens[token.at()].span
    }

    /// The words of a token; empty past the last.
    #[must_use]
    pub fn word(&self, token: TokenIdx) -> &'t str {
        self.token(token).map_or("", |token| token.span.of(self.text))
    }

    /// The class of a token; [`Upos::X`] past the last.
    #[must_use]
    pub fn upos(&self, token: TokenIdx) -> Upos {
        self.token(token).map_or(Upos::X, |token| token.upos)
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
        let at = self.tokens.partition_point(|token| token.span.end() <= byte);
        (at < self.tokens.len())
            .then(|| TokenIdx(u32::try_from(at).expect("fewer tokens than bytes")))
    }

    /// The tokens that lie wholly in a span, in order.
    pub fn tokens_in(&self, span: Span) -> impl DoubleEndedIterator<Item = TokenIdx> + use<'t> {
        let first = self.tokens.partition_point(|token| token.span.start() < span.start());
        let end = self.tokens.partition_point(|token| token.span.end() <= span.end());
        let idx = |at: usize| u32::try_from(at).expect("fewer tokens than bytes");
        (idx(first)..idx(end.max(first))).map(TokenIdx)
    }
}
