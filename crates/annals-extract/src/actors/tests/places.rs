use super::*;

#[test]
fn a_place_stands_behind_a_locative_word() {
    check_places("They met in Paris.", &["Paris: FRA: Paris"]);
    check_places("Troops fled from Mali to Niger.", &["Mali: MLI: Mali", "Niger: NER: Niger"]);
    check_places("He spoke to Niger.", &[]);
    check_places("in Iraq and Syria", &["Iraq: IRQ: Iraq", "Syria: SYR: Syria"]);
    check_places("Moscow bombed Raqqa.", &["Raqqa: SYR: Raqqa"]);
    check_places("the port city of Latakia", &["Latakia: SYR: Latakia"]);
}

#[test]
fn a_direction_belongs_to_the_place() {
    check_places("in northeast Syria", &["northeast Syria: SYR: northeast Syria"]);
}

#[test]
fn regions_are_places() {
    check_places(
        "The Sahel and the Middle East are hot.",
        &["Sahel: -: Sahel", "Middle East: -: Middle East"],
    );
    check_places(
        "over Egypt's Sinai Peninsula",
        &["Egypt: EGY: Egypt", "Sinai Peninsula: EGY: Sinai Peninsula"],
    );
}

#[test]
fn an_unknown_name_is_a_place_only_behind_a_sure_word() {
    check_places(
        "They met in Dorvanville, Quebec.",
        &["Dorvanville: CAN: Dorvanville", "Quebec: CAN: Quebec"],
    );
    check_places("They met near Dorvanville.", &["Dorvanville: -: Dorvanville"]);
    check_places("They voted for Dorvanville.", &[]);
    check_places("She believed in Anna Vell.", &[]);
    check_places("They invested in ABC.", &[]);
    check_places("in Congress and in Parliament", &[]);
    check_places("on Monday in English", &[]);
}

#[test]
fn a_town_that_acts_is_no_place() {
    check_places("Ankara links the two groups.", &[]);
}
