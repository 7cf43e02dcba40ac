//! Base noun phrases: a noun with what stands before it, as far as word classes tell.
//!
//! A stand-in for the subtrees of a parse: "a senior U.S. official", "the group's fighters", "he". A
//! phrase holds no preposition, relative clause or apposition behind a comma.

use crate::classes::class_of;
use annals_core::{Annotated, Sentence, Span, TokenIdx, TokenKind, Upos, Xpos};

/// A base noun phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// Its first token.
    pub first: TokenIdx,
    /// Its last token, which is its head.
    pub head: TokenIdx,
}

impl Phrase {
    /// The stretch of the text, with its article.
    #[must_use]
    pub fn span(self, doc: &Annotated) -> Span {
        doc.between(self.first, self.head)
    }

    /// The stretch of the text without a leading article.
    #[must_use]
    pub fn bare_span(self, doc: &Annotated) -> Span {
        let articled = ["the", "a", "an"].iter().any(|article| doc.is(self.first, article));
        match self.first.offset(1) {
            Some(second) if articled && self.first < self.head => doc.between(second, self.head),
            _ => self.span(doc),
        }
    }

    /// Whether it is one personal pronoun.
    #[must_use]
    pub fn is_pronoun(self, doc: &Annotated) -> bool {
        let demonstrative = matches!(doc.xpos(self.head), Xpos::Dt | Xpos::Wdt);
        self.first == self.head && class_of(doc, self.head) == Upos::Pron && !demonstrative
    }
}

/// The noun phrases of a report, in order.
#[derive(Clone, Debug, Default)]
pub struct Phrases {
    // Invariant: sorted, not overlapping.
    phrases: Vec<Phrase>,
}

impl Phrases {
    /// All of them.
    #[must_use]
    pub fn all(&self) -> &[Phrase] {
        &self.phrases
    }

    /// The phrase that holds a token.
    #[must_use]
    pub fn at(&self, token: TokenIdx) -> Option<Phrase> {
        let at = self.phrases.partition_point(|phrase| phrase.head < token);
        self.phrases.get(at).copied().filter(|phrase| phrase.first <= token)
    }

    /// The last phrase that ends before a token, in the same sentence.
    #[must_use]
    pub fn before(&self, token: TokenIdx, sentence: &Sentence) -> Option<Phrase> {
        let at = self.phrases.partition_point(|phrase| phrase.head < token);
        let phrase = *self.phrases.get(at.checked_sub(1)?)?;
        (phrase.first >= sentence.first).then_some(phrase)
    }

    /// The first phrase that begins after a token, in the same sentence.
    #[must_use]
    pub fn after(&self, token: TokenIdx, sentence: &Sentence) -> Option<Phrase> {
        let at = self.phrases.partition_point(|phrase| phrase.first <= token);
        self.phrases.get(at).copied().filter(|phrase| phrase.head < sentence.end)
    }
}

/// Finds the noun phrases of a report; `times` are stretches that belong to no phrase.
#[must_use]
pub fn phrases(doc: &Annotated, times: &[Span]) -> Phrases {
    let mut phrases = vec![];
    let mut times = times.iter().peekable();
    for sentence in doc.sentences() {
        let mut run: Vec<TokenIdx> = vec![];
        for token in sentence.tokens() {
            let span = doc.span(token);
            while times.next_if(|time| time.end() <= span.start()).is_some() {}
            let timed = times.peek().map(|time| **time).filter(|time| time.overlaps(span));
            let describes = timed.is_some_and(|time| describes_noun(doc, &run, time));
            if !describes && (timed.is_some() || !joins(doc, &run, token)) {
                finish(doc, &mut run, &mut phrases);
            }
            let opens = timed.is_none() && opens(doc, token);
            if opens || !run.is_empty() {
                run.push(token);
            }
            if class_of(doc, token) == Upos::Pron && !is_possessive(doc, token) {
                finish(doc, &mut run, &mut phrases);
            }
        }
        finish(doc, &mut run, &mut phrases);
    }
    Phrases { phrases }
}

