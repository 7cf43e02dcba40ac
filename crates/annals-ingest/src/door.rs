use crate::html::read_html;
use crate::plain::read_plain_among;
use crate::recurring::RecurringLines;
use crate::{IngestError, charset};
use annals_core::Article;
use annals_lexicon::ingest::IngestWords;

/// Reads one report, plain text or a saved web page: a page by its extension (`.html`, `.htm`,
/// `.xhtml`) or by how it begins.
///
/// # Errors
/// Where the bytes are too many, no text, or in a format that is not read.
pub fn read_report(
    locator: &str,
    bytes: Vec<u8>,
    words: &IngestWords,
) -> Result<Article, IngestError> {
    read_report_among(locator, bytes, &RecurringLines::default(), words)
}

/// Reads one report of several that are known to be of one source. In plain text the lines that recur
/// there are furniture; a page's furniture is told by its markup.
///
/// # Errors
/// As [`read_report`].
pub fn read_report_among(
    locator: &str,
    bytes: Vec<u8>,
    others: &RecurringLines,
    words: &IngestWords,
) -> Result<Article, IngestError> {
    if has_page_name(locator) || begins_as_page(&bytes) {
        read_html(locator, bytes, words)
    } else {
        read_plain_among(locator, bytes, others, words)
    }
}

/// Whether a file is a web page by its name.
#[must_use]
pub fn has_page_name(locator: &str) -> bool {
    let extension = locator.rsplit_once('.').map(|(_, extension)| extension);
    extension.is_some_and(|extension| {
        ["html", "htm", "xhtml"].iter().any(|known| extension.eq_ignore_ascii_case(known))
    })
}

/// Whether bytes begin with a tag that only pages begin with; comments and an XML declaration may stand
/// before it.
fn begins_as_page(bytes: &[u8]) -> bool {
    const HEAD: usize = 4096;
    const FIRST_TAGS: [&str; 8] =
        ["html", "head", "body", "title", "meta", "link", "script", "style"];
    let head = &bytes[..bytes.len().min(HEAD)];
    let choice = charset::choose(head);
    let head = choice.encoding.decode_without_bom_handling(&head[choice.bom_len..]).0;
    let mut rest = head.trim_start().to_ascii_lowercase();
    loop {
        let end = if rest.starts_with("<!--") {
            "-->"
        } else if rest.starts_with("<?xml") {
            "?>"
        } else {
            break;
        };
        let Some((_, behind)) = rest.split_once(end) else { return false };
        rest = behind.trim_start().to_owned();
    }
    let Some(tag) = rest.strip_prefix('<') else { return false };
    if let Some(kind) = tag.strip_prefix("!doctype") {
        return kind.trim_start().starts_with("html");
    }
    let name = tag.split(|ch: char| !ch.is_ascii_alphanumeric()).next().unwrap_or_default();
    FIRST_TAGS.contains(&name)
}
