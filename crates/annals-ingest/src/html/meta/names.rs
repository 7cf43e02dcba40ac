//! Title, outlet, authors, address and language out of the fields of a page.

use super::facts::{Fact, Place};
use crate::credits::push_new;
use crate::html::page::Page;
use crate::html::tags::Tag;
use crate::label::one_line;
use annals_core::Language;
use annals_lexicon::ingest::Field;

/// The best value of a field: by the strength of its name, then by where it stands, then the first.
pub(super) fn first(facts: &[Fact], field: Field) -> Option<String> {
    let best = stated(facts, field).min_by_key(|fact| (fact.strength, fact.place))?;
    Some(one_line(&best.value))
}

/// The values of a field that are the page's own, and words.
fn stated(facts: &[Fact], field: Field) -> impl Iterator<Item = &Fact> {
    let fits = move |fact: &&Fact| {
        fact.field == field && fact.place != Place::LinkedOther && is_words(&fact.value)
    };
    facts.iter().filter(fits)
}

/// Whether a value is words: no address, and not without a letter.
fn is_words(value: &str) -> bool {
    const LONGEST: usize = 400;
    value.len() <= LONGEST && !value.contains("://") && value.contains(char::is_alphabetic)
}

/// The title: as the page states it, without the name of the site; else its first `h1`.
pub(super) fn title(page: &Page, facts: &[Fact]) -> Option<String> {
    let outlet = first(facts, Field::Outlet);
    let stated = first(facts, Field::Title).map(|title| without_outlet(&title, outlet.as_deref()));
    let of = |tag| page.elements(tag).map(|idx| page.words(idx)).find(|words| is_words(words));
    let window = || of(Tag::Title).map(|title| without_outlet(&title, outlet.as_deref()));
    stated.or_else(|| of(Tag::H1)).or_else(window).map(|title| one_line(&title))
}

/// "Ferry lost off Aden | Gulf Times" without the name of the site.
fn without_outlet(title: &str, outlet: Option<&str>) -> String {
    const MARKS: [&str; 5] = [" | ", " - ", " – ", " — ", " :: "];
    let before = MARKS.iter().find_map(|mark| {
        let (before, last) = title.rsplit_once(mark)?;
        let is_outlet = last.trim().eq_ignore_ascii_case(outlet?) && !before.trim().is_empty();
        is_outlet.then(|| before.trim())
    });
    before.unwrap_or(title).to_owned()
}

/// The authors: of the places that name any, the best.
pub(super) fn bylines(facts: &[Fact]) -> Vec<String> {
    let rank = |fact: &Fact| (fact.strength, fact.place);
    let best = stated(facts, Field::Author).map(rank).min();
    let mut res = vec![];
    for fact in stated(facts, Field::Author).filter(|fact| Some(rank(fact)) == best) {
        names_in(&fact.value).into_iter().for_each(|name| push_new(&mut res, name));
    }
    res
}

/// The names in "By Joanna Field, Omar Haddad and Alma Reyes".
fn names_in(value: &str) -> Vec<String> {
    const MOST_WORDS: usize = 6;
    let value = one_line(value);
    let is_by = |first: &str| matches!(&*first.to_lowercase(), "by" | "von" | "par" | "por");
    let value =
        value.split_once(' ').filter(|(first, _)| is_by(first)).map_or(&*value, |two| two.1);
    let parts = value.split([',', ';', '|', '/']).flat_map(|part| part.split(" and "));
    let parts = parts.flat_map(|part| part.split(" & ")).flat_map(|part| part.split(" und "));
    let names = parts.map(str::trim).filter(|name| !name.is_empty() && !name.contains('@'));
    let names: Vec<String> = names.map(str::to_owned).collect();
    let is_name = |name: &String| name.split(' ').count() <= MOST_WORDS;
    if names.iter().all(is_name) { names } else { vec![value.to_owned()] }
}

/// The address: the canonical one, where it is whole.
pub(super) fn address(facts: &[Fact]) -> Option<String> {
    let is_whole = |value: &str| value.starts_with("http://") || value.starts_with("https://");
    let fits = |fact: &&Fact| {
        fact.field == Field::Address
            && fact.place != Place::LinkedOther
            && is_whole(fact.value.trim())
    };
    let best = facts.iter().filter(fits).min_by_key(|fact| (fact.strength, fact.place))?;
    Some(best.value.trim().to_owned())
}

/// The language that the page says it is written in.
pub(super) fn language(page: &Page, facts: &[Fact]) -> Option<Language> {
    tags(page, facts).find_map(|tag| Language::parse(&tag.get(..2)?.to_lowercase()))
}

/// The country of the language: "GB" of "en-GB".
pub(super) fn region(page: &Page, facts: &[Fact]) -> Option<String> {
    let is_letters = |region: &&str| region.bytes().all(|byte| byte.is_ascii_alphabetic());
    let region = |tag: String| {
        let region = tag.get(3..).filter(|region| region.len() == 2).filter(is_letters)?;
        Some(region.to_uppercase())
    };
    tags(page, facts).find_map(region)
}

/// The language tags of the page: of its root, then of its fields.
fn tags<'a>(page: &'a Page, facts: &'a [Fact]) -> impl Iterator<Item = String> + 'a {
    let roots = page.elements(Tag::Html).take(1);
    let root = roots.filter_map(|idx| {
        let lang = page.attribute(idx, "lang").or_else(|| page.attribute(idx, "xml:lang"))?;
        Some(lang.words.into_owned())
    });
    let stated = facts.iter().filter(|fact| fact.field == Field::Language);
    let stated = stated.map(|fact| fact.value.clone());
    let is_tag = |tag: &String| tag.len() == 2 || matches!(tag.get(2..3), Some("-" | "_"));
    root.chain(stated).map(|tag| tag.trim().to_owned()).filter(is_tag)
}
