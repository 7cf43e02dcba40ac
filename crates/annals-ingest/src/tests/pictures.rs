//! Captions and datelines: what is one, and prose that looks like one.

use super::{check, labels, read};

fn kind(line: &str) -> String {
    let page = format!(
        "Lake villages rebuild after the flood\n\n{line}\n\n\
         The last families moved back into brick houses on Monday, the council said.\n"
    );
    let kinds: Vec<&str> = labels(&read(page)).into_iter().map(|(kind, _)| kind).collect();
    kinds[1..kinds.len() - 1].join("+")
}

#[track_caller]
fn all_are(expected: &str, lines: &[&str]) {
    for line in lines {
        assert_eq!(kind(line), expected, "{line}");
    }
}

#[test]
fn pictures_are_described_in_the_present_tense() {
    all_are(
        "caption",
        &[
            "Two nurses lift a girl from a boat at the pier of Port Lisle, March 3, 2017.",
            "Fishermen mend nets near Port Lisle, Lakeland, Friday, March 3, 2017.",
            "Fishermen mend nets in Port Lisle, March 3, 2017. (Alma Reyes/Lakeland Wire)",
            "Fishermen mend nets in Port Lisle. The pier broke in the storm. (Alma Reyes/AP)",
            "Fishermen mend nets in Port Lisle, March 3, 2017. The pier broke in the storm.",
            "Fishermen mend nets at the pier of Port Lisle. (AFP)",
            "Fishermen mend nets at the pier of Port Lisle. (Lakeland Wire)",
        ],
    );
    all_are(
        "paragraph",
        &[
            "The ban on nets takes effect on March 3, 2017.",
            "The court sits again on Friday, March 3, 2017.",
            "The front holds two villages. It took the second one on March 3, 2017.",
            "The council meets in Port Lisle on Friday. (Lakeland Wire)",
            "The talks were broken off before the council could vote. (Lakeland Wire)",
            "Fishermen mend nets by the pier, the council said, March 3, 2017.",
            "One poll of fishermen (D) and farmers (R) shows a lead for the council of the lake.",
            "The valley is held by the fishermen of the Lake Defence Front (LDF).",
        ],
    );
}

#[test]
fn a_caption_that_stands_twice_is_a_repeat() {
    check(
        "Lake villages rebuild after the flood\n\
         Two nurses lift a girl from a boat in Port Lisle, March 3, 2017.\n\
         Two nurses lift a girl from a boat in Port Lisle, March 3, 2017.\n\
         PORT LISLE -- The last families moved back into brick houses on Monday.\n",
        "headline: Lake villages rebuild after the flood
         caption: Two nurses lift a girl from a boat in Port Lisle, March 3, 2017.
         repeat: Two nurses lift a girl from a boat in Port Lisle, March 3, 2017.
         dateline: PORT LISLE --
         paragraph: The last families moved back into brick houses on Monday.",
    );
}

#[test]
fn a_place_in_capitals_and_a_dash_are_a_dateline() {
    all_are(
        "dateline+paragraph",
        &[
            "LISLE — Farmers blocked two roads on Monday, police said.",
            "PORT LISLE, LAKELAND -- Farmers blocked two roads on Monday, police said.",
            "PORT LISLE, Lakeland – Farmers blocked two roads on Monday, police said.",
            "PORT LISLE, Lakeland, March 3 — Farmers blocked two roads, police said.",
            "PORT LISLE, March 3, 2017 - Farmers blocked two roads, police said.",
            "PORT LISLE (Lakeland Wire) - Farmers blocked two roads on Monday, police said.",
            "LISLE, Lakeland (Gulf News Service) — Farmers blocked two roads, police said.",
            "UNITED NATIONS — “Nobody came,” a farmer told the council on Monday.",
        ],
    );
    all_are(
        "paragraph",
        &[
            "NATO - the alliance of thirty states - met on Monday, police said.",
            "NATO — The alliance met on Monday to talk about the roads, police said.",
            "US – Russian talks on the roads were broken off on Monday, police said.",
            "LDF - The front's own paper told its readers on Monday of two roads.",
            "LISLE - based farmers blocked two roads on Monday, police said.",
            "LAKE DEFENCE FRONT (LDF) — Farmers of that name blocked two roads on Monday.",
            "ANALYSIS — Farmers have blocked roads before, and more often than not they won.",
            "URGENT - Farmers have blocked two roads near the capital, police said.",
            "Lisle (Lakeland Wire) is a town where farmers blocked two roads on Monday.",
        ],
    );
}

#[test]
fn a_name_in_the_brackets_of_a_dateline_is_credited() {
    let credits = |line: &str| read(line).credits;
    assert_eq!(
        credits("PORT LISLE (Lakeland Wire) - Farmers blocked two roads on Monday, police said."),
        ["Lakeland Wire"]
    );
    assert_eq!(
        credits("PORT LISLE (Reuters) - Farmers blocked two roads on Monday, police said."),
        ["Reuters"]
    );
}
