use super::*;
use annals_core::{BlockKind, Span};
use proptest::prelude::*;

fn with<T>(text: &str, look: impl FnOnce(&Annotated) -> T) -> T {
    let block = Block { span: Span::new(0, text.len()), kind: BlockKind::Paragraph };
    look(&annotate(text, &[block], &Lexicon::embedded()))
}

/// The sentences of a text, as given with `|` between them.
#[track_caller]
fn check_sentences(marked: &str) {
    let text = marked.replace(" | ", " ").replace('|', "");
    let found = with(&text, |doc| {
        let quotes = doc.sentences().iter().map(|sentence| sentence.span.of(&text).to_owned());
        quotes.collect::<Vec<_>>()
    });
    let expected: Vec<&str> = marked.split('|').map(str::trim).collect();
    assert_eq!(found, expected);
}

/// The tokens of a text, with blanks between them.
#[track_caller]
fn check_tokens(text: &str, expected: &str) {
    let found = with(text, |doc| {
        let words: Vec<_> = (0..doc.n_tokens()).map(|at| doc.word(idx(at)).to_owned()).collect();
        words.join(" ")
    });
    assert_eq!(found, expected);
}

#[test]
fn sentences_end_at_stops() {
    check_sentences("Talks began on Monday. | They ended at noon.");
    check_sentences("Who pays? | Nobody knows!");
    check_sentences("The minister refused. | “We wait,” he said. | Nothing moved.");
    check_sentences("“We wait.” | The envoy left.");
    check_sentences("\"We wait.\" | The envoy left.");
    check_sentences("He left (he said so.) | Then he returned.");
    check_sentences("Guards withdrew... | Shelling resumed.");
    check_sentences("“Will you go?” he asked.");
}

#[test]
fn abbreviations_do_not_end_sentences() {
    check_sentences("Gen. Okoro met Mr. Vell in Washington, D.C. on Nov. 23 in private.");
    check_sentences("A U.S. official met the U.S. Congress.");
    check_sentences("He flew to the U.S. | The talks failed.");
    check_sentences("John F. Kennedy spoke. | J. B. Smith did not.");
    check_sentences("They met at 5 p.m. on Friday.");
    check_sentences("It rose by 2.5 percent.");
}

#[test]
fn sentences_run_together_are_parted() {
    check_sentences("They held talks.|The envoy left.");
    check_sentences("See example.com for more.");
}

#[test]
fn an_empty_line_ends_a_sentence() {
    check_sentences("Fears in the capital\n\n| The envoy left.");
}

#[test]
fn tokens_follow_the_treebanks() {
    check_tokens("Trump’s U.S.-led plan", "Trump ’s U.S. - led plan");
    check_tokens("They couldn't pay $2.5m.", "They could n't pay $ 2.5m .");
    check_tokens("2,000 troops -- at 17:10", "2,000 troops -- at 17:10");
    check_tokens("the allies' plan", "the allies ' plan");
    check_tokens("“Yes,” she said.", "“ Yes , ” she said .");
    check_tokens("AT&T’s Nov. 23 offer", "AT&T ’s Nov. 23 offer");
}

#[test]
fn classes_tell_names_from_other_words() {
    let text = "The envoy warned that Arvela will attack. Attacks on Arvela continued.";
    let classes = with(text, |doc| {
        (0..doc.n_tokens()).map(|at| doc.upos(idx(at)).code()).collect::<Vec<_>>().join(" ")
    });
    assert_eq!(classes, "DET NOUN VERB SCONJ PROPN AUX VERB PUNCT NOUN ADP PROPN VERB PUNCT");
}

/// The class of one word of a sentence.
#[track_caller]
fn check_class(text: &str, word: &str, class: &str) {
    let found = with(text, |doc| {
        let at = (0..doc.n_tokens()).find(|at| doc.word(idx(*at)) == word).unwrap();
        doc.upos(idx(at)).code()
    });
    assert_eq!(found, class, "{word} in {text}");
}

#[test]
fn an_adverb_does_not_hide_a_verb() {
    check_class("We strongly reject the plan.", "reject", "VERB");
    check_class("He also plans to leave.", "plans", "VERB");
    check_class("A missile hit the town.", "hit", "VERB");
    check_class("They took a hit.", "hit", "NOUN");
    check_class("The bank believes that it will pay.", "believes", "VERB");
    check_class("The newly drawn plans failed.", "plans", "NOUN");
}

proptest! {
    #[test]
    fn any_text_is_covered_by_tokens(text in "\\PC{0,120}") {
        with(&text, |doc| {
            let mut at = 0;
            for token in 0..doc.n_tokens() {
                let span = doc.span(idx(token));
                assert!(text[at..span.start()].trim().is_empty());
                at = span.end();
            }
            assert!(text[at..].trim().is_empty());
            assert_eq!(doc.sentences().last().map_or(0, |s| s.end.at()), doc.n_tokens());
        });
    }
}
