use super::*;
use crate::clusters::Clusters;

/// Checks the universal tags of the words of a sentence: "They/PRON left/VERB".
fn check(expected: &str) {
    let clusters = Clusters::new(annals_models::CLUSTERS).unwrap();
    let tagger = Tagger::new(annals_models::TAGGER).unwrap();
    let forms: Vec<&str> =
        expected.split(' ').map(|word| word.split_once('/').unwrap().0).collect();
    let words: Vec<Lexeme> = forms.iter().map(|form| Lexeme::new(form, &clusters)).collect();
    let classes = tagger.tag(&words, &mut Buffers::default());
    let told = forms.iter().zip(classes);
    let told: Vec<String> =
        told.map(|(form, class)| format!("{form}/{}", tagger.upos(class))).collect();
    assert_eq!(told.join(" "), expected);
}

#[test]
fn words_are_told_by_their_neighbours() {
    check("They/PRON plan/VERB to/PART plan/VERB the/DET plan/NOUN ./PUNCT");
    check("The/DET talks/NOUN ended/VERB before/ADP the/DET war/NOUN ./PUNCT");
    check("He/PRON left/VERB before/SCONJ they/PRON came/VERB ./PUNCT");
}

#[test]
fn words_that_no_treebank_holds_are_told_by_their_form() {
    check("Vrexley/PROPN blormed/VERB the/DET zantous/ADJ glorpers/NOUN ./PUNCT");
}

#[test]
fn nothing_has_no_classes() {
    let tagger = Tagger::new(annals_models::TAGGER).unwrap();
    assert!(tagger.tag(&[], &mut Buffers::default()).is_empty());
}

#[test]
fn other_bytes_are_no_model() {
    assert!(Tagger::new(b"ANW1").is_none());
}
