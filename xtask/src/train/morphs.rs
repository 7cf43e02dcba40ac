//! Scores the rules of `annals_lang::morph` against the features of the treebanks, with their tags
//! and trees. Nothing is trained here; the report says what the rules miss.

use super::Places;
use super::conllu::{self, Word};
use annals_core::{
    BlockKind, Morph, Relation, Sentence, Span, TokenIdx, TokenKind, Tokens, Upos, Xpos,
};
use annals_lexicon::Lexicon;
use anyhow::{Context, Result};
use std::collections::BTreeMap;

/// Features that describe the writing, and those of expressions of several words.
const IGNORED: [&str; 5] = ["Abbr", "ExtPos", "Foreign", "Style", "Typo"];

/// The features in which the two treebanks follow different house rules; see `annals_lang::morph`.
const HOUSE: [&str; 3] = ["Degree=Pos", "Number=Sing", "Person=2"];

pub(crate) fn measure(places: &Places) -> Result<()> {
    let lexicon = Lexicon::embedded();
    for bank in ["ewt", "gum-open"] {
        let sentences = conllu::treebank(&places.data.join(format!("ud/{bank}-dev.conllu.xz")))?;
        let (text, tokens, ranges) = annotated(&sentences)?;
        let found = annals_lang::morph::morphs(&text, &tokens, &ranges, &lexicon.lang);
        let words = sentences.iter().flat_map(|sentence| &sentence.words);
        report(bank, words.zip(found));
    }
    Ok(())
}

fn report<'w>(bank: &str, words: impl Iterator<Item = (&'w Word, Morph)>) {
    let (mut n_words, mut n_right, mut n_house) = (0_u32, 0_u32, 0_u32);
    let mut missed: BTreeMap<String, (u32, String)> = BTreeMap::new();
    for (word, found) in words {
        n_words += 1;
        let gold = gold(&word.feats);
        let found = found.to_string();
        if gold == found {
            n_right += 1;
            continue;
        }
        let (lost, extra) = (only_in(&gold, &found), only_in(&found, &gold));
        n_house += u32::from(is_house(word, &lost, &extra));
        let key = format!("{} {}: -{} +{}", word.upos, word.xpos, lost.join(","), extra.join(","));
        let entry = missed.entry(key).or_default();
        entry.0 += 1;
        if entry.0 <= 8 {
            entry.1.push_str(&format!(" {}/{}", word.form, word.relation));
        }
    }
    let share = |n: u32| 100.0 * f64::from(n) / f64::from(n_words);
    println!(
        "{bank}: {n_words} words, exact features {:.2} %, house rules aside {:.2} %",
        share(n_right),
        share(n_right + n_house)
    );
    let mut missed: Vec<_> = missed.into_iter().collect();
    missed.sort_by_key(|(_, (n, _))| std::cmp::Reverse(*n));
    for (key, (n, words)) in missed.iter().take(40) {
        println!("  {n:5} {key}   {words}");
    }
}

/// Differences between the treebanks, not between words: whether "really" has a degree, "you" a
/// number, a command a person, and whether "now", "never" and "there is" are pronominal.
fn is_house(word: &Word, lost: &[&str], extra: &[&str]) -> bool {
    let all = || lost.iter().chain(extra).filter(|feature| **feature != "_");
    match word.upos.as_str() {
        "ADV" => all().all(|f| f.starts_with("Degree=Pos") || f.starts_with("PronType")),
        "PRON" if word.xpos == "EX" => true,
        "PRON" | "VERB" | "AUX" => {
            word.feats.contains("Person=2") && all().all(|feature| HOUSE.contains(feature))
        }
        _ => false,
    }
}

fn gold(feats: &str) -> String {
    let kept: Vec<&str> = feats
        .split('|')
        .filter(|feature| !IGNORED.iter().any(|name| feature.starts_with(name)))
        .collect();
    if kept.is_empty() { "_".to_owned() } else { kept.join("|") }
}

fn only_in<'f>(feats: &'f str, others: &str) -> Vec<&'f str> {
    feats.split('|').filter(|feature| !others.split('|').any(|other| other == *feature)).collect()
}

/// Treebank sentences as tokens of one text, with a blank between words.
fn annotated(sentences: &[conllu::Sentence]) -> Result<(String, Tokens, Vec<Sentence>)> {
    let mut text = String::new();
    let mut spans = vec![];
    let mut ranges = vec![];
    let idx = |at: usize| u32::try_from(at).map(TokenIdx).context("too many words");
    for sentence in sentences {
        let first = spans.len();
        for word in &sentence.words {
            let start = text.len();
            text.push_str(&word.form);
            spans.push(Span::new(start, text.len()));
            text.push(' ');
        }
        let span = Span::new(spans[first].start(), text.len() - 1);
        let (first, end) = (idx(first)?, idx(spans.len())?);
        ranges.push(Sentence { span, first, end, block: BlockKind::Paragraph });
    }
    let kinds = vec![TokenKind::Word; spans.len()];
    let mut tokens = Tokens::neutral(&text, spans, kinds, &ranges);
    let mut at = 0;
    for sentence in sentences {
        let first = at;
        for word in &sentence.words {
            tokens.upos[at] = Upos::parse(&word.upos).with_context(|| word.upos.clone())?;
            tokens.xpos[at] = Xpos::parse(&word.xpos).with_context(|| word.xpos.clone())?;
            tokens.relations[at] =
                Relation::parse(&word.relation).with_context(|| word.relation.clone())?;
            tokens.heads[at] =
                word.head.checked_sub(1).map(|head| idx(first + head)).transpose()?;
            at += 1;
        }
    }
    Ok((text, tokens, ranges))
}
