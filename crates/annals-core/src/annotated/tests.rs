use crate::testing::written;
use crate::{NameKind, Relation, SentenceIdx, Span, TokenIdx, TokenRange, Upos, Xpos};

const ENVOYS: &str = "\
    Two/CD/2/nummod envoys/NNS/5/nsubj/=envoy of/IN/4/case Arvela/NNP/2/nmod/B-LOC \
    left/VBD/0/root/=leave on/IN/7/case Monday/NNP/5/obl ~./PUNCT/5/punct
    They/PRP/4/nsubj did/AUX/4/aux/=do +n't/PART/4/advmod say/VB/0/root why/WRB/4/ccomp";

fn range(first: u32, end: u32) -> TokenRange {
    TokenRange { first: TokenIdx(first), end: TokenIdx(end) }
}

#[test]
fn the_tree_can_be_walked() {
    let doc = written(ENVOYS);
    let doc = doc.annotated();
    assert_eq!(doc.text(), "Two envoys of Arvela left on Monday. They didn't say why");
    assert_eq!(doc.root(SentenceIdx(1)), TokenIdx(11));
    assert_eq!(doc.head(TokenIdx(4)), None);
    assert_eq!(doc.children(TokenIdx(4)), [1, 6, 7].map(TokenIdx));
    assert_eq!(doc.children(TokenIdx(12)), []);
    assert_eq!(doc.children(TokenIdx(99)), []);
    assert_eq!(doc.child(TokenIdx(4), Relation::Obl), Some(TokenIdx(6)));
    assert_eq!(doc.ancestors(TokenIdx(2)).map(|t| t.0).collect::<Vec<_>>(), [3, 1, 4]);
    assert_eq!(doc.subtree(TokenIdx(1)).of(doc.text()), "Two envoys of Arvela");
    assert_eq!(doc.reach(TokenIdx(11)), range(8, 13));
    assert_eq!(doc.head_of(Span::new(0, 20)), Some(TokenIdx(1)));
    assert_eq!(doc.head_of(Span::new(1, 2)), None);
    assert_eq!(doc.sentence_of(TokenIdx(7)), SentenceIdx(0));
    assert_eq!(doc.sentence_of(TokenIdx(8)), SentenceIdx(1));
}

#[test]
fn a_token_has_its_layers() {
    let doc = written(ENVOYS);
    let doc = doc.annotated();
    assert_eq!((doc.upos(TokenIdx(1)), doc.xpos(TokenIdx(1))), (Upos::Noun, Xpos::Nns));
    assert_eq!((doc.lemma(TokenIdx(0)), doc.lemma(TokenIdx(1))), ("two", "envoy"));
    assert!(doc.is_joined(TokenIdx(10)) && !doc.is_joined(TokenIdx(9)));
    assert_eq!(doc.lemma(TokenIdx(99)), "");
}

#[test]
fn crossing_arcs_reach_over_words_that_hang_elsewhere() {
    // "A hearing is held on the issue": the last words hang on the second.
    let doc = written(
        "A/DET/2/det hearing/NOUN/4/nsubj:pass is/AUX/4/aux:pass held/VBN/0/root \
         on/ADP/7/case the/DET/7/det issue/NOUN/2/nmod",
    );
    let doc = doc.annotated();
    assert_eq!(doc.reach(TokenIdx(1)), range(0, 7));
    assert_eq!(doc.reach(TokenIdx(3)), range(0, 7));
    assert_eq!(doc.reach(TokenIdx(6)), range(4, 7));
}

#[test]
fn names_begin_anew_at_b_and_with_a_sentence() {
    let doc = written(
        "Al/NNP/2/flat/B-PER Mia/NNP/0/root/I-PER Bo/NNP/2/conj/B-PER X/NNP/2/dep/I-ORG
         Y/NNP/0/root/I-ORG",
    );
    let doc = doc.annotated();
    let names: Vec<_> = doc.names().collect();
    let expected = [
        (range(0, 2), NameKind::Person),
        (range(2, 3), NameKind::Person),
        (range(3, 4), NameKind::Organisation),
        (range(4, 5), NameKind::Organisation),
    ];
    assert_eq!(names, expected);
}

#[test]
#[should_panic(expected = "hangs on itself")]
fn a_circle_is_no_tree() {
    let _ = written("a/X/0/root b/X/3/dep c/X/2/dep").annotated();
}

#[test]
#[should_panic(expected = "same sentence")]
fn a_head_in_another_sentence_is_refused() {
    let _ = written("a/X/0/root\nb/X/0/root c/X/4/dep").annotated();
}

#[test]
#[should_panic(expected = "one root")]
fn two_roots_are_refused() {
    let _ = written("a/X/0/root b/X/0/root").annotated();
}
