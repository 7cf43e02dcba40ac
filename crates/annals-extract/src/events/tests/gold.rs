//! Hand-made readings beside the project (`../shared`), where they are there.

use super::*;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::process::Command;

/// As much JSON as the readings need.
#[derive(Debug)]
enum Json {
    Null,
    Word(String),
    List(Vec<Json>),
    Object(HashMap<String, Json>),
}

impl Json {
    fn parse(text: &mut &str) -> Self {
        *text = text.trim_start();
        match text.chars().next() {
            Some('{') => {
                let mut res = HashMap::new();
                while !text.trim_start().starts_with('}') {
                    *text = &text.trim_start()[1..];
                    if text.trim_start().starts_with('}') {
                        break;
                    }
                    let Json::Word(key) = Self::parse(text) else { panic!("a key is a string") };
                    *text = &text.trim_start()[1..];
                    res.insert(key, Self::parse(text));
                }
                *text = &text.trim_start()[1..];
                Self::Object(res)
            }
            Some('[') => {
                let mut res = vec![];
                while !text.trim_start().starts_with(']') {
                    *text = &text.trim_start()[1..];
                    if text.trim_start().starts_with(']') {
                        break;
                    }
                    res.push(Self::parse(text));
                }
                *text = &text.trim_start()[1..];
                Self::List(res)
            }
            Some('"') => Self::Word(string(text)),
            _ => {
                let end = text.find([',', '}', ']']).unwrap_or(text.len());
                let (word, rest) = text.split_at(end);
                *text = rest;
                if word.trim() == "null" { Self::Null } else { Self::Word(word.trim().to_owned()) }
            }
        }
    }

    fn get(&self, key: &str) -> &Json {
        match self {
            Self::Object(fields) => fields.get(key).unwrap_or(&Json::Null),
            _ => &Json::Null,
        }
    }

    fn list(&self, key: &str) -> &[Json] {
        match self.get(key) {
            Self::List(items) => items,
            _ => &[],
        }
    }

    fn word(&self, key: &str) -> Option<&str> {
        match self.get(key) {
            Self::Word(word) => Some(word),
            _ => None,
        }
    }
}

fn string(text: &mut &str) -> String {
    let mut res = String::new();
    let mut chars = text.char_indices().skip(1);
    while let Some((at, c)) = chars.next() {
        match c {
            '"' => {
                *text = &text[at + 1..];
                return res;
            }
            '\\' => match chars.next().unwrap().1 {
                'n' => res.push('\n'),
                't' => res.push('\t'),
                'u' => {
                    let digits: String = chars.by_ref().take(4).map(|(_, c)| c).collect();
                    let code = u32::from_str_radix(&digits, 16).unwrap();
                    res.push(char::from_u32(code).unwrap_or('?'));
                }
                other => res.push(other),
            },
            c => res.push(c),
        }
    }
    panic!("a string ends");
}

fn shared() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared")
}

fn readings(path: &Path) -> Option<Vec<Json>> {
    let bytes = match path.extension()?.to_str()? {
        "xz" => Command::new("xz").arg("-dc").arg(path).output().ok()?.stdout,
        _ => std::fs::read(path).ok()?,
    };
    let text = String::from_utf8(bytes).ok()?;
    let found: Vec<_> = text.lines().map(|mut line| Json::parse(&mut line)).collect();
    (!found.is_empty()).then_some(found)
}

/// Where each code point of a text stands.
struct Places(Vec<usize>);

impl Places {
    fn span(&self, json: &Json) -> Span {
        let at = |key| self.0[json.word(key).unwrap().parse::<usize>().unwrap()];
        Span::new(at("start"), at("end"))
    }
}

/// What was compared, of how many.
#[derive(Default, Debug)]
struct Tally {
    gold: usize,
    found: usize,
    right: usize,
    factual: usize,
    actors: usize,
    recipients: usize,
    dates_right: usize,
    dates_found: usize,
    dates_gold: usize,
}

