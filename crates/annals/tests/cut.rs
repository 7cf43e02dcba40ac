//! Feeds, snippets and pages that were saved half: a report may end at any word.

// A test may stop where something cannot be.
#![allow(clippy::unwrap_used)]

use annals::Reader;

const REPORT: &str = "DORVAL, March 3 (NWS) — “We will not leave the valley,” the general said on Monday, adding – as \
others had – that about 1,200 troops (two brigades) remained. The ministry, citing a senior official who spoke on \
condition of anonymity, denied it: the talks were “over”, it said. According to Ana Belt, the envoy, at least 14 people \
were killed on Feb. 28 when shells hit Castel; the army said";

#[test]
fn a_report_may_end_at_any_word() {
    let reader = Reader::new();
    for (end, _) in REPORT.match_indices(' ').chain([(REPORT.len(), "")]) {
        let reading = reader.read_bytes("cut.txt", REPORT.as_bytes()[..end].to_vec()).unwrap();
        assert!(reading.article.text.as_str().starts_with("DORVAL"), "{}", &REPORT[..end]);
    }
}

#[test]
fn a_sentence_may_stop_without_a_stop() {
    let reader = Reader::new();
    for text in [
        "The mine will stay closed, the ministry said",
        "Mine to stay closed, ministry says",
        "Strike over, says union",
        "He is out, she told",
        "It is over – they said -",
    ] {
        let reading = reader.read_bytes("snippet.txt", text.as_bytes().to_vec()).unwrap();
        assert!(!reading.article.text.as_str().is_empty(), "{text}");
    }
}
