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
    let verified = archive.verify(&reader, |fault| {
        n_faults += 1;
        if written.is_ok() {
            written = writeln!(out, "{fault}");
        }
    })?;
    written?;
    let (path, n_reports) = (args.archive.display(), verified.n_reports);
    if n_faults == 0 {
        let n = archive.counts()?;
        let n_records = n.times + n.actors + n.places + n.statements + n.events + n.figures;
        writeln!(
            out,
            "{path}: {n_reports} reports verified, {n_records} records found in their words"
        )?;
    } else {
        writeln!(out, "{path}: {n_faults} faults in {n_reports} reports")?;
    }
    let n_other = n_reports - verified.n_read_again;
    if n_other > 0 {
        writeln!(
            out,
            "{n_other} of them were read by another version: checked, but not read again"
        )?;
    }
    out.flush()?;
    Ok(if n_faults == 0 { Ending::Whole } else { Ending::Faulty })
}
