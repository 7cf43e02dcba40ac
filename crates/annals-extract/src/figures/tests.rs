use super::*;
use annals_core::{Block, BlockKind, TimeValue, TimexKind};
use std::sync::LazyLock;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::embedded);

/// A text with `~{…}` around its time expressions, and one line a figure:
/// `words | bound low high | unit kind`.
#[track_caller]
fn check(written: &str, expected: &[&str]) {
    let mut text = String::new();
    let mut times = vec![];
    for (n, part) in written.split("~{").enumerate() {
        let (time, rest) = if n == 0 { ("", part) } else { part.split_once('}').unwrap() };
        if n > 0 {
            times.push(time_at(Span::new(text.len(), text.len() + time.len())));
        }
        text.push_str(time);
        text.push_str(rest);
    }
    let block = Block { span: Span::new(0, text.len()), kind: BlockKind::Paragraph };
    let blocks = [block];
    let doc = annals_lang::annotate(&text, &blocks, &LEXICON, &annals_lang::Models::embedded());
    let found = figures(&doc, &times, &[], &LEXICON);
    let show = |n: Option<Decimal>| n.map_or("-".to_owned(), |n| n.to_string());
    let lines: Vec<String> = found
        .iter()
        .map(|figure| {
            format!(
                "{} | {} {} {} | {} {}",
                figure.span.of(&text),
                figure.bound.code(),
                show(figure.low),
                show(figure.high),
                figure.unit.as_deref().unwrap_or("-"),
                figure.kind.code()
            )
        })
        .collect();
    assert_eq!(lines, expected, "\n{text}");
}

fn time_at(span: Span) -> Timex {
    Timex {
        span,
        kind: TimexKind::Date,
        value: TimeValue::Past,
        modifier: None,
        quantifier: None,
        frequency: None,
        anchor: None,
        basis: None,
        alternatives: vec![],
        rule: RuleId::new("test"),
    }
}

#[test]
fn digits_and_words_are_numbers() {
    check("The depot held 40 trucks.", &["40 trucks | exact 40 40 | truck count"]);
    check("The depot held 2,400 trucks.", &["2,400 trucks | exact 2400 2400 | truck count"]);
    check("The depot held forty trucks.", &["forty trucks | exact 40 40 | truck count"]);
    check(
        "The depot held twenty-five trucks.",
        &["twenty-five trucks | exact 25 25 | truck count"],
    );
    check(
        "The depot held two hundred and fifty trucks.",
        &["two hundred and fifty trucks | exact 250 250 | truck count"],
    );
    check("The depot held a dozen trucks.", &["a dozen trucks | exact 12 12 | truck count"]);
    check(
        "About 2.5 million people voted.",
        &["About 2.5 million people | about 2500000 2500000 | people count"],
    );
    check(
        "Some 2.5m voters stayed home.",
        &["Some 2.5m voters | about 2500000 2500000 | voter count"],
    );
    check(
        "Three thousand farmers marched.",
        &["Three thousand farmers | exact 3000 3000 | farmer count"],
    );
}

#[test]
fn modifiers_bound_a_number() {
    check("More than 30 towns flooded.", &["More than 30 towns | more_than 30 - | town count"]);
    check("At least 30 towns flooded.", &["At least 30 towns | at_least 30 - | town count"]);
    check("Up to 30 towns flooded.", &["Up to 30 towns | at_most - 30 | town count"]);
    check("As many as 30 towns flooded.", &["As many as 30 towns | at_most - 30 | town count"]);
    check("Fewer than 30 towns flooded.", &["Fewer than 30 towns | less_than - 30 | town count"]);
    check("Nearly 30 towns flooded.", &["Nearly 30 towns | about 30 30 | town count"]);
    check(
        "No fewer than 30 towns flooded.",
        &["No fewer than 30 towns | at_least 30 - | town count"],
    );
    check("An estimated 30 towns flooded.", &["estimated 30 towns | about 30 30 | town count"]);
    check("The plan names 30 or more towns.", &["30 or more towns | at_least 30 - | town count"]);
}

