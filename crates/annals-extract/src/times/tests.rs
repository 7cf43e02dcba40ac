use super::*;
use annals_core::{Block, BlockKind, DateBasis, Day, Published, Span, Timex};
use std::sync::LazyLock;
mod governing;
mod laws;
mod words;

fn paragraph(text: &str) -> [Block; 1] {
    [Block { span: Span::new(0, text.len()), kind: BlockKind::Paragraph }]
}

/// A publication day as a test writes it: `2011-03-16`, several with `|` between, or nothing.
fn on(days: &str) -> Published {
    let days: Vec<Day> =
        days.split('|').filter(|day| !day.is_empty()).map(|day| day.parse().unwrap()).collect();
    match days[..] {
        [] => Published::UNKNOWN,
        [day] => Published { day: Some(day), basis: DateBasis::Stated, ..Published::UNKNOWN },
        _ => Published { candidates: days, ..Published::UNKNOWN },
    }
}

fn times(text: &str, blocks: &[Block], published: &Published) -> Vec<Timex> {
    let (lexicon, models) = &*LOADED;
    let doc = annals_lang::annotate(text, blocks, lexicon, models);
    resolve(&doc, recognise(&doc, lexicon), published)
}

static LOADED: LazyLock<(Lexicon, annals_lang::Models)> =
    LazyLock::new(|| (Lexicon::embedded(), annals_lang::Models::embedded()));

/// A text; under it one line for each time: carets, its value, and `mod` where it has one.
#[track_caller]
fn check_on(published: &str, text: &str, expected: &[&str]) {
    let found = times(text, &paragraph(text), &on(published));
    let line = |time: &Timex| {
        let indent = text[..time.span.start()].chars().count();
        let carets = "^".repeat(time.span.of(text).chars().count());
        let modifier = time.modifier.map_or("", |modifier| modifier.code());
        let line = format!("{}{carets} {} {modifier}", " ".repeat(indent), time.value);
        line.trim_end().to_owned()
    };
    let found: Vec<String> = found.iter().map(line).collect();
    assert_eq!(found, expected, "\n{text}");
}

/// Checks on a Wednesday.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    check_on("2011-03-16", text, expected);
}

#[track_caller]
fn check_none(text: &str) {
    check(text, &[]);
}

#[test]
fn full_dates_in_every_order() {
    check("It opened on March 3, 2009.", &["             ^^^^^^^^^^^^^ 2009-03-03"]);
    check("It opened on 3 March 2009.", &["             ^^^^^^^^^^^^ 2009-03-03"]);
    check(
        "It opened on the 3rd of March, 2009.",
        &["             ^^^^^^^^^^^^^^^^^^^^^^ 2009-03-03"],
    );
    check(
        "It opened on Tuesday, Mar. 3, 2009, at noon.",
        &[
            "             ^^^^^^^^^^^^^^^^^^^^^ 2009-03-03",
            "                                       ^^^^ 2009-03-03T12:00",
        ],
    );
    check("The file is of 2009-03-03.", &["               ^^^^^^^^^^ 2009-03-03"]);
    check("The file is of 14/3/2009.", &["               ^^^^^^^^^ 2009-03-14"]);
}

#[test]
fn a_day_of_two_orders_keeps_the_other() {
    let text = "The file is of 4/3/2009.";
    let found = times(text, &paragraph(text), &on(""));
    assert_eq!(found[0].value.to_string(), "2009-04-03");
    assert_eq!(found[0].alternatives[0].to_string(), "2009-03-04");
}

#[test]
fn months_and_years() {
    check("It closed in November 2009.", &["             ^^^^^^^^^^^^^ 2009-11"]);
    check("It closed in early November.", &["             ^^^^^^^^^^^^^^ 2010-11 START"]);
    check("It closed in mid-2009.", &["             ^^^^^^^^ 2009 MID"]);
    check("It closed in June last year.", &["             ^^^^^^^^^^^^^^ 2010-06"]);
    check(
        "The 2008 raid was followed by the 2009 talks.",
        &["    ^^^^ 2008", "                                  ^^^^ 2009"],
    );
    check("It ran from 2001 to 2005.", &["            ^^^^ 2001", "                    ^^^^ 2005"]);
    check("The 2009-10 season was short.", &["    ^^^^ 2009", "         ^^ 2010"]);
    check("It was built by the end of 2009.", &["                ^^^^^^^^^^^^^^^ 2009 END"]);
}

