use crate::Span;

/// Turns byte offsets of one text into code points and back, for the doors where strangers count
/// characters as Python does.
///
/// A text of ASCII only needs no table; otherwise one count a 64 bytes is kept.
pub struct CodePoints<'t> {
    text: &'t str,
    /// Code points before every 64th byte; empty for ASCII.
    before: Vec<u32>,
}

const STRIDE: usize = 64;

fn starts_character(byte: u8) -> bool {
    byte & 0b1100_0000 != 0b1000_0000
}

impl<'t> CodePoints<'t> {
    /// Counts a text once.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        let mut before = vec![];
        if !text.is_ascii() {
            let mut n = 0;
            for chunk in text.as_bytes().chunks(STRIDE) {
                before.push(n);
                n += chunk.iter().filter(|byte| starts_character(**byte)).count() as u32;
            }
        }
        Self { text, before }
    }

    /// The number of code points before a byte offset.
    #[must_use]
    pub fn at(&self, byte: usize) -> usize {
        let Some(before) = self.before.get(byte / STRIDE).or(self.before.last()) else {
            return byte;
        };
        let from = (byte / STRIDE).min(self.before.len() - 1) * STRIDE;
        let bytes = &self.text.as_bytes()[from..byte.min(self.text.len())];
        *before as usize + bytes.iter().filter(|byte| starts_character(**byte)).count()
    }

    /// A span in code points: `(start, end)`.
    #[must_use]
    pub fn of(&self, span: Span) -> (usize, usize) {
        (self.at(span.start()), self.at(span.end()))
    }

    /// The byte offset of a code point; `None` past the end of the text.
    #[must_use]
    pub fn byte(&self, code_point: usize) -> Option<usize> {
        if self.before.is_empty() {
            return (code_point <= self.text.len()).then_some(code_point);
        }
        let chunk = self.before.partition_point(|n| *n as usize <= code_point) - 1;
        let mut n = self.before[chunk] as usize;
        // A chunk can begin inside a character that was counted before it.
        let bytes = self.text.as_bytes();
        for (at, byte) in bytes.iter().enumerate().skip(chunk * STRIDE) {
            if starts_character(*byte) {
                if n == code_point {
                    return Some(at);
                }
                n += 1;
            }
        }
        (n == code_point).then_some(bytes.len())
    }

    /// A span given in code points, in bytes; `None` where it runs backwards or past the end.
    #[must_use]
    pub fn span(&self, start: usize, end: usize) -> Option<Span> {
        let (start, end) = (self.byte(start)?, self.byte(end)?);
        (start <= end).then(|| Span::new(start, end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn counts_as_chars_do(text in "\\PC{0,200}") {
            let points = CodePoints::new(&text);
            for (n, (at, _)) in text.char_indices().enumerate() {
                prop_assert_eq!(points.at(at), n);
                prop_assert_eq!(points.byte(n), Some(at));
            }
            let n = text.chars().count();
            prop_assert_eq!(points.at(text.len()), n);
            prop_assert_eq!(points.byte(n), Some(text.len()));
            prop_assert_eq!(points.byte(n + 1), None);
        }
    }
}
