//! Lines that recur in the reports of one source.

use super::{labels, read, words};
use crate::{RecurringLines, check_pieces, read_plain_among};
use annals_core::Article;

/// Reports of one site, with a slogan and a service line that no table knows.
fn reports() -> Vec<String> {
    let days = [
        (
            "Council closes the pier",
            "The council closed the pier on Monday after two pillars moved.",
        ),
        (
            "Ferry sails too early",
            "Forty children were left on the pier when the ferry sailed early.",
        ),
        ("Captain loses his post", "The shipping line has let its captain go, a spokeswoman said."),
        ("Roof of the school is gone", "A storm took the roof of the school, and nobody was hurt."),
    ];
    let report = |(title, sentence): &(&str, &str)| {
        format!(
            "The Shore\nAll that the lake tells us\n\n{title}\n\n{sentence}\n\nWhat it means\n\n\
             {sentence} Nobody had foreseen it, people at the pier told us.\n\n\
             Tides and weather at a glance\nWrite to the shore desk any time of the day.\n"
        )
    };
    days.iter().map(report).collect()
}

fn lines(reports: &[String]) -> RecurringLines {
    let mut res = RecurringLines::default();
    reports.iter().for_each(|report| res.add(report.as_bytes()));
    res
}

fn among(report: &str, others: &RecurringLines) -> Article {
    let article =
        read_plain_among("test.txt", report.as_bytes().to_vec(), others, words()).unwrap();
    assert_eq!(check_pieces(&article), []);
    article
}

fn furniture(article: &Article) -> Vec<String> {
    let labels = labels(article).into_iter();
    labels.filter(|(label, _)| *label == "furniture").map(|(_, words)| words).collect()
}

#[test]
fn lines_of_most_reports_are_furniture() {
    let reports = reports();
    let article = among(&reports[0], &lines(&reports));
    assert_eq!(
        furniture(&article),
        [
            "The Shore",
            "All that the lake tells us",
            "What it means",
            "Tides and weather at a glance",
            "Write to the shore desk any time of the day."
        ]
    );
    assert_eq!(article.title.as_deref(), Some("Council closes the pier"));
    assert_eq!(
        article.notes,
        ["lines that other reports of the source have were left out: 5, the first at byte 0"]
    );
    // One report alone cannot tell.
    assert!(read(reports[0].as_str()).notes.is_empty());
}

#[test]
fn a_title_within_some_reports_stays() {
    let mut reports = reports();
    for report in reports.iter_mut().skip(3) {
        *report = report.replace("What it means\n\n", "");
    }
    let others: Vec<String> = (0..4)
        .map(|n| format!("Report {n} is of other things and long enough to tell.\n"))
        .collect();
    reports.extend(others);
    let article = among(&reports[0], &lines(&reports));
    assert!(article.text.as_str().contains("What it means"));
    assert!(furniture(&article).contains(&"The Shore".to_owned()), "at the edge few suffice");
}

#[test]
fn copies_are_not_furniture() {
    let report = &reports()[0];
    let copies =
        vec![report.clone(), format!("Copied by hand\n{report}"), report.clone(), report.clone()];
    assert_eq!(furniture(&among(report, &lines(&copies))), [] as [String; 0]);
}

#[test]
fn the_order_of_reports_does_not_matter() {
    let mut reports = reports();
    let article = among(&reports[0], &lines(&reports));
    reports.reverse();
    assert_eq!(article, among(&reports[3], &lines(&reports)));
}
