//! Words of the `ingest` stage: what stands around a report, and who it credits.

mod fields;
mod rules;

pub use fields::{ElementName, Field, PageField};
pub use rules::{Part, Rule, Rules};

use crate::LexiconError;
use crate::table::{Row, rows};
use annals_core::Weekday;
use rules::line_rule;
use std::collections::{BTreeMap, BTreeSet};

/// The tables of this module.
#[derive(Debug)]
pub struct IngestWords {
    /// Lines that are no part of a report.
    pub furniture: Rules<Furniture>,
    /// Lines that say who made a report.
    pub credits: Rules<CreditRole>,
    /// Lines that stand under a picture.
    pub captions: Rules<()>,
    /// The labels of header lines ("Published:").
    pub headers: Rules<Header>,
    /// News services by the ways they are written, in small letters, to the name they are listed by.
    pub services: BTreeMap<String, &'static str>,
    /// The last words of the names of papers, stations and services ("Gazette").
    pub mastheads: BTreeMap<&'static str, Masthead>,
    /// Months by their names and abbreviations, in small letters and without stops.
    pub months: BTreeMap<&'static str, u8>,
    /// Weekdays, likewise.
    pub weekdays: BTreeMap<&'static str, Weekday>,
    /// Words that stand before and between the parts of a date ("de"), in other languages than English.
    pub between_dates: BTreeSet<&'static str>,
    /// Words that stand behind a time of day ("Uhr").
    pub behind_times: BTreeSet<&'static str>,
    /// The words of other languages in dates, each with such a date.
    pub date_examples: Vec<&'static str>,
    /// Things and deeds of web pages ("newsletter", "click"), in several languages.
    pub site: BTreeSet<&'static str>,
    /// Words by which a page speaks to its readers ("your", "unsere"), likewise.
    pub reader: BTreeSet<&'static str>,
    /// The names under which pages state things about themselves, as [`PageField::name`] folds them.
    pub page_fields: BTreeMap<&'static str, PageField>,
    /// Words that stand between those in labels ("to", "mehr"), likewise.
    pub label_words: BTreeSet<&'static str>,
    /// What names of elements say of a date within, by the words of a class or id.
    pub element_names: BTreeMap<&'static str, ElementName>,
    /// The given names of people.
    pub given_names: BTreeSet<&'static str>,
    /// Names of states, bodies and groups in capitals throughout, without stops: no places ("NATO").
    pub acronyms: BTreeSet<String>,
    /// Verbs in the present tense of picture descriptions ("shakes hands").
    pub picture_verbs: BTreeSet<&'static str>,
    /// Words that run through English prose and hardly through that of its neighbours.
    pub english: BTreeSet<&'static str>,
    /// ISO 639-3 to ISO 639-1.
    pub language_codes: BTreeMap<&'static str, &'static str>,
}

/// Where a line is furniture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Furniture {
    /// Wherever it stands.
    Anywhere,
    /// Before the first or after the last sentences of the report only ("Politics" may be a title
    /// within it).
    Edge,
    /// Wherever it stands, and the titles that follow it are links.
    OpensLinks,
}

/// What a last word tells of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Masthead {
    /// Whether reports credit services of such a name: "Wire" and not "Gazette".
    pub is_service: bool,
    /// Such a name.
    pub example: &'static str,
}

/// What the names in a credit line are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CreditRole {
    /// Its authors.
    Byline,
    /// People and services that it draws on.
    Credit,
}

/// What a header line states.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Header {
    /// When the report was published.
    Published,
    /// When it was changed.
    Updated,
    /// When a reader fetched it.
    Accessed,
    /// Its title.
    Title,
    /// Its authors.
    Author,
    /// Its outlet or the service it comes from.
    Outlet,
    /// Its address.
    Address,
    /// Something else about the report.
    Other,
}

impl IngestWords {
    /// The shipped tables; faults where one does not parse.
    pub fn parse() -> Result<Self, LexiconError> {
        let mut dates = date_words()?;
        Ok(Self {
            furniture: furniture()?,
            credits: credits()?,
            captions: captions()?,
            headers: headers()?,
            services: services()?,
            mastheads: mastheads()?,
            months: months(&mut dates)?,
            weekdays: weekdays(&mut dates)?,
            between_dates: dates.between,
            behind_times: dates.hour,
            date_examples: dates.examples,
            site: site_words("site")?,
            reader: site_words("reader")?,
            label_words: site_words("small")?,
            element_names: fields::element_names()?,
            page_fields: fields::page_fields()?,
            given_names: list("given_names.txt", include_str!("../data/given_names.txt"))?,
            acronyms: acronyms()?,
            picture_verbs: list("picture_verbs.txt", include_str!("../data/picture_verbs.txt"))?,
            english: list("english.txt", include_str!("../data/english.txt"))?,
            language_codes: pairs(
                "language_codes.txt",
                include_str!("../data/language_codes.txt"),
            )?,
        })
    }
}

