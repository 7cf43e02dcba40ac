use crate::tokens::Piece;
use annals_core::{Block, BlockKind, Sentence, Span, TokenIdx, TokenKind};

/// Sentences whose words somebody else has told apart, and the text they make: the words with single
/// blanks between them.
#[derive(Clone, Debug, Default)]
pub struct GivenWords {
    text: String,
    blocks: Vec<Block>,
    pieces: Vec<Piece>,
    sentences: Vec<Sentence>,
}

impl GivenWords {
    /// Joins the words of some sentences. A word may hold blanks. Panics on an empty one.
    pub fn new<S: AsRef<str>>(sentences: &[Vec<S>]) -> Self {
        let mut res = Self::default();
        for words in sentences.iter().filter(|words| !words.is_empty()) {
            res.push_sentence(words);
        }
        if !res.text.is_empty() {
            let span = Span::new(0, res.text.len());
            res.blocks.push(Block { span, kind: BlockKind::Paragraph });
        }
        res
    }

    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    pub(crate) fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    pub(crate) fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    pub(crate) fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    fn push_sentence<S: AsRef<str>>(&mut self, words: &[S]) {
        let first = self.pieces.len();
        for word in words.iter().map(S::as_ref) {
            assert!(!word.is_empty(), "a word has letters");
            if !self.text.is_empty() {
                self.text.push(' ');
            }
            let start = self.text.len();
            self.text.push_str(word);
            self.pieces.push(Piece::new(start, self.text.len(), kind(word)));
        }
        let span = self.pieces[first].span.cover(self.pieces[self.pieces.len() - 1].span);
        let (first, end) = (TokenIdx::from_at(first), TokenIdx::from_at(self.pieces.len()));
        self.sentences.push(Sentence { span, first, end, block: BlockKind::Paragraph });
    }
}

fn kind(word: &str) -> TokenKind {
    let is_figure = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | ':');
    if word.starts_with(|c: char| c.is_ascii_digit()) && word.chars().all(is_figure) {
        TokenKind::Number
    } else if word.contains(char::is_alphanumeric) {
        TokenKind::Word
    } else {
        TokenKind::Mark
    }
}
