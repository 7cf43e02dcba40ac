//! Collects decoded characters to stretches that lead back to their bytes.

use crate::decode::Broken;
use annals_core::{PieceKind, Span, TextBuilder};

pub(crate) fn is_control(ch: char) -> bool {
    ch.is_control() && !ch.is_whitespace()
}

/// A stretch of one map within others is worth a piece of its own from this length on.
pub(crate) const OWN_PIECE: usize = 8;

/// Collects the characters of a line to stretches.
#[derive(Default)]
pub(crate) struct Out {
    pub(crate) builder: TextBuilder,
    pub(crate) controls: Vec<Span>,
    pub(crate) broken: Broken,
    pub(crate) has_words: bool,
    pub(crate) is_indented: bool,
    /// Whether the line is UTF-8, whose characters are all copied; elsewhere only ASCII is.
    is_utf8: bool,
    run: Run,
    /// White space that belongs to the line only if words follow.
    white: Vec<(char, Span)>,
}

/// The stretch at hand.
#[derive(Default)]
struct Run {
    words: String,
    source: Option<Span>,
    /// Whether all of it is copied.
    is_same: bool,
    /// How many bytes at its end are.
    same_tail: usize,
}

impl Out {
    pub(crate) fn begin_line(&mut self, is_utf8: bool) {
        self.is_utf8 = is_utf8;
        self.is_indented = false;
    }

    pub(crate) fn end_line(&mut self) {
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
    pub(crate) fn cell(&mut self, ch: char, source: Span, is_broken: bool) {
        if is_control(ch) {
            self.control(source);
        } else if !ch.is_whitespace() {
            self.stretch(ch.encode_utf8(&mut [0; 4]), source, is_broken);
        } else if self.has_words {
            self.white.push((ch, source));
        } else {
            self.is_indented = true;
        }
    }

    /// Takes characters of a line whose bytes cannot be parted.
    pub(crate) fn stretch(&mut self, words: &str, source: Span, is_broken: bool) {
        if is_broken {
            self.broken_at(source.start());
        }
        for (white, source) in std::mem::take(&mut self.white) {
            self.append(white.encode_utf8(&mut [0; 4]), source, false);
        }
        self.has_words = true;
        self.append(words, source, is_broken);
    }

    fn append(&mut self, words: &str, source: Span, is_broken: bool) {
        let is_same = !is_broken
            && words.len() == source.len()
            && (self.is_utf8 || (words.len() == 1 && words.is_ascii()));
        let follows = self.run.source.is_some_and(|run| run.end() == source.start());
        if !follows || (self.run.is_same && !is_same) {
            self.flush();
        }
        let run = &mut self.run;
        if run.words.is_empty() {
            run.is_same = is_same;
        }
        run.words.push_str(words);
        run.source = Some(run.source.map_or(source, |run| run.cover(source)));
        if run.is_same {
            return;
        }
        run.same_tail = if is_same { run.same_tail + words.len() } else { 0 };
        if run.same_tail >= OWN_PIECE {
            self.flush_before_tail();
        }
    }

    /// Parts the copied end of a run from what stands before it.
    fn flush_before_tail(&mut self) {
        let Some(source) = self.run.source else { return };
        let same_tail = self.run.same_tail;
        let words = self.run.words.split_off(self.run.words.len() - same_tail);
        let middle = source.end() - same_tail;
        self.run.source = Some(Span::new(source.start(), middle));
        self.push_run();
        let source = Some(Span::new(middle, source.end()));
        self.run = Run { words, source, is_same: true, ..Run::default() };
    }

    pub(crate) fn flush(&mut self) {
        if self.run.same_tail > 0 {
            self.flush_before_tail();
        }
        self.push_run();
    }

    fn push_run(&mut self) {
        let run = std::mem::take(&mut self.run);
        let Some(source) = run.source else { return };
        let kind = if run.is_same { PieceKind::Copied } else { PieceKind::Decoded };
        self.builder.push(&run.words, source, kind);
    }
}
