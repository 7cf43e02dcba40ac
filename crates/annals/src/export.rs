//! The shapes strangers see. Offsets leave here as Unicode code points.

pub mod conllu;
pub mod edtf;
pub mod hit;
pub mod reading;
pub mod timeline;

use annals_core::{CodePoints, Span};
use serde_json::{Map, Value};

/// An object with the fields of a span, to which more are added.
fn spanned(span: Span, points: &CodePoints) -> Map<String, Value> {
    let (start, end) = points.of(span);
    let mut res = Map::new();
    res.insert("start".into(), start.into());
    res.insert("end".into(), end.into());
    res
}

/// The code of a value, or null.
fn coded(code: Option<&str>) -> Value {
    code.map_or(Value::Null, Value::from)
}

/// What prints, or null.
fn shown(value: Option<impl ToString>) -> Value {
    value.map_or(Value::Null, |value| value.to_string().into())
}