/// Whether a time expression stands inside a phrase, as in "a 30-day truce", "their 2019 war".
fn describes_noun(doc: &Annotated, run: &[TokenIdx], time: Span) -> bool {
    let Some(last) = run.last() else { return false };
    let inside = doc.span(*last).overlaps(time);
    let waits = matches!(class_of(doc, *last), Upos::Det | Upos::Adj) || is_possessive(doc, *last);
    let next = doc.tokens_in(time).next_back().and_then(|end| end.offset(1));
    let next = next.filter(|next| doc.token(*next).is_some());
    inside
        || (waits || is_genitive(doc, *last))
            && next.is_some_and(|next| matches!(class_of(doc, next), Upos::Noun | Upos::Adj))
}

fn is_possessive(doc: &Annotated, token: TokenIdx) -> bool {
    const POSSESSIVES: [&str; 8] = ["its", "their", "his", "her", "our", "my", "your", "whose"];
    POSSESSIVES.iter().any(|word| doc.is(token, word))
}

fn is_genitive(doc: &Annotated, token: TokenIdx) -> bool {
    matches!(doc.word(token), "'s" | "’s" | "'" | "’")
}

fn touches(doc: &Annotated, token: TokenIdx) -> bool {
    let before = token.offset(-1).and_then(|before| doc.token(before));
    let token = doc.token(token);
    before.zip(token).is_some_and(|(before, token)| before.span.end() == token.span.start())
}

fn opens(doc: &Annotated, token: TokenIdx) -> bool {
    match class_of(doc, token) {
        Upos::Det | Upos::Adj | Upos::Num | Upos::Noun | Upos::Propn | Upos::Pron => true,
        Upos::Sym => doc.word(token) != "%",
        _ => false,
    }
}

/// Whether a token goes on with the phrase that is being built.
fn joins(doc: &Annotated, run: &[TokenIdx], token: TokenIdx) -> bool {
    let (Some(first), Some(last)) = (run.first(), run.last()) else { return false };
    // What a hyphen joins stays together, whatever its class: "U.S.-led coalition".
    let is_mark = doc.token(token).is_none_or(|token| token.kind == TokenKind::Mark);
    if doc.word(*last) == "-" && touches(doc, token) && !is_mark {
        return true;
    }
    match class_of(doc, token) {
        Upos::Propn if opens_relative(doc, run, token) => false,
        Upos::Adj | Upos::Num | Upos::Noun | Upos::Propn => true,
        Upos::Sym => doc.word(token) == "%",
        Upos::Part => is_genitive(doc, token) && touches(doc, token),
        // "a carefully worded statement", "the captured men": only behind an article.
        Upos::Adv | Upos::Verb => {
            matches!(class_of(doc, *first), Upos::Det | Upos::Pron)
                && !matches!(class_of(doc, *last), Upos::Noun | Upos::Propn)
                && behind_comes_noun(doc, token)
        }
        Upos::Punct if doc.word(token) == "-" => {
            let glued = token.offset(1).is_some_and(|next| touches(doc, next));
            glued && touches(doc, token) && behind_comes_noun(doc, token)
        }
        Upos::Punct => {
            is_genitive(doc, token) && touches(doc, token) && behind_comes_noun(doc, token)
        }
        _ => false,
    }
}

