//! Captions: sentences that describe a picture.

use crate::dates;
use crate::forms;
use crate::tokens::Token;
use annals_lexicon::ingest::IngestWords;

/// Whether a line describes a picture: by a form of the table ("FILE - …"), by a mark of sides
/// ("(R)") together with a picture verb or a closing date, or by a picture verb in its first sentence
/// together with a closing date or a photo credit in brackets.
pub(crate) fn is_caption(tokens: &[Token<'_>], words: &IngestWords) -> bool {
    if forms::line_match(&words.captions, tokens, words).is_some() {
        return true;
    }
    const MOST: usize = 80;
    let reports =
        |token: &Token<'_>| matches!(&*token.word, "said" | "says" | "told" | "according");
    if tokens.len() < 6 || tokens.len() > MOST || tokens.iter().any(reports) {
        return false;
    }
    let credit = photo_credit(tokens, words);
    let tokens = &tokens[..credit.map_or(tokens.len(), |(start, _)| start)];
    let first = &tokens[..sentence_end(tokens)];
    let rest = &tokens[first.len()..];
    let dated = closing_date(first, words);
    let has_date = dated.is_some() || closing_date(rest, words).is_some();
    // "Senators Call for Inquiry" is a title, not a picture.
    let is_verb = |token: &Token<'_>| words.picture_verbs.contains(token.raw);
    let described = &first[..dated.unwrap_or(first.len())];
    let has_verb = described.iter().skip(1).any(is_verb);
    if names_side(tokens) && rest.is_empty() {
        return has_date || (has_verb && !names_party(tokens));
    }
    let is_short = sentence_end(rest) == rest.len();
    has_verb
        && is_short
        && match credit {
            Some((_, CreditForm::Photographer)) => true,
            // A wire's name also ends its reports: "The ferry leaves on Monday. (Meridian)".
            Some((_, CreditForm::Agency)) => has_date || !tells_when(tokens, words),
            None => dated.is_some_and(|at| stands_alone(first, at, words)),
        }
}

/// What a photo credit names.
#[derive(Clone, Copy, PartialEq, Eq)]
enum CreditForm {
    /// "(Joanna Field/AP)"
    Photographer,
    /// "(AP)"
    Agency,
}

/// Where a photo credit in brackets begins that ends the line, behind a stop.
fn photo_credit(tokens: &[Token<'_>], words: &IngestWords) -> Option<(usize, CreditForm)> {
    const LONGEST: usize = 12;
    let (last, before) = tokens.split_last()?;
    let start = before.iter().rposition(|token| token.is("("))?;
    let inner = &before[start + 1..];
    let is_after_stop = start > 0 && tokens[start - 1].is(".");
    if !last.is(")") || !is_after_stop || inner.is_empty() || inner.len() > LONGEST {
        return None;
    }
    let fits = |token: &Token<'_>| {
        token.is_capital()
            || token.is_bar()
            || matches!(&*token.word, "," | "." | "via" | "for" | "of")
    };
    if forms::service_end(inner, 0, words) == Some(inner.len()) {
        return Some((start, CreditForm::Agency));
    }
    if !inner.iter().all(fits) {
        return None;
    }
    let is_split = |token: &Token<'_>| token.is("/") || token.is("via") || token.is("for");
    let form =
        if inner.iter().any(is_split) { CreditForm::Photographer } else { CreditForm::Agency };
    Some((start, form))
}

/// Whether a sentence places itself in time as reports do and pictures do not.
fn tells_when(tokens: &[Token<'_>], words: &IngestWords) -> bool {
    tokens.windows(2).any(|two| {
        let is_next = two[1].is("week") || two[1].is("month") || two[1].is("year");
        (is_next && matches!(&*two[0].word, "last" | "next" | "this")) || two[0].is("will")
    }) || tokens.iter().any(|token| {
        words.weekdays.contains_key(&*token.word)
            || matches!(
                &*token.word,
                "was" | "were" | "had" | "has" | "have" | "today" | "tomorrow"
            )
    })
}

/// "(R)" is a party too: behind a member's title, and where "(D)" stands in the same line.
fn names_party(tokens: &[Token<'_>]) -> bool {
    const MEMBERS: &[&str] = &["sen", "senator", "rep", "representative", "gov", "governor"];
    let other = |three: &[Token<'_>]| three[0].is("(") && three[1].is("d") && three[2].is(")");
    tokens.iter().any(|token| MEMBERS.contains(&&*token.word)) || tokens.windows(3).any(other)
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
fn closing_date(tokens: &[Token<'_>], words: &IngestWords) -> Option<usize> {
    let has_stop = tokens.last()?.is(".");
    let end = tokens.len() - usize::from(has_stop);
    let first = end.saturating_sub(7);
    let ends_line =
        |at: &usize| dates::day(tokens, *at, words).is_some_and(|(_, next)| next == end);
    (first..end).find(ends_line)
}

/// Whether a date stands behind a comma or a place; "takes effect on May 2, 2018" is no picture.
fn stands_alone(tokens: &[Token<'_>], date: usize, words: &IngestWords) -> bool {
    let is_comma = |at: usize| tokens[at].is(",");
    let mut at = date;
    while at > 0 {
        let before = &tokens[at - 1];
        if is_comma(at - 1) || before.is(".") || words.weekdays.contains_key(&*before.word) {
            at -= 1;
        } else {
            break;
        }
    }
    // Without its commas, "on Monday" stays.
    let Some(before) = at.checked_sub(1).map(|before| &tokens[before]) else { return false };
    !matches!(
        &*before.word,
        "on" | "since"
            | "until"
            | "till"
            | "by"
            | "from"
            | "of"
            | "before"
            | "after"
            | "for"
            | "and"
            | "to"
            | "or"
            | "than"
    ) && (is_comma(date - 1) || before.is_capital())
}

/// Where the first sentence ends: at a stop behind a word too long for an abbreviation, or a year.
fn sentence_end(tokens: &[Token<'_>]) -> usize {
    const LONGEST_ABBREVIATION: usize = 4;
    let ends = |three: &[Token<'_>]| {
        let is_end = matches!(&*three[1].word, "." | "?" | "!");
        let is_number = three[0].word.bytes().all(|byte| byte.is_ascii_digit());
        let is_long = three[0].word.chars().count() > LONGEST_ABBREVIATION;
        let is_abbreviation = three[0].word.contains('.') || !(is_long || is_number);
        is_end && !is_abbreviation && three[2].is_capital()
    };
    tokens.windows(3).position(ends).map_or(tokens.len(), |at| at + 2)
}
