//! Invariants of the workspace that are tests and not paragraphs.

use crate::check::root;
use crate::train::card;
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::Path;

/// Which crates of ours a crate may use.
const ARROWS: [(&str, &[&str]); 11] = [
    ("annals-core", &[]),
    ("annals-lexicon", &["annals-core"]),
    ("annals-models", &[]),
    ("annals-ingest", &["annals-core", "annals-lexicon", "annals-models"]),
    ("annals-lang", &["annals-core", "annals-lexicon", "annals-models"]),
    ("annals-extract", &["annals-core", "annals-lexicon", "annals-models"]),
    ("annals-story", &["annals-core", "annals-lexicon", "annals-models"]),
    ("annals-store", &["annals-core"]),
    (
        "annals",
        &[
            "annals-core",
            "annals-extract",
            "annals-ingest",
            "annals-lang",
            "annals-lexicon",
            "annals-models",
            "annals-store",
            "annals-story",
        ],
    ),
    ("annals-cli", &["annals"]),
    ("xtask", &["annals-core", "annals-extract", "annals-lang", "annals-lexicon", "annals-models"]),
];

/// Crates that must stay out of the nouns: they are somebody's format.
const NOT_IN_CORE: [&str; 3] = ["serde", "serde_json", "rusqlite"];

/// Checks the arrows between crates, where SQL stands, and the cards of the models.
pub(crate) fn tidy() -> Result<()> {
    let models = card::faults(&root().join("crates/annals-models/models"))?;
    let faults = [arrows(&root())?, sql(&root())?, models].concat();
    if !faults.is_empty() {
        bail!("tidy:\n  {}", faults.join("\n  "));
    }
    println!("tidy: all well");
    Ok(())
}

/// Only what a crate ships with counts: tests may join stages.
fn arrows(root: &Path) -> Result<Vec<String>> {
    let mut faults = vec![];
    let mut seen = 0;
    let folders = fs::read_dir(root.join("crates"))?.map(|entry| entry.map(|entry| entry.path()));
    for folder in folders.chain([Ok(root.join("xtask"))]) {
        let file = folder?.join("Cargo.toml");
        let shown = file.display().to_string();
        let manifest: toml::Table =
            fs::read_to_string(&file).with_context(|| shown.clone())?.parse().context(shown)?;
        let name = manifest["package"]["name"].as_str().unwrap_or_default();
        let Some((_, allowed)) = ARROWS.iter().find(|(other, _)| *other == name) else {
            faults.push(format!("{name}: tell xtask/src/tidy.rs which crates it may use"));
            continue;
        };
        seen += 1;
        let used = manifest.get("dependencies").and_then(toml::Value::as_table);
        for used in used.into_iter().flat_map(toml::Table::keys) {
            let ours = used.starts_with("annals");
            if ours && !allowed.contains(&used.as_str()) {
                faults.push(format!("{name} must not use {used}"));
            }
            if name == "annals-core" && NOT_IN_CORE.contains(&used.as_str()) {
                faults.push(format!("the nouns must not know {used}"));
            }
        }
    }
    if seen != ARROWS.len() {
        faults.push(format!("{seen} crates found, {} expected", ARROWS.len()));
    }
    Ok(faults)
}

/// No SQL outside the store.
fn sql(root: &Path) -> Result<Vec<String>> {
    let mut faults = vec![];
    for entry in fs::read_dir(root.join("crates"))? {
        let folder = entry?.path();
        let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name == "annals-store" {
            continue;
        }
        for file in rust_files(&folder.join("src"))? {
            let text = fs::read_to_string(&file)?;
            if ["SELECT ", "INSERT INTO ", "PRAGMA "].iter().any(|word| text.contains(word)) {
                faults.push(format!("{}: SQL stands in annals-store only", file.display()));
            }
        }
    }
    Ok(faults)
}

fn rust_files(folder: &Path) -> Result<Vec<std::path::PathBuf>> {
    let mut res = vec![];
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            res.extend(rust_files(&path)?);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            res.push(path);
        }
    }
    Ok(res)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_crates_keep_their_arrows() {
        assert_eq!(arrows(&root()).unwrap(), Vec::<String>::new());
    }

    #[test]
    fn no_sql_leaves_the_store() {
        assert_eq!(sql(&root()).unwrap(), Vec::<String>::new());
    }
}
