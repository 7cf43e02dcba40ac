use super::*;
use crate::phrases::phrases;
use annals_core::{
    ActorKind, Block, BlockKind, Mention, MentionForm, RuleId, TimeValue, TimexKind,
};
use std::sync::LazyLock;

mod cues;
mod pieces;
mod quotations;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::embedded);

/// A text with its marks taken out: `@{Ann Lee}` is a person, `#{Arvela}` a state, `~{Monday}` the
/// day 2019-10-28. A person or state is one actor under its last word.
#[derive(Default)]
struct Marked {
    text: String,
    actors: Vec<Actor>,
    times: Vec<Timex>,
}

fn marked(written: &str) -> Marked {
    let mut res = Marked::default();
    let mut rest = written;
    while let Some(at) = rest.find("{").filter(|at| *at > 0) {
        let (before, sign) = rest.split_at(at - 1);
        let end = rest.find('}').expect("a mark is closed");
        let words = &rest[at + 1..end];
        res.text.push_str(before);
        let span = Span::new(res.text.len(), res.text.len() + words.len());
        res.text.push_str(words);
        match sign.chars().next() {
            Some('@') => res.mention(words, ActorKind::Person, span),
            Some('#') => res.mention(words, ActorKind::State, span),
            _ => res.times.push(monday(span)),
        }
        rest = &rest[end + 1..];
    }
    res.text.push_str(rest);
    res
}

impl Marked {
    fn mention(&mut self, words: &str, kind: ActorKind, span: Span) {
        let last = words.rsplit(' ').next().unwrap_or(words);
        let rule = RuleId::new("test");
        let mention = Mention { span, form: MentionForm::Name, rule: rule.clone() };
        match self.actors.iter_mut().find(|actor| actor.name.ends_with(last)) {
            Some(actor) => actor.mentions.push(mention),
            None => self.actors.push(Actor {
                name: words.to_owned(),
                kind,
                country: None,
                sector: None,
                role: None,
                mentions: vec![mention],
                rule,
            }),
        }
    }
}

fn monday(span: Span) -> Timex {
    Timex {
        span,
        kind: TimexKind::Date,
        value: TimeValue::Date("2019-10-28".parse().unwrap()),
        modifier: None,
        quantifier: None,
        frequency: None,
        anchor: None,
        basis: None,
        alternatives: vec![],
        rule: RuleId::new("test"),
    }
}

/// Paragraphs are parted by empty lines.
fn paragraphs(text: &str) -> Vec<Block> {
    let mut at = 0;
    let block = |part: &str| {
        let span = Span::new(at, at + part.len()).trimmed(text);
        at += part.len();
        Block { span, kind: BlockKind::Paragraph }
    };
    let parts: Vec<Block> = text.split_inclusive("\n\n").map(block).collect();
    parts.into_iter().filter(|block| !block.span.is_empty()).collect()
}

fn read(written: &str) -> (String, Vec<Statement>) {
    let Marked { text, actors, times } = marked(written);
    let blocks = paragraphs(&text);
    let doc = annals_lang::annotate(&text, &blocks, &LEXICON, &annals_lang::Models::embedded());
    let spans: Vec<Span> = times.iter().map(|time| time.span).collect();
    let found = statements(&doc, &phrases(&doc, &spans), &actors, &times, &LEXICON);
    (text, found)
}

/// One line a statement: `speaker | cue | content / more content | terms kind`, and where they are
/// given `to …` and `on …`.
fn line(text: &str, statement: &Statement) -> String {
    let speaker = statement.speaker.as_ref().map_or("-", |speaker| speaker.span.of(text));
    let content: Vec<&str> = statement.content.iter().map(|span| span.of(text)).collect();
    let mut res = format!(
        "{speaker} | {} | {} | {} {}",
        statement.cue.0.of(text),
        content.join(" / "),
        statement.terms.code(),
        statement.speech.code()
    );
    if let Some(addressee) = statement.addressee {
        res.push_str(&format!(" to {}", addressee.of(text)));
    }
    if let Some(date) = statement.date {
        res.push_str(&format!(" on {date}"));
    }
    res
}

#[track_caller]
fn check(written: &str, expected: &[&str]) {
    let (text, found) = read(written);
    let lines: Vec<String> = found.iter().map(|statement| line(&text, statement)).collect();
    assert_eq!(lines, expected, "\n{text}");
}

/// Every entry of the tables comes with an example that must work.
#[test]
fn every_example_works() {
    let words = &LEXICON.statements;
    let verbs = words.cues.iter().map(|cue| (cue.lemma, cue.example));
    let phrases = words.phrases.iter().map(|phrase| (phrase.words[0], phrase.example));
    let mut failures = vec![];
    for (cue, example) in verbs.chain(phrases) {
        let plain = example.replace(['[', ']'], "");
        let expected: Vec<&str> = example
            .split('[')
            .skip(1)
            .filter_map(|part| part.split(']').next())
            .map(|part| part.trim_end_matches('.'))
            .collect();
        let (text, found) = read(&plain);
        let says = |statement: &Statement| {
            let marks = ['“', '”', ',', '.'];
            let content = statement.content.iter().map(|s| s.of(&text).trim_matches(marks));
            content.eq(expected.iter().map(|part| part.trim_matches(marks)))
        };
        let found_lines: Vec<String> = found.iter().map(|s| line(&text, s)).collect();
        if !found.iter().any(says) {
            failures.push(format!("{cue}: {example}\n{found_lines:#?}"));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn the_shortest_content_holds() {
    let (text, found) = read("The envoy said the army believes that rebels left.");
    let rebels = text.find("rebels").unwrap();
    let at = attributed(&found, Span::new(rebels, rebels + 6)).unwrap();
    assert_eq!(found[at.0 as usize].cue.0.of(&text), "believes");
    assert_eq!(attributed(&found, Span::new(0, 3)), None);
}
