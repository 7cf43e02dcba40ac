//! `annals parse`: text or words in, CoNLL-U out.

use super::Desk;

/// The columns of the lines that are words or surface tokens.
#[track_caller]
fn rows(out: &str) -> Vec<Vec<&str>> {
    let lines = out.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let rows: Vec<Vec<&str>> = lines.map(|line| line.split('\t').collect()).collect();
    assert!(rows.iter().all(|row| row.len() == 10), "{out}");
    rows
}

fn is_word(row: &[&str]) -> bool {
    row[0].bytes().all(|byte| byte.is_ascii_digit())
}

/// CoNLL-U that holds words only.
fn bare(sentences: &[&[&str]]) -> String {
    let mut res = String::new();
    for words in sentences {
        for (at, word) in words.iter().enumerate() {
            res += &format!("{}\t{word}{}\n", at + 1, "\t_".repeat(8));
        }
        res.push('\n');
    }
    res
}

const TEXT: &str =
    "Zoë’s envoys left – “at once”.\nShare this\r\n\r\n  They couldn’t stay in Łódź.\n";

#[test]
fn every_word_of_a_text_leads_back_to_its_place() {
    let run = Desk::new().run_with_input(&["parse"], TEXT.as_bytes()).exits(0);
    let text: Vec<char> = TEXT.chars().collect();
    let mut seen = vec![false; text.len()];
    for row in rows(&run.out) {
        let range = row[9].split('|').find_map(|pair| pair.strip_prefix("TokenRange=")).unwrap();
        let (start, end) = range.split_once(':').unwrap();
        let (start, end): (usize, usize) = (start.parse().unwrap(), end.parse().unwrap());
        assert_eq!(text[start..end].iter().collect::<String>(), row[1]);
        seen[start..end].fill(true);
    }
    let missed = text.iter().zip(&seen).filter(|(c, seen)| !c.is_whitespace() && !**seen);
    assert_eq!(missed.count(), 0, "nothing is cleaned away");
}

#[test]
fn paragraphs_and_sentences_are_told() {
    let run = Desk::new().run_with_input(&["parse", "-"], TEXT.as_bytes()).exits(0);
    assert!(run.out.starts_with("# newdoc\n# newpar\n# sent_id = 1\n# text = Zoë’s envoys"));
    assert_eq!(run.out.matches("# newpar").count(), 2);
    assert!(run.out.contains("# text = They couldn’t stay in Łódź.\n"), "{}", run.out);
    let stop = rows(&run.out).into_iter().rfind(|row| is_word(row) && row[1] != ".").unwrap();
    assert!(stop[9].contains("SpaceAfter=No"), "{stop:?}");
}

#[test]
fn every_sentence_is_a_tree() {
    let run = Desk::new().run_with_input(&["parse"], TEXT.as_bytes()).exits(0);
    for sentence in run.out.split("\n\n").filter(|sentence| !sentence.is_empty()) {
        let words: Vec<_> = rows(sentence).into_iter().filter(|row| is_word(row)).collect();
        let heads: Vec<usize> = words.iter().map(|row| row[6].parse().unwrap()).collect();
        assert_eq!(heads.iter().filter(|head| **head == 0).count(), 1);
        assert!(heads.iter().all(|head| *head <= words.len()));
        assert!(words.iter().all(|row| (row[6] == "0") == (row[7] == "root")));
        assert!(words.iter().all(|row| row[9].starts_with("NER=")));
    }
}

#[test]
fn given_words_come_back_word_for_word() {
    let given: &[&[&str]] = &[
        &["Do", "n't", "pay", "2 000", "$", "_", "#", "U.S.", "."],
        &["so"],
        &["They.The", "can't", "A\u{a0}B", "🙂", "’", ",,"],
    ];
    let run =
        Desk::new().run_with_input(&["parse", "--tokenized"], bare(given).as_bytes()).exits(0);
    let sentences: Vec<Vec<&str>> = run
        .out
        .split_terminator("\n\n")
        .map(|sentence| rows(sentence).iter().filter(|row| is_word(row)).map(|r| r[1]).collect())
        .collect();
    assert_eq!(sentences, given);
    assert!(!run.out.contains("TokenRange"), "given words stand in no text");
}

#[test]
fn what_parse_prints_it_reads() {
    let desk = Desk::new();
    let first = desk.run_with_input(&["parse"], TEXT.as_bytes()).exits(0).out;
    let second = desk.run_with_input(&["parse", "--tokenized"], first.as_bytes()).exits(0).out;
    let words = |out: &str| -> Vec<String> {
        rows(out).iter().filter(|row| is_word(row)).map(|row| row[1].to_owned()).collect()
    };
    assert_eq!(words(&first), words(&second));
    assert_eq!(first.matches("# sent_id").count(), second.matches("# sent_id").count());
}

#[test]
fn bad_conllu_is_named_and_the_rest_is_parsed() {
    let desk = Desk::new();
    desk.put("bad.conllu", "1\tTalks\t_\n");
    desk.put("odd.conllu", format!("{}x{}\n", bare(&[&["Talks", "began"]]), "\t_".repeat(9)));
    desk.put("good.conllu", format!("# newdoc id = mine\n{}", bare(&[&["Talks"]])));
    let files = ["parse", "--tokenized", "bad.conllu", "odd.conllu", "gone", "good.conllu"];
    let run = desk.run(&files).exits(2);
    run.says("bad.conllu, line 1: 3 columns instead of 10");
    run.says("odd.conllu, line 4: \"x\" is no number of a word");
    run.says("gone");
    assert!(run.out.starts_with("# newdoc id = mine\n# sent_id = 1\n# text = Talks\n"));
}

#[test]
fn files_are_documents_and_a_bad_one_stops_nothing() {
    let desk = Desk::new();
    desk.put("a.txt", "Talks began.");
    desk.put("b.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
    desk.put("c.txt", b"Caf\xe9s closed in Montr\xe9al.");
    desk.put("empty.txt", "");
    let run = desk.run(&["parse", "a.txt", "b.txt", "c.txt", "empty.txt"]).exits(2);
    run.says("b.txt: not text but a PNG image");
    let docs: Vec<&str> =
        run.out.lines().filter_map(|line| line.strip_prefix("# newdoc id = ")).collect();
    assert_eq!(docs, ["a.txt", "c.txt", "empty.txt"]);
    assert!(run.out.contains("# sent_id = 2\n# text = Cafés closed in Montréal.\n"), "{}", run.out);
}

#[test]
fn a_reader_of_conllu_that_goes_away_is_no_error() {
    use std::process::Stdio;
    let desk = Desk::new();
    desk.put("long.txt", "The envoy left on Monday.\n\n".repeat(20_000));
    let mut command = desk.command(&["parse", "long.txt"]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn a_tree_has_a_line_for_every_word() {
    let desk = Desk::new();
    desk.put("a.txt", "The envoy left Arvela.\n");
    let tree = desk.run(&["debug", "tree", "a.txt"]).exits(0).out;
    let tokens = desk.run(&["debug", "tokens", "a.txt"]).exits(0).out;
    for (at, word) in ["The", "envoy", "left", "Arvela", "."].iter().enumerate() {
        for out in [&tree, &tokens] {
            let line = out.lines().nth(at + 1).unwrap();
            assert!(line.contains(word), "{line}");
        }
    }
    assert!(tree.contains("root"), "{tree}");
}
