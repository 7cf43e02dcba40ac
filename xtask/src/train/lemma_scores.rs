//! Scores of lemmas with the tags of the treebanks.

use super::Places;
use super::conllu::{self, Word};
use super::lemmas::tags;
use annals_lang::lemmas::{Class, Table};
use annals_lang::spelling::lower;
use anyhow::Result;
use std::collections::BTreeMap;

pub(crate) fn report(
    places: &Places,
    table: Table<'_>,
    seen: impl Fn(Class, &str) -> bool,
) -> Result<()> {
    for bank in ["ewt", "gum-open"] {
        let path = places.data.join(format!("ud/{bank}-dev.conllu.xz"));
        let words: Vec<Word> =
            conllu::treebank(&path)?.into_iter().flat_map(|sentence| sentence.words).collect();
        // Of all words, those not in the training data, and those of these that are inflected.
        let mut scores = [(0_u32, 0_u32); 3];
        let mut missed: BTreeMap<String, u32> = BTreeMap::new();
        for word in &words {
            let Some((upos, xpos)) = tags(word) else { continue };
            let found = table.lemma(&word.form, upos, xpos);
            let unseen = !seen(Class::of(upos, xpos), &lower(&word.form));
            let inflected = matches!(word.xpos.as_str(), "NNS" | "VBD" | "VBN" | "VBZ" | "VBG");
            for (score, counts) in scores.iter_mut().zip([true, unseen, unseen && inflected]) {
                score.0 += u32::from(counts);
                score.1 += u32::from(counts && found == word.lemma);
            }
            if found != word.lemma {
                let new = if unseen { "new " } else { "" };
                let Word { form, lemma, upos, xpos, .. } = word;
                let typo = if word.feats.contains("Typo") { " (typo)" } else { "" };
                let miss = format!("{new}{upos} {xpos} {form}: {found} for {lemma}{typo}");
                *missed.entry(miss).or_default() += 1;
            }
        }
        let [all, unseen, inflected] = scores.map(|(n, right)| {
            format!("{:.2} % of {n}", 100.0 * f64::from(right) / f64::from(n.max(1)))
        });
        println!("{bank}: lemmas {all}, unseen words {unseen}, unseen inflected {inflected}");
        print_missed(missed);
        speed(&words, table);
    }
    Ok(())
}

fn print_missed(missed: BTreeMap<String, u32>) {
    let mut missed: Vec<_> = missed.into_iter().collect();
    missed.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    for (miss, n) in missed.iter().take(40) {
        println!("  {n:4} {miss}");
    }
}

fn speed(words: &[Word], table: Table<'_>) {
    let words: Vec<_> = words.iter().filter_map(|word| Some((&word.form, tags(word)?))).collect();
    let start = std::time::Instant::now();
    let n_rounds = 40;
    let mut n_bytes = 0;
    for _ in 0..n_rounds {
        for (form, (upos, xpos)) in &words {
            n_bytes += table.lemma(form, *upos, *xpos).len();
        }
    }
    let millions = f64::from(n_rounds) * words.len() as f64 / 1e6;
    let speed = millions / start.elapsed().as_secs_f64();
    println!("{speed:.1} million words a second ({n_bytes} bytes)");
}
