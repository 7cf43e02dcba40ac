//! Where reports come from: files, folders, standard input, lines of ready articles.

use annals_core::Article;
use annals_ingest::{IngestError, ReadyArticles, RecurringLines};
use annals_lexicon::Lexicon;
use std::collections::VecDeque;
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A report that could not be read; the others are.
#[derive(Debug, thiserror::Error)]
pub enum InputError {
    /// The file or folder could not be opened or read.
    #[error("{path}: {source}")]
    Io {
        /// The file, or `-`.
        path: String,
        /// What the system says.
        source: std::io::Error,
    },
    /// The bytes are no report.
    #[error(transparent)]
    Ingest(#[from] IngestError),
    /// The reader failed on a report: a fault of Annals, not of the report.
    #[error("{path}: annals failed on this report; please tell its developers")]
    Fault {
        /// The file.
        path: String,
    },
}

/// One report as it was given, not yet read from the disk where it is a file.
#[derive(Debug)]
pub enum Input {
    /// A file: plain text or a saved web page.
    File(PathBuf),
    /// A file, and the lines of the reports of its source.
    Among(PathBuf, Arc<RecurringLines>),
    /// Bytes that came in otherwise, with their name.
    Bytes(String, Vec<u8>),
    /// A ready article.
    Ready(Box<Article>),
}

impl Input {
    /// The name under which it was given.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::File(path) | Self::Among(path, _) => path.display().to_string(),
            Self::Bytes(name, _) => name.clone(),
            Self::Ready(article) => article.source.locator.clone(),
        }
    }

    pub(crate) fn article(self, lexicon: &Lexicon) -> Result<Article, InputError> {
        let name = self.name();
        match self {
            Self::File(path) => {
                let file = File::open(path).map_err(|source| io(&name, source))?;
                let bytes = bytes_of(file, &name)?;
                Ok(annals_ingest::read_report(&name, bytes, &lexicon.ingest)?)
            }
            Self::Among(path, others) => {
                let file = File::open(path).map_err(|source| io(&name, source))?;
                let bytes = bytes_of(file, &name)?;
                Ok(annals_ingest::read_report_among(&name, bytes, &others, &lexicon.ingest)?)
            }
            Self::Bytes(_, bytes) => Ok(annals_ingest::read_report(&name, bytes, &lexicon.ingest)?),
            Self::Ready(article) => Ok(*article),
        }
    }
}

/// How files given by name are to be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// By their names: `.jsonl` and `.ndjson` are lines of ready articles, all else plain text or web pages.
    ByName,
    /// All are lines of ready articles.
    Ready,
}

/// The reports behind some paths, in order: files as given, folders through and through by name.
///
/// A path that cannot be read gives an error in its place and the rest goes on.
pub struct Inputs<'r> {
    lexicon: &'r Lexicon,
    paths: VecDeque<PathBuf>,
    form: Form,
    lines: Option<ReadyArticles<'r, Box<dyn BufRead + Send>>>,
    errors: VecDeque<InputError>,
    left_aside: usize,
    /// The lines of all files, where they are of one source.
    recurring: Option<Arc<RecurringLines>>,
}

impl<'r> Inputs<'r> {
    pub(crate) fn new(lexicon: &'r Lexicon, paths: &[PathBuf], form: Form) -> Self {
        let mut res = Self {
            lexicon,
            paths: VecDeque::new(),
            form,
            lines: None,
            errors: VecDeque::new(),
            left_aside: 0,
            recurring: None,
        };
        for path in paths {
            if path.is_dir() {
                res.add_folder(path);
            } else {
                res.paths.push_back(path.clone());
            }
        }
        res
    }

    /// The same reports, said to be of one source: lines that recur in them are furniture.
    ///
    /// Every file is looked at once more for that. A file that cannot be read counts for nothing here
    /// and gives its error in its place.
    #[must_use]
    pub fn of_one_source(mut self) -> Self {
        let mut lines = RecurringLines::default();
        let plain = self.paths.iter().filter(|path| self.form == Form::ByName && !is_lines(path));
        for path in plain.filter(|path| path.as_os_str() != "-") {
            let name = path.display().to_string();
            if let Ok(bytes) = File::open(path)
                .map_err(|source| io(&name, source))
                .and_then(|file| bytes_of(file, &name))
            {
                lines.add(&bytes);
            }
        }
        self.recurring = Some(Arc::new(lines));
        self
    }

