//! Sentences as trees: a word a line in the order of the text, each drawn to its head.

use super::{DIM, LABEL};
use annals::core::{Annotated, Sentence, TokenIdx};
use std::io::{self, Write};

/// The classes stand in a column of their own, but not farther to the right than this.
const WIDEST: usize = 48;

/// Every sentence with its words, indented by their depth. A word whose arc crosses another names its
/// head, since the lines alone would mislead.
pub(crate) fn print(doc: &Annotated, out: &mut impl Write) -> io::Result<()> {
    for sentence in doc.sentences() {
        writeln!(out, "{DIM}{} {}{DIM:#}", sentence.span, sentence.block.code())?;
        let rows: Vec<(String, TokenIdx)> =
            sentence.tokens().map(|token| (branches(doc, token), token)).collect();
        let width = |row: &(String, TokenIdx)| chars(&row.0) + chars(doc.word(row.1));
        let widest = rows.iter().map(width).max().unwrap_or(0).min(WIDEST);
        for row in &rows {
            let pad = widest.saturating_sub(width(row)) + 2;
            let (lines, token) = (&row.0, row.1);
            let word = doc.word(token);
            let (class, relation) = (doc.upos(token), doc.relation(token));
            write!(out, "  {DIM}{lines}{DIM:#}{word}{:pad$}", "")?;
            write!(out, "{DIM}{class:<5}{DIM:#} {LABEL}{relation}{LABEL:#}")?;
            match doc.head(token).filter(|head| crosses(doc, sentence, token, *head)) {
                Some(head) => writeln!(out, " {DIM}of {}{DIM:#}", doc.word(head))?,
                None => writeln!(out)?,
            }
        }
        writeln!(out)?;
    }
    Ok(())
}

fn chars(words: &str) -> usize {
    words.chars().count()
}

/// The lines before a word: the arc from its head, and those that go past it to other words.
fn branches(doc: &Annotated, token: TokenIdx) -> String {
    let mut res: Vec<&str> = vec![];
    for head in doc.ancestors(token) {
        let children = doc.children(head);
        let first = children.first().map_or(head, |child| head.min(*child));
        let last = children.last().map_or(head, |child| head.max(*child));
        res.push(if res.is_empty() {
            match token {
                _ if token == first => "┌─ ",
                _ if token == last => "└─ ",
                _ => "├─ ",
            }
        } else if first < token && token < last {
            "│  "
        } else {
            "   "
        });
    }
    res.reverse();
    res.concat()
}

/// Whether a word between a word and its head hangs elsewhere.
fn crosses(doc: &Annotated, sentence: &Sentence, token: TokenIdx, head: TokenIdx) -> bool {
    let (first, last) = (token.min(head), token.max(head));
    sentence
        .tokens()
        .filter(|between| first < *between && *between < last)
        .any(|between| doc.head(between).is_none_or(|other| other < first || last < other))
}

#[cfg(test)]
mod tests {
    use super::*;
    use annals::core::testing::written;

    #[track_caller]
    fn check(sentence: &str, expected: &str) {
        let mut out = vec![];
        print(&written(sentence).annotated(), &mut out).unwrap();
        let shown = anstream::adapter::strip_bytes(&out).into_vec();
        let shown = String::from_utf8(shown).unwrap();
        let rows: Vec<&str> =
            shown.lines().skip(1).filter_map(|line| line.strip_prefix("  ")).collect();
        assert_eq!(rows.join("\n"), expected.trim_matches('\n'));
    }

    #[test]
    fn words_stand_in_order_below_and_above_their_heads() {
        check(
            "Two/NUM/2/nummod envoys/NOUN/5/nsubj of/ADP/4/case Arvela/PROPN/2/nmod left/VERB/0/root \
             on/ADP/7/case Monday/PROPN/5/obl ~./PUNCT/5/punct",
            "
   ┌─ Two     NUM   nummod
┌─ envoys     NOUN  nsubj
│  │  ┌─ of   ADP   case
│  └─ Arvela  PROPN nmod
left          VERB  root
│  ┌─ on      ADP   case
├─ Monday     PROPN obl
└─ .          PUNCT punct",
        );
    }

    #[test]
    fn a_crossing_arc_names_its_head() {
        check(
            "Talks/NOUN/2/nsubj:pass end/VERB/0/root on/ADP/4/case dams/NOUN/1/nmod",
            "
┌─ Talks     NOUN  nsubj:pass
end          VERB  root
   │  ┌─ on  ADP   case
   └─ dams   NOUN  nmod of Talks",
        );
    }
}
