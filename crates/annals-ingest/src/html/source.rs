//! The characters of a page, each with its bytes.

use crate::stretches::OWN_PIECE;
use annals_core::{PieceKind, Span};
use encoding_rs::{DecoderResult, Encoding, UTF_8};

/// A page in characters, with the way back to its bytes.
pub(crate) struct PageText {
    text: String,
    // Invariant: sorted; the first begins where the text begins.
    runs: Vec<Run>,
    /// How many stretches of bytes are no character of the charset.
    pub(crate) n_broken: usize,
    /// The first of them, in source bytes.
    pub(crate) first_broken: usize,
    n_bytes: usize,
}

/// Characters of one width in the text and one width in the source.
#[derive(Clone, Copy)]
struct Run {
    text: u32,
    source: u32,
    text_width: u8,
    /// Wider where damaged bytes are one character.
    source_width: u32,
    is_copied: bool,
}

impl PageText {
    /// Decodes a page from byte `from` on; no byte is left out.
    pub(crate) fn decode(bytes: &[u8], from: usize, encoding: &'static Encoding) -> Self {
        let mut res = Self {
            text: String::new(),
            runs: vec![],
            n_broken: 0,
            first_broken: 0,
            n_bytes: bytes.len(),
        };
        if encoding == UTF_8 {
            res.utf8(bytes, from);
        } else {
            res.legacy(bytes, from, encoding);
        }
        res
    }

    /// All characters.
    pub(crate) fn as_str(&self) -> &str {
        &self.text
    }

    /// The bytes of a span of [`PageText::as_str`].
    pub(crate) fn source_of(&self, span: Span) -> Span {
        let start = self.place(span.start());
        let end = if span.is_empty() { start } else { self.place(span.end()) };
        Span::new(start, end.max(start))
    }

    /// The parts of a span with their bytes: copied where that is worth a piece of its own.
    pub(crate) fn parts(&self, span: Span) -> Vec<(Span, PieceKind)> {
        let mut res: Vec<(Span, PieceKind)> = vec![];
        let mut at = span.start();
        for (idx, run) in self.runs.iter().enumerate().skip(self.run_at(at)) {
            if at >= span.end() {
                break;
            }
            let next = self.runs.get(idx + 1).map_or(self.text.len(), |next| next.text as usize);
            let part = Span::new(at, next.min(span.end()));
            at = part.end();
            let is_whole = part == span;
            let kind = match run.is_copied && (is_whole || part.len() >= OWN_PIECE) {
                true => PieceKind::Copied,
                false => PieceKind::Decoded,
            };
            match res.last_mut() {
                Some((last, before)) if *before == kind => *last = last.cover(part),
                _ => res.push((part, kind)),
            }
        }
        res
    }

    /// Whether a character has the same bytes in the source.
    pub(crate) fn is_copied(&self, span: Span) -> bool {
        self.runs.get(self.run_at(span.start())).is_some_and(|run| run.is_copied)
    }

    fn run_at(&self, at: usize) -> usize {
        self.runs.partition_point(|run| run.text as usize <= at).saturating_sub(1)
    }

    fn place(&self, at: usize) -> usize {
        if at >= self.text.len() {
            return self.n_bytes;
        }
        let Some(run) = self.runs.get(self.run_at(at)) else { return 0 };
        let n_chars = (at - run.text as usize) / usize::from(run.text_width);
        run.source as usize + n_chars * run.source_width as usize
    }

    fn push(&mut self, words: &str, source: usize, text_width: usize, width: usize, same: bool) {
        let is_next = self.runs.last().is_some_and(|run| {
            usize::from(run.text_width) == text_width
                && run.source_width as usize == width
                && run.is_copied == same
        });
        if !is_next {
            let fits = |at: usize| u32::try_from(at).expect("ingest takes no page of 4 GiB");
            self.runs.push(Run {
                text: fits(self.text.len()),
                source: fits(source),
                text_width: u8::try_from(text_width).expect("a few characters at most"),
                source_width: fits(width),
                is_copied: same,
            });
        }
        self.text.push_str(words);
    }

    fn broken(&mut self, at: usize) {
        if self.n_broken == 0 {
            self.first_broken = at;
        }
        self.n_broken += 1;
    }

