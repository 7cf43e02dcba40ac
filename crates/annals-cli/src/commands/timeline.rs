use super::read_in_memory;
use crate::args::{InputArgs, TimelineArgs};
use crate::failures::Problem;
use crate::{Ending, output, render};
use annals::{Access, Archive, Pile, Reader, Selection};
use std::io::Write;

pub(crate) fn timeline(args: &TimelineArgs) -> Result<Ending, Problem> {
    let reader = Reader::new();
    let (pile, n_failed) = pile(args, &reader)?;
    let about = args.about.iter().flat_map(|words| words.split_whitespace());
    let selection = Selection { about: about.map(str::to_owned).collect(), days: args.days };
    let timeline = pile.timeline(&selection);
    let mut out = output::stdout();
    if args.json {
        let undated = timeline.undated.iter().filter(|_| args.days.is_none());
        for entry in timeline.entries.iter().chain(undated) {
            output::line(&mut out, &annals::export::timeline::json(entry, &pile))?;
        }
    } else {
        render::timeline::print(&timeline, &pile, args.undated, &mut out)?;
    }
    out.flush()?;
    Ok(if n_failed == 0 { Ending::Whole } else { Ending::Partly })
}

fn pile(args: &TimelineArgs, reader: &Reader) -> Result<(Pile, usize), Problem> {
    let archives = args.paths.iter().filter(|path| Archive::is_archive(path)).count();
    match (args.paths.as_slice(), archives, args.articles.is_empty()) {
        ([path], 1, true) => {
            let archive = Archive::open(path, Access::Read)?;
            Ok((archive.pile(reader)?, 0))
        }
        (_, 0, _) => {
            let inputs = InputArgs { paths: args.paths.clone(), articles: args.articles.clone() };
            let (readings, n_failed) = read_in_memory(&inputs, reader);
            Ok((Pile::new(readings, reader), n_failed))
        }
        _ => Err(Problem::other(
            "an archive cannot be mixed with other inputs",
            "add the reports to the archive first, then give the archive alone",
        )),
    }
}
