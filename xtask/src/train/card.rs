//! The cards beside the models: what each was made from, how, and how good it is. People write them;
//! size and hash are kept by training and checked by `cargo xtask tidy`.

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};
use std::fmt::Write;
use std::path::Path;

/// The models together may have so many bytes.
const MOST: usize = 9_000_000;

/// What a card must name.
const KEYS: [&str; 5] = ["model", "command", "method", "licence", "data"];

/// Writes the size and hash of a model into its card, which is left alone otherwise.
pub(super) fn update(card: &Path, bytes: &[u8]) -> Result<()> {
    let Ok(text) = std::fs::read_to_string(card) else {
        println!("{}: write this card", card.display());
        return Ok(());
    };
    let line = |line: &str| match line.split(' ').next() {
        Some("bytes") => format!("bytes = {}\n", bytes.len()),
        Some("sha256") => format!("sha256 = \"{}\"\n", sha256(bytes)),
        _ => format!("{line}\n"),
    };
    let text: String = text.lines().map(line).collect();
    std::fs::write(card, text).with_context(|| card.display().to_string())
}

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut res, byte| {
        write!(res, "{byte:02x}").expect("strings take everything");
        res
    })
}

/// What is wrong with the models of a folder and their cards.
pub(crate) fn faults(folder: &Path) -> Result<Vec<String>> {
    let mut res = vec![];
    let mut n_bytes = 0;
    for file in std::fs::read_dir(folder)? {
        let path = file?.path();
        if path.extension().is_none_or(|end| end != "bin") {
            continue;
        }
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let bytes = std::fs::read(&path)?;
        n_bytes += bytes.len();
        let card = std::fs::read_to_string(path.with_extension("card.toml"));
        let card: toml::Table = match card.map(|text| text.parse()) {
            Ok(Ok(card)) => card,
            Ok(Err(fault)) => {
                res.push(format!("{name}.card.toml: {fault}"));
                continue;
            }
            Err(_) => {
                res.push(format!("{name}.bin has no card"));
                continue;
            }
        };
        let lacks = KEYS.iter().filter(|key| !card.contains_key(**key));
        res.extend(lacks.map(|key| format!("{name}.card.toml names no {key}")));
        let hash = card.get("sha256").and_then(toml::Value::as_str);
        if hash != Some(&sha256(&bytes)) {
            res.push(format!("{name}.card.toml is of another {name}.bin"));
        }
    }
    if n_bytes > MOST {
        res.push(format!("the models have {n_bytes} bytes, more than {MOST}"));
    }
    res.sort();
    Ok(res)
}
