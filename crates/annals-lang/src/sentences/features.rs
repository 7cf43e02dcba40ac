//! What the boundary model sees of the tokens around a place.

use crate::hash;
use crate::tokens::Piece;
use annals_core::TokenKind;
use annals_lexicon::lang::{Abbreviation, LangWords};

/// What stands between a token and the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    None,
    Blank,
    Blanks,
    Line,
    BlankLine,
}

/// What a token looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    Capitalised,
    Capital,
    Capitals,
    Small,
    /// "iPhone", "1990s"
    Mixed,
    Digits,
    /// A word with a stop of its own: "Nov.", "U.S."
    Dotted,
    Stop,
    Dots,
    Comma,
    Colon,
    Semicolon,
    Opens,
    Closes,
    Dash,
    Other,
}

/// A token as the model sees it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Look {
    lower: u64,
    shape: Shape,
    /// Its class where words alone tell it; 0 where they do not.
    class: u64,
    abbreviation: u64,
    /// What stands before it.
    pub(super) gap: Gap,
    /// Bytes from the last line break to its end.
    column: usize,
    /// How many tokens the paragraph has from here on.
    to_end: usize,
    /// Whether the paragraph ends with a stop.
    stopped: bool,
    /// A word must follow: "Gen.", "F." of "John F. Kennedy".
    pub(super) needs_more: bool,
    /// A number may follow: "Nov."
    pub(super) is_date: bool,
    /// ")", "]" or their like.
    pub(super) is_bracket: bool,
    /// It closes what a stop ended: ".”"
    pub(super) is_closed_stop: bool,
}

impl Look {
    pub(super) fn is_digits(&self) -> bool {
        self.shape == Shape::Digits
    }

    pub(super) fn is_small(&self) -> bool {
        self.shape == Shape::Small
    }

    pub(super) fn is_stop(&self) -> bool {
        matches!(self.shape, Shape::Stop | Shape::Dots)
    }

    /// Whether it is what sentences in print end with.
    pub(super) fn is_end(&self) -> bool {
        self.is_stop() || self.is_closed_stop || self.shape == Shape::Dotted
    }

    /// Whether it closes quoted words that no stop ended.
    pub(super) fn is_quote(&self) -> bool {
        self.shape == Shape::Closes && !self.is_bracket && !self.is_closed_stop
    }

    /// Whether a sentence can end after it: any mark but those that open.
    pub(super) fn is_ending_mark(&self) -> bool {
        match self.shape {
            Shape::Stop | Shape::Dots | Shape::Dotted | Shape::Colon | Shape::Semicolon => true,
            // "“the root of evil” Christina": quoted words end nothing, unless a stop is among them.
            Shape::Closes => self.is_closed_stop || self.is_bracket,
            Shape::Dash | Shape::Other => true,
            Shape::Capitalised | Shape::Capital | Shape::Capitals | Shape::Small => false,
            Shape::Mixed | Shape::Digits | Shape::Comma | Shape::Opens => false,
        }
    }

    /// Whether a sentence can begin with it where no mark ends one: no plain small word does, and
    /// no mark that belongs to what was before.
    pub(super) fn can_begin(&self) -> bool {
        match self.shape {
            Shape::Capitalised | Shape::Capital | Shape::Capitals | Shape::Mixed => true,
            Shape::Digits | Shape::Dotted | Shape::Opens | Shape::Dash | Shape::Other => true,
            Shape::Small | Shape::Stop | Shape::Dots | Shape::Comma => false,
            Shape::Colon | Shape::Semicolon | Shape::Closes => false,
        }
    }
}

/// The looks of all tokens of a block.
pub(super) fn looks(text: &str, pieces: &[Piece], words: &LangWords) -> Vec<Look> {
    let mut res: Vec<Look> = Vec::with_capacity(pieces.len());
    let mut end_before = pieces.first().map_or(0, |first| first.span.start());
    let mut line = end_before;
    for piece in pieces {
        let between = &text[end_before..piece.span.start()];
        let gap = gap(between);
        if matches!(gap, Gap::Line | Gap::BlankLine) {
            line = piece.span.start();
        }
        let before = res.last();
        let mut look = look(text, piece, gap, words);
        look.column = piece.span.end() - line;
        look.is_closed_stop = look.shape == Shape::Closes
            && gap == Gap::None
            && before.is_some_and(|before| before.is_stop() || before.is_closed_stop);
        res.push(look);
        end_before = piece.span.end();
    }
    let (mut to_end, mut stopped) = (0, false);
    let mut last = true;
    for look in res.iter_mut().rev() {
        if last {
            (to_end, stopped) = (0, look.is_stop() || look.is_closed_stop);
        }
        to_end += 1;
        (look.to_end, look.stopped) = (to_end, stopped);
        last = look.gap == Gap::BlankLine;
    }
    res
}

