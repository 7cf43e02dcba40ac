//! A record in a line or two of plain words.

use super::quoted;
use annals::core::{
    Actor, Anchor, Bound, Event, Figure, Participant, Place, Reading, RecordKind, RecordRef,
    Statement, Timex,
};

/// A record as its kind and what it says, each fact with its words.
pub(crate) fn record(reading: &Reading, record: RecordRef) -> (&'static str, String) {
    let at = record.position as usize;
    match record.kind {
        RecordKind::Time => ("time", time(reading, &reading.times[at])),
        RecordKind::Actor => ("actor", actor(reading, &reading.actors[at])),
        RecordKind::Place => ("place", place(&reading.places[at])),
        RecordKind::Statement => ("statement", statement(reading, &reading.statements[at])),
        RecordKind::Event => ("event", event(reading, &reading.events[at])),
        RecordKind::Figure => ("figure", figure(reading, &reading.figures[at])),
    }
}

fn time(reading: &Reading, time: &Timex) -> String {
    let mut res = format!("{} = {}", quoted(reading.quote(time.span)), time.value);
    // The rule that found it, what decided its value, and what it was reckoned from.
    let anchor = time.anchor.map(|anchor| match anchor {
        Anchor::Published(day) => format!("from the report's day {day}"),
        Anchor::Time(other) => {
            format!("from {}", quoted(reading.quote(reading.times[other.0 as usize].span)))
        }
    });
    let rule = Some(format!("{}", time.rule));
    let why: Vec<String> = [rule, time.basis.clone(), anchor].into_iter().flatten().collect();
    res.push_str(&format!(" ({})", why.join("; ")));
    if !time.alternatives.is_empty() {
        let others: Vec<String> = time.alternatives.iter().map(ToString::to_string).collect();
        res.push_str(&format!(", or {}", others.join(" or ")));
    }
    res
}

fn actor(reading: &Reading, actor: &Actor) -> String {
    let mut facts = vec![actor.kind.code().to_owned()];
    facts.extend(actor.country.map(|country| country.to_string()));
    facts.extend(actor.sector.map(|sector| sector.code().to_owned()));
    facts.extend(actor.role.clone());
    let mut forms: Vec<String> = vec![];
    for mention in &actor.mentions {
        let words = quoted(reading.quote(mention.span));
        if !forms.contains(&words) {
            forms.push(words);
        }
    }
    let n = actor.mentions.len();
    format!("{} ({}), {n} ×: {}", actor.name, facts.join(", "), forms.join(" "))
}

fn place(place: &Place) -> String {
    let country = place.country.map_or(String::new(), |country| format!(" ({country})"));
    format!("{}{country}, {} ×", place.name, place.mentions.len())
}

fn statement(reading: &Reading, statement: &Statement) -> String {
    let content: Vec<String> =
        statement.content.iter().map(|span| quoted(reading.quote(*span))).collect();
    let speaker = match &statement.speaker {
        Some(speaker) => name(reading, speaker),
        None => "nobody named".to_owned(),
    };
    let to =
        statement.addressee.map_or(String::new(), |span| format!(" to {}", reading.quote(span)));
    let date = statement.date.map_or(String::new(), |date| format!(", {date}"));
    format!(
        "{speaker} [{}, {}] {}{to}{date}: {}",
        statement.terms.code(),
        statement.speech.code(),
        quoted(reading.quote(statement.cue.0)),
        content.join(" … ")
    )
}

fn event(reading: &Reading, event: &Event) -> String {
    let parties = |parties: &[Participant]| -> String {
        parties.iter().map(|party| name(reading, party)).collect::<Vec<_>>().join(", ")
    };
    let mut res = format!(
        "{} {}: {}",
        event.kind.code(),
        event.factuality.code(),
        quoted(reading.quote(event.trigger))
    );
    if !event.actors.is_empty() {
        res.push_str(&format!(" by {}", parties(&event.actors)));
    }
    if !event.recipients.is_empty() {
        res.push_str(&format!(" → {}", parties(&event.recipients)));
    }
    if let Some(place) = event.place {
        res.push_str(&format!(", in {}", reading.places[place.0 as usize].name));
    }
    if let (Some(date), Some(tied)) = (reading.date_of(event), event.date) {
        res.push_str(&format!(", {date} ({})", tied.basis.code()));
    }
    if let Some(statement) = event.attributed {
        let voice = annals::export::timeline::voice(reading, statement);
        res.push_str(&format!(", according to {voice}"));
    }
    res
}

fn figure(reading: &Reading, figure: &Figure) -> String {
    let words = quoted(reading.quote(figure.span));
    let number = |n: Option<annals::core::Decimal>| n.map_or("?".to_owned(), |n| n.to_string());
    let amount = match figure.bound {
        Bound::Exact => number(figure.low),
        Bound::About => format!("about {}", number(figure.low.or(figure.high))),
        Bound::AtLeast => format!("at least {}", number(figure.low)),
        Bound::MoreThan => format!("more than {}", number(figure.low)),
        Bound::AtMost => format!("at most {}", number(figure.high)),
        Bound::LessThan => format!("less than {}", number(figure.high)),
        Bound::Range => format!("{} to {}", number(figure.low), number(figure.high)),
    };
    let unit = figure.unit.as_ref().map_or(String::new(), |unit| format!(" {unit}"));
    format!("{words} = {amount}{unit} ({})", figure.kind.code())
}

/// A party's words, and the actor's name where they do not tell it.
fn name(reading: &Reading, party: &Participant) -> String {
    let words = annals::export::timeline::one_line(reading.quote(party.span));
    let actor = party.actor.map(|actor| reading.actors[actor.0 as usize].name.as_str());
    match actor {
        Some(name) if name != words => format!("{words} (= {name})"),
        _ => words,
    }
}
