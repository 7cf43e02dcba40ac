use crate::credits::push_new;
use crate::dates::{self, WrittenDay};
use crate::decode::decode;
use crate::label::{Label, Labelled, label};
use crate::language::language;
use crate::plain::{blocks_of, cover};
use crate::tokens::tokens;
use crate::units::units;
use crate::{IngestError, LIMIT, charset::Choice};
use annals_core::{
    Article, ArticleId, Block, BlockKind, Charset, DateBasis, DateEvidence, EvidencePlace, Format,
    Published, Source, Text,
};
use annals_lexicon::ingest::IngestWords;
use serde_json::{Map, Value};
use std::io::{self, BufRead};

/// Ready articles, one JSON object a line: `{"id","text","title"?,"published"?,"url"?,"outlet"?,
/// "bylines"?}`. The text is taken as it is; its lines are labelled, but none is removed.
///
/// A bad line is one error, and the next line is read; after an error of the reader itself nothing is.
pub struct ReadyArticles<'w, R> {
    locator: String,
    input: R,
    words: &'w IngestWords,
    line: usize,
    is_done: bool,
}

impl<'w, R: BufRead> ReadyArticles<'w, R> {
    /// The articles of an input that goes by the name of `locator`.
    pub fn new(locator: &str, input: R, words: &'w IngestWords) -> Self {
        Self { locator: locator.to_owned(), input, words, line: 0, is_done: false }
    }

    /// The next line without its end; `None` at the end of the input. Keeps at most [`LIMIT`] bytes.
    fn next_line(&mut self) -> io::Result<Option<Line>> {
        let mut res = vec![];
        let mut is_too_long = false;
        let mut is_end = true;
        loop {
            let chunk = match self.input.fill_buf() {
                Ok(chunk) => chunk,
                Err(err) if err.kind() == io::ErrorKind::Interrupted => continue,
                Err(err) => return Err(err),
            };
            if chunk.is_empty() {
                break;
            }
            is_end = false;
            let end = memchr::memchr(b'\n', chunk);
            let words = &chunk[..end.unwrap_or(chunk.len())];
            is_too_long |= res.len() + words.len() > LIMIT;
            if is_too_long {
                res = vec![];
            } else {
                res.extend_from_slice(words);
            }
            let n_read = end.map_or(chunk.len(), |end| end + 1);
            self.input.consume(n_read);
            if end.is_some() {
                break;
            }
        }
        self.line += 1;
        let line = if is_too_long { Line::TooLong } else { Line::Read(res) };
        Ok((!is_end).then_some(line))
    }

    fn article(&self, line: &[u8]) -> Result<Article, IngestError> {
        let place = Place { locator: &self.locator, line: self.line };
        let line = std::str::from_utf8(line).map_err(|err| IngestError::Utf8 {
            locator: self.locator.clone(),
            line: self.line,
            column: err.valid_up_to() + 1,
        })?;
        let value: Value = serde_json::from_str(line).map_err(|err| place.json(&err))?;
        let Value::Object(fields) = value else {
            let found = kind_of(&value);
            return Err(IngestError::NoObject {
                locator: self.locator.clone(),
                line: self.line,
                found,
            });
        };
        ready_article(fields, place, self.words)
    }
}

enum Line {
    Read(Vec<u8>),
    TooLong,
}

impl<R: BufRead> Iterator for ReadyArticles<'_, R> {
    type Item = Result<Article, IngestError>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.is_done {
            let line = match self.next_line() {
                Ok(Some(Line::Read(line))) => line,
                Ok(Some(Line::TooLong)) => {
                    let (locator, line) = (self.locator.clone(), self.line);
                    return Some(Err(IngestError::LineTooLong { locator, line, limit: LIMIT }));
                }
                Ok(None) => break,
                Err(fault) => {
                    self.is_done = true;
                    let (locator, line) = (self.locator.clone(), self.line + 1);
                    return Some(Err(IngestError::Io { locator, line, fault }));
                }
            };
            let mut line = line.as_slice();
            if self.line == 1 {
                line = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line);
            }
            if !line.trim_ascii().is_empty() {
                return Some(self.article(line));
            }
        }
        self.is_done = true;
        None
    }
}

/// The line that errors name.
#[derive(Clone, Copy)]
struct Place<'a> {
    locator: &'a str,
    line: usize,
}

impl Place<'_> {
    fn json(self, err: &serde_json::Error) -> IngestError {
        let message = err.to_string();
        let place = format!(" at line {} column {}", err.line(), err.column());
        IngestError::Json {
            locator: self.locator.to_owned(),
            line: self.line,
            column: err.column(),
            fault: message.strip_suffix(&place).unwrap_or(&message).to_owned(),
        }
    }

    fn missing(self, field: &'static str) -> IngestError {
        IngestError::MissingField { locator: self.locator.to_owned(), line: self.line, field }
    }

    fn wrong(self, field: &'static str, expected: &'static str, found: &Value) -> IngestError {
        let (locator, line, found) = (self.locator.to_owned(), self.line, kind_of(found));
        IngestError::WrongField { locator, line, field, expected, found }
    }
}

fn kind_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a truth value",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "an array",
        Value::Object(_) => "an object",
    }
}

