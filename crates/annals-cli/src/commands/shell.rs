use crate::Ending;
use crate::args::Cli;
use crate::failures::Problem;
use clap::CommandFactory;
use std::io::Write;

pub(crate) fn completions(shell: clap_complete::Shell) -> Result<Ending, Problem> {
    let mut script = vec![];
    clap_complete::generate(shell, &mut Cli::command(), "annals", &mut script);
    std::io::stdout().write_all(&script)?;
    Ok(Ending::Whole)
}

/// The manual of the program, then one of every command.
pub(crate) fn man() -> Result<Ending, Problem> {
    let mut pages = vec![];
    let mut command = Cli::command();
    command.build();
    clap_mangen::Man::new(command.clone()).render(&mut pages)?;
    for subcommand in command.get_subcommands().filter(|sub| sub.get_name() != "help") {
        clap_mangen::Man::new(subcommand.clone()).render(&mut pages)?;
    }
    std::io::stdout().write_all(&pages)?;
    Ok(Ending::Whole)
}
