//! The characters of a page, each with its bytes.

use crate::decode::Broken;
use crate::stretches::OWN_PIECE;
use annals_core::{PieceKind, Span};
use encoding_rs::{DecoderResult, Encoding, UTF_8};

/// A page in characters, with the way back to its bytes.
pub(crate) struct PageText {
    text: String,
    // Invariant: sorted; the first begins where the text begins.
    runs: Vec<Run>,
    /// Bytes that are no character of the charset.
    pub(crate) broken: Broken,
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
    kind: RunKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum RunKind {
    Copied,
    Decoded,
    /// No character; it decodes as it does here only by itself.
    Damaged,
}

impl PageText {
    /// Decodes a page from byte `from` on; no byte is left out.
    pub(crate) fn decode(bytes: &[u8], from: usize, encoding: &'static Encoding) -> Self {
        let mut res = Self {
            text: String::new(),
            runs: vec![],
            broken: Broken::default(),
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
        let mut is_damaged_before = false;
        for (idx, run) in self.runs.iter().enumerate().skip(self.run_at(at)) {
            if at >= span.end() {
                break;
            }
            let next = self.runs.get(idx + 1).map_or(self.text.len(), |next| next.text as usize);
            let part = Span::new(at, next.min(span.end()));
            at = part.end();
            let is_whole = part == span;
            let is_own = is_whole || part.len() >= OWN_PIECE;
            let kind = match run.kind {
                RunKind::Copied if is_own => PieceKind::Copied,
                RunKind::Copied | RunKind::Decoded | RunKind::Damaged => PieceKind::Decoded,
            };
            let stands_alone = run.kind == RunKind::Damaged || is_damaged_before;
            is_damaged_before = run.kind == RunKind::Damaged;
            match res.last_mut() {
                Some((last, before)) if *before == kind && !stands_alone => {
                    *last = last.cover(part)
                }
                _ => res.push((part, kind)),
            }
        }
        res
    }

    /// Whether a character has the same bytes in the source.
    pub(crate) fn is_copied(&self, span: Span) -> bool {
        self.runs.get(self.run_at(span.start())).is_some_and(|run| run.kind == RunKind::Copied)
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

    fn push(&mut self, words: &str, source: usize, text_width: usize, width: usize, kind: RunKind) {
        let is_next = self.runs.last().is_some_and(|run| {
            usize::from(run.text_width) == text_width
                && run.source_width as usize == width
                && run.kind == kind
        });
        if !is_next {
            let fits = |at: usize| u32::try_from(at).expect("ingest takes no page of 4 GiB");
            self.runs.push(Run {
                text: fits(self.text.len()),
                source: fits(source),
                text_width: u8::try_from(text_width).expect("a few characters at most"),
                source_width: fits(width),
                kind,
            });
        }
        self.text.push_str(words);
    }

    fn utf8(&mut self, bytes: &[u8], from: usize) {
        let mut at = from;
        for chunk in bytes[from..].utf8_chunks() {
            if !chunk.valid().is_empty() {
                self.push(chunk.valid(), at, 1, 1, RunKind::Copied);
            }
            at += chunk.valid().len();
            if !chunk.invalid().is_empty() {
                self.damaged(chunk.invalid(), at, UTF_8);
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
                self.push(words, at, 1, 1, RunKind::Copied);
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
                self.push(words, start, words.len(), at - start, RunKind::Decoded);
                start = at;
            }
            if let DecoderResult::Malformed(_, n_behind) = res {
                // What was read behind the damage is read again.
                at = (at - usize::from(n_behind)).max(start + 1);
                self.damaged(&bytes[start..at], start, encoding);
                start = at;
                decoder = encoding.new_decoder_without_bom_handling();
            }
        }
        if start < bytes.len() {
            self.damaged(&bytes[start..], start, encoding);
        }
    }

    fn damaged(&mut self, bytes: &[u8], at: usize, encoding: &'static Encoding) {
        if self.broken.n == 0 {
            self.broken.first = at;
        }
        self.broken.n += 1;
        let words = encoding.decode_without_bom_handling(bytes).0;
        self.push(&words, at, words.len(), bytes.len(), RunKind::Damaged);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{GB18030, GBK, SHIFT_JIS, UTF_16LE, WINDOWS_1251};

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
        assert_eq!((page.broken.n, page.broken.first), (2, 1));
        assert_eq!(page.source_of(Span::new(4, 8)), Span::new(2, 5));
    }

    #[test]
    fn bytes_behind_damage_are_not_lost() {
        // The second byte could go on the character, the third cannot.
        let page = PageText::decode(b"\x81\x30 !", 0, GBK);
        assert_eq!(page.as_str(), "\u{fffd}0 !");
        assert_eq!(page.source_of(Span::new(3, 4)), Span::new(1, 2));
    }
}