    /// How many files are still to be opened.
    #[must_use]
    pub fn n_files(&self) -> usize {
        self.paths.len()
    }

    /// How many files of folders were passed over, being no reports by their names.
    #[must_use]
    pub fn n_left_aside(&self) -> usize {
        self.left_aside
    }

    fn add_folder(&mut self, folder: &Path) {
        let listed = std::fs::read_dir(folder)
            .and_then(|entries| entries.map(|entry| entry.map(|entry| entry.path())).collect());
        let mut entries: Vec<PathBuf> = match listed {
            Ok(entries) => entries,
            Err(source) => {
                self.errors.push_back(io(&folder.display().to_string(), source));
                return;
            }
        };
        entries.sort();
        for entry in entries {
            let hidden =
                entry.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
            // A linked folder could lead back to where we are.
            if hidden || entry.is_dir() && entry.is_symlink() {
                self.left_aside += 1;
            } else if entry.is_dir() {
                self.add_folder(&entry);
            } else if is_report(&entry) {
                self.paths.push_back(entry);
            } else {
                self.left_aside += 1;
            }
        }
    }

    fn open_lines(&mut self, path: &Path, name: &str) -> Result<(), InputError> {
        let input: Box<dyn BufRead + Send> = if name == "-" {
            Box::new(BufReader::new(std::io::stdin()))
        } else {
            Box::new(BufReader::new(File::open(path).map_err(|source| io(name, source))?))
        };
        self.lines = Some(ReadyArticles::new(name, input, &self.lexicon.ingest));
        Ok(())
    }
}

/// Whether a file in a folder is taken for a report: text or a page by its extension, or without one.
fn is_report(path: &Path) -> bool {
    let extension = path.extension().map(|extension| extension.to_string_lossy().to_lowercase());
    let is_text = |extension: &str| matches!(extension, "txt" | "text" | "jsonl" | "ndjson");
    extension.is_none_or(|extension| is_text(&extension))
        || annals_ingest::has_page_name(&path.to_string_lossy())
}

fn is_lines(path: &Path) -> bool {
    path.extension().is_some_and(|extension| {
        let extension = extension.to_string_lossy().to_lowercase();
        extension == "jsonl" || extension == "ndjson"
    })
}

impl Iterator for Inputs<'_> {
    type Item = Result<Input, InputError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(error) = self.errors.pop_front() {
                return Some(Err(error));
            }
            if let Some(lines) = &mut self.lines {
                match lines.next() {
                    Some(Ok(article)) => return Some(Ok(Input::Ready(Box::new(article)))),
                    Some(Err(error)) => return Some(Err(error.into())),
                    None => self.lines = None,
                }
            }
            let path = self.paths.pop_front()?;
            let name = path.display().to_string();
            if self.form == Form::Ready || is_lines(&path) {
                if let Err(error) = self.open_lines(&path, &name) {
                    return Some(Err(error));
                }
            } else if name == "-" {
                let bytes = bytes_of(std::io::stdin(), "-");
                return Some(bytes.map(|bytes| Input::Bytes("-".to_owned(), bytes)));
            } else {
                return Some(Ok(match &self.recurring {
                    Some(lines) => Input::Among(path, Arc::clone(lines)),
                    None => Input::File(path),
                }));
            }
        }
    }
}

pub(crate) fn io(path: &str, source: std::io::Error) -> InputError {
    InputError::Io { path: path.to_owned(), source }
}

/// All bytes, but no more than one past what ingest takes: it says what is too long.
pub(crate) fn bytes_of(input: impl Read, name: &str) -> Result<Vec<u8>, InputError> {
    let mut bytes = vec![];
    let limit = annals_ingest::LIMIT as u64 + 1;
    input.take(limit).read_to_end(&mut bytes).map_err(|source| io(name, source))?;
    Ok(bytes)
}
