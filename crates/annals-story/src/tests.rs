use super::*;
use annals_core::{
    Actor, ActorKind, Article, ArticleId, Charset, DateBasis, Event, EventDate, EventDateBasis,
    EventType, Factuality, Format, Mention, MentionForm, Published, RuleId, Source, Text, TimeIdx,
    TimeValue, Timeline, Timex, TimexKind,
};

const RULE: RuleId = RuleId::new("test");

/// A report of this text, made by hand.
fn reading(text: &str) -> Reading {
    Reading::empty(Article {
        id: ArticleId::of(text.as_bytes()),
        doc_id: None,
        source: Source {
            locator: "test.txt".into(),
            format: Format::Plain,
            charset: Charset::UTF_8,
            bytes: text.as_bytes().to_vec(),
        },
        url: None,
        title: None,
        language: None,
        outlet: None,
        bylines: vec![],
        credits: vec![],
        published: Published::UNKNOWN,
        text: Text::verbatim(text.to_owned()),
        omitted: vec![],
        blocks: vec![],
        notes: vec![],
    })
}

fn span_of(text: &str, words: &str) -> Span {
    let at = text.find(words).unwrap_or_else(|| panic!("{words:?} is in the text"));
    Span::new(at, at + words.len())
}

fn published(mut reading: Reading, day: &str) -> Reading {
    let day = Some(day.parse().unwrap());
    reading.published = Published { day, basis: DateBasis::Stated, ..Published::UNKNOWN };
    reading
}

fn left_open(mut reading: Reading, days: &[&str]) -> Reading {
    reading.published.candidates = days.iter().map(|day| day.parse().unwrap()).collect();
    reading
}

fn names(mut reading: Reading, name: &str, kind: ActorKind, role: Option<&str>) -> Reading {
    let span = span_of(reading.text(), name);
    reading.actors.push(Actor {
        name: name.to_owned(),
        kind,
        country: None,
        sector: None,
        role: role.map(str::to_owned),
        mentions: vec![Mention { span, form: MentionForm::Name, rule: RULE }],
        rule: RULE,
    });
    reading
}

/// An event on a word, with the time that dates it.
fn tells(mut reading: Reading, trigger: &str, time: Option<(&str, &str)>) -> Reading {
    let trigger = span_of(reading.text(), trigger);
    let date = time.map(|(words, value)| {
        let span = span_of(reading.text(), words);
        reading.times.push(Timex {
            span,
            kind: TimexKind::Date,
            value: TimeValue::Date(value.parse().unwrap()),
            modifier: None,
            quantifier: None,
            frequency: None,
            anchor: None,
            basis: None,
            alternatives: vec![],
            rule: RULE,
        });
        let time = TimeIdx(u32::try_from(reading.times.len() - 1).unwrap());
        EventDate { time, basis: EventDateBasis::Explicit }
    });
    reading.events.push(Event {
        trigger,
        kind: EventType::Assault,
        mode: None,
        factuality: Factuality::Actual,
        actors: vec![],
        recipients: vec![],
        place: None,
        date,
        attributed: None,
        speech: None,
        rule: RULE,
    });
    reading
}

/// Sentences of the made-up reports end at full stops.
fn sentences(text: &str) -> Vec<Span> {
    let mut start = 0;
    text.split_inclusive(". ")
        .map(|sentence| {
            let span = Span::new(start, start + sentence.len()).trimmed(text);
            start += sentence.len();
            span
        })
        .collect()
}

fn timeline_of(readings: &[Reading], selection: &Selection) -> Timeline {
    let sentences: Vec<Vec<Span>> =
        readings.iter().map(|reading| sentences(reading.text())).collect();
    let reports: Vec<Report> = readings
        .iter()
        .zip(&sentences)
        .map(|(reading, sentences)| Report { reading, sentences })
        .collect();
    timeline(&reports, selection)
}

fn dates(timeline: &Timeline) -> Vec<String> {
    timeline.entries.iter().map(|entry| entry.date.unwrap().to_string()).collect()
}

const CANDIDATES: [&str; 3] = ["2013-10-28", "2019-10-28", "2024-10-28"];

fn with_president(text: &str) -> Reading {
    let reading = names(reading(text), "Orla Venn", ActorKind::Person, Some("President"));
    names(reading, "River Front", ActorKind::Group, None)
}

