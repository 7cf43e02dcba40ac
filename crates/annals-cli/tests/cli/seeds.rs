//! The reports the project began with, where they lie beside it.

use super::Desk;
use serde_json::Value;
use std::path::PathBuf;

fn seeds() -> Option<Vec<PathBuf>> {
    let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/seeds"));
    let Ok(entries) = std::fs::read_dir(folder) else {
        println!("skipped: the seed reports are not beside the project");
        return None;
    };
    let paths = entries.map(|entry| entry.unwrap().path());
    let mut texts: Vec<PathBuf> =
        paths.filter(|path| path.extension().is_some_and(|extension| extension == "txt")).collect();
    texts.sort();
    Some(texts)
}

fn readings() -> Option<Vec<Value>> {
    let paths = seeds()?;
    let mut args = vec!["read", "--json"];
    args.extend(paths.iter().map(|path| path.to_str().unwrap()));
    Some(Desk::new().run(&args).exits(0).json())
}

#[test]
fn publication_dates_are_stated_inferred_or_left_open() {
    let Some(readings) = readings() else { return };
    let published = |at: usize| &readings[at]["published"];
    assert_eq!(published(0)["value"], Value::Null);
    assert_eq!(
        published(0)["candidates"].to_string(),
        r#"["2013-10-28","2019-10-28","2024-10-28"]"#
    );
    assert_eq!(published(0)["years"].to_string(), "[2005,2029]");
    assert_eq!(published(1)["value"], "2019-02-05");
    assert_eq!(published(1)["time"], "17:10:00");
    assert_eq!(published(1)["basis"], "stated");
    assert_eq!(published(2)["value"], "2015-11-23");
    assert_eq!(published(2)["basis"], "inferred");
    for reading in &readings {
        assert!(!reading["published"]["evidence"].as_array().unwrap().is_empty());
    }
}

#[test]
fn other_reports_settle_the_missing_year() {
    let Some(paths) = seeds() else { return };
    let mut args = vec!["timeline", "--json"];
    args.extend(paths.iter().map(|path| path.to_str().unwrap()));
    let entries = Desk::new().run(&args).exits(0).json();
    let dates: Vec<&str> = entries.iter().filter_map(|entry| entry["date"].as_str()).collect();
    assert!(dates.contains(&"2019-11-14"), "{dates:?}");
    assert!(dates.contains(&"2019-10-27"), "{dates:?}");
    assert!(dates.is_sorted_by_key(|date| &date[..4]), "{dates:?}");
}

#[test]
fn furniture_is_left_out_and_the_caption_stands_once() {
    let Some(readings) = readings() else { return };
    let text = readings[2]["text"].as_str().unwrap();
    for furniture in [
        "Accessibility",
        "please wait",
        "0:00",
        "No media source",
        "Watch related",
        "Breaking News",
    ] {
        assert!(!text.contains(furniture), "{furniture} is in the text");
    }
    assert_eq!(text.matches("shakes hands").count(), 1);
    let kinds: Vec<&Value> =
        readings[2]["blocks"].as_array().unwrap().iter().map(|block| &block["kind"]).collect();
    assert!(kinds.contains(&&Value::from("caption")), "{kinds:?}");
    let title = readings[2]["title"].as_str().unwrap();
    assert!(title.starts_with("Hollande") && title.ends_with("Militants"), "{title}");
    assert_eq!(readings[0]["credits"].to_string(), r#"["AFP"]"#);
}

#[test]
fn the_archive_of_the_seeds_verifies() {
    let Some(paths) = seeds() else { return };
    let desk = Desk::new();
    let mut args = vec!["add", "seeds.annals"];
    args.extend(paths.iter().map(|path| path.to_str().unwrap()));
    desk.run(&args).exits(0);
    desk.run(&["verify", "seeds.annals"]).exits(0);
}

/// How long each sentence is, in code points, as `annals parse` splits the whole file. The lines of
/// the last report's furniture stand in it too, for nothing is left out here.
const SENTENCES: [&[usize]; 3] = [
    &[193, 193, 205, 159, 233, 125, 255, 168, 147, 97, 114, 169, 259, 23],
    &[19, 193, 145, 276, 291, 229, 220, 115, 219, 15, 192, 168, 212, 116, 91, 222, 145, 212],
    &[
        19, 13, 66, 65, 35, 17, 45, 198, 159, 214, 196, 199, 222, 176, 198, 59, 142, 142, 179, 165,
        297, 200, 238, 221, 195,
    ],
];

#[test]
fn sentences_are_split_as_a_reader_would() {
    let Some(paths) = seeds() else { return };
    for (path, expected) in paths.iter().zip(SENTENCES) {
        let parsed = Desk::new().run(&["parse", path.to_str().unwrap()]).exits(0).out;
        let texts = parsed.lines().filter_map(|line| line.strip_prefix("# text = "));
        let found: Vec<usize> = texts.map(|text| text.chars().count()).collect();
        assert_eq!(found, expected, "{}", path.display());
    }
}