fn compare(json: &Json, text: &str, lexicon: &Lexicon, tally: &mut Tally) {
    let ends = text.char_indices().map(|(at, _)| at).chain([text.len()]);
    let places = Places(ends.collect());
    let mut start = 0;
    let blocks: Vec<Block> = text
        .split_inclusive('\n')
        .map(|line| {
            start += line.len();
            Span::new(start - line.len(), start)
        })
        .filter(|span| !span.of(text).trim().is_empty())
        .map(|span| Block { span: span.trimmed(text), kind: BlockKind::Paragraph })
        .collect();
    let times: Vec<Timex> = json
        .list("times")
        .iter()
        .filter_map(|time| {
            let kind = TimexKind::parse(time.word("type")?)?;
            Some(Timex { kind, value: time.word("value")?.parse().ok()?, ..day(places.span(time)) })
        })
        .collect();
    let actors: Vec<Actor> = json
        .list("actors")
        .iter()
        .map(|known| {
            let mut res = actor(known.word("name").unwrap(), vec![]);
            res.mentions = known
                .list("mentions")
                .iter()
                .map(|mention| Mention {
                    span: places.span(mention),
                    form: MentionForm::parse(mention.word("form").unwrap()).unwrap(),
                    rule: RuleId::new("actors/gold"),
                })
                .collect();
            res
        })
        .collect();
    let found = with(text, &blocks, &times, &actors, &[], &[], lexicon);
    let gold: Vec<(Span, &Json)> = json
        .list("events")
        .iter()
        .map(|event| (places.span(event.get("trigger")), event))
        .collect();
    let optional = |event: &Json| event.word("optional") == Some("true");
    tally.gold += gold.iter().filter(|(_, event)| !optional(event)).count();
    let mut seen = vec![false; gold.len()];
    for event in &found {
        let at = gold.iter().position(|(span, _)| span.overlaps(event.trigger));
        let known = at.map(|at| gold[at].1);
        if let (Some(at), Some(_)) = (at, known.filter(|known| optional(known))) {
            seen[at] = true;
            continue;
        }
        tally.found += 1;
        let right = known.filter(|known| known.word("type") == Some(event.kind.code()));
        let (Some(at), Some(known)) = (at.filter(|at| !seen[*at]), right) else {
            println!("not in the gold: {}", line(event, text));
            continue;
        };
        seen[at] = true;
        tally.right += 1;
        tally.count(known, event, &places, &times);
    }
    for ((span, event), _) in gold.iter().zip(&seen).filter(|(_, seen)| !**seen) {
        if !optional(event) {
            println!("missed: {} {}", span.of(text), event.word("type").unwrap());
        }
    }
}

impl Tally {
    fn count(&mut self, known: &Json, event: &Event, places: &Places, times: &[Timex]) {
        self.factual += usize::from(known.word("factuality") == Some(event.factuality.code()));
        let meets = |key: &str, parties: &[annals_core::Participant]| {
            let known: Vec<Span> = known.list(key).iter().map(|party| places.span(party)).collect();
            known.is_empty() && parties.is_empty()
                || known.iter().any(|span| parties.iter().any(|party| party.span.overlaps(*span)))
        };
        self.actors += usize::from(meets("actors", &event.actors));
        self.recipients += usize::from(meets("recipients", &event.recipients));
        let date = event.date.and_then(|date| times[date.time.0 as usize].value.date());
        let date = date.map(|date| date.to_string());
        let right = date.is_some() && date.as_deref() == known.word("date");
        self.dates_right += usize::from(right);
        self.dates_found += usize::from(date.is_some());
        self.dates_gold += usize::from(known.word("date").is_some());
    }
}

fn check(name: &str, least_precision: usize, least_recall: usize, least_factual: usize) {
    let Some(readings) = readings(&shared().join(name)) else {
        println!("skipped: no {name}");
        return;
    };
    let lexicon = Lexicon::embedded();
    let mut tally = Tally::default();
    for json in &readings {
        let text = match json.word("text") {
            Some(text) => text.to_owned(),
            None => {
                let file = shared().join("seeds").join(json.word("source").unwrap());
                std::fs::read_to_string(file).unwrap()
            }
        };
        compare(json, &text, &lexicon, &mut tally);
    }
    println!("{name}: {tally:?}");
    let percent = |part: usize, whole: usize| part * 100 / whole.max(1);
    println!(
        "{name}: precision {} recall {} factuality {} actors {} recipients {}",
        percent(tally.right, tally.found),
        percent(tally.right, tally.gold),
        percent(tally.factual, tally.right),
        percent(tally.actors, tally.right),
        percent(tally.recipients, tally.right)
    );
    assert!(percent(tally.right, tally.found) >= least_precision);
    assert!(percent(tally.right, tally.gold) >= least_recall);
    assert!(percent(tally.factual, tally.right) >= least_factual);
}

#[test]
fn seeds() {
    check("seeds/gold.jsonl", 90, 60, 90);
}

#[test]
fn voa() {
    check("data/readings/voa.jsonl.xz", 90, 60, 90);
}
