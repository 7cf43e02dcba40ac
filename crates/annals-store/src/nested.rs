//! The small lists that stand as JSON in one column: bylines, notes, the evidence of a date.

use crate::columns::{TextColumns, integer};
use crate::error::Trouble;
use annals_core::{
    CodePoints, DateBasis, DateEvidence, Day, EvidencePlace, Published, Span, TimeOfDay, TimeValue,
    YearRange,
};
use serde_json::{Map, Value, json};

/// A list of values by what they print as.
pub(crate) fn list<T: ToString>(values: &[T]) -> String {
    Value::from(values.iter().map(T::to_string).collect::<Vec<_>>()).to_string()
}

/// The strings of a list; `None` where it is something else.
pub(crate) fn strings(written: &str) -> Option<Vec<String>> {
    let Value::Array(values) = serde_json::from_str(written).ok()? else { return None };
    values.into_iter().map(|value| value.as_str().map(str::to_owned)).collect()
}

pub(crate) fn days(written: &str) -> Option<Vec<Day>> {
    strings(written)?.iter().map(|day| day.parse().ok()).collect()
}

pub(crate) fn time_values(written: &str) -> Option<Vec<TimeValue>> {
    strings(written)?.iter().map(|value| value.parse().ok()).collect()
}

/// Prints as `2005/2029`.
pub(crate) fn year_range(years: YearRange) -> String {
    format!("{}/{}", years.first, years.last)
}

pub(crate) fn parse_year_range(written: &str) -> Option<YearRange> {
    let (first, last) = written.split_once('/')?;
    Some(YearRange { first: first.parse().ok()?, last: last.parse().ok()? })
}

pub(crate) fn evidence(evidence: &[DateEvidence], text: &TextColumns) -> Result<Value, Trouble> {
    let values = evidence.iter().map(|evidence| {
        let (place, ends) = match evidence.place {
            EvidencePlace::Text(span) => {
                let words = text.words(span)?;
                ("text", Some((words.start, words.end)))
            }
            EvidencePlace::Source(span) => {
                ("source", Some((integer(span.start()), integer(span.end()))))
            }
            EvidencePlace::Url => ("url", None),
            EvidencePlace::Metadata => ("metadata", None),
        };
        let mut res = Map::new();
        res.insert("in".into(), place.into());
        if let Some((start, end)) = ends {
            res.insert("start".into(), start.into());
            res.insert("end".into(), end.into());
        }
        res.insert("quote".into(), evidence.quote.as_str().into());
        res.insert("why".into(), evidence.why.as_str().into());
        Ok(Value::Object(res))
    });
    values.collect::<Result<Vec<_>, Trouble>>().map(Value::Array)
}

pub(crate) fn parse_evidence(value: &Value, points: &CodePoints) -> Option<Vec<DateEvidence>> {
    let one = |value: &Value| {
        let ends = || {
            let at = |key: &str| usize::try_from(value.get(key)?.as_u64()?).ok();
            Some((at("start")?, at("end")?))
        };
        let place = match value.get("in")?.as_str()? {
            "text" => {
                let (start, end) = ends()?;
                EvidencePlace::Text(points.span(start, end)?)
            }
            "source" => {
                let (start, end) = ends().filter(|(start, end)| start <= end)?;
                u32::try_from(end).ok()?;
                EvidencePlace::Source(Span::new(start, end))
            }
            "url" => EvidencePlace::Url,
            "metadata" => EvidencePlace::Metadata,
            _ => return None,
        };
        let words = |key: &str| Some(value.get(key)?.as_str()?.to_owned());
        Some(DateEvidence { place, quote: words("quote")?, why: words("why")? })
    };
    value.as_array()?.iter().map(one).collect()
}

/// What a header, metadata or address say of the date, but for the day, which has its own column.
pub(crate) fn stated(published: &Published, text: &TextColumns) -> Result<String, Trouble> {
    let value = json!({
        "time": published.time.map(|time| time.to_string()),
        "basis": published.basis.code(),
        "candidates": published.candidates.iter().map(Day::to_string).collect::<Vec<_>>(),
        "years": published.years.map(year_range),
        "evidence": evidence(&published.evidence, text)?,
    });
    Ok(value.to_string())
}

pub(crate) fn parse_stated(
    day: Option<Day>,
    written: &str,
    points: &CodePoints,
) -> Option<Published> {
    let value: Value = serde_json::from_str(written).ok()?;
    let words = |key: &str| value.get(key).and_then(Value::as_str);
    let time = match words("time") {
        None => None,
        Some(time) => Some(TimeOfDay::parse(time)?),
    };
    let years = match words("years") {
        None => None,
        Some(years) => Some(parse_year_range(years)?),
    };
    Some(Published {
        day,
        time,
        basis: DateBasis::parse(words("basis")?)?,
        candidates: days(&value.get("candidates")?.to_string())?,
        years,
        evidence: parse_evidence(value.get("evidence")?, points)?,
    })
}
