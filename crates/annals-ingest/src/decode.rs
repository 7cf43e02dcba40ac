//! Decodes a source line by line, and remembers for every stretch the bytes it came from.

use crate::charset::Choice;
use crate::lines::lines;
use annals_core::{Span, Text, TextBuilder};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// A source in characters: its lines without outer white space and control characters, one a line.
pub(crate) struct Decoded {
    pub(crate) text: Text,
    pub(crate) lines: Vec<Line>,
    /// The bytes of control characters.
    pub(crate) controls: Vec<Span>,
    /// Bytes that are no character of the charset.
    pub(crate) broken: Broken,
}

/// A line that is not blank.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Line {
    pub(crate) span: Span,
    /// Whether a blank line stands before it.
    pub(crate) after_blank: bool,
    /// Whether it begins with white space.
    pub(crate) is_indented: bool,
}

/// How much of a source could not be decoded.
#[derive(Clone, Copy, Default)]
pub(crate) struct Broken {
    pub(crate) n: usize,
    pub(crate) first: usize,
}

pub(crate) fn decode(bytes: &[u8], choice: Choice) -> Decoded {
    let mut out = Out::default();
    let mut res = vec![];
    let mut after_blank = false;
    let decoder = Decoder::new(choice.encoding);
    for source in lines(bytes, choice.bom_len, choice.encoding) {
        let start = out.builder.len();
        out.has_words = false;
        decoder.line(bytes, source, &mut out);
        out.end_line();
        if !out.has_words {
            after_blank = true;
            continue;
        }
        let span = Span::new(start, out.builder.len());
        res.push(Line { span, after_blank, is_indented: out.is_indented });
        out.builder.space("\n");
        after_blank = false;
    }
    Decoded { text: out.builder.finish(), lines: res, controls: out.controls, broken: out.broken }
}

/// How the bytes of a line become characters.
enum Decoder {
    Utf8,
    Utf16 {
        high: usize,
    },
    /// Every byte is one character.
    SingleByte(Box<[char; 256]>),
    /// The legacy charsets of East Asia: no place within a line is known.
    MultiByte(&'static Encoding),
}

impl Decoder {
    fn new(encoding: &'static Encoding) -> Self {
        if encoding == UTF_8 {
            Self::Utf8
        } else if encoding == UTF_16LE || encoding == UTF_16BE {
            Self::Utf16 { high: usize::from(encoding == UTF_16LE) }
        } else if encoding.is_single_byte() {
            let mut table = Box::new(['\u{fffd}'; 256]);
            for (byte, place) in (0..=u8::MAX).zip(table.iter_mut()) {
                let byte = [byte];
                let (decoded, _) = encoding.decode_without_bom_handling(&byte);
                *place = decoded.chars().next().unwrap_or('\u{fffd}');
            }
            Self::SingleByte(table)
        } else {
            Self::MultiByte(encoding)
        }
    }

    fn line(&self, bytes: &[u8], source: Span, out: &mut Out) {
        let line = &bytes[source.start()..source.end()];
        out.begin_line(matches!(self, Self::Utf16 { .. }));
        match self {
            Self::Utf8 => utf8_line(line, source.start(), out),
            Self::SingleByte(table) => {
                for (at, byte) in (source.start()..).zip(line) {
                    let ch = table[usize::from(*byte)];
                    out.cell(ch, Span::new(at, at + 1), ch == '\u{fffd}');
                }
            }
            Self::Utf16 { high } => utf16_line(line, *high, source.start(), out),
            Self::MultiByte(encoding) => multi_byte_line(line, encoding, source.start(), out),
        }
    }
}

fn utf8_line(line: &[u8], start: usize, out: &mut Out) {
    let is_plain =
        |text: &str| !text.bytes().any(|byte| byte < 0x20 || byte == 0x7f || byte == 0xc2);
    // Nearly every line is one good stretch without control characters.
    if let Ok(text) = std::str::from_utf8(line)
        && is_plain(text)
    {
        let span = Span::new(0, text.len()).trimmed(text);
        out.is_indented = span.start() > 0;
        out.has_words = !span.is_empty();
        out.builder.push(span.of(text), span.shifted(start));
        return;
    }
    let mut at = start;
    for chunk in line.utf8_chunks() {
        for ch in chunk.valid().chars() {
            out.cell(ch, Span::new(at, at + ch.len_utf8()), false);
            at += ch.len_utf8();
        }
        if !chunk.invalid().is_empty() {
            out.cell('\u{fffd}', Span::new(at, at + chunk.invalid().len()), true);
            at += chunk.invalid().len();
        }
    }
}

fn utf16_line(line: &[u8], high: usize, start: usize, out: &mut Out) {
    let pairs = line.chunks_exact(2);
    let has_odd_byte = !pairs.remainder().is_empty();
    let units = pairs.map(|pair| u16::from_be_bytes([pair[high], pair[1 - high]]));
    let mut at = start;
    for unit in char::decode_utf16(units) {
        let (ch, is_broken) = unit.map_or(('\u{fffd}', true), |ch| (ch, false));
        let end = at + 2 * ch.len_utf16();
        out.cell(ch, Span::new(at, end), is_broken);
        at = end;
    }
    if has_odd_byte {
        out.flush();
        out.cell('\u{fffd}', Span::new(at, at + 1), true);
    }
}

/// Control bytes cannot be part of a longer character, so the stretches between them stand alone.
fn multi_byte_line(line: &[u8], encoding: &'static Encoding, start: usize, out: &mut Out) {
    let mut at = start;
    for stretch in line.split_inclusive(|byte| is_control(char::from(byte & 0x7f)) && *byte < 0x80)
    {
        let n_controls =
            stretch.last().filter(|byte| **byte < 0x80 && is_control(char::from(**byte)));
        let words = &stretch[..stretch.len() - usize::from(n_controls.is_some())];
        let trimmed = words.trim_ascii();
        if !trimmed.is_empty() {
            let from = at + (words.len() - words.trim_ascii_start().len());
            let (decoded, is_broken) = encoding.decode_without_bom_handling(trimmed);
            if is_broken {
                out.broken_at(from);
            }
            out.is_indented |= !out.has_words && from > start;
            if !decoded.trim().is_empty() {
                out.has_words = true;
                out.builder.push(&decoded, Span::new(from, from + trimmed.len()));
            }
        }
        at += stretch.len();
        if n_controls.is_some() {
            out.control(Span::new(at - 1, at));
        }
    }
}

fn is_control(ch: char) -> bool {
    ch.is_control() && !ch.is_whitespace()
}

/// Collects the characters of a line to stretches.
#[derive(Default)]
struct Out {
    builder: TextBuilder,
    controls: Vec<Span>,
    broken: Broken,
    has_words: bool,
    is_indented: bool,
    /// Whether no stretch maps byte for byte (UTF-16).
    is_wide: bool,
    /// The stretch at hand, its bytes, and whether all of it maps byte for byte.
    run: String,
    source: Option<Span>,
    run_is_same: bool,
    /// Characters at the end of a run that do map byte for byte.
    same_tail: usize,
    /// White space that belongs to the line only if words follow.
    white: Vec<(char, Span)>,
}

/// A stretch of ASCII within other letters is worth a piece of its own from this length on.
const OWN_PIECE: usize = 8;

impl Out {
    fn begin_line(&mut self, is_wide: bool) {
        self.is_wide = is_wide;
        self.is_indented = false;
    }

