use super::{BOLD, DIM, LABEL, article, describe, wrapped};
use annals::core::{Block, BlockKind, Reading, RecordKind, RecordRef, Span};
use anstyle::Style;
use std::io::{self, Write};

/// An article with its records: each block, then what was read out of it; actors and places, which
/// run through the whole report, at the end.
pub(crate) fn print(reading: &Reading, out: &mut impl Write) -> io::Result<()> {
    article::head(&reading.article, &reading.published, out)?;
    let records = records_in_order(reading);
    let blocks = &reading.article.blocks;
    for block in blocks {
        print_block(reading, block, &records, out)?;
    }
    for kind in [RecordKind::Actor, RecordKind::Place] {
        let n = reading.anchors(kind).len();
        if n > 0 {
            writeln!(out, "{BOLD}{}{BOLD:#}", kind.plural())?;
        }
        for position in (0..).take(n) {
            let (_, words) = describe::record(reading, RecordRef { kind, position });
            wrapped(out, &words, 4, Style::new())?;
        }
        if n > 0 {
            writeln!(out)?;
        }
    }
    article::notes(&reading.article.notes, out)?;
    article::notes(&reading.notes, out)?;
    writeln!(out)
}

fn records_in_order(reading: &Reading) -> Vec<(Span, RecordRef)> {
    let kinds = [RecordKind::Time, RecordKind::Statement, RecordKind::Event, RecordKind::Figure];
    let mut res: Vec<(Span, RecordRef)> = kinds
        .into_iter()
        .flat_map(|kind| {
            let anchors = reading.anchors(kind);
            (0..).zip(anchors).map(move |(position, at)| (at, RecordRef { kind, position }))
        })
        .collect();
    res.sort();
    res
}

fn print_block(
    reading: &Reading,
    block: &Block,
    records: &[(Span, RecordRef)],
    out: &mut impl Write,
) -> io::Result<()> {
    if block.kind != BlockKind::Paragraph {
        writeln!(out, "{DIM}[{}]{DIM:#}", block.kind.code())?;
    }
    wrapped(out, reading.quote(block.span), 0, article::style_of(block.kind))?;
    let first = records.partition_point(|(at, _)| at.start() < block.span.start());
    let inside = records[first..].iter().take_while(|(at, _)| at.start() < block.span.end());
    for (_, record) in inside {
        let (label, words) = describe::record(reading, *record);
        write!(out, "    {LABEL}{label:<9}{LABEL:#} ")?;
        hanging(out, &words)?;
    }
    writeln!(out)
}

/// The first line goes on behind the label; the others stand under it.
fn hanging(out: &mut impl Write, words: &str) -> io::Result<()> {
    const INDENT: usize = 14;
    let mut lines = vec![];
    wrapped(&mut lines, words, INDENT, Style::new())?;
    out.write_all(lines.get(INDENT..).unwrap_or(b"\n"))
}
