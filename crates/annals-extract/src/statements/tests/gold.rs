//! The seeds and the hand-made readings, where `shared/` is there: statements and figures must not
//! fall below what they once reached. Actors and times are taken from the gold.

// One reader of JSON is enough for the tests of this crate.
#[allow(clippy::duplicate_mod)]
#[path = "../../times/tests/gold/json.rs"]
mod json;

use super::*;
use crate::figures::figures;
use json::Json;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::process::Command;

fn shared() -> Option<PathBuf> {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    shared.is_dir().then_some(shared)
}

/// A gold reading: its text, where its characters begin, and its records.
struct Gold {
    text: String,
    starts: Vec<usize>,
    reading: Json,
}

impl Gold {
    fn new(text: String, reading: Json) -> Self {
        let starts = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        Self { text, starts, reading }
    }

    fn span(&self, record: &Json) -> Span {
        Span::new(self.starts[record.number("start")], self.starts[record.number("end")])
    }

    fn actors(&self) -> Vec<Actor> {
        let rule = RuleId::new("gold");
        let actor = |actor: &Json| Actor {
            name: actor.get("name").and_then(Json::text).unwrap_or_default().to_owned(),
            kind: actor
                .get("kind")
                .and_then(Json::text)
                .and_then(ActorKind::parse)
                .unwrap_or(ActorKind::Organisation),
            country: None,
            sector: None,
            role: None,
            mentions: actor
                .list("mentions")
                .iter()
                .map(|mention| Mention {
                    span: self.span(mention),
                    form: mention
                        .get("form")
                        .and_then(Json::text)
                        .and_then(MentionForm::parse)
                        .unwrap_or(MentionForm::Name),
                    rule: rule.clone(),
                })
                .collect(),
            rule: rule.clone(),
        };
        self.reading.list("actors").iter().map(actor).collect()
    }

    fn times(&self) -> Vec<Timex> {
        let spans = self.reading.list("times").iter().map(|time| self.span(time));
        let mut res: Vec<Timex> = spans.map(monday).collect();
        res.sort_by_key(|time| time.span);
        res
    }

    fn words(&self, spans: &[Span]) -> Vec<&str> {
        let words = spans.iter().flat_map(|span| {
            span.of(&self.text).split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty())
        });
        words.collect()
    }
}

/// Twice what two lists of words share, and how long they are together.
fn agreement(left: &[&str], right: &[&str]) -> (usize, usize) {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for word in left {
        *counts.entry(word).or_default() += 1;
    }
    let shared = right.iter().filter(|word| match counts.get_mut(**word) {
        Some(n) if *n > 0 => {
            *n -= 1;
            true
        }
        _ => false,
    });
    (2 * shared.count(), left.len() + right.len())
}

/// Right ones, found ones and gold ones.
#[derive(Debug, Default)]
struct Score([usize; 3]);

impl Score {
    fn f1(&self) -> usize {
        let [right, found, gold] = self.0;
        200 * right / (found + gold).max(1)
    }
}

fn score(golds: &[Gold]) -> (Score, Score) {
    let (mut said, mut counted) = (Score::default(), Score::default());
    for gold in golds {
        let blocks = paragraphs(&gold.text);
        let doc = annals_lang::annotate(&gold.text, &blocks, &LEXICON);
        let (actors, times) = (gold.actors(), gold.times());
        let spans: Vec<Span> = times.iter().map(|time| time.span).collect();
        let found = statements(&doc, &phrases(&doc, &spans), &actors, &times, &LEXICON);
        let mut free: Vec<bool> = vec![true; found.len()];
        for record in gold.reading.list("statements") {
            let content: Vec<Span> = record.list("content").iter().map(|s| gold.span(s)).collect();
            let speaker = match record.get("speaker") {
                Some(speaker @ Json::Object(_)) => Some(gold.span(speaker)),
                _ => None,
            };
            let fits = |statement: &Statement| {
                let words = gold.words(&statement.content);
                let (shared, all) = agreement(&gold.words(&content), &words);
                let same = match (&statement.speaker, speaker) {
                    (Some(found), Some(speaker)) => {
                        let words = gold.words(&[speaker]);
                        gold.words(&[found.span]).iter().any(|word| words.contains(word))
                    }
                    (None, None) => true,
                    _ => false,
                };
                same && 2 * shared >= all
            };
            let at = (0..found.len()).find(|at| free[*at] && fits(&found[*at]));
            let optional = record.get("optional").is_some();
            said.0[2] += usize::from(!optional);
            if let Some(at) = at {
                free[at] = false;
                said.0[0] += usize::from(!optional);
                said.0[1] += usize::from(!optional);
            }
        }
        said.0[1] += free.iter().filter(|free| **free).count();

        let found = figures(&doc, &times, &found, &LEXICON);
        counted.0[1] += found.len();
        counted.0[2] += gold.reading.list("figures").len();
        for record in gold.reading.list("figures") {
            let span = gold.span(record);
            let same = found.iter().any(|figure| {
                figure.span == span
                    && figure.bound.code() == record.get("bound").and_then(Json::text).unwrap_or("")
            });
            counted.0[0] += usize::from(same);
        }
    }
    (said, counted)
}

#[test]
fn seeds_do_not_get_worse() {
    let Some(shared) = shared() else { return println!("skipped: no shared/") };
    let lines = std::fs::read_to_string(shared.join("seeds/gold.jsonl")).unwrap();
    let golds: Vec<Gold> = lines
        .lines()
        .map(|line| {
            let reading = Json::parse(line);
            let source = reading.get("source").and_then(Json::text).unwrap();
            let text = std::fs::read_to_string(shared.join("seeds").join(source)).unwrap();
            Gold::new(text, reading)
        })
        .collect();
    let (said, counted) = score(&golds);
    assert!(said.f1() >= SEEDS[0], "statements: {said:?} {}", said.f1());
    assert!(counted.f1() >= SEEDS[1], "figures: {counted:?} {}", counted.f1());
}

#[test]
fn readings_do_not_get_worse() {
    let Some(shared) = shared() else { return println!("skipped: no shared/") };
    let packed = shared.join("data/readings/voa.jsonl.xz");
    let Ok(unpacked) = Command::new("xz").arg("-dc").arg(packed).output() else {
        return println!("skipped: no xz");
    };
    let lines = String::from_utf8(unpacked.stdout).unwrap();
    let golds: Vec<Gold> = lines
        .lines()
        .map(|line| {
            let reading = Json::parse(line);
            let text = reading.get("text").and_then(Json::text).unwrap().to_owned();
            Gold::new(text, reading)
        })
        .collect();
    let (said, counted) = score(&golds);
    assert!(said.f1() >= READINGS[0], "statements: {said:?} {}", said.f1());
    assert!(counted.f1() >= READINGS[1], "figures: {counted:?} {}", counted.f1());
}

/// Floors in percent, a little under what was measured: statements (who and what), figures (span
/// and bound).
const SEEDS: [usize; 2] = [94, 98];
const READINGS: [usize; 2] = [83, 96];
