//! Words of the `actors` stage: names that are known, and words that tell who somebody is.

mod names;

pub use names::{Body, KnownPerson, KnownPlace, NameSense, Names};

use crate::LexiconError;
use crate::table::{Row, rows};
use annals_core::{CountryCode, Sector};
use std::collections::{HashMap, HashSet};

/// A man or a woman, where a name or an office tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gender {
    /// "he"
    Male,
    /// "she"
    Female,
}

/// An office or form of address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Title {
    /// Whether it is no office but a form of address: "Mr."
    pub is_address: bool,
    /// The sector of who bears it, where the office alone tells.
    pub sector: Option<Sector>,
    /// The country, where the office alone tells.
    pub country: Option<CountryCode>,
    /// The gender, where it tells.
    pub gender: Option<Gender>,
}

/// The head words of an institution's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Institution {
    /// Its sector, where the words tell.
    pub sector: Option<Sector>,
    /// Whether small letters will do behind a nationality: "Turkish army".
    pub in_small_letters: bool,
}

/// What a word tells of the name of a place behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Geography {
    /// "in Kabul"
    Locative,
    /// "northern Iraq"
    Direction,
    /// "flew to Kabul"
    Motion,
    /// "most of Syria"
    Part,
}

/// The tables of this module.
#[derive(Debug)]
pub struct ActorWords {
    /// Names of states, bodies, people and places.
    pub names: Names,
    titles: HashMap<&'static str, Title>,
    /// The most tokens of an office that begins with a word.
    longest_titles: HashMap<&'static str, usize>,
    institutions: HashMap<&'static str, Institution>,
    people: HashMap<&'static str, Option<Sector>>,
    qualities: HashMap<&'static str, Sector>,
    given_names: HashMap<&'static str, Option<Gender>>,
    particles: HashSet<&'static str>,
    deeds: HashSet<&'static str>,
    places: HashSet<&'static str>,
    state_nouns: HashSet<&'static str>,
    verbs: HashSet<&'static str>,
    things: HashSet<&'static str>,
    geography: HashMap<&'static str, Vec<Geography>>,
}

impl ActorWords {
    pub(crate) fn parse() -> Result<Self, LexiconError> {
        let mut titles = HashMap::new();
        let mut longest_titles = HashMap::new();
        for row in rows::<4>("titles.txt", include_str!("../data/titles.txt"))? {
            let [title, code, country, letter] = row.columns;
            let is_address = code == "address";
            let title_words = Title {
                is_address,
                sector: sector(&row, if is_address { "" } else { code })?,
                country: country_code(&row, country)?,
                gender: gender(&row, letter)?,
            };
            titles.insert(title, title_words);
            let longest = longest_titles.entry(names::first_word(title)).or_insert(0);
            *longest = names::n_tokens(title).max(*longest);
        }
        let mut institutions = HashMap::new();
        for row in rows::<3>("institutions.txt", include_str!("../data/institutions.txt"))? {
            let [noun, code, letters] = row.columns;
            let in_small_letters = match letters {
                "any" => true,
                "name" => false,
                other => return Err(row.fault(format!("neither any nor name: {other:?}"))),
            };
            institutions
                .insert(noun, Institution { sector: sector(&row, code)?, in_small_letters });
        }
        let mut people = HashMap::new();
        for row in rows::<3>("people_nouns.txt", include_str!("../data/people_nouns.txt"))? {
            people.insert(row.columns[0], sector(&row, row.columns[1])?);
        }
        let mut qualities = HashMap::new();
        for row in rows::<2>("qualities.txt", include_str!("../data/qualities.txt"))? {
            let found = sector(&row, row.columns[1])?.ok_or_else(|| row.fault("no sector"))?;
            qualities.insert(row.columns[0], found);
        }
        let mut given_names = HashMap::new();
        for row in rows::<2>("given_names.txt", include_str!("../data/given_names.txt"))? {
            given_names.insert(row.columns[0], gender(&row, row.columns[1])?);
        }
        let mut geography: HashMap<&'static str, Vec<Geography>> = HashMap::new();
        for row in rows::<2>("geography.txt", include_str!("../data/geography.txt"))? {
            for kind in row.columns[1].split_whitespace() {
                let kind = match kind {
                    "locative" => Geography::Locative,
                    "direction" => Geography::Direction,
                    "motion" => Geography::Motion,
                    "part" => Geography::Part,
                    other => return Err(row.fault(format!("no such kind: {other:?}"))),
                };
                geography.entry(row.columns[0]).or_default().push(kind);
            }
        }
        Ok(Self {
            geography,
            names: Names::parse()?,
            titles,
            longest_titles,
            institutions,
            people,
            qualities,
            given_names,
            particles: words("name_particles.txt", include_str!("../data/name_particles.txt"))?,
            deeds: words("deed_nouns.txt", include_str!("../data/deed_nouns.txt"))?,
            places: words("place_nouns.txt", include_str!("../data/place_nouns.txt"))?,
            things: words("things.txt", include_str!("../data/things.txt"))?,
            state_nouns: words("state_nouns.txt", include_str!("../data/state_nouns.txt"))?,
            verbs: words("person_verbs.txt", include_str!("../data/person_verbs.txt"))?,
        })
    }

