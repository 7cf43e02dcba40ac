//! What stands in the trigger's own clause: its subject, its place, its date.

use super::*;

/// Place and date of every event of a text, `-` where it has none.
#[track_caller]
fn where_and_when(text: &str, places: &[&str], expected: &[(&str, &str)]) {
    let given = Given { places, dates: &["May", "2019"], ..Given::default() };
    let found = read(text, &given, &Lexicon::embedded());
    let times = {
        let mut times = mentions(text, "Monday");
        times.extend(["Tuesday", "May", "2019"].iter().flat_map(|word| mentions(text, word)));
        times.sort();
        times
    };
    let told: Vec<(&str, &str)> = found
        .iter()
        .map(|event| {
            let place = event.place.map_or("-", |place| places[place.0 as usize]);
            (place, event.date.map_or("-", |date| times[date.time.0 as usize].of(text)))
        })
        .collect();
    assert_eq!(told, expected, "{text}");
}

#[test]
fn the_subject_stands_in_the_verbs_own_clause() {
    check(
        "It was the worst raid on the port, which reopened later than Norland had promised.",
        &["raid COERCE actual:  >", "promised AGREE actual: Norland >"],
    );
    check(
        "Forty states fighting the militia will meet on Monday.",
        &[
            "fighting ASSAULT actual: Forty states > the militia",
            "meet CONSULT future: Forty states >",
        ],
    );
    check(
        "The envoy said they would leave and praised the rebels.",
        &["praised SUPPORT actual: The envoy > the rebels"],
    );
    check(
        "The army opened the gates to people ordered out of Arvela but attacked the port.",
        &["attacked ASSAULT actual: The army > the port"],
    );
    check("Up to 90 students demonstrated.", &["demonstrated PROTEST actual: 90 students >"]);
    check("The party rejected that.", &["rejected REJECT actual: The party >"]);
}

#[test]
fn who_did_it_is_not_guessed() {
    // Either "he" or "his men" blamed them, and only one of these would be a fact.
    check("He denied that his men had lied and blamed the rebels.", &[]);
    check("They followed the calendar agreed in Arvela.", &["agreed AGREE actual:  >"]);
    check("To learn more, visit the museum in Arvela.", &[]);
    check("States that lent their support to the accord were taken by surprise.", &[]);
    check("The two sides signed their accord.", &["accord AGREE actual: The two sides >"]);
    check("The money was promised by Norland.", &["promised AGREE actual: Norland >"]);
}

#[test]
fn a_charge_somebody_rejected() {
    check(
        "The army blamed the rebels, a charge Velmar rejected.",
        &["blamed ACCUSE actual: The army > the rebels", "rejected REJECT actual: Velmar >"],
    );
}

#[test]
fn what_is_named_is_not_asked_for() {
    check("Norland called the deal a success.", &[]);
    check("They received the amount promised under the accord.", &["promised AGREE actual:  >"]);
}

#[test]
fn a_place_hangs_on_the_clause() {
    where_and_when(
        "The ministers met in Arvela, Norland on Monday.",
        &["Arvela, Norland"],
        &[("Arvela, Norland", "Monday")],
    );
    where_and_when(
        "The rebels attacked a bus in the city of Arvela.",
        &["Arvela"],
        &[("Arvela", "-")],
    );
    where_and_when("In Arvela, the rebels attacked a bus.", &["Arvela"], &[("Arvela", "-")]);
    where_and_when("The Arvela bombing shocked them.", &["Arvela"], &[("Arvela", "-")]);
    where_and_when("Clashes erupted in Arvela on Monday.", &["Arvela"], &[("Arvela", "Monday")]);
    where_and_when("The minister visited Arvela.", &["Arvela"], &[("Arvela", "-")]);
    where_and_when(
        "Norland agreed to a truce as a step to peace in Velmar.",
        &["Velmar"],
        &[("-", "-"), ("-", "-")],
    );
}

