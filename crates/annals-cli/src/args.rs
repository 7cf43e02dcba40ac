//! The command line: one definition for parser, help, completions and manual page.

use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Makes a record of news reports that can be checked: events, statements, figures and dates, each
/// with the words it was read from.
#[derive(Debug, Parser)]
#[command(name = "annals", version, max_term_width = 100, propagate_version = true)]
#[command(
    after_help = "Exit status: 0 everything was read (or verified), 1 the command could not \
    run (or verify found faults), 2 some inputs failed and the others were read, \
    130 interrupted: what was read before is kept."
)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Print cleaned articles and what was left out of them.
    Clean(ReadArgs),
    /// Print readings: articles with their records, each quoting its words.
    Read(ReadArgs),
    /// Read reports into an archive; reports it has already change nothing.
    Add(AddArgs),
    /// Print what happened when, from an archive or straight from reports.
    Timeline(TimelineArgs),
    /// Find reports and records by their words.
    Search(SearchArgs),
    /// Print one report or record of an archive by its id.
    Show(ShowArgs),
    /// Read every source of an archive again and check every span of every record.
    Verify(VerifyArgs),
    /// Print the grammar of plain text as CoNLL-U: sentences, words, classes, lemmas, features, heads
    /// and names.
    ///
    /// The whole input is the text: nothing is cleaned away as `read` does, and paragraphs end at empty
    /// lines. TokenRange in the last column gives the place of each word in it, in code points.
    Parse(ParseArgs),
    /// Print what one stage made of a report, under the words it was made from.
    Debug(DebugArgs),
    /// Count what is read and time the stages.
    Stats(InputArgs),
    /// Print completions for a shell.
    Completions {
        /// The shell.
        shell: clap_complete::Shell,
    },
    /// Print the manual page (roff).
    Man,
}

/// What to read.
#[derive(Args, Debug)]
pub(crate) struct InputArgs {
    /// Files, folders, or - for standard input. In folders .txt, .text and files without extension
    /// are plain reports, .html, .htm and .xhtml saved web pages, .jsonl and .ndjson lines of ready
    /// articles; others are passed over.
    #[arg(value_name = "PATH", required_unless_present = "articles")]
    pub(crate) paths: Vec<PathBuf>,
    /// A file (or -) of ready articles, one JSON object a line: {"id","text","title"?,"published"?,
    /// "url"?,"outlet"?}; the text is taken verbatim.
    #[arg(long, value_name = "FILE")]
    pub(crate) articles: Vec<PathBuf>,
}

#[derive(Args, Debug)]
pub(crate) struct ReadArgs {
    #[command(flatten)]
    pub(crate) inputs: InputArgs,
    /// The files are reports of one source: lines that recur in them are page furniture.
    #[arg(long)]
    pub(crate) one_source: bool,
    /// One JSON object a line (docs/reading.md), offsets in code points.
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Args, Debug)]
pub(crate) struct AddArgs {
    /// The archive; it is made where there is none.
    #[arg(value_name = "ARCHIVE")]
    pub(crate) archive: PathBuf,
    #[command(flatten)]
    pub(crate) inputs: InputArgs,
}

#[derive(Args, Debug)]
pub(crate) struct TimelineArgs {
    /// An archive, or reports to read in memory: files, folders, or -.
    #[arg(value_name = "ARCHIVE|PATH", required_unless_present = "articles")]
    pub(crate) paths: Vec<PathBuf>,
    /// A file (or -) of ready articles, one JSON object a line.
    #[arg(long, value_name = "FILE")]
    pub(crate) articles: Vec<PathBuf>,
    /// Only sentences with one of these words, or from reports whose headline has one.
    #[arg(long, value_name = "WORDS")]
    pub(crate) about: Option<String>,
    /// Only the so many dates that the reports dwell on most.
    #[arg(long, value_name = "N")]
    pub(crate) days: Option<usize>,
    /// Also every sentence that no report ties to a date.
    #[arg(long)]
    pub(crate) undated: bool,
    /// One JSON object a line (docs/timeline.schema.json); undated ones have a null date.
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Args, Debug)]
pub(crate) struct SearchArgs {
    /// The archive.
    #[arg(value_name = "ARCHIVE")]
    pub(crate) archive: PathBuf,
    /// Words that must all occur; "between quotation marks" they stand together.
    #[arg(value_name = "WORDS", required = true)]
    pub(crate) words: Vec<String>,
    /// At most so many reports, and so many records.
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub(crate) limit: usize,
    /// One JSON object a line.
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Args, Debug)]
pub(crate) struct ShowArgs {
    /// The archive.
    #[arg(value_name = "ARCHIVE")]
    pub(crate) archive: PathBuf,
    /// The id of a report or record, or its first digits (four at least).
    #[arg(value_name = "ID")]
    pub(crate) id: String,
    /// The whole reading as JSON.
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Args, Debug)]
pub(crate) struct VerifyArgs {
    /// The archive.
    #[arg(value_name = "ARCHIVE")]
    pub(crate) archive: PathBuf,
}

#[derive(Args, Debug)]
pub(crate) struct ParseArgs {
    /// Files, or - for standard input.
    #[arg(value_name = "FILE", default_value = "-")]
    pub(crate) files: Vec<PathBuf>,
    /// The input is CoNLL-U; its words, sentences and documents are kept, all else is parsed anew.
    #[arg(long)]
    pub(crate) tokenized: bool,
}

#[derive(Args, Debug)]
pub(crate) struct DebugArgs {
    /// The stage.
    pub(crate) stage: DebugStage,
    /// The report, or - for standard input.
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum DebugStage {
    Article,
    Tokens,
    Tree,
    Times,
    Actors,
    Places,
    Statements,
    Events,
    Figures,
}
