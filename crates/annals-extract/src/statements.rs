//! Who said what to whom, and on what terms.
//!
//! Quotation marks are paired first; then every cue ("said", "according to") is read for itself: its
//! speaker from the noun phrases around it, its content from the words behind or before it. A
//! quotation without a cue belongs to the statement it follows at once, or to nobody.

mod after;
mod content;
mod cues;
mod drafts;
mod following;
mod forward;
mod marks;
mod returns;
mod source_phrases;
mod speakers;
mod speech;
mod subjects;
mod terms;
mod trailing;

use crate::actors::ActorIndex;
use crate::classes::class_of;
use crate::phrases::Phrases;
use annals_core::{
    Actor, Annotated, Sentence, Span, Statement, StatementIdx, Timex, TokenIdx, Upos,
};
use annals_lexicon::Lexicon;
use marks::Quotations;

/// Sentences of more tokens than this are lists or debris, and are passed over.
const LONGEST_SENTENCE: usize = 400;

/// What every part of this module looks at.
struct Ctx<'a> {
    doc: &'a Annotated<'a>,
    phrases: &'a Phrases,
    actors: &'a [Actor],
    mentions: ActorIndex,
    times: &'a [Timex],
    lexicon: &'a Lexicon,
    quotations: Quotations,
}

/// The statements of a report, by their cue.
#[must_use]
pub fn statements(
    doc: &Annotated,
    phrases: &Phrases,
    actors: &[Actor],
    times: &[Timex],
    lexicon: &Lexicon,
) -> Vec<Statement> {
    let quotations = marks::quotations(doc);
    let mentions = ActorIndex::new(actors);
    let ctx = Ctx { doc, phrases, actors, mentions, times, lexicon, quotations };
    let mut found = drafts::Found::new(&ctx);
    for sentence in doc.sentences() {
        let n_tokens = sentence.end.at() - sentence.first.at();
        if sentence.block.is_prose() && n_tokens <= LONGEST_SENTENCE {
            speech::read(&ctx, sentence, &mut found);
        }
    }
    following::join(&ctx, &mut found);
    found.statements(&ctx)
}

/// The statement with the shortest content that holds a stretch of the text.
#[must_use]
pub fn attributed(statements: &[Statement], span: Span) -> Option<StatementIdx> {
    (0..)
        .map(StatementIdx)
        .zip(statements)
        .filter(|(_, statement)| statement.says(span))
        .min_by_key(|(_, statement)| statement.content_len())
        .map(|(idx, _)| idx)
}

impl Ctx<'_> {
    fn upos(&self, token: TokenIdx) -> Upos {
        class_of(self.doc, token)
    }

    fn is(&self, token: TokenIdx, word: &str) -> bool {
        self.doc.is(token, word)
    }

    fn is_any(&self, token: TokenIdx, words: &[&str]) -> bool {
        words.iter().any(|word| self.doc.is(token, word))
    }

    fn lower(&self, token: TokenIdx) -> String {
        self.doc.word(token).to_lowercase()
    }

    fn is_verbal(&self, token: TokenIdx) -> bool {
        matches!(self.upos(token), Upos::Verb | Upos::Aux)
    }

    fn is_dash(&self, token: TokenIdx) -> bool {
        let touches = token.offset(-1).filter(|before| before.at() < self.doc.n_tokens());
        let touches =
            touches.is_some_and(|t| self.doc.span(t).end() == self.doc.span(token).start());
        match self.doc.word(token) {
            "—" | "–" | "--" => true,
            "-" => !touches,
            _ => false,
        }
    }

    /// Whether a wide gap parts a token from the one before: a dash that was lost on the way, as in
    /// "called the plan a folly   the dam, he said, is full".
    fn is_behind_gap(&self, token: TokenIdx) -> bool {
        let Some(before) = token.offset(-1).filter(|_| token.at() < self.doc.n_tokens()) else {
            return false;
        };
        let (end, start) = (self.doc.span(before).end(), self.doc.span(token).start());
        let gap = &self.doc.text()[end.min(start)..start];
        gap.len() > 2 && gap.chars().all(|c| c == ' ' || c == '\u{a0}')
    }

    /// The token that begins what a token belongs to: the sentence, or the words behind the last
    /// semicolon or gap.
    fn clause_start(&self, sentence: &Sentence, at: TokenIdx) -> TokenIdx {
        let back = (sentence.first.0 + 1..=at.0).rev().map(TokenIdx);
        back.into_iter()
            .find(|token| {
                self.is_behind_gap(*token)
                    || token.offset(-1).is_some_and(|before| self.is(before, ";"))
            })
            .unwrap_or(sentence.first)
    }

    /// The time expression that holds a token.
    fn time_at(&self, token: TokenIdx) -> Option<&Timex> {
        let span = self.doc.token(token)?.span;
        let at = self.times.partition_point(|time| time.span.end() <= span.start());
        self.times.get(at).filter(|time| time.span.overlaps(span))
    }

    /// One past the last token of a time expression.
    fn end_of_time(&self, time: &Timex) -> TokenIdx {
        self.doc.tokens_in(time.span).next_back().map_or(TokenIdx(0), next)
    }

    /// The token before, in the same sentence.
    fn before(&self, token: TokenIdx, sentence: &Sentence) -> Option<TokenIdx> {
        token.offset(-1).filter(|before| *before >= sentence.first)
    }
}

fn next(token: TokenIdx) -> TokenIdx {
    TokenIdx(token.0 + 1)
}

#[cfg(test)]
mod tests;
