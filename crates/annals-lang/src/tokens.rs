//! Words, numbers and marks.
//!
//! A walk over the stretch: at each place the first reader that knows what begins there says how far
//! it goes. Every reader looks a bounded way ahead or no farther than what it takes, so the walk is
//! linear in the length of the text, whatever the text.

mod addresses;
mod clitics;
mod marks;
mod numbers;
mod words;

use annals_core::{Span, TokenKind};
use annals_lexicon::lang::LangWords;

/// A token before its class is known.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Piece {
    pub(crate) span: Span,
    pub(crate) kind: TokenKind,
    /// Whether it is the second or a later word of what is written as one: "n't" of "couldn't",
    /// "not" of "cannot". The treebanks keep the whole as a token of several words.
    pub(crate) joined: bool,
}

impl Piece {
    pub(crate) fn new(start: usize, end: usize, kind: TokenKind) -> Self {
        Self { span: Span::new(start, end), kind, joined: false }
    }
}

/// The longest run of letters looked at as one word; beyond it nobody writes words.
const LONGEST_WORD: usize = 256;

/// What the readers see: the text up to the end of the stretch, and the tables.
#[derive(Clone, Copy)]
struct Scan<'t> {
    text: &'t str,
    words: &'t LangWords,
}

impl<'t> Scan<'t> {
    fn rest(&self, at: usize) -> &'t str {
        &self.text[at..]
    }

    fn next(&self, at: usize) -> Option<char> {
        let byte = *self.text.as_bytes().get(at)?;
        if byte.is_ascii() { Some(char::from(byte)) } else { self.text[at..].chars().next() }
    }

    fn before(&self, at: usize) -> Option<char> {
        self.text[..at].chars().next_back()
    }

    /// Whether nothing of a word stands before a place.
    fn is_free(&self, at: usize) -> bool {
        self.before(at).is_none_or(|c| !c.is_alphanumeric())
    }

    /// Whether a place is the first of the text or follows white space.
    fn is_after_blank(&self, at: usize) -> bool {
        self.before(at).is_none_or(char::is_whitespace)
    }
}

/// Appends the tokens of a stretch of the text.
pub(crate) fn tokens(text: &str, span: Span, words: &LangWords, out: &mut Vec<Piece>) {
    let scan = Scan { text: &text[..span.end()], words };
    let first = out.len();
    let mut at = span.start();
    // How far the present run without white space goes, and what it may hold.
    let mut run = addresses::Run::default();
    while let Some(c) = scan.next(at) {
        if c.is_whitespace() {
            at += c.len_utf8();
            continue;
        }
        if at >= run.end {
            run = addresses::Run::at(&scan, at);
        }
        at = if let Some(end) = addresses::address(&scan, at, &run) {
            out.push(Piece::new(at, end, TokenKind::Word));
            end
        } else if let Some(found) = numbers::number(&scan, at, c) {
            out.push(found);
            found.span.end()
        } else if c.is_alphanumeric() {
            words::word(&scan, at, out)
        } else {
            marks::mark(&scan, at, c, out)
        };
    }
    // What stands before the stretch is no part of its words.
    if let Some(first) = out.get_mut(first) {
        first.joined = false;
    }
}
