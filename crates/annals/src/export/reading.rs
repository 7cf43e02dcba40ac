//! A reading as JSON: the contract `reading/1`, described in `docs/reading.md` and held to
//! `docs/reading.schema.json`.

use super::edtf::edtf;
use super::{coded, shown, spanned};
use annals_core::{
    Actor, Anchor, Article, CodePoints, DateEvidence, Decimal, Event, EvidencePlace, Figure,
    Participant, Place, Published, Reading, RecordId, RecordKind, RecordRef, RuleId, Statement,
    Timex,
};
use serde_json::{Map, Value, json};

/// The name and version of the contract.
pub const SCHEMA: &str = "reading/1";

/// A reading, as one object.
#[must_use]
pub fn json(reading: &Reading) -> Value {
    let points = CodePoints::new(reading.text());
    let ids = reading.record_ids();
    let ids = |kind: RecordKind| ids.of(kind);
    let mut res = head(&reading.article, &reading.published, &points);
    let mut list = |kind: RecordKind, records: Vec<Map<String, Value>>| {
        let records = records.into_iter().zip(ids(kind)).map(|(record, id)| named(record, *id));
        res.insert(kind.plural().into(), records.collect());
    };
    list(RecordKind::Time, reading.times.iter().map(|time| time_object(time, &points)).collect());
    list(
        RecordKind::Actor,
        reading.actors.iter().map(|actor| actor_object(actor, &points)).collect(),
    );
    list(
        RecordKind::Place,
        reading.places.iter().map(|place| place_object(place, &points)).collect(),
    );
    let statements =
        reading.statements.iter().map(|statement| statement_object(statement, &points));
    list(RecordKind::Statement, statements.collect());
    let events = reading.events.iter().map(|event| event_object(event, reading, &points));
    list(RecordKind::Event, events.collect());
    let figures = reading.figures.iter().map(|figure| figure_object(figure, &points));
    list(RecordKind::Figure, figures.collect());
    let notes = reading.article.notes.iter().chain(&reading.notes);
    res.insert("notes".into(), notes.map(|note| Value::from(note.as_str())).collect());
    res.into()
}

/// An article that nothing was read from yet: a reading with empty lists.
#[must_use]
pub fn article_json(article: &Article) -> Value {
    json(&Reading::empty(article.clone()))
}

/// One record of a reading, with the report it belongs to.
#[must_use]
pub fn record_json(reading: &Reading, record: RecordRef) -> Value {
    let mut whole = json(reading);
    let mut res = whole[record.kind.plural()][record.position as usize].take();
    if let Some(fields) = res.as_object_mut() {
        fields.insert("kind_of_record".into(), record.kind.singular().into());
        fields.insert("report".into(), reading.article.id.to_string().into());
        fields.insert("source".into(), reading.article.source.locator.clone().into());
    }
    res
}

fn head(article: &Article, published: &Published, points: &CodePoints) -> Map<String, Value> {
    let mut res = Map::new();
    let mut put = |field: &str, value: Value| res.insert(field.into(), value);
    put("schema", SCHEMA.into());
    put("doc_id", shown(article.doc_id.as_ref()));
    put("id", article.id.to_string().into());
    put("sha256", article.id.sha256().to_string().into());
    put("source", article.source.locator.clone().into());
    put("url", shown(article.url.as_ref()));
    put("title", shown(article.title.as_ref()));
    put("language", coded(article.language.as_ref().map(|language| language.as_str())));
    put("outlet", shown(article.outlet.as_ref()));
    put("bylines", article.bylines.clone().into());
    put("credits", article.credits.clone().into());
    put("published", published_object(published, points));
    put("text", article.text.as_str().into());
    let pieces = article.text.pieces().iter().map(|piece| {
        let (start, end) = points.of(piece.text);
        json!([start, end, piece.source.start(), piece.source.end()])
    });
    put("map", pieces.collect());
    let omitted = article.omitted.iter().map(|omitted| {
        json!({"start": omitted.source.start(), "end": omitted.source.end(), "kind": omitted.kind.code()})
    });
    put("omitted", omitted.collect());
    let blocks = article.blocks.iter().map(|block| {
        let mut res = spanned(block.span, points);
        res.insert("kind".into(), block.kind.code().into());
        Value::from(res)
    });
    put("blocks", blocks.collect());
    res
}

