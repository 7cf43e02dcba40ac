use crate::codes::codes;
use crate::{ArticleId, Day, Span, Text, TimeOfDay, YearRange};
use std::borrow::Cow;
use std::fmt;

/// A report as it came in: its bytes, and the words that were found in them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// The report's name: the hash of its bytes.
    pub id: ArticleId,
    /// The name a user gave it (`id` of a ready article).
    pub doc_id: Option<String>,
    /// The bytes and where they came from.
    pub source: Source,
    /// Where the report was published.
    pub url: Option<String>,
    /// The headline.
    pub title: Option<String>,
    /// The language of the text, where it could be told.
    pub language: Option<Language>,
    /// The paper or site that published it.
    pub outlet: Option<String>,
    /// Its authors.
    pub bylines: Vec<String>,
    /// News services and people it credits.
    pub credits: Vec<String>,
    /// When it was published, as far as header, metadata or URL say.
    pub published: Published,
    /// The words, without furniture.
    pub text: Text,
    /// What of the source is not in the text, and why.
    pub omitted: Vec<Omitted>,
    /// The text's blocks, in order.
    pub blocks: Vec<Block>,
    /// Faults of the bytes or lines, each with its place.
    pub notes: Vec<String>,
}

/// The bytes of a report and how they are written.
#[derive(Clone, PartialEq, Eq)]
pub struct Source {
    /// Path or name, as the user gave it.
    pub locator: String,
    /// What kind of file the bytes are.
    pub format: Format,
    /// How characters are written.
    pub charset: Charset,
    /// The bytes, after transport decoding and before charset decoding.
    pub bytes: Vec<u8>,
}

impl fmt::Debug for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} ({}, {}, {} bytes)",
            self.locator,
            self.format.code(),
            self.charset,
            self.bytes.len()
        )
    }
}

/// What kind of file a report's bytes are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// Text with or without web-page furniture.
    Plain,
    /// A saved web page.
    Html,
    /// The text of a ready article, taken verbatim.
    Ready,
}

codes!(Format {
    Plain = "plain",
    Html = "html",
    Ready = "ready",
});

/// A character encoding by its name in the Encoding Standard (WHATWG), such as `UTF-8`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Charset(Cow<'static, str>);

impl Charset {
    /// UTF-8.
    pub const UTF_8: Self = Self(Cow::Borrowed("UTF-8"));

    /// A charset by name.
    #[must_use]
    pub fn new(name: impl Into<Cow<'static, str>>) -> Self {
        Self(name.into())
    }

    /// The name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Charset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A language by its ISO 639-1 code.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Language([u8; 2]);

impl Language {
    /// English, the one language whose reports are read.
    pub const ENGLISH: Self = Self(*b"en");

    /// Reads two small letters.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        let letters: [u8; 2] = code.as_bytes().try_into().ok()?;
        letters.iter().all(u8::is_ascii_lowercase).then_some(Self(letters))
    }

    /// The two letters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).expect("two ASCII letters")
    }
}

impl fmt::Debug for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A part of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
}

/// What a part of the text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BlockKind {
    /// The report's title.
    Headline,
    /// A title within the report.
    Subhead,
    /// Running text.
    Paragraph,
    /// A list.
    List,
    /// A quotation set apart.
    Quote,
    /// The words under a picture.
    Caption,
    /// Who wrote, contributed or supplied the report.
    Credit,
    /// Place and service at the head of a report: "PARIS (Reuters) -".
    Dateline,
}

codes!(BlockKind {
    Headline = "headline",
    Subhead = "subhead",
    Paragraph = "paragraph",
    List = "list",
    Quote = "quote",
    Caption = "caption",
    Credit = "credit",
    Dateline = "dateline",
});

impl BlockKind {
    /// Whether the block tells something in sentences: credits and datelines do not.
    #[must_use]
    pub fn is_prose(self) -> bool {
        match self {
            Self::Headline
            | Self::Subhead
            | Self::Paragraph
            | Self::List
            | Self::Quote
            | Self::Caption => true,
            Self::Credit | Self::Dateline => false,
        }
    }
}

/// A stretch of the source that is not in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Omitted {
    /// Its source bytes.
    pub source: Span,
    /// Why it was left out.
    pub kind: OmittedKind,
}

/// Why a stretch of the source is not in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OmittedKind {
    /// Navigation, players, notices and other things around a report.
    Furniture,
    /// The same words stand elsewhere in the text.
    Repeat,
    /// A header that states the date.
    Date,
    /// A header that states author, outlet, address or title.
    Metadata,
    /// A byte order mark or control characters.
    Control,
}

codes!(OmittedKind {
    Furniture = "furniture",
    Repeat = "repeat",
    Date = "date",
    Metadata = "metadata",
    Control = "control",
});

/// The day a report was published, and how that is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    /// The day; `None` where the report leaves it open.
    pub day: Option<Day>,
    /// The time of day, where a header states it.
    pub time: Option<TimeOfDay>,
    /// How the day is known.
    pub basis: DateBasis,
    /// The days that the report's words leave possible, where they leave several.
    pub candidates: Vec<Day>,
    /// The years the candidates were looked for in.
    pub years: Option<YearRange>,
    /// What it was read from.
    pub evidence: Vec<DateEvidence>,
}

impl Published {
    /// Nothing is known.
    pub const UNKNOWN: Self = Self {
        day: None,
        time: None,
        basis: DateBasis::Unknown,
        candidates: vec![],
        years: None,
        evidence: vec![],
    };
}

/// How a publication day is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DateBasis {
    /// A header of the report states it.
    Stated,
    /// Metadata or the address gives it.
    Metadata,
    /// It follows from dates in the text.
    Inferred,
    /// It is not known.
    Unknown,
}

codes!(DateBasis {
    Stated = "stated",
    Metadata = "metadata",
    Inferred = "inferred",
    Unknown = "unknown",
});

/// Words that tell of a publication day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateEvidence {
    /// Where they stand.
    pub place: EvidencePlace,
    /// The words.
    pub quote: String,
    /// What they tell.
    pub why: String,
}

/// Where evidence of a publication day stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EvidencePlace {
    /// In the text.
    Text(Span),
    /// In the source, outside the text.
    Source(Span),
    /// In the address.
    Url,
    /// In a field that came with the report.
    Metadata,
}
