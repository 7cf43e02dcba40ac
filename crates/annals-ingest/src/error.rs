use crate::ConlluFault;
use std::io;
use thiserror::Error;

/// Why a report could not be read.
#[derive(Debug, Error)]
pub enum IngestError {
    /// The report is too large.
    #[error("{locator}: {n_bytes} bytes are more than the {limit} that one report may have")]
    TooLarge {
        /// Path or name of the report.
        locator: String,
        /// Its size.
        n_bytes: usize,
        /// The most that is read.
        limit: usize,
    },
    /// The bytes are no text.
    #[error("{locator}: not text but {what}")]
    Binary {
        /// Path or name of the report.
        locator: String,
        /// What the bytes are, as far as they tell.
        what: &'static str,
    },
    /// The report is in a format that is not read.
    #[error("{locator}: {what} are not read yet")]
    NotYet {
        /// Path or name of the report.
        locator: String,
        /// The format, in the plural.
        what: &'static str,
    },
    /// A line is no JSON.
    #[error("{locator}, line {line}, column {column}: {fault}")]
    Json {
        /// Path or name of the file.
        locator: String,
        /// The line, from 1.
        line: usize,
        /// The byte within the line, from 1.
        column: usize,
        /// What the JSON reader says.
        fault: String,
    },
    /// A line is no UTF-8.
    #[error("{locator}, line {line}, column {column}: not valid UTF-8")]
    Utf8 {
        /// Path or name of the file.
        locator: String,
        /// The line, from 1.
        line: usize,
        /// The byte within the line, from 1.
        column: usize,
    },
    /// A line is too long.
    #[error("{locator}, line {line}: longer than the {limit} bytes that one report may have")]
    LineTooLong {
        /// Path or name of the file.
        locator: String,
        /// The line, from 1.
        line: usize,
        /// The most that is read.
        limit: usize,
    },
    /// A line is JSON but no object.
    #[error("{locator}, line {line}: {found} instead of an object")]
    NoObject {
        /// Path or name of the file.
        locator: String,
        /// The line, from 1.
        line: usize,
        /// What stands there.
        found: &'static str,
    },
    /// An article lacks a field.
    #[error("{locator}, line {line}: the field \"{field}\" is missing")]
    MissingField {
        /// Path or name of the file.
        locator: String,
        /// The line, from 1.
        line: usize,
        /// The field.
        field: &'static str,
    },
    /// A field of an article has a value of the wrong type.
    #[error("{locator}, line {line}: the field \"{field}\" is {found} instead of {expected}")]
    WrongField {
        /// Path or name of the file.
        locator: String,
        /// The line, from 1.
        line: usize,
        /// The field.
        field: &'static str,
        /// What it may be.
        expected: &'static str,
        /// What it is.
        found: &'static str,
    },
    /// A line is no CoNLL-U.
    #[error("{locator}, line {line}: {fault}")]
    Conllu {
        /// Path or name of the file.
        locator: String,
        /// The line, from 1.
        line: usize,
        /// What is wrong with it.
        fault: ConlluFault,
    },
    /// The file could not be read on.
    #[error("{locator}, line {line}: {fault}")]
    Io {
        /// Path or name of the file.
        locator: String,
        /// The line, from 1.
        line: usize,
        /// What the system says.
        #[source]
        fault: io::Error,
    },
}
