//! The news reports of a treebank of many genres, as a set of their own.

use crate::train::conllu::text;
use anyhow::{Context, Result, bail};
use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};

/// A folder for the scorer in which the treebank is cut to its news reports.
pub(super) fn folder(root: &Path, data: &Path) -> Result<PathBuf> {
    let treebank = text(&data.join("ud/gum-open-dev.conllu.xz"))?;
    let mut news = String::new();
    let mut inside = false;
    for line in treebank.lines() {
        if let Some(document) = line.strip_prefix("# newdoc id = ") {
            inside = document.starts_with("GUM_news_");
        }
        if inside {
            news.push_str(line);
            news.push('\n');
        }
    }
    if news.is_empty() {
        bail!("no news reports in the treebank");
    }
    let folder = root.join("target/news");
    std::fs::create_dir_all(folder.join("ud"))?;
    let path = folder.join("ud/gum-news-dev.conllu.xz");
    let file = File::create(&path).with_context(|| path.display().to_string())?;
    let mut writer = lzma_rust2::XzWriter::new(file, lzma_rust2::XzOptions::default())?;
    writer.write_all(news.as_bytes())?;
    writer.finish()?;
    Ok(folder)
}
