//! Event anchoring: on the events of the gold readings, with their own triggers, how many dates are
//! found and how many of those asserted are right.

use crate::train::conllu::text;
use annals_core::{Block, BlockKind, DateBasis, Day, Published, Span, TokenIdx};
use annals_extract::times;
use annals_lang::Models;
use annals_lexicon::Lexicon;
use anyhow::{Context, Result};
use serde_json::{Value, json};
use std::path::Path;

/// The set's name in tables and floors.
const SET: &str = "anchoring/readings";

/// The row for people, and the numbers in the scorer's shape.
pub(super) fn score(data: &Path) -> Result<(String, Value)> {
    let (lexicon, models) = (Lexicon::embedded(), Models::embedded());
    let mut count = Count::default();
    for file in ["readings/voa.jsonl.xz", "../seeds/gold.jsonl"] {
        for line in text(&data.join(file))?.lines() {
            let report: Value = serde_json::from_str(line).context(file)?;
            let raw = match report["text"].as_str() {
                Some(words) => words.to_owned(),
                None => {
                    let source = report["source"].as_str().context("a report has a source")?;
                    let name = Path::new(source).file_name().context("a source has a name")?;
                    text(&data.join("../seeds").join(name))?
                }
            };
            count.add(&report, &raw, &lexicon, &models);
        }
    }
    let row = |metric: &str, part: u32, whole: u32| {
        let value = f64::from(part) / f64::from(whole.max(1));
        (
            format!("{SET}  {metric:<30}  {value:.4}  {whole:>5}\n"),
            json!({"metric": metric, "value": value}),
        )
    };
    let found = row("event date found", count.right, count.gold);
    let right = row("event date right, of asserted", count.right, count.asserted);
    let table = found.0 + &right.0;
    print!("{table}");
    Ok((table, json!({"sets": [{"set": SET, "rows": [found.1, right.1]}]})))
}

#[derive(Default)]
struct Count {
    gold: u32,
    asserted: u32,
    right: u32,
}

impl Count {
    fn add(&mut self, report: &Value, raw: &str, lexicon: &Lexicon, models: &Models) {
        let blocks = blocks(raw);
        let doc = annals_lang::annotate(raw, &blocks, lexicon, models);
        let day = report["published"]["value"].as_str().and_then(|day| day.get(..10));
        let day = day.and_then(|day| day.parse::<Day>().ok());
        let stated = Published { day, basis: DateBasis::Stated, ..Published::UNKNOWN };
        let times = times::resolve(&doc, times::recognise(&doc, lexicon), &stated);
        let governors = times::Governors::new(&doc, &times, lexicon);
        let bytes = byte_offsets(raw);
        for event in report["events"].as_array().into_iter().flatten() {
            let Some(trigger) = trigger(event, &bytes).and_then(|span| doc.head_of(span)) else {
                continue;
            };
            let gold = event["date"].as_str();
            let governing = governors.of(TokenIdx(trigger.0));
            let value = governing.map(|found| times[found.date.time.0 as usize].value.to_string());
            let value = value.map(|value| value.split('T').next().unwrap_or_default().to_owned());
            self.gold += u32::from(gold.is_some());
            self.asserted += u32::from(value.is_some());
            self.right += u32::from(gold.is_some() && gold == value.as_deref());
        }
    }
}

/// The lines of a text that hold words.
fn blocks(raw: &str) -> Vec<Block> {
    let mut res = vec![];
    let mut start = 0;
    for line in raw.split_inclusive('\n') {
        let end = start + line.trim_end().len();
        if start < end {
            res.push(Block { span: Span::new(start, end), kind: BlockKind::Paragraph });
        }
        start += line.len();
    }
    res
}

/// The byte at which each character begins, and the end.
fn byte_offsets(raw: &str) -> Vec<usize> {
    raw.char_indices().map(|(at, _)| at).chain([raw.len()]).collect()
}

fn trigger(event: &Value, bytes: &[usize]) -> Option<Span> {
    let at = |end: &str| {
        let point = usize::try_from(event["trigger"][end].as_u64()?).ok()?;
        bytes.get(point).copied()
    };
    Some(Span::new(at("start")?, at("end")?))
}
