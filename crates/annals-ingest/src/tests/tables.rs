//! Every entry of every table holds for its example and not for its counterexample.

use super::words;
use crate::captions::is_caption;
use crate::credits::credit_line;
use crate::forms::line_match;
use crate::headers;
use crate::mastheads::masthead;
use crate::tokens::tokens;
use annals_lexicon::ingest::{Part, Rules};

fn faults<K>(rules: &Rules<K>, table: &str, is_match: impl Fn(&str) -> bool) -> Vec<String> {
    let mut res = vec![];
    for rule in rules.iter() {
        if !is_match(rule.example) {
            res.push(format!("{table}: {:?} must match {:?}", rule.parts, rule.example));
        }
        if let Some(line) = rule.counterexample.filter(|line| is_match(line)) {
            res.push(format!("{table}: nothing must match {line:?}"));
        }
    }
    res
}

#[test]
fn every_entry_holds_for_its_example() {
    let words = words();
    let is_furniture =
        |line: &str| line_match(&words.furniture, &tokens(line, 200), words).is_some();
    let is_credit = |line: &str| credit_line(line, &tokens(line, 200), words).is_some();
    let is_picture = |line: &str| is_caption(&tokens(line, 200), words);
    let is_header = |line: &str| {
        let tokens = tokens(line, 200);
        headers::date_line(&tokens, words).is_some() || headers::field(&tokens, words).is_some()
    };
    let mut faults = [
        faults(&words.furniture, "furniture", is_furniture),
        faults(&words.credits, "credits", is_credit),
        faults(&words.captions, "captions", is_picture),
        faults(&words.headers, "headers", is_header),
    ]
    .concat();
    for (word, entry) in &words.mastheads {
        let found = masthead(&tokens(entry.example, 200), words);
        if found.is_none_or(|found| found.example != entry.example) {
            faults.push(format!("mastheads: {word:?} must match {:?}", entry.example));
        }
    }
    for example in &words.date_examples {
        if headers::date_line(&tokens(example, 200), words).is_none() {
            faults.push(format!("date_words: {example:?} must be a date"));
        }
    }
    faults.sort();
    assert!(faults.is_empty(), "{faults:#?}");
}

/// A form whose words the tokenizer would part otherwise could never match.
#[test]
fn words_of_forms_are_tokens() {
    let words = words();
    let forms = words.furniture.iter().map(|rule| &rule.parts);
    let forms = forms.chain(words.credits.iter().map(|rule| &rule.parts));
    let forms = forms.chain(words.captions.iter().map(|rule| &rule.parts));
    for part in forms.chain(words.headers.iter().map(|rule| &rule.parts)).flatten() {
        if let Part::Word(word) = part {
            let found: Vec<_> = tokens(word, 9).into_iter().map(|token| token.word).collect();
            assert_eq!(found, [*word], "{word:?} is one token");
        }
    }
    for form in words.services.keys() {
        let found: Vec<_> = tokens(form, 9).into_iter().map(|token| token.word).collect();
        assert_eq!(found.join(" "), *form);
    }
}
