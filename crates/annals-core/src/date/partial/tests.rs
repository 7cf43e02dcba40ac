use super::*;
use proptest::prelude::*;

fn date(written: &str) -> PartialDate {
    written.parse().unwrap_or_else(|err| panic!("{err}"))
}

fn check(written: &str, from: &str, to: &str) {
    let date = date(written);
    let show = |day: Option<Day>| day.map_or("?".to_owned(), |day| day.to_string());
    assert_eq!((show(date.from()).as_str(), show(date.to()).as_str()), (from, to), "{written}");
    assert_eq!(date.to_string(), written);
}

#[test]
fn every_precision_covers_its_days() {
    check("19", "1900-01-01", "1999-12-31");
    check("199", "1990-01-01", "1999-12-31");
    check("2019", "2019-01-01", "2019-12-31");
    check("2019-H2", "2019-07-01", "2019-12-31");
    check("2019-Q1", "2019-01-01", "2019-03-31");
    check("2019-SU", "2019-06-01", "2019-08-31");
    check("2020-WI", "2019-12-01", "2020-02-29");
    check("2016-02", "2016-02-01", "2016-02-29");
    check("2019-W05", "2019-01-28", "2019-02-03");
    check("2019-W05-WE", "2019-02-02", "2019-02-03");
    check("2019-10-28", "2019-10-28", "2019-10-28");
    check("2019-10-28TEV", "2019-10-28", "2019-10-28");
    check("2019-02-05T17:10:00", "2019-02-05", "2019-02-05");
    check("2014-05-01/2014-07-31", "2014-05-01", "2014-07-31");
    check("../2014-07-31", "?", "2014-07-31");
    check("2014-05-01/..", "2014-05-01", "?");
    check("XXXX-11-14", "?", "?");
    check("XXXX-11", "?", "?");
    check("XXXX-WXX-1", "?", "?");
    check("XXXX-WXX-2TNI", "?", "?");
    check("XXXX-SU", "?", "?");
    check("XXXX-Q3", "?", "?");
    check("XXXX-H1", "?", "?");
    check("XXXX-W05", "?", "?");
    check("XXXX-XX-XXTNI", "?", "?");
    check("XXXX-XX-XXT17:10", "?", "?");
}

#[test]
fn years_before_our_era_count_down() {
    check("BC0480", "BC0480-01-01", "BC0480-12-31");
    check("BC0480-09", "BC0480-09-01", "BC0480-09-30");
    check("BC0480-SU", "BC0480-06-01", "BC0480-08-31");
    check("BC0001", "BC0001-01-01", "BC0001-12-31");
    check("BC047", "BC0479-01-01", "BC0470-12-31");
    check("BC04", "BC0499-01-01", "BC0400-12-31");
    let compare = |a: &str, b: &str| date(a).compare(date(b));
    assert_eq!(compare("BC0480", "BC0479"), Precedence::Before);
    assert_eq!(compare("BC0001", "0001"), Precedence::Before);
}

#[test]
fn what_no_calendar_has_is_refused() {
    for wrong in [
        "2019-02-29",
        "2019-13",
        "2019-W60",
        "2019-Q5",
        "2019-H0",
        "XXXX-02-30",
        "2019-1-1",
        "T10:00",
        "2019-02-05T25:00",
        "2014-07-31/2014-05-01",
        "../..",
        "",
        "-",
        "20191028",
        "2019-10-28TXX",
        "BC0000",
        "BC1-01",
        "XXXX-W60",
        "XXXX-Q5",
        "XXXX-XX-XXT25:00",
        "XXXX-XX-03",
    ] {
        assert!(wrong.parse::<PartialDate>().is_err(), "{wrong}");
    }
}

#[test]
fn before_and_after_only_where_both_tell() {
    let compare = |a: &str, b: &str| date(a).compare(date(b));
    assert_eq!(compare("2019-10", "2019-11-14"), Precedence::Before);
    assert_eq!(compare("2019-11-14", "2019-10"), Precedence::After);
    assert_eq!(compare("2019-11", "2019-11-14"), Precedence::Unknown);
    assert_eq!(compare("../2014-05-31", "2014-06"), Precedence::Before);
    assert_eq!(compare("2014-05-01/..", "2016"), Precedence::Unknown);
    assert_eq!(compare("XXXX-11-14", "2016"), Precedence::Unknown);
    assert_eq!(compare("2019-02-05T17:10", "2019-02-05T18:00"), Precedence::Before);
}

#[test]
fn a_list_of_dates_has_one_order() {
    let mut dates: Vec<_> =
        ["XXXX-11-14", "2019", "2019-01-02", "2019-01-01", "2019-01", "../2018-12-31"]
            .map(date)
            .into();
    dates.sort();
    let shown: Vec<_> = dates.iter().map(ToString::to_string).collect();
    assert_eq!(
        shown,
        ["../2018-12-31", "2019-01-01", "2019-01", "2019", "2019-01-02", "XXXX-11-14"]
    );
}

proptest! {
    #[test]
    fn days_print_and_read_back(days in -700_000..700_000_i32) {
        let day = Day::new(0, 1, 1).unwrap().plus_days(days).unwrap();
        prop_assert_eq!(day.to_string().parse::<Day>().unwrap(), day);
        let week = PartialDate::week_of(day);
        prop_assert!(week.from().unwrap() <= day && day <= week.to().unwrap());
        prop_assert_eq!(week.from().unwrap().weekday(), Weekday::Monday);
        prop_assert_eq!(week.to_string().parse::<PartialDate>().unwrap(), week);
    }

    #[test]
    fn no_input_panics(written in "(BC)?[0-9X./THQW-]{0,24}") {
        if let Ok(date) = written.parse::<PartialDate>()
            && let (Some(from), Some(to)) = (date.from(), date.to())
        {
            prop_assert!(from <= to);
        }
    }
}
