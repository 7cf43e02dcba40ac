//! Lines that a page says of itself: labels of buttons, and notices to its readers.
//!
//! The tables know many of them word by word; these rules know the others by the kind of their words.

use crate::tokens::Token;
use annals_lexicon::ingest::{Furniture, IngestWords};

/// What a line is that speaks of the page.
pub(crate) fn notice(tokens: &[Token<'_>], words: &IngestWords) -> Option<Furniture> {
    address(tokens).or_else(|| label(tokens, words)).or_else(|| sentence(tokens, words))
}

/// Reads an address and no more: "press@ministry.example", "www.courier.example/ferry".
fn address(tokens: &[Token<'_>]) -> Option<Furniture> {
    let [first, rest @ ..] = tokens else { return None };
    let follows = |before: &Token<'_>, after: &Token<'_>| before.span.end() == after.span.start();
    let is_one = tokens.windows(2).all(|two| follows(&two[0], &two[1]));
    let is_host = |word: &str| word.contains('.') && !word.ends_with(|ch: char| ch.is_numeric());
    let is_path = rest.iter().any(|token| token.is("/"));
    let is_mail = first.word.contains('@');
    let is_address = is_mail || first.is("http") || first.is("https");
    let is_address =
        is_address || (is_host(&first.word) && (is_path || first.word.contains("www.")));
    (is_one && first.is_word() && is_address).then_some(Furniture::Anywhere)
}

/// Reads a few words that all are of the page's own: "Show key events only", "Kommentare".
fn label(tokens: &[Token<'_>], words: &IngestWords) -> Option<Furniture> {
    const MOST: usize = 6;
    let mut of_page = tokens.iter().filter(|token| token.is_word());
    let n_words = of_page.clone().count();
    let is_site = |token: &&Token<'_>| words.site.contains(&*token.word);
    let n_site = of_page.clone().filter(is_site).count();
    let is_small = |token: &Token<'_>| {
        let has_digit = token.word.starts_with(|ch: char| ch.is_ascii_digit());
        words.label_words.contains(&*token.word) || words.reader.contains(&*token.word) || has_digit
    };
    let fits = (1..=MOST).contains(&n_words)
        && n_site * 3 >= n_words
        && of_page.all(|token| is_site(&token) || is_small(token));
    // "Comments" alone may be a title within a report.
    fits.then_some(if n_site >= 2 { Furniture::Anywhere } else { Furniture::Edge })
}

/// Reads a sentence to the readers, thick with words of the page: "You are receiving this email because
/// you signed up on our website." What somebody says in quotation marks is news, whatever it speaks of.
fn sentence(tokens: &[Token<'_>], words: &IngestWords) -> Option<Furniture> {
    const MOST: usize = 70;
    let reports = |token: &Token<'_>| {
        let is_verb = matches!(&*token.word, "said" | "says" | "told" | "according" | "sagte");
        is_verb || token.is("\"")
    };
    let n_words = tokens.iter().filter(|token| token.is_word()).count();
    if !(4..=MOST).contains(&n_words) || tokens.iter().any(reports) {
        return None;
    }
    let is_site = |token: &Token<'_>| words.site.contains(&*token.word);
    let n_site = tokens.iter().filter(|token| is_site(token)).count();
    let n_reader = tokens.iter().filter(|token| words.reader.contains(&*token.word)).count();
    // "this article", "this page"
    let n_this = tokens.windows(2).filter(|two| two[0].is("this") && is_site(&two[1])).count();
    let n_reader = n_reader + n_this;
    let share = (n_site + n_reader) * 100 / n_words;
    if n_site >= 3 && n_reader >= 1 && share >= 30 {
        return Some(Furniture::Anywhere);
    }
    // "Stay connected with our newsletter." A title of such words has no stop.
    let has_stop = tokens.last().is_some_and(|last| last.is(".") || last.is("!"));
    let is_short = has_stop && n_words <= 8 && n_site >= 1 && share >= 33;
    let is_dense = n_reader >= 1 && (is_short || (n_site >= 2 && share >= 20));
    (is_dense || (n_site >= 3 && share >= 40)).then_some(Furniture::Edge)
}
