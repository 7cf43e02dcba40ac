//! Known names as a compact set of hashes: what a word or several words may be.
//!
//! The file, little-endian, four bytes a number: where the names of each of 2^14 buckets begin;
//! then the names in the order of their hashes:
//! 18 bits of the hash, then the 14 bits of [`Classes`] (4 bytes each). No name itself is stored.

use crate::hash::join;
use crate::lexeme::Lexeme;

/// What a name may be; a set of bits.
pub type Classes = u16;

/// Longer names begin with it.
pub const PREFIX: Classes = 1;
/// How many classes there are, [`PREFIX`] included.
pub const N_SENSES: u32 = 14;

const BUCKETS: usize = 1 << 14;
const KEY: u32 = (1 << 18) - 1;
/// The most words of a name that are looked at.
const LONGEST: usize = 6;

/// A set of names.
#[derive(Clone, Copy, Debug)]
pub struct Gazetteer<'m> {
    starts: &'m [[u8; 4]],
    names: &'m [[u8; 4]],
}

/// A class that a word has as part of a known name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// The classes of the longest known name over the word.
    pub classes: Classes,
    /// 0: none; 1: the only word, 2: the first, 3: a middle one, 4: the last.
    pub part: u8,
    /// The classes of the word alone.
    pub alone: Classes,
}

impl<'m> Gazetteer<'m> {
    /// Takes the bytes that [`pack`] made.
    #[must_use]
    pub fn new(bytes: &'m [u8]) -> Option<Self> {
        let (entries, rest) = bytes.as_chunks::<4>();
        let (starts, names) = entries.split_at_checked(BUCKETS + 1)?;
        let start = |at: usize| u32::from_le_bytes(starts[at]) as usize;
        let sound = rest.is_empty()
            && (0..BUCKETS).all(|at| start(at) <= start(at + 1))
            && start(BUCKETS) == names.len();
        sound.then_some(Self { starts, names })
    }

    fn classes(&self, hash: u32) -> Classes {
        let bucket = (hash >> 18) as usize;
        let start = |at: usize| u32::from_le_bytes(self.starts[at]) as usize;
        let names = self.names[start(bucket)..start(bucket + 1)].iter();
        let mut names = names.map(|name| u32::from_le_bytes(*name));
        let found = names.find(|name| name & KEY == hash & KEY);
        found.map_or(0, |name| (name >> 18) as Classes)
    }

    /// What is known of the words of a sentence; a longer name hides a shorter one, and of two
    /// as long the first counts.
    pub fn known(&self, words: &[Lexeme], out: &mut Vec<Known>) {
        out.clear();
        out.resize(words.len(), Known::default());
        let mut end = 0;
        for at in 0..words.len() {
            let mut hash = 0;
            let mut longest = (0, 0);
            for (to, word) in words.iter().enumerate().skip(at).take(LONGEST) {
                hash = join(hash, word.lower);
                let classes = self.classes((hash >> 32) as u32);
                if to == at {
                    out[at].alone = classes & !PREFIX;
                }
                if classes & !PREFIX != 0 {
                    longest = (to + 1, classes & !PREFIX);
                }
                if classes & PREFIX == 0 {
                    break;
                }
            }
            if longest.0 > end {
                end = longest.0;
                mark(&mut out[at..end], longest.1);
            }
        }
    }
}

fn mark(words: &mut [Known], classes: Classes) {
    let last = words.len() - 1;
    for (at, word) in words.iter_mut().enumerate() {
        let part = match at {
            0 if last == 0 => 1,
            0 => 2,
            _ if at == last => 4,
            _ => 3,
        };
        (word.classes, word.part) = (classes, part);
    }
}

/// Packs names, each as the hashes of its words in small letters.
#[must_use]
pub fn pack(names: &[(Vec<u64>, Classes)]) -> Vec<u8> {
    let mut entries: Vec<(u32, Classes)> = vec![];
    for (words, classes) in names {
        let mut hash = 0;
        for (at, word) in words.iter().enumerate().take(LONGEST) {
            hash = join(hash, *word);
            let whole = at + 1 == words.len();
            entries.push(((hash >> 32) as u32, if whole { *classes } else { PREFIX }));
        }
    }
    entries.sort_unstable();
    let mut merged: Vec<(u32, Classes)> = vec![];
    for (hash, classes) in entries {
        match merged.last_mut() {
            Some((last, all)) if *last == hash => *all |= classes,
            _ => merged.push((hash, classes)),
        }
    }
    let mut res = vec![];
    for bucket in 0..=BUCKETS {
        let start = merged.partition_point(|(hash, _)| ((hash >> 18) as usize) < bucket);
        res.extend(u32::try_from(start).expect("fewer names than hashes").to_le_bytes());
    }
    for (hash, classes) in merged {
        res.extend((u32::from(classes) << 18 | hash & KEY).to_le_bytes());
    }
    res
}
