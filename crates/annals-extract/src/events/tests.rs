use super::*;
use annals_core::{ActorKind, Block, Cue, Mention, MentionForm, Speech, Terms, TimexKind};

mod clauses;
mod facts;
mod parties;
mod tables;

/// What a text is read with when a test gives it as words: actors, places, dates, statements.
#[derive(Default)]
struct Given<'t> {
    actors: &'t [&'t str],
    places: &'t [&'t str],
    dates: &'t [&'t str],
    /// Cue and content.
    statements: &'t [(&'t str, &'t str)],
}

fn mentions(text: &str, words: &str) -> Vec<Span> {
    text.match_indices(words).map(|(at, words)| Span::new(at, at + words.len())).collect()
}

fn day(span: Span) -> Timex {
    Timex {
        span,
        kind: TimexKind::Date,
        value: "2019-10-28".parse().unwrap(),
        modifier: None,
        quantifier: None,
        frequency: None,
        anchor: None,
        basis: None,
        alternatives: vec![],
        rule: RuleId::new("times/test"),
    }
}

fn actor(name: &str, spans: Vec<Span>) -> Actor {
    let mention =
        |span| Mention { span, form: MentionForm::Name, rule: RuleId::new("actors/test") };
    Actor {
        name: name.to_owned(),
        kind: ActorKind::State,
        country: None,
        sector: None,
        role: None,
        mentions: spans.into_iter().map(mention).collect(),
        rule: RuleId::new("actors/test"),
    }
}

fn place(name: &str, mentions: Vec<Span>) -> Place {
    Place {
        name: name.to_owned(),
        country: None,
        lat: None,
        lon: None,
        precision: None,
        mentions,
        rule: RuleId::new("places/test"),
    }
}

fn statement(text: &str, (cue, content): (&str, &str)) -> Statement {
    Statement {
        speaker: None,
        terms: Terms::Unattributed,
        cue: Cue(mentions(text, cue)[0]),
        content: vec![mentions(text, content)[0]],
        speech: Speech::Indirect,
        addressee: None,
        date: None,
        rule: RuleId::new("statements/test"),
    }
}

/// The events of a text, one a line: `trigger TYPE factuality: actors > recipients`.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    check_given(text, &Given::default(), expected);
}

#[track_caller]
fn check_given(text: &str, given: &Given, expected: &[&str]) {
    let found = read(text, given, &Lexicon::embedded());
    let lines: Vec<String> = found.iter().map(|event| line(event, text)).collect();
    assert_eq!(lines, expected);
}

fn line(event: &Event, text: &str) -> String {
    let names = |parties: &[annals_core::Participant]| {
        parties.iter().map(|party| party.span.of(text)).collect::<Vec<_>>().join(", ")
    };
    let told = format!("{} {}", event.kind.code(), event.factuality.code());
    let (actors, recipients) = (names(&event.actors), names(&event.recipients));
    format!("{} {told}: {actors} > {recipients}", event.trigger.of(text)).trim_end().to_owned()
}

fn read(text: &str, given: &Given, lexicon: &Lexicon) -> Vec<Event> {
    let mut times: Vec<Timex> = ["Monday", "Tuesday"]
        .iter()
        .chain(given.dates)
        .flat_map(|word| mentions(text, word))
        .map(day)
        .collect();
    times.sort_by_key(|time| time.span);
    let actors: Vec<Actor> =
        given.actors.iter().map(|name| actor(name, mentions(text, name))).collect();
    let places: Vec<Place> =
        given.places.iter().map(|name| place(name, mentions(text, name))).collect();
    let statements: Vec<Statement> =
        given.statements.iter().map(|words| statement(text, *words)).collect();
    let block = Block { span: Span::new(0, text.len()), kind: BlockKind::Paragraph };
    with(text, &[block], &times, &actors, &places, &statements, lexicon)
}

fn with(
    text: &str,
    blocks: &[Block],
    times: &[Timex],
    actors: &[Actor],
    places: &[Place],
    statements: &[Statement],
    lexicon: &Lexicon,
) -> Vec<Event> {
    let doc = annals_lang::annotate(text, blocks, lexicon, &annals_lang::Models::embedded());
    let spans: Vec<Span> = times.iter().map(|time| time.span).collect();
    let phrases = crate::phrases::phrases(&doc, &spans);
    events(&doc, &phrases, times, actors, places, statements, lexicon)
}