/// "a charge New Delhi rejected": behind "a" and a noun, a name that a verb follows is its subject.
fn opens_relative(doc: &Annotated, run: &[TokenIdx], name: TokenIdx) -> bool {
    let (Some(first), Some(last)) = (run.first(), run.last()) else { return false };
    let one = ["a", "an"].iter().any(|article| doc.is(*first, article));
    let bare = run[1..].iter().all(|token| matches!(class_of(doc, *token), Upos::Noun | Upos::Adj));
    let mut behind = (1..8)
        .filter_map(|by| name.offset(by).filter(|next| doc.token(*next).is_some()))
        .skip_while(|next| matches!(class_of(doc, *next), Upos::Propn | Upos::Adv));
    let verb =
        behind.next().is_some_and(|next| matches!(class_of(doc, next), Upos::Verb | Upos::Aux));
    one && bare && class_of(doc, *last) == Upos::Noun && verb
}

/// Whether a noun follows within a few words that can stand before one.
fn behind_comes_noun(doc: &Annotated, token: TokenIdx) -> bool {
    (1..4)
        .filter_map(|by| token.offset(by))
        .map(|next| class_of(doc, next))
        .take_while(|class| {
            matches!(
                class,
                Upos::Adj | Upos::Noun | Upos::Propn | Upos::Num | Upos::Adv | Upos::Verb
            )
        })
        .any(|class| matches!(class, Upos::Noun | Upos::Propn))
}

/// Ends the phrase at its last noun, where it has one.
fn finish(doc: &Annotated, run: &mut Vec<TokenIdx>, phrases: &mut Vec<Phrase>) {
    let is_head = |token: &&TokenIdx| match class_of(doc, **token) {
        Upos::Noun | Upos::Propn | Upos::Num | Upos::Pron => !is_possessive(doc, **token),
        Upos::Sym => doc.word(**token) == "%",
        _ => false,
    };
    if let (Some(first), Some(head)) = (run.first(), run.iter().rev().find(is_head)) {
        phrases.push(Phrase { first: *first, head: *head });
    }
    run.clear();
}

#[cfg(test)]
mod tests {
    use super::*;
    use annals_core::{Block, BlockKind};
    use annals_lexicon::Lexicon;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let block = Block { span: Span::new(0, text.len()), kind: BlockKind::Paragraph };
        let blocks = [block];
        let doc = annals_lang::annotate(
            text,
            &blocks,
            &Lexicon::embedded(),
            &annals_lang::Models::embedded(),
        );
        let times: Vec<Span> =
            text.match_indices("Monday").map(|(at, day)| Span::new(at, at + day.len())).collect();
        let found = phrases(&doc, &times);
        let found: Vec<&str> = found.all().iter().map(|p| p.span(&doc).of(text)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_text_can_end_anywhere() {
        for text in ["al-", "the group'", "A -", "-", "its", "the"] {
            let block = [Block { span: Span::new(0, text.len()), kind: BlockKind::Paragraph }];
            let doc = annals_lang::annotate(
                text,
                &block,
                &Lexicon::embedded(),
                &annals_lang::Models::embedded(),
            );
            assert!(phrases(&doc, &[]).all().len() <= doc.n_tokens());
        }
    }

    #[test]
    fn a_participle_or_a_subject_begins_behind_the_noun() {
        check(
            "Ten states fighting the militia sent a note Port Sarel rejected.",
            &["Ten states", "the militia", "a note", "Port Sarel"],
        );
        check("A parliament report the army leaked fell.", &["A parliament report", "the army"]);
    }

    #[test]
    fn a_day_can_stand_inside() {
        check(
            "The Monday truce held, and he told the men Monday that it was over.",
            &["The Monday truce", "he", "the men", "it"],
        );
    }

    #[test]
    fn a_noun_stands_with_what_is_before_it() {
        check(
            "A senior U.S. official told reporters Monday that he saw the group's fighters.",
            &["A senior U.S. official", "reporters", "he", "the group's fighters"],
        );
        check(
            "The U.S.-led coalition said more than 100 prisoners fled in a carefully planned raid.",
            &["The U.S.-led coalition", "100 prisoners", "a carefully planned raid"],
        );
        check(
            "Its troops left Arvela, and the men captured there wrote to their families.",
            &["Its troops", "Arvela", "the men", "their families"],
        );
    }
}
