//! What a page states about itself: when it was published, its title, authors, outlet, language,
//! address and section.
//!
//! Every way to state it is one file: `facts` reads meta elements and properties, `linked_data` JSON-LD,
//! `scripts` the data of other scripts, `addresses` the days in addresses, `visible` the dates that
//! readers see (`places` tells where they stand). `choice` weighs the dates, `names` the other fields.

mod addresses;
mod choice;
mod facts;
mod linked_data;
mod moments;
mod names;
mod places;
mod scripts;
mod visible;

use super::page::Page;
use annals_core::{Language, Published};
use annals_lexicon::ingest::{Field, IngestWords};

/// What a page states about itself.
#[derive(Clone, Debug)]
pub(crate) struct Metadata {
    pub(crate) published: Published,
    pub(crate) url: Option<String>,
    pub(crate) title: Option<String>,
    pub(crate) outlet: Option<String>,
    pub(crate) language: Option<Language>,
    #[cfg_attr(not(test), expect(dead_code, reason = "articles have no place for a section yet"))]
    pub(crate) section: Option<String>,
    pub(crate) bylines: Vec<String>,
}

/// Reads the metadata of a page.
pub(crate) fn read(page: &Page, words: &IngestWords) -> Metadata {
    let mut facts = linked_data::facts(page, words);
    facts.extend(facts::facts(page, words));
    let scripts = scripts::facts(page, words);
    let seen = visible::seen(page, words);
    let dates = choice::dates(&facts, &scripts, &seen, words);
    let language = names::language(page, &facts);
    let locale = choice::Locale { language, region: names::region(page, &facts) };
    Metadata {
        published: choice::published(&dates, &locale),
        url: names::address(&facts),
        title: names::title(page, &facts),
        outlet: names::first(&facts, Field::Outlet),
        language,
        section: names::first(&facts, Field::Section),
        bylines: names::bylines(&facts),
    }
}

#[cfg(test)]
mod tests;
