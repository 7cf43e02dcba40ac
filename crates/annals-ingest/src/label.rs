//! Gives every unit its label: part of the text, or omitted and why.

use crate::captions::is_caption;
use crate::credits::{self, Name, credit_line, push_new};
use crate::dates::WrittenDay;
use crate::forms;
use crate::headers::{self, DateLine, States};
use crate::mastheads::masthead;
use crate::notices::notice;
use crate::recurring::RecurringLines;
use crate::structure::{self, Guess};
use crate::tokens::{Token, tokens};
use crate::units::Unit;
use annals_core::{BlockKind, Day, OmittedKind, Span, TimeOfDay};
use annals_lexicon::ingest::{Header, IngestWords};

/// What becomes of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Label {
    Keep(BlockKind),
    Omit(OmittedKind),
}

/// A report's labels, and what its headers and credits tell.
#[derive(Debug, Default)]
pub(crate) struct Labelled {
    pub(crate) labels: Vec<Label>,
    pub(crate) title: Option<String>,
    pub(crate) outlet: Option<String>,
    pub(crate) url: Option<String>,
    pub(crate) bylines: Vec<String>,
    pub(crate) credits: Vec<String>,
    pub(crate) stated: Option<StatedDate>,
    pub(crate) notes: Vec<String>,
    /// The lines that were left out because other reports of the source have them.
    pub(crate) recurring: Vec<Span>,
    /// Whether a header states a day that can be read in two ways.
    has_unsure_date: bool,
}

/// A publication day that a header states.
#[derive(Clone, Copy, Debug)]
pub(crate) struct StatedDate {
    pub(crate) day: Day,
    pub(crate) time: Option<TimeOfDay>,
    /// The words of the date.
    pub(crate) span: Span,
    pub(crate) states: States,
}

/// Longer lines are prose; no form of the tables is that long.
const LONGEST_FORM: usize = 700;
const MOST_TOKENS: usize = 160;

pub(crate) fn label(text: &str, units: &[Unit], words: &IngestWords) -> Labelled {
    label_among(&RecurringLines::default(), text, units, words)
}

/// Labels the units of one of several reports of a source.
pub(crate) fn label_among(
    others: &RecurringLines,
    text: &str,
    units: &[Unit],
    words: &IngestWords,
) -> Labelled {
    let own: Vec<Guess> = units.iter().map(|unit| guess(unit.span.of(text), words)).collect();
    let with_others = |(unit, own): (&Unit, &Guess)| others.guess(*own, *unit, text);
    let guesses: Vec<Guess> = units.iter().zip(&own).map(with_others).collect();
    let labels = structure::labels(text, units, &guesses);
    let mut res = Labelled::default();
    let is_furniture = |label: &Label| *label == Label::Omit(OmittedKind::Furniture);
    let recur = |idx: &usize| own[*idx] != guesses[*idx] && is_furniture(&labels[*idx]);
    res.recurring = (0..units.len()).filter(recur).map(|idx| units[idx].span).collect();
    let is_title = |label: &Label| *label == Label::Keep(BlockKind::Headline);
    let headline = labels.iter().position(is_title);
    let above = headline.map_or(Span::new(0, 0), |idx| Span::new(0, units[idx].span.start()));
    let mut n_paragraphs = 0;
    for ((unit, guess), label) in units.iter().zip(&guesses).zip(&labels) {
        let line = unit.span.of(text);
        match (guess, label) {
            (Guess::Credit, Label::Keep(BlockKind::Credit)) => {
                if let Some(credited) = credit_line(line, &line_tokens(line), words) {
                    credited.bylines.into_iter().for_each(|name| push_new(&mut res.bylines, name));
                    credited.credits.into_iter().for_each(|name| push_new(&mut res.credits, name));
                }
            }
            (Guess::Field, Label::Omit(_)) => add_field(line, words, &mut res),
            (Guess::Date { .. }, Label::Omit(_)) => {
                let date = headers::date_line(&line_tokens(line), words);
                // Behind the first sentences "Updated" may be said of something else.
                let is_header = |date: &DateLine| date.states < States::Updated || n_paragraphs < 2;
                if let Some(date) = date.filter(is_header) {
                    add_date(date, unit.span, line, &mut res);
                }
            }
            (Guess::People, Label::Keep(BlockKind::Credit)) => {
                for name in credits::names(line, &line_tokens(line), words) {
                    match name {
                        Name::Service(name) => push_new(&mut res.credits, name.to_owned()),
                        Name::Person(name) => push_new(&mut res.bylines, name),
                    }
                }
            }
            (Guess::Outlet { .. }, Label::Keep(BlockKind::Credit)) => {
                push_new(&mut res.credits, credits::title_case(line));
            }
            (Guess::Outlet { .. }, Label::Omit(_)) if above.contains(unit.span) => {
                res.outlet.get_or_insert_with(|| credits::title_case(line));
            }
            _ => {}
        }
        n_paragraphs += usize::from(*label == Label::Keep(BlockKind::Paragraph));
    }
    // The day of a change stands for the day of publication only where that is not stated at all.
    res.stated = res.stated.filter(|date| date.states < States::Updated || !res.has_unsure_date);
    if res.title.is_none() {
        res.title = headline.map(|idx| one_line(units[idx].span.of(text)));
    }
    res.labels = labels;
    res
}

