//! The seeds beside the project, where they are: named mentions must not fall below a floor.

use super::*;
use std::path::Path;

/// A value of JSON; only what the gold needs.
enum Json {
    Text(String),
    Number(usize),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
    Other,
}

impl Json {
    fn get(&self, name: &str) -> &Json {
        match self {
            Self::Object(fields) => {
                fields.iter().find(|(key, _)| key == name).map_or(&Self::Other, |(_, value)| value)
            }
            _ => &Self::Other,
        }
    }

    fn list(&self) -> &[Json] {
        if let Self::List(values) = self { values } else { &[] }
    }

    fn text(&self) -> &str {
        if let Self::Text(text) = self { text } else { "" }
    }

    fn number(&self) -> usize {
        if let Self::Number(number) = self { *number } else { usize::MAX }
    }
}

struct Parser<'t>(std::iter::Peekable<std::str::Chars<'t>>);

impl Parser<'_> {
    fn next_mark(&mut self) -> char {
        while self.0.next_if(|c| c.is_whitespace() || matches!(c, ',' | ':')).is_some() {}
        *self.0.peek().unwrap_or(&'\0')
    }

    fn value(&mut self) -> Json {
        match self.next_mark() {
            '"' => Json::Text(self.string()),
            '[' => {
                self.0.next();
                let mut values = vec![];
                while self.next_mark() != ']' {
                    values.push(self.value());
                }
                self.0.next();
                Json::List(values)
            }
            '{' => {
                self.0.next();
                let mut fields = vec![];
                while self.next_mark() != '}' {
                    let key = self.string();
                    fields.push((key, self.value()));
                }
                self.0.next();
                Json::Object(fields)
            }
            _ => {
                let mut word = String::new();
                while let Some(c) = self.0.next_if(|c| c.is_alphanumeric() || "+-.".contains(*c)) {
                    word.push(c);
                }
                word.parse().map_or(Json::Other, Json::Number)
            }
        }
    }

    fn string(&mut self) -> String {
        self.next_mark();
        self.0.next();
        let mut res = String::new();
        while let Some(c) = self.0.next() {
            match c {
                '"' => break,
                '\\' => match self.0.next() {
                    Some('n') => res.push('\n'),
                    Some('u') => {
                        let hex: String = self.0.by_ref().take(4).collect();
                        let code = u32::from_str_radix(&hex, 16).unwrap();
                        res.push(char::from_u32(code).unwrap_or('?'));
                    }
                    other => res.extend(other),
                },
                c => res.push(c),
            }
        }
        res
    }
}

#[test]
fn named_mentions_of_the_seeds() {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/seeds");
    let Ok(gold) = std::fs::read_to_string(seeds.join("gold.jsonl")) else {
        println!("skipped: no seeds at {}", seeds.display());
        return;
    };
    let (mut n_both, mut n_found, mut n_gold) = (0, 0, 0);
    for line in gold.lines() {
        let gold = Parser(line.chars().peekable()).value();
        let source = gold.get("source").text();
        let file = seeds.join(Path::new(source).file_name().unwrap());
        let text = std::fs::read_to_string(file).unwrap();
        let mut bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        bytes.push(text.len());
        let mut wanted: Vec<Span> = vec![];
        let mentions = gold.get("actors").list().iter().flat_map(|a| a.get("mentions").list());
        for mention in mentions {
            let (start, end) = (mention.get("start").number(), mention.get("end").number());
            wanted.push(Span::new(bytes[start], bytes[end]));
        }
        let found = read(&text, |_, actors, _| {
            let mentions = actors.iter().flat_map(|actor| &actor.mentions);
            let names = mentions.filter(|mention| mention.form == MentionForm::Name);
            names.map(|mention| mention.span).collect::<Vec<Span>>()
        });
        n_gold += wanted.len();
        n_found += found.len();
        n_both += wanted.iter().filter(|span| found.iter().any(|f| f.overlaps(**span))).count();
    }
    let f1 = 200 * n_both / (n_found + n_gold);
    println!("named mentions: {n_both} of {n_gold}, {n_found} found, F1 {f1} %");
    assert!(f1 >= 93, "F1 {f1} %");
}