#[test]
fn a_date_that_describes_a_noun_dates_only_that() {
    where_and_when("The rebels condemned Tuesday's attack.", &[], &[("-", "-"), ("-", "Tuesday")]);
    where_and_when(
        "The court blamed the rebels for the 2019 attack.",
        &[],
        &[("-", "-"), ("-", "2019")],
    );
    where_and_when(
        "Ten men were killed in Tuesday's raid.",
        &[],
        &[("-", "Tuesday"), ("-", "Tuesday")],
    );
    where_and_when("The army attacked the port, officials Monday said.", &[], &[("-", "-")]);
    where_and_when("The rebels, who fled in May, attacked the port.", &[], &[("-", "-")]);
    where_and_when("The men arrested on Monday fled.", &[], &[("-", "Monday")]);
    where_and_when(
        "The rebels attacked the port following the clash on Monday.",
        &[],
        &[("-", "-"), ("-", "-")],
    );
}

#[test]
fn who_stands_nearest_is_not_always_who_acts() {
    check(
        "The minister spent a year on the roads urging the rebels to leave.",
        &["urging REQUEST actual: The minister > the rebels"],
    );
    check(
        "They mourned the blast at the port in Arvela that killed ten people.",
        &["killed ASSAULT actual: the blast > ten people"],
    );
    check("The treaty was approved by a wide margin.", &["approved SUPPORT actual:  >"]);
    check("In a letter to Norland I requested all the maps.", &["requested REQUEST actual: I >"]);
    check(
        "The attack that the rebels launched on Monday killed ten people.",
        &["attack ASSAULT actual:  >", "killed ASSAULT actual:  > ten people"],
    );
    check("They spoke of the care of badly injured soldiers.", &[]);
}

#[test]
fn a_light_verb_and_its_noun_are_one_act() {
    check(
        "The army carried out on Monday a raid on the camp.",
        &["raid COERCE actual: The army >"],
    );
    check("Norland struck a deal with Velmar.", &["deal AGREE actual: Norland, Velmar >"]);
    check("Norland delivered food aid to Velmar.", &["aid AID actual: Norland > Velmar"]);
    check(
        "The two sides reached and signed an agreement.",
        &["agreement AGREE actual: The two sides >"],
    );
}

#[test]
fn what_would_have_happened_did_not() {
    check("He said he would have been killed.", &["killed ASSAULT hypothetical:  > he"]);
}

#[test]
fn codes_come_from_the_owner_and_from_what_stands_behind_of() {
    let text = "Velmar condemned its fleet, and critics of Velmar praised the army of France.";
    let lexicon = Lexicon::embedded();
    let mut norland = actor("Velmar", mentions(text, "Velmar"));
    norland.country = annals_core::CountryCode::parse("POL");
    norland.mentions.push(Mention {
        span: mentions(text, "its")[0],
        form: MentionForm::Pronoun,
        rule: RuleId::new("actors/test"),
    });
    let doc_of = |text: &str, actors: &[Actor]| {
        let block = Block { span: Span::new(0, text.len()), kind: BlockKind::Paragraph };
        with(text, &[block], &[], actors, &[], &[], &lexicon)
    };
    let found = doc_of(text, &[norland]);
    let codes: Vec<(&str, String)> = found
        .iter()
        .flat_map(|event| event.actors.iter().chain(&event.recipients))
        .map(|party| (party.span.of(text), party.country.map_or("-".into(), |c| c.to_string())))
        .collect();
    let expected = [("Velmar", "POL"), ("its fleet", "POL"), ("critics", "-"), ("the army", "FRA")];
    assert_eq!(codes, expected.map(|(words, code)| (words, code.to_owned())));
}

#[test]
fn numbers_and_places_as_parties() {
    check("Nine were freed.", &["freed RETREAT actual:  > Nine"]);
    check("The Paris bombing shocked the ministers.", &["bombing ASSAULT actual:  >"]);
    check("Norland rejected a demand for maps at Arvela.", &["rejected REJECT actual: Norland >"]);
}
