use super::*;

#[test]
fn a_state_acts_or_is_acted_on() {
    check("France attacked Mali.", &["France: state FRA GOV: France", "Mali: state MLI GOV: Mali"]);
    check(
        "He told Turkey to wait, and the U.S. agreed.",
        &["Turkey: state TUR GOV: Turkey", "United States: state USA GOV: U.S."],
    );
    check(
        "Leaders of Russia, China and Italy met.",
        &[
            "Russia: state RUS GOV: Russia",
            "China: state CHN GOV: China",
            "Italy: state ITA GOV: Italy",
        ],
    );
    check(
        "Ministers from Britain and Japan met.",
        &["United Kingdom: state GBR GOV: Britain", "Japan: state JPN GOV: Japan"],
    );
    check(
        "The U.S.-Iran talks failed.",
        &["United States: state USA GOV: U.S.", "Iran: state IRN GOV: Iran"],
    );
    check("It joined the fight against Chad.", &["Chad: state TCD GOV: Chad"]);
}

#[test]
fn a_state_as_mere_location_is_no_actor() {
    check("Troops fought in Mali and Niger.", &[]);
    check("In Syria, Turkey attacked.", &["Turkey: state TUR GOV: Turkey"]);
    check("The ambassador to Kenya slept.", &[]);
    check("Egypt's coast is long.", &[]);
}

#[test]
fn a_nationality_names_the_state_before_somebody() {
    check("French troops left.", &["France: state FRA GOV: French"]);
    check(
        "U.S. and Iraqi officials met.",
        &["United States: state USA GOV: U.S.", "Iraq: state IRQ GOV: Iraqi"],
    );
    check("The Turkish incursion failed.", &["Turkey: state TUR GOV: Turkish"]);
    check("He likes French wine.", &[]);
    check("A Russian plane crashed.", &[]);
    check("the US economy grew", &[]);
}

#[test]
fn a_seat_stands_for_its_state_where_it_acts() {
    check("Ankara links the two groups.", &["Turkey: state TUR GOV: Ankara"]);
    check("Paris was accused of aiding rebels.", &["France: state FRA GOV: Paris"]);
    check("A court in Paris said no.", &[]);
    check("He was born in Ankara.", &[]);
    check(
        "The Kremlin denied it, and Moscow bombed a bridge.",
        &["Russia: state RUS GOV: Kremlin; Moscow"],
    );
    check(
        "Ties between Washington and Kyiv cooled.",
        &["United States: state USA GOV: Washington", "Ukraine: state UKR GOV: Kyiv"],
    );
    check("Rome is warm.", &[]);
}

#[test]
fn aliases_are_one_group() {
    check(
        "ISIS, also known as Daesh, attacked. Islamic State fighters fled, and the ISIL leader died.",
        &["Islamic State: group IMG REB: ISIS; Daesh; Islamic State; ISIL"],
    );
    check("Anti-IS forces advanced.", &["Islamic State: group IMG REB: IS"]);
    check(
        "The Kurdistan Workers’ Party (PKK) agreed. The PKK left.",
        &["Kurdistan Workers' Party: group TUR REB: Kurdistan Workers’ Party; PKK; PKK"],
    );
    check("It is over.", &[]);
}

#[test]
fn an_institution_is_named_by_its_head() {
    check(
        "Iraqi special forces advanced.",
        &["Iraqi special forces: organisation IRQ MIL: Iraqi special forces"],
    );
    check(
        "The French foreign ministry kept its word.",
        &["French foreign ministry: organisation FRA GOV: French foreign ministry; ~its"],
    );
    check("The French government fell.", &["France: state FRA GOV: French government"]);
    check("The French army base burned.", &[]);
    check(
        "The Ministry of Roads and Bridges refused. The ministry is new.",
        &["Ministry of Roads and Bridges: organisation - GOV: Ministry of Roads and Bridges"],
    );
    check(
        "Kenya's Ministry of Health and Uganda's Ministry of Health disagreed.",
        &[
            "Kenya's Ministry of Health: organisation KEN GOV: Kenya's Ministry of Health",
            "Uganda's Ministry of Health: organisation UGA GOV: Uganda's Ministry of Health",
        ],
    );
    check(
        "The Arvela Liberation Army claimed the raid.",
        &["Arvela Liberation Army: group - MIL: Arvela Liberation Army"],
    );
}

#[test]
fn letters_stand_for_a_name() {
    check(
        "The Popular Harbour Initiative (PHI) struck. The PHI won.",
        &["Popular Harbour Initiative: organisation - SOC: Popular Harbour Initiative; PHI; PHI"],
    );
    check(
        "The Joint Harbour Relations denied it, a JHR statement said.",
        &["Joint Harbour Relations: organisation - -: Joint Harbour Relations; JHR"],
    );
}

#[test]
fn a_thing_is_no_body() {
    check("The Clean Harbour Act (CHA) passed. The CHA helps.", &[]);
    check("Anna Road was closed.", &[]);
}

#[test]
fn the_coalition_is_one() {
    check(
        "The U.S.-led coalition bombed a camp, and the coalition left.",
        &["U.S.-led coalition: group - MIL: U.S.-led coalition; coalition"],
    );
    check("A ruling coalition failed.", &[]);
}

#[test]
fn outlets_and_peoples_are_actors() {
    check(
        "Ukrainians told Reuters and the BBC.",
        &[
            "Ukrainians: people UKR -: Ukrainians",
            "Reuters: organisation GBR JRN: Reuters",
            "BBC: organisation GBR JRN: BBC",
        ],
    );
    check("Guardian angels watched over the town.", &[]);
}

#[test]
fn a_state_that_no_table_knows_shows_by_what_it_has() {
    check(
        "Norvald's foreign minister left. Norvald said it would pay. A Norvaldi general stayed in Norvald.",
        &["Norvald: state - GOV: Norvald; Norvald; ~it; Norvaldi"],
    );
    check(
        "The army of Tarvia left. Tarvian officials met the Turkish army.",
        &[
            "Tarvia: state - GOV: Tarvia; Tarvian",
            "Turkish army: organisation TUR MIL: Turkish army",
        ],
    );
    // A firm, a town or a person may have the rest.
    check("Norvald's president left. Norvald said it would pay.", &[]);
    check(
        "Norvald's army left. President Norvald stayed.",
        &["Norvald: person - GOV \"President\": Norvald; Norvald"],
    );
    check("Norvald's army left. Josa Norvald stayed.", &[]);
}

#[test]
fn a_description_means_the_only_body_of_its_kind() {
    check(
        "The Arvel Hill Front (AHF) left. The Front denied it; the front door was shut.",
        &["Arvel Hill Front: organisation - REB: Arvel Hill Front; AHF; Front"],
    );
    check(
        "The Lake Water Commission met. A clerk of the commission left.",
        &["Lake Water Commission: organisation - -: Lake Water Commission; (the commission)"],
    );
    check(
        "The Lake Water Commission met the Hill Road Commission. The commission left.",
        &[
            "Lake Water Commission: organisation - -: Lake Water Commission",
            "Hill Road Commission: organisation - -: Hill Road Commission",
        ],
    );
    check(
        "The commission met the Lake Water Commission.",
        &["Lake Water Commission: organisation - -: Lake Water Commission"],
    );
}

#[test]
fn a_national_society_is_not_the_international_body() {
    check(
        "The Turkish Red Crescent sent tents.",
        &["Turkish Red Crescent: organisation TUR MED: Turkish Red Crescent"],
    );
}
