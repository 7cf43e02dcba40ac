//! Which time governs an act: a text, its trigger, and the words of the time with the basis.

use super::*;
use annals_core::EventDateBasis;

#[track_caller]
fn check_governing(text: &str, trigger: &str, expected: Option<(&str, EventDateBasis)>) {
    let (lexicon, models) = &*LOADED;
    let blocks = paragraph(text);
    let doc = annals_lang::annotate(text, &blocks, lexicon, models);
    let found = resolve(&doc, recognise(&doc, lexicon), &on("2011-03-16"));
    let governors = Governors::new(&doc, &found, lexicon);
    let at = text.find(trigger).unwrap();
    let token = doc.head_of(Span::new(at, at + trigger.len())).unwrap();
    let governing = governors.of(token).map(|governing| governing.date);
    let shown = governing.map(|date| (found[date.time.0 as usize].span.of(text), date.basis));
    assert_eq!(shown, expected, "{text}");
}

fn explicit(words: &str) -> Option<(&str, EventDateBasis)> {
    Some((words, EventDateBasis::Explicit))
}

fn inferred(words: &str) -> Option<(&str, EventDateBasis)> {
    Some((words, EventDateBasis::Inferred))
}

#[test]
fn a_time_hangs_on_its_act() {
    check_governing("The rebels attacked the town on Monday.", "attacked", explicit("Monday"));
    check_governing("Tuesday's attack shocked the town.", "attack", explicit("Tuesday"));
    check_governing("They were tried over the 2004 bombing.", "bombing", explicit("2004"));
}

#[test]
fn a_noun_shares_the_time_of_its_clause() {
    check_governing("A trial opened in Arvela Monday.", "trial", explicit("Monday"));
    check_governing(
        "The army carried out airstrikes in December.",
        "airstrikes",
        explicit("December"),
    );
    check_governing(
        "The rebel was killed Thursday in an airstrike.",
        "airstrike",
        explicit("Thursday"),
    );
}

#[test]
fn what_goes_along_happens_then() {
    check_governing(
        "The rebels attacked a convoy on Tuesday, taking hundreds hostage.",
        "taking",
        inferred("Tuesday"),
    );
}

#[test]
fn what_somebody_said_on_a_day_did_not_happen_on_it() {
    check_governing("The envoy said Monday that the army had attacked the town.", "attacked", None);
    check_governing("The army has held the town since Monday.", "held", None);
    check_governing("The minister condemned the attack Monday.", "attack", None);
}
