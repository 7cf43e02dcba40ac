//! What stands above a report and around its title.

use super::{check, read};

#[test]
fn an_updated_header_stands_for_a_published_one_that_is_missing() {
    let page = |header: &str| {
        read(format!("{header}\n\nFarmers blocked two roads near the capital, police said.\n"))
    };
    let article = page("Last updated: 29 October 2019, 08:30");
    let evidence = &article.published.evidence[0];
    assert_eq!(
        (evidence.quote.as_str(), evidence.why.as_str()),
        (
            "29 October 2019, 08:30",
            "the header states when the report was last updated; no other date is stated"
        )
    );
    let article = page("Last updated: 29 October 2019\nPublished: 28 October 2019");
    assert_eq!(article.published.day.unwrap().to_string(), "2019-10-28");
    assert_eq!(article.published.evidence[0].why, "a header line states the date");
    assert!(article.notes.is_empty());
    // Below the sentences it may be said of anything.
    let article = read(
        "Farmers blocked two roads near the capital, police said.\n\
         They said they would come back with more tractors.\n\
         Updated 29 October 2019\n",
    );
    assert_eq!(article.published.day, None);
}

#[test]
fn short_lines_amid_navigation_are_furniture() {
    let article = check(
        "Skip to content\nLakeland News\nHome\nWorld\nLake District\nLive TV\nSign in\n\n\
         Lake District\n\nPeace at last\nMarch 3, 2017 4:12 PM\n\n\
         Farmers and fishermen signed an accord on the lake on Friday.\n\n\
         Old quarrel\n\nThey had fought over the pier for eleven years.\n\n\
         About us\nLake District\n",
        "furniture: Skip to content
         furniture: Lakeland News
         furniture: Home
         furniture: World
         furniture: Lake District
         furniture: Live TV
         furniture: Sign in
         furniture: Lake District
         headline: Peace at last
         date: March 3, 2017 4:12 PM
         paragraph: Farmers and fishermen signed an accord on the lake on Friday.
         subhead: Old quarrel
         paragraph: They had fought over the pier for eleven years.
         furniture: About us
         furniture: Lake District",
    );
    assert_eq!(article.outlet.as_deref(), Some("Lakeland News"));
    // A kicker above the title of a bare report is no navigation.
    check(
        "Lake accord\nFarmers and fishermen make peace\n\
         Farmers and fishermen signed an accord on the lake on Friday.\n",
        "subhead: Lake accord
         headline: Farmers and fishermen make peace
         paragraph: Farmers and fishermen signed an accord on the lake on Friday.",
    );
}

#[test]
fn the_name_of_a_paper_above_the_title_is_the_outlet() {
    let article = check(
        "THE LAKELAND EVENING GAZETTE\nFri 3 Mar 2017 07.12\n\nPeace at last\n\nLisle Wire\n\n\
         Farmers and fishermen signed an accord on the lake on Friday.\n",
        "metadata: THE LAKELAND EVENING GAZETTE
         date: Fri 3 Mar 2017 07.12
         headline: Peace at last
         credit: Lisle Wire
         paragraph: Farmers and fishermen signed an accord on the lake on Friday.",
    );
    assert_eq!(article.outlet.as_deref(), Some("The Lakeland Evening Gazette"));
    assert_eq!(article.credits, ["Lisle Wire"]);
    // Where it is the only title, and within the report, it is a title like others.
    let article = check(
        "Hard Times\n\nFarmers and fishermen signed an accord on the lake on Friday.\n\n\
         Bad News\n\nThe pier was closed again on Saturday, the council said.\n",
        "headline: Hard Times
         paragraph: Farmers and fishermen signed an accord on the lake on Friday.
         subhead: Bad News
         paragraph: The pier was closed again on Saturday, the council said.",
    );
    assert_eq!((article.outlet, article.credits.len()), (None, 0));
}

#[test]
fn consent_and_buttons_are_furniture() {
    check(
        "Farmers and fishermen make peace\n\n\
         The Lisle Courier uses cookies to improve your visit and your experience. By staying you agree to our terms.\n\
         Accept all   Manage choices\nReject all Cookie settings\n\n\
         Farmers and fishermen signed an accord on the lake on Friday.\n\n\
         The agency uses cookies to follow fishermen, the court on the lake found.\n\n\
         Share prices   and little else   fell after the accord on the lake.\n",
        "headline: Farmers and fishermen make peace
         furniture: The Lisle Courier uses cookies to improve your visit and your experience. By staying you agree to our terms.
         furniture: Accept all   Manage choices
         furniture: Reject all Cookie settings
         paragraph: Farmers and fishermen signed an accord on the lake on Friday.
         paragraph: The agency uses cookies to follow fishermen, the court on the lake found.
         paragraph: Share prices   and little else   fell after the accord on the lake.",
    );
}

#[test]
fn a_correspondent_without_a_name_is_a_credit() {
    check(
        "Farmers and fishermen make peace\n\nFrom our correspondent in Lisle\n\n\
         From our correspondent in Lisle came word of an accord on the lake on Friday.\n",
        "headline: Farmers and fishermen make peace
         credit: From our correspondent in Lisle
         paragraph: From our correspondent in Lisle came word of an accord on the lake on Friday.",
    );
}
