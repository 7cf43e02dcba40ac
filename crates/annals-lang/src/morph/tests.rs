use super::*;
use annals_core::testing::written;
use annals_lexicon::Lexicon;

/// The features of the words of a sentence (as `written` reads them) that are named, in order.
#[track_caller]
fn check(sentence: &str, expected: &[(&str, &str)]) {
    let lexicon = Lexicon::embedded();
    let doc = written(sentence);
    let (text, tokens, sentences) = doc.parts();
    let found = morphs(text, tokens, sentences, &lexicon.lang);
    let mut rest = expected.iter();
    let mut next = rest.next();
    for (span, morph) in tokens.spans.iter().zip(found) {
        if let Some((word, features)) = next.filter(|(word, _)| *word == span.of(text)) {
            assert_eq!(morph.to_string(), *features, "{word} in {text:?}");
            next = rest.next();
        }
    }
    assert_eq!(next, None, "words in order");
}

#[test]
fn finite_verbs_agree_with_their_subjects() {
    check(
        "Rebels/NNS/2/nsubj fled/VBD/0/root",
        &[
            ("Rebels", "Number=Plur"),
            ("fled", "Mood=Ind|Number=Plur|Person=3|Tense=Past|VerbForm=Fin"),
        ],
    );
    check(
        "I/PRP/4/nsubj:pass was/AUX:VBD/4/aux:pass never/RB/4/advmod asked/VBN/0/root",
        &[
            ("I", "Case=Nom|Number=Sing|Person=1|PronType=Prs"),
            ("was", "Mood=Ind|Number=Sing|Person=1|Tense=Past|VerbForm=Fin"),
            ("never", "PronType=Neg"),
            ("asked", "Tense=Past|VerbForm=Part|Voice=Pass"),
        ],
    );
    // Through a coordination, and through a relative clause.
    check(
        "They/PRP/2/nsubj came/VBD/0/root and/CC/4/cc left/VBD/2/conj",
        &[("left", "Mood=Ind|Number=Plur|Person=3|Tense=Past|VerbForm=Fin")],
    );
    check(
        "Guards/NNS/4/nsubj who/WP/3/nsubj saw/VBD/1/acl:relcl fled/VBD/0/root",
        &[
            ("who", "PronType=Rel"),
            ("saw", "Mood=Ind|Number=Plur|Person=3|Tense=Past|VerbForm=Fin"),
        ],
    );
    check(
        "Kovac/NNP/4/nsubj and/CC/3/cc Okoro/NNP/1/conj signed/VBD/0/root",
        &[("signed", "Mood=Ind|Number=Plur|Person=3|Tense=Past|VerbForm=Fin")],
    );
    check(
        "Police/NN/2/nsubj say/VBP/0/root",
        &[("say", "Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin")],
    );
}

#[test]
fn bare_forms() {
    let imperative = "Mood=Imp|VerbForm=Fin";
    check("Leave/VB/0/root now/RB/1/advmod", &[("Leave", imperative), ("now", "PronType=Dem")]);
    check(
        "They/PRP/3/nsubj will/AUX:MD/3/aux go/VB/0/root or/CC/5/cc stay/VB/3/conj",
        &[("will", "VerbForm=Fin"), ("go", "VerbForm=Inf"), ("stay", "VerbForm=Inf")],
    );
    check(
        "They/PRP/2/nsubj want/VBP/0/root to/TO/4/mark leave/VB/2/xcomp",
        &[("leave", "VerbForm=Inf")],
    );
    check(
        "She/PRP/2/nsubj insists/VBZ/0/root that/SCONJ:IN/5/mark he/PRP/5/nsubj resign/VB/2/ccomp",
        &[("resign", "Mood=Sub|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin")],
    );
}

#[test]
fn participles() {
    check(
        "He/PRP/3/nsubj has/AUX:VBZ/3/aux fought/VBN/0/root and/CC/5/cc lost/VBN/3/conj",
        &[("fought", "Tense=Past|VerbForm=Part"), ("lost", "Tense=Past|VerbForm=Part")],
    );
    check(
        "a/DT/3/det besieged/VERB:VBN/3/amod town/NN/0/root",
        &[("a", "Definite=Ind|PronType=Art"), ("besieged", "Tense=Past|VerbForm=Part|Voice=Pass")],
    );
    check(
        "Troops/NNS/3/nsubj are/AUX:VBP/3/aux leaving/VBG/0/root without/SCONJ:IN/5/mark firing/VBG/3/advcl",
        &[("leaving", "Tense=Pres|VerbForm=Part"), ("firing", "Tense=Pres|VerbForm=Part")],
    );
    check("They/PRP/2/nsubj stopped/VBD/0/root firing/VBG/2/xcomp", &[("firing", "VerbForm=Ger")]);
}

#[test]
fn pronouns_have_a_case_where_they_stand() {
    check(
        "It/PRP/2/nsubj hit/VBD/0/root it/PRP/2/obj itself/PRP/2/obl:unmarked",
        &[
            ("It", "Case=Nom|Gender=Neut|Number=Sing|Person=3|PronType=Prs"),
            ("it", "Case=Acc|Gender=Neut|Number=Sing|Person=3|PronType=Prs"),
            ("itself", "Case=Acc|Gender=Neut|Number=Sing|Person=3|PronType=Emp|Reflex=Yes"),
        ],
    );
    check(
        "Her/PRP$/2/nmod:poss men/NNS/3/nsubj left/VBD/0/root her/PRP/3/obj",
        &[
            ("Her", "Case=Gen|Gender=Fem|Number=Sing|Person=3|Poss=Yes|PronType=Prs"),
            ("her", "Case=Acc|Gender=Fem|Number=Sing|Person=3|PronType=Prs"),
        ],
    );
    check("Who/WP/2/nsubj left/VBD/0/root", &[("Who", "PronType=Int")]);
}

#[test]
fn numerals_and_degrees() {
    check(
        "2.5/CD/2/nummod million/CD/0/root",
        &[("2.5", "NumForm=Digit|NumType=Frac"), ("million", "NumForm=Word|NumType=Card")],
    );
    check(
        "the/DT/3/det 21st/JJ/3/amod century/NN/0/root",
        &[("21st", "Degree=Pos|NumForm=Combi|NumType=Ord"), ("century", "Number=Sing")],
    );
    check("Pius/NNP/0/root XII/NUM:CD/1/nmod:desc", &[("XII", "NumForm=Roman|NumType=Card")]);
    check(
        "the/DT/3/det worst/JJS/3/amod 1990s/NOUN:NNS/0/root",
        &[("worst", "Degree=Sup"), ("1990s", "Number=Ptan|NumForm=Combi|NumType=Card")],
    );
    check("mainly/RB/2/advmod soon/RB/0/root", &[("mainly", "_"), ("soon", "Degree=Pos")]);
}
