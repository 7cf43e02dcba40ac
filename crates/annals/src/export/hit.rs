//! A search hit as JSON.

use super::{coded, shown};
use annals_store::Hit;
use serde_json::{Value, json};

/// A report or record that holds the words: ids, offsets of its anchor, the words around the match
/// as `[words, is match]` pairs.
#[must_use]
pub fn json(hit: &Hit) -> Value {
    let snippet: Vec<Value> =
        hit.snippet.iter().map(|part| json!([part.words, part.is_match])).collect();
    json!({
        "kind": coded(Some(hit.record.map_or("report", |record| record.kind.singular()))),
        "id": hit.record_id.clone().unwrap_or_else(|| hit.article.id.to_string()),
        "report": hit.article.id.to_string(),
        "doc_id": shown(hit.article.doc_id.as_ref()),
        "source": hit.article.source,
        "published": shown(hit.article.published),
        "start": hit.code_points.map(|(start, _)| start),
        "end": hit.code_points.map(|(_, end)| end),
        "snippet": snippet,
    })
}
