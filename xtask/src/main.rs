//! Work on Annals itself: the checks beside the tests, scores against gold data. Nothing here ships.

use anyhow::{Result, bail};

mod bulk;
mod check;
mod eval;
mod tidy;
mod train;

const HELP: &str = "cargo xtask COMMAND

  check   what CI runs beside the tests: formatting, lints, docs, arrows between crates, scores
  tidy    the arrows between the crates, file lengths, words that must not occur
  bulk    ten thousand small reports: memory, Ctrl-C, verify (release build, some minutes)
  eval    scores against the gold data beside the project, held to xtask/floors.json
          (--record writes the scores of this run as the new table, --only FAMILY,…)
  train   rebuilds the models: --data ../shared/data --out crates/annals-models [--only MODEL,…]";

fn main() -> Result<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    match args.as_slice() {
        ["check"] => check::check(),
        ["bulk"] => bulk::bulk(),
        ["tidy"] => tidy::tidy(),
        ["eval", options @ ..] => eval::eval(options),
        ["train", options @ ..] => train::train(options),
        [] | ["help" | "--help" | "-h"] => {
            println!("{HELP}");
            Ok(())
        }
        other => bail!("no such command: {}\n\n{HELP}", other.join(" ")),
    }
}
