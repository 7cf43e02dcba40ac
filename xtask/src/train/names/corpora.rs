//! The name corpora.

use crate::train::Places;
use crate::train::conllu::labelled;
use annals_core::{NameKind, NameTag};
use annals_lexicon::Lexicon;
use annals_lexicon::actors::NameSense;
use anyhow::Result;
use std::collections::BTreeSet;

/// A corpus of names: sentences in the order of its documents.
pub(super) struct Corpus {
    pub(super) name: &'static str,
    pub(super) sentences: Vec<Labelled>,
}

/// A sentence with its names.
#[derive(Clone, Default)]
pub(super) struct Labelled {
    pub(super) forms: Vec<String>,
    pub(super) names: Vec<NameTag>,
}

/// What the model learns from.
pub(super) const TRAIN: &[&str] = &[
    "uner-ewt-train-misc",
    "gumner-open-train",
    "re3d-train",
    "wikigold",
    "crossner-politics-train",
    "btc-efg",
    "wnut17-train",
];

/// What it is scored on.
pub(super) const DEV: &[&str] =
    &["uner-ewt-dev", "re3d-dev", "gumner-open-dev", "crossner-politics-dev", "wnut17-dev"];

/// All corpora, training first.
pub(super) fn corpora(places: &Places, lexicon: &Lexicon) -> Result<Vec<Corpus>> {
    let is_nation =
        |sense: &NameSense| matches!(sense, NameSense::Nationality(_) | NameSense::People(_));
    let known = lexicon.actors.names.all();
    let known = known.into_iter().filter(|(_, senses)| senses.iter().any(is_nation));
    let nationalities: BTreeSet<&str> = known.map(|(name, _)| name).collect();
    let mut res = vec![];
    for name in TRAIN.iter().chain(DEV) {
        let read = labelled(&places.data.join(format!("ner/{name}.bio.xz")))?;
        let sentences = read.iter().map(|words| sentence(words, &nationalities)).collect();
        res.push(Corpus { name, sentences });
    }
    Ok(res)
}

/// The kind that a label of some corpus stands for; its guidelines know no others that we want.
fn kind(label: &str) -> Option<NameKind> {
    match label.to_lowercase().as_str() {
        "per" | "person" | "politician" => Some(NameKind::Person),
        "org" | "organisation" | "organization" | "politicalparty" => Some(NameKind::Organisation),
        "loc" | "location" | "country" | "gpe" => Some(NameKind::Place),
        "norp" => Some(NameKind::Norp),
        _ => None,
    }
}

/// A nationality counts as one wherever it is in no name of another kind: most corpora leave it
/// out, one calls it MISC.
fn sentence(words: &[(String, String)], nationalities: &BTreeSet<&str>) -> Labelled {
    let mut names: Vec<NameTag> = vec![];
    for (_, label) in words {
        let (mark, label) = label.split_once('-').unwrap_or(("O", ""));
        let kind = kind(label);
        let before = names.last().and_then(|tag| tag.kind());
        names.push(match kind {
            Some(kind) if mark == "I" && before == Some(kind) => NameTag::Inside(kind),
            Some(kind) => NameTag::Begin(kind),
            None => NameTag::Outside,
        });
    }
    for (tag, (form, label)) in names.iter_mut().zip(words) {
        let free = *tag == NameTag::Outside && !label.starts_with("I-");
        if free && nationalities.contains(form.as_str()) {
            *tag = NameTag::Begin(NameKind::Norp);
        }
    }
    Labelled { forms: words.iter().map(|(form, _)| form.clone()).collect(), names }
}