    /// The most tokens of any office that begins with a word in small letters; 0 where none does.
    #[must_use]
    pub fn longest_title(&self, word: &str) -> usize {
        self.longest_titles.get(word).copied().unwrap_or(0)
    }

    /// The office of these words, in small letters with one blank between.
    #[must_use]
    pub fn title(&self, words: &str) -> Option<Title> {
        self.titles.get(words).copied()
    }

    /// The institution of these head words, in small letters with one blank between.
    #[must_use]
    pub fn institution(&self, words: &str) -> Option<Institution> {
        self.institutions.get(words).copied()
    }

    /// The sector of a noun for people, by its lemma; the inner option is empty where the noun
    /// does not tell.
    #[must_use]
    pub fn people(&self, lemma: &str) -> Option<Option<Sector>> {
        self.people.get(lemma).copied()
    }

    /// The sector that a modifier gives a noun for people: "army spokesman".
    #[must_use]
    pub fn quality(&self, word: &str) -> Option<Sector> {
        self.qualities.get(word).copied()
    }

    /// Whether a word is a given name, and of whom; the inner option is empty where it does not tell.
    #[must_use]
    pub fn given_name(&self, word: &str) -> Option<Option<Gender>> {
        self.given_names.get(word).copied()
    }

    /// All offices and forms of address, in small letters, sorted.
    #[must_use]
    pub fn all_titles(&self) -> Vec<&'static str> {
        sorted(self.titles.keys())
    }

    /// All given names, sorted.
    #[must_use]
    pub fn all_given_names(&self) -> Vec<&'static str> {
        sorted(self.given_names.keys())
    }

    /// The head words of all institutions, in small letters, sorted.
    #[must_use]
    pub fn all_institutions(&self) -> Vec<&'static str> {
        sorted(self.institutions.keys())
    }

    /// Whether a small word can stand inside a person's name: "bin", "de".
    #[must_use]
    pub fn is_particle(&self, word: &str) -> bool {
        self.particles.contains(word)
    }

    /// Whether a noun, by its lemma, is a deed: "withdrawal".
    #[must_use]
    pub fn is_deed(&self, lemma: &str) -> bool {
        self.deeds.contains(lemma)
    }

    /// Whether only a state has what a noun, by its lemma, tells of: "army".
    #[must_use]
    pub fn is_state_noun(&self, lemma: &str) -> bool {
        self.state_nouns.contains(lemma)
    }

    /// Whether a noun, by its lemma, is geography: "coast".
    #[must_use]
    pub fn is_place(&self, lemma: &str) -> bool {
        self.places.contains(lemma)
    }

    /// Whether a word (in small letters; verbs and nouns as lemmas) tells this of a place behind it.
    #[must_use]
    pub fn tells(&self, word: &str, kind: Geography) -> bool {
        self.geography.get(word).is_some_and(|kinds| kinds.contains(&kind))
    }

    /// Whether a name that ends in this word (in small letters) is a thing: "Affordable Care Act".
    #[must_use]
    pub fn is_thing(&self, word: &str) -> bool {
        self.things.contains(word)
    }

    /// Whether a verb, by its base form, is what people do: "tell".
    #[must_use]
    pub fn is_person_verb(&self, base: &str) -> bool {
        self.verbs.contains(base)
    }
}

fn sorted<'w>(words: impl Iterator<Item = &'w &'static str>) -> Vec<&'static str> {
    let mut res: Vec<_> = words.copied().collect();
    res.sort_unstable();
    res
}

fn words(file: &'static str, text: &'static str) -> Result<HashSet<&'static str>, LexiconError> {
    Ok(rows::<1>(file, text)?.iter().map(|row| row.columns[0]).collect())
}

fn sector<const N: usize>(row: &Row<N>, code: &str) -> Result<Option<Sector>, LexiconError> {
    match code {
        "" => Ok(None),
        code => {
            let found = Sector::parse(code).map(Some);
            found.ok_or_else(|| row.fault(format!("no such sector: {code:?}")))
        }
    }
}

fn country_code<const N: usize>(
    row: &Row<N>,
    code: &str,
) -> Result<Option<CountryCode>, LexiconError> {
    match code {
        "" => Ok(None),
        code => {
            let found = CountryCode::parse(code).map(Some);
            found.ok_or_else(|| row.fault(format!("no such country: {code:?}")))
        }
    }
}

fn gender<const N: usize>(row: &Row<N>, letter: &str) -> Result<Option<Gender>, LexiconError> {
    match letter {
        "" => Ok(None),
        "m" => Ok(Some(Gender::Male)),
        "f" => Ok(Some(Gender::Female)),
        other => Err(row.fault(format!("neither m nor f: {other:?}"))),
    }
}
