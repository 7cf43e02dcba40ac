use crate::columns::Columns;
use crate::error::Trouble;
use crate::nested;
use crate::read::Rows;
use annals_core::{
    Actor, ActorIdx, ActorKind, Anchor, Bound, CountryCode, Cue, Event, EventDate, EventDateBasis,
    EventType, Factuality, Figure, FigureKind, Mention, MentionForm, Participant, Place, PlaceIdx,
    PlacePrecision, RuleId, Sector, Span, Speech, Statement, StatementIdx, Terms, TimeIdx, Timex,
    TimexKind, TimexMod,
};

pub(crate) fn times(rows: &Rows) -> Result<Vec<Timex>, Trouble> {
    let sql = "SELECT * FROM time WHERE article = ?1 ORDER BY position";
    rows.each("time", sql, |columns| {
        let published = columns.maybe_code("anchor_published", |day| day.parse().ok())?;
        let other = columns.position("anchor_time", TimeIdx)?;
        Ok(Timex {
            span: columns.span("start", "end")?,
            kind: columns.code("type", TimexKind::parse)?,
            value: columns.code("value", |value| value.parse().ok())?,
            modifier: columns.maybe_code("mod", TimexMod::parse)?,
            quantifier: columns.get("quant")?,
            frequency: columns.get("freq")?,
            anchor: published.map(Anchor::Published).or(other.map(Anchor::Time)),
            basis: columns.get("basis")?,
            alternatives: columns.code("alternatives", nested::time_values)?,
            rule: rule(columns)?,
        })
    })
}

pub(crate) fn actors(rows: &Rows) -> Result<Vec<Actor>, Trouble> {
    let sql = "SELECT * FROM mention WHERE article = ?1 ORDER BY actor, position";
    let mentions = rows.each("mention", sql, |columns| {
        let (span, form) =
            (columns.span("start", "end")?, columns.code("form", MentionForm::parse)?);
        Ok((columns.get("actor")?, Mention { span, form, rule: rule(columns)? }))
    })?;
    let mut mentions = Parts::new(mentions);
    let sql = "SELECT * FROM actor WHERE article = ?1 ORDER BY position";
    let actors = rows.each("actor", sql, |columns| {
        let actor = Actor {
            name: columns.get("name")?,
            kind: columns.code("kind", ActorKind::parse)?,
            country: columns.maybe_code("country", CountryCode::parse)?,
            sector: columns.maybe_code("sector", Sector::parse)?,
            role: columns.get("role")?,
            mentions: vec![],
            rule: rule(columns)?,
        };
        Ok((columns.get("position")?, actor))
    })?;
    let with_mentions =
        |(position, actor): (i64, Actor)| Actor { mentions: mentions.of(position), ..actor };
    Ok(actors.into_iter().map(with_mentions).collect())
}

pub(crate) fn places(rows: &Rows) -> Result<Vec<Place>, Trouble> {
    let sql = "SELECT * FROM place_mention WHERE article = ?1 ORDER BY place, position";
    let mentions = rows.each("place_mention", sql, |columns| {
        Ok((columns.get("place")?, columns.span("start", "end")?))
    })?;
    let mut mentions = Parts::new(mentions);
    let sql = "SELECT * FROM place WHERE article = ?1 ORDER BY position";
    let places = rows.each("place", sql, |columns| {
        let place = Place {
            name: columns.get("name")?,
            country: columns.maybe_code("country", CountryCode::parse)?,
            lat: millionths(columns, "lat")?,
            lon: millionths(columns, "lon")?,
            precision: columns.maybe_code("precision", PlacePrecision::parse)?,
            mentions: vec![],
            rule: rule(columns)?,
        };
        Ok((columns.get("position")?, place))
    })?;
    let with_mentions =
        |(position, place): (i64, Place)| Place { mentions: mentions.of(position), ..place };
    Ok(places.into_iter().map(with_mentions).collect())
}

pub(crate) fn statements(rows: &Rows) -> Result<Vec<Statement>, Trouble> {
    let sql = "SELECT * FROM statement_content WHERE article = ?1 ORDER BY statement, position";
    let content = rows.each("statement_content", sql, |columns| {
        Ok((columns.get("statement")?, columns.span("start", "end")?))
    })?;
    let mut content: Parts<Span> = Parts::new(content);
    let sql = "SELECT * FROM statement WHERE article = ?1 ORDER BY position";
    let statements = rows.each("statement", sql, |columns| {
        let statement = Statement {
            speaker: speaker(columns)?,
            terms: columns.code("terms", Terms::parse)?,
            cue: Cue(columns.span("start", "end")?),
            content: vec![],
            speech: columns.code("kind", Speech::parse)?,
            addressee: columns.maybe_span("addressee_start", "addressee_end")?,
            date: columns.maybe_code("date", |date| date.parse().ok())?,
            rule: rule(columns)?,
        };
        Ok((columns.get("position")?, statement))
    })?;
    let with_content = |(position, statement): (i64, Statement)| Statement {
        content: content.of(position),
        ..statement
    };
    Ok(statements.into_iter().map(with_content).collect())
}

