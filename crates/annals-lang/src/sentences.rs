//! Where sentences end: rules say where one can end at all, a linear model decides there.

mod features;

use crate::tokens::Piece;
use crate::weights::Weights;
use annals_lexicon::lang::LangWords;
use features::{Chunk, Gap, Look};
use std::ops::Range;

/// How much surer the model must be that a sentence ends where no stop says so. The web texts it
/// learns from run sentences together; newspapers only put one capital behind the other.
const UNMARKED: i32 = 100;
/// The same where a line ends.
const UNMARKED_LINE: i32 = 25;

/// The sentences of one block, as ranges over its tokens.
pub(crate) fn sentences(
    text: &str,
    pieces: &[Piece],
    words: &LangWords,
    model: &impl Weights,
) -> Vec<Range<usize>> {
    split(text, pieces, words, |place, features| {
        let mut score = [0];
        model.add_all(features, &mut score);
        score[0]
            > match place.end {
                End::Stop => 0,
                End::Line => UNMARKED_LINE,
                End::Unmarked => UNMARKED,
            }
    })
}

/// A place between two tokens where a sentence may end.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// Where the token behind it begins.
    pub next: usize,
    /// What ends before it.
    pub end: End,
}

/// What shows, apart from the words, that a sentence may end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// A stop, and what closes behind it.
    Stop,
    /// A line, without a stop.
    Line,
    /// Neither.
    Unmarked,
}

/// The ranges between the places that `ends` picks. Training and reading both come through here, so
/// that both see the same places and features.
pub(crate) fn split(
    text: &str,
    pieces: &[Piece],
    words: &LangWords,
    mut ends: impl FnMut(Place, &[u64]) -> bool,
) -> Vec<Range<usize>> {
    let looks = features::looks(text, pieces, words);
    let mut res = vec![];
    let mut found = vec![];
    let mut chunk = Chunk::default();
    for at in 1..pieces.len() {
        chunk.take(&looks[at - 1]);
        let end = looks[at].gap == Gap::BlankLine
            || can_end(&looks[at - 1], &looks[at]) && {
                found.clear();
                features::features(&looks, at, &chunk, &mut found);
                let end = match looks[at].gap {
                    _ if looks[at - 1].is_end() => End::Stop,
                    Gap::Line => End::Line,
                    _ => End::Unmarked,
                };
                ends(Place { next: pieces[at].span.start(), end }, &found)
            };
        if end {
            res.push(chunk.start..at);
            chunk = Chunk::from(at, &chunk, looks[at].gap);
        }
    }
    if chunk.start < pieces.len() {
        res.push(chunk.start..pieces.len());
    }
    res
}

/// Whether a sentence can end between two tokens: never before a plain word where no mark is, after
/// "Gen." or "John F.", or inside what is written as one.
fn can_end(before: &Look, next: &Look) -> bool {
    if before.needs_more || before.is_date && next.is_digits() {
        return false;
    }
    // "“Will you go?” he asked."
    if before.is_closed_stop && !before.is_bracket && next.is_small() {
        return false;
    }
    match next.gap {
        Gap::None => before.is_stop() && next.can_begin() || before.is_closed_stop,
        Gap::Blank | Gap::Blanks | Gap::Line | Gap::BlankLine => {
            before.is_ending_mark() || next.can_begin() && !before.is_quote()
        }
    }
}
