use super::{Gender, country_code, gender, sector};
use crate::LexiconError;
use crate::table::rows;
use annals_core::{ActorKind, CountryCode, PlacePrecision, Sector};
use std::borrow::Cow;
use std::collections::HashMap;

/// A body, group or outlet that is known by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Body {
    /// Its usual name.
    pub name: &'static str,
    /// What it is; a state where it stands for one (the Kremlin).
    pub kind: ActorKind,
    /// Whose it is.
    pub country: Option<CountryCode>,
    /// Its sector.
    pub sector: Option<Sector>,
}

/// A person who is known by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KnownPerson {
    /// The usual name.
    pub name: &'static str,
    /// The country or body served.
    pub country: Option<CountryCode>,
    /// The gender.
    pub gender: Option<Gender>,
}

/// A place that is known by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KnownPlace {
    /// Its usual name.
    pub name: &'static str,
    /// The state it lies in.
    pub country: Option<CountryCode>,
    /// Degrees north, in millionths.
    pub lat: i32,
    /// Degrees east, in millionths.
    pub lon: i32,
    /// What the coordinates stand for.
    pub precision: PlacePrecision,
}

/// What a name can mean. One name can have several senses: Washington is a seat and a town.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameSense {
    /// A state or its land: "France".
    State(CountryCode),
    /// An adjective of nationality: "French".
    Nationality(CountryCode),
    /// The people of a state: "Ukrainians".
    People(CountryCode),
    /// A seat of government, which can stand for the state: "Paris".
    Seat(CountryCode),
    /// A body, group or outlet.
    Body(Body),
    /// A person.
    Person(KnownPerson),
    /// A town, region or sea.
    Place(KnownPlace),
    /// Neither actor nor place, for all its capitals: "Facebook".
    Neither,
}

/// All known names.
#[derive(Debug)]
pub struct Names {
    senses: HashMap<String, Vec<NameSense>>,
    /// The most tokens of a name that begins with a word.
    longest: HashMap<String, usize>,
    states: HashMap<CountryCode, &'static str>,
}

impl Names {
    pub(super) fn parse() -> Result<Self, LexiconError> {
        let mut res =
            Self { senses: HashMap::new(), longest: HashMap::new(), states: HashMap::new() };
        res.parse_states()?;
        res.parse_bodies()?;
        res.parse_persons()?;
        res.parse_places()?;
        Ok(res)
    }

    fn parse_states(&mut self) -> Result<(), LexiconError> {
        for row in rows::<3>("countries.txt", include_str!("../../data/countries.txt"))? {
            let [code, name, aliases] = row.columns;
            let code = country_code(&row, code)?.ok_or_else(|| row.fault("no code"))?;
            self.states.insert(code, name);
            self.add(name, aliases, NameSense::State(code));
        }
        for row in rows::<3>("demonyms.txt", include_str!("../../data/demonyms.txt"))? {
            let [name, code, kind] = row.columns;
            let code = country_code(&row, code)?.ok_or_else(|| row.fault("no code"))?;
            let sense = match kind {
                "adjective" => NameSense::Nationality(code),
                "people" => NameSense::People(code),
                other => return Err(row.fault(format!("neither adjective nor people: {other:?}"))),
            };
            self.add(name, "", sense);
        }
        for row in rows::<2>("capitals.txt", include_str!("../../data/capitals.txt"))? {
            let [name, code] = row.columns;
            let code = country_code(&row, code)?.ok_or_else(|| row.fault("no code"))?;
            self.add(name, "", NameSense::Seat(code));
        }
        Ok(())
    }

    fn parse_bodies(&mut self) -> Result<(), LexiconError> {
        let file = include_str!("../../data/organisations.txt");
        for row in rows::<5>("organisations.txt", file)? {
            let [name, kind, country, code, aliases] = row.columns;
            let kind = ActorKind::parse(kind).ok_or_else(|| row.fault("no such kind"))?;
            let (country, sector) = (country_code(&row, country)?, sector(&row, code)?);
            self.add_body(Body { name, kind, country, sector }, aliases);
        }
        for row in rows::<4>("groups.txt", include_str!("../../data/groups.txt"))? {
            let [name, country, code, aliases] = row.columns;
            let (country, sector) = (country_code(&row, country)?, sector(&row, code)?);
            self.add_body(Body { name, kind: ActorKind::Group, country, sector }, aliases);
        }
        for row in rows::<3>("outlets.txt", include_str!("../../data/outlets.txt"))? {
            let [name, country, aliases] = row.columns;
            let (kind, sector) = (ActorKind::Organisation, Some(Sector::Jrn));
            let country = country_code(&row, country)?;
            self.add_body(Body { name, kind, country, sector }, aliases);
        }
        Ok(())
    }

    fn parse_persons(&mut self) -> Result<(), LexiconError> {
        for row in rows::<4>("persons.txt", include_str!("../../data/persons.txt"))? {
            let [name, country, letter, aliases] = row.columns;
            let (country, gender) = (country_code(&row, country)?, gender(&row, letter)?);
            self.add(name, aliases, NameSense::Person(KnownPerson { name, country, gender }));
        }
        let file = include_str!("../../data/not_names.txt");
        for row in rows::<1>("not_names.txt", file)? {
            self.add(row.columns[0], "", NameSense::Neither);
        }
        Ok(())
    }

