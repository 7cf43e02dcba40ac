//! Texts taken as they are.

use crate::{IngestError, charset};
use annals_core::{Block, BlockKind, Span};

/// Decodes a text and changes nothing in it; its paragraphs are what empty lines part.
///
/// # Errors
/// Where the bytes are too many, or no text.
pub fn read_verbatim(locator: &str, bytes: Vec<u8>) -> Result<(String, Vec<Block>), IngestError> {
    let choice = charset::of_text(locator, &bytes)?;
    let (text, _) = choice.encoding.decode_without_bom_handling(&bytes[choice.bom_len..]);
    let text = text.into_owned();
    let blocks = paragraphs(&text);
    Ok((text, blocks))
}

/// The stretches of a text that empty lines part, without outer white space.
fn paragraphs(text: &str) -> Vec<Block> {
    let mut res = vec![];
    let mut open: Option<Span> = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let span = Span::new(at, at + line.len()).trimmed(text);
        at += line.len();
        if span.is_empty() {
            res.extend(open.take());
        } else {
            open = Some(open.map_or(span, |before| before.cover(span)));
        }
    }
    res.extend(open);
    res.into_iter().map(|span| Block { span, kind: BlockKind::Paragraph }).collect()
}
