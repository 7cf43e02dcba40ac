//! The texts whose words may be counted, as one stream of words.
//!
//! Only what `data/README.md` allows for TRAIN or COUNT, and no development half. What other files
//! hold again (GUM's names and coreference, EWT's names) is left out. Press offices send the same
//! paragraph many times, so a sentence counts once in all texts.

use crate::train::conllu::text;
use anyhow::{Context, Result};
use std::collections::{HashMap, HashSet};
use std::path::Path;

/// How a file holds its words.
#[derive(Clone, Copy)]
enum Shape {
    /// One JSON object per line with a `text`.
    Prose,
    /// CoNLL-U: the word stands in the second column.
    Conllu,
    /// Word, tab, label.
    Bio,
}

const SOURCES: [(&str, Shape); 10] = [
    ("ud/ewt-train.conllu.xz", Shape::Conllu),
    ("ud/gum-open-train.conllu.xz", Shape::Conllu),
    ("ner/wikigold.bio.xz", Shape::Bio),
    ("ner/btc-efg.bio.xz", Shape::Bio),
    ("ner/wnut17-train.bio.xz", Shape::Bio),
    ("ner/crossner-politics-train.bio.xz", Shape::Bio),
    ("re3d/re3d-train.jsonl.xz", Shape::Prose),
    ("readings/voa.jsonl.xz", Shape::Prose),
    ("statements/polnear_train.jsonl.xz", Shape::Prose),
    ("scale/releases_12k.jsonl.xz", Shape::Prose),
];

/// Stands between sentences.
pub(crate) const BOUNDARY: u32 = 0;
/// Stands where marks were lost or a headline ends: the words beside it are no neighbours.
pub(crate) const GAP: u32 = u32::MAX;

/// Shortenings that keep their stop, as in the treebanks.
const SHORTENED: [&str; 34] = [
    "Sen", "Sens", "Rep", "Reps", "Mr", "Mrs", "Ms", "Dr", "Gov", "Gen", "Lt", "Col", "Sgt", "Maj",
    "Capt", "Adm", "Rev", "Hon", "St", "Jr", "Sr", "No", "vs", "Jan", "Feb", "Aug", "Sept", "Oct",
    "Nov", "Dec", "Inc", "Corp", "Co", "Ltd",
];

/// All words in their order, and how they are written.
pub(crate) struct Stream {
    /// Numbers of words, with [`BOUNDARY`] and [`GAP`] between.
    pub(crate) words: Vec<u32>,
    /// How a word is written, digits as `0`; the first is the boundary.
    pub(crate) forms: Vec<String>,
}

/// Reads all sources in their order.
pub(crate) fn stream(data: &Path) -> Result<Stream> {
    let mut reader = Reader {
        stream: Stream { words: vec![BOUNDARY], forms: vec![String::new()] },
        numbers: HashMap::new(),
        seen: HashSet::new(),
    };
    for (name, shape) in SOURCES {
        let file = text(&data.join(name))?;
        match shape {
            Shape::Prose => {
                for line in file.lines() {
                    let record: serde_json::Value = serde_json::from_str(line).context(name)?;
                    reader.prose(record["text"].as_str().context(name)?);
                }
            }
            Shape::Conllu => reader.columns(&file, 1),
            Shape::Bio => reader.columns(&file, 0),
        }
        println!("  {name}: {} words so far", reader.stream.words.len());
    }
    Ok(reader.stream)
}

struct Reader {
    stream: Stream,
    numbers: HashMap<String, u32>,
    /// The letters of the sentences read; only asked, never listed.
    seen: HashSet<String>,
}

impl Reader {
    fn columns(&mut self, file: &str, column: usize) {
        let mut sentence: Vec<&str> = vec![];
        for line in file.lines().chain([""]) {
            let first = line.split('\t').next().unwrap_or_default();
            if line.is_empty() {
                self.sentence(&std::mem::take(&mut sentence));
            } else if column == 0 || first.bytes().all(|byte| byte.is_ascii_digit()) {
                sentence.extend(line.split('\t').nth(column));
            }
        }
    }

