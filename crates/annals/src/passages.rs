//! Texts to parse as they stand, and words that were split elsewhere.

use crate::inputs::{bytes_of, io};
use crate::{InputError, Reader};
use annals_core::{Annotated, Block};
use annals_ingest::GivenDocuments;
use annals_lang::GivenWords;
use std::collections::VecDeque;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;

/// What is written in the files to parse.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Writing {
    /// Plain text, taken verbatim; paragraphs end at empty lines.
    Text,
    /// CoNLL-U, of which only words, sentences and documents count.
    Words,
}

/// One text to parse.
#[derive(Clone, Debug)]
pub struct Passage {
    /// The name it gives itself or else its file's; standard input has none.
    pub id: Option<String>,
    file: String,
    prose: Prose,
}

#[derive(Clone, Debug)]
enum Prose {
    Text(String, Vec<Block>),
    Words(GivenWords),
}

impl Passage {
    /// What it was made from.
    #[must_use]
    pub fn writing(&self) -> Writing {
        match self.prose {
            Prose::Text(..) => Writing::Text,
            Prose::Words(_) => Writing::Words,
        }
    }
}

impl Reader {
    /// The texts in some files, one after the other; `-` is standard input. A file that cannot be read
    /// gives an error in its place and the next goes on.
    #[must_use]
    pub fn passages(&self, paths: &[PathBuf], writing: Writing) -> Passages {
        Passages { paths: paths.iter().cloned().collect(), writing, open: None }
    }

    /// Splits a text into sentences and words, unless it comes split, and tells about each word what
    /// grammar knows.
    ///
    /// # Errors
    /// Only through a fault of Annals.
    pub fn parse<'p>(&self, passage: &'p Passage) -> Result<Annotated<'p>, InputError> {
        let annotate = AssertUnwindSafe(|| match &passage.prose {
            Prose::Text(text, blocks) => {
                annals_lang::annotate(text, blocks, self.lexicon(), self.models())
            }
            Prose::Words(given) => {
                annals_lang::annotate_words(given, self.lexicon(), self.models())
            }
        });
        catch_unwind(annotate).map_err(|_| InputError::Fault { path: passage.file.clone() })
    }
}

/// The texts in some files, read one at a time.
pub struct Passages {
    paths: VecDeque<PathBuf>,
    writing: Writing,
    open: Option<(String, GivenDocuments<Box<dyn BufRead>>)>,
}

impl Passages {
    fn text(&self, path: &PathBuf, file: String) -> Result<Passage, InputError> {
        let bytes = if file == "-" {
            bytes_of(std::io::stdin(), &file)?
        } else {
            bytes_of(File::open(path).map_err(|source| io(&file, source))?, &file)?
        };
        let (text, blocks) = annals_ingest::read_verbatim(&file, bytes)?;
        Ok(Passage { id: name(&file), file, prose: Prose::Text(text, blocks) })
    }

    fn open_words(&mut self, path: &PathBuf, file: String) -> Result<(), InputError> {
        let input: Box<dyn BufRead> = if file == "-" {
            Box::new(BufReader::new(std::io::stdin()))
        } else {
            Box::new(BufReader::new(File::open(path).map_err(|source| io(&file, source))?))
        };
        self.open = Some((file.clone(), GivenDocuments::new(&file, input)));
        Ok(())
    }
}

impl Iterator for Passages {
    type Item = Result<Passage, InputError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some((file, documents)) = &mut self.open {
                let Some(document) = documents.next() else {
                    self.open = None;
                    continue;
                };
                let passage = document.map(|document| Passage {
                    id: document.id.or_else(|| name(file)),
                    file: file.clone(),
                    prose: Prose::Words(GivenWords::new(&document.sentences)),
                });
                return Some(passage.map_err(InputError::from));
            }
            let path = self.paths.pop_front()?;
            let file = path.display().to_string();
            match self.writing {
                Writing::Text => return Some(self.text(&path, file)),
                Writing::Words => {
                    if let Err(error) = self.open_words(&path, file) {
                        return Some(Err(error));
                    }
                }
            }
        }
    }
}

fn name(file: &str) -> Option<String> {
    (file != "-").then(|| file.to_owned())
}