fn furniture() -> Result<Rules<Furniture>, LexiconError> {
    let table = rows::<5>("furniture.txt", include_str!("../data/furniture.txt"))?;
    let rule = |row: &Row<'static, 5>| {
        let [form, place, most, example, counterexample] = row.columns;
        let kind = match place {
            "" => Furniture::Anywhere,
            "edge" => Furniture::Edge,
            "links" => Furniture::OpensLinks,
            _ => return Err(row.fault(format!("no such place: {place:?}"))),
        };
        line_rule(row, form, kind, most, 12, example, counterexample)
    };
    Ok(Rules::new(table.iter().map(rule).collect::<Result<_, _>>()?))
}

fn credits() -> Result<Rules<CreditRole>, LexiconError> {
    let table = rows::<4>("credits.txt", include_str!("../data/credits.txt"))?;
    let rule = |row: &Row<'static, 4>| {
        let [form, role, example, counterexample] = row.columns;
        let kind = match role {
            "byline" => CreditRole::Byline,
            "credit" => CreditRole::Credit,
            _ => return Err(row.fault(format!("no such role: {role:?}"))),
        };
        line_rule(row, form, kind, "", 40, example, counterexample)
    };
    Ok(Rules::new(table.iter().map(rule).collect::<Result<_, _>>()?))
}

fn captions() -> Result<Rules<()>, LexiconError> {
    let table = rows::<3>("captions.txt", include_str!("../data/captions.txt"))?;
    let rule = |row: &Row<'static, 3>| {
        let [form, example, counterexample] = row.columns;
        line_rule(row, form, (), "", 80, example, counterexample)
    };
    Ok(Rules::new(table.iter().map(rule).collect::<Result<_, _>>()?))
}

fn headers() -> Result<Rules<Header>, LexiconError> {
    let table = rows::<4>("headers.txt", include_str!("../data/headers.txt"))?;
    let rule = |row: &Row<'static, 4>| {
        let [form, states, example, counterexample] = row.columns;
        let kind = match states {
            "published" => Header::Published,
            "updated" => Header::Updated,
            "accessed" => Header::Accessed,
            "title" => Header::Title,
            "author" => Header::Author,
            "outlet" => Header::Outlet,
            "address" => Header::Address,
            "other" => Header::Other,
            _ => return Err(row.fault(format!("no such header: {states:?}"))),
        };
        line_rule(row, form, kind, "", 40, example, counterexample)
    };
    Ok(Rules::new(table.iter().map(rule).collect::<Result<_, _>>()?))
}

/// Every service by the names of `outlets.txt` and by those that only credits use.
fn services() -> Result<BTreeMap<String, &'static str>, LexiconError> {
    let outlets = rows::<3>("outlets.txt", include_str!("../data/outlets.txt"))?;
    let mut res: BTreeMap<String, &'static str> = BTreeMap::new();
    for row in rows::<2>("services.txt", include_str!("../data/services.txt"))? {
        let [name, others] = row.columns;
        let outlet = outlets.iter().find(|outlet| {
            let [usual, _, others] = outlet.columns;
            [usual].into_iter().chain(list_of(others)).any(|other| other.eq_ignore_ascii_case(name))
        });
        // "Independent" and "Dawn" are words; what is none has two words or capitals throughout.
        let is_sure = |name: &&str| name.contains(' ') || !name.contains(char::is_lowercase);
        let known = outlet.into_iter().flat_map(|outlet| {
            let [usual, _, others] = outlet.columns;
            [usual].into_iter().chain(list_of(others)).filter(is_sure)
        });
        for form in [name].into_iter().chain(known).chain(list_of(others)) {
            let form = form.to_lowercase().replace(" / ", "/").replace('/', " / ");
            match res.insert(form, name) {
                Some(before) if before != name => {
                    return Err(row.fault(format!("{name} and {before} share a name")));
                }
                _ => {}
            }
        }
    }
    Ok(res)
}

fn list_of(names: &'static str) -> impl Iterator<Item = &'static str> {
    names.split(';').map(str::trim).filter(|name| !name.is_empty())
}

fn mastheads() -> Result<BTreeMap<&'static str, Masthead>, LexiconError> {
    let table = rows::<3>("mastheads.txt", include_str!("../data/mastheads.txt"))?;
    let masthead = |row: &Row<'static, 3>| match row.columns {
        [_, _, ""] => Err(row.fault("the example is missing")),
        [word, "service", example] => Ok((word, Masthead { is_service: true, example })),
        [word, "", example] => Ok((word, Masthead { is_service: false, example })),
        [_, other, _] => Err(row.fault(format!("neither service nor empty: {other:?}"))),
    };
    table.iter().map(masthead).collect()
}

