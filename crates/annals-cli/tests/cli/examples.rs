//! What the shipped examples must give; docs/examples.md tells what they are.

use super::Desk;
use serde_json::Value;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples");

/// The true day of each example, as docs/examples.md tells it, and how the report tells it.
const DAYS: [(&str, &str, &str); 9] = [
    ("01", "2023-05-16", "stated"),
    ("02", "2023-07-19", "inferred"),
    ("03", "2023-10-02", "stated"),
    ("04", "2023-10-03", "stated"),
    ("05", "2023-12-06", "stated"),
    ("06", "2023-12-08", "stated"),
    ("07", "2024-03-12", "unknown"),
    ("08", "2024-06-20", "stated"),
    ("09", "2024-11-14", "stated"),
];

#[test]
fn every_example_has_its_day() {
    let readings = Desk::new().run(&["read", "--json", FOLDER]).exits(0).json();
    assert_eq!(readings.len(), DAYS.len());
    for (reading, (name, day, basis)) in readings.iter().zip(DAYS) {
        let published = &reading["published"];
        assert_eq!(published["basis"], basis, "{name}");
        if basis == "unknown" {
            assert_eq!(published["value"], Value::Null, "{name}");
            let candidates = published["candidates"].as_array().unwrap();
            assert!(
                candidates.contains(&day.into()) && candidates.len() > 1,
                "{name}: {candidates:?}"
            );
        } else {
            assert_eq!(published["value"], day, "{name}");
        }
    }
}

#[test]
fn the_undated_example_is_settled_by_the_others() {
    let run = Desk::new().run(&["timeline", FOLDER]).exits(0);
    let line = run.out.lines().find(|line| line.contains("07-inspectors")).unwrap();
    assert!(line.contains("2024-03-12") && line.contains("settled"), "{line}");
}

#[test]
fn a_reprint_counts_once() {
    let entries = Desk::new().run(&["timeline", "--json", FOLDER]).exits(0).json();
    let copied = entries.iter().filter(|entry| {
        let number = |field: &str| entry[field].as_u64().unwrap();
        number("sources") == 2 && number("independent") == 1
    });
    assert!(copied.count() > 0);
}

#[test]
fn no_furniture_of_the_web_page_is_left() {
    let readings = Desk::new().run(&["read", "--json", FOLDER]).exits(0).json();
    let page = readings
        .iter()
        .find(|reading| reading["source"].as_str().unwrap().contains("/05-"))
        .unwrap();
    let text = page["text"].as_str().unwrap().to_lowercase();
    for furniture in ["cookie", "newsletter", "advertisement", "please wait", "read more", "©"] {
        assert!(!text.contains(furniture), "{furniture} is in the text");
    }
    let omitted = page["omitted"].as_array().unwrap();
    assert!(omitted.iter().any(|omitted| omitted["kind"] == "repeat"));
}

const PAGES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples-pages");

#[test]
fn saved_pages_are_dated_and_free_of_furniture() {
    let pages = Desk::new().run(&["clean", "--json", PAGES]).exits(0).json();
    assert_eq!(pages.len(), 2);
    let days = ["2024-03-06", "2023-08-17"];
    let first = ["The crews of the Sound ferries voted", "Die Straßenbrücke über die Ahre"];
    let last = ["5.40 a.m. on Thursday.", "wem die Brücke gehört."];
    for (idx, page) in pages.iter().enumerate() {
        assert_eq!(page["published"]["value"], days[idx]);
        assert_eq!(page["published"]["basis"], "metadata");
        let text = page["text"].as_str().unwrap();
        assert!(text.contains(first[idx]) && text.contains(last[idx]), "{text}");
        for furniture in [
            "cookies",
            "Sign up",
            "Read more",
            "Seal that stole",
            "Thank you to the crew",
            "All rights",
            "Startseite",
            "Lesen Sie auch",
            "Meistgelesen",
            "Impressum",
        ] {
            assert!(!text.contains(furniture), "{furniture} is in the text: {text}");
        }
    }
    assert_eq!(pages[0]["language"], "en");
    assert_eq!(pages[1]["language"], "de");
}

#[test]
fn a_saved_page_leads_back_to_its_bytes() {
    let page = std::fs::read(format!("{PAGES}/01-ferry-strike-ends.html")).unwrap();
    let cleaned = Desk::new().run(&["clean", "--json", PAGES]).exits(0).json().remove(0);
    let text: Vec<char> = cleaned["text"].as_str().unwrap().chars().collect();
    let mut sources = std::collections::BTreeMap::new();
    for piece in cleaned["map"].as_array().unwrap() {
        let at = |n: usize| usize::try_from(piece[n].as_u64().unwrap()).unwrap();
        let words: String = text[at(0)..at(1)].iter().collect();
        let bytes = &page[at(2)..at(3)];
        if !bytes.contains(&b'&') {
            assert_eq!(
                words.split_whitespace().collect::<Vec<_>>().join(" "),
                String::from_utf8_lossy(bytes).split_whitespace().collect::<Vec<_>>().join(" ")
            );
        }
        sources.insert(words, String::from_utf8_lossy(bytes).into_owned());
    }
    assert_eq!(sources["“"], "&ldquo;");
    assert_eq!(sources["&"], "&amp;");
}

#[test]
fn an_archive_of_saved_pages_is_verified() {
    let desk = Desk::new();
    desk.run(&["add", "a.annals", PAGES]).exits(0);
    desk.run(&["verify", "a.annals"]).exits(0);
}