#[test]
fn a_range_has_two_ends() {
    check("They hold 70 to 80 farms.", &["70 to 80 farms | range 70 80 | farm count"]);
    check("They hold 70-80 farms.", &["70-80 farms | range 70 80 | farm count"]);
    check(
        "They own between 70 and 80 farms.",
        &["between 70 and 80 farms | range 70 80 | farm count"],
    );
    check(
        "They own 2 to 3 million books.",
        &["2 to 3 million books | range 2000000 3000000 | book count"],
    );
}

#[test]
fn many_is_at_least_twice() {
    check("Hundreds of farmers marched.", &["Hundreds of farmers | at_least 200 - | farmer count"]);
    check("Dozens of shops closed.", &["Dozens of shops | at_least 24 - | shop count"]);
    check("Scores of shops closed.", &["Scores of shops | at_least 40 - | shop count"]);
    check(
        "Thousands of angry farmers marched.",
        &["Thousands of angry farmers | at_least 2000 - | farmer count"],
    );
    check(
        "Tens of thousands of farmers marched.",
        &["Tens of thousands of farmers | at_least 20000 - | farmer count"],
    );
    check(
        "Several hundred farmers marched.",
        &["Several hundred farmers | at_least 200 - | farmer count"],
    );
    check(
        "The raid left them, taking hundreds hostage.",
        &["hundreds | at_least 200 - | people detained"],
    );
}

#[test]
fn money_and_percent() {
    check(
        "The bridge cost $1.4 billion.",
        &["$1.4 billion | exact 1400000000 1400000000 | USD money"],
    );
    check(
        "The bridge cost over US$900 million.",
        &["over US$900 million | more_than 900000000 - | USD money"],
    );
    check("The bridge cost £3m.", &["£3m | exact 3000000 3000000 | GBP money"]);
    check(
        "The bridge cost 3.2 billion euros.",
        &["3.2 billion euros | exact 3200000000 3200000000 | EUR money"],
    );
    check("He paid a 10,000-euro fine.", &["10,000-euro | exact 10000 10000 | EUR money"]);
    check("Prices rose by 2.5 percent.", &["2.5 percent | exact 2.5 2.5 | percent percent"]);
    check(
        "Nearly 45% of the farms flooded.",
        &["Nearly 45% of the farms | about 45 45 | percent percent"],
    );
    check("They moved 40 pounds of rice.", &[]);
}

#[test]
fn verbs_tell_what_became_of_them() {
    check("The blast killed 41 people.", &["41 people | exact 41 41 | people killed"]);
    check("Forty people were killed.", &["Forty people | exact 40 40 | people killed"]);
    check("Forty people died in the blast.", &["Forty people | exact 40 40 | people killed"]);
    check("Forty people lost their lives.", &["Forty people | exact 40 40 | people killed"]);
    check(
        "The army announced the killing of 33 gunmen.",
        &["33 gunmen | exact 33 33 | gunman killed"],
    );
    check(
        "Two bombers killed 41 people and injured 239 at the port.",
        &[
            "Two bombers | exact 2 2 | bomber count",
            "41 people | exact 41 41 | people killed",
            "239 | exact 239 239 | people injured",
        ],
    );
    check("Police detained 12 men.", &["12 men | exact 12 12 | man detained"]);
    check("The group freed 12 hostages.", &["12 hostages | exact 12 12 | hostage freed"]);
    check(
        "More than 100 prisoners have escaped.",
        &["More than 100 prisoners | more_than 100 - | prisoner freed"],
    );
    check(
        "Nearly 12,000 people fled the town.",
        &["Nearly 12,000 people | about 12000 12000 | people displaced"],
    );
    check("Twelve sailors are missing.", &["Twelve sailors | exact 12 12 | sailor missing"]);
    check("The state will send 2,000 troops.", &["2,000 troops | exact 2000 2000 | troop troops"]);
    check("No soldiers were killed.", &["No soldiers | exact 0 0 | soldier killed"]);
    check(
        "At least 31 people, including 23 guards, lost their lives.",
        &[
            "At least 31 people | at_least 31 - | people killed",
            "23 guards | exact 23 23 | guard killed",
        ],
    );
    check(
        "The death toll rose to 52 from 47.",
        &["52 | exact 52 52 | people killed", "47 | exact 47 47 | people killed"],
    );
}

