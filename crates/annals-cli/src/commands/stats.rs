use super::Given;
use crate::args::InputArgs;
use crate::failures::{self, Problem};
use crate::{Ending, output};
use annals::core::RecordKind;
use annals::{Reader, Stage, Stats};
use std::io::Write;

pub(crate) fn stats(args: &InputArgs) -> Result<Ending, Problem> {
    let reader = Reader::new();
    let given = Given::new(&reader, args);
    let bar = crate::progress::bar(given.n_files());
    let mut stats = Stats::default();
    let mut n_failed = 0;
    for input in given {
        bar.inc(1);
        if let Err(error) = input.and_then(|input| stats.add(&reader, input)) {
            bar.suspend(|| failures::report(&error));
            n_failed += 1;
        }
    }
    bar.finish_and_clear();
    let mut out = output::stdout();
    let row = |out: &mut output::Output, what: &str, n: usize| writeln!(out, "{what:<12} {n:>12}");
    row(&mut out, "reports", stats.n_reports)?;
    row(&mut out, "not read", n_failed)?;
    row(&mut out, "dated", stats.n_dated)?;
    row(&mut out, "source bytes", stats.n_bytes)?;
    row(&mut out, "text bytes", stats.n_text_bytes)?;
    row(&mut out, "sentences", stats.n_sentences)?;
    row(&mut out, "tokens", stats.n_tokens)?;
    for (kind, n) in RecordKind::ALL.iter().zip(stats.n_records) {
        row(&mut out, kind.plural(), n)?;
    }
    writeln!(out)?;
    for stage in Stage::ALL {
        let took = stats.took(stage).as_secs_f64();
        let rate = if took > 0.0 { stats.n_tokens as f64 / took } else { 0.0 };
        writeln!(out, "{:<12} {:>10.1} ms {:>12.0} tokens/s", stage.name(), took * 1e3, rate)?;
    }
    out.flush()?;
    Ok(if n_failed == 0 { Ending::Whole } else { Ending::Partly })
}
