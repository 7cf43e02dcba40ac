//! Records under the words they were made from, one fact a line: the form of our tests.

use super::{DIM, LABEL, describe};
use annals::core::{Annotated, Reading, RecordKind, RecordRef, Span};
use std::io::{self, Write};

/// Every sentence with its tokens: word, classes, lemma, and features and name where it has any.
pub(crate) fn tokens(doc: &Annotated, out: &mut impl Write) -> io::Result<()> {
    for sentence in doc.sentences() {
        writeln!(out, "{DIM}{} {}{DIM:#}", sentence.span, sentence.block.code())?;
        for token in sentence.tokens() {
            let (word, lemma, upos) = (doc.word(token), doc.lemma(token), doc.upos(token));
            let mut line = format!("  {word:<20} {upos:<5} {:<5} {lemma:<20}", doc.xpos(token));
            let morph = doc.morph(token).to_string();
            let name = doc.name(token);
            if morph != "_" {
                line = format!("{line} {morph}");
            }
            if name.kind().is_some() {
                line = format!("{line} {name}");
            }
            writeln!(out, "{}", line.trim_end())?;
        }
    }
    Ok(())
}

/// Every sentence that has records of a kind, with carets under their words.
pub(crate) fn records(
    reading: &Reading,
    sentences: &[Span],
    kind: RecordKind,
    out: &mut impl Write,
) -> io::Result<()> {
    let rules = rules(reading, kind);
    let mut spans: Vec<(Span, u32)> = reading
        .spans()
        .into_iter()
        .filter(|(record, _)| record.kind == kind)
        .map(|(record, span)| (span, record.position))
        .collect();
    spans.sort_unstable();
    for sentence in sentences {
        let inside: Vec<&(Span, u32)> =
            spans.iter().filter(|(span, _)| sentence.contains(*span)).collect();
        if inside.is_empty() {
            continue;
        }
        writeln!(out, "{}", one_line(reading.quote(*sentence)))?;
        for (span, position) in inside {
            let before =
                Span::new(sentence.start(), span.start()).of(reading.text()).chars().count();
            let width = reading.quote(*span).chars().count().max(1);
            let (_, words) = describe::record(reading, RecordRef { kind, position: *position });
            let rule = &rules[*position as usize];
            writeln!(out, "{:before$}{LABEL}{}{LABEL:#}", "", "^".repeat(width))?;
            writeln!(out, "{:before$}{position} {words} {DIM}{rule}{DIM:#}", "")?;
        }
        writeln!(out)?;
    }
    Ok(())
}

/// Line breaks become blanks, one for one, so that columns stay.
fn one_line(words: &str) -> String {
    words.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).collect()
}

fn rules(reading: &Reading, kind: RecordKind) -> Vec<String> {
    let rule = |rule: &annals::core::RuleId| rule.to_string();
    match kind {
        RecordKind::Time => reading.times.iter().map(|time| rule(&time.rule)).collect(),
        RecordKind::Actor => reading.actors.iter().map(|actor| rule(&actor.rule)).collect(),
        RecordKind::Place => reading.places.iter().map(|place| rule(&place.rule)).collect(),
        RecordKind::Statement => reading.statements.iter().map(|s| rule(&s.rule)).collect(),
        RecordKind::Event => reading.events.iter().map(|event| rule(&event.rule)).collect(),
        RecordKind::Figure => reading.figures.iter().map(|figure| rule(&figure.rule)).collect(),
    }
}