#[test]
fn numbers_that_are_no_years() {
    check_none("About 2000 men fled.");
    check_none("The council adopted Resolution 1973.");
    check_none("They paid $1999 for it.");
    check_none("Some 2,010 houses burned.");
    check_none("Flight 1549 landed in the river.");
    check_none("An F-16 crashed.");
    check_none("The army lost 180 people.");
}

#[test]
fn words_that_are_no_months_or_days() {
    check_none("They may march to the capital.");
    check_none("The second witness was late.");
    check_none("April Ashdown read the Sunday Times.");
    check_none("The Daily Mirror reported it.");
    check_none("The spring of the trap broke.");
    check_none("It was the fall of the city.");
}

#[test]
fn ages_are_no_times() {
    check_none("She is 12 years old.");
    check_none("A 30-year-old man was held.");
    check_none("He is in his twenties.");
}

#[test]
fn weekdays_look_back_or_ahead() {
    check("The envoy left Monday.", &["               ^^^^^^ 2011-03-14"]);
    check("The envoy left Wednesday.", &["               ^^^^^^^^^ 2011-03-16"]);
    check("The envoy will leave on Monday.", &["                        ^^^^^^ 2011-03-21"]);
    check("The talks are set to open Friday.", &["                          ^^^^^^ 2011-03-18"]);
    check(
        "The envoy comes to Arvela Friday as she tours the region.",
        &["                          ^^^^^^ 2011-03-18"],
    );
    check("The envoy agreed to leave Friday.", &["                          ^^^^^^ 2011-03-18"]);
    check(
        "The envoy said Monday that talks will open Friday.",
        &[
            "               ^^^^^^ 2011-03-14",
            "                                           ^^^^^^ 2011-03-18",
        ],
    );
    check(
        "Guards have held the road since Friday.",
        &["                                ^^^^^^ 2011-03-11"],
    );
    check("The truce holds until Friday.", &["                      ^^^^^^ 2011-03-18"]);
    check(
        "The envoy left last Wednesday and returns next Friday.",
        &[
            "               ^^^^^^^^^^^^^^ 2011-03-09",
            "                                          ^^^^^^^^^^^ 2011-03-18",
        ],
    );
}

#[test]
fn the_cue_is_the_basis() {
    let basis = |text: &str| {
        let found = times(text, &paragraph(text), &on("2011-03-16"));
        (found[0].basis.clone().unwrap(), found[0].alternatives.len())
    };
    assert_eq!(basis("He urged them Monday to wait."), ("past tense: urged".into(), 0));
    assert_eq!(basis("He will speak on Monday."), ("future: will".into(), 0));
    assert_eq!(basis("A quiet Monday."), ("no tense or cue".into(), 1));
}

#[test]
fn a_headline_tells_the_past_in_the_present() {
    let text = "Envoy Leaves Arvela Monday";
    let blocks = [Block { span: Span::new(0, text.len()), kind: BlockKind::Headline }];
    let found = times(text, &blocks, &on("2011-03-16"));
    assert_eq!(found[0].value.to_string(), "2011-03-14");
}

#[test]
fn days_take_the_year_at_hand() {
    check("The envoy left on December 19.", &["                  ^^^^^^^^^^^ 2010-12-19"]);
    check("They will meet on April 2.", &["                  ^^^^^^^ 2011-04-02"]);
    check("They announced a vote on April 2.", &["                         ^^^^^^^ 2011-04-02"]);
    check("They met on Friday, April 2.", &["            ^^^^^^^^^^^^^^^ 2010-04-02"]);
    check(
        "It was shut from March 3 to June 7, 2009.",
        &[
            "                 ^^^^^^^ 2009-03-03",
            "                            ^^^^^^^^^^^^ 2009-06-07",
        ],
    );
    check(
        "It was shut between 3 and 7 March.",
        &["                    ^ 2011-03-03", "                          ^^^^^^^ 2011-03-07"],
    );
    check(
        "It was shut on March 3-7.",
        &["               ^^^^^^^ 2011-03-03", "                       ^ 2011-03-07"],
    );
}

#[test]
fn units_are_told_from_the_report() {
    check("Paris opened the door last week.", &["                      ^^^^^^^^^ 2011-W10"]);
    check(
        "She spoke earlier this month and will speak later this week.",
        &[
            "          ^^^^^^^^^^^^^^^^^^ 2011-03 START",
            "                                            ^^^^^^^^^^^^^^^ 2011-W11 END",
        ],
    );
    check(
        "He would ask again later in the week.",
        &["                   ^^^^^^^^^^^^^^^^^ 2011-W11 END"],
    );
    check(
        "It failed last year, last month and over the weekend.",
        &[
            "          ^^^^^^^^^ 2010",
            "                     ^^^^^^^^^^ 2011-02",
            "                                         ^^^^^^^^^^^ 2011-W10-WE",
        ],
    );
    check("It opens next year.", &["         ^^^^^^^^^ 2012"]);
    check(
        "It fell last summer and in the first half of 2009.",
        &[
            "        ^^^^^^^^^^^ 2010-SU",
            "                           ^^^^^^^^^^^^^^^^^^^^^^ 2009-H1",
        ],
    );
    check("Sales fell in the third quarter.", &["              ^^^^^^^^^^^^^^^^^ 2010-Q3"]);
}

