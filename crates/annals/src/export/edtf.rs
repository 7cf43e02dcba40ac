//! Dates as EDTF (ISO 8601-2, levels 0 to 2) for archives and libraries that read no TIMEX3.

use annals_core::{Day, Granularity, PartialDate, TimexMod};

/// A date in EDTF; `None` where it has no words for it, as for a weekday of no week.
///
/// A week, weekend or part of a day becomes its days, since EDTF knows none of them; what is told as
/// about is marked so (`2019-10~`).
#[must_use]
pub fn edtf(date: PartialDate, modifier: Option<TimexMod>) -> Option<String> {
    let written = date.to_string();
    let res = match date.granularity() {
        Granularity::Century => format!("{}XX", after_christ(&written)?),
        Granularity::Decade => format!("{}X", after_christ(&written)?),
        Granularity::Year | Granularity::Month | Granularity::Day if date.is_anchored() => {
            with_year(&written)
        }
        // Months and days of some year are written alike; a weekday of some week is not.
        Granularity::Month | Granularity::Day if !written.contains("WXX") => written,
        Granularity::Year | Granularity::Month | Granularity::Day => return None,
        Granularity::Half | Granularity::Season | Granularity::Quarter => division(&written)?,
        Granularity::Time if date.is_anchored() => to_seconds(&with_year(&written)),
        Granularity::PartOfDay if date.is_anchored() => day(date.from()?),
        Granularity::Time | Granularity::PartOfDay => return None,
        Granularity::Week | Granularity::Weekend | Granularity::Interval => {
            let end = |end: Option<Day>| end.map_or("..".to_owned(), day);
            if !date.is_anchored() {
                return None;
            }
            return Some(format!("{}/{}", end(date.from()), end(date.to())));
        }
    };
    let about = modifier == Some(TimexMod::Approx) && !res.contains('T');
    Some(if about { format!("{res}~") } else { res })
}

/// Centuries and decades before our era have other bounds in EDTF.
fn after_christ(written: &str) -> Option<&str> {
    (!written.starts_with("BC")).then_some(written)
}

fn day(day: Day) -> String {
    with_year(&day.to_string())
}

/// `BC0480` is the astronomers' year -479.
fn with_year(written: &str) -> String {
    let Some(rest) = written.strip_prefix("BC") else { return written.to_owned() };
    let (year, rest) = rest.split_at(4.min(rest.len()));
    let year: i32 = year.parse().unwrap_or(1);
    let sign = if year > 1 { "-" } else { "" };
    format!("{sign}{:04}{rest}", year - 1)
}

/// Seasons, quarters and halves have numbers of their own.
fn division(written: &str) -> Option<String> {
    let (year, code) = written.split_once('-')?;
    let number = match code {
        "SP" => 21,
        "SU" => 22,
        "FA" => 23,
        "WI" => 24,
        "Q1" => 33,
        "Q2" => 34,
        "Q3" => 35,
        "Q4" => 36,
        "H1" => 40,
        "H2" => 41,
        _ => return None,
    };
    Some(format!("{}-{number}", with_year(year)))
}

/// EDTF wants the seconds.
fn to_seconds(written: &str) -> String {
    let short = written.matches(':').count() == 1;
    if short { format!("{written}:00") } else { written.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(value: &str) -> Option<String> {
        edtf(value.parse().unwrap(), None)
    }

    #[test]
    fn every_kind_of_date_is_valid_edtf() {
        for (value, expected) in [
            ("19", "19XX"),
            ("199", "199X"),
            ("2019", "2019"),
            ("BC0480", "-0479"),
            ("BC0001", "0000"),
            ("BC0480-09-29", "-0479-09-29"),
            ("2019-SU", "2019-22"),
            ("2019-WI", "2019-24"),
            ("2019-Q3", "2019-35"),
            ("2019-H1", "2019-40"),
            ("2019-10", "2019-10"),
            ("2019-W05", "2019-01-28/2019-02-03"),
            ("2019-W05-WE", "2019-02-02/2019-02-03"),
            ("2019-10-28", "2019-10-28"),
            ("2019-10-28TEV", "2019-10-28"),
            ("2019-02-05T17:10", "2019-02-05T17:10:00"),
            ("2014-05-01/2014-07-31", "2014-05-01/2014-07-31"),
            ("../2014-05-31", "../2014-05-31"),
            ("XXXX-11-14", "XXXX-11-14"),
            ("XXXX-11", "XXXX-11"),
            ("XXXX-SU", "XXXX-22"),
        ] {
            assert_eq!(written(value).as_deref(), Some(expected), "{value}");
            assert!(edtf_core::is_valid(expected), "{expected}");
        }
        for value in ["XXXX-WXX-1", "XXXX-XX-XXTNI", "XXXX-W05", "BC047"] {
            assert_eq!(written(value), None, "{value}");
        }
    }

    #[test]
    fn what_is_about_says_so() {
        let about = edtf("2019-10".parse().unwrap(), Some(TimexMod::Approx)).unwrap();
        assert_eq!(about, "2019-10~");
        assert!(edtf_core::is_valid(&about));
    }
}
