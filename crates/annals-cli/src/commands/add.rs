use super::{Given, sort_out};
use crate::Ending;
use crate::args::AddArgs;
use crate::failures::Problem;
use annals::{Access, Added, Archive, Reader};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

pub(crate) fn add(args: &AddArgs) -> Result<Ending, Problem> {
    let stop = Arc::new(AtomicBool::new(false));
    let asked = Arc::clone(&stop);
    // Asked once, the batch at hand is finished; asked again, the program ends where it is, and the
    // archive holds every batch before.
    let handler = move || {
        if asked.swap(true, Ordering::SeqCst) {
            std::process::exit(130);
        }
    };
    if let Err(error) = ctrlc::set_handler(handler) {
        anstream::eprintln!("note: Ctrl-C ends the program at once: {error}");
    }
    let reader = Reader::new();
    let mut archive = Archive::open(&args.archive, Access::Write)?;
    archive.set_engine(&reader)?;
    let given = Given::new(&reader, &args.inputs);
    let bar = crate::progress::bar(given.n_files());
    let (mut n_new, mut n_known, mut n_failed) = (0, 0, 0);
    let mut problem = None;
    annals::read_all(&reader, given, |outcomes| {
        bar.inc(outcomes.len() as u64);
        let mut batch = vec![];
        bar.suspend(|| n_failed += sort_out(outcomes, |reading| batch.push(reading)));
        match archive.add(&batch) {
            Ok(added) => {
                let known = added.iter().filter(|added| matches!(added, Added::Known(_))).count();
                n_known += known;
                n_new += added.len() - known;
            }
            Err(error) => problem = Some(error),
        }
        problem.is_none() && !stop.load(Ordering::SeqCst)
    });
    bar.finish_and_clear();
    let interrupted = stop.load(Ordering::SeqCst);
    // What was committed is brought into the one file also when the last batch failed.
    let closed = archive.close();
    if let Some(error) = problem {
        return Err(error.into());
    }
    closed?;
    let path = args.archive.display();
    anstream::eprintln!("{path}: {n_new} added, {n_known} known before, {n_failed} not read");
    if interrupted {
        anstream::eprintln!("interrupted: give the same command again to go on");
        return Ok(Ending::Interrupted);
    }
    Ok(if n_failed == 0 { Ending::Whole } else { Ending::Partly })
}
