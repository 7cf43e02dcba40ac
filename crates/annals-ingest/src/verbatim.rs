//! Texts taken as they are.

use crate::{IngestError, LIMIT, binary, charset};
use annals_core::{Block, BlockKind, Span};
use encoding_rs::{UTF_16BE, UTF_16LE};

/// Decodes a text and changes nothing in it; its paragraphs are what empty lines part.
///
/// # Errors
/// Where the bytes are too many, or no text.
pub fn read_verbatim(locator: &str, bytes: Vec<u8>) -> Result<(String, Vec<Block>), IngestError> {
    if bytes.len() > LIMIT {
        let n_bytes = bytes.len();
        return Err(IngestError::TooLarge { locator: locator.to_owned(), n_bytes, limit: LIMIT });
    }
    let binary = |what| IngestError::Binary { locator: locator.to_owned(), what };
    if let Some(what) = binary::known_binary(&bytes) {
        return Err(binary(what));
    }
    let choice = charset::choose(&bytes);
    let is_utf16 = choice.encoding == UTF_16LE || choice.encoding == UTF_16BE;
    if !is_utf16 && binary::has_binary_bytes(&bytes) {
        return Err(binary("binary data"));
    }
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
