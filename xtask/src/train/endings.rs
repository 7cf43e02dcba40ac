//! Learns rules of endings from words: the fewest endings that tell what holds for most words, and
//! the words that they get wrong.

use std::collections::BTreeMap;

/// A rule of an ending, or a word that the rules get wrong.
pub(crate) struct Learnt<T> {
    pub(crate) whole: bool,
    pub(crate) letters: Vec<u8>,
    pub(crate) value: T,
}

/// How many words must bear an ending out: fewer are cheaper as words.
const FEWEST: usize = 2;
/// The longest ending; "strikes" is one that matters.
const LONGEST: usize = 8;

/// Rules and exceptions for words with one value each. Every word counts once: what is common in
/// running text tells little about new words.
pub(crate) fn learn<T: Copy + Ord>(words: &[(&str, T)]) -> Vec<Learnt<T>> {
    let mut res = vec![];
    let all: Vec<usize> = (0..words.len()).collect();
    split(words, &all, 0, None, &mut res);
    res
}

fn split<T: Copy + Ord>(
    words: &[(&str, T)],
    here: &[usize],
    len: usize,
    above: Option<T>,
    res: &mut Vec<Learnt<T>>,
) {
    let Some(best) = best(words, here, above) else { return };
    let letters = |at: usize, len: usize| {
        let word = words[at].0.as_bytes();
        word[word.len() - len..].to_vec()
    };
    if above != Some(best) {
        res.push(Learnt { whole: false, letters: letters(here[0], len), value: best });
    }
    if here.iter().all(|at| words[*at].1 == best) {
        return;
    }
    let mut below: BTreeMap<u8, Vec<usize>> = BTreeMap::new();
    for at in here {
        let (word, value) = words[*at];
        match word.len().checked_sub(len + 1) {
            Some(next) if len < LONGEST => {
                below.entry(word.as_bytes()[next]).or_default().push(*at);
            }
            _ if value != best => {
                res.push(Learnt { whole: true, letters: letters(*at, word.len()), value });
            }
            _ => {}
        }
    }
    for words_below in below.values() {
        if words_below.len() >= FEWEST {
            split(words, words_below, len + 1, Some(best), res);
        } else {
            let wrong = words_below.iter().filter(|at| words[**at].1 != best);
            res.extend(wrong.map(|at| {
                let (word, value) = words[*at];
                Learnt { whole: true, letters: word.as_bytes().to_vec(), value }
            }));
        }
    }
}

/// The commonest value; what holds above, unless another is borne out by enough words and more.
fn best<T: Copy + Ord>(words: &[(&str, T)], here: &[usize], above: Option<T>) -> Option<T> {
    let mut counts: BTreeMap<T, usize> = BTreeMap::new();
    for at in here {
        *counts.entry(words[*at].1).or_default() += 1;
    }
    let (value, n) = counts.iter().rev().max_by_key(|(_, n)| **n)?;
    let n_above = above.and_then(|above| counts.get(&above)).copied().unwrap_or(0);
    match above {
        Some(above) if *n <= n_above || *n < FEWEST => Some(above),
        _ => Some(*value),
    }
}
