//! Matches lines against the forms of the tables.

use crate::dates;
use crate::tokens::Token;
use annals_lexicon::ingest::{Furniture, IngestWords, Part, Rule, Rules};

/// A rule that a line matches, and the tokens behind its names.
pub(crate) struct Match<'w, K> {
    pub(crate) rule: &'w Rule<K>,
    /// First token and token after the last, for `<names>`, `<name>`, `<service>` and `<words>`.
    pub(crate) captures: Vec<(usize, usize)>,
}

/// The first rule of a table that a whole line matches, as it stands or without the bullets before
/// it and the stops, colons and arrows behind it.
pub(crate) fn line_match<'w, K>(
    rules: &'w Rules<K>,
    tokens: &[Token<'_>],
    words: &IngestWords,
) -> Option<Match<'w, K>> {
    let is_outer = |token: &Token<'_>| {
        token.is_bar() || matches!(&*token.word, "." | "..." | ":" | "!" | "-" | "*" | "," | "+")
    };
    let first = tokens.first()?;
    let start = tokens.iter().position(|token| !is_outer(token)).unwrap_or(0);
    let end = tokens.iter().rposition(|token| !is_outer(token)).map_or(0, |last| last + 1);
    let inner = tokens.get(start..end).unwrap_or_default();
    let n_words = tokens.iter().filter(|token| token.is_word()).count();

    let beginning = rules.beginning(&first.word);
    let second = (start > 0).then(|| rules.beginning(&tokens[start].word));
    let inside = tokens.iter().flat_map(|token| rules.inside(&token.word));
    let candidates = beginning.chain(second.into_iter().flatten()).chain(inside);
    candidates.filter(|rule| n_words <= rule.most_words).find_map(|rule| {
        let mut captures = vec![];
        if (Ctx { tokens, words }).matches(&rule.parts, 0, &mut captures) {
            return Some(Match { rule, captures });
        }
        let is_trimmed = !inner.is_empty() && inner.len() < tokens.len();
        if is_trimmed && (Ctx { tokens: inner, words }).matches(&rule.parts, 0, &mut captures) {
            let shifted = |(from, to): &(usize, usize)| (from + start, to + start);
            let captures = captures.iter().map(shifted).collect();
            return Some(Match { rule, captures });
        }
        None
    })
}

struct Ctx<'a, 't> {
    tokens: &'a [Token<'t>],
    words: &'a IngestWords,
}

impl Ctx<'_, '_> {
    /// Whether the parts match all tokens from `at` on.
    fn matches(&self, parts: &[Part], at: usize, captures: &mut Vec<(usize, usize)>) -> bool {
        let Some((part, rest)) = parts.split_first() else { return at == self.tokens.len() };
        if let Part::Rest = part {
            return rest.is_empty()
                || (at..self.tokens.len()).any(|next| self.matches(rest, next, captures));
        }
        // The longest first: "<names>" takes all names there are.
        for end in self.ends(*part, at).into_iter().rev() {
            let n_captures = captures.len();
            if let Part::Names | Part::Name | Part::Service | Part::Words = part {
                captures.push((at, end));
            }
            if self.matches(rest, end, captures) {
                return true;
            }
            captures.truncate(n_captures);
        }
        false
    }

    /// Where a part that begins at a token can end, ascending.
    fn ends(&self, part: Part, at: usize) -> Vec<usize> {
        let Some(token) = self.tokens.get(at) else { return vec![] };
        let one = |is: bool| if is { vec![at + 1] } else { vec![] };
        match part {
            Part::Word(word) => one(token.is(word)),
            Part::Number => one(is_number(&token.word)),
            Part::Bar => one(token.is_bar()),
            Part::Time => one(is_clock(&token.word))
                .into_iter()
                .chain(
                    dates::time(self.tokens, at, self.words)
                        .map(|(_, end)| end)
                        .filter(|end| *end > at + 1),
                )
                .collect(),
            Part::Date => {
                dates::moment(self.tokens, at, self.words).map(|(_, end)| end).into_iter().collect()
            }
            Part::Name => name_ends(self.tokens, at, self.words),
            Part::Names => names_ends(self.tokens, at, self.words),
            Part::Service => service_end(self.tokens, at, self.words).into_iter().collect(),
            Part::Words => (at + 1..=self.tokens.len().min(at + MOST_FREE)).collect(),
            Part::Rest => vec![],
        }
    }
}

