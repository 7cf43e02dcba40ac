//! Lines to units: what is labelled as one. A paragraph broken into lines of one width is one unit,
//! any other line stands for itself.

use crate::decode::{Decoded, Line};
use annals_core::Span;

/// A line, or lines that are one paragraph.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Unit {
    pub(crate) span: Span,
    pub(crate) after_blank: bool,
    /// Words parted by white space.
    pub(crate) n_words: u32,
    pub(crate) ending: Ending,
}

impl Unit {
    /// A unit of its own, as a block of a page is.
    pub(crate) fn of(text: &str, span: Span) -> Self {
        let mut res = Self::new(span, true);
        res.read(text);
        res
    }

    fn new(span: Span, after_blank: bool) -> Self {
        Self { span, after_blank, n_words: 0, ending: Ending::Word }
    }

    fn read(&mut self, text: &str) {
        let words = self.span.of(text);
        self.n_words = u32::try_from(words.split_whitespace().count()).unwrap_or(u32::MAX);
        self.ending = ending(words);
    }
}

/// How a unit ends, closing marks and brackets aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ending {
    /// With a full stop or an exclamation.
    Stop,
    /// With a question mark.
    Question,
    /// With a comma, colon, semicolon or dash.
    Open,
    /// With a word.
    Word,
}

pub(crate) fn units(decoded: &Decoded) -> Vec<Unit> {
    let text = decoded.text.as_str();
    let width = wrap_width(text, &decoded.lines);
    let mut res: Vec<Unit> = vec![];
    let mut before: Option<Line> = None;
    for line in &decoded.lines {
        let goes_on = before.zip(width).is_some_and(|(before, width)| {
            !line.after_blank
                && (before.is_indented || !line.is_indented)
                && is_full(text, before, *line, width)
        });
        match res.last_mut() {
            Some(unit) if goes_on => unit.span = unit.span.cover(line.span),
            _ => res.push(Unit::new(line.span, line.after_blank)),
        }
        before = Some(*line);
    }
    res.iter_mut().for_each(|unit| unit.read(text));
    res
}

/// The width at which a text was broken into lines; `None` where its lines are paragraphs.
///
/// A break is explained by a width when the next word had no room left. Where most breaks between
/// lines without a blank line between them are, the text was broken by a program.
fn wrap_width(text: &str, lines: &[Line]) -> Option<usize> {
    const NARROWEST: usize = 45;
    const WIDEST: usize = 100;
    let pairs = || lines.windows(2).filter(|pair| !pair[1].after_blank);
    let mut n_pairs = 0;
    let mut width = 0;
    for pair in pairs() {
        n_pairs += 1;
        width = width.max(chars(text, pair[0])).max(chars(text, pair[1]));
        if width > WIDEST {
            return None;
        }
    }
    if n_pairs < 2 || width < NARROWEST {
        return None;
    }
    let n_full = pairs().filter(|pair| is_full(text, pair[0], pair[1], width)).count();
    // Headlines and lists break where they like; a text of paragraphs of one line hardly ever fills.
    (n_full * 10 >= n_pairs * 6).then_some(width)
}

/// Whether the next line's first word would not have fitted into a line.
fn is_full(text: &str, line: Line, next: Line, width: usize) -> bool {
    let word = next.span.of(text).split_whitespace().next().unwrap_or_default();
    chars(text, line) + 1 + word.chars().count() > width
}

fn chars(text: &str, line: Line) -> usize {
    /// Longer lines are no broken paragraphs, whatever their length.
    const ENOUGH: usize = 500;
    if line.span.len() > ENOUGH { ENOUGH } else { line.span.of(text).chars().count() }
}

fn ending(words: &str) -> Ending {
    // "The ferry was lost. (AFP)"
    if let Some((before, _)) = words.strip_suffix(')').and_then(|words| words.rsplit_once('('))
        && before.trim_end().ends_with('.')
    {
        return Ending::Stop;
    }
    let is_closing = |ch: char| matches!(ch, '"' | '”' | '’' | '\'' | ')' | ']' | '»' | '*');
    match words.trim_end_matches(is_closing).chars().next_back() {
        Some('.' | '!' | '…' | '。') => Ending::Stop,
        Some('?') => Ending::Question,
        Some(',' | ':' | ';' | '-' | '–' | '—') => Ending::Open,
        _ => Ending::Word,
    }
}