/// What a line is by its own words.
fn guess(line: &str, words: &IngestWords) -> Guess {
    let is_item = |rest: &str| rest.starts_with([' ', '\t', '\u{a0}']);
    if line.starts_with('>') && is_item(&line[1..]) {
        return Guess::Quote;
    }
    if line.len() > LONGEST_FORM {
        return Guess::Open;
    }
    let tokens = &line_tokens(line)[..];
    if !tokens.iter().any(Token::is_word)
        && forms::line_match(&words.furniture, tokens, words).is_none()
    {
        // A line of dashes or stars parts two sections.
        let is_rule = tokens.iter().all(|token| {
            token.is_bar()
                || matches!(&*token.word, "-" | "*" | "_" | "=" | "~" | "..." | "#" | ".")
        });
        return if is_rule { Guess::Rule } else { Guess::Open };
    }
    if let Some(date) = headers::date_line(tokens, words) {
        return Guess::Date { states: date.states, has_time: date.moment.time.is_some() };
    }
    if let Some(found) = forms::line_match(&words.furniture, tokens, words) {
        return Guess::Furniture(found.rule.kind);
    }
    if credit_line(line, tokens, words).is_some() {
        return Guess::Credit;
    }
    if headers::field(tokens, words).is_some() {
        return Guess::Field;
    }
    if is_caption(tokens, words) {
        return Guess::Caption;
    }
    if let Some(kind) = forms::menu(line, tokens, words).or_else(|| notice(tokens, words)) {
        return Guess::Furniture(kind);
    }
    if is_list_item(line) {
        return Guess::List;
    }
    if forms::is_people(tokens, words) {
        return Guess::People;
    }
    match masthead(tokens, words) {
        Some(masthead) => Guess::Outlet { is_service: masthead.is_service },
        None => Guess::Open,
    }
}

/// "• First", "- first", "1. First", "a) first".
fn is_list_item(line: &str) -> bool {
    let mut chars = line.chars();
    let Some(first) = chars.next() else { return false };
    if matches!(first, '•' | '-' | '*' | '·' | '▪' | '●' | '–' | '◦' | '‣') {
        // A line that begins with an em dash may name the source of a quotation.
        return chars.next().is_some_and(char::is_whitespace);
    }
    let digits = line.trim_start_matches(|ch: char| ch.is_ascii_digit());
    let n_digits = line.len() - digits.len();
    (1..=2).contains(&n_digits) && (digits.starts_with(". ") || digits.starts_with(") "))
}

fn line_tokens(line: &str) -> Vec<Token<'_>> {
    tokens(line, MOST_TOKENS)
}

fn add_field(line: &str, words: &IngestWords, res: &mut Labelled) {
    let tokens = line_tokens(line);
    let Some((header, span)) = headers::field(&tokens, words) else { return };
    let value = span.of(line).trim();
    let names = || {
        let first = tokens.iter().position(|token| token.span.start() >= span.start());
        credits::names(line, &tokens[first.unwrap_or(tokens.len())..], words)
    };
    match header {
        Header::Title => _ = res.title.get_or_insert_with(|| one_line(value)),
        Header::Address => _ = res.url.get_or_insert_with(|| value.to_owned()),
        Header::Author => {
            let mut is_told = false;
            for name in names() {
                is_told = true;
                match name {
                    Name::Service(name) => push_new(&mut res.credits, name.to_owned()),
                    Name::Person(name) => push_new(&mut res.bylines, name),
                }
            }
            if !is_told {
                push_new(&mut res.bylines, value.to_owned());
            }
        }
        Header::Outlet => match names().as_slice() {
            [Name::Service(name)] => push_new(&mut res.credits, (*name).to_owned()),
            _ => _ = res.outlet.get_or_insert_with(|| value.to_owned()),
        },
        Header::Published | Header::Updated | Header::Accessed | Header::Other => {}
    }
}

fn add_date(date: DateLine, unit: Span, line: &str, res: &mut Labelled) {
    if date.states == States::Accessed {
        return;
    }
    let quote = date.span.of(line);
    let day = match date.moment.day {
        WrittenDay::Sure(day) => day,
        WrittenDay::Unsure(one, other) => {
            res.notes.push(format!("the header date \"{quote}\" can mean {one} or {other}"));
            res.has_unsure_date |= date.states < States::Updated;
            return;
        }
    };
    if date.moment.weekday.is_some_and(|weekday| weekday != day.weekday()) {
        let found = day.weekday();
        res.notes
            .push(format!("the header date \"{quote}\" names a weekday, but {day} is a {found:?}"));
    }
    let stated = StatedDate {
        day,
        time: date.moment.time,
        span: date.span.shifted(unit.start()),
        states: date.states,
    };
    match res.stated {
        Some(before) if before.states <= stated.states => {
            if before.day != day && stated.states < States::Updated {
                let (first, second) = (before.day, day);
                res.notes.push(format!("headers state two dates, {first} and {second}"));
            }
        }
        _ => res.stated = Some(stated),
    }
}

/// Words with single spaces between them.
pub(crate) fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
