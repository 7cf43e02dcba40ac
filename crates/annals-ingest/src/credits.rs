//! Credit lines: who wrote a report, and what it draws on.

use crate::forms::{self, Match};
use crate::tokens::Token;
use annals_lexicon::ingest::{CreditRole, IngestWords, Part};

/// The names that a credit line tells.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Credited {
    pub(crate) bylines: Vec<String>,
    pub(crate) credits: Vec<String>,
}

/// Reads a credit line; a line in brackets is read without them, its clauses one by one.
pub(crate) fn credit_line(
    line: &str,
    tokens: &[Token<'_>],
    words: &IngestWords,
) -> Option<Credited> {
    let tokens = within_brackets(tokens);
    let mut clauses = tokens.split(|token| token.is(";"));
    let first = clauses.next()?;
    let mut res = Credited::default();
    let found = forms::line_match(&words.credits, first, words)?;
    add_names(line, first, &found, words, &mut res);
    for clause in clauses {
        if let Some(found) = forms::line_match(&words.credits, clause, words) {
            add_names(line, clause, &found, words, &mut res);
        }
    }
    Some(res)
}

fn within_brackets<'a, 't>(tokens: &'a [Token<'t>]) -> &'a [Token<'t>] {
    let mut inner = tokens;
    while let [first, middle @ .., last] = inner {
        let closes = (first.is("(") && last.is(")")) || (first.is("[") && last.is("]"));
        if closes || (first.is("-") && middle.len() > 1) {
            inner = if closes { middle } else { &inner[1..] };
        } else {
            break;
        }
    }
    inner
}

fn add_names(
    line: &str,
    tokens: &[Token<'_>],
    found: &Match<'_, CreditRole>,
    words: &IngestWords,
    res: &mut Credited,
) {
    let captures = found
        .rule
        .parts
        .iter()
        .filter(|part| matches!(part, Part::Names | Part::Name | Part::Service | Part::Words));
    for (part, (from, to)) in captures.zip(&found.captures) {
        let captured = &tokens[*from..*to];
        let people = match part {
            Part::Names => true,
            // "Associated Press writer Joanna Field contributed": people among other words.
            Part::Words => found.rule.parts.first() == Some(&Part::Words),
            Part::Service => false,
            _ => continue,
        };
        for name in names(line, captured, words) {
            match name {
                Name::Service(name) => push_new(&mut res.credits, name.to_owned()),
                Name::Person(_) if !people => {}
                Name::Person(name) => match found.rule.kind {
                    CreditRole::Byline => push_new(&mut res.bylines, name),
                    CreditRole::Credit => push_new(&mut res.credits, name),
                },
            }
        }
    }
}

/// Adds a name where it is new.
pub(crate) fn push_new(names: &mut Vec<String>, name: String) {
    if !names.contains(&name) {
        names.push(name);
    }
}

pub(crate) enum Name {
    Service(&'static str),
    Person(String),
}

/// The names among some words: services, and people by two words or more with capitals. What
/// follows "in", "at" or "from" is a place.
pub(crate) fn names(line: &str, tokens: &[Token<'_>], words: &IngestWords) -> Vec<Name> {
    let mut res = vec![];
    let mut at = 0;
    while at < tokens.len() {
        if let Some((service, end)) = forms::service(tokens, at, words) {
            res.push(Name::Service(service));
            at = end;
            continue;
        }
        let Some(end) = forms::name_ends(tokens, at, words).pop() else {
            at += 1;
            continue;
        };
        let before = at.checked_sub(1).map(|before| &*tokens[before].word);
        let is_place = matches!(before, Some("in" | "at" | "from"));
        let n_words = tokens[at..end].iter().filter(|token| token.is_word()).count();
        if !is_place && n_words >= 2 {
            let span = tokens[at].span.cover(tokens[end - 1].span);
            res.push(Name::Person(title_case(span.of(line))));
        }
        at = end;
    }
    res
}

/// "JOANNA FIELD" is Joanna Field; a name with small letters stays as it is.
pub(crate) fn title_case(name: &str) -> String {
    if name.chars().any(char::is_lowercase) {
        return name.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    let mut res = String::with_capacity(name.len());
    let mut is_inner = false;
    for ch in name.chars() {
        if is_inner {
            res.extend(ch.to_lowercase())
        } else {
            res.push(ch)
        }
        is_inner = ch.is_alphabetic();
    }
    res
}
