use super::*;
use proptest::prelude::*;
use std::collections::BTreeMap;

/// Words as `form/UPOS/XPOS/lemma`.
#[track_caller]
fn check(words: &str) {
    let table = Table::embedded();
    for word in words.split_whitespace() {
        let fields: Vec<&str> = word.split('/').collect();
        let [form, upos, xpos, lemma] = fields[..] else { panic!("{word}") };
        let (upos, xpos) = (Upos::parse(upos).unwrap(), Xpos::parse(xpos).unwrap());
        assert_eq!(table.lemma(form, upos, xpos), lemma, "{word}");
    }
}

#[test]
fn verbs() {
    check("withdrew/VERB/VBD/withdraw shelled/VERB/VBD/shell shelling/VERB/VBG/shell");
    check("agreed/VERB/VBN/agree denies/VERB/VBZ/deny denied/VERB/VBD/deny");
    check("planned/VERB/VBN/plan committed/VERB/VBN/commit seizing/VERB/VBG/seize");
    check("fled/VERB/VBN/flee struck/VERB/VBN/strike fought/VERB/VBN/fight");
    check("said/VERB/VBD/say Said/VERB/VBD/say left/VERB/VBD/leave shot/VERB/VBN/shoot");
    check("besieged/VERB/VBN/besiege looted/VERB/VBD/loot torched/VERB/VBN/torch");
    check("overran/VERB/VBD/overrun recaptured/VERB/VBD/recapture airlifted/VERB/VBN/airlift");
}

#[test]
fn auxiliaries() {
    check("was/AUX/VBD/be 's/AUX/VBZ/be ’s/AUX/VBZ/be 've/AUX/VBP/have had/AUX/VBN/have");
    check("'d/AUX/MD/would 'd/AUX/VBD/have ca/AUX/MD/can wo/AUX/MD/will did/AUX/VBD/do");
    check("n't/PART/RB/not n’t/PART/RB/not 's/PART/POS/'s to/PART/TO/to");
}

#[test]
fn nouns() {
    check("ceasefires/NOUN/NNS/ceasefire airstrikes/NOUN/NNS/airstrike jihadis/NOUN/NNS/jihadi");
    check("militias/NOUN/NNS/militia crises/NOUN/NNS/crisis embassies/NOUN/NNS/embassy");
    check("policemen/NOUN/NNS/policeman people/NOUN/NNS/people People/NOUN/NNS/people");
    check("warplanes/NOUN/NNS/warplane gunships/NOUN/NNS/gunship Talks/NOUN/NNS/talk");
    check("hostages/NOUN/NNS/hostage churches/NOUN/NNS/church wounded/NOUN/NNS/wounded");
    check("aircraft/NOUN/NNS/aircraft series/NOUN/NN/series news/NOUN/NN/news");
}

#[test]
fn names_keep_their_capitals() {
    check("Kurds/PROPN/NNPS/Kurd Sunnis/PROPN/NNPS/Sunni Nations/PROPN/NNPS/Nation");
    check("Okoro/PROPN/NNP/Okoro NATO/PROPN/NNP/NATO Tyre/PROPN/NNP/Tyre UN/PROPN/NNP/UN");
    check("Libyan/ADJ/JJ/Libyan Zambian/ADJ/JJ/Zambian United/ADJ/NNP/United");
    check("Damascus/PROPN/NNP/Damascus Hollis/PROPN/NNP/Hollis Honduras/PROPN/NNP/Honduras");
    // But a common word does not keep the capital of a sentence.
    check("Armed/ADJ/JJ/armed Heavy/ADJ/JJ/heavy Later/ADV/RBR/late The/DET/DT/the");
}

#[test]
fn other_words() {
    check("me/PRON/PRP/I them/PRON/PRP/they her/PRON/PRP/she an/DET/DT/a these/DET/DT/this");
    check("better/ADJ/JJR/good worst/ADJ/JJS/bad earlier/ADV/RBR/early deadliest/ADJ/JJS/deadly");
    check("2,000/NUM/CD/2000 17:10/NUM/CD/17:10 Two/NUM/CD/two");
}

/// What it gets wrong; better is welcome.
#[test]
fn known_faults() {
    // "modelling" is British and rare beside "telling"; "Clinics" looks like "Olympics".
    check("modelling/VERB/VBG/modell Clinics/PROPN/NNPS/Clinics");
}

#[test]
fn endings_are_told_from_words() {
    let entry = |question, whole, letters: &str| Entry {
        key: Key { question, class: Class::of(Upos::Verb, Xpos::Vbd), shape: Shape::Small },
        whole,
        letters: letters.as_bytes().to_vec(),
    };
    let edit = |cut, add| Edit { capitals: Capitals::Keep, cut, add };
    let packed = pack(&BTreeMap::from([
        (entry(Question::End, false, "ed"), edit(2, "")),
        (entry(Question::End, false, "ied"), edit(3, "y")),
        (entry(Question::End, true, "ed"), edit(0, "it")),
    ]))
    .unwrap();
    let table = Table::new(&packed).unwrap();
    for (form, lemma) in [("asked", "ask"), ("tried", "try"), ("ed", "edit"), ("went", "went")] {
        assert_eq!(table.lemma(form, Upos::Verb, Xpos::Vbd), lemma);
    }
    assert!(Table::new(&packed[1..]).is_none());
}

proptest! {
    #[test]
    fn any_word_has_a_lemma(form in "\\PC{1,12}", upos in 0..17_usize, xpos in 0..49_usize) {
        let (upos, xpos) = (Upos::ALL[upos], Xpos::ALL[xpos]);
        prop_assert!(!Table::embedded().lemma(&form, upos, xpos).is_empty());
    }

    #[test]
    fn bytes_that_are_no_table_do_no_harm(
        at in 0..annals_models::LEMMAS.len(),
        byte: u8,
        form in "[a-zA-Z]{1,9}",
    ) {
        let mut bytes = annals_models::LEMMAS.to_vec();
        bytes[at] = byte;
        if let Some(table) = Table::new(&bytes) {
            let _ = table.lemma(&form, Upos::Verb, Xpos::Vbd);
        }
        bytes.truncate(at);
        if let Some(table) = Table::new(&bytes) {
            let _ = table.lemma(&form, Upos::Noun, Xpos::Nns);
        }
    }
}