fn gap(between: &str) -> Gap {
    let mut lines = between.bytes().filter(|byte| *byte == b'\n');
    match (lines.next(), lines.next()) {
        (Some(_), Some(_)) => Gap::BlankLine,
        (Some(_), None) => Gap::Line,
        (None, _) if between.is_empty() => Gap::None,
        (None, _) if between.chars().nth(1).is_none() => Gap::Blank,
        (None, _) => Gap::Blanks,
    }
}

fn look(text: &str, piece: &Piece, gap: Gap, words: &LangWords) -> Look {
    let written = piece.span.of(text);
    let shape = match piece.kind {
        TokenKind::Number => Shape::Digits,
        TokenKind::Word => word_shape(written),
        // "the allies' plan": a mark, but of a word.
        TokenKind::Mark if piece.joined => Shape::Small,
        TokenKind::Mark => mark_shape(text, piece, gap),
    };
    let lower = hash::bytes(written.bytes().map(|byte| byte.to_ascii_lowercase()));
    let abbreviation = (shape == Shape::Dotted).then(|| words.abbreviation(written)).flatten();
    let initial = shape == Shape::Dotted && written.chars().count() == 2;
    let class = match shape {
        Shape::Small => words.closed_class(written),
        Shape::Capitalised | Shape::Capital | Shape::Capitals => {
            words.closed_class(&written.to_lowercase())
        }
        _ => None,
    };
    Look {
        lower,
        shape,
        class: class.map_or(0, |class| class as u64 + 1),
        abbreviation: abbreviation.map_or(0, |kind| kind as u64 + 1),
        gap,
        column: 0,
        to_end: 0,
        stopped: false,
        needs_more: initial || abbreviation == Some(Abbreviation::Before),
        is_date: matches!(abbreviation, Some(Abbreviation::Date | Abbreviation::Number)),
        is_bracket: matches!(written, ")" | "]" | "}" | ">" | ">>"),
        is_closed_stop: false,
    }
}

fn word_shape(written: &str) -> Shape {
    let mut chars = written.chars();
    let first = chars.next().unwrap_or(' ');
    let rest = chars.as_str();
    if written.ends_with('.') {
        Shape::Dotted
    } else if first.is_uppercase() {
        if rest.is_empty() {
            Shape::Capital
        } else if rest.chars().any(char::is_lowercase) {
            Shape::Capitalised
        } else {
            Shape::Capitals
        }
    } else if first.is_ascii_digit() || rest.contains(char::is_uppercase) || rest.contains('.') {
        Shape::Mixed
    } else {
        Shape::Small
    }
}

fn mark_shape(text: &str, piece: &Piece, gap: Gap) -> Shape {
    let written = piece.span.of(text);
    match written {
        "." | "!" | "?" => return Shape::Stop,
        "…" => return Shape::Dots,
        "," => return Shape::Comma,
        ":" => return Shape::Colon,
        ";" => return Shape::Semicolon,
        "“" | "‘" | "(" | "[" | "«" | "{" | "<" | "<<" => return Shape::Opens,
        "”" | "’" | ")" | "]" | "»" | "}" | ">" | ">>" => return Shape::Closes,
        "-" | "--" | "–" | "—" => return Shape::Dash,
        // A straight mark opens where it touches what follows only.
        "\"" | "'" | "''" | "``" => {
            let free = text[piece.span.end()..].chars().next().is_none_or(char::is_whitespace);
            return if gap == Gap::None || free { Shape::Closes } else { Shape::Opens };
        }
        _ => {}
    }
    if written.bytes().all(|byte| byte == b'.') {
        Shape::Dots
    } else if written.bytes().all(|byte| matches!(byte, b'.' | b'!' | b'?')) {
        Shape::Stop
    } else {
        Shape::Other
    }
}

