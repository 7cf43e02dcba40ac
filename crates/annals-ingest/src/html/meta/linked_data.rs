//! Linked data in scripts (JSON-LD): objects in objects, lists and graphs.

use super::facts::{Fact, Place, field};
use super::scripts;
use crate::html::page::Page;
use crate::html::tags::Tag;
use annals_core::Span;
use annals_lexicon::ingest::{Field, IngestWords};
use serde_json::{Map, Value};

/// The fields of a page's linked data. What is no JSON is read like the data of any script.
pub(super) fn facts(page: &Page, words: &IngestWords) -> Vec<Fact> {
    let mut res = vec![];
    for idx in page.elements(Tag::Script).filter(|idx| is_linked_data(page, *idx)) {
        let Some((raw, source)) = page.raw(idx) else { continue };
        let start = page.nodes()[idx + 1].span.start();
        match parsed(raw) {
            Some(value) => {
                let mut ctx = Ctx { page, words, raw, start, source, res: &mut res };
                ctx.walk(&value, true);
            }
            None => res.extend(scripts::fields(page, raw, start, Place::LinkedPage, words)),
        }
    }
    res
}

/// Whether a script holds linked data.
pub(super) fn is_linked_data(page: &Page, idx: usize) -> bool {
    page.attribute(idx, "type").is_some_and(|kind| kind.words.contains("ld+json"))
}

/// Reads JSON in the wrappings that pages put around it, line ends within strings tolerated.
fn parsed(raw: &str) -> Option<Value> {
    let begun = raw.trim_start_matches(|ch: char| !matches!(ch, '{' | '['));
    let json = begun.trim_end_matches(|ch: char| !matches!(ch, '}' | ']'));
    let first =
        |json: &str| serde_json::Deserializer::from_str(json).into_iter::<Value>().next()?.ok();
    first(json).or_else(|| first(&json.replace(|ch: char| ch.is_control(), " ")))
}

struct Ctx<'a> {
    page: &'a Page,
    words: &'a IngestWords,
    raw: &'a str,
    /// Where the script begins among the characters of the page.
    start: usize,
    /// The script's source bytes.
    source: Span,
    res: &'a mut Vec<Fact>,
}

impl Ctx<'_> {
    /// Walks objects of the page, or of something that the page speaks of. The parser ends at a depth
    /// of 128, so this does too.
    fn walk(&mut self, value: &Value, is_page: bool) {
        match value {
            Value::Array(items) => items.iter().for_each(|item| self.walk(item, is_page)),
            Value::Object(object) => self.object(object, is_page),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }

    fn object(&mut self, object: &Map<String, Value>, is_page: bool) {
        let place = kind(object).filter(|_| is_page).unwrap_or(Place::LinkedOther);
        for (name, value) in object {
            let Some(found) = field(name, self.words) else {
                // What an article is part of, or comments on it, is something else.
                let is_within = matches!(name.as_str(), "@graph" | "mainEntity");
                self.walk(value, is_page && is_within);
                continue;
            };
            for stated in values(value, found.field) {
                self.push(found.field, found.strength, place, stated);
            }
            if found.field == Field::Address {
                self.walk(value, is_page);
            }
        }
        if place == Place::LinkedArticle
            && !object.contains_key("headline")
            && let Some(Value::String(name)) = object.get("name")
        {
            self.push(Field::Title, 2, place, name);
        }
    }

    fn push(&mut self, field: Field, strength: u8, place: Place, value: &str) {
        let source = self.source_of(value);
        self.res.push(Fact { field, strength, place, value: value.to_owned(), source });
    }

    /// The bytes of a value; of the whole script where it is written with escapes.
    fn source_of(&self, value: &str) -> Span {
        match memchr::memmem::find(self.raw.as_bytes(), value.as_bytes()) {
            Some(at) if !value.is_empty() => {
                let start = self.start + at;
                self.page.source_of(Span::new(start, start + value.len()))
            }
            _ => self.source,
        }
    }
}

/// What kind of object it is, by its type.
fn kind(object: &Map<String, Value>) -> Option<Place> {
    const ARTICLES: [&str; 5] = ["Article", "Posting", "Report", "Review", "CreativeWork"];
    let kinds: Vec<&str> = match object.get("@type")? {
        Value::String(kind) => vec![kind],
        Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).collect(),
        _ => return None,
    };
    let is_article = |kind: &&str| ARTICLES.iter().any(|end| kind.ends_with(end));
    if kinds.iter().any(is_article) {
        return Some(Place::LinkedArticle);
    }
    kinds.iter().any(|kind| kind.ends_with("Page")).then_some(Place::LinkedPage)
}

/// The strings that a value states for a field: itself, the name of an object, or of each of a list.
fn values(value: &Value, field: Field) -> Vec<&str> {
    match value {
        Value::String(words) => vec![words],
        Value::Array(items) => items.iter().flat_map(|item| values(item, field)).collect(),
        Value::Object(object) => {
            let name = match field {
                Field::Address => "@id",
                Field::Picture => "url",
                _ => "name",
            };
            object.get(name).into_iter().flat_map(|name| values(name, field)).collect()
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => vec![],
    }
}
