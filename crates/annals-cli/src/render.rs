//! Readings, articles and timelines as a person reads them in a terminal.

pub(crate) mod article;
pub(crate) mod carets;
pub(crate) mod describe;
pub(crate) mod reading;
pub(crate) mod timeline;
pub(crate) mod tree;

use anstyle::{AnsiColor, Style};
use std::io::{self, Write};

pub(crate) const BOLD: Style = Style::new().bold();
pub(crate) const DIM: Style = Style::new().dimmed();
pub(crate) const LABEL: Style = AnsiColor::Cyan.on_default();

/// Lines are at most so wide, for eyes and for terminals of any width alike.
const WIDTH: usize = 100;

/// Writes words wrapped at [`WIDTH`], every line behind `indent` spaces.
pub(crate) fn wrapped(
    out: &mut impl Write,
    words: &str,
    indent: usize,
    style: Style,
) -> io::Result<()> {
    let mut line = String::new();
    let flush = |out: &mut dyn Write, line: &mut String| {
        let res = writeln!(out, "{:indent$}{style}{line}{style:#}", "");
        line.clear();
        res
    };
    for word in words.split_whitespace() {
        let width = line.chars().count() + 1 + word.chars().count();
        if !line.is_empty() && indent + width > WIDTH {
            flush(out, &mut line)?;
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    if line.is_empty() { Ok(()) } else { flush(out, &mut line) }
}

/// Words between quotation marks, on one line.
pub(crate) fn quoted(words: &str) -> String {
    let words = annals::export::timeline::one_line(words);
    // What is in marks already gets no second pair.
    if words.starts_with(['“', '"']) && words.ends_with(['”', '"']) {
        words
    } else {
        format!("“{words}”")
    }
}
