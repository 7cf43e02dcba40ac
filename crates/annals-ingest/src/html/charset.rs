//! Tells how the characters of a page are written: by its mark, by what it says, by its bytes.

use crate::charset::{self, is_mostly_utf8};
use encoding_rs::{Encoding, ISO_2022_JP, REPLACEMENT, UTF_8, UTF_16BE, UTF_16LE};

/// A page's charset, and what was odd about it.
pub(crate) struct PageCharset {
    pub(crate) encoding: &'static Encoding,
    pub(crate) bom_len: usize,
    pub(crate) note: Option<String>,
}

impl PageCharset {
    /// Whether a character is two bytes at least.
    pub(crate) fn is_wide(&self) -> bool {
        self.encoding == UTF_16LE || self.encoding == UTF_16BE
    }
}

/// A page says its charset near its begin.
const HEAD: usize = 8192;

/// The charset of a page. Bytes that can only be UTF-8 are, whatever the page says; otherwise it is
/// taken at its word, unless its bytes are not what it says.
pub(crate) fn choose(bytes: &[u8]) -> PageCharset {
    let found = charset::choose(bytes);
    let sure = |encoding, bom_len| PageCharset { encoding, bom_len, note: None };
    if found.bom_len > 0 || found.encoding == UTF_16LE || found.encoding == UTF_16BE {
        return sure(found.encoding, found.bom_len);
    }
    let Some(label) = declared(bytes) else { return sure(found.encoding, 0) };
    let known = Encoding::for_label(label.as_bytes())
        .filter(|encoding| *encoding != REPLACEMENT && *encoding != ISO_2022_JP);
    let Some(stated) = known else {
        let note = format!("the charset {label:?} that the page states is not known");
        return PageCharset { encoding: found.encoding, bom_len: 0, note: Some(note) };
    };
    // Whoever reads the word "UTF-16" in single bytes reads no UTF-16.
    let stated = if stated == UTF_16LE || stated == UTF_16BE { UTF_8 } else { stated };
    let is_utf8 = is_mostly_utf8(bytes);
    let differs = if is_utf8 { stated != UTF_8 && !bytes.is_ascii() } else { stated == UTF_8 };
    if !differs {
        return sure(stated, 0);
    }
    let (stated, name) = (stated.name(), found.encoding.name());
    let note = format!("the page states the charset {stated}, but its bytes are {name}");
    PageCharset { encoding: found.encoding, bom_len: 0, note: Some(note) }
}

/// What stands behind `charset=` in a `<meta>` tag, or behind `encoding=` in an XML declaration.
fn declared(bytes: &[u8]) -> Option<String> {
    let head = bytes[..bytes.len().min(HEAD)].to_ascii_lowercase();
    let label = |at: usize, name: &[u8], end: usize| {
        let tag = &head[at..end];
        let value = &tag[memchr::memmem::find(tag, name)? + name.len()..];
        let value = value.trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
        let value = value.strip_prefix(b"\"").or(value.strip_prefix(b"'")).unwrap_or(value);
        let is_label = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_:.".contains(byte);
        let len = value.iter().position(|byte| !is_label(byte)).unwrap_or(value.len());
        (len > 0).then(|| String::from_utf8_lossy(&value[..len]).into_owned())
    };
    let end_of = |at: usize| memchr::memchr(b'>', &head[at..]).map_or(head.len(), |len| at + len);
    let meta =
        memchr::memmem::find_iter(&head, b"<meta").find_map(|at| label(at, b"charset", end_of(at)));
    meta.or_else(|| {
        let at = head.starts_with(b"<?xml").then_some(0)?;
        label(at, b"encoding", end_of(at))
    })
}
