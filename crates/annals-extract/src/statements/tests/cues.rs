//! Cues and what follows them.

use super::*;

#[test]
fn a_clause_follows_with_or_without_that() {
    check(
        "The army said that the town had fallen.",
        &["The army | said | the town had fallen | office indirect"],
    );
    check(
        "The army said the town had fallen.",
        &["The army | said | the town had fallen | office indirect"],
    );
    check(
        "The army has said the town fell.",
        &["The army | said | the town fell | office indirect"],
    );
    check(
        "The army said ~{Monday} that the town had fallen.",
        &["The army | said | the town had fallen | office indirect on 2019-10-28"],
    );
    check(
        "On ~{Monday} the army said the town had fallen.",
        &["the army | said | the town had fallen | office indirect on 2019-10-28"],
    );
    check(
        "The army said in a statement that the town had fallen.",
        &["The army | said | the town had fallen | office indirect"],
    );
    check(
        "The army said during a visit to the front that the town had fallen.",
        &["The army | said | the town had fallen | office indirect"],
    );
}

#[test]
fn the_attribution_can_stand_last_or_between() {
    check(
        "The town had fallen, the army said.",
        &["the army | said | The town had fallen | office indirect"],
    );
    check(
        "The town had fallen, said @{Ann Lee}.",
        &["Ann Lee | said | The town had fallen | named indirect"],
    );
    check(
        "The town, the army said, had fallen.",
        &["the army | said | The town / had fallen | office indirect"],
    );
    check(
        "The town had fallen, according to the army.",
        &["the army | according to | The town had fallen | office indirect"],
    );
    check(
        "According to the army, the town had fallen.",
        &["the army | According to | the town had fallen | office indirect"],
    );
}

#[test]
fn some_cues_name_the_hearer() {
    check(
        "@{Lee} told the council that the town had fallen.",
        &["Lee | told | the town had fallen | named indirect to the council"],
    );
    check(
        "@{Lee} told reporters the town had fallen.",
        &["Lee | told | the town had fallen | named indirect to reporters"],
    );
    check(
        "#{Arvela} urged its neighbours to open their borders.",
        &["Arvela | urged | to open their borders | office indirect to its neighbours"],
    );
    check(
        "#{Arvela} called on its neighbours ~{Monday} to open their borders.",
        &[
            "Arvela | called | to open their borders | office indirect to its neighbours on 2019-10-28",
        ],
    );
    check("#{Arvela} urged restraint.", &["Arvela | urged | restraint | office indirect"]);
    check(
        "Residents were told to leave.",
        &["- | told | to leave | unattributed indirect to Residents"],
    );
}

#[test]
fn a_thing_can_be_praised_or_asked_for() {
    check(
        "#{Arvela} condemned the attack.",
        &["Arvela | condemned | the attack | office indirect"],
    );
    check(
        "#{Arvela} called for an end to the siege after its envoy left.",
        &["Arvela | called | an end to the siege | office indirect"],
    );
    check(
        "@{Lee} accused the army of lying and left the hall.",
        &["Lee | accused | the army of lying | named indirect"],
    );
    check(
        "The attack was condemned by #{Arvela}.",
        &["Arvela | condemned | The attack | office indirect"],
    );
    check(
        "@{Lee} called the plan “a waste of time.”",
        &["Lee | called | the plan “a waste of time.” | named mixed"],
    );
    check(
        "@{Lee} welcomed ~{Monday}'s offer of talks.",
        &["Lee | welcomed | Monday's offer of talks | named indirect"],
    );
}

#[test]
fn verbs_share_their_subject() {
    check(
        "The army said the town had fallen and warned that more towns would fall.",
        &[
            "The army | said | the town had fallen | office indirect",
            "The army | warned | more towns would fall | office indirect",
        ],
    );
    check(
        "The army said the town had fallen, adding that more towns would fall.",
        &[
            "The army | said | the town had fallen | office indirect",
            "The army | adding | more towns would fall | office indirect",
        ],
    );
    check(
        "@{Lee} left the hall and said the plan was dead.",
        &["Lee | said | the plan was dead | named indirect"],
    );
    check(
        "The army said the town had fallen, although rebels said they still held it.",
        &[
            "The army | said | the town had fallen | office indirect",
            "rebels | said | they still held it | anonymous indirect",
        ],
    );
}

