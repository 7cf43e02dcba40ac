use super::*;
use annals_core::testing::written;

#[track_caller]
fn check(lines: &str, writing: Writing, expected: &str) {
    let doc = written(lines);
    let mut out = vec![];
    Conllu::default().write(&doc.annotated(), Some("a.txt"), writing, &mut out).unwrap();
    assert_eq!(String::from_utf8(out).unwrap().replace('\t', " "), expected);
}

const PLEA: &str = "Zoë/NNP/4/nsubj/B-PER ca/MD/4/aux/=can +n't/PART:RB/4/advmod/=not \
    speak/VB/0/root ~!/PUNCT:./4/punct

    So/RB/0/root";

#[test]
fn words_of_one_surface_token_stand_below_it() {
    check(
        PLEA,
        Writing::Text,
        "\
# newdoc id = a.txt
# newpar
# sent_id = 1
# text = Zoë can't speak!
1 Zoë zoë PROPN NNP _ 4 nsubj _ NER=B-PER|TokenRange=0:3
2-3 can't _ _ _ _ _ _ _ TokenRange=4:9
2 ca can AUX MD _ 4 aux _ NER=O|TokenRange=4:6
3 n't not PART RB _ 4 advmod _ NER=O|TokenRange=6:9
4 speak speak VERB VB _ 0 root _ NER=O|SpaceAfter=No|TokenRange=10:15
5 ! ! PUNCT . _ 4 punct _ NER=O|TokenRange=15:16

# newpar
# sent_id = 2
# text = So
1 So so ADV RB _ 0 root _ NER=O|TokenRange=18:20

",
    );
}

#[test]
fn words_that_came_split_have_no_place_in_a_text() {
    check(
        "ca/MD/4/aux/=can +n't/PART:RB/4/advmod/=not +!/PUNCT:./4/punct/=_ go/VB/0/root",
        Writing::Words,
        "\
# newdoc id = a.txt
# sent_id = 1
# text = can't! go
1-3 can't! _ _ _ _ _ _ _ _
1 ca can AUX MD _ 4 aux _ NER=O
2 n't not PART RB _ 4 advmod _ NER=O
3 ! _ PUNCT . _ 4 punct _ NER=O
4 go go VERB VB _ 0 root _ NER=O

",
    );
}

#[test]
fn nothing_breaks_a_line_or_a_column() {
    assert_eq!(printable("a\tb\r\nc\u{2028}d\x1be"), "a b  c d\u{fffd}e");
    assert_eq!(printable("10\u{a0}000"), "10\u{a0}000");
}