#[test]
fn days_by_name() {
    check(
        "It opened yesterday and closes tomorrow.",
        &["          ^^^^^^^^^ 2011-03-15", "                               ^^^^^^^^ 2011-03-17"],
    );
    check(
        "It opened the day before yesterday.",
        &["          ^^^^^^^^^^^^^^^^^^^^^^^^ 2011-03-14"],
    );
    check("It closed on Christmas Day.", &["             ^^^^^^^^^^^^^ 2010-12-25"]);
}

#[test]
fn a_comparison_is_no_offset() {
    check_on(
        "2024-11-14",
        "They left Wednesday, 11 months later than they had promised.",
        &["          ^^^^^^^^^ 2024-11-13", "                     ^^^^^^^^^ P11M"],
    );
}

#[test]
fn what_was_foretold_is_reckoned_from_when_it_was_told() {
    check_on(
        "2024-11-14",
        "She had told them in March that it would be over by the end of October.",
        &[
            "                     ^^^^^ 2024-03",
            "                                                    ^^^^^^^^^^^^^^^^^^ 2024-10 END",
        ],
    );
    check_on("2024-11-14", "He swore in December.", &["            ^^^^^^^^ 2023-12"]);
}

#[test]
fn offsets() {
    check("He left two days ago.", &["        ^^^^^^^^^^^^ 2011-03-14"]);
    check("He left three years ago.", &["        ^^^^^^^^^^^^^^^ 2008"]);
    check("He left more than a decade ago.", &["        ^^^^^^^^^^^^^^^^^^^^^^ 2001 BEFORE"]);
    check(
        "He left on May 3, 2009, and fell ill two days later.",
        &[
            "           ^^^^^^^^^^^ 2009-05-03",
            "                                     ^^^^^^^^^^^^^^ 2009-05-05",
        ],
    );
    check(
        "He left on May 3, 2009, and died the following year.",
        &[
            "           ^^^^^^^^^^^ 2009-05-03",
            "                                 ^^^^^^^^^^^^^^^^^^ 2010",
        ],
    );
}

#[test]
fn what_is_told_from_an_act_is_a_length() {
    check("It came two days before the vote.", &["        ^^^^^^^^ P2D"]);
}

#[test]
fn decades_and_centuries() {
    check(
        "It grew in the 1990s and the late 1980s.",
        &["           ^^^^^^^^^ 199", "                         ^^^^^^^^^^^^^^ 198 END"],
    );
    check("It grew in the 19th century.", &["           ^^^^^^^^^^^^^^^^ 18"]);
}

#[test]
fn lengths() {
    check(
        "It was shelled for nearly two months.",
        &["                   ^^^^^^^^^^^^^^^^^ P2M APPROX"],
    );
    check(
        "It was shelled for more than a year.",
        &["                   ^^^^^^^^^^^^^^^^ P1Y MORE_THAN"],
    );
    check("It was shelled for weeks.", &["                   ^^^^^ PXW"]);
    check(
        "A 30-day truce ended the decades-long war.",
        &["  ^^^^^^ P30D", "                         ^^^^^^^^^^^^ PXDE"],
    );
    check(
        "It took two and a half years and twenty-four hours.",
        &[
            "        ^^^^^^^^^^^^^^^^^^^^ P2.5Y",
            "                                 ^^^^^^^^^^^^^^^^^ PT24H",
        ],
    );
    check(
        "It grew in the past two years and the last year.",
        &[
            "           ^^^^^^^^^^^^^^^^^^ P2Y",
            "                                  ^^^^^^^^^^^^^ P1Y",
        ],
    );
    check("It lasted a fortnight.", &["          ^^^^^^^^^^^ P2W"]);
}

#[test]
fn what_recurs() {
    check("They meet every Tuesday.", &["          ^^^^^^^^^^^^^ XXXX-WXX-2"]);
    check("They meet twice a week.", &["          ^^^^^^^^^^^^ P1W"]);
    check(
        "They met daily and paid $5 a day.",
        &["         ^^^^^ P1D", "                           ^^^^^ P1D"],
    );
    let text = "They meet twice a week, each July.";
    let found = times(text, &paragraph(text), &on(""));
    assert_eq!(found[0].frequency.as_deref(), Some("2X"));
    assert_eq!(found[1].quantifier.as_deref(), Some("EACH"));
}

