use super::{Desk, GOOD};

/// Reads a bad file together with a good one: the good one is read, the bad one is named.
#[track_caller]
fn check_refused(name: &str, bytes: &[u8], words: &str) {
    let desk = Desk::new();
    desk.put(name, bytes);
    desk.put("good.txt", GOOD);
    let run = desk.run(&["read", "--json", name, "good.txt"]).exits(2);
    run.says(name);
    run.says(words);
    let readings = run.json();
    assert_eq!(readings.len(), 1);
    assert_eq!(readings[0]["source"], "good.txt");
    assert!(!readings[0]["times"].as_array().unwrap().is_empty());
}

/// Reads a file that is odd but no reason to give up.
#[track_caller]
fn check_read(bytes: &[u8], words: &str) -> serde_json::Value {
    let desk = Desk::new();
    desk.put("odd.txt", bytes);
    let readings = desk.run(&["read", "--json", "odd.txt"]).exits(0).json();
    let text = readings[0]["text"].as_str().unwrap().to_owned();
    assert!(text.contains(words), "{words:?} is not in {text:?}");
    let run = desk.run(&["add", "odd.annals", "odd.txt"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    desk.run(&["verify", "odd.annals"]).exits(0);
    readings[0].clone()
}

#[test]
fn a_missing_path_is_named() {
    let desk = Desk::new();
    desk.put("good.txt", GOOD);
    let run = desk.run(&["read", "--json", "gone.txt", "good.txt"]).exits(2);
    run.says("gone.txt");
    run.says("No such file");
    assert_eq!(run.json().len(), 1);
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_that_cannot_be_read_is_named() {
    // Opens for everybody, and fails for everybody when read, root included.
    let desk = Desk::new();
    desk.put("good.txt", GOOD);
    let run = desk.run(&["read", "--json", "/proc/self/mem", "good.txt"]).exits(2);
    run.says("/proc/self/mem");
    assert_eq!(run.json().len(), 1);
}

#[test]
fn an_image_is_no_report() {
    let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89";
    check_refused("photo.txt", png, "PNG");
}

#[test]
fn binary_data_is_no_report() {
    let bytes: Vec<u8> = (0..4096_u32).map(|n| (n * 37 % 251) as u8 & 0x1f).collect();
    check_refused("data", &bytes, "binary");
}

#[test]
fn a_line_of_sixty_megabytes_is_too_long() {
    let line = "word ".repeat(12 << 20);
    check_refused("long.txt", line.as_bytes(), "33554432");
}

#[test]
fn an_empty_file_gives_an_empty_reading() {
    for bytes in ["", " \n\n\t\n"] {
        let desk = Desk::new();
        desk.put("empty.txt", bytes);
        let readings = desk.run(&["read", "--json", "empty.txt"]).exits(0).json();
        assert_eq!(readings[0]["text"], "");
        assert!(!readings[0]["notes"].as_array().unwrap().is_empty());
    }
}

#[test]
fn broken_utf8_is_read_and_noted() {
    let bytes =
        b"The envoy left the caf\xc3\xa9 in M\xc3\xa1laga; tal\xffks in Le\xc3\xb3n went on.\n";
    let reading = check_read(bytes, "left the café in Málaga");
    assert!(reading["notes"].to_string().contains("40"), "{}", reading["notes"]);
}

#[test]
fn utf16_with_a_mark_is_read() {
    for big in [false, true] {
        let text = "\u{feff}The envoy left Málaga on Friday.\n";
        let units = text.encode_utf16();
        let bytes: Vec<u8> = units
            .flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() })
            .collect();
        check_read(&bytes, "The envoy left Málaga on Friday.");
    }
}

#[test]
fn windows_1252_is_read() {
    let bytes =
        b"The envoy said \x93we wait\x94 in M\xe1laga on Friday, the minister\x92s office said.\n";
    check_read(bytes, "said “we wait” in Málaga on Friday, the minister’s office");
}

#[test]
fn a_few_nul_bytes_are_left_out_and_noted() {
    let reading = check_read(
        b"The envoy left\0 the city on Friday, the ministry said in a statement.\n",
        "The envoy left the city",
    );
    assert!(!reading["notes"].as_array().unwrap().is_empty());
}

#[test]
fn a_broken_json_line_is_named_with_line_and_column() {
    let desk = Desk::new();
    let lines = "{\"id\":\"a\",\"text\":\"Talks began on Monday.\",\"published\":\"2024-03-12\"}\n\
                 {\"id\":\"b\",\"text\":\"Talks\" began}\n\
                 {\"id\":\"c\"}\n\
                 {\"id\":\"d\",\"text\":\"Talks ended.\"}\n";
    desk.put("lines.jsonl", lines);
    let run = desk.run(&["read", "--json", "--articles", "lines.jsonl"]).exits(2);
    run.says("lines.jsonl");
    run.says("line 2");
    run.says("column 26");
    run.says("line 3");
    run.says("text");
    let ids: Vec<_> = run.json().iter().map(|reading| reading["doc_id"].clone()).collect();
    assert_eq!(ids, ["a", "d"]);
}

#[test]
fn a_folder_with_bad_files_is_read_through() {
    let desk = Desk::new();
    desk.put("pile/a.txt", GOOD);
    desk.put("pile/b.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
    desk.put("pile/deep/c.txt", GOOD.replace("Arvela", "Belgar"));
    desk.put("pile/photo.jpg", b"\xff\xd8\xff\xe0");
    let run = desk.run(&["add", "pile.annals", "pile"]).exits(2);
    run.says("2 added");
    run.says("1 file was passed over");
}

#[test]
fn a_wrong_call_is_no_half_read_input() {
    let desk = Desk::new();
    desk.run(&["read"]).exits(1);
    desk.run(&["nonsense"]).exits(1);
    desk.run(&["--help"]).exits(0);
    desk.run(&["--version"]).exits(0);
}

#[test]
fn another_language_is_kept_and_said() {
    let desk = Desk::new();
    let german = "Der Minister sagte am Montag, die Gespräche würden in der kommenden Woche fortgesetzt. \
        Die Regierung habe beschlossen, keine weiteren Truppen zu entsenden, und warte nun auf die \
        Antwort der Nachbarländer.\n";
    desk.put("de.txt", german);
    let reading = desk.run(&["read", "--json", "de.txt"]).exits(0).json().remove(0);
    assert_eq!(reading["language"], "de");
    assert_eq!(reading["events"].as_array().unwrap().len(), 0);
    assert!(!reading["notes"].as_array().unwrap().is_empty());
}