    fn end_line(&mut self) {
        self.flush();
        self.white.clear();
    }

    fn broken_at(&mut self, at: usize) {
        if self.broken.n == 0 {
            self.broken.first = at;
        }
        self.broken.n += 1;
    }

    fn control(&mut self, source: Span) {
        match self.controls.last_mut() {
            Some(last) if last.end() == source.start() => *last = last.cover(source),
            _ => self.controls.push(source),
        }
    }

    /// Takes the next character of a line.
    fn cell(&mut self, ch: char, source: Span, is_broken: bool) {
        if is_broken {
            self.broken_at(source.start());
        }
        if is_control(ch) {
            self.control(source);
        } else if !ch.is_whitespace() {
            for (white, source) in std::mem::take(&mut self.white) {
                self.append(white, source);
            }
            self.has_words = true;
            self.append(ch, source);
        } else if self.has_words {
            self.white.push((ch, source));
        } else {
            self.is_indented = true;
        }
    }

    fn append(&mut self, ch: char, source: Span) {
        let is_same = ch.len_utf8() == source.len() && !self.is_wide;
        let follows = self.source.is_some_and(|run| run.end() == source.start());
        if !follows || (self.run_is_same && !is_same) {
            self.flush();
        }
        if self.run.is_empty() {
            self.run_is_same = is_same;
        }
        self.run.push(ch);
        self.source = Some(self.source.map_or(source, |run| run.cover(source)));
        if self.run_is_same {
            return;
        }
        self.same_tail = if is_same { self.same_tail + ch.len_utf8() } else { 0 };
        if self.same_tail >= OWN_PIECE {
            self.flush_before_tail();
        }
    }

    /// Parts the end of a run that maps byte for byte from what stands before it.
    fn flush_before_tail(&mut self) {
        let Some(source) = self.source else { return };
        let tail = self.run.split_off(self.run.len() - self.same_tail);
        let middle = source.end() - self.same_tail;
        self.push(Span::new(source.start(), middle));
        self.run = tail;
        self.source = Some(Span::new(middle, source.end()));
        self.run_is_same = true;
        self.same_tail = 0;
    }

    fn flush(&mut self) {
        if self.same_tail > 0 {
            self.flush_before_tail();
        }
        if let Some(source) = self.source.take() {
            self.push(source);
        }
        self.same_tail = 0;
    }

    fn push(&mut self, source: Span) {
        // A piece with as many bytes on both sides is read as one that maps byte for byte; where
        // UTF-16 makes one by chance, it is pushed by stretches of one width.
        if self.is_wide && self.run.len() == source.len() {
            let mut at = source.start();
            let chars: Vec<char> = self.run.chars().collect();
            for stretch in chars.chunk_by(|a, b| a.len_utf8() == b.len_utf8()) {
                let words: String = stretch.iter().collect();
                let end = at + 2 * stretch.iter().map(|ch| ch.len_utf16()).sum::<usize>();
                self.builder.push(&words, Span::new(at, end.min(source.end())));
                at = end;
            }
        } else {
            self.builder.push(&self.run, source);
        }
        self.run.clear();
    }
}