/// The most tokens that `<words>` stands for.
const MOST_FREE: usize = 8;

/// "45", "1,204", "1.2k", "2015-2019".
fn is_number(word: &str) -> bool {
    let digits = word.strip_suffix(['k', 'm']).unwrap_or(word);
    digits.starts_with(|ch: char| ch.is_ascii_digit())
        && digits.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b',' | b'-'))
}

/// "0:00", "0:02:41": the clock of a player, or a time of day.
fn is_clock(word: &str) -> bool {
    word.contains(':')
        && word.split(':').all(|part| {
            (1..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
        })
}

/// Where a name that begins at a token can end: after one to five words with capitals, with
/// particles between ("Ursula von der Leyen") and initials ("John F. Kelly").
pub(crate) fn name_ends(tokens: &[Token<'_>], at: usize, words: &IngestWords) -> Vec<usize> {
    const PARTICLES: &[&str] =
        &["al", "bin", "da", "de", "del", "der", "di", "dos", "du", "el", "la", "le", "van", "von"];
    // Titles of reports are written with capitals too: "By Land And Sea" names nobody.
    const SMALL: &[&str] = &["an", "as", "at", "by", "in", "is", "on", "or", "to"];
    let is_small = |word: &str| words.english.contains(word) || SMALL.contains(&word);
    let mut res = vec![];
    let mut n_words = 0;
    let mut next = at;
    while let Some(token) = tokens.get(next) {
        let is_initial = token.raw.chars().count() == 1 && token.is_capital();
        if is_small(&token.word) {
            break;
        }
        if token.is_capital() || (n_words > 0 && is_lowered_name(token.raw)) {
            n_words += 1;
            next += 1;
            let has_stop = tokens.get(next).is_some_and(|token| token.is("."));
            let is_abbreviated = is_initial || matches!(&*token.word, "dr" | "jr" | "sr" | "st");
            next += usize::from(is_abbreviated && has_stop);
            res.push(next);
        } else if n_words > 0 && PARTICLES.contains(&&*token.word) {
            next += 1;
        } else {
            break;
        }
        if n_words == 5 {
            break;
        }
    }
    res
}

/// "al-Sisi", "d'Arc".
fn is_lowered_name(raw: &str) -> bool {
    let after = raw.split_once(['-', '\'', '’']).and_then(|(_, after)| after.chars().next());
    after.is_some_and(char::is_uppercase)
}

/// Where a list of names can end: people's of two words or more, or services', parted by commas and
/// "and", each maybe followed by its place ("in Cairo") or service.
fn names_ends(tokens: &[Token<'_>], at: usize, words: &IngestWords) -> Vec<usize> {
    let mut res: Vec<usize> = vec![];
    let mut starts = vec![at];
    // Every start is later than the one before, so the walk is as long as the line.
    while let Some(start) = starts.pop() {
        let n_words =
            |end: usize| tokens[start..end].iter().filter(|token| token.is_word()).count();
        let mut ends = name_ends(tokens, start, words);
        ends.retain(|end| n_words(*end) >= 2);
        ends.extend(service_end(tokens, start, words));
        let Some(mut end) = ends.iter().copied().max() else { continue };
        res.extend(ends);
        if tokens.get(end).is_some_and(|token| matches!(&*token.word, "in" | "at" | "from"))
            && let Some(place) = name_ends(tokens, end + 1, words).pop()
        {
            end = place;
            res.push(end);
        }
        let is = |at: usize, word: &str| tokens.get(at).is_some_and(|token| token.is(word));
        let mut next = end;
        next += usize::from(is(next, ","));
        next += usize::from(is(next, "and") || is(next, "&"));
        if next > end {
            starts.push(next);
        }
    }
    res.sort_unstable();
    res.dedup();
    res
}

/// Whether a line is the names of people and no more, each beginning with a known given name.
pub(crate) fn is_people(tokens: &[Token<'_>], words: &IngestWords) -> bool {
    const MOST_WORDS: usize = 4;
    let parts = |token: &Token<'_>| token.is(",") || token.is("and") || token.is("&");
    let is_given = |token: &Token<'_>| {
        words.given_names.contains(token.raw)
            || words.given_names.contains(&*crate::credits::title_case(token.raw))
    };
    let is_person = |name: &[Token<'_>]| {
        (2..=MOST_WORDS).contains(&name.len())
            && is_given(&name[0])
            && name_ends(name, 0, words).last() == Some(&name.len())
    };
    !tokens.is_empty() && tokens.split(parts).filter(|name| !name.is_empty()).all(is_person)
}

/// The end of the longest service name that begins at a token.
pub(crate) fn service_end(tokens: &[Token<'_>], at: usize, words: &IngestWords) -> Option<usize> {
    service(tokens, at, words).map(|(_, end)| end)
}

/// The service that a token begins to name, by the name it is listed by, and where its name ends.
pub(crate) fn service(
    tokens: &[Token<'_>],
    at: usize,
    words: &IngestWords,
) -> Option<(&'static str, usize)> {
    const LONGEST: usize = 6;
    // A service is written with capitals: "ap", "spa" and "mena" are words elsewhere.
    let has_capital = |token: &Token<'_>| token.raw.chars().any(char::is_uppercase);
    let is_dpa = tokens.get(at)?.raw == "dpa";
    if !is_dpa && !tokens[at..].iter().take(2).any(has_capital) {
        return None;
    }
    let mut form = String::new();
    let mut res = None;
    for (end, token) in (at + 1..).zip(&tokens[at..]).take(LONGEST) {
        if !form.is_empty() {
            form.push(' ');
        }
        form.push_str(&token.word);
        if let Some(name) = words.services.get(form.as_str()) {
            res = Some((*name, end));
        }
    }
    // Short ones are written in capitals throughout.
    let (_, end) = res?;
    let is_short = end == at + 1 && tokens[at].raw.len() <= 4 && !is_dpa;
    (!is_short || tokens[at].raw.chars().all(|ch| !ch.is_lowercase())).then_some(())?;
    res
}

/// What a line is that is nothing but furniture, item by item, as menus and rows of buttons are: with
/// bars or wide gaps between ("Accept all   More options"), or one phrase of the table after another.
pub(crate) fn menu(line: &str, tokens: &[Token<'_>], words: &IngestWords) -> Option<Furniture> {
    let kind = |items: &[&[Token<'_>]]| {
        let kinds =
            items.iter().map(|item| Some(line_match(&words.furniture, item, words)?.rule.kind));
        kinds.collect::<Option<Vec<_>>>().map(|kinds| menu_kind(&kinds))
    };
    if tokens.iter().any(Token::is_bar) {
        let items = tokens.split(Token::is_bar).filter(|item| !item.is_empty());
        return kind(&items.collect::<Vec<_>>());
    }
    let is_near = |before: &Token<'_>, after: &Token<'_>| {
        let gap = &line[before.span.end()..after.span.start()];
        gap.chars().take(2).count() < 2 && !gap.contains(['\t', '\n'])
    };
    let items: Vec<_> = tokens.chunk_by(is_near).collect();
    if items.len() > 1
        && let Some(kind) = kind(&items)
    {
        return Some(kind);
    }
    let kinds = phrases(tokens, words)?;
    let is_sure = kinds.iter().all(|kind| *kind == Furniture::Anywhere);
    (kinds.len() >= if is_sure { 2 } else { 3 }).then(|| menu_kind(&kinds))
}

fn menu_kind(kinds: &[Furniture]) -> Furniture {
    let is_sure = kinds.iter().all(|kind| *kind == Furniture::Anywhere);
    if is_sure { Furniture::Anywhere } else { Furniture::Edge }
}

/// The phrases that a line is made of, where the table has them all: "Home News Sport".
fn phrases(tokens: &[Token<'_>], words: &IngestWords) -> Option<Vec<Furniture>> {
    let mut at = 0;
    let mut res = vec![];
    while let Some(token) = tokens.get(at) {
        let follows = |(part, token): (&Part, &Token<'_>)| match part {
            Part::Word(word) => token.is(word),
            _ => false,
        };
        let rules = words.furniture.beginning(&token.word).filter(|rule| {
            let n = rule.parts.len();
            tokens.len() >= at + n && rule.parts.iter().zip(&tokens[at..]).all(follows)
        });
        let longest = rules.max_by_key(|rule| rule.parts.len())?;
        at += longest.parts.len();
        res.push(longest.kind);
    }
    Some(res)
}