    fn parse_places(&mut self) -> Result<(), LexiconError> {
        let cities = rows::<5>("cities.txt", include_str!("../../data/cities.txt"))?;
        let regions = rows::<5>("regions.txt", include_str!("../../data/regions.txt"))?;
        let cities = cities.iter().map(|row| (row, PlacePrecision::City));
        let regions = regions.iter().map(|row| (row, PlacePrecision::Area));
        for (row, precision) in cities.chain(regions) {
            let [name, country, lat, lon, aliases] = row.columns;
            let degrees = |number: &str| {
                number.parse().map_err(|_| row.fault(format!("no whole number: {number:?}")))
            };
            let country = country_code(row, country)?;
            let (lat, lon) = (degrees(lat)?, degrees(lon)?);
            let place = KnownPlace { name, country, lat, lon, precision };
            self.add(name, aliases, NameSense::Place(place));
        }
        Ok(())
    }

    fn add_body(&mut self, body: Body, aliases: &str) {
        self.add(body.name, aliases, NameSense::Body(body));
    }

    fn add(&mut self, name: &str, aliases: &str, sense: NameSense) {
        let aliases = aliases.split(';').map(str::trim).filter(|alias| !alias.is_empty());
        for written in [name].into_iter().chain(aliases) {
            let longest = self.longest.entry(first_word(written).to_owned()).or_insert(0);
            *longest = (*longest).max(n_tokens(written));
            let senses = self.senses.entry(written.to_owned()).or_default();
            if !senses.contains(&sense) {
                senses.push(sense);
            }
        }
    }

    /// What a name can mean, as it is written in a text (with its capitals).
    #[must_use]
    pub fn senses(&self, written: &str) -> &[NameSense] {
        self.senses.get(plain(written).as_ref()).map_or(&[], Vec::as_slice)
    }

    /// The most tokens of any known name that begins with a token; 0 where none does.
    #[must_use]
    pub fn longest(&self, token: &str) -> usize {
        self.longest.get(first_word(token)).copied().unwrap_or(0)
    }

    /// The adjectives of nationality ("Libyan"), sorted.
    #[must_use]
    pub fn nationalities(&self) -> Vec<&str> {
        let is_nationality = |sense: &NameSense| matches!(sense, NameSense::Nationality(_));
        let names = self.senses.iter().filter(|(_, senses)| senses.iter().any(is_nationality));
        let mut res: Vec<&str> = names.map(|(name, _)| name.as_str()).collect();
        res.sort_unstable();
        res
    }

    /// All names with their senses, sorted: models know them too.
    #[must_use]
    pub fn all(&self) -> Vec<(&str, &[NameSense])> {
        let mut res: Vec<_> =
            self.senses.iter().map(|(name, senses)| (name.as_str(), senses.as_slice())).collect();
        res.sort_unstable_by_key(|(name, _)| *name);
        res
    }

    /// The usual name of a state.
    #[must_use]
    pub fn state(&self, code: CountryCode) -> Option<&'static str> {
        self.states.get(&code).copied()
    }
}

/// One blank between words, straight apostrophes.
fn plain(written: &str) -> Cow<'_, str> {
    let odd = written.contains(['\n', '\t', '’', '\u{a0}']) || written.contains("  ");
    if !odd {
        return Cow::Borrowed(written);
    }
    let words: Vec<&str> = written.split_whitespace().collect();
    Cow::Owned(words.join(" ").replace('’', "'"))
}

pub(super) fn first_word(written: &str) -> &str {
    let end =
        written.find(|c: char| c.is_whitespace() || matches!(c, '-' | '\'' | '’' | '/' | ','));
    &written[..end.unwrap_or(written.len())]
}

/// At least the number of tokens that a name has in any tokenisation.
pub(super) fn n_tokens(written: &str) -> usize {
    let parts = written.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    parts.count() + written.chars().filter(|c| !c.is_alphanumeric() && *c != ' ').count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_its_senses() {
        let names = Names::parse().unwrap();
        let code = |code| CountryCode::parse(code).unwrap();
        assert_eq!(names.senses("U.S."), [NameSense::State(code("USA"))]);
        assert_eq!(names.senses("us"), []);
        assert_eq!(names.senses("French"), [NameSense::Nationality(code("FRA"))]);
        assert_eq!(names.senses("Ankara")[0], NameSense::Seat(code("TUR")));
        assert!(matches!(names.senses("Ankara")[1], NameSense::Place(place) if place.lat > 0));
        assert!(matches!(
            names.senses("Kurdistan  Workers’ Party")[0],
            NameSense::Body(body) if body.kind == ActorKind::Group
        ));
        assert!(names.longest("Kurdistan") >= 4);
        assert_eq!(names.longest("Zebra"), 0);
        assert_eq!(names.state(code("GBR")), Some("United Kingdom"));
    }

    #[test]
    fn every_alias_has_one_bearer() {
        let names = Names::parse().unwrap();
        let mut shared: Vec<&String> = names
            .senses
            .iter()
            .filter(|(_, senses)| {
                let bearers = senses
                    .iter()
                    .filter(|sense| matches!(sense, NameSense::Body(_) | NameSense::Person(_)));
                bearers.count() > 1
            })
            .map(|(name, _)| name)
            .collect();
        shared.sort();
        assert!(shared.is_empty(), "{shared:?}");
    }
}
