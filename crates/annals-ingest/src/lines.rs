//! Splits bytes into lines before anything is decoded, so that every line keeps its place.

use annals_core::Span;
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

/// The lines of a source, without their ends; `\n`, `\r\n`, `\r` and the form feed end one.
///
/// In no charset that ingest knows, UTF-16 apart, can these bytes be part of a longer character.
pub(crate) fn lines<'b>(
    bytes: &'b [u8],
    from: usize,
    encoding: &'static Encoding,
) -> Box<dyn Iterator<Item = Span> + 'b> {
    if encoding == UTF_16LE || encoding == UTF_16BE {
        let high = usize::from(encoding == UTF_16LE);
        Box::new(Lines {
            bytes,
            at: Some(from),
            width: 2,
            next_end: move |bytes: &[u8], from: usize| {
                let mut units = bytes[from..].chunks_exact(2);
                let idx = units.position(|unit| unit[high] == 0 && is_end(unit[1 - high]))?;
                let at = from + idx * 2;
                Some((at, bytes[at + 1 - high]))
            },
        })
    } else {
        Box::new(Lines {
            bytes,
            at: Some(from),
            width: 1,
            next_end: |bytes: &[u8], from: usize| {
                let at = from + memchr::memchr3(b'\n', b'\r', b'\x0c', &bytes[from..])?;
                Some((at, bytes[at]))
            },
        })
    }
}

fn is_end(byte: u8) -> bool {
    matches!(byte, b'\n' | b'\r' | b'\x0c')
}

struct Lines<'b, F> {
    bytes: &'b [u8],
    at: Option<usize>,
    width: usize,
    next_end: F,
}

impl<F: Fn(&[u8], usize) -> Option<(usize, u8)>> Iterator for Lines<'_, F> {
    type Item = Span;

    fn next(&mut self) -> Option<Span> {
        let start = self.at?;
        let Some((end, mark)) = (self.next_end)(self.bytes, start) else {
            self.at = None;
            return Some(Span::new(start, self.bytes.len()));
        };
        let mut next = end + self.width;
        if mark == b'\r' {
            // Only the next character is looked at: a scan of the rest would be quadratic.
            let until = self.bytes.len().min(next + self.width);
            if (self.next_end)(&self.bytes[..until], next) == Some((next, b'\n')) {
                next += self.width;
            }
        }
        self.at = Some(next);
        Some(Span::new(start, end))
    }
}
