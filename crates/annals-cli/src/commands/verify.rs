use crate::Ending;
use crate::args::VerifyArgs;
use crate::failures::Problem;
use crate::output;
use annals::{Access, Archive, Reader};
use std::io::Write;

pub(crate) fn verify(args: &VerifyArgs) -> Result<Ending, Problem> {
    let reader = Reader::new();
    let archive = Archive::open(&args.archive, Access::Read)?;
    let mut out = output::stdout();
    let mut n_faults = 0;
    let mut written = Ok(());
    let n_reports = archive.verify(&reader, |fault| {
        n_faults += 1;
        if written.is_ok() {
            written = writeln!(out, "{fault}");
        }
    })?;
    written?;
    let counts = archive.counts()?;
    let n_records = counts.times
        + counts.actors
        + counts.places
        + counts.statements
        + counts.events
        + counts.figures;
    let path = args.archive.display();
    if n_faults == 0 {
        writeln!(
            out,
            "{path}: {n_reports} reports verified: every source read again, every one of {n_records} records found in its words"
        )?;
    } else {
        writeln!(out, "{path}: {n_faults} faults in {n_reports} reports")?;
    }
    if !archive.made_by(&reader)? {
        writeln!(out, "made by another version: records were checked but not read again")?;
    }
    out.flush()?;
    Ok(if n_faults == 0 { Ending::Whole } else { Ending::Faulty })
}
