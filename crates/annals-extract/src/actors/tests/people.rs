use super::*;

#[test]
fn an_office_before_a_name_makes_a_person() {
    check(
        "French Foreign Minister Jean-Paul Le Vell called for talks. Le Vell left.",
        &[
            "France: state FRA GOV: French",
            "Jean-Paul Le Vell: person FRA GOV \"Foreign Minister\": Jean-Paul Le Vell; Le Vell",
        ],
    );
    check(
        "Gen. Tarvo Okorun ordered a retreat.",
        &["Tarvo Okorun: person - MIL \"Gen.\": Tarvo Okorun"],
    );
    check(
        "State Department spokesman Orin Dask said nothing.",
        &[
            "U.S. Department of State: organisation USA GOV: State Department",
            "Orin Dask: person USA GOV \"spokesman\": Orin Dask",
        ],
    );
    check("Mr. Okorun waited.", &["Okorun: person - -: Okorun"]);
    check(
        "Republican Senator Ana Morvik voted.",
        &["Ana Morvik: person USA LEG \"Republican Senator\": Ana Morvik"],
    );
    check(
        "Britain's Prime Minister Ann Tolley resigned.",
        &[
            "United Kingdom: state GBR GOV: Britain",
            "Ann Tolley: person GBR GOV \"Prime Minister\": Ann Tolley",
        ],
    );
}

#[test]
fn an_apposition_makes_a_person() {
    check(
        "Orlan Teska, the envoy to Kenya, said so.",
        &["Orlan Teska: person KEN GOV \"envoy to Kenya\": Orlan Teska; (the envoy to Kenya)"],
    );
    check("Orlan Teska, 42, was held.", &["Orlan Teska: person - -: Orlan Teska"]);
    check(
        "Kenya's permanent representative to the United Nations, Orlan Teska, said no.",
        &[
            "Kenya: state KEN GOV: Kenya",
            "Orlan Teska: person KEN GOV \"permanent representative to the United Nations\": \
             (Kenya's permanent representative to the United Nations); Orlan Teska",
            "United Nations: organisation UNO -: United Nations",
        ],
    );
}

#[test]
fn names_without_a_sign_are_left_out() {
    check("Dorvan Heights lies behind the hill.", &[]);
    check("They read Blue Lantern and went home.", &[]);
    check("The Charles Morvan sank.", &[]);
    check("Anna Vell contributed to this report.", &[]);
    check("He logged on to Facebook.", &[]);
}

#[test]
fn a_speaker_or_a_given_name_is_a_person() {
    check("Tarvo Okorun told reporters no.", &["Tarvo Okorun: person - -: Tarvo Okorun"]);
    check("The Board on Urban Tarvo says no.", &[]);
    check("Harbour Dorvan, a coal company, closed.", &[]);
    check("Villagers praised Anna Vell.", &["Anna Vell: person - -: Anna Vell"]);
    check(
        "Police arrested Mohammed bin Orlan and Ahmed al-Teskari.",
        &[
            "Mohammed bin Orlan: person - -: Mohammed bin Orlan",
            "Ahmed al-Teskari: person - -: Ahmed al-Teskari",
        ],
    );
}

#[test]
fn a_surname_finds_its_bearer() {
    check(
        "President Omar al-Teskari spoke. Later al-Teskari left, and Teskari slept.",
        &["Omar al-Teskari: person - GOV \"President\": Omar al-Teskari; al-Teskari; Teskari"],
    );
    // The full name may come later.
    check("Mr. Vell arrived. John Vell was late.", &["John Vell: person - -: Vell; John Vell"]);
    check(
        "George W. Morvan met Anna Vell. George Morvan left.",
        &[
            "George W. Morvan: person - -: George W. Morvan; George Morvan",
            "Anna Vell: person - -: Anna Vell",
        ],
    );
}

#[test]
fn a_surname_of_two_means_nobody() {
    check(
        "Anna Vell met John Vell. Then Vell left.",
        &["Anna Vell: person - -: Anna Vell", "John Vell: person - -: John Vell"],
    );
}

#[test]
fn well_known_people_need_no_introduction() {
    check("It angered Putin.", &["Vladimir Putin: person RUS -: Putin"]);
    check("Michelle Obama spoke.", &["Michelle Obama: person - -: Michelle Obama"]);
}

#[test]
fn pronouns_join_only_one_they_can_mean() {
    check(
        "Anna Vell left. She said her work was done.",
        &["Anna Vell: person - -: Anna Vell; ~She; ~her"],
    );
    check(
        "Anna Vell met Maria Morvan. She smiled.",
        &["Anna Vell: person - -: Anna Vell", "Maria Morvan: person - -: Maria Morvan"],
    );
    check(
        "Anna Vell met John Morvan. He smiled.",
        &["Anna Vell: person - -: Anna Vell", "John Morvan: person - -: John Morvan; ~He"],
    );
    check("Anna Vell said: “He lied.”", &["Anna Vell: person - -: Anna Vell"]);
    check(
        "The SDF warned that it would leave.",
        &["Syrian Democratic Forces: group SYR REB: SDF; ~it"],
    );
    check(
        "NATO moved the tank because it was old.",
        &["North Atlantic Treaty Organization: organisation IGO MIL: NATO"],
    );
    check("France is intensifying its attacks.", &["France: state FRA GOV: France; ~its"]);
}

#[test]
fn a_calling_before_a_name_tells_a_person() {
    check(
        "The shepherd Josa Tarvel fled with hydrologist Orin Bask.",
        &["Josa Tarvel: person - -: Josa Tarvel", "Orin Bask: person - -: Orin Bask"],
    );
    check("Its engineer, Orin Bask, wept.", &["Orin Bask: person - -: Orin Bask"]);
    check("The company Blue Harbour fled.", &[]);
    // What stands behind a place is told of somebody else.
    check("A sailor in New Tarvel, who left, wept.", &[]);
}

#[test]
fn a_pronoun_may_mean_somebody_unnamed() {
    check(
        "Minister Anna Vell left. A senior official said his staff would stay, and his door was open.",
        &["Anna Vell: person - GOV \"Minister\": Anna Vell"],
    );
}