    fn utf8(&mut self, bytes: &[u8], from: usize) {
        let mut at = from;
        for chunk in bytes[from..].utf8_chunks() {
            if !chunk.valid().is_empty() {
                self.push(chunk.valid(), at, 1, 1, true);
            }
            at += chunk.valid().len();
            if !chunk.invalid().is_empty() {
                self.broken(at);
                self.push("\u{fffd}", at, 3, chunk.invalid().len(), false);
            }
            at += chunk.invalid().len();
        }
    }

    fn legacy(&mut self, bytes: &[u8], from: usize, encoding: &'static Encoding) {
        let is_ascii_kept = encoding.is_ascii_compatible();
        let mut decoder = encoding.new_decoder_without_bom_handling();
        // Bytes taken by the decoder whose character did not come yet begin here.
        let mut start = from;
        let mut at = from;
        let mut buffer = [0; 32];
        while at < bytes.len() {
            if is_ascii_kept && start == at && bytes[at].is_ascii() && bytes[at] != 0x1b {
                let n_ascii = bytes[at..].iter().take_while(|byte| byte.is_ascii()).count();
                let words = std::str::from_utf8(&bytes[at..at + n_ascii]).unwrap_or_default();
                self.push(words, at, 1, 1, true);
                at += n_ascii;
                start = at;
                continue;
            }
            let is_last = at + 1 == bytes.len();
            let (res, n_read, n_written) =
                decoder.decode_to_utf8_without_replacement(&bytes[at..=at], &mut buffer, is_last);
            at += n_read;
            let words = std::str::from_utf8(&buffer[..n_written]).unwrap_or_default();
            if !words.is_empty() {
                self.push(words, start, words.len(), at - start, false);
                start = at;
            }
            if let DecoderResult::Malformed(..) = res {
                // Where a character ends within damaged bytes is not known: they are one stretch.
                at = at.max(start + 1).min(bytes.len());
                self.broken(start);
                let damaged = encoding.decode_without_bom_handling(&bytes[start..at]).0;
                self.push(&damaged, start, damaged.len(), at - start, false);
                start = at;
                decoder = encoding.new_decoder_without_bom_handling();
            }
        }
        if start < bytes.len() {
            self.broken(start);
            let damaged = encoding.decode_without_bom_handling(&bytes[start..]).0;
            self.push(&damaged, start, damaged.len(), bytes.len() - start, false);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{GB18030, SHIFT_JIS, UTF_16LE, WINDOWS_1251};

    #[track_caller]
    fn check(words: &str, bytes: &[u8], encoding: &'static Encoding) {
        let page = PageText::decode(bytes, 0, encoding);
        assert_eq!(page.as_str(), words);
        for (at, ch) in words.char_indices() {
            let source = page.source_of(Span::new(at, at + ch.len_utf8()));
            let own = source.of_bytes(bytes).unwrap();
            assert_eq!(encoding.decode_without_bom_handling(own).0, ch.to_string());
        }
    }

    #[test]
    fn every_character_has_its_bytes() {
        let words = "<p>Überschwemmung, zwölf Dörfer</p>";
        check(words, words.as_bytes(), UTF_8);
        let words = "<p>Мост закрыт, said officials.</p>";
        check(words, &WINDOWS_1251.encode(words).0, WINDOWS_1251);
        let words = "<p>報告 東京 é</p>";
        check("報告 東京", &SHIFT_JIS.encode("報告 東京").0, SHIFT_JIS);
        check(words, &GB18030.encode(words).0, GB18030);
        let wide: Vec<u8> = words.encode_utf16().flat_map(u16::to_le_bytes).collect();
        check(words, &wide, UTF_16LE);
    }

    #[test]
    fn damaged_bytes_are_one_character_and_are_counted() {
        let page = PageText::decode(b"a\xff\xe2\x82b", 0, UTF_8);
        assert_eq!(page.as_str(), "a\u{fffd}\u{fffd}b");
        assert_eq!((page.n_broken, page.first_broken), (2, 1));
        assert_eq!(page.source_of(Span::new(4, 8)), Span::new(2, 5));
    }
}