#[test]
fn the_head_noun_is_found_behind_its_adjectives() {
    check(
        "They hold more than 100 ISIS prisoners.",
        &["more than 100 ISIS prisoners | more_than 100 - | prisoner detained"],
    );
    check("The blast wounded 300 others.", &["300 others | exact 300 300 | other injured"]);
    check(
        "It lists 18 off-duty and retired guards.",
        &["18 off-duty and retired guards | exact 18 18 | guard count"],
    );
    check("Three of the men spoke.", &["Three of the men | exact 3 3 | man count"]);
    check("Two Moroccans spoke.", &["Two Moroccans | exact 2 2 | Moroccan count"]);
    check("Its 2,000 workers spoke.", &["2,000 workers | exact 2000 2000 | worker count"]);
    check("The number of visitors rose to 400.", &["400 | exact 400 400 | visitor count"]);
}

#[test]
fn what_is_no_amount() {
    for text in [
        "It began in ~{2015}.",
        "The siege lasted from ~{9 p.m.} to midnight.",
        "He is 34 years old.",
        "The driver, 34, spoke.",
        "The road is 20 kilometers long.",
        "The farm covers 300 square miles.",
        "Flight 9268 crashed.",
        "The council adopted Resolution 2254.",
        "An F-16 landed.",
        "The G7 met.",
        "The council voted 13-2 to adopt it.",
        "A 52-count complaint was filed.",
        "A 30-day truce began.",
        "One of the men spoke.",
        "Several men spoke.",
        "Half the men spoke.",
        "Two-thirds of them spoke.",
        "Call 555-0142 now.",
        "He lives at 10 Downing Street.",
        "The 2004 bombing shook the town.",
        "The second man spoke.",
        "No deal was reached.",
        "Turnout fell by 5 percentage points.",
        "It fell at 17:10.",
        "World War Two ended.",
        "Covid-19 spread.",
        "They won 3-1.",
    ] {
        check(text, &[]);
    }
}

#[test]
fn many_digits_take_no_time() {
    for unit in ["1", "1 ", "1,", "$", "two ", "2 to ", "hundreds of ", "more than ", "killed 3, "]
    {
        // The language core before it takes a second for every 40,000 words.
        let text = unit.repeat(if unit.chars().count() == 1 { 100_000 } else { 25_000 });
        let block = Block { span: Span::new(0, text.len()), kind: BlockKind::Paragraph };
        let blocks = [block];
        let doc = annals_lang::annotate(&text, &blocks, &LEXICON, &annals_lang::Models::embedded());
        let _ = figures(&doc, &[], &[], &LEXICON);
    }
}

/// Every example of the tables must work: its words are one figure, from first to last.
#[test]
fn every_example_works() {
    let tables = [
        (include_str!("../../../annals-lexicon/data/bounds.txt"), 2),
        (include_str!("../../../annals-lexicon/data/number_words.txt"), 3),
    ];
    for (table, column) in tables {
        for row in table.lines().filter(|row| !row.starts_with('#')) {
            let example = row.split('|').nth(column).unwrap().trim();
            let text = format!("They saw {example}.");
            let block = Block { span: Span::new(0, text.len()), kind: BlockKind::Paragraph };
            let blocks = [block];
            let doc =
                annals_lang::annotate(&text, &blocks, &LEXICON, &annals_lang::Models::embedded());
            let found = figures(&doc, &[], &[], &LEXICON);
            // Nothing is a figure only where nobody was harmed.
            let words = found.first().map(|figure| figure.span.of(&text));
            let expected = if example.starts_with("zero") { None } else { Some(example) };
            assert_eq!(words, expected, "{row}");
        }
    }
}
