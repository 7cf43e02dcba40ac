//! How often a line gets its right label, over many styles of furniture, credits and captions.

use super::read;
use annals_core::Article;
use std::collections::BTreeMap;

/// Precision and recall that no label may fall below, in percent, and how many lines have it.
const FLOORS: &[(&str, usize, usize)] = &[
    ("caption", 95, 95),
    ("credit", 95, 90),
    ("date", 95, 95),
    ("dateline+paragraph", 95, 95),
    ("furniture", 98, 91),
    ("headline", 95, 95),
    ("list", 95, 95),
    ("metadata", 95, 95),
    ("paragraph", 80, 98),
    ("quote", 95, 95),
    ("subhead", 60, 95),
];

#[derive(Default)]
struct Counts {
    right: usize,
    given: usize,
    gold: usize,
}

impl Counts {
    fn percent(&self) -> (usize, usize) {
        let share = |of: usize| (self.right * 100).checked_div(of).unwrap_or(100);
        (share(self.given), share(self.gold))
    }
}

#[test]
fn lines_of_many_styles_get_their_labels() {
    let mut labels: BTreeMap<&str, Counts> = BTreeMap::new();
    let mut wrong = vec![];
    for page in include_str!("styles.txt").split("\n=== ").skip(1) {
        let (name, lines) = page.split_once('\n').unwrap();
        let lines: Vec<_> = lines.lines().filter_map(|line| line.split_once(" | ")).collect();
        let input: String = lines.iter().map(|(_, words)| format!("{words}\n\n")).collect();
        let article = read(input);
        let mut at = 0;
        for (label, words) in lines {
            let label = label.trim();
            let got = label_at(&article, at, at + words.len());
            at += words.len() + 2;
            labels.entry(label).or_default().gold += 1;
            labels.entry(got).or_default().given += 1;
            if got == label {
                labels.entry(label).or_default().right += 1;
            } else {
                wrong.push(format!("{name}: {got} instead of {label}: {words}"));
            }
        }
    }
    let n_lines: usize = labels.values().map(|counts| counts.gold).sum();
    println!("{}\n{n_lines} lines, {} wrong", wrong.join("\n"), wrong.len());
    for (label, counts) in &labels {
        let (precision, recall) = counts.percent();
        println!("{label:18} precision {precision:3} recall {recall:3} lines {:3}", counts.gold);
    }
    assert!(n_lines >= 300, "{n_lines} lines");
    for (label, precision, recall) in FLOORS {
        let found = labels[label].percent();
        assert!(found.0 >= *precision && found.1 >= *recall, "{label}: {found:?}");
    }
}

/// The label of the line that stands at these source bytes.
fn label_at(article: &Article, start: usize, end: usize) -> &'static str {
    let is_there = |at: usize| (start..end).contains(&at);
    let of_block = |block: &annals_core::Block| article.text.source_of(block.span)[0].start();
    let mut kinds = article.blocks.iter().filter(|block| is_there(of_block(block)));
    let first = kinds.next().map(|block| block.kind.code());
    let second = kinds.next().map(|block| block.kind.code());
    let mut omitted = article.omitted.iter().filter(|line| is_there(line.source.start()));
    match (first, second) {
        (Some("dateline"), Some("paragraph")) => "dateline+paragraph",
        (Some(kind), _) => kind,
        (None, _) => omitted.next().map_or("nothing", |line| line.kind.code()),
    }
}