#[test]
fn a_dated_report_with_the_same_people_settles_the_year() {
    let open = left_open(with_president("Orla Venn met the River Front."), &CANDIDATES);
    let near = published(with_president("Orla Venn fought the River Front."), "2019-02-05");
    let settled = settle(&[&open, &near]);
    assert_eq!(settled.len(), 1);
    assert_eq!(settled[0].day.to_string(), "2019-10-28");
    assert_eq!(settled[0].reasons[0].shared, ["Orla Venn", "River Front"]);
}

#[test]
fn a_year_stays_open_where_little_is_shared_or_two_years_are_as_likely() {
    let open = left_open(with_president("Orla Venn met the River Front."), &CANDIDATES);
    let state = names(reading("Arvela waits."), "Arvela", ActorKind::State, None);
    assert_eq!(settle(&[&open, &published(state, "2019-02-05")]), []);
    let middle = published(with_president("Orla Venn and River Front."), "2016-10-28");
    assert_eq!(settle(&[&open, &middle]), []);
    assert_eq!(settle(&[&open]), []);
}

#[test]
fn entries_stand_in_the_order_of_their_dates() {
    let first = reading("Rebels attacked on Friday. They struck before in May.");
    let first = tells(first, "attacked", Some(("Friday", "2024-06-14")));
    let first = tells(first, "struck", Some(("May", "2024-05")));
    let second = tells(reading("Troops raided a camp."), "raided", None);
    let timeline = timeline_of(&[first, second], &Selection::default());
    assert_eq!(dates(&timeline), ["2024-05", "2024-06-14"]);
    assert_eq!(timeline.undated.len(), 1);
    assert_eq!(timeline.undated[0].sources[0].report, 1);
}

#[test]
fn a_date_nothing_ties_to_the_calendar_is_no_date() {
    let report =
        tells(reading("Rebels attacked on May 2."), "attacked", Some(("May 2", "XXXX-05-02")));
    let timeline = timeline_of(&[report], &Selection::default());
    assert_eq!(dates(&timeline), Vec::<String>::new());
    assert_eq!(timeline.undated.len(), 1);
}

const LONG: &str = "Rebels attacked the last bridge over the river on Friday and held it until the army \
    of the south came back with two brigades and took it. ";
const SHORT: &str = "Nobody could say that evening how many had died. ";

#[test]
fn copies_are_one_account() {
    let attacked = |text: String| tells(reading(&text), "attacked", Some(("Friday", "2024-06-14")));
    let wire = attacked(format!("{LONG}{SHORT}"));
    let reprint = attacked(format!("{SHORT}{}", LONG.trim()));
    let own = attacked("Fighters attacked a bridge on Friday.".to_owned());
    let timeline = timeline_of(&[wire, reprint, own], &Selection::default());
    let entry = &timeline.entries[0];
    assert_eq!((entry.n_reports, entry.n_independent), (3, 2));
    assert_eq!(entry.sources.len(), 2);
    assert_eq!(entry.sources[0].copies, [1]);
}

#[test]
fn a_short_sentence_in_common_makes_no_copy() {
    let one = format!("{SHORT}Rebels attacked on Friday.");
    let other = format!("{SHORT}Gunmen attacked a bridge on Friday.");
    let readings =
        [one, other].map(|text| tells(reading(&text), "attacked", Some(("Friday", "2024-06-14"))));
    let timeline = timeline_of(&readings, &Selection::default());
    assert_eq!(timeline.entries[0].n_independent, 2);
}

#[test]
fn a_selection_keeps_what_is_asked_for() {
    let report = reading("Rebels attacked Arvela on Friday. Rebels struck Belgar in May.");
    let report = tells(report, "attacked", Some(("Friday", "2024-06-14")));
    let report = tells(report, "struck", Some(("May", "2024-05")));
    let about = Selection { about: vec!["belgar".into()], days: None };
    assert_eq!(dates(&timeline_of(std::slice::from_ref(&report), &about)), ["2024-05"]);
    // Of equals the more precise is kept.
    let one = Selection { about: vec![], days: Some(1) };
    assert_eq!(dates(&timeline_of(&[report], &one)), ["2024-06-14"]);
}
