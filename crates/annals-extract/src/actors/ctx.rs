//! What every part of this module looks at.

use super::states::States;
use crate::classes::class_of;
use annals_core::{Annotated, Sentence, Span, Timex, TokenIdx, TokenKind, Upos};
use annals_lexicon::Lexicon;
use annals_lexicon::actors::ActorWords;

pub(super) struct Ctx<'a, 'l> {
    pub(super) doc: &'a Annotated<'a>,
    pub(super) lexicon: &'l Lexicon,
    pub(super) words: &'l ActorWords,
    /// States that no table knows.
    pub(super) states: States,
    /// For every token whether it stands in a time expression.
    timed: Vec<bool>,
    /// For every token whether it stands between quotation marks.
    quoted: Vec<bool>,
}

impl<'a, 'l> Ctx<'a, 'l> {
    pub(super) fn new(doc: &'a Annotated<'a>, times: &[Timex], lexicon: &'l Lexicon) -> Self {
        let mut timed = vec![false; doc.n_tokens()];
        for token in times.iter().flat_map(|time| doc.tokens_in(time.span)) {
            timed[token.at()] = true;
        }
        let states = States::new(doc, lexicon);
        Self { doc, lexicon, words: &lexicon.actors, states, timed, quoted: quoted(doc) }
    }

    pub(super) fn is_timed(&self, token: TokenIdx) -> bool {
        self.timed.get(token.at()).copied().unwrap_or(false)
    }

    pub(super) fn is_quoted(&self, token: TokenIdx) -> bool {
        self.quoted.get(token.at()).copied().unwrap_or(false)
    }

    /// The tokens of a stretch in small letters, with one blank between.
    pub(super) fn lower(&self, first: TokenIdx, last: TokenIdx) -> String {
        let mut res = String::new();
        for token in (first.0..=last.0).map(TokenIdx) {
            let word = self.doc.word(token);
            let touches = token > first && self.touches(token);
            if token > first && !touches {
                res.push(' ');
            }
            res.push_str(&word.to_lowercase());
        }
        res
    }

    /// Whether no blank parts a token from the one before.
    pub(super) fn touches(&self, token: TokenIdx) -> bool {
        let Some(before) = token.offset(-1) else { return false };
        token.at() < self.doc.n_tokens()
            && self.doc.span(before).end() == self.doc.span(token).start()
    }

    pub(super) fn adjacent(&self, last: TokenIdx, first: TokenIdx) -> bool {
        last.0 + 1 == first.0
    }

    pub(super) fn is_capital(&self, token: TokenIdx) -> bool {
        self.doc.word(token).starts_with(char::is_uppercase)
    }

    /// Whether a token can be a word of an unknown name.
    pub(super) fn is_name_word(&self, token: TokenIdx) -> bool {
        let word = self.doc.word(token);
        self.is_capital(token)
            && (class_of(self.doc, token) == Upos::Propn || self.states.word(word).is_some())
            && !self.is_timed(token)
            && word != "I"
    }

    pub(super) fn is_glued_hyphen(&self, token: TokenIdx) -> bool {
        self.doc.word(token) == "-"
            && self.touches(token)
            && token.offset(1).is_some_and(|next| self.touches(next))
    }

    /// Whether a token is the rest of a name that a hyphen begins: "Taliban" in "Tehreek-e-Taliban"
    /// is no name of its own.
    pub(super) fn continues_word(&self, token: TokenIdx) -> bool {
        self.is_glued_hyphen(token)
            && token.offset(1).is_some_and(|part| {
                let word = self.doc.word(part);
                word.len() <= 2 && self.words.is_particle(word)
            })
    }

    pub(super) fn is_any(&self, token: TokenIdx, words: &[&str]) -> bool {
        words.iter().any(|word| self.doc.is(token, word))
    }

    pub(super) fn is_genitive(&self, token: TokenIdx) -> bool {
        matches!(self.doc.word(token), "'s" | "’s" | "'" | "’") && self.touches(token)
    }

    /// The lemma of a noun, in small letters.
    pub(super) fn lemma(&self, token: TokenIdx) -> String {
        self.lexicon.inflection.noun_lemma(&self.doc.word(token).to_lowercase())
    }

    /// The base form of a verb's form.
    pub(super) fn verb(&self, token: TokenIdx) -> Option<&'static str> {
        self.lexicon.inflection.verb(&self.doc.word(token).to_lowercase()).map(|(base, _)| base)
    }

    pub(super) fn is_person_verb(&self, token: TokenIdx) -> bool {
        let class = matches!(class_of(self.doc, token), Upos::Verb | Upos::Noun);
        class && self.verb(token).is_some_and(|base| self.words.is_person_verb(base))
    }

    /// The token behind one, past adverbs and time expressions, in the same sentence.
    pub(super) fn next_word(&self, last: TokenIdx, sentence: &Sentence) -> Option<TokenIdx> {
        let skips = |token: &TokenIdx| {
            self.is_timed(*token)
                || class_of(self.doc, *token) == Upos::Adv
                || self.is_any(*token, &["on", "in", "also"])
                    && token.offset(1).is_some_and(|next| self.is_timed(next))
        };
        (last.0 + 1..sentence.end.0).map(TokenIdx).find(|token| !skips(token))
    }

    /// The token before one in the same sentence.
    pub(super) fn before(&self, token: TokenIdx, sentence: &Sentence) -> Option<TokenIdx> {
        token.offset(-1).filter(|before| *before >= sentence.first)
    }

    /// Whether a token is made of letters.
    pub(super) fn is_word(&self, token: TokenIdx) -> bool {
        self.doc.token(token).is_some_and(|token| token.kind == TokenKind::Word)
    }

    pub(super) fn quote(&self, span: Span) -> &'a str {
        span.of(self.doc.text())
    }
}

/// Which tokens stand between quotation marks of their block.
fn quoted(doc: &Annotated) -> Vec<bool> {
    let mut res = vec![false; doc.n_tokens()];
    for block in doc.blocks() {
        let mut open = false;
        for token in doc.tokens_in(block.span) {
            match doc.word(token) {
                "“" => open = true,
                "”" => open = false,
                "\"" => open = !open,
                _ => res[token.at()] = open,
            }
        }
    }
    res
}
