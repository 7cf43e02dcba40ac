//! Saved web pages.
//!
//! `source` decodes a page and keeps the bytes of every character, `tokens` finds its tags and words,
//! `page` makes the tree of them. `choice` tells which words are the article: an extractor reads the
//! page written anew (`flat`), and what it chose is found again in the tree (`align`). `blocks` parts
//! those words, and `words` puts them together with their bytes. So every word of the article comes
//! from the page's own bytes, whatever the extractor did to it.

#![allow(dead_code)]

mod align;
mod blocks;
mod charset;
mod choice;
pub(crate) mod entities;
mod flat;
mod meta;
pub(crate) mod page;
pub(crate) mod source;
pub(crate) mod tags;
mod tokens;
mod visible;
mod words;

use crate::label::{Label, label};
use crate::language::language;
use crate::plain::blocks_of;
use crate::units::{Ending, Unit};
use crate::{IngestError, LIMIT, binary};
use annals_core::{Article, ArticleId, Block, BlockKind, Charset, Format, Source, Span};
use annals_lexicon::ingest::IngestWords;
use page::Page;
use source::PageText;
use words::Writer;

/// Reads a saved web page.
///
/// # Errors
/// Where the bytes are too many, or no text.
pub fn read_html(
    locator: &str,
    bytes: Vec<u8>,
    words: &IngestWords,
) -> Result<Article, IngestError> {
    if bytes.len() > LIMIT {
        let n_bytes = bytes.len();
        return Err(IngestError::TooLarge { locator: locator.to_owned(), n_bytes, limit: LIMIT });
    }
    let binary = |what| IngestError::Binary { locator: locator.to_owned(), what };
    if let Some(what) = binary::known_binary(&bytes) {
        return Err(binary(what));
    }
    let charset = charset::choose(&bytes);
    let page = Page::read(PageText::decode(&bytes, charset.bom_len, charset.encoding));
    let choice = choice::choose(&page);
    let headline = blocks::headline(&page, &choice.nodes);
    let mut nodes = choice.nodes;
    if let Some(headline) = headline {
        let within = headline..page.nodes()[headline].end;
        nodes.retain(|idx| !within.contains(idx));
        nodes.extend(within.filter(|idx| page.nodes()[*idx].kind == page::NodeKind::Words));
        nodes.sort_unstable();
    }
    let mut writer = Writer::new(&page);
    let mut blocks = vec![];
    for draft in blocks::drafts(&page, &nodes, headline) {
        writer.begin_block();
        draft.nodes.iter().for_each(|idx| writer.node(*idx));
        let span = writer.block();
        if !span.is_empty() {
            blocks.push(Block { span, kind: draft.kind.unwrap_or(BlockKind::Paragraph) });
        }
    }
    let text = writer.builder.finish();
    let stated = meta::read(&page, words);
    let title = stated.title.or_else(|| headline.map(|idx| page.words(idx)));
    let mut notes: Vec<String> = charset.note.into_iter().collect();
    notes.extend(page.notes.iter().cloned());
    notes.extend(choice.notes);
    Ok(Article {
        id: ArticleId::of(&bytes),
        doc_id: None,
        source: Source {
            locator: locator.to_owned(),
            format: Format::Html,
            charset: Charset::new(charset.encoding.name()),
            bytes,
        },
        url: stated.url,
        title,
        language: language(text.as_str(), words).or(stated.language),
        outlet: stated.outlet,
        bylines: stated.bylines,
        credits: vec![],
        published: stated.published,
        text,
        omitted: vec![],
        blocks,
        notes,
    })
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
