use super::{Given, sort_out};
use crate::args::ReadArgs;
use crate::failures::{self, Problem};
use crate::{Ending, output, render};
use annals::Reader;
use std::io::Write;

fn ending(n_failed: usize) -> Ending {
    if n_failed == 0 { Ending::Whole } else { Ending::Partly }
}

pub(crate) fn clean(args: &ReadArgs) -> Result<Ending, Problem> {
    let reader = Reader::new();
    let mut out = output::stdout();
    let mut n_failed = 0;
    for input in Given::new(&reader, &args.inputs).of_one_source(args.one_source) {
        match input.and_then(|input| reader.article(input)) {
            Ok(article) if args.json => {
                output::line(&mut out, &annals::export::reading::article_json(&article))?;
            }
            Ok(article) => render::article::print(&article, &mut out)?,
            Err(error) => {
                out.flush()?;
                failures::report(&error);
                n_failed += 1;
            }
        }
    }
    out.flush()?;
    Ok(ending(n_failed))
}

pub(crate) fn read(args: &ReadArgs) -> Result<Ending, Problem> {
    let reader = Reader::new();
    let mut out = output::stdout();
    let mut n_failed = 0;
    let mut problem = None;
    let given = Given::new(&reader, &args.inputs).of_one_source(args.one_source);
    annals::read_all(&reader, given, |outcomes| {
        let mut written = Ok(());
        n_failed += sort_out(outcomes, |reading| {
            if written.is_ok() {
                written = if args.json {
                    output::line(&mut out, &annals::export::reading::json(&reading))
                } else {
                    render::reading::print(&reading, &mut out)
                };
            }
        });
        problem = written.and_then(|()| out.flush()).err();
        problem.is_none()
    });
    match problem {
        Some(error) => Err(error.into()),
        None => Ok(ending(n_failed)),
    }
}
