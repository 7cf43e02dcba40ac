//! Tells how characters are written.

use crate::{IngestError, binary};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// A charset, and how many bytes a byte order mark takes.
#[derive(Clone, Copy)]
pub(crate) struct Choice {
    pub(crate) encoding: &'static Encoding,
    pub(crate) bom_len: usize,
}

impl Choice {
    /// Whether characters are units of two bytes.
    pub(crate) fn is_utf16(self) -> bool {
        self.encoding == UTF_16LE || self.encoding == UTF_16BE
    }
}

/// The charset of bytes that should be a text.
///
/// # Errors
/// Where they are too many, or no text.
pub(crate) fn of_text(locator: &str, bytes: &[u8]) -> Result<Choice, IngestError> {
    binary::check_begin(locator, bytes)?;
    let choice = choose(bytes);
    if !choice.is_utf16() {
        binary::check_bytes(locator, bytes)?;
    }
    Ok(choice)
}

/// The charset of a text: by its mark, by its form, or by the letters it would make.
pub(crate) fn choose(bytes: &[u8]) -> Choice {
    if let Some((encoding, bom_len)) = Encoding::for_bom(bytes) {
        return Choice { encoding, bom_len };
    }
    let encoding = utf16_by_nuls(bytes)
        .unwrap_or_else(|| if is_mostly_utf8(bytes) { UTF_8 } else { guess_legacy(bytes) });
    Choice { encoding, bom_len: 0 }
}

/// Latin text in UTF-16 has a NUL in nearly every second byte.
fn utf16_by_nuls(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(4096) & !1];
    let n_pairs = head.len() / 2;
    if n_pairs < 2 {
        return None;
    }
    let n_nuls = |at: usize| head.iter().skip(at).step_by(2).filter(|byte| **byte == 0).count();
    match (n_nuls(0), n_nuls(1)) {
        (0, low) if low * 10 >= n_pairs * 6 => Some(UTF_16LE),
        (high, 0) if high * 10 >= n_pairs * 6 => Some(UTF_16BE),
        _ => None,
    }
}

/// Whether the bytes are UTF-8, maybe with damage: more characters of several bytes than broken ones.
pub(crate) fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut n_good, mut n_broken, mut longest_broken) = (0, 0, 0);
    for chunk in bytes.utf8_chunks() {
        n_good += chunk.valid().bytes().filter(|byte| *byte >= 0xc0).count();
        n_broken += usize::from(!chunk.invalid().is_empty());
        longest_broken = longest_broken.max(chunk.invalid().len());
    }
    // The only such character may be the one that was cut off at the end.
    n_broken == 0 || n_good > n_broken || (n_good == 0 && n_broken == 1 && longest_broken > 1)
}

fn guess_legacy(bytes: &[u8]) -> &'static Encoding {
    /// More would tell no more.
    const ENOUGH: usize = 1 << 20;
    let first = bytes.iter().position(|byte| *byte >= 0x80).unwrap_or(0);
    let from = bytes[..first].iter().rposition(|byte| *byte == b'\n').unwrap_or(0);
    let from = from.max(first.saturating_sub(1024));
    let to = bytes.len().min(from + ENOUGH);
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(&bytes[from..to], true);
    detector.guess(None, Utf8Detection::Deny)
}
