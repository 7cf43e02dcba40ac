//! Quotations: pairing the double marks of a whole report.
//!
//! A quotation ends with its closing mark. One that is still open at the end of a block counts only
//! where the next block opens with a mark again, as reports print speech of several paragraphs.

use crate::classes::class_of;
use annals_core::{Annotated, Span, TokenIdx, TokenKind};

/// A stretch between double marks, the marks included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Quotation {
    /// Its opening mark.
    pub(super) first: TokenIdx,
    /// Its closing mark, or the last token of the block where it runs on.
    pub(super) last: TokenIdx,
    /// Whether it runs on in the next block.
    pub(super) runs_on: bool,
}

impl Quotation {
    pub(super) fn span(self, doc: &Annotated) -> Span {
        doc.between(self.first, self.last)
    }

    /// The last token before its closing mark.
    pub(super) fn last_word(self, doc: &Annotated) -> Option<TokenIdx> {
        let paired = doc.word(self.last) != "\"" && is_half(doc, self.last);
        self.last.offset(if paired { -2 } else { -1 }).filter(|token| *token > self.first)
    }

    /// Whether it may be speech at all: more than a word, and not a title ("Gone with the Wind").
    pub(super) fn is_speech(self, doc: &Annotated) -> bool {
        let inner = (self.first.0 + 1..self.last.0).map(TokenIdx);
        let words = inner.filter(|token| class_of(doc, *token) != annals_core::Upos::Punct);
        let words: Vec<&str> = words.map(|token| doc.word(token)).take(12).collect();
        let small = |word: &&&str| word.chars().all(|c| !c.is_uppercase()) && word.len() > 3;
        let ends_sentence = self.last_word(doc).is_some_and(|token| {
            matches!(doc.word(token), "," | "." | "?" | "!" | "…" | "..." | "—")
        });
        !words.is_empty()
            && (ends_sentence || words.iter().any(|word| small(&word)) || words.len() > 6)
    }
}

/// The quotations of a report, and which one a token stands in.
#[derive(Debug, Default)]
pub(super) struct Quotations {
    pub(super) all: Vec<Quotation>,
    // One entry a token: a position in `all`, or `NONE`.
    of_token: Vec<u32>,
}

const NONE: u32 = u32::MAX;

impl Quotations {
    /// The position of the quotation that holds a token, its marks included.
    pub(super) fn at(&self, token: TokenIdx) -> Option<usize> {
        self.of_token.get(token.at()).filter(|at| **at != NONE).map(|at| *at as usize)
    }

    /// The position of the quotation that a token opens.
    pub(super) fn opened_by(&self, token: TokenIdx) -> Option<usize> {
        self.at(token).filter(|at| self.all[*at].first == token)
    }

    /// The position of the quotation that a token closes.
    pub(super) fn closed_by(&self, token: TokenIdx) -> Option<usize> {
        self.at(token).filter(|at| self.all[*at].last == token && !self.all[*at].runs_on)
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Opens,
    Closes,
}

/// Pairs the marks.
pub(super) fn quotations(doc: &Annotated) -> Quotations {
    let mut all: Vec<Quotation> = vec![];
    let mut blocks = doc.blocks().iter().peekable();
    let mut open: Vec<TokenIdx> = vec![];
    let n_tokens = u32::try_from(doc.n_tokens()).expect("fewer tokens than bytes");
    let mut second_half = None;
    for token in (0..n_tokens).map(TokenIdx) {
        if second_half == Some(token) {
            continue;
        }
        let start = doc.span(token).start();
        let mut begins_block = token.0 == 0;
        while blocks.next_if(|block| block.span.end() <= start).is_some() {
            begins_block = true;
        }
        let pair = is_pair(doc, token);
        let last = if pair { TokenIdx(token.0 + 1) } else { token };
        second_half = pair.then_some(last);
        let mark = mark(doc, token, last, !open.is_empty());
        if begins_block && let Some(first) = open.first().copied() {
            if mark == Some(Mark::Opens) {
                let last = TokenIdx(token.0 - 1);
                push(&mut all, Quotation { first, last, runs_on: true });
            }
            open.clear();
        }
        match mark {
            Some(Mark::Opens) => open.push(token),
            Some(Mark::Closes) => {
                // Marks inside marks: only the outermost pair is kept.
                if let Some(first) = open.pop() {
                    push(&mut all, Quotation { first, last, runs_on: false });
                }
            }
            None => {}
        }
    }
    let mut of_token = vec![NONE; doc.n_tokens()];
    for (at, quotation) in (0..).zip(&all) {
        of_token[quotation.first.at()..=quotation.last.at()].fill(at);
    }
    Quotations { all, of_token }
}

/// Adds a quotation and takes out those that it holds.
fn push(all: &mut Vec<Quotation>, quotation: Quotation) {
    while all.last().is_some_and(|inner| inner.first > quotation.first) {
        all.pop();
    }
    all.push(quotation);
}

/// Half of a double mark that is written as two single ones: ''
fn is_half(doc: &Annotated, token: TokenIdx) -> bool {
    matches!(doc.word(token), "'" | "’" | "‘" | "`")
}

/// Whether a token and the next are one double mark: ''
fn is_pair(doc: &Annotated, token: TokenIdx) -> bool {
    let Some(next) = doc.token(TokenIdx(token.0 + 1)) else { return false };
    is_half(doc, token)
        && doc.word(token) == next.span.of(doc.text())
        && doc.span(token).end() == next.span.start()
}

/// What a mark of one or two tokens does; a straight one is told by what it touches.
fn mark(doc: &Annotated, first: TokenIdx, last: TokenIdx, is_open: bool) -> Option<Mark> {
    if doc.token(first)?.kind != TokenKind::Mark {
        return None;
    }
    match doc.between(first, last).of(doc.text()) {
        "``" | "‘‘" => Some(Mark::Opens),
        "“" | "„" | "«" => Some(Mark::Opens),
        "”" | "»" => Some(Mark::Closes),
        "\"" | "''" | "’’" => {
            let text = doc.text();
            let span = doc.between(first, last);
            let before = text[..span.start()].chars().next_back();
            let after = text[span.end()..].chars().next();
            let free_before = before.is_none_or(|c| c.is_whitespace() || "([—–-‘'".contains(c));
            let free_after = after.is_none_or(|c| c.is_whitespace() || ",.;:?!)]—–-".contains(c));
            match (free_before, free_after) {
                (true, false) if !is_open => Some(Mark::Opens),
                // Blank before, word behind, while one is open: the last one was never closed, or
                // this one stands inside it. Both read best as a new beginning.
                (true, false) => Some(Mark::Opens),
                (false, true) => is_open.then_some(Mark::Closes),
                _ if is_open => Some(Mark::Closes),
                _ => Some(Mark::Opens),
            }
        }
        _ => None,
    }
}
