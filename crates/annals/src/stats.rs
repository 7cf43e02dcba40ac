//! Counting what is read and timing the stages.

use crate::{Input, InputError, Reader};
use annals_core::{Reading, RecordKind};
use std::time::{Duration, Instant};

/// A stage whose time is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Bytes to article, the disk included.
    Ingest,
    /// Text to sentences and tokens.
    Lang,
    /// Sentences to records; splitting again included.
    Extract,
}

impl Stage {
    /// Every stage, in order.
    pub const ALL: [Self; 3] = [Self::Ingest, Self::Lang, Self::Extract];

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Ingest => "ingest",
            Self::Lang => "lang",
            Self::Extract => "extract",
        }
    }
}

/// Counts over some reports, and the time each stage took on one core.
#[derive(Clone, Debug, Default)]
pub struct Stats {
    /// Reports read.
    pub n_reports: usize,
    /// Bytes of their sources.
    pub n_bytes: usize,
    /// Bytes of their texts.
    pub n_text_bytes: usize,
    /// Sentences.
    pub n_sentences: usize,
    /// Tokens.
    pub n_tokens: usize,
    /// Records of each kind, in the order of [`RecordKind::ALL`].
    pub n_records: [usize; 6],
    /// Reports whose day is known.
    pub n_dated: usize,
    took: [Duration; 3],
}

impl Stats {
    /// Reads one report and counts it.
    pub fn add(&mut self, reader: &Reader, input: Input) -> Result<(), InputError> {
        let start = Instant::now();
        let article = reader.article(input)?;
        self.took[0] += start.elapsed();
        self.n_reports += 1;
        self.n_bytes += article.source.bytes.len();
        self.n_text_bytes += article.text.as_str().len();
        let start = Instant::now();
        let doc = reader.annotate(&article);
        self.n_sentences += doc.sentences().len();
        self.n_tokens += doc.n_tokens();
        self.took[1] += start.elapsed();
        let start = Instant::now();
        let reading = reader.read(article);
        self.took[2] += start.elapsed();
        self.count(&reading);
        Ok(())
    }

    fn count(&mut self, reading: &Reading) {
        for (n, kind) in self.n_records.iter_mut().zip(RecordKind::ALL) {
            *n += reading.anchors(kind).len();
        }
        self.n_dated += usize::from(reading.published.day.is_some());
    }

    /// The time a stage took in all.
    #[must_use]
    pub fn took(&self, stage: Stage) -> Duration {
        self.took[stage as usize]
    }
}
