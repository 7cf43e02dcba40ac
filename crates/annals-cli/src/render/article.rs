use super::{BOLD, DIM, LABEL, wrapped};
use annals::core::{Article, BlockKind, DateEvidence, Published};
use anstyle::Style;
use std::io::{self, Write};

/// An article without its furniture, and the furniture after it.
pub(crate) fn print(article: &Article, out: &mut impl Write) -> io::Result<()> {
    head(article, &article.published, out)?;
    for block in &article.blocks {
        let words = block.span.of(article.text.as_str());
        let style = style_of(block.kind);
        if block.kind != BlockKind::Paragraph {
            writeln!(out, "{DIM}[{}]{DIM:#}", block.kind.code())?;
        }
        wrapped(out, words, 0, style)?;
        writeln!(out)?;
    }
    if !article.omitted.is_empty() {
        writeln!(out, "{LABEL}left out{LABEL:#}")?;
        for omitted in &article.omitted {
            let bytes = omitted.source.of_bytes(&article.source.bytes).unwrap_or_default();
            let words = String::from_utf8_lossy(bytes);
            let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
            let (kind, at) = (omitted.kind.code(), omitted.source);
            writeln!(
                out,
                "  {kind:<10} {DIM}{at}{DIM:#}  {}",
                words.replace(char::is_control, "·")
            )?;
        }
        writeln!(out)?;
    }
    notes(&article.notes, out)
}

/// Name, headline, day and origin of a report.
pub(crate) fn head(
    article: &Article,
    published: &Published,
    out: &mut impl Write,
) -> io::Result<()> {
    let id = article.id;
    writeln!(out, "{BOLD}{}{BOLD:#}  {DIM}{id}{DIM:#}", article.source.locator)?;
    if let Some(title) = &article.title {
        writeln!(out, "{BOLD}{title}{BOLD:#}")?;
    }
    writeln!(out, "{LABEL}published{LABEL:#}  {}", day(published))?;
    for DateEvidence { quote, why, .. } in &published.evidence {
        writeln!(
            out,
            "           {DIM}“{}”: {why}{DIM:#}",
            annals::export::timeline::one_line(quote)
        )?;
    }
    let language = article.language.as_ref().map(|language| language.as_str().to_owned());
    let lists = [("by", &article.bylines), ("credits", &article.credits)];
    let one = [
        ("doc id", &article.doc_id),
        ("language", &language),
        ("outlet", &article.outlet),
        ("url", &article.url),
    ];
    for (label, value) in one {
        if let Some(value) = value {
            writeln!(out, "{LABEL}{label:<9}{LABEL:#}  {value}")?;
        }
    }
    for (label, values) in lists {
        if !values.is_empty() {
            writeln!(out, "{LABEL}{label:<9}{LABEL:#}  {}", values.join(", "))?;
        }
    }
    writeln!(out)
}

fn day(published: &Published) -> String {
    let basis = published.basis.code();
    match (published.day, published.candidates.as_slice()) {
        (Some(day), _) => match published.time {
            Some(time) => format!("{day} {time} ({basis})"),
            None => format!("{day} ({basis})"),
        },
        (None, []) => basis.to_owned(),
        (None, days) => {
            let days: Vec<String> = days.iter().map(ToString::to_string).collect();
            format!("{basis}: {}", days.join(" or "))
        }
    }
}

pub(crate) fn style_of(kind: BlockKind) -> Style {
    match kind {
        BlockKind::Headline | BlockKind::Subhead => BOLD,
        BlockKind::Credit | BlockKind::Dateline | BlockKind::Caption => DIM,
        BlockKind::Paragraph | BlockKind::List | BlockKind::Quote => Style::new(),
    }
}

pub(crate) fn notes(notes: &[String], out: &mut impl Write) -> io::Result<()> {
    for note in notes {
        writeln!(out, "{LABEL}note{LABEL:#}  {note}")?;
    }
    Ok(())
}
