use crate::LexiconError;
use crate::table::Row;
use std::collections::HashMap;

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
    /// `...`: anything, also nothing.
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
    pub(super) fn new(rules: Vec<Rule<K>>) -> Self {
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

/// Reads one line of a table of forms.
pub(super) fn line_rule<K, const N: usize>(
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