#[test]
fn a_relative_pronoun_stands_for_its_noun() {
    check(
        "Governments that say the strikes failed met in secret.",
        &["Governments | say | the strikes failed met in secret | office indirect"],
    );
    check(
        "The army -- which has warned that it may leave -- held the town.",
        &["The army | warned | it may leave | office indirect"],
    );
    check(
        "@{Lee}, who said the plan was dead, left.",
        &["Lee | said | the plan was dead | named indirect"],
    );
}

#[test]
fn nobody_may_be_named() {
    check(
        "The fleet reportedly left.",
        &["- | reportedly | The fleet / left | unattributed indirect"],
    );
    check("The fleet is said to have left.", &["- | said | to have left | unattributed indirect"]);
    check(
        "It is believed that the fleet left.",
        &["- | believed | the fleet left | unattributed indirect"],
    );
}

#[test]
fn the_terms_follow_the_speaker() {
    let of = |speaker: &str| {
        let (_, found) = read(&format!("{speaker} said the town had fallen."));
        found.first().map_or("none", |statement| statement.terms.code())
    };
    assert_eq!(of("A senior official"), "anonymous");
    assert_eq!(of("Senior officials"), "office");
    assert_eq!(of("A security source"), "anonymous");
    assert_eq!(of("A spokesman for the army"), "office");
    assert_eq!(of("The foreign ministry"), "office");
    assert_eq!(of("Witnesses"), "anonymous");
    assert_eq!(of("The report"), "document");
    assert_eq!(of("@{Ann Lee}"), "named");
    assert_eq!(of("President @{Lee}"), "named");
    assert_eq!(of("A spokesman, speaking on condition of anonymity,"), "anonymous");
}

#[test]
fn speakers_come_without_what_is_said_about_them() {
    check(
        "A spokesman for the army said the town had fallen.",
        &["A spokesman for the army | said | the town had fallen | office indirect"],
    );
    check(
        "Foreign Minister @{Ann Lee} said the town had fallen.",
        &["Ann Lee | said | the town had fallen | named indirect"],
    );
    check(
        "The minister, @{Ann Lee}, said the town had fallen.",
        &["Ann Lee | said | the town had fallen | named indirect"],
    );
    check(
        "The #{Arvela} said the town had fallen.",
        &["Arvela | said | the town had fallen | office indirect"],
    );
    check(
        "#{Arvela} and #{Selmar} said the town had fallen.",
        &["Arvela and Selmar | said | the town had fallen | office indirect"],
    );
    check(
        "The army was quoted as saying the town had fallen.",
        &["The army | saying | the town had fallen | office indirect"],
    );
}

#[test]
fn not_every_verb_of_speech_states() {
    check("The minister declined to say when he would leave.", &[]);
    check("The army neither confirmed nor denied the report.", &[]);
    check("The army did not say when the town fell.", &[]);
    check("The envoy is expected to announce a deal.", &[]);
    check("The leaders discussed the plan and raised the issue.", &[]);
    check("The envoy could say that the plan was dead.", &[]);
    check("The group is called the Guard.", &[]);
    check("The claims of the army were false.", &[]);
    check("His calls for help went unheard.", &[]);
    check("The envoy called a meeting.", &[]);
    check("The report on the strike was long.", &[]);
    check("The ship sailed according to plan.", &[]);
}

#[test]
fn content_ends_where_the_report_speaks_again() {
    check(
        "Since the army said that rebels had fled, its planes bombed the town.",
        &["the army | said | rebels had fled | office indirect"],
    );
    check(
        "The army said that the group (SG) -- which said it would leave and has warned of attacks -- was gone.",
        &[
            "The army | said | the group (SG) -- which said it would leave and has warned of attacks -- was gone | office indirect",
            "the group | said | it would leave | office indirect",
            "the group | warned | attacks | office indirect",
        ],
    );
}

