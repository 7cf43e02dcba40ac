//! Words of the `figures` stage: number words, bounds, what is counted, money.

use crate::LexiconError;
use crate::inflection::{Inflection, VerbForm};
use crate::table::rows;
use annals_core::{Bound, FigureKind};
use std::collections::{HashMap, HashSet};

/// A number word's part in a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NumberWord {
    /// "twenty": adds up.
    Small(i64),
    /// "million": multiplies.
    Scale(i64),
    /// "hundreds": at least twice as much.
    Many(i64),
    /// "m" of "2.5m": multiplies, written onto the digits.
    Letters(i64),
}

/// How a word makes a figure a count of the dead, the detained and so on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CountedRole {
    /// A verb and what it acts on: "killed 12".
    Object,
    /// A verb and who does it: "12 died".
    Subject,
    /// A noun before "of": "the arrest of 12".
    Act,
    /// A word behind: "12 are missing".
    State,
    /// The counted noun itself: "12 prisoners".
    Unit,
}

/// The tables of this module.
#[derive(Debug)]
pub struct FigureWords {
    numbers: HashMap<&'static str, NumberWord>,
    // Keyed by the last word, the longest phrase first.
    bounds: HashMap<&'static str, Vec<(Vec<&'static str>, Bound)>>,
    counted: Counted,
    // Every form of the counted verbs.
    counted_verbs: HashMap<String, (&'static str, VerbForm)>,
    not_counted: HashSet<&'static str>,
    currencies: HashMap<&'static str, &'static str>,
    collectives: HashSet<&'static str>,
    people: HashSet<&'static str>,
}

impl FigureWords {
    pub(crate) fn parse(inflection: &Inflection) -> Result<Self, LexiconError> {
        let not_counted = rows::<1>("not_counted.txt", include_str!("../data/not_counted.txt"))?;
        let currencies = rows::<2>("currencies.txt", include_str!("../data/currencies.txt"))?;
        let counted = counted()?;
        let collectives = rows::<1>("collectives.txt", include_str!("../data/collectives.txt"))?;
        Ok(Self {
            numbers: numbers()?,
            bounds: bounds()?,
            counted_verbs: verbs(&counted, inflection),
            counted,
            not_counted: not_counted.iter().map(|row| row.columns[0]).collect(),
            currencies: currencies.iter().map(|row| row.columns.into()).collect(),
            collectives: collectives.iter().map(|row| row.columns[0]).collect(),
            people: people()?,
        })
    }

    /// A number word (in small letters).
    #[must_use]
    pub fn number(&self, word: &str) -> Option<NumberWord> {
        self.numbers.get(word).copied()
    }

    /// The bounds whose last word this is, each with all its words, the longest first.
    #[must_use]
    pub fn bounds_ending(&self, word: &str) -> &[(Vec<&'static str>, Bound)] {
        self.bounds.get(word).map_or(&[], Vec::as_slice)
    }

    /// What a word (its base form) in some role makes of a figure.
    #[must_use]
    pub fn counted(&self, word: &str, role: CountedRole) -> Option<FigureKind> {
        let roles = self.counted.get(word)?;
        roles.iter().find(|(other, _)| *other == role).map(|(_, kind)| *kind)
    }

    /// The base form of a counted verb's form (in small letters).
    #[must_use]
    pub fn counted_verb(&self, form: &str) -> Option<(&'static str, VerbForm)> {
        self.counted_verbs.get(form).copied()
    }

    /// Whether a noun's number is a length of time, a distance or a way of speaking.
    #[must_use]
    pub fn is_not_counted(&self, lemma: &str) -> bool {
        self.not_counted.contains(lemma)
    }

    /// The ISO 4217 code of a sign ("$", "A$") or noun ("euro").
    #[must_use]
    pub fn currency(&self, word: &str) -> Option<&'static str> {
        self.currencies.get(word).copied()
    }

