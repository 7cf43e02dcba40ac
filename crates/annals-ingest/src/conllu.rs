//! CoNLL-U, of which only the words, their sentences and their documents are read.

use crate::{IngestError, LIMIT};
use std::io::{BufRead, Read};

/// A document of a CoNLL-U file: sentences of words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GivenDocument {
    /// Its name, where the file gives one.
    pub id: Option<String>,
    /// The forms of the words; none is empty, and every sentence has some.
    pub sentences: Vec<Vec<String>>,
}

/// What is wrong with a line of CoNLL-U.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ConlluFault {
    /// A word has ten columns.
    #[error("{0} columns instead of 10")]
    Columns(usize),
    /// The first column counts the words.
    #[error("\"{0}\" is no number of a word")]
    Number(String),
    /// Words are numbered from 1, without gaps.
    #[error("word {found} where {due} was due")]
    Order {
        /// The number that stands there.
        found: usize,
        /// The number that follows.
        due: usize,
    },
    /// The second column is the word.
    #[error("the word is empty")]
    Empty,
    /// A document is held in memory.
    #[error("the document has more than {LIMIT} bytes")]
    TooLarge,
}

/// The documents of a CoNLL-U file, parted by `# newdoc`; without such lines it is one document.
///
/// Surface tokens of several words (`2-3`) and empty nodes (`2.1`) are passed over: the words are read.
/// After an error nothing more is read, since where a sentence begins is then in doubt.
pub struct GivenDocuments<R> {
    locator: String,
    input: R,
    line: usize,
    /// Set by the `# newdoc` that ended the document before.
    next_id: Option<String>,
    is_done: bool,
}

impl<R: BufRead> GivenDocuments<R> {
    /// The documents of an input that goes by the name of `locator`.
    pub fn new(locator: &str, input: R) -> Self {
        Self { locator: locator.to_owned(), input, line: 0, next_id: None, is_done: false }
    }

    fn document(&mut self) -> Result<GivenDocument, IngestError> {
        let mut res = GivenDocument { id: self.next_id.take(), sentences: vec![] };
        let mut words = vec![];
        let mut n_bytes = 0;
        while let Some(line) = self.next_line()? {
            if line.is_empty() {
                end_sentence(&mut words, &mut res);
            } else if line.starts_with('#') && !line.contains('\t') {
                let Some(id) = newdoc(&line) else { continue };
                end_sentence(&mut words, &mut res);
                if !res.sentences.is_empty() {
                    self.next_id = id;
                    return Ok(res);
                }
                res.id = id;
            } else if let Some(word) = word(&line, words.len() + 1).map_err(|f| self.fault(f))? {
                n_bytes += word.len() + 1;
                if n_bytes > LIMIT {
                    return Err(self.fault(ConlluFault::TooLarge));
                }
                words.push(word);
            }
        }
        self.is_done = true;
        end_sentence(&mut words, &mut res);
        Ok(res)
    }

    /// The next line without its end; `None` at the end of the input.
    fn next_line(&mut self) -> Result<Option<String>, IngestError> {
        let mut line = vec![];
        self.line += 1;
        let (locator, number) = (|| self.locator.clone(), self.line);
        let mut limited = self.input.by_ref().take(LIMIT as u64);
        let n_read = limited.read_until(b'\n', &mut line).map_err(|fault| IngestError::Io {
            locator: locator(),
            line: number,
            fault,
        })?;
        if n_read == 0 {
            return Ok(None);
        }
        if n_read == LIMIT && !line.ends_with(b"\n") {
            return Err(IngestError::LineTooLong {
                locator: locator(),
                line: number,
                limit: LIMIT,
            });
        }
        let line = String::from_utf8(line).map_err(|err| IngestError::Utf8 {
            locator: locator(),
            line: number,
            column: err.utf8_error().valid_up_to() + 1,
        })?;
        let line = if number == 1 { line.strip_prefix('\u{feff}').unwrap_or(&line) } else { &line };
        Ok(Some(line.trim_end_matches(['\r', '\n']).to_owned()))
    }

    fn fault(&self, fault: ConlluFault) -> IngestError {
        IngestError::Conllu { locator: self.locator.clone(), line: self.line, fault }
    }
}

impl<R: BufRead> Iterator for GivenDocuments<R> {
    type Item = Result<GivenDocument, IngestError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.is_done {
            return None;
        }
        match self.document() {
            Ok(document) if document.sentences.is_empty() => None,
            Ok(document) => Some(Ok(document)),
            Err(error) => {
                self.is_done = true;
                Some(Err(error))
            }
        }
    }
}

fn end_sentence(words: &mut Vec<String>, document: &mut GivenDocument) {
    if !words.is_empty() {
        document.sentences.push(std::mem::take(words));
    }
}

/// Whether a comment begins a document, and the name it gives it.
fn newdoc(comment: &str) -> Option<Option<String>> {
    let rest = comment.trim_start_matches('#').trim().strip_prefix("newdoc")?;
    let id = rest.trim_start().strip_prefix("id").and_then(|rest| rest.trim().strip_prefix('='));
    Some(id.map(|id| id.trim().to_owned()).filter(|id| !id.is_empty()))
}

/// The form of a word; `None` for a surface token of several words or an empty node.
fn word(line: &str, due: usize) -> Result<Option<String>, ConlluFault> {
    let columns: Vec<&str> = line.split('\t').collect();
    let &[id, form, _, _, _, _, _, _, _, _] = columns.as_slice() else {
        return Err(ConlluFault::Columns(columns.len()));
    };
    let number = |digits: &str| {
        digits.parse::<usize>().map_err(|_| ConlluFault::Number(id.chars().take(40).collect()))
    };
    if let Some((first, last)) = id.split_once(['-', '.']) {
        number(first)?;
        number(last)?;
        return Ok(None);
    }
    let found = number(id)?;
    if found != due {
        return Err(ConlluFault::Order { found, due });
    }
    if form.is_empty() {
        return Err(ConlluFault::Empty);
    }
    Ok(Some(form.to_owned()))
}

#[cfg(test)]
mod tests;
