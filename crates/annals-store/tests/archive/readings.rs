//! Readings built by hand.

use annals_core::*;

/// The span of the `nth` (from 0) occurrence of some words.
pub(crate) fn at(text: &str, words: &str, nth: usize) -> Span {
    let (start, _) = text.match_indices(words).nth(nth).unwrap();
    Span::new(start, start + words.len())
}

/// A short plain report in which nothing was found.
pub(crate) fn plain(text: &str) -> Reading {
    Reading::empty(article(text, Text::verbatim(text.to_owned()), Format::Plain))
}

/// A ready article with a name.
pub(crate) fn ready(doc_id: &str, text: &str) -> Reading {
    let article = article(text, Text::verbatim(text.to_owned()), Format::Ready);
    Reading::empty(Article { doc_id: Some(doc_id.to_owned()), ..article })
}

pub(crate) fn on(reading: Reading, day: &str) -> Reading {
    let day = Some(day.parse().unwrap());
    let published = Published { day, basis: DateBasis::Metadata, ..Published::UNKNOWN };
    let article = Article { published: published.clone(), ..reading.article };
    Reading { article, published, ..reading }
}

fn article(source: &str, text: Text, format: Format) -> Article {
    Article {
        id: ArticleId::of(source.as_bytes()),
        doc_id: None,
        source: Source {
            locator: "news/000.txt".to_owned(),
            format,
            charset: Charset::UTF_8,
            bytes: source.as_bytes().to_vec(),
        },
        url: None,
        title: None,
        language: Some(Language::ENGLISH),
        outlet: None,
        bylines: vec![],
        credits: vec![],
        published: Published::UNKNOWN,
        text,
        omitted: vec![],
        blocks: vec![],
        notes: vec![],
    }
}

const SOURCE: &str = "Monday\nmenu\nFrance’s Le Drian told “La Libération” on Tuesday: “Turkey attacked Raqqa, \
killing about 2.5 million people.” He — reportedly — regretted it.";

/// A reading with something in every field, in a text that is not ASCII.
pub(crate) fn full() -> Reading {
    let begin = SOURCE.find("France").unwrap();
    let mut builder = TextBuilder::default();
    builder.push(&SOURCE[..6], Span::new(0, 6), PieceKind::Copied);
    builder.space("\n\n");
    builder.push(&SOURCE[begin..], Span::new(begin, SOURCE.len()), PieceKind::Copied);
    let text = builder.finish();
    let t = text.as_str().to_owned();
    let span = |words| at(&t, words, 0);
    let published = published(&t);
    let article = Article {
        doc_id: Some("d-1 \"é\"".to_owned()),
        url: Some("https://example.org/2019/10/28/a?b=c".to_owned()),
        title: Some("Raqqa: l’attaque".to_owned()),
        outlet: Some("The Example".to_owned()),
        bylines: vec!["A. Writer".to_owned(), "B \"Quoted\" Löwe".to_owned()],
        credits: vec!["AFP".to_owned()],
        published: Published { day: None, time: None, ..published.clone() },
        omitted: vec![Omitted { source: Span::new(7, 11), kind: OmittedKind::Furniture }],
        blocks: vec![
            Block { span: Span::new(0, 6), kind: BlockKind::Dateline },
            Block { span: Span::new(8, t.len()), kind: BlockKind::Paragraph },
        ],
        notes: vec!["an article note".to_owned()],
        ..article(SOURCE, text, Format::Ready)
    };
    let party = |words, actor: Option<u32>, country: &str, sector| Participant {
        span: span(words),
        actor: actor.map(ActorIdx),
        country: CountryCode::parse(country),
        sector,
    };
    Reading {
        article,
        published,
        times: times(&t),
        actors: actors(&t),
        places: vec![
            Place {
                name: "Raqqa".to_owned(),
                country: CountryCode::parse("SYR"),
                lat: Some(35_950_001),
                lon: Some(-39_009_999),
                precision: Some(PlacePrecision::City),
                mentions: vec![span("Raqqa")],
                rule: RuleId::new("places/gazetteer"),
            },
            Place {
                name: "somewhere".to_owned(),
                country: None,
                lat: None,
                lon: None,
                precision: None,
                mentions: vec![span("Raqqa"), span("it.")],
                rule: RuleId::new("places/test"),
            },
        ],
        statements: vec![
            Statement {
                speaker: Some(party("Le Drian", Some(0), "FRA", Some(Sector::Gov))),
                terms: Terms::Named,
                cue: Cue(span("told")),
                content: vec![
                    span("“Turkey attacked Raqqa"),
                    span("killing about 2.5 million people.”"),
                ],
                speech: Speech::Direct,
                addressee: Some(span("“La Libération”")),
                date: Some("2019-W44".parse().unwrap()),
                rule: RuleId::new("statements/verb"),
            },
            Statement {
                speaker: None,
                terms: Terms::Unattributed,
                cue: Cue(span("reportedly")),
                content: vec![span("regretted it")],
                speech: Speech::Indirect,
                addressee: None,
                date: None,
                rule: RuleId::new("statements/adverb"),
            },
        ],
        events: vec![
            Event {
                trigger: span("attacked"),
                kind: EventType::Assault,
                mode: Some("aerial".to_owned()),
                factuality: Factuality::Actual,
                actors: vec![party("Turkey", Some(1), "TUR", Some(Sector::Mil))],
                recipients: vec![
                    party("Raqqa", None, "SYR", None),
                    party("people", None, "", None),
                ],
                place: Some(PlaceIdx(0)),
                date: Some(EventDate { time: TimeIdx(1), basis: EventDateBasis::Inferred }),
                attributed: Some(StatementIdx(0)),
                speech: Some(StatementIdx(1)),
                rule: RuleId::from("events/".to_owned() + "frame"),
            },
            // A second record on the same anchor has an id of its own.
            Event {
                trigger: span("attacked"),
                kind: EventType::Threaten,
                mode: None,
                factuality: Factuality::Negated,
                actors: vec![],
                recipients: vec![],
                place: None,
                date: None,
                attributed: None,
                speech: None,
                rule: RuleId::new("events/other"),
            },
        ],
        figures: figures(&t),
        notes: vec!["a note".to_owned(), "another, with “marks”".to_owned()],
    }
}

