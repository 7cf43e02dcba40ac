use super::{Desk, GOOD};

#[test]
fn two_runs_give_the_same_bytes() {
    let desk = Desk::new();
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples");
    for command in [["read", "--json"], ["timeline", "--json"], ["clean", "--json"]] {
        let args = [&command[..], &[folder]].concat();
        let first = desk.run(&args).exits(0).out;
        assert!(first.len() > 1000);
        assert_eq!(first, desk.run(&args).exits(0).out, "{command:?}");
    }
}

#[test]
fn standard_input_is_a_report_or_lines() {
    let desk = Desk::new();
    let from_file = {
        desk.put("a.txt", GOOD);
        desk.run(&["read", "--json", "a.txt"]).exits(0).json().remove(0)
    };
    let mut piped =
        desk.run_with_input(&["read", "--json", "-"], GOOD.as_bytes()).exits(0).json().remove(0);
    assert_eq!(piped["source"], "-");
    piped["source"] = "a.txt".into();
    assert_eq!(piped, from_file);
    let line = serde_json::json!({"id": 7, "text": "Talks began.\n"}).to_string();
    let ready = desk
        .run_with_input(&["read", "--json", "--articles", "-"], line.as_bytes())
        .exits(0)
        .json();
    assert_eq!(ready[0]["doc_id"], "7");
    assert_eq!(ready[0]["text"], "Talks began.\n");
}

#[test]
fn colours_are_for_terminals() {
    let desk = Desk::new();
    desk.put("a.txt", GOOD);
    for args in
        [&["read", "a.txt"][..], &["clean", "a.txt"], &["timeline", "a.txt"], &["read", "gone"]]
    {
        let run = desk.run(args);
        assert!(!run.out.contains('\x1b') && !run.err.contains('\x1b'), "{args:?}");
    }
}

#[test]
fn a_reading_for_people_quotes_its_words() {
    let desk = Desk::new();
    desk.put("a.txt", GOOD);
    let run = desk.run(&["read", "a.txt"]).exits(0);
    for words in [
        "published  2024-03-12 (stated)",
        "“more than 100 prisoners”",
        "“Monday” = 2024-03-11",
        "ASSAULT actual: “attacked”",
    ] {
        assert!(run.out.contains(words), "{words:?} is not in:\n{}", run.out);
    }
}

#[test]
fn every_stage_can_be_looked_at() {
    let desk = Desk::new();
    desk.put("a.txt", GOOD);
    for stage in [
        "article",
        "tokens",
        "tree",
        "times",
        "events",
        "figures",
        "statements",
        "actors",
        "places",
    ] {
        desk.run(&["debug", stage, "a.txt"]).exits(0);
    }
    let run = desk.run(&["debug", "figures", "a.txt"]).exits(0);
    let lines: Vec<&str> = run.out.lines().collect();
    let sentence = lines.iter().position(|line| line.contains("prisoners")).unwrap();
    let at = lines[sentence].find("more than").unwrap();
    assert_eq!(lines[sentence + 1].find('^'), Some(at));
}

#[test]
fn stats_count_what_was_read() {
    let desk = Desk::new();
    desk.put("a.txt", GOOD);
    let run = desk.run(&["stats", "a.txt", "gone.txt"]).exits(2);
    let row = |name: &str| {
        let line = run.out.lines().find(|line| line.starts_with(name)).unwrap();
        line.split_whitespace().last().unwrap().parse::<usize>().unwrap()
    };
    assert_eq!((row("reports"), row("not read"), row("dated"), row("sentences")), (1, 1, 1, 2));
}

#[test]
fn completions_and_manual_come_from_the_same_definitions() {
    let desk = Desk::new();
    for shell in ["bash", "zsh", "fish"] {
        let run = desk.run(&["completions", shell]).exits(0);
        assert!(run.out.contains("timeline"), "{shell}");
    }
    let man = desk.run(&["man"]).exits(0).out;
    for command in
        ["clean", "read", "add", "timeline", "search", "show", "verify", "parse", "debug", "stats"]
    {
        assert!(man.contains(command), "{command}");
    }
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    use std::process::Stdio;
    let desk = Desk::new();
    for number in 0..400 {
        desk.put(
            &format!("many/{number}.txt"),
            GOOD.repeat(3).replace("100", &format!("{}", 100 + number)),
        );
    }
    let mut child = desk
        .command(&["read", "--json", "many"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn reports_of_one_source_tell_what_surrounds_them() {
    let desk = Desk::new();
    let names = ["a.txt", "b.txt", "c.txt"];
    for (name, day) in names.iter().zip(["Monday", "Tuesday", "Friday"]) {
        let title = format!("What the council said on {day}");
        let sentence = format!("The council met on {day} to talk about the pier and its pillars.");
        desk.put(name, format!("All that the lake tells us\n\n{title}\n\n{sentence}\n"));
    }
    let together = |names: [&str; 3]| {
        let args = [&["clean", "--json", "--one-source"][..], &names].concat();
        let mut articles = desk.run(&args).exits(0).json();
        articles.sort_by_key(|article| article["source"].to_string());
        articles
    };
    let articles = together(names);
    for article in &articles {
        assert!(!article["text"].as_str().unwrap().contains("All that the lake"), "{article}");
        assert_eq!(article["omitted"][0]["kind"], "furniture");
        let note = article["notes"][0].as_str().unwrap();
        assert!(note.starts_with("lines that other reports of the source have"), "{note}");
    }
    assert_eq!(articles, together(["c.txt", "a.txt", "b.txt"]), "in any order");
    // One report is read for itself.
    let alone = desk.run(&["clean", "--json", "a.txt"]).exits(0).json().remove(0);
    assert!(alone["text"].as_str().unwrap().contains("All that the lake"));
}
