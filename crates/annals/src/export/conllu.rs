//! Annotated texts as CoNLL-U, version 2: docs/parse.md.

use crate::Writing;
use annals_core::{Annotated, CodePoints, Sentence, Span, TokenIdx, TokenRange};
use std::io::{self, Write};

/// Writes documents behind one another; sentences are numbered through.
#[derive(Debug, Default)]
pub struct Conllu {
    n_sentences: usize,
}

impl Conllu {
    /// Writes a document.
    ///
    /// Where it comes from a text, its paragraphs are told and every word leads back to its place in the
    /// text; words that came split have no such place.
    pub fn write(
        &mut self,
        doc: &Annotated,
        id: Option<&str>,
        writing: Writing,
        out: &mut impl Write,
    ) -> io::Result<()> {
        match id {
            Some(id) => writeln!(out, "# newdoc id = {}", printable(id))?,
            None => writeln!(out, "# newdoc")?,
        }
        let points = (writing == Writing::Text).then(|| CodePoints::new(doc.text()));
        let mut paragraph = None;
        for sentence in doc.sentences() {
            let block = doc.blocks().partition_point(|b| b.span.end() <= sentence.span.start());
            if points.is_some() && paragraph.replace(block) != Some(block) {
                writeln!(out, "# newpar")?;
            }
            self.n_sentences += 1;
            writeln!(out, "# sent_id = {}", self.n_sentences)?;
            writeln!(out, "# text = {}", printable(sentence.span.of(doc.text())))?;
            Page { doc, points: points.as_ref(), sentence }.write(out)?;
            writeln!(out)?;
        }
        Ok(())
    }
}

struct Page<'a> {
    doc: &'a Annotated<'a>,
    points: Option<&'a CodePoints<'a>>,
    sentence: &'a Sentence,
}

impl Page<'_> {
    fn write(&self, out: &mut impl Write) -> io::Result<()> {
        let mut first = self.sentence.first;
        while first < self.sentence.end {
            let mut end = TokenIdx(first.0 + 1);
            while end < self.sentence.end && self.doc.is_joined(end) {
                end = TokenIdx(end.0 + 1);
            }
            let surface = TokenRange { first, end };
            let is_alone = surface.len() == 1;
            if !is_alone {
                self.surface(surface, out)?;
            }
            for token in surface.tokens() {
                self.word(token, is_alone, out)?;
            }
            first = end;
        }
        Ok(())
    }

    /// The number of a word in its sentence, from 1.
    fn number(&self, token: TokenIdx) -> u32 {
        token.0 - self.sentence.first.0 + 1
    }

    fn surface(&self, surface: TokenRange, out: &mut impl Write) -> io::Result<()> {
        let span = self.doc.span_of(surface);
        let numbers = (self.number(surface.first), self.number(surface.end) - 1);
        let form = printable(span.of(self.doc.text()));
        write!(out, "{}-{}\t{form}\t_\t_\t_\t_\t_\t_\t_\t", numbers.0, numbers.1)?;
        let mut before = "";
        if !self.is_followed_by_space(span) {
            write!(out, "SpaceAfter=No")?;
            before = "|";
        }
        match self.points {
            Some(points) => write_range(points, span, before, out)?,
            None if before.is_empty() => write!(out, "_")?,
            None => {}
        }
        writeln!(out)
    }

    fn word(&self, token: TokenIdx, is_alone: bool, out: &mut impl Write) -> io::Result<()> {
        let doc = self.doc;
        let form = printable(doc.word(token));
        let lemma = printable(doc.lemma(token));
        let lemma = if lemma.is_empty() { "_" } else { &lemma };
        let (upos, xpos, morph) = (doc.upos(token), doc.xpos(token), doc.morph(token));
        write!(out, "{}\t{form}\t{lemma}\t{upos}\t{xpos}\t{morph}\t", self.number(token))?;
        let head = doc.head(token).map_or(0, |head| self.number(head));
        write!(out, "{head}\t{}\t_\tNER={}", doc.relation(token), doc.name(token))?;
        let span = doc.span(token);
        if is_alone && !self.is_followed_by_space(span) {
            write!(out, "|SpaceAfter=No")?;
        }
        if let Some(points) = self.points {
            write_range(points, span, "|", out)?;
        }
        writeln!(out)
    }

    /// The end of the text counts as a blank: nothing is joined to what stands there.
    fn is_followed_by_space(&self, span: Span) -> bool {
        self.doc.text()[span.end()..].chars().next().is_none_or(char::is_whitespace)
    }
}

fn write_range(
    points: &CodePoints,
    span: Span,
    before: &str,
    out: &mut impl Write,
) -> io::Result<()> {
    let (start, end) = points.of(span);
    write!(out, "{before}TokenRange={start}:{end}")
}

/// Words without what would break a line or a column: line ends and tabs become blanks, and control
/// characters the character for what cannot be shown.
fn printable(words: &str) -> std::borrow::Cow<'_, str> {
    let breaks = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
    if !words.contains(breaks) {
        return words.into();
    }
    let shown = words.chars().map(|c| match c {
        '\n' | '\r' | '\t' | '\x0b' | '\x0c' | '\u{85}' | '\u{2028}' | '\u{2029}' => ' ',
        c if c.is_control() => '\u{fffd}',
        c => c,
    });
    shown.collect::<String>().into()
}

#[cfg(test)]
mod tests;
