use super::*;

#[test]
fn a_verb_has_its_subject_and_object() {
    check("The rebels attacked the town.", &["attacked ASSAULT actual: The rebels > the town"]);
    check(
        "Norland and Velmar condemned the rebels.",
        &["condemned ACCUSE actual: Norland, Velmar > the rebels"],
    );
    check(
        "The leader of the group praised the minister.",
        &["praised SUPPORT actual: The leader > the minister"],
    );
    check(
        "The minister, the envoy to Velmar, met the rebels.",
        &["met CONSULT actual: The minister, the rebels >"],
    );
    check("Norland on Monday accused Velmar.", &["accused ACCUSE actual: Norland > Velmar"]);
}

#[test]
fn a_passive_verb_has_its_agent() {
    check(
        "The town was attacked by the rebels.",
        &["attacked ASSAULT actual: the rebels > The town"],
    );
    check(
        "Two fighters captured by the army in Arvela escaped.",
        &["captured COERCE actual: the army > Two fighters"],
    );
    check(
        "The editors were detained and tortured.",
        &["detained COERCE actual:  > The editors", "tortured ASSAULT actual:  > The editors"],
    );
}

#[test]
fn joined_verbs_share_their_subject() {
    check(
        "The rebels attacked the town and kidnapped the editor.",
        &[
            "attacked ASSAULT actual: The rebels > the town",
            "kidnapped ASSAULT actual: The rebels > the editor",
        ],
    );
    check(
        "The rebels stormed the palace, killing two guards.",
        &[
            "stormed ASSAULT actual: The rebels > the palace",
            "killing ASSAULT actual: The rebels > two guards",
        ],
    );
}

#[test]
fn a_gerund_behind_a_comma_has_the_subject_of_the_clause() {
    check(
        "Norland rejected a plan for leaving the union, urging Velmar to wait.",
        &["rejected REJECT actual: Norland >", "urging REQUEST actual: Norland > Velmar"],
    );
}

#[test]
fn a_relative_pronoun_stands_for_its_antecedent() {
    check(
        "Two men who attacked the embassy fled.",
        &["attacked ASSAULT actual: Two men > the embassy"],
    );
    check(
        "The militia, which invaded Velmar, surrendered.",
        &[
            "invaded ASSAULT actual: The militia > Velmar",
            "surrendered RETREAT actual: The militia >",
        ],
    );
}

#[test]
fn a_light_verb_leaves_the_event_to_its_noun() {
    check("Norland launched an offensive.", &["offensive ASSAULT actual: Norland >"]);
    check("Norland imposed sanctions on Velmar.", &["sanctions SANCTION actual: Norland > Velmar"]);
    check(
        "Sanctions were imposed by Norland on Velmar.",
        &["Sanctions SANCTION actual: Norland > Velmar"],
    );
    check(
        "Norland carried out airstrikes against the rebels.",
        &["airstrikes ASSAULT actual: Norland > the rebels"],
    );
    check(
        "The ministers held talks with the rebels.",
        &["talks CONSULT actual: The ministers, the rebels >"],
    );
}

#[test]
fn nouns_name_their_parties() {
    check("Norland's airstrikes continued.", &["airstrikes ASSAULT actual: Norland >"]);
    check(
        "The killing of the editor by the militia shocked Arvela.",
        &["killing ASSAULT actual: the militia > the editor"],
    );
    check("The minister's arrest came at dawn.", &["arrest COERCE actual:  > The minister"]);
    check(
        "The war between Norland and Velmar continued.",
        &["war ASSAULT actual: Norland, Velmar >"],
    );
    check("The attack on the embassy failed.", &["attack ASSAULT actual:  > the embassy"]);
}

#[test]
fn what_only_looks_like_an_event_is_none() {
    check("The war ended an era.", &[]);
    check("He died of a heart attack.", &[]);
    check("Attack helicopters landed.", &[]);
    check("The Foreign Relations Committee met resistance.", &[]);
    check("Congress wrote the Peace Talks Act.", &[]);
    check("Troops took part in Operation Peace Strike.", &[]);
    check("The earthquake killed two people.", &[]);
    check("The minister declined to comment.", &[]);
    check("They keep banned books.", &[]);
}

#[test]
fn places_and_dates_come_from_the_clause() {
    let given = Given { places: &["Arvela"], ..Given::default() };
    let text = "The rebels attacked the embassy in Arvela on Monday.";
    let found = read(text, &given, &Lexicon::embedded());
    assert_eq!(found[0].place, Some(annals_core::PlaceIdx(0)));
    assert_eq!(found[0].date.map(|date| date.basis), Some(annals_core::EventDateBasis::Explicit));

    let text = "The rebels fled on Monday after the army stormed the town.";
    let found = read(text, &given, &Lexicon::embedded());
    assert_eq!((found[0].place, found[0].date), (None, None));

    let text = "On Monday, the rebels stormed the palace, killing two guards.";
    let found = read(text, &given, &Lexicon::embedded());
    let bases = found.iter().map(|event| event.date.map(|date| date.basis));
    use annals_core::EventDateBasis::{Explicit, Inferred};
    assert_eq!(bases.collect::<Vec<_>>(), [Some(Explicit), Some(Inferred)]);
}

#[test]
fn statements_hold_events_and_are_some() {
    let text = "Norland warned that the army accused Velmar of attacking the port.";
    let given = Given {
        statements: &[
            ("warned", "the army accused Velmar of attacking the port"),
            ("accused", "attacking the port"),
        ],
        ..Given::default()
    };
    let found = read(text, &given, &Lexicon::embedded());
    let at = annals_core::StatementIdx;
    let ties: Vec<_> = found.iter().map(|event| (event.attributed, event.speech)).collect();
    assert_eq!(ties, [(Some(at(0)), Some(at(1))), (Some(at(1)), None)]);
}

#[test]
fn a_name_is_cut_to_its_mention() {
    let given = Given { actors: &["Ana Okoro", "Velmar"], ..Given::default() };
    let text = "Foreign Minister Ana Okoro accused Velmar.";
    check_given(text, &given, &["accused ACCUSE actual: Ana Okoro > Velmar"]);
    let found = read(text, &given, &Lexicon::embedded());
    assert_eq!(found[0].actors[0].actor, Some(annals_core::ActorIdx(0)));
}
