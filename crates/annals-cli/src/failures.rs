//! What went wrong, said so that the user knows which file and what to do.

use annals::{InputError, StoreError};
use miette::{GraphicalReportHandler, MietteDiagnostic, Severity};

/// Why a command could not run.
#[derive(Debug)]
pub(crate) enum Problem {
    /// Whoever read our output has gone; nothing to tell.
    ClosedPipe,
    /// The output could not be written.
    Output(std::io::Error),
    /// The archive could not be used.
    Store(StoreError),
    /// Nothing could be read.
    Input(InputError),
    /// Anything else, with what to do about it.
    Other {
        /// What is wrong.
        message: String,
        /// What to do.
        help: Option<String>,
    },
}

impl From<std::io::Error> for Problem {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::BrokenPipe => Self::ClosedPipe,
            _ => Self::Output(error),
        }
    }
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<InputError> for Problem {
    fn from(error: InputError) -> Self {
        Self::Input(error)
    }
}

impl Problem {
    pub(crate) fn other(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self::Other { message: message.into(), help: Some(help.into()) }
    }

    pub(crate) fn print(&self) {
        let (message, help) = match self {
            Self::ClosedPipe => return,
            Self::Output(error) => (format!("cannot write the output: {error}"), None),
            Self::Store(error) => (error.to_string(), store_help(error)),
            Self::Input(error) => (error.to_string(), None),
            Self::Other { message, help } => (message.clone(), help.clone()),
        };
        print(Severity::Error, &message, help.as_deref());
    }
}

fn store_help(error: &StoreError) -> Option<String> {
    let help = match error {
        StoreError::Missing { .. } => "make one with: annals add ARCHIVE PATH…",
        StoreError::NotAnArchive { .. } => "the archive comes first: annals add ARCHIVE PATH…",
        StoreError::Locked { .. } => "another annals or a database viewer has it open",
        StoreError::DiskFull { .. } => "what was added before is kept; make room and add again",
        StoreError::Corrupt { .. } | StoreError::BadRow { .. } => {
            "annals verify ARCHIVE tells what can still be read; the reports can be added to a new one"
        }
        _ => return None,
    };
    Some(help.to_owned())
}

/// One input that could not be read; the run goes on.
pub(crate) fn report(error: &InputError) {
    print(Severity::Error, &error.to_string(), None);
}

fn print(severity: Severity, message: &str, help: Option<&str>) {
    let mut diagnostic = MietteDiagnostic::new(message).with_severity(severity);
    if let Some(help) = help {
        diagnostic = diagnostic.with_help(help);
    }
    let mut shown = String::new();
    // The width keeps a long path and its message on one line for those who search for it.
    let handler = GraphicalReportHandler::new().with_width(10_000).with_wrap_lines(false);
    if handler.render_report(&mut shown, &diagnostic).is_ok() {
        anstream::eprint!("{shown}");
    } else {
        anstream::eprintln!("error: {message}");
    }
}
