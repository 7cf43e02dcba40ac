//! Sentences of our own, read by the model that ships.

use super::*;
use crate::clusters::Clusters;
use annals_core::NameKind;

/// Reads words split by blanks, one sentence a line, and shows the names: "PER Maren Holt".
fn read(text: &str) -> Vec<String> {
    let clusters = Clusters::new(annals_models::CLUSTERS).unwrap();
    let model = NameModel::new(annals_models::NAMES).unwrap();
    let mut sentences = vec![];
    let mut forms = vec![];
    for line in text.lines() {
        let first = forms.len();
        forms.extend(line.split_whitespace());
        sentences.push(first..forms.len());
    }
    let words: Vec<Lexeme> = forms.iter().map(|form| Lexeme::new(form, &clusters)).collect();
    let tags = names(&words, &forms, &sentences, &model);
    assert_eq!(tags.len(), forms.len());
    let mut res: Vec<String> = vec![];
    for (tag, form) in tags.iter().zip(forms) {
        match tag {
            NameTag::Outside => {}
            NameTag::Begin(kind) => res.push(format!("{} {form}", kind.code())),
            NameTag::Inside(_) => {
                let last = res.last_mut().unwrap();
                last.push(' ');
                last.push_str(form);
            }
        }
    }
    res
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    assert_eq!(read(text), expected, "{text}");
}

#[test]
fn people_are_told_from_places() {
    check(
        "President Maren Holt told reporters in Paris that talks would resume on Monday .",
        &["PER Maren Holt", "LOC Paris"],
    );
    check(
        "John Baker flew to London with his wife Anna .",
        &["PER John Baker", "LOC London", "PER Anna"],
    );
}

#[test]
fn bodies_are_organisations() {
    check(
        "The United Nations sent food to Kenya and Somalia .",
        &["ORG United Nations", "LOC Kenya", "LOC Somalia"],
    );
    check("He works for Microsoft in Seattle .", &["ORG Microsoft", "LOC Seattle"]);
}

#[test]
fn nationalities_are_no_places() {
    check("Turkish troops crossed the border .", &["NORP Turkish"]);
    check("An Italian judge freed two French sailors .", &["NORP Italian", "NORP French"]);
}

#[test]
fn plain_words_are_no_names() {
    check("The committee will meet again next week , officials said .", &[]);
    check("", &[]);
}

#[test]
fn strange_files_are_no_models() {
    assert!(NameModel::new(b"").is_none());
    assert!(NameModel::new(b"ANN1\xff\xff\xff\xff").is_none());
    assert!(NameModel::new(&annals_models::NAMES[..1000]).is_none());
    assert_eq!(NameKind::parse("PER"), Some(NameKind::Person));
}

#[test]
fn labels_and_tags_lead_back() {
    let kinds = [NameKind::Person, NameKind::Place];
    let tags = [
        NameTag::Outside,
        NameTag::Begin(kinds[0]),
        NameTag::Inside(kinds[0]),
        NameTag::Begin(kinds[0]),
        NameTag::Begin(kinds[1]),
        NameTag::Inside(kinds[1]),
        NameTag::Inside(kinds[1]),
    ];
    assert_eq!(labels::tags(&labels::labels(&tags)), tags);
}
