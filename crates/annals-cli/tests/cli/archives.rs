use super::{Desk, GOOD};
use std::process::Stdio;
use std::time::{Duration, Instant};

fn with_archive() -> Desk {
    let desk = Desk::new();
    desk.put("a.txt", GOOD);
    desk.put("b.txt", GOOD.replace("Arvela", "Belgar").replace("2024-03-12", "2024-03-19"));
    desk.run(&["add", "pile.annals", "a.txt", "b.txt"]).exits(0);
    desk
}

#[test]
fn adding_again_changes_nothing() {
    let desk = with_archive();
    let told = || {
        let timeline = desk.run(&["timeline", "--json", "--undated", "pile.annals"]).exits(0).out;
        let found = desk.run(&["search", "--json", "pile.annals", "prisoners"]).exits(0).out;
        let size = std::fs::metadata(desk.path().join("pile.annals")).unwrap().len();
        (timeline, found, size)
    };
    let before = told();
    let run = desk.run(&["add", "pile.annals", "a.txt", "b.txt"]).exits(0);
    run.says("0 added, 2 known before");
    assert_eq!(before, told());
}

#[test]
fn one_plain_file_is_left() {
    let desk = with_archive();
    let files = std::fs::read_dir(desk.path()).unwrap();
    let mut names: Vec<String> =
        files.map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    assert_eq!(names, ["a.txt", "b.txt", "pile.annals"]);
}

#[test]
fn the_archive_tells_the_same_as_the_files() {
    let desk = with_archive();
    let from_files = desk.run(&["timeline", "--json", "b.txt", "a.txt"]).exits(0);
    let from_archive = desk.run(&["timeline", "--json", "pile.annals"]).exits(0);
    assert!(from_files.out.contains("2024-03-11"));
    assert_eq!(from_files.out, from_archive.out);
}

#[test]
fn search_finds_reports_and_records() {
    let desk = with_archive();
    let hits = desk.run(&["search", "--json", "pile.annals", "prisoners"]).exits(0).json();
    let kinds: Vec<&str> = hits.iter().map(|hit| hit["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds.iter().filter(|kind| **kind == "report").count(), 2, "{kinds:?}");
    assert!(kinds.contains(&"figure"), "{kinds:?}");
    // Query syntax of the database is words like any other.
    desk.run(&["search", "pile.annals", "NEAR(", "\"", "*", "AND"]).exits(0);
    let run = desk.run(&["search", "pile.annals", "unheard"]).exits(0);
    assert!(run.out.contains("nothing holds"));
}

#[test]
fn show_prints_what_an_id_stands_for() {
    let desk = with_archive();
    let hits = desk.run(&["search", "--json", "pile.annals", "prisoners"]).exits(0).json();
    let figure = hits.iter().find(|hit| hit["kind"] == "figure").unwrap();
    let id = figure["id"].as_str().unwrap();
    let shown = desk.run(&["show", "pile.annals", id]).exits(0);
    assert!(shown.out.contains("more than 100 prisoner"), "{}", shown.out);
    let report = figure["report"].as_str().unwrap();
    let shown = desk.run(&["show", "--json", "pile.annals", &report[..8]]).exits(0).json();
    assert_eq!(shown[0]["id"], report);
    desk.run(&["show", "pile.annals", "ffffffffffff"]).exits(1).says("no report or record");
}

#[test]
fn what_is_no_archive_is_said() {
    let desk = Desk::new();
    desk.put("a.txt", GOOD);
    desk.run(&["verify", "gone.annals"]).exits(1).says("gone.annals");
    assert!(!desk.path().join("gone.annals").exists());
    desk.run(&["add", "a.txt", "a.txt"]).exits(1).says("not an archive");
    assert_eq!(std::fs::read_to_string(desk.path().join("a.txt")).unwrap(), GOOD);
}

/// Changes the bytes of an archive behind its back, in place.
fn tamper(desk: &Desk, from: &[u8], to: &[u8]) {
    let path = desk.path().join("pile.annals");
    let mut bytes = std::fs::read(&path).unwrap();
    let found = bytes.windows(from.len()).enumerate().filter(|(_, window)| *window == from);
    let places: Vec<usize> = found.map(|(at, _)| at).collect();
    assert!(!places.is_empty());
    for at in places {
        bytes[at..at + to.len()].copy_from_slice(to);
    }
    std::fs::write(path, bytes).unwrap();
}

#[test]
fn a_changed_record_is_found() {
    let desk = with_archive();
    desk.run(&["verify", "pile.annals"]).exits(0);
    tamper(&desk, b"2024-03-11", b"2024-03-10");
    let run = desk.run(&["verify", "pile.annals"]).exits(1);
    assert!(!run.out.is_empty());
}

#[test]
fn a_changed_text_is_found() {
    let desk = with_archive();
    tamper(&desk, b"100 prisoners", b"900 prisoners");
    desk.run(&["verify", "pile.annals"]).exits(1);
}

/// Many reports, so that a run takes long enough to be stopped.
fn many(desk: &Desk, n: usize) {
    for number in 0..n {
        let day = 1 + number % 28;
        let text = GOOD
            .replace("2024-03-12", &format!("2024-03-{day:02}"))
            .replace("100", &format!("{}", 100 + number));
        desk.put(&format!("many/{number:05}.txt"), text);
    }
}

fn n_kept(desk: &Desk) -> usize {
    let run = desk.run(&["verify", "pile.annals"]).exits(0);
    let words: Vec<&str> = run.out.split_whitespace().collect();
    words[1].parse().unwrap()
}

#[test]
fn a_killed_run_keeps_every_report_before() {
    let desk = Desk::new();
    many(&desk, 1500);
    let mut child =
        desk.command(&["add", "pile.annals", "many"]).stderr(Stdio::null()).spawn().unwrap();
    let start = Instant::now();
    // Killed once something is in the file, or when it is too late to matter.
    while start.elapsed() < Duration::from_secs(20) && child.try_wait().unwrap().is_none() {
        let log = std::fs::metadata(desk.path().join("pile.annals-wal"));
        if log.is_ok_and(|log| log.len() > 400_000) {
            break;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    let _ = child.kill();
    child.wait().unwrap();
    let kept = n_kept(&desk);
    assert!(kept > 0);
    desk.run(&["add", "pile.annals", "many"]).exits(0);
    assert_eq!(n_kept(&desk), 1500);
}

#[cfg(unix)]
#[test]
fn an_interrupted_run_says_so_and_leaves_one_file() {
    let desk = Desk::new();
    many(&desk, 1500);
    let mut child =
        desk.command(&["add", "pile.annals", "many"]).stderr(Stdio::piped()).spawn().unwrap();
    while !desk.path().join("pile.annals").exists() {
        std::thread::sleep(Duration::from_millis(2));
    }
    std::thread::sleep(Duration::from_millis(50));
    let pid = child.id().to_string();
    std::process::Command::new("kill").args(["-INT", &pid]).status().unwrap();
    let status = child.wait().unwrap();
    // On a fast machine it may be done before it is asked to stop.
    assert!(matches!(status.code(), Some(130 | 0)), "{status}");
    assert!(!desk.path().join("pile.annals-wal").exists());
    let kept = n_kept(&desk);
    assert!(status.code() == Some(0) || kept < 1500, "{kept}");
    desk.run(&["add", "pile.annals", "many"]).exits(0);
    assert_eq!(n_kept(&desk), 1500);
}
