use crate::IngestError;
use crate::charset;
use crate::datelines::dateline;
use crate::decode::{Decoded, decode};
use crate::label::{Label, Labelled, label_among};
use crate::language::language;
use crate::recurring::RecurringLines;
use crate::units::{Unit, units};
use annals_core::{
    Article, ArticleId, Block, BlockKind, Charset, DateBasis, DateEvidence, EvidencePlace, Format,
    Omitted, OmittedKind, PieceKind, Published, Source, Span, Text, TextBuilder,
};
use annals_lexicon::ingest::IngestWords;
use encoding_rs::Encoding;

/// Reads one report in plain text: its charset, its lines, what they are.
///
/// Every byte is behind the text, in `omitted`, or white space.
///
/// # Errors
/// Where the bytes are too many, no text, or an XML document.
pub fn read_plain(
    locator: &str,
    bytes: Vec<u8>,
    words: &IngestWords,
) -> Result<Article, IngestError> {
    read_plain_among(locator, bytes, &RecurringLines::default(), words)
}

/// Reads one of several reports of a source; the lines that they share are furniture, and a note says
/// how many there are.
///
/// # Errors
/// As [`read_plain`].
pub fn read_plain_among(
    locator: &str,
    bytes: Vec<u8>,
    others: &RecurringLines,
    words: &IngestWords,
) -> Result<Article, IngestError> {
    let choice = charset::of_text(locator, &bytes)?;
    let decoded = decode(&bytes, choice);
    if decoded.text.as_str().get(..5).is_some_and(|head| head.eq_ignore_ascii_case("<?xml")) {
        return Err(IngestError::NotYet { locator: locator.to_owned(), what: "XML documents" });
    }
    let units = units(&decoded);
    let mut labelled = label_among(others, decoded.text.as_str(), &units, words);

    let mut cleaner =
        Cleaner::new(&decoded, &bytes, choice.is_utf16() || !choice.encoding.is_ascii_compatible());
    if choice.bom_len > 0 {
        cleaner.omit(Span::new(0, choice.bom_len), OmittedKind::Control);
    }
    for (unit, label) in units.iter().zip(&labelled.labels) {
        match label {
            Label::Omit(kind) => cleaner.omit(cleaner.source_of(unit.span), *kind),
            Label::Keep(kind) => cleaner.keep(*unit, *kind, words, &mut labelled.credits),
        }
    }
    let Cleaner { builder, blocks, mut omitted, .. } = cleaner;
    add_controls(&decoded.controls, &mut omitted);

    let text = builder.finish();
    let published = published(&decoded.text, &labelled);
    let mut notes = notes(&decoded, choice.encoding, text.as_str().is_empty());
    notes.append(&mut labelled.notes);
    if let Some(first) = labelled.recurring.first() {
        let (n, first) = (labelled.recurring.len(), cover(&decoded.text.source_of(*first)).start());
        notes.push(format!(
            "lines that other reports of the source have were left out: {n}, the first at byte {first}"
        ));
    }
    Ok(Article {
        id: ArticleId::of(&bytes),
        doc_id: None,
        source: Source {
            locator: locator.to_owned(),
            format: Format::Plain,
            charset: Charset::new(choice.encoding.name()),
            bytes,
        },
        url: labelled.url,
        title: labelled.title,
        language: language(text.as_str(), words),
        outlet: labelled.outlet,
        bylines: labelled.bylines,
        credits: labelled.credits,
        published,
        text,
        omitted,
        blocks,
        notes,
    })
}

/// Puts the text together from the units that are kept.
struct Cleaner<'a> {
    decoded: &'a Decoded,
    bytes: &'a [u8],
    /// Whether a line end is more than one byte.
    has_wide_ends: bool,
    builder: TextBuilder,
    blocks: Vec<Block>,
    omitted: Vec<Omitted>,
    /// The first piece that was not looked at yet.
    next_piece: usize,
    n_paragraphs: usize,
}

impl<'a> Cleaner<'a> {
    fn new(decoded: &'a Decoded, bytes: &'a [u8], has_wide_ends: bool) -> Self {
        Self {
            decoded,
            bytes,
            has_wide_ends,
            builder: TextBuilder::default(),
            blocks: vec![],
            omitted: vec![],
            next_piece: 0,
            n_paragraphs: 0,
        }
    }

    /// The source bytes from the first to the last character of a span.
    fn source_of(&self, span: Span) -> Span {
        cover(&self.decoded.text.source_of(span))
    }

    fn omit(&mut self, source: Span, kind: OmittedKind) {
        self.omitted.push(Omitted { source, kind });
    }

