//! Words of the `ingest` stage: what stands around a report, and who it credits.

use crate::LexiconError;
use crate::table::{Row, rows};
use std::collections::{BTreeMap, BTreeSet, HashMap};

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
    pub services: BTreeMap<&'static str, &'static str>,
    /// Verbs in the present tense of picture descriptions ("shakes hands").
    pub picture_verbs: BTreeSet<&'static str>,
    /// Words that run through English prose and hardly through that of its neighbours.
    pub english: BTreeSet<&'static str>,
    /// ISO 639-3 to ISO 639-1.
    pub language_codes: BTreeMap<&'static str, &'static str>,
}

/// One part of the form of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// A word or a mark, in small letters.
    Word(&'static str),
    /// `<number>`: digits, also "1,204" and "1.2k".
    Number,
    /// `<time>`: a time of day or the clock of a player.
    Time,
    /// `<date>`: a day with its year.
    Date,
    /// `<name>`: one to five words with capitals.
    Name,
    /// `<names>`: names of people or services, parted by commas and "and", each maybe with its place.
    Names,
    /// `<service>`: a name of `services.txt`.
    Service,
    /// `<bar>`: a mark that parts items in one line (a bar, a bullet, a slash, an arrow).
    Bar,
    /// `<words>`: one to eight words or marks.
    Words,
    /// `...`: anything, also nothing; first or last only.
    Rest,
}

/// The form of a line, with what it tells.
#[derive(Debug)]
pub struct Rule<K> {
    /// What the line is made of; the whole line must match.
    pub parts: Vec<Part>,
    /// What such a line is.
    pub kind: K,
    /// The rule holds for lines of no more words.
    pub most_words: usize,
    /// A line that must match.
    pub example: &'static str,
    /// A line that must not.
    pub counterexample: Option<&'static str>,
}

/// Rules, found by a word they ask for.
#[derive(Debug)]
pub struct Rules<K> {
    rules: Vec<Rule<K>>,
    /// By the word a line begins with.
    first: HashMap<&'static str, Vec<usize>>,
    /// By their longest word, where they do not begin with one.
    inside: HashMap<&'static str, Vec<usize>>,
    /// Rules without a word.
    wordless: Vec<usize>,
}

impl<K> Rules<K> {
    fn new(rules: Vec<Rule<K>>) -> Self {
        let mut res =
            Self { rules, first: HashMap::new(), inside: HashMap::new(), wordless: vec![] };
        for (idx, rule) in res.rules.iter().enumerate() {
            if let Some(Part::Word(word)) = rule.parts.first() {
                res.first.entry(*word).or_default().push(idx);
                continue;
            }
            let words = rule.parts.iter().filter_map(|part| match part {
                Part::Word(word) if word.starts_with(char::is_alphabetic) => Some(*word),
                _ => None,
            });
            match words.max_by_key(|word| word.len()) {
                Some(word) => res.inside.entry(word).or_default().push(idx),
                None => res.wordless.push(idx),
            }
        }
        res
    }

    /// Every rule, in the order of the table.
    pub fn iter(&self) -> impl Iterator<Item = &Rule<K>> {
        self.rules.iter()
    }

    /// The rules for lines that begin with a word, and those without any word.
    pub fn beginning(&self, word: &str) -> impl Iterator<Item = &Rule<K>> {
        let worded = self.first.get(word).map_or(&[][..], Vec::as_slice);
        worded.iter().chain(&self.wordless).map(|idx| &self.rules[*idx])
    }

    /// The rules for lines that begin otherwise and have a certain word.
    pub fn inside(&self, word: &str) -> impl Iterator<Item = &Rule<K>> {
        let worded = self.inside.get(word).map_or(&[][..], Vec::as_slice);
        worded.iter().map(|idx| &self.rules[*idx])
    }
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
        Ok(Self {
            furniture: furniture()?,
            credits: credits()?,
            captions: captions()?,
            headers: headers()?,
            services: pairs("services.txt", include_str!("../data/services.txt"))?,
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

fn line_rule<K, const N: usize>(
    row: &Row<'static, N>,
    form: &'static str,
    kind: K,
    most: &str,
    usual_most: usize,
    example: &'static str,
    counterexample: &'static str,
) -> Result<Rule<K>, LexiconError> {
    let parts = form
        .split_whitespace()
        .map(|part| match part {
            "<number>" => Ok(Part::Number),
            "<time>" => Ok(Part::Time),
            "<date>" => Ok(Part::Date),
            "<name>" => Ok(Part::Name),
            "<names>" => Ok(Part::Names),
            "<service>" => Ok(Part::Service),
            "<bar>" => Ok(Part::Bar),
            "<words>" => Ok(Part::Words),
            "..." => Ok(Part::Rest),
            _ if part.len() > 1 && part.starts_with('<') => {
                Err(row.fault(format!("no such placeholder: {part}")))
            }
            _ if part.chars().any(char::is_uppercase) => {
                Err(row.fault(format!("{part:?} is not in small letters")))
            }
            word => Ok(Part::Word(word)),
        })
        .collect::<Result<Vec<_>, _>>()?;
    if matches!(parts[..], [Part::Rest] | [Part::Rest, Part::Rest, ..]) {
        return Err(row.fault("a form asks for a word"));
    }
    let inner = parts.get(1..parts.len().saturating_sub(1)).unwrap_or_default();
    if inner.contains(&Part::Rest) {
        return Err(row.fault("\"...\" stands first or last"));
    }
    if example.is_empty() {
        return Err(row.fault("the example is missing"));
    }
    let most_words = match most {
        "" => usual_most,
        most => most.parse().map_err(|_| row.fault(format!("not a number: {most:?}")))?,
    };
    let counterexample = Some(counterexample).filter(|line| !line.is_empty());
    Ok(Rule { parts, kind, most_words, example, counterexample })
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
