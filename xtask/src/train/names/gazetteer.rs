//! The known names that are compiled into the model: the lexicon's, and GeoNames' places.

use crate::train::Places;
use crate::train::conllu::text;
use annals_lang::clusters::Clusters;
use annals_lang::lexeme::Lexeme;
use annals_lang::names::gazetteer::{Classes, pack};
use annals_lexicon::Lexicon;
use annals_lexicon::actors::NameSense;
use anyhow::{Context, Result};

const GIVEN_NAME: Classes = 1 << 9;
const TITLE: Classes = 1 << 10;
const INSTITUTION: Classes = 1 << 11;
const TOWN: Classes = 1 << 12;
const CITY: Classes = 1 << 13;

/// Places of fewer people are left out, and so are other spellings of places of fewer.
const TOWN_PEOPLE: u64 = 40_000;
const CITY_PEOPLE: u64 = 200_000;

/// The packed names.
pub(super) fn gazetteer(
    places: &Places,
    clusters: &Clusters,
    lexicon: &Lexicon,
) -> Result<Vec<u8>> {
    let mut names: Vec<(Vec<u64>, Classes)> = vec![];
    let mut add = |name: &str, classes: Classes| names.push((words(name), classes));
    for (name, senses) in lexicon.actors.names.all() {
        add(name, senses.iter().fold(0, |all, sense| all | class(sense)));
    }
    for (list, class) in [
        (lexicon.actors.all_given_names(), GIVEN_NAME),
        (lexicon.actors.all_titles(), TITLE),
        (lexicon.actors.all_institutions(), INSTITUTION),
    ] {
        list.iter().for_each(|name| add(name, class));
    }
    for line in text(&places.data.join("places/cities.tsv.xz"))?.lines().skip(1) {
        let columns: Vec<&str> = line.split('\t').collect();
        let [_, name, _, _, _, _, people, others] = columns[..] else { continue };
        let people: u64 = people.parse().context("cities: population")?;
        if people < TOWN_PEOPLE {
            continue;
        }
        let class = if people < CITY_PEOPLE { TOWN } else { CITY };
        let others = others.split('|').filter(|name| people >= CITY_PEOPLE && is_english(name));
        for name in [name].into_iter().chain(others).filter(|name| is_name(name, clusters)) {
            add(name, class);
        }
    }
    for line in text(&places.data.join("places/admin1CodesASCII.txt.xz"))?.lines() {
        let Some(name) = line.split('\t').nth(2) else { continue };
        if is_name(name, clusters) {
            add(name, CITY);
        }
    }
    Ok(pack(&names))
}

fn class(sense: &NameSense) -> Classes {
    match sense {
        NameSense::State(_) => 1 << 1,
        NameSense::Nationality(_) => 1 << 2,
        NameSense::People(_) => 1 << 3,
        NameSense::Seat(_) => 1 << 4,
        NameSense::Body(_) => 1 << 5,
        NameSense::Person(_) => 1 << 6,
        NameSense::Place(_) => 1 << 7,
        NameSense::Neither => 1 << 8,
    }
}

/// Whether a spelling could stand in an English text; many are transliterations.
fn is_english(name: &str) -> bool {
    name.len() > 3
        && name.starts_with(|c: char| c.is_ascii_uppercase())
        && name.chars().all(|c| c.is_ascii_alphabetic() || " -'".contains(c))
        && name.chars().skip(1).any(|c| c.is_ascii_lowercase())
}

/// Towns are called "Of" and "Man": a single word that is mostly small in English is no sign.
fn is_name(name: &str, clusters: &Clusters) -> bool {
    let known = clusters.get(&name.to_lowercase());
    name.contains(' ') || known.frequency == 0 || known.capitalised > 3
}

/// The words of a name as texts are split: at blanks, before "'s", around hyphens.
fn words(name: &str) -> Vec<u64> {
    let none = Clusters::default();
    let apart = name.replace('-', " - ").replace("'s", " 's").replace("’s", " ’s");
    apart.split_whitespace().map(|word| Lexeme::new(word, &none).lower).collect()
}
