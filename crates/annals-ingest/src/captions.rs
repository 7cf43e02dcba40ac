//! Captions: sentences that describe a picture.

use crate::dates;
use crate::forms;
use crate::tokens::Token;
use annals_lexicon::ingest::IngestWords;

/// Whether a line describes a picture: by a form of the table ("FILE - …"), by a mark of sides
/// ("(R)") together with a picture verb or a closing date, or by both of the latter.
pub(crate) fn is_caption(tokens: &[Token<'_>], words: &IngestWords) -> bool {
    if forms::line_match(&words.captions, tokens, words).is_some() {
        return true;
    }
    const MOST: usize = 60;
    let reports =
        |token: &Token<'_>| matches!(&*token.word, "said" | "says" | "told" | "according");
    if tokens.len() < 6 || tokens.len() > MOST || tokens.iter().any(reports) {
        return false;
    }
    let closing_date = closing_date(tokens);
    let described = &tokens[..closing_date.unwrap_or(tokens.len())];
    if has_two_sentences(described) {
        return false;
    }
    // "Senators Call for Inquiry" is a title, not a picture.
    let is_verb = |token: &Token<'_>| words.picture_verbs.contains(token.raw);
    let has_verb = described.iter().skip(1).any(is_verb);
    // "(R)" is a party too.
    let is_member = |token: &Token<'_>| {
        matches!(&*token.word, "sen" | "senator" | "rep" | "representative" | "gov" | "governor")
    };
    let may_be_party = tokens.iter().any(is_member);
    match (names_side(tokens), closing_date.is_some()) {
        (true, has_date) => has_date || (has_verb && !may_be_party),
        (false, has_date) => has_date && has_verb,
    }
}

/// "(R)", "(left)", ", second from right,", "(pictured)".
fn names_side(tokens: &[Token<'_>]) -> bool {
    const SIDES: &[&str] = &["l", "r", "c", "left", "right", "center", "centre", "pictured"];
    let is_side = |token: &Token<'_>| SIDES.contains(&&*token.word);
    tokens.windows(3).any(|three| {
        let in_brackets = three[0].is("(") && three[2].is(")");
        let in_commas = three[0].is(",") && (three[2].is(",") || three[2].is("and"));
        is_side(&three[1]) && (in_brackets || (in_commas && three[1].word.len() > 1))
    }) || tokens.windows(3).any(|three| {
        let is_edge = three[2].is("left") || three[2].is("right");
        three[0].is("second") && three[1].is("from") && is_edge
    })
}

/// Where a date with its year begins that ends the line.
fn closing_date(tokens: &[Token<'_>]) -> Option<usize> {
    let has_stop = tokens.last()?.is(".");
    let end = tokens.len() - usize::from(has_stop);
    let first = end.saturating_sub(7);
    let ends_line = |at: &usize| dates::day(tokens, *at).is_some_and(|(_, next)| next == end);
    (first..end).find(ends_line)
}

/// Whether a stop stands inside after a word too long for an abbreviation.
fn has_two_sentences(tokens: &[Token<'_>]) -> bool {
    const LONGEST_ABBREVIATION: usize = 4;
    tokens.windows(3).any(|three| {
        let ends = matches!(&*three[1].word, "." | "?" | "!");
        let is_long = three[0].word.chars().count() > LONGEST_ABBREVIATION;
        ends && is_long && !three[0].word.contains('.') && three[2].is_capital()
    })
}
