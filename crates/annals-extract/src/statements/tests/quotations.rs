//! Quotation marks over a whole report.

use super::*;

#[test]
fn the_speaker_stands_behind_or_before() {
    check("“We wait,” the envoy said.", &["the envoy | said | “We wait,” | office direct"]);
    check("\"We wait,\" said the envoy.", &["the envoy | said | \"We wait,\" | office direct"]);
    check("The envoy said, “We wait.”", &["The envoy | said | “We wait.” | office direct"]);
    check(
        "The envoy said: “We wait. We hope.”",
        &["The envoy | said | “We wait. We hope.” | office direct"],
    );
    check(
        "“We wait. We hope,” @{Ann Lee} said.",
        &["Ann Lee | said | “We wait. We hope,” | named direct"],
    );
    check(
        "“We wait,” said @{Ann Lee}, the head of the mission.",
        &["Ann Lee | said | “We wait,” | named direct"],
    );
    check(
        "“We wait,” @{Ann Lee}, the head of the mission, told reporters ~{Monday}.",
        &["Ann Lee | told | “We wait,” | named direct to reporters on 2019-10-28"],
    );
}

#[test]
fn an_interrupted_quotation_is_one_statement() {
    check(
        "“We wait,” the envoy said, “but not for long.”",
        &["the envoy | said | “We wait,” / “but not for long.” | office direct"],
    );
    check(
        "“We wait,” the envoy said. “We will not wait for long.”",
        &["the envoy | said | “We wait,” / “We will not wait for long.” | office direct"],
    );
    check(
        "“We wait,” said @{Ann Lee}, the head of the mission, “but not for long.”",
        &["Ann Lee | said | “We wait,” / “but not for long.” | named direct"],
    );
}

#[test]
fn a_quotation_runs_on() {
    check(
        "“We wait,” the envoy said. “We hope for the best.\n\n“We will see.”",
        &[
            "the envoy | said | “We wait,” / “We hope for the best. / “We will see.” | office direct",
        ],
    );
    check(
        "The envoy said:\n\n“We wait for the answer.”",
        &["The envoy | said | “We wait for the answer.” | office direct"],
    );
    // A new paragraph with a cue of its own is another statement.
    check(
        "“We wait,” the envoy said.\n\n“We do not,” the premier said.",
        &[
            "the envoy | said | “We wait,” | office direct",
            "the premier | said | “We do not,” | office direct",
        ],
    );
}

#[test]
fn nobody_is_guessed() {
    check("The envoy left. “We wait for the answer.”", &[]);
    check("He read “War and Peace” on the train.", &[]);
    check("The envoy said nothing. The “talks” went on.", &[]);
    check("The shelf was 12\" wide and stood in the hall.", &[]);
}

#[test]
fn words_partly_in_marks_are_mixed() {
    check(
        "The envoy said the talks were “a waste of time.”",
        &["The envoy | said | the talks were “a waste of time.” | office mixed"],
    );
    check(
        "The talks were “a waste of time,” the envoy said.",
        &["the envoy | said | The talks were “a waste of time,” | office mixed"],
    );
    // A title is no speech.
    check(
        "The envoy said he had read “Gone With the Wind” twice.",
        &["The envoy | said | he had read “Gone With the Wind” twice | office indirect"],
    );
}

#[test]
fn first_persons_in_marks_add_nothing() {
    check(
        "“We urge both sides to return to talks,” the envoy said.",
        &["the envoy | said | “We urge both sides to return to talks,” | office direct"],
    );
    check(
        "“The army says the town is safe,” the envoy said.",
        &[
            "The army | says | the town is safe | office indirect",
            "the envoy | said | “The army says the town is safe,” | office direct",
        ],
    );
}

#[test]
fn marks_that_do_not_pair_are_harmless() {
    check("“We wait, the envoy said.", &["the envoy | said | We wait | office indirect"]);
    check("We wait,” the envoy said.", &["the envoy | said | We wait | office indirect"]);
}

#[test]
fn many_marks_take_no_time() {
    for unit in ["\"", "“", "”", "\" ", "“a ", "“said” ", "he said that ", "said, "] {
        // The language core before it takes a second for every 40,000 words.
        let text = unit.repeat(if unit.chars().count() == 1 { 100_000 } else { 25_000 });
        let blocks = paragraphs(&text);
        let doc = annals_lang::annotate(&text, &blocks, &LEXICON, &annals_lang::Models::embedded());
        let _ = statements(&doc, &phrases(&doc, &[]), &[], &[], &LEXICON);
    }
}
