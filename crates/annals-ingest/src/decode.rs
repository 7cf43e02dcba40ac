//! Decodes a source line by line, and remembers for every stretch the bytes it came from.

use crate::charset::Choice;
use crate::lines::lines;
use crate::stretches::{Out, is_control};
use annals_core::{PieceKind, Span, Text};
use encoding_rs::{DecoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE};

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

impl Broken {
    /// What is said of them; nothing where there are none.
    pub(crate) fn note(self, encoding: &'static Encoding) -> Option<String> {
        let (n, first, name) = (self.n, self.first, encoding.name());
        (n > 0).then(|| format!("bytes that are not valid {name}: {n}, the first at byte {first}"))
    }
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
    /// The legacy charsets of East Asia: a character is one to four bytes.
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
        out.begin_line(matches!(self, Self::Utf8));
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
        out.builder.push(span.of(text), span.shifted(start), PieceKind::Copied);
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

/// Reads characters one by one, so that each keeps its place. Control bytes cannot be part of a longer
/// character, so the stretches between them stand alone.
fn multi_byte_line(line: &[u8], encoding: &'static Encoding, start: usize, out: &mut Out) {
    let is_control_byte = |byte: &u8| byte.is_ascii() && is_control(char::from(*byte));
    let mut at = start;
    for stretch in line.split_inclusive(is_control_byte) {
        let (words, control) = match stretch.split_last() {
            Some((last, words)) if is_control_byte(last) => (words, Some(char::from(*last))),
            _ => (stretch, None),
        };
        multi_byte_stretch(words, encoding, at, out);
        at += stretch.len();
        if let Some(control) = control {
            out.cell(control, Span::new(at - 1, at), false);
        }
    }
}

fn multi_byte_stretch(words: &[u8], encoding: &'static Encoding, start: usize, out: &mut Out) {
    // No byte below the digits is part of a longer character.
    let ends_damage = |byte: &u8| *byte < b'0';
    let mut buffer = [0; 16];
    let mut at = 0;
    while let Some(byte) = words.get(at) {
        if byte.is_ascii() {
            out.cell(char::from(*byte), Span::new(start + at, start + at + 1), false);
            at += 1;
            continue;
        }
        let (end, decoded) = match next_character(&words[at..], encoding, &mut buffer) {
            Some((len, decoded)) => (at + len, Some(decoded)),
            // How far damage reaches depends on what follows: up to a byte that leaves no doubt all
            // is one stretch.
            None => {
                let blank = words[at..].iter().position(ends_damage);
                (blank.map_or(words.len(), |blank| at + blank + 1), None)
            }
        };
        let source = Span::new(start + at, start + end);
        match decoded {
            Some(decoded) if decoded.chars().nth(1).is_none() => {
                decoded.chars().for_each(|ch| out.cell(ch, source, false));
            }
            Some(decoded) => out.stretch(decoded, source, false),
            None => {
                let (decoded, _) = encoding.decode_without_bom_handling(&words[at..end]);
                out.stretch(&decoded, source, true);
            }
        }
        at = end;
    }
}

/// The length of the first character's bytes and what they are; `None` where they are damaged.
fn next_character<'b>(
    bytes: &[u8],
    encoding: &'static Encoding,
    buffer: &'b mut [u8; 16],
) -> Option<(usize, &'b str)> {
    const LONGEST: usize = 4;
    let mut decoder = encoding.new_decoder_without_bom_handling();
    for (idx, byte) in bytes.iter().take(LONGEST).enumerate() {
        let (res, _, n_written) =
            decoder.decode_to_utf8_without_replacement(&[*byte], buffer, false);
        if let DecoderResult::Malformed(..) = res {
            return None;
        }
        if n_written > 0 {
            return Some((idx + 1, std::str::from_utf8(&buffer[..n_written]).ok()?));
        }
    }
    None
}
