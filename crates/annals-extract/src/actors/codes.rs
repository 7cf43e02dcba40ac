//! Country and sector of participants that are no listed actor: "Turkish soldiers", "rebels".

use annals_core::{CountryCode, Sector};
use annals_lexicon::Lexicon;
use annals_lexicon::actors::NameSense;

/// The codes that a noun phrase tells by its words alone.
///
/// The head decides the sector ("army spokesman" MIL, "opposition leader" OPP); a nationality, a
/// state or a body before it decides the country, or a name right behind "of" ("leaders of
/// Russia"). "foreign ministers of US allies" is of no country.
#[must_use]
pub fn codes_of(words: &str, lexicon: &Lexicon) -> (Option<CountryCode>, Option<Sector>) {
    let tokens = tokens(words);
    let joint = |token: &&str| {
        ["of", "for", "from", "in", "to", "who", "that", "with", "at", "near", "by", "on"]
            .iter()
            .any(|word| token.eq_ignore_ascii_case(word))
    };
    let end = tokens.iter().position(|token| joint(&token.word)).unwrap_or(tokens.len());
    let (country, own_sector, named) = named(words, &tokens[..end], lexicon);
    let told = sector(&tokens[..end], lexicon);
    // "the IS fighters" are of the group's sector, "the ministry" of its own.
    let sector = match told {
        Some(told) if told.1 => Some(told.0),
        told => own_sector.or(told.map(|told| told.0)),
    };
    if let Some(body) = body_spoken_for(words, &tokens[..end], tokens.get(end)) {
        let (its_country, its_sector) = codes_of(body, lexicon);
        return (country.or(its_country), its_sector.or(sector));
    }
    let country = country.or_else(|| {
        let of = tokens.get(end).filter(|token| ["of", "from"].contains(&token.word))?;
        let behind = &tokens[end + 1..];
        let skipped = usize::from(behind.first().is_some_and(|the| the.word == "the"));
        let (country, _, last) = self::named(words, &behind[skipped..], lexicon);
        let whole = last + skipped == behind.len() && of.word.len() > 1;
        country.filter(|_| whole)
    });
    // A bare state acts through its government.
    let is_state = country.is_some_and(|code| lexicon.actors.names.state(code).is_some());
    let bare_state = named == end && sector.is_none() && is_state;
    (country, sector.or_else(|| bare_state.then_some(Sector::Gov)))
}

/// The words behind "spokesman for", "leader of": who bears such an office is of the body's codes.
fn body_spoken_for<'w>(words: &'w str, head: &[Word], joint: Option<&Word>) -> Option<&'w str> {
    let office = ["spokes", "leader", "head", "chief", "member", "commander", "official"];
    let last = head.last()?.word.to_lowercase();
    let joint = joint.filter(|joint| ["of", "for"].contains(&joint.word))?;
    office.iter().any(|word| last.starts_with(word)).then(|| &words[joint.end..])
}

struct Word<'w> {
    word: &'w str,
    start: usize,
    end: usize,
}

fn tokens(words: &str) -> Vec<Word<'_>> {
    let mut res = vec![];
    let mut start = None;
    for (at, c) in words.char_indices().chain([(words.len(), ' ')]) {
        let inside = c.is_alphanumeric() || matches!(c, '.' | '\'' | '’' | '&');
        match (inside, start) {
            (true, None) => start = Some(at),
            (false, Some(first)) => {
                let word = &words[first..at];
                let word =
                    word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word);
                res.push(Word { word, start: first, end: first + word.len() });
                start = None;
            }
            _ => {}
        }
    }
    res
}

/// Country and sector of the first known name, and the position behind it.
fn named(
    words: &str,
    tokens: &[Word],
    lexicon: &Lexicon,
) -> (Option<CountryCode>, Option<Sector>, usize) {
    let names = &lexicon.actors.names;
    for (at, token) in tokens.iter().enumerate() {
        let longest = names.longest(token.word).min(tokens.len() - at);
        for len in (1..=longest).rev() {
            let last = &tokens[at + len - 1];
            for sense in names.senses(&words[token.start..last.end]) {
                let found = match sense {
                    NameSense::State(code)
                    | NameSense::Nationality(code)
                    | NameSense::Seat(code) => (Some(*code), None),
                    NameSense::People(code) => (Some(*code), Some(Sector::Cvl)),
                    NameSense::Body(body) => (body.country, body.sector),
                    NameSense::Person(person) => (person.country, None),
                    NameSense::Place(place) => (place.country, None),
                    NameSense::Neither => continue,
                };
                return (found.0, found.1, at + len);
            }
        }
    }
    (None, None, 0)
}

/// The sector of the head, and whether it outweighs that of a name before it.
fn sector(tokens: &[Word], lexicon: &Lexicon) -> Option<(Sector, bool)> {
    let words: Vec<String> = tokens.iter().map(|token| token.word.to_lowercase()).collect();
    let (last, before) = words.split_last()?;
    let lemma = lexicon.inflection.noun_lemma(last);
    let tail = |from: usize, last: &str| {
        let mut phrase = words[from..words.len() - 1].join(" ");
        if !phrase.is_empty() {
            phrase.push(' ');
        }
        phrase + last
    };
    for from in words.len().saturating_sub(4)..words.len() {
        let title = lexicon.actors.title(&tail(from, &lemma)).and_then(|title| title.sector);
        let title = title.filter(|_| from + 1 < words.len());
        let institution = lexicon.actors.institution(&tail(from, last)).and_then(|i| i.sector);
        if let Some(found) = title.or(institution) {
            return Some((found, true));
        }
    }
    let quality = before.iter().rev().find_map(|word| {
        let institution = lexicon.actors.institution(word).and_then(|found| found.sector);
        lexicon.actors.quality(word).or(institution)
    });
    let people = lexicon.actors.people(&lemma);
    let title = lexicon.actors.title(&lemma).map(|title| title.sector);
    let head = people.or(title)?;
    match (head, quality) {
        // "security officials", "army officers", "opposition leaders".
        (_, Some(quality)) if head.is_none_or(|head| head == Sector::Gov) => Some((quality, true)),
        (Some(head), _) => Some((head, head != Sector::Mil)),
        (None, _) => None,
    }
}