fn published_object(published: &Published, points: &CodePoints) -> Value {
    let candidates: Vec<String> = published.candidates.iter().map(ToString::to_string).collect();
    let evidence: Vec<Value> =
        published.evidence.iter().map(|evidence| evidence_object(evidence, points)).collect();
    json!({
        "value": shown(published.day),
        "time": shown(published.time.map(|time| time.to_seconds())),
        "basis": published.basis.code(),
        "candidates": candidates,
        "years": published.years.map(|years| [years.first, years.last]),
        "evidence": evidence,
    })
}

fn evidence_object(evidence: &DateEvidence, points: &CodePoints) -> Value {
    let (place, start, end) = match evidence.place {
        EvidencePlace::Text(span) => {
            let (start, end) = points.of(span);
            ("text", Some(start), Some(end))
        }
        EvidencePlace::Source(span) => ("source", Some(span.start()), Some(span.end())),
        EvidencePlace::Url => ("url", None, None),
        EvidencePlace::Metadata => ("metadata", None, None),
    };
    json!({"in": place, "start": start, "end": end, "quote": evidence.quote, "why": evidence.why})
}

/// Puts id and rule in front, where a reader looks first.
fn named(record: Map<String, Value>, id: RecordId) -> Value {
    let mut res = Map::new();
    res.insert("id".into(), id.to_string().into());
    res.extend(record);
    res.into()
}

fn with_rule(rule: &RuleId) -> Map<String, Value> {
    let mut res = Map::new();
    res.insert("rule".into(), rule.as_str().into());
    res
}

fn time_object(time: &Timex, points: &CodePoints) -> Map<String, Value> {
    let mut res = with_rule(&time.rule);
    res.extend(spanned(time.span, points));
    let mut put = |field: &str, value: Option<Value>| {
        if let Some(value) = value {
            res.insert(field.into(), value);
        }
    };
    put("type", Some(time.kind.code().into()));
    put("value", Some(time.value.to_string().into()));
    put("mod", time.modifier.map(|modifier| modifier.code().into()));
    put("quant", time.quantifier.clone().map(Value::from));
    put("freq", time.frequency.clone().map(Value::from));
    let date = time.value.date();
    put("granularity", date.map(|date| date.granularity().code().into()));
    put("edtf", date.and_then(|date| edtf(date, time.modifier)).map(Value::from));
    put("from", date.and_then(|date| date.from()).map(|day| day.to_string().into()));
    put("to", date.and_then(|date| date.to()).map(|day| day.to_string().into()));
    put(
        "anchor",
        time.anchor.map(|anchor| match anchor {
            Anchor::Published(_) => "published".into(),
            Anchor::Time(time) => time.0.into(),
        }),
    );
    put("basis", time.basis.clone().map(Value::from));
    if !time.alternatives.is_empty() {
        let alternatives = time.alternatives.iter().map(|value| Value::from(value.to_string()));
        put("alternatives", Some(alternatives.collect()));
    }
    res
}

fn actor_object(actor: &Actor, points: &CodePoints) -> Map<String, Value> {
    let mut res = with_rule(&actor.rule);
    res.insert("name".into(), actor.name.clone().into());
    res.insert("kind".into(), actor.kind.code().into());
    res.insert("country".into(), shown(actor.country));
    res.insert("sector".into(), coded(actor.sector.map(|sector| sector.code())));
    res.insert("role".into(), shown(actor.role.as_ref()));
    let mentions = actor.mentions.iter().map(|mention| {
        let mut res = spanned(mention.span, points);
        res.insert("form".into(), mention.form.code().into());
        res.insert("rule".into(), mention.rule.as_str().into());
        Value::from(res)
    });
    res.insert("mentions".into(), mentions.collect());
    res
}

