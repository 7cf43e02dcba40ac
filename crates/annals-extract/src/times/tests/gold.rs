//! The seeds and the hand-made readings, where `shared/` is there.

mod json;

use super::*;
use json::Json;
use std::path::{Path, PathBuf};
use std::process::Command;

fn shared() -> Option<PathBuf> {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    shared.is_dir().then_some(shared)
}

/// Spans with values, in characters of the text.
type Values = Vec<(usize, usize, String)>;

/// A text's blocks as ingest would have them: a line each, one that ends in a year a caption.
fn blocks(text: &str) -> Vec<Block> {
    let mut res = vec![];
    let mut start = 0;
    for line in text.split('\n') {
        let span = Span::new(start, start + line.len()).trimmed(text);
        let words = span.of(text).trim_end_matches('.');
        let caption = words.len() > 20 && words.ends_with(|c: char| c.is_ascii_digit());
        let kind = if caption { BlockKind::Caption } else { BlockKind::Paragraph };
        if !span.is_empty() {
            res.push(Block { span, kind });
        }
        start += line.len() + 1;
    }
    res
}

fn read(text: &str, stated: &Published) -> (Published, Values) {
    let lexicon = Lexicon::embedded();
    let blocks = blocks(text);
    let doc = annals_lang::annotate(text, &blocks, &lexicon);
    let found = recognise(&doc, &lexicon);
    let published = published(&doc, &found, stated);
    let chars = |byte: usize| text[..byte].chars().count();
    let values = resolve(&doc, found, &published, &lexicon)
        .iter()
        .map(|time| (chars(time.span.start()), chars(time.span.end()), time.value.to_string()))
        .collect();
    (published, values)
}

/// How many gold times there are, were found with their span and value, and were found in all.
#[derive(Default)]
struct Score {
    gold: usize,
    right: usize,
    found: usize,
}

impl Score {
    fn add(&mut self, gold: &Json, found: &Values) {
        let gold = gold.list("times").iter().filter(|time| time.get("optional").is_none());
        for time in gold {
            self.gold += 1;
            let mut values =
                time.list("alt_values").iter().filter_map(Json::text).collect::<Vec<_>>();
            values.extend(time.get("value").and_then(Json::text));
            let (start, end) = (time.number("start"), time.number("end"));
            let hit = found
                .iter()
                .any(|(s, e, value)| (*s, *e) == (start, end) && values.contains(&value.as_str()));
            self.right += usize::from(hit);
            if !hit {
                println!("missed {start}..{end} {values:?}");
            }
        }
        self.found += found.len();
    }

    /// F1 in percent.
    fn f1(&self) -> usize {
        200 * self.right / (self.gold + self.found).max(1)
    }
}

#[test]
fn seeds() {
    let Some(shared) = shared() else { return println!("skipped: no shared/") };
    let gold = std::fs::read_to_string(shared.join("seeds/gold.jsonl")).unwrap();
    let mut score = Score::default();
    for line in gold.lines() {
        let gold = Json::parse(line);
        let name = gold.get("source").and_then(Json::text).unwrap().rsplit('/').next().unwrap();
        let text = std::fs::read_to_string(shared.join("seeds").join(name)).unwrap();
        let day = gold.get("published").unwrap();
        let value = day.get("value").and_then(Json::text).unwrap();
        let stated = day.get("basis").and_then(Json::text) == Some("stated");
        let (published, found) = read(&text, &if stated { on(value) } else { on("") });
        let value: Day = value.parse().unwrap();
        assert!(published.day == Some(value) || published.candidates.contains(&value));
        score.add(&gold, &found);
    }
    println!("seeds: {} of {}, F1 {}", score.right, score.gold, score.f1());
    assert!(score.f1() >= 92);
}

#[test]
fn readings() {
    let Some(shared) = shared() else { return println!("skipped: no shared/") };
    let packed = shared.join("data/readings/voa.jsonl.xz");
    let Ok(unpacked) = Command::new("xz").arg("-dc").arg(packed).output() else {
        return println!("skipped: no xz");
    };
    let mut score = Score::default();
    for line in String::from_utf8(unpacked.stdout).unwrap().lines() {
        let gold = Json::parse(line);
        let day = gold.get("published").and_then(|day| day.get("value")).and_then(Json::text);
        let (_, found) = read(gold.get("text").and_then(Json::text).unwrap(), &on(day.unwrap()));
        score.add(&gold, &found);
    }
    println!("readings: {} of {}, F1 {}", score.right, score.gold, score.f1());
    assert!(score.gold == 0 || score.f1() >= 95);
}
