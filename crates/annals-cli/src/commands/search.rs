use crate::args::SearchArgs;
use crate::failures::Problem;
use crate::render::{BOLD, DIM, LABEL};
use crate::{Ending, output};
use annals::{Access, Archive, Hit};
use std::io::{self, Write};

pub(crate) fn search(args: &SearchArgs) -> Result<Ending, Problem> {
    let archive = Archive::open(&args.archive, Access::Read)?;
    let hits = archive.search(&args.words.join(" "), args.limit)?;
    let mut out = output::stdout();
    for hit in &hits {
        if args.json {
            output::line(&mut out, &annals::export::hit::json(hit))?;
        } else {
            print(hit, &mut out)?;
        }
    }
    if hits.is_empty() && !args.json {
        writeln!(out, "nothing holds all of these words")?;
    }
    out.flush()?;
    Ok(Ending::Whole)
}

fn print(hit: &Hit, out: &mut impl Write) -> io::Result<()> {
    let article = &hit.article;
    let day = article.published.map_or("????-??-??".to_owned(), |day| day.to_string());
    let name = article.doc_id.as_ref().unwrap_or(&article.source);
    let (label, id) = match (&hit.record, &hit.record_id) {
        (Some(record), Some(id)) => (record.kind.singular(), id.clone()),
        _ => ("report", article.id.to_string()),
    };
    write!(out, "{LABEL}{label:<9}{LABEL:#} {id:<16}  ")?;
    for part in &hit.snippet {
        let words = annals::export::timeline::blanks(&part.words);
        if part.is_match {
            write!(out, "{BOLD}{words}{BOLD:#}")?;
        } else {
            write!(out, "{words}")?;
        }
    }
    writeln!(out, "\n{:28}{DIM}{day}  {name}{DIM:#}", "")
}