fn place_object(place: &Place, points: &CodePoints) -> Map<String, Value> {
    let mut res = with_rule(&place.rule);
    res.insert("name".into(), place.name.clone().into());
    res.insert("country".into(), shown(place.country));
    let degrees = |millionths: i32| Value::from(f64::from(millionths) / 1e6);
    res.insert("lat".into(), place.lat.map_or(Value::Null, degrees));
    res.insert("lon".into(), place.lon.map_or(Value::Null, degrees));
    res.insert("precision".into(), coded(place.precision.map(|precision| precision.code())));
    let mentions = place.mentions.iter().map(|span| Value::from(spanned(*span, points)));
    res.insert("mentions".into(), mentions.collect());
    res
}

fn statement_object(statement: &Statement, points: &CodePoints) -> Map<String, Value> {
    let mut res = with_rule(&statement.rule);
    let speaker = statement.speaker.as_ref().map(|speaker| {
        let mut res = spanned(speaker.span, points);
        res.insert("actor".into(), speaker.actor.map(|actor| actor.0).into());
        Value::from(res)
    });
    res.insert("speaker".into(), speaker.into());
    res.insert("terms".into(), statement.terms.code().into());
    res.insert("cue".into(), spanned(statement.cue.0, points).into());
    let content = statement.content.iter().map(|span| Value::from(spanned(*span, points)));
    res.insert("content".into(), content.collect());
    res.insert("kind".into(), statement.speech.code().into());
    let addressee = statement.addressee.map(|span| Value::from(spanned(span, points)));
    res.insert("addressee".into(), addressee.into());
    res.insert("date".into(), shown(statement.date));
    res
}

fn participant_object(participant: &Participant, points: &CodePoints) -> Value {
    let mut res = spanned(participant.span, points);
    res.insert("actor".into(), participant.actor.map(|actor| actor.0).into());
    res.insert("country".into(), shown(participant.country));
    res.insert("sector".into(), coded(participant.sector.map(|sector| sector.code())));
    res.into()
}

fn event_object(event: &Event, reading: &Reading, points: &CodePoints) -> Map<String, Value> {
    let mut res = with_rule(&event.rule);
    res.insert("trigger".into(), spanned(event.trigger, points).into());
    res.insert("type".into(), event.kind.code().into());
    res.insert("mode".into(), shown(event.mode.as_ref()));
    res.insert("factuality".into(), event.factuality.code().into());
    let parties = |parties: &[Participant]| -> Value {
        parties.iter().map(|party| participant_object(party, points)).collect()
    };
    res.insert("actors".into(), parties(&event.actors));
    res.insert("recipients".into(), parties(&event.recipients));
    res.insert("place".into(), event.place.map(|place| place.0).into());
    res.insert("date".into(), shown(reading.date_of(event)));
    res.insert("date_basis".into(), event.date.map_or("none", |date| date.basis.code()).into());
    res.insert("attributed".into(), event.attributed.map(|statement| statement.0).into());
    res.insert("speech".into(), event.speech.map(|statement| statement.0).into());
    res
}

fn figure_object(figure: &Figure, points: &CodePoints) -> Map<String, Value> {
    let mut res = with_rule(&figure.rule);
    res.extend(spanned(figure.span, points));
    res.insert("number".into(), spanned(figure.number, points).into());
    res.insert("low".into(), figure.low.map_or(Value::Null, number));
    res.insert("high".into(), figure.high.map_or(Value::Null, number));
    res.insert("bound".into(), figure.bound.code().into());
    res.insert("unit".into(), shown(figure.unit.as_ref()));
    res.insert("kind".into(), figure.kind.code().into());
    res.insert("attributed".into(), figure.attributed.map(|statement| statement.0).into());
    res
}

/// A plain decimal: whole numbers as integers, others as the shortest float that reads back.
fn number(decimal: Decimal) -> Value {
    match decimal.whole() {
        Some(whole) => whole.into(),
        None => decimal.to_string().parse::<f64>().map_or(Value::Null, Value::from),
    }
}
