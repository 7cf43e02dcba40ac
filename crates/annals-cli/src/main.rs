//! The `annals` program: flags, progress and exit codes. Whatever a user of the library would miss
//! is in `annals`.

mod args;
mod commands;
mod failures;
mod output;
mod progress;
mod render;

use args::{Cli, Command};
use clap::Parser;
use failures::Problem;
use std::process::ExitCode;

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ending {
    /// All was read or found in order.
    Whole,
    /// Some inputs failed; the others were read.
    Partly,
    /// The check that was asked for found faults.
    Faulty,
    /// The user stopped it; what was read before is kept.
    Interrupted,
}

impl Ending {
    fn code(self) -> ExitCode {
        match self {
            Self::Whole => ExitCode::SUCCESS,
            Self::Faulty => ExitCode::from(1),
            Self::Partly => ExitCode::from(2),
            Self::Interrupted => ExitCode::from(130),
        }
    }
}

fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            // A wrong call could not run; clap would give it the status of half-read inputs.
            let _ = error.print();
            return if error.use_stderr() { ExitCode::from(1) } else { ExitCode::SUCCESS };
        }
    };
    match run(cli.command) {
        Ok(ending) => ending.code(),
        Err(Problem::ClosedPipe) => ExitCode::SUCCESS,
        Err(problem) => {
            problem.print();
            ExitCode::from(1)
        }
    }
}

fn run(command: Command) -> Result<Ending, Problem> {
    match command {
        Command::Clean(args) => commands::read::clean(&args),
        Command::Read(args) => commands::read::read(&args),
        Command::Add(args) => commands::add::add(&args),
        Command::Timeline(args) => commands::timeline::timeline(&args),
        Command::Search(args) => commands::search::search(&args),
        Command::Show(args) => commands::show::show(&args),
        Command::Verify(args) => commands::verify::verify(&args),
        Command::Parse(args) => commands::parse::parse(&args),
        Command::Debug(args) => commands::debug::debug(&args),
        Command::Stats(args) => commands::stats::stats(&args),
        Command::Completions { shell } => commands::shell::completions(shell),
        Command::Man => commands::shell::man(),
    }
}
