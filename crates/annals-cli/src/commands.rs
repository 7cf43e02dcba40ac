//! The commands, one file each.

pub(crate) mod add;
pub(crate) mod debug;
pub(crate) mod parse;
pub(crate) mod read;
pub(crate) mod search;
pub(crate) mod shell;
pub(crate) mod show;
pub(crate) mod stats;
pub(crate) mod timeline;
pub(crate) mod verify;

use crate::args::InputArgs;
use crate::failures;
use annals::core::Reading;
use annals::{Form, Input, InputError, Inputs, Outcome, Reader};

/// The reports a command is given: paths first, then files of ready articles.
pub(crate) struct Given<'r> {
    by_name: Inputs<'r>,
    ready: Inputs<'r>,
}

impl<'r> Given<'r> {
    pub(crate) fn new(reader: &'r Reader, args: &InputArgs) -> Self {
        let by_name = reader.inputs(&args.paths, Form::ByName);
        let n = by_name.n_left_aside();
        if n > 0 {
            let files = if n == 1 { "file was" } else { "files were" };
            anstream::eprintln!(
                "note: {n} {files} passed over: of a kind that folders are not searched for (see --help)"
            );
        }
        Self { by_name, ready: reader.inputs(&args.articles, Form::Ready) }
    }

    /// The same reports, said to be of one source.
    pub(crate) fn of_one_source(self, is_one: bool) -> Self {
        if !is_one {
            return self;
        }
        Self { by_name: self.by_name.of_one_source(), ready: self.ready }
    }

    /// How many files there are, or 0 where one file may hold many reports.
    pub(crate) fn n_files(&self) -> usize {
        if self.ready.n_files() > 0 { 0 } else { self.by_name.n_files() }
    }
}

impl Iterator for Given<'_> {
    type Item = Result<Input, InputError>;

    fn next(&mut self) -> Option<Self::Item> {
        self.by_name.next().or_else(|| self.ready.next())
    }
}

/// Keeps the readings of a batch and reports the failures; returns how many failed.
pub(crate) fn sort_out(outcomes: Vec<Outcome>, mut keep: impl FnMut(Reading)) -> usize {
    let mut n_failed = 0;
    for outcome in outcomes {
        match outcome {
            Ok(reading) => keep(reading),
            Err(error) => {
                failures::report(&error);
                n_failed += 1;
            }
        }
    }
    n_failed
}

/// Reads everything into memory; returns how many inputs failed.
pub(crate) fn read_in_memory(args: &InputArgs, reader: &Reader) -> (Vec<Reading>, usize) {
    let given = Given::new(reader, args);
    let bar = crate::progress::bar(given.n_files());
    let mut readings = vec![];
    let mut n_failed = 0;
    annals::read_all(reader, given, |outcomes| {
        bar.inc(outcomes.len() as u64);
        n_failed += sort_out(outcomes, |reading| readings.push(reading));
        true
    });
    bar.finish_and_clear();
    (readings, n_failed)
}
