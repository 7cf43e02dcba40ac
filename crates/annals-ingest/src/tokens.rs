//! Words and marks of a line, folded for comparison.

use annals_core::Span;
use std::borrow::Cow;

/// A word or mark of a line.
#[derive(Clone, Debug)]
pub(crate) struct Token<'t> {
    /// As written.
    pub(crate) raw: &'t str,
    /// In small letters, with plain apostrophes, dashes and dots.
    pub(crate) word: Cow<'t, str>,
    /// Where it stands in the line.
    pub(crate) span: Span,
}

impl Token<'_> {
    pub(crate) fn is(&self, word: &str) -> bool {
        self.word == word
    }

    pub(crate) fn is_capital(&self) -> bool {
        self.raw.chars().next().is_some_and(char::is_uppercase)
    }

    pub(crate) fn is_word(&self) -> bool {
        self.raw.chars().next().is_some_and(char::is_alphanumeric)
    }

    /// A mark that parts items in one line.
    pub(crate) fn is_bar(&self) -> bool {
        matches!(&*self.word, "|" | "•" | "·" | "/" | "›" | "»" | ">" | "→" | "∙" | "●" | "▪")
    }
}

/// The words and marks of a line, at most `most` of them.
pub(crate) fn tokens(line: &str, most: usize) -> Vec<Token<'_>> {
    let mut res = vec![];
    let mut at = 0;
    while res.len() < most {
        let rest = &line[at..];
        let Some(white) = rest.find(|ch: char| !ch.is_whitespace()) else { break };
        at += white;
        let len = token_len(&line[at..]);
        let raw = &line[at..at + len];
        res.push(Token { raw, word: folded(raw), span: Span::new(at, at + len) });
        at += len;
    }
    res
}

fn token_len(rest: &str) -> usize {
    let mut chars = rest.char_indices().peekable();
    let Some((_, first)) = chars.next() else { return 0 };
    if !first.is_alphanumeric() {
        let is_run = |ch: char| ch == first && matches!(first, '.' | '-' | '…');
        return rest.find(|ch| !is_run(ch)).unwrap_or(rest.len()).max(first.len_utf8());
    }
    let mut last = first;
    while let Some((at, ch)) = chars.next() {
        let is_mark_or_letter = ch.is_alphanumeric() || is_combining(ch);
        let joins = chars.peek().is_some_and(|(_, next)| joins(last, ch, *next));
        if !is_mark_or_letter && !joins {
            return at;
        }
        last = ch;
    }
    rest.len()
}

/// Whether a mark between two characters makes one word of them: "0:00", "al-Sisi", "u.s", "1,204".
fn joins(before: char, mark: char, after: char) -> bool {
    let both = |is: fn(char) -> bool| is(before) && is(after);
    match mark {
        '\'' | '’' | '.' | '-' | '‑' | '@' | '_' => both(char::is_alphanumeric),
        ':' | ',' | '/' => both(|ch| ch.is_ascii_digit()),
        _ => false,
    }
}

/// Vowel signs of Indic scripts and the accents of decomposed letters.
fn is_combining(ch: char) -> bool {
    matches!(ch, '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '\u{900}'..='\u{903}'
        | '\u{93a}'..='\u{94f}' | '\u{981}'..='\u{983}' | '\u{9bc}'..='\u{9cd}' | '\u{bbe}'..='\u{bcd}'
        | '\u{e31}'..='\u{e4e}' | '\u{eb1}'..='\u{ecd}' | '\u{f71}'..='\u{f84}'
        | '\u{102b}'..='\u{103e}' | '\u{17b6}'..='\u{17d3}')
}

fn folded(raw: &str) -> Cow<'_, str> {
    match raw {
        "–" | "—" | "--" | "---" | "−" | "―" | "‑" => return Cow::Borrowed("-"),
        "…" => return Cow::Borrowed("..."),
        "“" | "”" | "„" | "«" => return Cow::Borrowed("\""),
        "‘" | "’" | "`" => return Cow::Borrowed("'"),
        _ => {}
    }
    let is_plain = |ch: char| ch.is_ascii() && !ch.is_ascii_uppercase();
    if raw.chars().all(is_plain) {
        return Cow::Borrowed(raw);
    }
    Cow::Owned(raw.to_lowercase().replace('’', "'").replace('‑', "-"))
}

/// The first bytes of a text, at most `most`, to the end of a character.
pub(crate) fn head(text: &str, most: usize) -> &str {
    let mut end = most.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}