    fn keep(
        &mut self,
        unit: Unit,
        kind: BlockKind,
        words: &IngestWords,
        credits: &mut Vec<String>,
    ) {
        if !self.builder.is_empty() {
            self.builder.space("\n\n");
        }
        let start = self.builder.len();
        let content = self.decoded.text.as_str();
        let pieces = self.decoded.text.pieces();
        let mut before: Option<Span> = None;
        while let Some(piece) = pieces.get(self.next_piece) {
            if piece.text.start() >= unit.span.end() {
                break;
            }
            self.next_piece += 1;
            if piece.text.end() <= unit.span.start() {
                continue;
            }
            let at = start + (piece.text.start() - unit.span.start());
            if at > self.builder.len() {
                self.line_end(before, piece.source);
            }
            self.builder.push(piece.text.of(content), piece.source, piece.kind);
            before = Some(piece.source);
        }
        let span = Span::new(start, self.builder.len());
        self.n_paragraphs += usize::from(kind == BlockKind::Paragraph);
        let blocks = blocks_of(unit.span.of(content), span, kind, self.n_paragraphs, words);
        self.blocks.extend(blocks.blocks);
        blocks.services.into_iter().for_each(|name| crate::credits::push_new(credits, name));
    }

    /// A line end within a paragraph: the source's own where that is one byte.
    fn line_end(&mut self, before: Option<Span>, next: Span) {
        let gap = before.filter(|before| !self.has_wide_ends && before.end() + 1 == next.start());
        match gap {
            Some(before) if self.bytes[before.end()] == b'\n' => {
                self.builder.push("\n", Span::new(before.end(), next.start()), PieceKind::Copied);
            }
            _ => self.builder.space("\n"),
        }
    }
}

/// The blocks that a unit makes, and the services that its dateline names.
pub(crate) struct UnitBlocks {
    pub(crate) blocks: Vec<Block>,
    pub(crate) services: Vec<String>,
}

/// Parts the dateline from one of the first paragraphs; anything else is one block.
pub(crate) fn blocks_of(
    words_of_unit: &str,
    span: Span,
    kind: BlockKind,
    nth_paragraph: usize,
    words: &IngestWords,
) -> UnitBlocks {
    const LAST_WITH_DATELINE: usize = 2;
    let whole = vec![Block { span, kind }];
    let is_head = kind == BlockKind::Paragraph && nth_paragraph <= LAST_WITH_DATELINE;
    let Some(dateline) = dateline(words_of_unit, words).filter(|_| is_head) else {
        return UnitBlocks { blocks: whole, services: vec![] };
    };
    let rest = words_of_unit[dateline.len..].trim_start();
    let end = span.start() + dateline.len;
    let head = Block { span: Span::new(span.start(), end), kind: BlockKind::Dateline };
    let body = Span::new(span.end() - rest.len(), span.end());
    let mut blocks = vec![head];
    if !rest.is_empty() {
        blocks.push(Block { span: body, kind });
    }
    UnitBlocks { blocks, services: dateline.services }
}

/// Control bytes within an omitted line are told by that line.
fn add_controls(controls: &[Span], omitted: &mut Vec<Omitted>) {
    let mut lines = omitted.iter().map(|line| line.source).peekable();
    let mut loose = vec![];
    for control in controls {
        while lines.next_if(|line| line.end() <= control.start()).is_some() {}
        if !lines.peek().is_some_and(|line| line.contains(*control)) {
            loose.push(Omitted { source: *control, kind: OmittedKind::Control });
        }
    }
    omitted.extend(loose);
    omitted.sort_by_key(|line| line.source);
}

/// The day that a header states, as it stands in the text that was labelled.
pub(crate) fn published(text: &Text, labelled: &Labelled) -> Published {
    let Some(stated) = labelled.stated else { return Published::UNKNOWN };
    let source = cover(&text.source_of(stated.span));
    Published {
        day: Some(stated.day),
        time: stated.time,
        basis: DateBasis::Stated,
        evidence: vec![DateEvidence {
            place: EvidencePlace::Source(source),
            quote: stated.span.of(text.as_str()).to_owned(),
            why: stated.states.why().to_owned(),
        }],
        ..Published::UNKNOWN
    }
}

pub(crate) fn cover(spans: &[Span]) -> Span {
    match (spans.first(), spans.last()) {
        (Some(first), Some(last)) => first.cover(*last),
        _ => Span::new(0, 0),
    }
}

fn notes(decoded: &Decoded, encoding: &'static Encoding, is_empty: bool) -> Vec<String> {
    let mut res = vec![];
    res.extend(decoded.broken.note(encoding));
    if let Some(first) = decoded.controls.first() {
        let n: usize = decoded.controls.iter().map(|span| span.len()).sum();
        let first = first.start();
        res.push(format!(
            "{n} bytes of control characters were left out, the first at byte {first}"
        ));
    }
    if decoded.lines.is_empty() {
        res.push("the report is empty".to_owned());
    } else if is_empty {
        res.push("nothing but page furniture was found".to_owned());
    }
    res
}
