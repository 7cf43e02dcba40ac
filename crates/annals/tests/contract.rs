//! The JSON we print is the JSON we promise.

// A test may stop where something cannot be.
#![allow(clippy::unwrap_used)]

use annals::{Form, Pile, Reader, Selection, read_all};
use serde_json::Value;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn schema(name: &str) -> jsonschema::Validator {
    let text = std::fs::read_to_string(root().join("docs").join(name)).unwrap();
    jsonschema::validator_for(&serde_json::from_str(&text).unwrap()).unwrap()
}

#[track_caller]
fn check(validator: &jsonschema::Validator, value: &Value) {
    let faults: Vec<String> = validator
        .iter_errors(value)
        .map(|fault| format!("{}: {fault}", fault.instance_path()))
        .collect();
    assert!(faults.is_empty(), "{}\n{}", value["source"], faults.join("\n"));
}

fn pile() -> (Reader, Pile) {
    let reader = Reader::new();
    let mut folders = vec![root().join("examples")];
    let seeds = root().join("../shared/seeds");
    if seeds.exists() {
        folders.push(seeds);
    } else {
        println!("the seed reports are not beside the project: only the examples are checked");
    }
    let mut readings = vec![];
    let inputs = reader
        .inputs(&folders, Form::ByName)
        .filter(|input| !input.as_ref().is_ok_and(|input| input.name().contains("gold")));
    read_all(&reader, inputs, |outcomes| {
        readings.extend(outcomes.into_iter().filter_map(Result::ok));
        true
    });
    assert!(readings.len() >= 6);
    let pile = Pile::new(readings, &reader);
    (reader, pile)
}

#[test]
fn readings_keep_their_contract() {
    let validator = schema("reading.schema.json");
    let (_, pile) = pile();
    for reading in pile.readings() {
        check(&validator, &annals::export::reading::json(reading));
        check(&validator, &annals::export::reading::article_json(&reading.article));
    }
    // The schema refuses what it does not know.
    let mut stray = annals::export::reading::json(&pile.readings()[0]);
    stray["stray"] = true.into();
    assert!(!validator.is_valid(&stray));
}

#[test]
fn timelines_keep_their_contract() {
    let validator = schema("timeline.schema.json");
    let (_, pile) = pile();
    let timeline = pile.timeline(&Selection::default());
    for entry in timeline.entries.iter().chain(&timeline.undated) {
        check(&validator, &annals::export::timeline::json(entry, &pile));
    }
    assert!(!timeline.entries.is_empty());
}

#[test]
fn every_offset_finds_its_words_in_code_points() {
    let (_, pile) = pile();
    for reading in pile.readings() {
        let value = annals::export::reading::json(reading);
        let text: Vec<char> = value["text"].as_str().unwrap().chars().collect();
        for (figure, record) in value["figures"].as_array().unwrap().iter().zip(&reading.figures) {
            let at = |end: &str| usize::try_from(figure[end].as_u64().unwrap()).unwrap();
            let words: String = text[at("start")..at("end")].iter().collect();
            assert_eq!(words, reading.quote(record.span));
        }
        // And the map leads back to the source, byte for byte where the source is UTF-8.
        let source = &reading.article.source.bytes;
        for piece in value["map"].as_array().unwrap() {
            let at = |n: usize| usize::try_from(piece[n].as_u64().unwrap()).unwrap();
            let words: String = text[at(0)..at(1)].iter().collect();
            assert_eq!(words.as_bytes(), &source[at(2)..at(3)]);
        }
    }
}

#[test]
fn the_order_of_the_reports_does_not_matter() {
    let (reader, pile) = pile();
    let mut readings = pile.readings().to_vec();
    // A reading that was settled is read afresh, as it would come in.
    for settled in pile.settlements() {
        let article = readings[settled.report].article.clone();
        readings[settled.report] = reader.read(article);
    }
    readings.reverse();
    let middle = readings.len() / 2;
    readings.rotate_left(middle);
    let other = Pile::new(readings, &reader);
    assert_eq!(pile.timeline(&Selection::default()), other.timeline(&Selection::default()));
    assert_eq!(pile.settlements(), other.settlements());
}