    /// Sentences end at a stop before a capital, and at the end of a line. Two blanks stand where
    /// marks were lost ("Washington  D C").
    fn prose(&mut self, text: &str) {
        let mut sentence: Vec<&str> = vec![];
        for line in text.lines() {
            for part in line.split("  ").map(str::trim).filter(|part| !part.is_empty()) {
                if !sentence.is_empty() {
                    sentence.push("");
                }
                for chunk in part.split_whitespace() {
                    let ended = sentence.iter().rev().find(|word| !is_closing(word));
                    let ended = ended.is_some_and(|word| matches!(*word, "." | "?" | "!"));
                    if ended && chunk.chars().find(|c| c.is_alphanumeric()).is_some_and(is_capital)
                    {
                        self.sentence(&std::mem::take(&mut sentence));
                    }
                    words(chunk, &mut sentence);
                }
            }
            self.sentence(&std::mem::take(&mut sentence));
        }
    }

    fn sentence(&mut self, sentence: &[&str]) {
        let letters = sentence.iter().flat_map(|word| word.chars()).filter(|c| c.is_alphanumeric());
        if sentence.is_empty() || !self.seen.insert(letters.collect()) {
            return;
        }
        for word in sentence {
            let number = if word.is_empty() { GAP } else { self.number(word) };
            self.stream.words.push(number);
        }
        self.stream.words.push(BOUNDARY);
    }

    fn number(&mut self, word: &str) -> u32 {
        let form: String = word.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
        let forms = &mut self.stream.forms;
        *self.numbers.entry(form).or_insert_with_key(|form| {
            forms.push(form.clone());
            u32::try_from(forms.len() - 1).expect("fewer words than 2^32")
        })
    }
}

fn is_capital(c: char) -> bool {
    !c.is_lowercase()
}

fn is_closing(word: &str) -> bool {
    matches!(word, "\"" | "”" | "’" | "'" | ")" | "''" | "")
}

/// Splits what stands between blanks: marks, hyphens and clitics are words of their own.
fn words<'t>(chunk: &'t str, out: &mut Vec<&'t str>) {
    let mut rest = chunk;
    while let Some(c) = rest.chars().next() {
        let len = if c.is_alphanumeric() { word_len(rest) } else { mark_len(rest, c) };
        let (word, after) = rest.split_at(len);
        let at = clitic(word);
        out.extend([&word[..at], &word[at..]].into_iter().filter(|part| !part.is_empty()));
        rest = after;
    }
}

fn mark_len(rest: &str, c: char) -> usize {
    let run = rest.len() - rest.trim_start_matches(c).len();
    if matches!(c, '-' | '.' | '`' | '\'' | '*' | '_' | '=') { run } else { c.len_utf8() }
}

/// How far a word goes: marks between letters or digits stand inside ("U.S", "2,000", "Reid's").
fn word_len(rest: &str) -> usize {
    let mut end = 0;
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map_or(' ', |(_, next)| *next);
        let inner = matches!(c, '.' | ',' | ':' | '\'' | '’' | '&' | '@') && next.is_alphanumeric();
        if !c.is_alphanumeric() && !inner {
            break;
        }
        end = at + c.len_utf8();
    }
    let word = &rest[..end];
    let initials = word.split('.').all(|part| part.chars().count() == 1);
    let initials = initials && word.chars().any(char::is_uppercase);
    let keeps = rest[end..].starts_with('.') && (initials || SHORTENED.contains(&word));
    end + usize::from(keeps)
}

/// Where a clitic begins, or the word's end.
fn clitic(word: &str) -> usize {
    let Some(at) = word.rfind(['\'', '’']) else { return word.len() };
    match word[at..].trim_start_matches(['\'', '’']).to_ascii_lowercase().as_str() {
        "t" if word[..at].ends_with(['n', 'N']) => at - 1,
        "s" | "re" | "ve" | "ll" | "d" | "m" => at,
        _ => word.len(),
    }
}
