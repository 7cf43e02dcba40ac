//! What a page states about itself in fields: each with the place where it stands.

use crate::html::page::{Page, Value};
use crate::html::tags::Tag;
use annals_core::Span;
use annals_lexicon::ingest::{Field, IngestWords, PageField};

/// A field and its value.
#[derive(Clone, Debug)]
pub(super) struct Fact {
    pub(super) field: Field,
    /// As in [`PageField::strength`].
    pub(super) strength: u8,
    pub(super) place: Place,
    pub(super) value: String,
    /// The source bytes of the value, or of what holds it.
    pub(super) source: Span,
}

/// Where a field stands; the better places first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Place {
    /// In linked data, in an object that is an article.
    LinkedArticle,
    /// In a `meta` element.
    Meta,
    /// In linked data, in the object of the page.
    LinkedPage,
    /// In an element that names a property (microdata, RDFa).
    Property,
    /// In the data of a script.
    Script,
    /// In linked data, in another object.
    LinkedOther,
}

impl Place {
    pub(super) fn describe(self) -> &'static str {
        match self {
            Self::LinkedArticle => "the linked data of the article",
            Self::Meta => "a meta element",
            Self::LinkedPage => "the linked data of the page",
            Self::Property => "an element's property",
            Self::Script => "the data of a script",
            Self::LinkedOther => "the linked data of something else",
        }
    }
}

/// Looks a name up in the table.
pub(super) fn field(name: &str, words: &IngestWords) -> Option<PageField> {
    const LONGEST: usize = 60;
    let is_short = name.len() <= LONGEST;
    is_short.then(|| words.page_fields.get(PageField::name(name).as_str()).copied())?
}

/// The fields of meta elements and of elements that name a property.
pub(super) fn facts(page: &Page, words: &IngestWords) -> Vec<Fact> {
    let mut res = vec![];
    for idx in 0..page.nodes().len() {
        let Some(tag) = page.tag(idx) else { continue };
        if page.attributes(idx).is_empty() {
            continue;
        }
        if tag == Tag::Meta {
            res.extend(meta(page, idx, words));
            continue;
        }
        if let Some(names) =
            page.attribute(idx, "itemprop").or_else(|| page.attribute(idx, "property"))
        {
            property(page, idx, &names.words, words, &mut res);
        }
        if matches!(tag, Tag::A | Tag::Link) {
            res.extend(link(page, idx, tag));
        }
    }
    res
}

fn meta(page: &Page, idx: usize, words: &IngestWords) -> Option<Fact> {
    let content = page.attribute(idx, "content").or_else(|| page.attribute(idx, "value"))?;
    let names = ["property", "name", "itemprop", "http-equiv"];
    names.into_iter().find_map(|attribute| {
        let found = field(&page.attribute(idx, attribute)?.words, words)?;
        // The server's own clock is no date of the report.
        let is_clock = attribute == "http-equiv" && found.field != Field::Language;
        (!is_clock).then(|| fact(found, Place::Meta, &content))
    })
}

fn fact(found: PageField, place: Place, value: &Value<'_>) -> Fact {
    Fact {
        field: found.field,
        strength: found.strength,
        place,
        value: value.words.clone().into_owned(),
        source: value.source,
    }
}

/// The fields that an element names, each with its stated value or its words.
fn property(page: &Page, idx: usize, names: &str, words: &IngestWords, res: &mut Vec<Fact>) {
    for name in names.split_whitespace() {
        let name = name.rsplit(':').next().unwrap_or(name);
        let Some(found) = field(name, words) else { continue };
        let stated = page.attribute(idx, "content").or_else(|| page.attribute(idx, "datetime"));
        let stated = stated.filter(|value| !value.words.trim().is_empty());
        let value = stated
            .unwrap_or_else(|| Value { words: page.words(idx).into(), source: content(page, idx) });
        res.push(fact(found, Place::Property, &value));
    }
}

/// The author that a link leads to, or the address that a page gives for its own.
fn link(page: &Page, idx: usize, tag: Tag) -> Option<Fact> {
    let rel = page.attribute(idx, "rel")?;
    match (tag, &*rel.words) {
        (Tag::A, "author") => Some(Fact {
            field: Field::Author,
            strength: 2,
            place: Place::Property,
            value: page.words(idx),
            source: content(page, idx),
        }),
        (Tag::Link, "canonical") => {
            let found = PageField { field: Field::Address, strength: 1 };
            Some(fact(found, Place::Meta, &page.attribute(idx, "href")?))
        }
        _ => None,
    }
}

/// The source bytes of what stands in an element.
pub(super) fn content(page: &Page, idx: usize) -> Span {
    let within = page.nodes().get(idx + 1..page.nodes()[idx].end).unwrap_or_default();
    let span = match (within.first(), within.last()) {
        (Some(first), Some(last)) => first.span.cover(last.span),
        _ => page.nodes()[idx].span,
    };
    page.source_of(span)
}