pub(crate) fn events(rows: &Rows) -> Result<Vec<Event>, Trouble> {
    let mut actors = Parts::new(participants(
        rows,
        "SELECT * FROM participant WHERE article = ?1 AND side = 'actor' ORDER BY event, position",
    )?);
    let mut recipients = Parts::new(participants(
        rows,
        "SELECT * FROM participant WHERE article = ?1 AND side = 'recipient'
         ORDER BY event, position",
    )?);
    let sql = "SELECT * FROM event WHERE article = ?1 ORDER BY position";
    let events = rows.each("event", sql, |columns| {
        let basis = columns.maybe_code("date_basis", EventDateBasis::parse)?;
        let date = columns.position("time", TimeIdx)?.zip(basis);
        let event = Event {
            trigger: columns.span("start", "end")?,
            kind: columns.code("type", EventType::parse)?,
            mode: columns.get("mode")?,
            factuality: columns.code("factuality", Factuality::parse)?,
            actors: vec![],
            recipients: vec![],
            place: columns.position("place", PlaceIdx)?,
            date: date.map(|(time, basis)| EventDate { time, basis }),
            attributed: columns.position("attributed", StatementIdx)?,
            speech: columns.position("speech", StatementIdx)?,
            rule: rule(columns)?,
        };
        Ok((columns.get("position")?, event))
    })?;
    let with_parties = |(position, event): (i64, Event)| Event {
        actors: actors.of(position),
        recipients: recipients.of(position),
        ..event
    };
    Ok(events.into_iter().map(with_parties).collect())
}

pub(crate) fn figures(rows: &Rows) -> Result<Vec<Figure>, Trouble> {
    let sql = "SELECT * FROM figure WHERE article = ?1 ORDER BY position";
    rows.each("figure", sql, |columns| {
        Ok(Figure {
            span: columns.span("start", "end")?,
            number: columns.span("number_start", "number_end")?,
            low: columns.number("low")?,
            high: columns.number("high")?,
            bound: columns.code("bound", Bound::parse)?,
            unit: columns.get("unit")?,
            kind: columns.code("kind", FigureKind::parse)?,
            attributed: columns.position("attributed", StatementIdx)?,
            rule: rule(columns)?,
        })
    })
}

/// Rows that belong to records, in the order of their records.
struct Parts<T> {
    parts: std::iter::Peekable<std::vec::IntoIter<(i64, T)>>,
}

impl<T> Parts<T> {
    fn new(parts: Vec<(i64, T)>) -> Self {
        Self { parts: parts.into_iter().peekable() }
    }

    /// Those of the next record; to be asked in order.
    fn of(&mut self, position: i64) -> Vec<T> {
        std::iter::from_fn(|| self.parts.next_if(|(owner, _)| *owner <= position))
            .filter_map(|(owner, part)| (owner == position).then_some(part))
            .collect()
    }
}

fn participants(rows: &Rows, sql: &str) -> Result<Vec<(i64, Participant)>, Trouble> {
    rows.each("participant", sql, |columns| {
        let participant = Participant {
            span: columns.span("start", "end")?,
            actor: columns.position("actor", ActorIdx)?,
            country: columns.maybe_code("country", CountryCode::parse)?,
            sector: columns.maybe_code("sector", Sector::parse)?,
        };
        Ok((columns.get("event")?, participant))
    })
}

fn speaker(columns: &Columns) -> Result<Option<Participant>, Trouble> {
    let Some(span) = columns.maybe_span("speaker_start", "speaker_end")? else { return Ok(None) };
    Ok(Some(Participant {
        span,
        actor: columns.position("speaker_actor", ActorIdx)?,
        country: columns.maybe_code("speaker_country", CountryCode::parse)?,
        sector: columns.maybe_code("speaker_sector", Sector::parse)?,
    }))
}

fn millionths(columns: &Columns, column: &'static str) -> Result<Option<i32>, Trouble> {
    let Some(degrees) = columns.get::<Option<f64>>(column)? else { return Ok(None) };
    let millionths = (degrees * 1e6).round();
    if millionths.abs() > f64::from(i32::MAX) + 1.0 {
        return Err(columns.bad(format!("{column} is {degrees}")));
    }
    // Within the range by the line above; a cast never wraps.
    Ok(Some(millionths as i32))
}

fn rule(columns: &Columns) -> Result<RuleId, Trouble> {
    Ok(RuleId::from(columns.get::<String>("rule")?))
}
