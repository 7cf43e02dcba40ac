//! Every word of the tables works in its example, and not in its counter-example.

use super::*;

/// Whether some time of a sentence covers part of the words; where it holds them only apart,
/// whether it has any time.
fn tells(sentence: &str, words: &str) -> bool {
    let plain = words.replace(" '", "'").replace(" - ", "-");
    let found = times(sentence, &paragraph(sentence), &on("2011-03-16"));
    match sentence.to_lowercase().find(&plain) {
        Some(at) => {
            let span = Span::new(at, at + plain.len());
            found.iter().any(|time| time.span.overlaps(span))
        }
        None => !found.is_empty(),
    }
}

#[test]
fn examples_hold() {
    let lexicon = Lexicon::embedded();
    let mut wrong = vec![];
    for example in lexicon.times.examples() {
        let placing = ["time_directions.txt", "time_prospective.txt", "time_utterances.txt"];
        let zone = example.file == "time_zones.txt";
        if placing.contains(&example.file) {
            let monday = times(example.hit, &paragraph(example.hit), &on("2011-03-16"));
            let ahead = monday.first().is_some_and(|time| time.value.to_string() == "2011-03-21");
            let back = matches!(example.file, "time_utterances.txt") || example.words == "since";
            if ahead == back {
                wrong.push(format!("{}: {}: {}", example.file, example.words, example.hit));
            }
            continue;
        }
        if !example.hit.is_empty() && !zone && !tells(example.hit, example.words) {
            wrong.push(format!("{}: {}: {}", example.file, example.words, example.hit));
        }
        if !example.miss.is_empty() && tells(example.miss, example.words) {
            wrong.push(format!("{}: {} in: {}", example.file, example.words, example.miss));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
