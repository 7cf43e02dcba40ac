use super::*;
use crate::phrases::phrases;
use annals_core::{Block, BlockKind, MentionForm, RuleId, TimeValue, TimexKind};
use std::sync::LazyLock;
mod people;
mod places;
mod states;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::embedded);

/// Reads a text; weekdays and years are its time expressions.
fn read<T>(text: &str, look: impl FnOnce(&Annotated, Vec<Actor>, Vec<Place>) -> T) -> T {
    let days = ["Sunday", "Monday", "Tuesday", "Friday", "2019"];
    let mut spans: Vec<Span> = days
        .iter()
        .flat_map(|day| text.match_indices(day))
        .map(|(at, day)| Span::new(at, at + day.len()))
        .collect();
    spans.sort();
    let time = |span: &Span| Timex {
        span: *span,
        kind: TimexKind::Date,
        value: TimeValue::Present,
        modifier: None,
        quantifier: None,
        frequency: None,
        anchor: None,
        basis: None,
        alternatives: vec![],
        rule: RuleId::new("test"),
    };
    let times: Vec<Timex> = spans.iter().map(time).collect();
    let mut blocks = vec![];
    let mut start = 0;
    for part in text.split("\n\n") {
        let span = Span::new(start, start + part.len()).trimmed(text);
        blocks.push(Block { span, kind: BlockKind::Paragraph });
        start += part.len() + 2;
    }
    let doc = annals_lang::annotate(text, &blocks, &LEXICON, &annals_lang::Models::embedded());
    let phrases = phrases(&doc, &spans);
    let (actors, places) = actors(&doc, &phrases, &times, &LEXICON);
    look(&doc, actors, places)
}

/// An actor as a line: name, kind, country, sector, role and mentions; `(…)` is a description,
/// `~` a pronoun.
fn line(actor: &Actor, text: &str) -> String {
    let mentions: Vec<String> = actor
        .mentions
        .iter()
        .map(|mention| match mention.form {
            MentionForm::Name => mention.span.of(text).to_owned(),
            MentionForm::Nominal => format!("({})", mention.span.of(text)),
            MentionForm::Pronoun => format!("~{}", mention.span.of(text)),
        })
        .collect();
    let country = actor.country.map_or("-".to_owned(), |code| code.to_string());
    let sector = actor.sector.map_or("-", |sector| sector.code());
    let role = actor.role.as_ref().map_or(String::new(), |role| format!(" {role:?}"));
    let kind = actor.kind.code();
    format!("{}: {kind} {country} {sector}{role}: {}", actor.name, mentions.join("; "))
}

/// The actors of a text, one a line.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let found =
        read(text, |_, actors, _| actors.iter().map(|actor| line(actor, text)).collect::<Vec<_>>());
    assert_eq!(found, expected, "{text}");
}

/// The places of a text, one a line: name, country, mentions.
#[track_caller]
fn check_places(text: &str, expected: &[&str]) {
    let found = read(text, |_, _, places| {
        let mentions = |place: &Place| {
            place.mentions.iter().map(|span| span.of(text)).collect::<Vec<_>>().join("; ")
        };
        let country = |place: &Place| place.country.map_or("-".to_owned(), |c| c.to_string());
        let line =
            |place: &Place| format!("{}: {}: {}", place.name, country(place), mentions(place));
        places.iter().map(line).collect::<Vec<_>>()
    });
    assert_eq!(found, expected, "{text}");
}

#[test]
fn records_stand_in_order_and_do_not_overlap() {
    let text = "Foreign Minister Anna Vell met the Syrian Democratic Forces (SDF) in Raqqa. \
        She said the SDF and U.S. officials had met Vell before.";
    read(text, |_, actors, places| {
        assert!(actors.windows(2).all(|two| two[0].mentions[0].span <= two[1].mentions[0].span));
        for actor in &actors {
            let spans: Vec<Span> = actor.mentions.iter().map(|mention| mention.span).collect();
            assert!(spans.windows(2).all(|two| two[0].end() <= two[1].start()), "{spans:?}");
            assert!(actor.rule.as_str().starts_with("actors/"));
        }
        assert_eq!(places.len(), 1);
        assert!(places[0].lat.is_some());
    });
}

#[test]
fn the_index_finds_who_a_phrase_means() {
    let text =
        "French Foreign Minister Anna Vell warned the Islamic State group. U.S. officials left.";
    read(text, |doc, actors, _| {
        let index = ActorIndex::new(&actors);
        let span = |words: &str| {
            let start = text.find(words).unwrap();
            Span::new(start, start + words.len())
        };
        let name = |found: Option<ActorIdx>| found.map(|at| actors[at.0 as usize].name.as_str());
        assert_eq!(name(index.at(span("French Foreign Minister Anna Vell"))), Some("Anna Vell"));
        assert_eq!(name(index.at(span("U.S. officials"))), None);
        assert_eq!(name(index.at(span("the Islamic State group"))), None);
        assert_eq!(name(index.of(doc, span("the Islamic State group"))), Some("Islamic State"));
        assert_eq!(index.within(span("U.S. officials")).count(), 1);
    });
}

#[test]
fn words_have_codes() {
    let check = |words: &str, expected: &str| {
        let (country, sector) = codes_of(words, &LEXICON);
        let country = country.map_or("-".to_owned(), |code| code.to_string());
        let found = format!("{country} {}", sector.map_or("-", |sector| sector.code()));
        assert_eq!(found, expected, "{words}");
    };
    check("Turkish soldiers", "TUR MIL");
    check("rebels", "- REB");
    check("U.S. officials", "USA GOV");
    check("a senior U.S. official", "USA GOV");
    check("foreign ministers of US allies", "- GOV");
    check("leaders of Russia", "RUS GOV");
    check("the French foreign ministry", "FRA GOV");
    check("Islamic State fighters", "IMG REB");
    check("Iraqi special forces", "IRQ MIL");
    check("army officers", "- MIL");
    check("police officers", "- COP");
    check("opposition leaders", "- OPP");
    check("British lawmakers", "GBR LEG");
    check("Syrian refugees", "SYR REF");
    check("Russia", "RUS GOV");
    check("Ukrainians", "UKR CVL");
    check("Hamas", "PSE REB");
    check("the United Nations", "UNO -");
    check("a spokesman for the Turkish army", "TUR MIL");
    check("a leader of Hamas", "PSE REB");
    check("tables", "- -");
}