    /// Whether a noun (its lemma) is one for human beings.
    #[must_use]
    pub fn is_human(&self, lemma: &str) -> bool {
        self.people.contains(lemma) || self.counted(lemma, CountedRole::Unit).is_some()
    }

    /// Whether a noun (its lemma) is one for a single human being.
    #[must_use]
    pub fn is_person(&self, lemma: &str) -> bool {
        self.people.contains(lemma) && !self.collectives.contains(lemma)
    }

    /// Whether a noun is counted without a plural of its own: "12 personnel".
    #[must_use]
    pub fn is_collective(&self, noun: &str) -> bool {
        self.collectives.contains(noun)
    }
}

/// The nouns for human beings among those for people and their bodies.
fn people() -> Result<HashSet<&'static str>, LexiconError> {
    let mut res = HashSet::new();
    for row in rows::<3>("people_nouns.txt", include_str!("../data/people_nouns.txt"))? {
        match row.columns[2] {
            "" => res.insert(row.columns[0]),
            "body" => continue,
            other => return Err(row.fault(format!("neither empty nor body: {other:?}"))),
        };
    }
    Ok(res)
}

fn numbers() -> Result<HashMap<&'static str, NumberWord>, LexiconError> {
    let mut res = HashMap::new();
    for row in rows::<6>("number_words.txt", include_str!("../data/number_words.txt"))? {
        let value = row.columns[1].parse().map_err(|_| row.fault("the value is no number"))?;
        let word = match row.columns[2] {
            "small" => NumberWord::Small(value),
            "scale" => NumberWord::Scale(value),
            "many" => NumberWord::Many(value),
            "letters" => NumberWord::Letters(value),
            other => return Err(row.fault(format!("no such kind: {other:?}"))),
        };
        res.insert(row.columns[0], word);
    }
    Ok(res)
}

type Bounds = HashMap<&'static str, Vec<(Vec<&'static str>, Bound)>>;

fn bounds() -> Result<Bounds, LexiconError> {
    let mut found = vec![];
    for row in rows::<3>("bounds.txt", include_str!("../data/bounds.txt"))? {
        let bound = Bound::parse(row.columns[1])
            .ok_or_else(|| row.fault(format!("no such bound: {:?}", row.columns[1])))?;
        found.push((row.columns[0].split(' ').collect::<Vec<_>>(), bound));
    }
    found.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
    let mut res: Bounds = HashMap::new();
    for (words, bound) in found {
        res.entry(words[words.len() - 1]).or_default().push((words, bound));
    }
    Ok(res)
}

fn verbs(counted: &Counted, inflection: &Inflection) -> HashMap<String, (&'static str, VerbForm)> {
    let acts = |role: &CountedRole| matches!(role, CountedRole::Object | CountedRole::Subject);
    let verbs = counted.iter().filter(|(_, roles)| roles.iter().any(|(role, _)| acts(role)));
    let forms = verbs.flat_map(|(verb, _)| {
        inflection.verb_forms(verb).into_iter().map(move |(form, kind)| (form, (*verb, kind)))
    });
    forms.collect()
}

type Counted = HashMap<&'static str, Vec<(CountedRole, FigureKind)>>;

fn counted() -> Result<Counted, LexiconError> {
    let mut res: Counted = HashMap::new();
    for row in rows::<2>("counted.txt", include_str!("../data/counted.txt"))? {
        for part in row.columns[1].split(',') {
            let (role, kind) = part.trim().split_once(' ').unwrap_or((part, ""));
            let role = match role {
                "object" => CountedRole::Object,
                "subject" => CountedRole::Subject,
                "act" => CountedRole::Act,
                "state" => CountedRole::State,
                "unit" => CountedRole::Unit,
                other => return Err(row.fault(format!("no such role: {other:?}"))),
            };
            let kind = FigureKind::parse(kind)
                .ok_or_else(|| row.fault(format!("no such kind: {kind:?}")))?;
            res.entry(row.columns[0]).or_default().push((role, kind));
        }
    }
    Ok(res)
}
