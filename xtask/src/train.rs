//! `cargo xtask train`: rebuilds every model from the data marked TRAIN. The same data, machine and
//! tree give the same bytes.

use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};

pub(crate) mod card;
mod clusters;
pub(crate) mod conllu;
mod endings;
pub(crate) mod learn;
mod lemma_scores;
pub(crate) mod lemmas;
pub(crate) mod morphs;
mod names;
mod parser;
mod sentences;
mod tagger;

/// Where the data are and where the models go.
pub(crate) struct Places {
    pub(crate) data: PathBuf,
    pub(crate) models: PathBuf,
    /// What one model's training leaves for another's.
    pub(crate) work: PathBuf,
}

impl Places {
    /// Writes a model, and its size and hash into the card beside it.
    pub(crate) fn write(&self, name: &str, bytes: &[u8]) -> Result<()> {
        let file = self.models.join(format!("{name}.bin"));
        std::fs::write(&file, bytes).with_context(|| file.display().to_string())?;
        card::update(&self.models.join(format!("{name}.card.toml")), bytes)
    }
}

type Trainer = fn(&Places) -> Result<()>;

/// The models, in the order in which each needs those before it.
const MODELS: &[(&str, Trainer)] = &[
    ("sentences", sentences::train),
    ("clusters", clusters::train),
    ("lemmas", lemmas::train),
    ("tagger", tagger::train),
    ("parser", parser::train),
    ("names", names::train),
    ("morphs", morphs::measure),
];

/// `--data DIR --out DIR [--only MODEL,…]`
pub(crate) fn train(options: &[&str]) -> Result<()> {
    let mut places = Places {
        data: PathBuf::from("../shared/data"),
        models: PathBuf::from("crates/annals-models/models"),
        work: PathBuf::from("target/train"),
    };
    let mut only: Option<Vec<&str>> = None;
    let mut rest = options;
    while let [option, value, tail @ ..] = rest {
        match *option {
            "--data" => places.data = PathBuf::from(value),
            "--out" => places.models = Path::new(value).join("models"),
            "--only" => only = Some(value.split(',').collect()),
            other => bail!("train: no such option: {other}"),
        }
        rest = tail;
    }
    if !rest.is_empty() {
        bail!("train: {} wants a value", rest.join(" "));
    }
    let known = |name: &&str| MODELS.iter().any(|(model, _)| model == name);
    if let Some(stranger) = only.iter().flatten().find(|name| !known(name)) {
        bail!("train: no such model: {stranger}");
    }
    for folder in [&places.models, &places.work] {
        std::fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
    }
    for (name, trainer) in MODELS {
        if only.as_ref().is_none_or(|only| only.contains(name)) {
            let start = std::time::Instant::now();
            println!("== {name}");
            trainer(&places).with_context(|| format!("training {name}"))?;
            println!("== {name}: {:.0} s", start.elapsed().as_secs_f64());
        }
    }
    Ok(())
}
