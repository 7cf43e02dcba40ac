//! Reads treebanks (CoNLL-U) and name corpora (token, tab, label), plain or as `.xz`.

use anyhow::{Context, Result, bail};
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// A word of a treebank.
#[derive(Clone, Debug, Default)]
pub(crate) struct Word {
    pub(crate) form: String,
    pub(crate) lemma: String,
    pub(crate) upos: String,
    pub(crate) xpos: String,
    pub(crate) feats: String,
    /// 0 is the root, 1 the first word.
    pub(crate) head: usize,
    pub(crate) relation: String,
    /// Whether white space follows the surface token.
    pub(crate) space_after: bool,
}

/// A sentence of a treebank.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sentence {
    pub(crate) words: Vec<Word>,
    /// `# text`.
    pub(crate) text: String,
    /// The name of the document that begins here.
    pub(crate) document: Option<String>,
    /// Whether a paragraph (or document) begins here.
    pub(crate) paragraph: bool,
}

/// The text of a file, unpacked where its name ends in `.xz`.
pub(crate) fn text(path: &Path) -> Result<String> {
    let name = || path.display().to_string();
    let file = File::open(path).with_context(name)?;
    let mut res = String::new();
    if path.extension().is_some_and(|end| end == "xz") {
        lzma_rust2::XzReader::new(file, true).read_to_string(&mut res).with_context(name)?;
    } else {
        std::io::BufReader::new(file).read_to_string(&mut res).with_context(name)?;
    }
    Ok(res)
}

/// The sentences of a treebank.
pub(crate) fn treebank(path: &Path) -> Result<Vec<Sentence>> {
    let text = text(path)?;
    let mut res = vec![];
    let mut sentence = Sentence::default();
    // The last word of the surface token that spans several words, and whether a blank follows it.
    let mut surface = (0, 0, true);
    for (n, line) in text.lines().enumerate() {
        if line.is_empty() {
            if !sentence.words.is_empty() {
                res.push(std::mem::take(&mut sentence));
            }
            surface = (0, 0, true);
        } else if let Some(comment) = line.strip_prefix('#') {
            let (key, value) = comment.split_once('=').unwrap_or((comment, ""));
            match key.trim() {
                "text" => value.trim().clone_into(&mut sentence.text),
                "newdoc id" => {
                    sentence.document = Some(value.trim().to_owned());
                    sentence.paragraph = true;
                }
                key if key.starts_with("newpar") => sentence.paragraph = true,
                _ => {}
            }
        } else {
            let place = || format!("{}, line {}", path.display(), n + 1);
            let columns: Vec<&str> = line.split('\t').collect();
            let [id, form, lemma, upos, xpos, feats, head, relation, _, misc] = columns[..] else {
                bail!("{}: {} columns instead of 10", place(), columns.len());
            };
            let space_after = !misc.split('|').any(|entry| entry == "SpaceAfter=No");
            if let Some((first, last)) = id.split_once('-') {
                surface = (
                    first.parse().with_context(place)?,
                    last.parse().with_context(place)?,
                    space_after,
                );
                continue;
            }
            if id.contains('.') {
                continue;
            }
            let id: usize = id.parse().with_context(place)?;
            let inside = (surface.0..=surface.1).contains(&id);
            sentence.words.push(Word {
                form: form.to_owned(),
                lemma: lemma.to_owned(),
                upos: upos.to_owned(),
                xpos: xpos.to_owned(),
                feats: feats.to_owned(),
                head: head.parse().with_context(place)?,
                relation: relation.to_owned(),
                space_after: if inside { id == surface.1 && surface.2 } else { space_after },
            });
        }
    }
    if !sentence.words.is_empty() {
        res.push(sentence);
    }
    Ok(res)
}

/// The sentences of a name corpus: words and BIO labels.
pub(crate) fn labelled(path: &Path) -> Result<Vec<Vec<(String, String)>>> {
    let text = text(path)?;
    let mut res = vec![];
    let mut sentence = vec![];
    for (n, line) in text.lines().enumerate() {
        if line.is_empty() {
            if !sentence.is_empty() {
                res.push(std::mem::take(&mut sentence));
            }
            continue;
        }
        let (word, label) = line
            .rsplit_once('\t')
            .with_context(|| format!("{}, line {}: no tab", path.display(), n + 1))?;
        sentence.push((word.to_owned(), label.to_owned()));
    }
    if !sentence.is_empty() {
        res.push(sentence);
    }
    Ok(res)
}
