//! Tells bytes that are no text.

use crate::{IngestError, LIMIT};

/// Refuses what is too large, or known by its first bytes.
pub(crate) fn check_begin(locator: &str, bytes: &[u8]) -> Result<(), IngestError> {
    let locator = locator.to_owned();
    if bytes.len() > LIMIT {
        return Err(IngestError::TooLarge { locator, n_bytes: bytes.len(), limit: LIMIT });
    }
    match known_binary(bytes) {
        Some(what) => Err(IngestError::Binary { locator, what }),
        None => Ok(()),
    }
}

/// Refuses bytes with more controls than a text has, in a charset whose characters may be one byte.
pub(crate) fn check_bytes(locator: &str, bytes: &[u8]) -> Result<(), IngestError> {
    if has_binary_bytes(bytes) {
        return Err(IngestError::Binary { locator: locator.to_owned(), what: "binary data" });
    }
    Ok(())
}

/// What formats begin with, and what they are; from the formats' specifications.
const MAGIC: &[(&[u8], &str)] = &[
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive (as DOCX, ODT and EPUB are)"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\x1f\x8b", "gzip data"),
    (b"\x28\xb5\x2f\xfd", "Zstandard data"),
    (b"BZh", "bzip2 data"),
    (b"\xfd7zXZ\0", "xz data"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x7fELF", "an ELF program"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"),
    (b"{\\rtf", "an RTF document"),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"II*\0", "a TIFF image"),
    (b"MM\0*", "a TIFF image"),
    (b"OggS", "Ogg media"),
    (b"ID3", "MP3 audio"),
    (b"fLaC", "FLAC audio"),
    (b"\x1aE\xdf\xa3", "Matroska or WebM video"),
    (b"\0asm", "a WebAssembly module"),
    (b"\xca\xfe\xba\xbe", "a Java class or a Mach-O program"),
];

/// What the bytes are, where they are known not to be text.
fn known_binary(bytes: &[u8]) -> Option<&'static str> {
    if let Some((_, what)) = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        // "BZh" and "ID3" could begin a text; their formats go on with bytes no text has.
        let words = bytes.get(3..10).unwrap_or_default();
        let could_be_text = bytes.is_ascii() && !words.iter().any(|byte| is_control(*byte));
        let is_short = matches!(&bytes[..3], b"BZh" | b"ID3" | b"Ogg" | b"fLa");
        return (!(is_short && could_be_text)).then_some(*what);
    }
    match (bytes.get(..4), bytes.get(4..8), bytes.get(8..12)) {
        (_, Some(b"ftyp"), _) => Some("an MP4 or HEIC file"),
        (Some(b"RIFF"), _, Some(b"WEBP")) => Some("a WebP image"),
        (Some(b"RIFF"), _, Some(b"WAVE")) => Some("WAVE audio"),
        (Some(b"RIFF"), _, Some(b"AVI ")) => Some("AVI video"),
        _ => None,
    }
}

/// Whether there are more control bytes than a damaged text would have: one in twenty.
fn has_binary_bytes(bytes: &[u8]) -> bool {
    let n_controls = bytes.iter().filter(|byte| is_control(**byte)).count();
    n_controls > 8 && n_controls > bytes.len() / 20
}

fn is_control(byte: u8) -> bool {
    byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\x0b' | b'\x0c' | b'\r')
}
