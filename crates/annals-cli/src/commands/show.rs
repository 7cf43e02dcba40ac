use crate::args::ShowArgs;
use crate::failures::Problem;
use crate::render::{self, DIM};
use crate::{Ending, output};
use annals::core::{Reading, RecordRef};
use annals::{Access, Archive, ArticleRow, Found};
use std::io::Write;

pub(crate) fn show(args: &ShowArgs) -> Result<Ending, Problem> {
    let archive = Archive::open(&args.archive, Access::Read)?;
    let found = archive.find(&args.id)?;
    if found.is_empty() {
        return Err(Problem::other(
            format!("{}: no report or record has the id {:?}", args.archive.display(), args.id),
            "annals search ARCHIVE WORDS… lists ids; the first four digits are enough",
        ));
    }
    let mut out = output::stdout();
    for found in &found {
        match found {
            Found::Article(article) => {
                let reading = reading(&archive, article.row)?;
                whole(&reading, args.json, &mut out)?;
            }
            Found::Record { article, record, id } => {
                let reading = reading(&archive, article.row)?;
                if args.json {
                    output::line(
                        &mut out,
                        &annals::export::reading::record_json(&reading, *record),
                    )?;
                } else {
                    one(&reading, *record, id, &mut out)?;
                }
            }
        }
    }
    out.flush()?;
    Ok(Ending::Whole)
}

fn reading(archive: &Archive, row: ArticleRow) -> Result<Reading, Problem> {
    archive.reading(row)?.ok_or_else(|| {
        Problem::other("the report went away meanwhile", "another process changed the archive")
    })
}

fn whole(reading: &Reading, json: bool, out: &mut output::Output) -> Result<(), Problem> {
    if json {
        output::line(out, &annals::export::reading::json(reading))?;
    } else {
        render::reading::print(reading, out)?;
    }
    Ok(())
}

/// A record with the paragraph it stands in.
fn one(
    reading: &Reading,
    record: RecordRef,
    id: &str,
    out: &mut output::Output,
) -> Result<(), Problem> {
    let anchor = reading.anchors(record.kind)[record.position as usize];
    let (label, words) = render::describe::record(reading, record);
    writeln!(out, "{label} {id}")?;
    render::wrapped(out, &words, 2, anstyle::Style::new())?;
    let block = reading.article.blocks.iter().find(|block| block.span.contains(anchor));
    if let Some(block) = block {
        writeln!(out)?;
        render::wrapped(out, reading.quote(block.span), 4, DIM)?;
    }
    let article = &reading.article;
    let sources: Vec<String> =
        article.text.source_of(anchor).iter().map(ToString::to_string).collect();
    writeln!(
        out,
        "\n  {DIM}in {}, source bytes {}{DIM:#}",
        article.source.locator,
        sources.join(" ")
    )?;
    writeln!(out, "  {DIM}report {}{DIM:#}", article.id)?;
    Ok(())
}
