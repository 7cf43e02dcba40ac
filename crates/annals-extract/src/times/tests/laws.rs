//! What holds of every text: values read back, stretches run forwards, and weekdays move with the
//! report.

use super::*;
use annals_core::{Anchor, TimeValue};
use proptest::prelude::*;

/// Words that times are made of, and a few that they are not.
const WORDS: [&str; 62] = [
    "Monday",
    "Sunday",
    "March",
    "May",
    "3",
    "31",
    "2011",
    "1999",
    "480",
    "BC",
    "the",
    "a",
    "last",
    "next",
    "this",
    "that",
    "week",
    "weeks",
    "year",
    "years",
    "quarter",
    "third",
    "half",
    "of",
    "in",
    "on",
    "at",
    "until",
    "since",
    "two",
    "three",
    "ago",
    "later",
    "earlier",
    "morning",
    "night",
    "p.m.",
    "10:30",
    "summer",
    "winter",
    "1990s",
    "century",
    "every",
    "daily",
    "now",
    "soon",
    "-",
    "to",
    "and",
    ",",
    ".",
    "said",
    "will",
    "met",
    "troops",
    "offensive",
    "fiscal",
    "year-earlier",
    "period",
    "nineteen",
    "ninety",
    "or",
];

fn made_of_words() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(&WORDS[..]), 1..24).prop_map(|words| words.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn values_read_back_and_run_forwards(text in made_of_words()) {
        for days in ["2011-03-16", "", "2011-03-16|2012-03-16"] {
            for time in times(&text, &paragraph(&text), &on(days)) {
                let written = time.value.to_string();
                prop_assert_eq!(written.parse::<TimeValue>().ok(), Some(time.value), "{}", written);
                if let Some(date) = time.value.date()
                    && let (Some(from), Some(to)) = (date.from(), date.to())
                {
                    prop_assert!(from <= to, "{}", date);
                }
            }
        }
    }

    #[test]
    fn times_stand_in_order(text in made_of_words()) {
        let found = times(&text, &paragraph(&text), &on("2011-03-16"));
        for two in found.windows(2) {
            prop_assert!(two[0].span.end() <= two[1].span.start());
        }
    }

    #[test]
    fn weekdays_move_with_the_report(weeks in 0..600_i32, weekday in 0..7_usize, ahead: bool) {
        let name = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"][weekday];
        let text = if ahead { format!("They will meet on {name}.") } else { format!("They met on {name}.") };
        let first: Day = "2005-03-16".parse().unwrap();
        let day = |published: Day| {
            let found = times(&text, &paragraph(&text), &on(&published.to_string()));
            found[0].value.date().and_then(|date| date.day()).unwrap()
        };
        let later = first.plus_days(7 * weeks).unwrap();
        prop_assert_eq!(first.days_until(day(first)), later.days_until(day(later)));
    }

    #[test]
    fn what_is_told_from_another_time_points_back(text in made_of_words()) {
        let found = times(&text, &paragraph(&text), &on("2011-03-16"));
        for (at, time) in found.iter().enumerate() {
            if let Some(Anchor::Time(other)) = time.anchor {
                prop_assert!((other.0 as usize) < at);
            }
        }
    }
}
