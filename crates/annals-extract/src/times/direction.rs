//! On which side of the report's day a time lies, from the tense and the cues around it.
//!
//! "hosted the guests Monday" looks back, "will meet on Tuesday" ahead. A stand-in for the clause
//! of a parse: the nearest verb before the time, or behind it, that no border of a clause parts
//! from it.

use super::Direction;
use super::scan::is_any;
use crate::classes::class_of;
use annals_core::{Annotated, BlockKind, Sentence, TokenIdx, TokenKind, Upos, Xpos};
use annals_lexicon::Lexicon;
use annals_lexicon::inflection::VerbForm;
use annals_lexicon::times::Side;

/// Which way the words around a stretch of tokens look.
pub(super) fn direction(
    doc: &Annotated,
    lexicon: &Lexicon,
    sentence: &Sentence,
    (first, end): (TokenIdx, TokenIdx),
) -> Direction {
    let clause = Clause { doc, lexicon, sentence, first, end };
    let found = clause
        .cue_before()
        .or_else(|| clause.backward(Reach::Comma))
        .or_else(|| clause.forward(Reach::Comma))
        .or_else(|| clause.backward(Reach::Clause))
        .or_else(|| clause.forward(Reach::Clause))
        .or_else(|| clause.backward(Reach::Sentence))
        .or_else(|| clause.forward(Reach::Sentence));
    match found {
        // "In Friday trading shares fell": a noun can pass for a verb in the present, so any past
        // tense of the sentence outweighs it.
        Some(found) if found.is_present() => clause.past(found.verb).unwrap_or(found),
        Some(found) => found,
        None => Direction::none(),
    }
}

/// How far to look for a verb.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Reach {
    Comma,
    Clause,
    Sentence,
}

/// How many tokens to look at on either side: beyond them nothing in a sentence is near, and a text
/// without stops stays linear to read.
const FAR: u32 = 80;

struct Clause<'c, 't> {
    doc: &'c Annotated<'t>,
    lexicon: &'c Lexicon,
    sentence: &'c Sentence,
    first: TokenIdx,
    end: TokenIdx,
}

impl Clause<'_, '_> {
    fn told(&self, side: Side, why: &str, verb: Option<TokenIdx>, word: &str) -> Direction {
        let lower = word.to_lowercase();
        let base = self.lexicon.inflection.verb(&lower).map(|(base, _)| base);
        let utterance = base.is_some_and(|base| self.lexicon.times.is_utterance(base));
        Direction { side: Some(side), basis: format!("{why}: {lower}"), verb, utterance }
    }

    fn word(&self, at: TokenIdx) -> &str {
        if self.sentence.first <= at && at < self.sentence.end { self.doc.word(at) } else { "" }
    }

    fn before(&self, at: TokenIdx) -> Option<TokenIdx> {
        at.offset(-1).filter(|before| *before >= self.sentence.first)
    }

    /// "since Monday", "until Monday", "scheduled for Monday", "ahead of the Monday vote"
    fn cue_before(&self) -> Option<Direction> {
        let mut at = self.before(self.first)?;
        for _ in 0..3 {
            if let Some((side, end)) = self.cue(at)
                && end <= self.first
            {
                let word = self.doc.between(at, end.offset(-1)?).of(self.doc.text());
                return Some(self.told(side, "cue", None, word));
            }
            if !is_any(self.word(at), &["for", "on", "in", "the", "of", "at", "early", "late"]) {
                return None;
            }
            at = self.before(at)?;
        }
        None
    }

    /// The side that the words from a token put a time on, and where they end.
    fn cue(&self, at: TokenIdx) -> Option<(Side, TokenIdx)> {
        let lower = self.word(at).to_lowercase();
        let fits = |rest: &&str, by: u32| self.doc.is(TokenIdx(at.0 + by), rest);
        let (rest, side) = self
            .lexicon
            .times
            .directions(&lower.replace('’', "'"))
            .iter()
            .find(|(rest, _)| (1..).zip(rest).all(|(by, word)| fits(word, by)))?;
        let n_rest = u32::try_from(rest.len()).ok()?;
        Some((*side, TokenIdx(at.0 + 1 + n_rest)))
    }