#[test]
fn clocks_and_parts_of_days() {
    check("It struck at 5 p.m. on Monday.", &["             ^^^^^^^^^^^^^^^^ 2011-03-14T17:00"]);
    check("It struck at 17:10 GMT.", &["             ^^^^^^^^^ 2011-03-16T17:10"]);
    check("It struck on Monday morning.", &["             ^^^^^^^^^^^^^^ 2011-03-14TMO"]);
    check("It struck last night.", &["          ^^^^^^^^^^ 2011-03-15TNI"]);
    check(
        "It struck on the night of March 3.",
        &["             ^^^^^^^^^^^^^^^^^^^^ 2011-03-03TNI"],
    );
}

#[test]
fn references() {
    check(
        "It is now quiet, and was recently calm in recent days.",
        &[
            "      ^^^ PRESENT_REF",
            "                         ^^^^^^^^ PAST_REF",
            "                                          ^^^^^^^^^^^ PAST_REF",
        ],
    );
    check(
        "It will soon be quiet in the coming weeks.",
        &["        ^^^^ FUTURE_REF", "                         ^^^^^^^^^^^^^^^^ FUTURE_REF"],
    );
    check_none("He left as soon as they came and soon fell ill.");
}

#[test]
fn without_a_year_the_day_keeps_its_x() {
    let candidates = "2007-03-14|2012-03-14|2018-03-14";
    check_on(
        candidates,
        "He said Wednesday they will meet on April 2.",
        &["        ^^^^^^^^^ XXXX-03-14", "                                    ^^^^^^^ XXXX-04-02"],
    );
    check_on(
        candidates,
        "He left on Sunday, earlier this month and in June.",
        &[
            "           ^^^^^^ XXXX-03-11",
            "                   ^^^^^^^^^^^^^^^^^^ XXXX-03 START",
            "                                             ^^^^ XXXX-06",
        ],
    );
    check_on(
        "",
        "He left on Monday, on March 3 and last week.",
        &[
            "           ^^^^^^ XXXX-WXX-1",
            "                      ^^^^^^^ XXXX-03-03",
            "                                  ^^^^^^^^^ PAST_REF",
        ],
    );
}

#[test]
fn a_history_tells_the_year_once() {
    check_on(
        "",
        "The war began in 1911. On June 6 the fort fell.",
        &["                 ^^^^ 1911", "                          ^^^^^^ 1911-06-06"],
    );
}

#[track_caller]
fn check_published(blocks: &[(&str, BlockKind)], expected: &str) {
    let text: Vec<&str> = blocks.iter().map(|(words, _)| *words).collect();
    let text = text.join("\n\n");
    let mut start = 0;
    let mut spans = vec![];
    for (words, kind) in blocks {
        spans.push(Block { span: Span::new(start, start + words.len()), kind: *kind });
        start += words.len() + 2;
    }
    let lexicon = Lexicon::embedded();
    let doc = annals_lang::annotate(&text, &spans, &lexicon, &annals_lang::Models::embedded());
    let found = published(&doc, &recognise(&doc, &lexicon), &Published::UNKNOWN);
    let days: Vec<String> = found.candidates.iter().map(Day::to_string).collect();
    let day = found.day.map_or("open".to_owned(), |day| day.to_string());
    assert_eq!(format!("{day}: {}", days.join(" ")), expected);
}

#[test]
fn a_caption_and_a_weekday_agree() {
    let caption = ("Envoys shake hands in Arvela, March 14, 2011.", BlockKind::Caption);
    let told = ("The envoys met Monday and will meet again Friday.", BlockKind::Paragraph);
    check_published(&[told, caption], "2011-03-14: 2011-03-14");
    let other = ("The envoys met Thursday.", BlockKind::Paragraph);
    check_published(&[other, caption], "open: ");
    let ahead = ("The envoys will meet Monday.", BlockKind::Paragraph);
    check_published(&[ahead, caption], "open: ");
    let credited = "Envoys shake hands in Arvela, March 14, 2011. (O. Venn/Sarel Press)";
    check_published(&[told, (credited, BlockKind::Caption)], "2011-03-14: 2011-03-14");
    let later = ("Shells fell on Monday. Shells fell again on Tuesday.", BlockKind::Paragraph);
    check_published(&[later, caption], "2011-03-15: 2011-03-15");
}

