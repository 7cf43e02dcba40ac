//! What goes in comes out.

use crate::{archive_of, readings};
use annals_core::*;
use annals_store::{Access, Archive, Sources};
use proptest::prelude::*;

fn comes_back(reading: &Reading) {
    let (_folder, path) = archive_of(std::slice::from_ref(reading));
    let archive = Archive::open(&path, Access::Read).unwrap();
    let read: Vec<Reading> =
        archive.readings(Sources::With).unwrap().map(|read| read.unwrap().1).collect();
    assert_eq!(read, std::slice::from_ref(reading));
    assert_eq!(archive.check().unwrap(), []);
}

#[test]
fn a_reading_with_everything_comes_back() {
    comes_back(&readings::full());
}

#[test]
fn a_reading_with_nothing_comes_back() {
    comes_back(&readings::plain(""));
    comes_back(&Reading {
        article: Article { language: None, ..readings::plain("x").article },
        ..readings::plain("x")
    });
}

#[test]
fn sources_can_be_left_in_the_file() {
    let (_folder, path) = archive_of(&[readings::full()]);
    let archive = Archive::open(&path, Access::Read).unwrap();
    let row = archive.rows().unwrap()[0];
    let mut expected = readings::full();
    expected.article.source.bytes.clear();
    assert_eq!(archive.reading(row, Sources::Without).unwrap(), Some(expected));
}

#[test]
fn readings_come_by_day_and_id_whatever_the_order_they_went_in() {
    let mut reports = vec![
        readings::on(readings::plain("first"), "2019-10-01"),
        readings::on(readings::plain("second"), "2019-10-02"),
        readings::on(readings::plain("second as well"), "2019-10-02"),
        readings::plain("undated"),
    ];
    let texts = |reports: &[Reading]| {
        let (_folder, path) = archive_of(reports);
        let archive = Archive::open(&path, Access::Read).unwrap();
        let readings = archive.readings(Sources::Without).unwrap();
        readings.map(|read| read.unwrap().1.text().to_owned()).collect::<Vec<_>>()
    };
    let forwards = texts(&reports);
    assert_eq!(forwards[0], "first");
    assert_eq!(forwards[3], "undated");
    reports.reverse();
    assert_eq!(texts(&reports), forwards);
}

/// Some reading of a text: `picks` choose among everything there is to choose.
fn some_reading(text: &str, picks: &[usize]) -> Reading {
    let mut picks = picks.iter().copied().cycle();
    let mut pick = move |n: usize| picks.next().unwrap() % n;
    let bounds: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let mut res = readings::plain(text);
    let n_records = pick(6);
    for _ in 0..n_records {
        let (a, b) = (bounds[pick(bounds.len())], bounds[pick(bounds.len())]);
        let span = Span::new(a.min(b), a.max(b));
        let rule = RuleId::from(format!("rule/{}", pick(3)));
        res.times.push(Timex {
            span,
            kind: TimexKind::ALL[pick(4)],
            value: TimeValue::Duration(Duration { amount: None, unit: DurationUnit::Week }),
            modifier: [None, Some(TimexMod::ALL[pick(12)])][pick(2)],
            quantifier: None,
            frequency: None,
            anchor: None,
            basis: None,
            alternatives: vec![TimeValue::Present; pick(3)],
            rule: rule.clone(),
        });
        res.figures.push(Figure {
            span,
            number: span,
            low: Some(Decimal::new(pick(1_000_000_007) as i64 - 500_000_000, pick(9) as u8)),
            high: None,
            bound: Bound::ALL[pick(Bound::ALL.len())],
            unit: None,
            kind: FigureKind::ALL[pick(FigureKind::ALL.len())],
            attributed: None,
            rule: rule.clone(),
        });
        res.places.push(Place {
            name: span.of(text).to_owned(),
            country: None,
            lat: Some(pick(180_000_000) as i32 - 90_000_000),
            lon: Some(pick(360_000_000) as i32 - 180_000_000),
            precision: Some(PlacePrecision::ALL[pick(3)]),
            mentions: vec![span; 1 + pick(3)],
            rule,
        });
    }
    res
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn any_reading_comes_back(
        text in "[a-zé“’ \n中🦀\u{0301}]{0,120}",
        picks in prop::collection::vec(any::<usize>(), 1..40),
    ) {
        comes_back(&some_reading(&text, &picks));
    }
}
