//! How a word is written in running text: "march" and "March", but hardly "april".

use super::texts::{BOUNDARY, GAP, Stream};
use std::collections::BTreeMap;

/// How often a word, whatever its case, was written in which way where a sentence leaves the choice.
#[derive(Clone, Copy, Default)]
pub(crate) struct Casing {
    pub(crate) lower: u32,
    pub(crate) capitalised: u32,
    pub(crate) all_capitals: u32,
    /// All places, sentence starts and headlines too.
    pub(crate) seen: u32,
}

#[derive(Clone, Copy, PartialEq)]
enum Case {
    Lower,
    Capitalised,
    AllCapitals,
    Other,
}

/// The casing of every word by its lower-case form.
pub(crate) fn casings(stream: &Stream) -> BTreeMap<String, Casing> {
    let cases: Vec<Case> = stream.forms.iter().map(|form| case(form)).collect();
    let lower: Vec<String> = stream.forms.iter().map(|form| form.to_lowercase()).collect();
    let mut counts = vec![Casing::default(); stream.forms.len()];
    for sentence in stream.words.split(|word| *word == BOUNDARY) {
        let free = !is_headline(sentence, &cases);
        let mut starts = true;
        for word in sentence {
            if *word == GAP {
                starts = true;
                continue;
            }
            let (case, count) = (cases[*word as usize], &mut counts[*word as usize]);
            count.seen += 1;
            if case == Case::Other {
                continue;
            }
            match case {
                _ if starts || !free => {}
                Case::Lower => count.lower += 1,
                Case::Capitalised => count.capitalised += 1,
                Case::AllCapitals => count.all_capitals += 1,
                Case::Other => {}
            }
            starts = false;
        }
    }
    let mut res: BTreeMap<String, Casing> = BTreeMap::new();
    for (lower, count) in lower.into_iter().zip(counts).skip(1) {
        let sum = res.entry(lower).or_default();
        sum.lower += count.lower;
        sum.capitalised += count.capitalised;
        sum.all_capitals += count.all_capitals;
        sum.seen += count.seen;
    }
    res
}

fn case(form: &str) -> Case {
    let mut letters = form.chars().filter(|c| c.is_alphabetic());
    let Some(first) = letters.next() else { return Case::Other };
    let rest: Vec<char> = letters.collect();
    match first.is_uppercase() {
        false => Case::Lower,
        true if !rest.is_empty() && rest.iter().all(|c| c.is_uppercase()) => Case::AllCapitals,
        true => Case::Capitalised,
    }
}

/// Headlines write most words with capitals, which tells nothing of the words.
fn is_headline(sentence: &[u32], cases: &[Case]) -> bool {
    let written = sentence.iter().filter(|word| **word != GAP).map(|word| cases[*word as usize]);
    let letters = written.filter(|case| *case != Case::Other);
    let (all, lower) = letters
        .fold((0, 0), |(all, lower), case| (all + 1, lower + usize::from(case == Case::Lower)));
    lower * 2 < all
}

impl Casing {
    /// The shares of capitalised and of all-capital writings, each in seven steps.
    pub(crate) fn steps(&self) -> (u8, u8) {
        let all = self.lower + self.capitalised + self.all_capitals;
        (step(self.capitalised, all), step(self.all_capitals, all))
    }

    /// 0 unseen, else about the binary logarithm, at most 15.
    pub(crate) fn frequency(&self) -> u8 {
        let log = self.seen.checked_ilog2().map_or(0, |log| log + 1);
        u8::try_from(log.min(15)).unwrap_or(15)
    }
}

/// 0 where too little was seen; then never, under 1/64, 1/8, half, 7/8, 63/64, above.
fn step(part: u32, all: u32) -> u8 {
    let (part, all) = (u64::from(part), u64::from(all));
    match part * 64 {
        _ if all < 3 => 0,
        0 => 1,
        share if share < all => 2,
        share if share < all * 8 => 3,
        share if share < all * 32 => 4,
        share if share < all * 56 => 5,
        share if share < all * 63 => 6,
        _ => 7,
    }
}
