use super::*;

/// The factuality of the only event of a text.
#[track_caller]
fn told(text: &str, expected: &str) {
    let found = read(text, &Given::default(), &Lexicon::embedded());
    let found: Vec<_> = found.iter().map(|event| event.factuality.code()).collect();
    assert_eq!(found, [expected], "{text}");
}

#[test]
fn plain_acts_are_facts() {
    told("The rebels attacked the town.", "actual");
    told("The rebels have begun attacking the town.", "actual");
    told("The army managed to capture the town.", "actual");
}

#[test]
fn promises_and_plans_are_future() {
    told("Norland will withdraw from Arvela.", "future");
    told("The minister said Norland would withdraw from Arvela.", "future");
    told("Norland is expected to withdraw from Arvela.", "future");
    told("Norland is ready to withdraw from Arvela.", "future");
    told("The ministers are set to meet in Arvela.", "future");
    told("The ministers plan talks with Velmar.", "future");
    told("Talks with the rebels will begin at noon.", "future");
    told("The planned withdrawal alarmed Velmar.", "future");
}

#[test]
fn wishes_fears_and_conditions_are_hypothetical() {
    told("Norland could attack Velmar.", "hypothetical");
    told("The villagers fear that the rebels will attack the town.", "hypothetical");
    told("If the rebels attack the town, Norland stays.", "hypothetical");
    told("Norland wants to withdraw from Arvela.", "hypothetical");
    told("Norland hopes for talks with Velmar.", "hypothetical");
    told("They spoke of the threat of an attack.", "hypothetical");
    told("The plan would ban the party.", "hypothetical");
}

#[test]
fn what_did_not_happen_is_negated() {
    told("The rebels did not attack the town.", "negated");
    told("The rebels never attacked the town.", "negated");
    told("The army failed to capture the town.", "negated");
    told("No soldiers were killed.", "negated");
    told("The crowd left without attacking the embassy.", "negated");
    told("Norland averted a war with Velmar.", "negated");
    told("There was no attack on Monday.", "negated");
}

#[test]
fn the_outermost_word_decides() {
    told("Norland could agree.", "hypothetical");
    check(
        "Norland refused to withdraw from Arvela.",
        &["refused REJECT actual: Norland >", "withdraw RETREAT negated: Norland >"],
    );
    check(
        "Norland may agree to withdraw from Arvela.",
        &["agree AGREE hypothetical: Norland >", "withdraw RETREAT hypothetical: Norland >"],
    );
}

#[test]
fn speech_acts_are_facts_and_what_they_ask_is_not() {
    check(
        "Norland urged the rebels to release the hostages.",
        &[
            "urged REQUEST actual: Norland > the rebels",
            "release RETREAT hypothetical: the rebels > the hostages",
        ],
    );
    check(
        "Norland pledged to deploy troops.",
        &["pledged AGREE actual: Norland >", "deploy MOBILIZE future: Norland >"],
    );
    check(
        "Norland called for an end to the airstrikes.",
        &["called REQUEST actual: Norland >", "airstrikes ASSAULT actual:  >"],
    );
    check(
        "Norland rejected the allegations.",
        &["rejected REJECT actual: Norland >", "allegations ACCUSE actual:  >"],
    );
}

#[test]
fn a_purpose_is_no_event() {
    check("Troops marched north in order to retake Arvela.", &[]);
    check("Engineers built a road to bomb the valley.", &[]);
}