#[test]
fn content_ends_at_a_semicolon_and_at_a_lost_dash() {
    check(
        "@{Ann Lee} insisted that the ferry was sound; it sank in May.",
        &["Ann Lee | insisted | the ferry was sound | named indirect"],
    );
    check(
        "The union said the mine (opened in 1950; closed twice) was safe.",
        &["The union | said | the mine (opened in 1950; closed twice) was safe | office indirect"],
    );
    check(
        "The mayor praised the plan   the road, the union said, was too narrow.",
        &[
            "The mayor | praised | the plan | office indirect",
            "the union | said | the road / was too narrow | office indirect",
        ],
    );
}

#[test]
fn a_relative_clause_ends_where_the_main_one_goes_on() {
    check(
        "The bridge that @{Ann Lee} had promised to mend by ~{Monday} is still shut.",
        &["Ann Lee | promised | to mend by Monday | named indirect"],
    );
    check(
        "@{Ann Lee} promised to see that the bridge is mended.",
        &["Ann Lee | promised | to see that the bridge is mended | named indirect"],
    );
}

#[test]
fn a_past_behind_a_modal_is_the_speaker_s() {
    check(
        "@{Ann Lee} said the fee would be paid in May and dropped her claim to the rest.",
        &["Ann Lee | said | the fee would be paid in May | named indirect"],
    );
    check(
        "@{Ann Lee} said the fee would be paid and dropped from the list.",
        &["Ann Lee | said | the fee would be paid and dropped from the list | named indirect"],
    );
    check(
        "@{Ann Lee} confirmed that the train was late but would not say why.",
        &["Ann Lee | confirmed | the train was late | named indirect"],
    );
}

#[test]
fn who_asks_for_silence_says_nothing_by_it() {
    check(
        "An aide, who asked not to be named, said that #{Norland} had offered to pay.",
        &[
            "An aide | said | Norland had offered to pay | anonymous indirect",
            "Norland | offered | to pay | office indirect",
        ],
    );
}

#[test]
fn a_name_without_a_sign_of_a_person_is_a_body_s() {
    check(
        "Yesterday Tarvel said the ferry was late.",
        &["Tarvel | said | the ferry was late | office indirect"],
    );
    check(
        "The guide, Josa Tarvel, left. Later Tarvel said the ferry was late.",
        &["Tarvel | said | the ferry was late | named indirect"],
    );
    check(
        "Later Tarvel said he had missed the ferry.",
        &["Tarvel | said | he had missed the ferry | named indirect"],
    );
}

#[test]
fn a_speaker_keeps_what_belongs_to_it() {
    check(
        "Three clerks familiar with the ~{Monday} figures told the court that the sum was wrong.",
        &[
            "Three clerks familiar with the Monday figures | told | the sum was wrong | anonymous indirect to the court",
        ],
    );
    check(
        "Residents who reached the shore said the pier was gone.",
        &["Residents | said | the pier was gone | anonymous indirect"],
    );
    check(
        "The Lake Board (LB), a body that two towns pay for, warned in a paper published in May that the wall was weak.",
        &["The Lake Board | warned | the wall was weak | office indirect"],
    );
    check("Far short of the 40 promised under the plan that the towns signed.", &[]);
    check(
        "Two years, said @{Ann Lee}, were enough.",
        &["Ann Lee | said | Two years / were enough | named indirect"],
    );
}

#[test]
fn a_pronoun_speaks_on_the_terms_of_its_noun() {
    check(
        "A spokeswoman for the port said that ships were late. “They wait,” she said.",
        &[
            "A spokeswoman for the port | said | ships were late | office indirect",
            "she | said | “They wait,” | office direct",
        ],
    );
    check(
        "Nobody in the club agreed   one of its members, speaking on condition of anonymity, said that it was broke.",
        &["one of its members | said | it was broke | anonymous indirect"],
    );
}