    fn backward(&self, reach: Reach) -> Option<Direction> {
        let mut at = self.before(self.first)?;
        while at.0 + FAR >= self.first.0 {
            if let Some(direction) = self.verb(at) {
                return Some(direction);
            }
            if self.is_border(at, reach) {
                return None;
            }
            at = self.before(at)?;
        }
        None
    }

    fn forward(&self, reach: Reach) -> Option<Direction> {
        let mut at = self.end;
        // "On Monday, the envoy left": the comma behind an opening time is no border.
        if self.doc.is(at, ",") && self.first.0 <= self.sentence.first.0 + 1 {
            at = TokenIdx(at.0 + 1);
        }
        let far = self.end.0 + FAR;
        while at < self.sentence.end && at.0 < far && !self.is_border(at, reach) {
            // The last word of a verb group tells the whole.
            if let Some(direction) = self.verb(self.group_end(at)) {
                return Some(direction);
            }
            at = TokenIdx(at.0 + 1);
        }
        None
    }

    fn group_end(&self, at: TokenIdx) -> TokenIdx {
        let mut end = at;
        if class_of(self.doc, at) != Upos::Aux {
            return at;
        }
        for by in 1..5 {
            let next = TokenIdx(at.0 + by);
            match class_of(self.doc, next) {
                Upos::Aux | Upos::Verb if next < self.sentence.end => end = next,
                Upos::Adv | Upos::Part => {}
                _ => break,
            }
        }
        end
    }

    /// The first past tense of the sentence; of what stands before the time, where the present
    /// does.
    fn past(&self, present: Option<TokenIdx>) -> Option<Direction> {
        let before = present.is_some_and(|verb| verb < self.first);
        let start = self.first.0.saturating_sub(FAR).max(self.sentence.first.0);
        let end = (self.end.0 + FAR).min(self.sentence.end.0);
        let tokens = (start..end).map(TokenIdx);
        let aside = tokens.filter(|at| *at < self.first || !before && *at >= self.end);
        aside.filter_map(|at| self.verb(at)).find(|found| found.side == Some(Side::Past))
    }

    fn is_border(&self, at: TokenIdx, reach: Reach) -> bool {
        const CLAUSES: [&str; 14] = [
            "that", "which", "who", "whom", "when", "where", "while", "because", "after", "before",
            "as", "although", "though", "if",
        ];
        let word = self.word(at);
        let mark = self.doc.token(at).is_some_and(|token| token.kind == TokenKind::Mark);
        match reach {
            Reach::Sentence => false,
            Reach::Comma if word == "," => true,
            Reach::Comma | Reach::Clause => {
                mark && matches!(word, ";" | ":" | "“" | "”" | "\"" | "—" | "–" | "--" | "(" | ")")
                    || is_any(word, &CLAUSES)
                    || class_of(self.doc, at) == Upos::Sconj
            }
        }
    }

    /// What a verb tells, read with the auxiliaries before it.
    fn verb(&self, at: TokenIdx) -> Option<Direction> {
        let class = class_of(self.doc, at);
        if !matches!(class, Upos::Verb | Upos::Aux) || at >= self.sentence.end {
            return None;
        }
        let lower = self.word(at).to_lowercase();
        let mut perfect = false;
        let mut present_be = false;
        let mut past_be = false;
        let mut bare_be = false;
        let mut before = self.before(at);
        while let Some(aux) = before {
            let word = self.word(aux).to_lowercase();
            match class_of(self.doc, aux) {
                Upos::Part if word == "to" => return self.infinitive(aux, at),
                Upos::Aux => {
                    if let Some((side, _)) = self.cue(aux) {
                        // "should have met" is past.
                        let side = if perfect { Side::Past } else { side };
                        return Some(self.told(side, side_name(side), Some(at), &word));
                    }
                    perfect |= is_any(&word, &["have", "has", "had", "was", "were", "did", "been"]);
                    bare_be |= word == "be";
                    past_be |= is_any(&word, &["had", "was", "were"]);
                    present_be |= is_any(&word, &["is", "are", "'s", "’s", "'re", "’re", "am"]);
                }
                Upos::Adv | Upos::Part => {}
                _ => break,
            }
            before = self.before(aux);
        }
        // "is expected on Monday", "scheduled talks"
        if let Some((Side::Future, _)) = self.cue(at).filter(|_| class == Upos::Verb) {
            let be = present_be || past_be;
            let participle = be || self.form(&lower).is_some_and(VerbForm::is_past);
            if participle && !past_be {
                return Some(self.told(Side::Future, "future", Some(at), &lower));
            }
            return participle.then(|| Direction { verb: Some(at), ..Direction::none() });
        }
        if class == Upos::Aux {
            if let Some((side, _)) = self.cue(at) {
                return Some(self.told(side, side_name(side), Some(at), &lower));
            }
            let past = is_any(&lower, &["was", "were", "had", "did", "has", "have"]);
            return past.then(|| self.told(Side::Past, "past tense", Some(at), &lower));
        }
        // "demanded that they be freed"
        if bare_be && !perfect {
            return Some(self.told(Side::Future, "subjunctive", Some(at), &lower));
        }
        self.finite(at, &lower, perfect, present_be)
    }