#[test]
fn one_speaker_spoke_on_one_day() {
    let said = "A U.N. envoy said Wednesday that talks failed.";
    let told = "The envoy told reporters on March 14 that nobody came.";
    check_published(
        &[(said, BlockKind::Paragraph), (told, BlockKind::Paragraph)],
        "open: 2007-03-14 2012-03-14 2018-03-14 2029-03-14",
    );
    // What happened in 2017 was told later.
    let past = "The post was set up in May 2017.";
    check_published(
        &[(said, BlockKind::Paragraph), (told, BlockKind::Paragraph), (past, BlockKind::Paragraph)],
        "open: 2018-03-14 2029-03-14",
    );
    let other = "A minister told reporters on March 14 that nobody came.";
    check_published(&[(said, BlockKind::Paragraph), (other, BlockKind::Paragraph)], "open: ");
}

#[test]
fn a_stated_day_stays() {
    let stated = on("2011-03-16");
    let lexicon = Lexicon::embedded();
    let text = "He left on May 3, 2009.";
    let blocks = paragraph(text);
    let doc = annals_lang::annotate(text, &blocks, &lexicon, &annals_lang::Models::embedded());
    assert_eq!(published(&doc, &recognise(&doc, &lexicon), &stated), stated);
}

#[test]
fn years_before_our_era() {
    check(
        "The city fell in 480 BC and rose in 479.",
        &["                 ^^^^^^ BC0480", "                                    ^^^ BC0479"],
    );
    check("It was built in the 4th century BC.", &["                ^^^^^^^^^^^^^^^^^^ BC03"]);
    check("It burned in April 480 BC.", &["             ^^^^^^^^^^^^ BC0480-04"]);
    check_none("It has 480 rooms.");
}

#[test]
fn quarters_are_compared() {
    check(
        "Net rose in the third quarter to $5 million from $4 million a year earlier.",
        &[
            "            ^^^^^^^^^^^^^^^^^ 2010-Q3",
            "                                                            ^^^^^^^^^^^^^^ 2009-Q3",
        ],
    );
    check(
        "The latest quarter was good; the year-earlier period was not.",
        &[
            "^^^^^^^^^^^^^^^^^^ 2010-Q4",
            "                             ^^^^^^^^^^^^^^^^^^^^^^^ 2009-Q4",
        ],
    );
    check("Sales fell in fiscal 2009.", &["              ^^^^^^^^^^^ 2009"]);
    check_none("The latest sum was good.");
}

#[test]
fn a_quarter_that_just_ended_is_the_one_reported_on() {
    check_on(
        "2011-11-02",
        "The firm expects to report a loss for the third quarter.",
        &["                                      ^^^^^^^^^^^^^^^^^ 2011-Q3"],
    );
}

#[test]
fn seasons_without_a_year() {
    check_on(
        "2011-11-02",
        "Fighting went on over the summer.",
        &["                      ^^^^^^^^^^ 2011-SU"],
    );
    check_on(
        "",
        "Fighting went on over the summer.",
        &["                      ^^^^^^^^^^ XXXX-SU"],
    );
    check_none("She wore a winter coat.");
}

#[test]
fn lengths_between_two_numbers() {
    check("It takes two to three weeks.", &["         ^^^^^^^^^^^^^^^^^^ P2W"]);
    check("A two day rally was held.", &["  ^^^^^^^ P2D"]);
    check_none("A five year old boy was held.");
}

#[test]
fn a_history_goes_forwards() {
    let text = "In 1941, in June, the army crossed the border. It stood at the capital on December 5, \
                1941. It had been told so in 1938 and 1939, and would be in 1952 and 1953. In January, it left.";
    let found = times(text, &paragraph(text), &on("2011-03-16"));
    let values: Vec<String> = found.iter().map(|time| time.value.to_string()).collect();
    assert_eq!(
        values,
        ["1941", "1941-06", "1941-12-05", "1938", "1939", "1952", "1953", "1942-01"]
    );
}

#[test]
fn a_dateline_tells_its_day() {
    let text = "ARVELA, March 14 --";
    let block = [Block { span: Span::new(0, text.len()), kind: BlockKind::Dateline }];
    let found = times(text, &block, &on("2011-03-16"));
    assert_eq!(found[0].value.to_string(), "2011-03-14");
}

#[test]
fn an_hour_and_its_day_stay_together() {
    check(
        "He was seen at 10 p.m. Monday, police said.",
        &["               ^^^^^^^^^^^^^^ 2011-03-14T22:00"],
    );
    check("They attacked at night.", &["                 ^^^^^ XXXX-XX-XXTNI"]);
}
