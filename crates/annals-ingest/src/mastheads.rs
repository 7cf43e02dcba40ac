//! The names of papers, stations and services, by their last words.

use crate::tokens::Token;
use annals_lexicon::ingest::{IngestWords, Masthead};

/// Reads a line that is such a name and no more: "THE LISLE GAZETTE", "Lakeland Wire".
///
/// Titles are written like that too ("Hard Times"), so where the line stands must confirm it.
pub(crate) fn masthead<'w>(tokens: &[Token<'_>], words: &'w IngestWords) -> Option<&'w Masthead> {
    const MOST_WORDS: usize = 5;
    let (last, before) = tokens.split_last()?;
    let is_inner = |token: &Token<'_>| {
        let is_small = matches!(&*token.word, "of" | "and" | "the" | "&");
        (token.is_word() && token.is_capital() && !words.english.contains(&*token.word)) || is_small
    };
    let is_name = (1..MOST_WORDS).contains(&before.len())
        && last.is_capital()
        && before[0].is_capital()
        && before.iter().all(is_inner);
    // "The Times" is one, "The News" is a title.
    words
        .mastheads
        .get(&*last.word)
        .filter(|_| is_name && !(before.len() == 1 && before[0].is("the")))
}
