use super::*;
use annals_core::{BlockKind, Span};
use proptest::prelude::*;

fn with<T>(text: &str, look: impl FnOnce(&Annotated) -> T) -> T {
    let block = Block { span: Span::new(0, text.len()), kind: BlockKind::Paragraph };
    look(&annotate(text, &[block], &Lexicon::embedded(), &Models::embedded()))
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
        let words: Vec<_> =
            (0..doc.n_tokens()).map(|at| doc.word(TokenIdx::from_at(at)).to_owned()).collect();
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
    check_tokens("They couldn't pay $2.5m.", "They could n't pay $ 2.5 m .");
    check_tokens("2,000 troops -- at 17:10", "2,000 troops -- at 17:10");
    check_tokens("the allies' plan", "the allies ' plan");
    check_tokens("“Yes,” she said.", "“ Yes , ” she said .");
    check_tokens("AT&T’s Nov. 23 offer", "AT&T ’s Nov. 23 offer");
}

#[test]
fn hyphens_are_tokens_except_behind_prefixes() {
    check_tokens("a well-known US-led plan", "a well - known US - led plan");
    check_tokens("to co-operate by e-mail", "to co-operate by e-mail");
    check_tokens("a non-aligned ex-minister", "a non-aligned ex-minister");
    check_tokens("anti-IS forces in mid-May", "anti - IS forces in mid - May");
    check_tokens("Hizb-e-Watan fell", "Hizb - e - Watan fell");
}

#[test]
fn numbers_part_from_units_only() {
    check_tokens("10km at 7pm for £5bn", "10 km at 7 pm for £ 5 bn");
    check_tokens("the 1990s, the 80's, the 3rd", "the 1990s , the 80's , the 3rd");
    check_tokens("9/11 and 1/2 and 24/7", "9/11 and 1 / 2 and 24 / 7");
    check_tokens("call 202-555-0142 on 2011-03-04", "call 202-555-0142 on 2011-03-04");
    check_tokens("5-10 men in 2010-2012", "5 - 10 men in 2010 - 2012");
    check_tokens("pages [13,14] of 2,000", "pages [ 13 , 14 ] of 2,000");
    check_tokens("US$900 for the 787's wing", "US$ 900 for the 787 's wing");
}

#[test]
fn addresses_and_faces_are_whole() {
    check_tokens("See https://example.com/a?b=1.", "See https://example.com/a?b=1 .");
    check_tokens("(desk@example.com), @annals #news", "( desk@example.com ) , @annals #news");
    check_tokens("example.com, not talks.The end", "example.com , not talks . The end");
    check_tokens("Well... really?! :-)", "Well ... really ?! :-)");
}

#[test]
fn stops_belong_to_abbreviations_and_initials() {
    check_tokens("No. 4 said no.", "No. 4 said no .");
    check_tokens(
        "J. Vell chose plan B. The rest did not.",
        "J. Vell chose plan B . The rest did not .",
    );
    check_tokens("boots, etc., and tents etc.", "boots , etc. , and tents etc .");
    check_tokens("in the U.S..", "in the U.S. .");
}

/// The words of one surface token are marked: here by "+".
#[track_caller]
fn check_joined(text: &str, expected: &str) {
    let found = with(text, |doc| {
        let word = |at| {
            (if doc.is_joined(TokenIdx::from_at(at)) { "+" } else { "" }).to_owned()
                + doc.word(TokenIdx::from_at(at))
        };
        (0..doc.n_tokens()).map(word).collect::<Vec<_>>().join(" ")
    });
    assert_eq!(found, expected);
}

#[test]
fn words_of_one_surface_token_are_joined() {
    check_joined("We can't, cannot and won’t.", "We ca +n't , can +not and wo +n’t .");
    check_joined("the allies' plan and Vell's", "the allies +' plan and Vell +'s");
    check_joined("the ‘six allies’ plan", "the ‘ six allies ’ plan");
    check_joined("I'm gonna go; they'd've gone", "I +'m gon +na go ; they +'d +'ve gone");
}

#[test]
fn prose_as_newspapers_print_it() {
    check_sentences("She met President Donald Vell and Foreign Minister Ana Okoro on Monday.");
    check_sentences("“We wait,” Mr. Vell said. | “Nothing else is left.”");
    check_sentences("The U.S. Senate met on Nov. 23. | The House did not.");
    check_sentences("He lives in Washington, D.C., and works for Vell Inc. in Arvela.");
    check_sentences("They called it “the root of evil” Monday.");
    check_sentences("The allies' 45-minute talks failed.");
}

#[test]
fn a_line_that_was_cut_by_hand_is_no_sentence() {
    let text = "The envoy said on Monday that talks between the two governments had\n\
                ended without an agreement, and that the border between Arvela and\n\
                Belmora would stay closed. Nobody knew for how long.";
    with(text, |doc| assert_eq!(doc.sentences().len(), 2));
}

/// Texts that make careless readers slow; none may take longer than its length allows.
#[test]
fn no_text_takes_long() {
    // Were it quadratic, nobody would see the end of this test.
    for part in
        ["a", "(", "\"", "1,00", "a.", "x-", "1/", "@", "a@", "http://", "'s", ". ", "’s", "é", "…"]
    {
        let text = part.repeat(60_000 / part.len());
        with(&text, |doc| assert!(doc.n_tokens() > 0));
    }
    with(&"a".repeat(1_000_000), |doc| assert!(doc.n_tokens() > 0));
    with(&"(".repeat(100_000), |doc| assert_eq!(doc.n_tokens(), 100_000));
}

#[test]
fn classes_tell_names_from_other_words() {
    let text = "The envoy warned that Arvela will attack. Attacks on Arvela continued.";
    let classes = with(text, |doc| {
        (0..doc.n_tokens())
            .map(|at| doc.upos(TokenIdx::from_at(at)).code())
            .collect::<Vec<_>>()
            .join(" ")
    });
    assert_eq!(classes, "DET NOUN VERB SCONJ PROPN AUX VERB PUNCT NOUN ADP PROPN VERB PUNCT");
}

/// The class of one word of a sentence.
#[track_caller]
fn check_class(text: &str, word: &str, class: &str) {
    let found = with(text, |doc| {
        let at = (0..doc.n_tokens()).find(|at| doc.word(TokenIdx::from_at(*at)) == word).unwrap();
        doc.upos(TokenIdx::from_at(at)).code()
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
    /// Marks and letters that rules look for, in any order.
    #[test]
    fn any_marks_are_covered_by_tokens(text in "[aBs0-3 \n'’.,:/@#$!?()“”é-]{0,60}") {
        with(&text, |doc| {
            let tokens = (0..doc.n_tokens()).map(|at| doc.word(TokenIdx::from_at(at)));
            let solid: String = text.split_whitespace().collect();
            assert_eq!(tokens.collect::<String>(), solid);
        });
    }

    #[test]
    fn any_text_is_covered_by_tokens(text in "\\PC{0,120}") {
        with(&text, |doc| {
            let mut at = 0;
            for token in 0..doc.n_tokens() {
                let span = doc.span(TokenIdx::from_at(token));
                assert!(text[at..span.start()].trim().is_empty());
                at = span.end();
            }
            assert!(text[at..].trim().is_empty());
            assert_eq!(doc.sentences().last().map_or(0, |s| s.end.at()), doc.n_tokens());
        });
    }
}