fn published(text: &str) -> Published {
    let evidence = |place, quote: &str| DateEvidence {
        place,
        quote: quote.to_owned(),
        why: "weekday and day agree".to_owned(),
    };
    Published {
        day: Some("2019-10-28".parse().unwrap()),
        time: TimeOfDay::new(17, 10, None),
        basis: DateBasis::Inferred,
        candidates: vec!["2013-10-28".parse().unwrap(), "2019-10-28".parse().unwrap()],
        years: Some(YearRange::OF_REPORTS),
        evidence: vec![
            evidence(EvidencePlace::Text(at(text, "Tuesday", 0)), "Tuesday"),
            evidence(EvidencePlace::Source(Span::new(0, 6)), "Monday"),
            evidence(EvidencePlace::Url, "2019/10/28"),
            evidence(EvidencePlace::Metadata, "2019"),
        ],
    }
}

fn times(text: &str) -> Vec<Timex> {
    let time = |words, value: &str| Timex {
        span: at(text, words, 0),
        kind: TimexKind::Date,
        value: value.parse().unwrap(),
        modifier: None,
        quantifier: None,
        frequency: None,
        anchor: None,
        basis: None,
        alternatives: vec![],
        rule: RuleId::new("times/weekday"),
    };
    vec![
        // Reckoned from a time that stands behind it.
        Timex { anchor: Some(Anchor::Time(TimeIdx(1))), ..time("Monday", "XXXX-WXX-1") },
        Timex {
            kind: TimexKind::Set,
            modifier: Some(TimexMod::Approx),
            quantifier: Some("EVERY".to_owned()),
            frequency: Some("2X".to_owned()),
            anchor: Some(Anchor::Published("2019-10-28".parse().unwrap())),
            basis: Some("past tense".to_owned()),
            alternatives: vec!["2019-10-29".parse().unwrap(), "PT2H".parse().unwrap()],
            ..time("Tuesday", "2019-10-22")
        },
        time("on Tuesday", "../2014-05-31"),
        time("reportedly", "FUTURE_REF"),
        time("regretted", "P2.5DE"),
    ]
}

fn actors(text: &str) -> Vec<Actor> {
    let mention =
        |words, form| Mention { span: at(text, words, 0), form, rule: RuleId::new("actors/name") };
    vec![
        Actor {
            name: "Jean-Yves Le Drian".to_owned(),
            kind: ActorKind::Person,
            country: CountryCode::parse("FRA"),
            sector: Some(Sector::Gov),
            role: Some("Foreign Minister".to_owned()),
            mentions: vec![
                mention("Le Drian", MentionForm::Name),
                mention("He", MentionForm::Pronoun),
            ],
            rule: RuleId::new("actors/person"),
        },
        Actor {
            name: "Turkey".to_owned(),
            kind: ActorKind::State,
            country: None,
            sector: None,
            role: None,
            mentions: vec![mention("Turkey", MentionForm::Nominal)],
            rule: RuleId::new("actors/state"),
        },
    ]
}

fn figures(text: &str) -> Vec<Figure> {
    let figure = |low: Option<&str>, high: Option<&str>| Figure {
        span: at(text, "about 2.5 million people", 0),
        number: at(text, "2.5 million", 0),
        low: low.map(|n| Decimal::parse(n).unwrap()),
        high: high.map(|n| Decimal::parse(n).unwrap()),
        bound: Bound::About,
        unit: None,
        kind: FigureKind::Count,
        attributed: None,
        rule: RuleId::new("figures/number"),
    };
    vec![
        Figure {
            unit: Some("people".to_owned()),
            kind: FigureKind::Killed,
            attributed: Some(StatementIdx(0)),
            ..figure(Some("2500000"), Some("2500000"))
        },
        figure(Some("0.1"), None),
        figure(None, Some("-0.3")),
        figure(Some("92233720368547.75807"), Some("9223372036854775807")),
    ]
}