fn ready_article(
    mut fields: Map<String, Value>,
    place: Place<'_>,
    words: &IngestWords,
) -> Result<Article, IngestError> {
    let doc_id = match fields.remove("id") {
        None | Some(Value::Null) => return Err(place.missing("id")),
        Some(Value::String(id)) => id,
        Some(Value::Number(id)) => id.to_string(),
        Some(other) => return Err(place.wrong("id", "a string or a number", &other)),
    };
    let text = match fields.remove("text") {
        None | Some(Value::Null) => return Err(place.missing("text")),
        Some(Value::String(text)) => text,
        Some(other) => return Err(place.wrong("text", "a string", &other)),
    };
    let mut string = |field: &'static str| match fields.remove(field) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(value)) => Ok(Some(value).filter(|value| !value.trim().is_empty())),
        Some(other) => Err(place.wrong(field, "a string", &other)),
    };
    let (title, url, outlet) = (string("title")?, string("url")?, string("outlet")?);
    let bylines = bylines(fields.remove("bylines"), place)?;
    let mut notes = vec![];
    let published = match fields.remove("published") {
        None | Some(Value::Null) => Published::UNKNOWN,
        Some(value) => published(&value, words, &mut notes),
    };

    let (mut labelled, blocks) = label_ready(&text, words);
    notes.append(&mut labelled.notes);
    let published = match labelled.stated {
        Some(stated) if published == Published::UNKNOWN => Published {
            day: Some(stated.day),
            time: stated.time,
            basis: DateBasis::Stated,
            evidence: vec![DateEvidence {
                place: EvidencePlace::Text(stated.span),
                quote: stated.span.of(&text).to_owned(),
                why: stated.states.why().to_owned(),
            }],
            ..Published::UNKNOWN
        },
        _ => published,
    };
    bylines.into_iter().rev().for_each(|name| {
        labelled.bylines.retain(|other| *other != name);
        labelled.bylines.insert(0, name);
    });
    if text.trim().is_empty() {
        notes.push("the report is empty".to_owned());
    }
    let bytes = text.clone().into_bytes();
    Ok(Article {
        id: ArticleId::of(&bytes),
        doc_id: Some(doc_id),
        source: Source {
            locator: format!("{}:{}", place.locator, place.line),
            format: Format::Ready,
            charset: Charset::UTF_8,
            bytes,
        },
        url: url.or(labelled.url),
        title: title.or(labelled.title),
        language: language(&text, words),
        outlet: outlet.or(labelled.outlet),
        bylines: labelled.bylines,
        credits: labelled.credits,
        published,
        text: Text::verbatim(text),
        omitted: vec![],
        blocks,
        notes,
    })
}

fn bylines(value: Option<Value>, place: Place<'_>) -> Result<Vec<String>, IngestError> {
    const EXPECTED: &str = "an array of strings";
    match value {
        None | Some(Value::Null) => Ok(vec![]),
        Some(Value::String(name)) => Ok(vec![name]),
        Some(Value::Array(names)) => names
            .into_iter()
            .map(|name| match name {
                Value::String(name) => Ok(name),
                other => Err(place.wrong("bylines", EXPECTED, &other)),
            })
            .collect(),
        Some(other) => Err(place.wrong("bylines", EXPECTED, &other)),
    }
}

/// "2019-02-05", "2019-02-05T17:10:00Z", "2019-02-05 17:10", and the ways that headers write a day.
fn published(value: &Value, words: &IngestWords, notes: &mut Vec<String>) -> Published {
    let unread = |notes: &mut Vec<String>| {
        notes.push(format!("the field \"published\" is no date: {value}"));
        Published::UNKNOWN
    };
    let Value::String(quote) = value else { return unread(notes) };
    let tokens = tokens(quote, 20);
    let moment = dates::moment(&tokens, 0, words).filter(|(_, end)| *end == tokens.len());
    let Some((moment, _)) = moment else { return unread(notes) };
    let WrittenDay::Sure(day) = moment.day else { return unread(notes) };
    Published {
        day: Some(day),
        time: moment.time,
        basis: DateBasis::Metadata,
        evidence: vec![DateEvidence {
            place: EvidencePlace::Metadata,
            quote: quote.clone(),
            why: "the field \"published\" gives the date".to_owned(),
        }],
        ..Published::UNKNOWN
    }
}

/// Labels the lines of a ready text. Nothing is removed: what would be furniture is a paragraph.
fn label_ready(text: &str, words: &IngestWords) -> (Labelled, Vec<Block>) {
    let decoded = decode(text.as_bytes(), Choice { encoding: encoding_rs::UTF_8, bom_len: 0 });
    let units = units(&decoded);
    let mut labelled = label(decoded.text.as_str(), &units, words);
    if let Some(stated) = &mut labelled.stated {
        stated.span = cover(&decoded.text.source_of(stated.span));
    }
    let mut blocks = vec![];
    let mut n_paragraphs = 0;
    for (idx, (unit, label)) in units.iter().zip(&labelled.labels).enumerate() {
        let is_heading = units.get(idx + 1).is_some_and(|next| next.after_blank);
        let kind = match label {
            Label::Keep(BlockKind::Headline) if !is_heading => {
                labelled.title = None;
                BlockKind::Paragraph
            }
            Label::Keep(kind) => *kind,
            Label::Omit(_) => BlockKind::Paragraph,
        };
        n_paragraphs += usize::from(kind == BlockKind::Paragraph);
        let span = cover(&decoded.text.source_of(unit.span));
        let parts = blocks_of(span.of(text), span, kind, n_paragraphs, words);
        blocks.extend(parts.blocks);
        parts.services.into_iter().for_each(|name| push_new(&mut labelled.credits, name));
    }
    (labelled, blocks)
}