/// The sentence so far.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Chunk {
    pub(super) start: usize,
    n_tokens: usize,
    first: u64,
    depth: u64,
    /// How many marks of quotation are open; straight ones count as they stand.
    quoted: u64,
}

impl Chunk {
    /// The one that begins behind another; what that left open stays open in a paragraph.
    pub(super) fn from(start: usize, before: &Self, gap: Gap) -> Self {
        let quoted = if gap == Gap::BlankLine { 0 } else { before.quoted };
        Self { start, quoted, ..Self::default() }
    }

    pub(super) fn take(&mut self, look: &Look) {
        if self.n_tokens == 0 {
            self.first = look.shape as u64 + 1;
        }
        self.n_tokens += 1;
        match look.shape {
            Shape::Opens => self.depth = (self.depth + 1).min(3),
            Shape::Closes => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
        self.quoted = self.depth.min(1);
    }
}

fn bucket(n: usize) -> u64 {
    match n {
        0..=4 => n as u64,
        5..=6 => 5,
        7..=9 => 6,
        10..=14 => 7,
        15..=24 => 8,
        25..=39 => 9,
        _ => 10,
    }
}

/// Appends the features of the place before token `at`.
pub(super) fn features(looks: &[Look], at: usize, chunk: &Chunk, out: &mut Vec<u64>) {
    // Beyond a blank line there is nothing to see.
    let after = |from: usize| {
        looks.get(from + 1).filter(|look| look.gap != Gap::BlankLine).map(|look| (from + 1, look))
    };
    let before = |n: usize| {
        let at = at.checked_sub(n).filter(|at| *at >= chunk.start)?;
        looks.get(at)
    };
    let (p1, n1) = (&looks[at - 1], &looks[at]);
    let (p2, p3) = (before(2), before(3));
    let n2 = after(at);
    let n3 = n2.and_then(|(at, _)| after(at)).map(|(_, look)| look);
    let n2 = n2.map(|(_, look)| look);
    let shape = |look: Option<&Look>| look.map_or(0, |look| look.shape as u64 + 1);
    let lower = |look: Option<&Look>| look.map_or(1, |look| look.lower);
    let (ps, ns) = (shape(Some(p1)), shape(Some(n1)));
    let gap = match n1.gap {
        Gap::Line => Gap::Blank as u64,
        gap => gap as u64,
    };
    let length = bucket(chunk.n_tokens);
    let mut kind = 0;
    let mut add = |parts: &[u64]| {
        kind += 1;
        out.push(parts.iter().fold(kind, |hash, part| hash::join(hash, *part)));
    };
    let pair = ps * 32 + ns;
    add(&[gap, ps]);
    add(&[p1.lower]);
    add(&[n1.lower, ns]);
    add(&[pair, gap]);
    add(&[p1.lower, n1.lower]);
    add(&[p1.lower, ns, gap]);
    add(&[ps, n1.lower, ns]);
    add(&[shape(p2), pair]);
    add(&[lower(p2), p1.lower, ns]);
    add(&[pair, shape(n2)]);
    add(&[ps, n1.lower, lower(n2)]);
    add(&[shape(p2), pair, shape(n2)]);
    add(&[shape(p3), shape(p2), pair]);
    add(&[pair, shape(n2), shape(n3)]);
    add(&[length, pair]);
    add(&[length, p1.lower]);
    add(&[length, chunk.first, pair]);
    add(&[p1.abbreviation, ns, n1.class]);
    add(&[p1.lower, n1.class, ns]);
    add(&[ps, n1.class, ns, shape(n2)]);
    add(&[p1.class, n1.class, pair]);
    add(&[chunk.depth, pair]);
    add(&[bucket(n1.to_end), u64::from(n1.stopped), pair]);
    add(&[u64::from(n1.stopped), chunk.first, pair]);
    add(&[lower(p2), ps, ns]);
    add(&[ps, ns, lower(n2)]);
    add(&[p2.map_or(0, |look| look.class), p1.class, pair]);
    add(&[n2.map_or(0, |look| look.class), n1.class, pair]);
    if n1.gap == Gap::Line {
        let column = (p1.column / 16).min(6) as u64;
        add(&[column, pair]);
        add(&[column, u64::from(p1.is_stop() || p1.is_closed_stop)]);
        add(&[column, length, ns]);
    }
}
