use crate::{Input, Pile, Reader};
use annals_core::{Article, Format, Reading, RecordKind, RecordRef, Span};
use annals_store::{Access, Added, ArticleRow, Counts, Found, Hit, Sources, StoreError};
use std::fmt;
use std::path::Path;

/// An archive file: reports, their sources and their readings.
#[derive(Debug)]
pub struct Archive {
    store: annals_store::Archive,
}

/// Something in an archive that is not as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VerifyFault {
    /// The file's own checks fail: a hash, a seal, an id, a quote, a key.
    Stored(String),
    /// The source no longer gives the text.
    Text {
        /// The report.
        report: String,
        /// The source bytes that decode to something else.
        source: Span,
    },
    /// Reading the source again gives another title, date, block or other part of the article.
    Article {
        /// The report.
        report: String,
    },
    /// A record stands on words that have no source.
    Unsourced {
        /// The report.
        report: String,
        /// The record.
        record: RecordRef,
        /// Its words.
        span: Span,
    },
    /// Reading the source again gives another record.
    Reread {
        /// The report.
        report: String,
        /// The kind of record that differs.
        kind: RecordKind,
    },
}

/// How much was verified.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Verified {
    /// Reports.
    pub n_reports: usize,
    /// Those of them that this very engine read before and read again now.
    pub n_read_again: usize,
}

impl fmt::Display for VerifyFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Stored(fault) => f.write_str(fault),
            Self::Text { report, source } => {
                write!(f, "{report}: source bytes {source} do not give the text that is kept")
            }
            Self::Article { report } => {
                write!(f, "{report}: reading the source again gives another article")
            }
            Self::Unsourced { report, record, span } => {
                let kind = record.kind.plural();
                let position = record.position;
                write!(
                    f,
                    "{report}: {kind}[{position}] stands on bytes {span}, which have no source"
                )
            }
            Self::Reread { report, kind } => {
                write!(f, "{report}: reading the source again gives other {}", kind.plural())
            }
        }
    }
}

impl Archive {
    /// Opens an archive.
    pub fn open(path: impl AsRef<Path>, access: Access) -> Result<Self, StoreError> {
        Ok(Self { store: annals_store::Archive::open(path, access)? })
    }

    /// Whether a file is an archive, by its first bytes.
    #[must_use]
    pub fn is_archive(path: &Path) -> bool {
        use std::io::Read;
        let mut head = [0; 16];
        std::fs::File::open(path)
            .and_then(|mut file| file.read_exact(&mut head))
            .is_ok_and(|()| head.starts_with(b"SQLite format 3"))
    }

    /// Adds readings, all or none.
    pub fn add(&mut self, batch: &[Reading]) -> Result<Vec<Added>, StoreError> {
        self.store.add(batch)
    }

    /// Every reading, put together.
    pub fn pile(&self, reader: &Reader) -> Result<Pile, StoreError> {
        let readings = self.store.readings(Sources::Without)?.map(|row| Ok(row?.1));
        Ok(Pile::new(readings.collect::<Result<_, StoreError>>()?, reader))
    }

    /// Reports and records that hold the words, best first.
    pub fn search(&self, words: &str, limit: usize) -> Result<Vec<Hit>, StoreError> {
        self.store.search(words, limit)
    }

    /// Reports and records whose id begins so.
    pub fn find(&self, id: &str) -> Result<Vec<Found>, StoreError> {
        self.store.find(id)
    }

    /// One reading, with its source.
    pub fn reading(&self, row: ArticleRow) -> Result<Option<Reading>, StoreError> {
        self.store.reading(row, Sources::With)
    }

    /// How many of everything the archive holds.
    pub fn counts(&self) -> Result<Counts, StoreError> {
        self.store.counts()
    }

    /// Notes that this reader reads for the archive.
    pub fn set_engine(&mut self, reader: &Reader) -> Result<(), StoreError> {
        self.store.set_engine(&reader.engine())
    }

    /// Checks everything, handing over each fault: the file's own hashes and ids, each text
    /// against its source, each record's words against the source, and, where this very engine
    /// read a report, its reading against a second reading of its source.
    pub fn verify(
        &self,
        reader: &Reader,
        mut fault: impl FnMut(VerifyFault),
    ) -> Result<Verified, StoreError> {
        for flaw in self.store.check()? {
            fault(VerifyFault::Stored(flaw.to_string()));
        }
        let engine = reader.engine();
        let mut res = Verified::default();
        for row in self.store.readings(Sources::With)? {
            res.n_reports += 1;
            let (row, reading) = match row {
                Ok(found) => found,
                Err(error) => {
                    fault(VerifyFault::Stored(error.to_string()));
                    continue;
                }
            };
            let same_engine = self.store.engine_of(row)?.is_some_and(|other| other == engine);
            res.n_read_again += usize::from(same_engine);
            check_reading(&reading, reader, same_engine, &mut fault);
        }
        Ok(res)
    }

    /// Brings the archive back to one plain file.
    pub fn close(self) -> Result<(), StoreError> {
        self.store.close()
    }
}

fn check_reading(
    reading: &Reading,
    reader: &Reader,
    same_engine: bool,
    fault: &mut impl FnMut(VerifyFault),
) {
    let report = reading.article.id.to_string();
    let unlike = annals_ingest::check_pieces(&reading.article);
    let sound = unlike.is_empty();
    for source in unlike {
        fault(VerifyFault::Text { report: report.clone(), source });
    }
    for (record, span) in reading.spans() {
        let sourced = span.end() <= reading.text().len() && has_source(reading, span);
        if !sourced {
            fault(VerifyFault::Unsourced { report: report.clone(), record, span });
        }
    }
    if !same_engine || !sound {
        return;
    }
    let Ok(article) = reader.article(given(&reading.article)) else {
        fault(VerifyFault::Text {
            report,
            source: Span::new(0, reading.article.source.bytes.len()),
        });
        return;
    };
    if article != reading.article {
        fault(VerifyFault::Article { report: report.clone() });
    }
    let again = reader.read(article);
    for kind in RecordKind::ALL {
        let same = match kind {
            RecordKind::Time => again.times == reading.times,
            RecordKind::Actor => again.actors == reading.actors,
            RecordKind::Place => again.places == reading.places,
            RecordKind::Statement => again.statements == reading.statements,
            RecordKind::Event => again.events == reading.events,
            RecordKind::Figure => again.figures == reading.figures,
        };
        if !same {
            fault(VerifyFault::Reread { report: report.clone(), kind });
        }
    }
}

/// An article as it was given when it was added.
fn given(article: &Article) -> Input {
    match article.source.format {
        Format::Plain | Format::Html => {
            Input::Bytes(article.source.locator.clone(), article.source.bytes.clone())
        }
        Format::Ready => Input::Ready(Box::new(article.clone())),
    }
}

/// Whether every letter of a span comes from the source: only white space may lie between pieces.
fn has_source(reading: &Reading, span: Span) -> bool {
    let mut at = span.start();
    for piece in reading.article.text.pieces() {
        let Some(shared) = piece.text.shared(span) else { continue };
        if !Span::new(at, shared.start()).of(reading.text()).trim().is_empty() {
            return false;
        }
        at = shared.end();
    }
    Span::new(at, span.end()).of(reading.text()).trim().is_empty()
}
