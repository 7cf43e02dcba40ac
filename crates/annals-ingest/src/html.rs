//! Saved web pages.
//!
//! `source` decodes a page and keeps the bytes of every character, `tokens` finds its tags and words,
//! `page` makes the tree of them. `choice` tells which words are the article: an extractor reads the
//! page written anew (`flat`), and what it chose is found again in the tree (`align`). `blocks` parts
//! those words, and `words` puts them together with their bytes. So every word of the article comes
//! from the page's own bytes, whatever the extractor did to it.

mod align;
mod assemble;
mod blocks;
mod charset;
mod choice;
pub(crate) mod entities;
mod flat;
mod meta;
pub(crate) mod page;
mod refine;
pub(crate) mod source;
pub(crate) mod tags;
mod tokens;
mod visible;
mod words;

use crate::{IngestError, binary};
use annals_core::{Article, Span};
use annals_lexicon::ingest::IngestWords;
use page::Page;
use source::PageText;

/// Reads a saved web page: its charset, the words of its article, what they are.
///
/// Every word of the article leads back to its bytes. The words of the page that are not in the text
/// are in `omitted`, neighbours as one stretch with the markup between them; scripts, style sheets
/// and comments are no words. What was wrong with the page, and where, is in `notes`.
///
/// # Errors
/// Where the bytes are too many, or no text.
pub fn read_html(
    locator: &str,
    bytes: Vec<u8>,
    words: &IngestWords,
) -> Result<Article, IngestError> {
    binary::check_begin(locator, &bytes)?;
    let charset = charset::choose(&bytes);
    if !charset.is_wide() {
        binary::check_bytes(locator, &bytes)?;
    }
    let page = Page::read(PageText::decode(&bytes, charset.bom_len, charset.encoding));
    let choice = choice::choose(&page);
    Ok(assemble::article(locator, bytes, charset, &page, choice, words))
}

/// Words of a page without markup: character references decoded, white space folded.
pub(crate) fn plain_words(words: &str) -> String {
    let decoded = entities::decoded(words, Span::new(0, words.len()));
    let mut res = String::with_capacity(decoded.len());
    let mut is_white = false;
    for ch in decoded.chars() {
        if !ch.is_whitespace() {
            res.push(ch);
        } else if !is_white {
            res.push(' ');
        }
        is_white = ch.is_whitespace();
    }
    res
}