/// What dates are made of in other languages than English.
#[derive(Default)]
struct DateWords {
    months: BTreeMap<&'static str, u8>,
    weekdays: BTreeMap<&'static str, Weekday>,
    between: BTreeSet<&'static str>,
    hour: BTreeSet<&'static str>,
    examples: Vec<&'static str>,
}

fn date_words() -> Result<DateWords, LexiconError> {
    let mut res = DateWords::default();
    for row in rows::<3>("date_words.txt", include_str!("../data/date_words.txt"))? {
        let [word, what, example] = row.columns;
        let (kind, number) = what.split_once(' ').unwrap_or((what, ""));
        match (kind, number.parse::<u8>()) {
            ("month", Ok(number @ 1..=12)) => _ = res.months.insert(word, number),
            ("weekday", Ok(number)) => _ = res.weekdays.insert(word, weekday(&row, number)?),
            ("between", Err(_)) => _ = res.between.insert(word),
            ("hour", Err(_)) => _ = res.hour.insert(word),
            _ => return Err(row.fault(format!("no such part of a date: {what:?}"))),
        }
        res.examples.push(example);
    }
    Ok(res)
}

fn months(others: &mut DateWords) -> Result<BTreeMap<&'static str, u8>, LexiconError> {
    let mut res = std::mem::take(&mut others.months);
    for row in rows::<4>("time_months.txt", include_str!("../data/time_months.txt"))? {
        let number = row.columns[1].parse().map_err(|_| row.fault("no month"))?;
        res.insert(row.columns[0].trim_end_matches('.'), number);
    }
    Ok(res)
}

fn weekdays(others: &mut DateWords) -> Result<BTreeMap<&'static str, Weekday>, LexiconError> {
    let mut res = std::mem::take(&mut others.weekdays);
    for row in rows::<4>("time_weekdays.txt", include_str!("../data/time_weekdays.txt"))? {
        // A date has no "Mondays".
        if let Ok(number) = row.columns[1].parse() {
            res.insert(row.columns[0].trim_end_matches('.'), weekday(&row, number)?);
        }
    }
    Ok(res)
}

fn weekday<const N: usize>(row: &Row<'static, N>, number: u8) -> Result<Weekday, LexiconError> {
    let idx = usize::from(number).checked_sub(1);
    idx.and_then(|idx| Weekday::ALL.get(idx)).copied().ok_or_else(|| row.fault("no weekday"))
}

fn site_words(what: &str) -> Result<BTreeSet<&'static str>, LexiconError> {
    let table = rows::<2>("site_words.txt", include_str!("../data/site_words.txt"))?;
    if let Some(row) =
        table.iter().find(|row| !matches!(row.columns[1], "site" | "reader" | "small"))
    {
        return Err(row.fault("neither site nor reader nor small"));
    }
    Ok(table.iter().filter(|row| row.columns[1] == what).map(|row| row.columns[0]).collect())
}

fn acronyms() -> Result<BTreeSet<String>, LexiconError> {
    let countries = rows::<3>("countries.txt", include_str!("../data/countries.txt"))?;
    let bodies = rows::<5>("organisations.txt", include_str!("../data/organisations.txt"))?;
    let groups = rows::<4>("groups.txt", include_str!("../data/groups.txt"))?;
    let countries = countries.iter().flat_map(|row| list_of(row.columns[2]));
    let bodies =
        bodies.iter().flat_map(|row| [row.columns[0]].into_iter().chain(list_of(row.columns[4])));
    let groups =
        groups.iter().flat_map(|row| [row.columns[0]].into_iter().chain(list_of(row.columns[3])));
    let is_acronym = |name: &String| name.bytes().all(|byte| byte.is_ascii_uppercase());
    let names = countries.chain(bodies).chain(groups).map(|name| name.replace('.', ""));
    Ok(names.filter(is_acronym).collect())
}

fn pairs(
    file: &'static str,
    text: &'static str,
) -> Result<BTreeMap<&'static str, &'static str>, LexiconError> {
    rows::<2>(file, text)?
        .iter()
        .map(|row| match row.columns {
            [_, ""] => Err(row.fault("the second column is empty")),
            [key, value] => Ok((key, value)),
        })
        .collect()
}

fn list(file: &'static str, text: &'static str) -> Result<BTreeSet<&'static str>, LexiconError> {
    Ok(rows::<2>(file, text)?.iter().map(|row| row.columns[0]).collect())
}