    fn finite(&self, at: TokenIdx, lower: &str, perfect: bool, present: bool) -> Option<Direction> {
        let past = || Some(self.told(Side::Past, "past tense", Some(at), lower));
        match self.form(lower)? {
            VerbForm::Past | VerbForm::Participle | VerbForm::PastOrParticiple => past(),
            _ if perfect => past(),
            VerbForm::Gerund if present => {
                Some(self.told(Side::Future, "present progressive", Some(at), lower))
            }
            VerbForm::Gerund => None,
            VerbForm::Base | VerbForm::Third => {
                // A headline tells the past in the present; "says" can be either.
                let headline =
                    matches!(self.sentence.block, BlockKind::Headline | BlockKind::Subhead);
                let (base, _) = self.lexicon.inflection.verb(lower)?;
                let open = headline || self.lexicon.times.is_utterance(base);
                (!open).then(|| self.told(Side::Future, "present tense", Some(at), lower))
            }
        }
    }

    fn form(&self, lower: &str) -> Option<VerbForm> {
        match self.lexicon.inflection.verb(lower) {
            Some((_, form)) => Some(form),
            None if lower.ends_with("ed") => Some(VerbForm::PastOrParticiple),
            None => None,
        }
    }

    /// "is to meet", "agreed to meet", "set to meet" look ahead; "failed to meet" as the verb
    /// before.
    fn infinitive(&self, to: TokenIdx, at: TokenIdx) -> Option<Direction> {
        let governor = self.before(to)?;
        let lower = self.word(governor).to_lowercase();
        let cue = self.cue(governor).is_some_and(|(side, _)| side == Side::Future);
        let be = is_any(&lower, &["is", "are", "was", "were", "going", "’s", "'s"]);
        let base = self.lexicon.inflection.verb(&lower).map(|(base, _)| base);
        let prospective = base.is_some_and(|base| self.lexicon.times.is_prospective(base));
        if cue || be || prospective || governor == self.sentence.first {
            let word = format!("{lower} to");
            return Some(self.told(Side::Future, "future", Some(at), &word));
        }
        // "urged others to leave by Monday": the verb further back decides, if it looks ahead.
        let mut back = governor;
        for _ in 0..6 {
            if class_of(self.doc, back) == Upos::Verb {
                let verb = self.word(back).to_lowercase();
                let base = self.lexicon.inflection.verb(&verb).map(|(base, _)| base);
                if base.is_some_and(|base| self.lexicon.times.is_prospective(base)) {
                    let word = format!("{verb} to");
                    return Some(self.told(Side::Future, "future", Some(at), &word));
                }
                return self.verb(back);
            }
            match self.before(back) {
                Some(before) if self.word(before) != "," => back = before,
                _ => break,
            }
        }
        // "work to start in May": a plan, unless the sentence tells the past.
        let end = (at.0 + FAR).min(self.sentence.end.0);
        let is_past = (back.0..end).any(|at| self.doc.xpos(TokenIdx(at)) == Xpos::Vbd);
        (!is_past).then(|| self.told(Side::Future, "infinitive", Some(at), self.word(at)))
    }
}

fn side_name(side: Side) -> &'static str {
    match side {
        Side::Past => "past",
        Side::Future => "future",
    }
}
