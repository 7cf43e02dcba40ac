//! The packed table. All numbers are little-endian:
//!
//! | bytes | what |
//! | --- | --- |
//! | 4 | `ANL1` |
//! | 4, 4, 4 | number of buckets (a power of two); of edits; length of the letters |
//! | 5 × 256 | the longest known ending, by class: of ends, then of capitals by shape |
//! | 6 each | edits: capitals (1), bytes cut (1), where what is added begins in the letters (3) and its length (1) |
//! | 4 each | where each bucket begins in the entries, and where the last ends |
//! | … | the letters |
//! | … | entries: question and shape (1), class (1), length (1), letters, edit (2) |
//!
//! It is read where it lies. A word costs about ten looks at buckets that are mostly empty.

use super::Class;
use super::edit::{Capitals, Edit};
use crate::hash;
use crate::spelling::Shape;
use std::collections::BTreeMap;

/// What is asked of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Question {
    /// How does the form end in the lemma? The same for every shape.
    End,
    /// What becomes of its capitals?
    Capitals,
    /// Is the lemma written out?
    Written,
}

/// What is asked, of which words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// What is asked.
    pub question: Question,
    /// The class of the word.
    pub class: Class,
    /// Its capitals.
    pub shape: Shape,
}

impl Key {
    fn code(self, whole: bool) -> [u8; 2] {
        let shape = if self.question == Question::End { Shape::Small } else { self.shape };
        [self.question as u8 * 8 + shape as u8 * 2 + u8::from(whole), self.class.0]
    }

    /// Where the length of the longest ending stands.
    fn column(self) -> usize {
        let column = match self.question {
            Question::End | Question::Written => 0,
            Question::Capitals => 1 + self.shape as usize,
        };
        column * 256 + usize::from(self.class.0)
    }
}

/// An entry to be packed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// What it answers.
    pub key: Key,
    /// Whether it is for a whole word, not for an ending.
    pub whole: bool,
    /// The word or ending in small letters.
    pub letters: Vec<u8>,
}

const MAGIC: &[u8; 4] = b"ANL1";
const HEADER: usize = 16;
const LONGEST: usize = 5 * 256;
const EDIT: usize = 6;

/// A packed table of lemmas.
#[derive(Clone, Copy, Debug)]
pub struct Table<'m> {
    longest: &'m [u8],
    edits: &'m [u8],
    buckets: &'m [u8],
    letters: &'m str,
    entries: &'m [u8],
}

impl<'m> Table<'m> {
    /// Takes the bytes of a table; `None` where they are not one.
    #[must_use]
    pub fn new(bytes: &'m [u8]) -> Option<Self> {
        let n_buckets = number(bytes, 4, 4)?;
        if bytes.get(..4)? != MAGIC || !n_buckets.is_power_of_two() {
            return None;
        }
        let (longest, rest) = bytes.get(HEADER..)?.split_at_checked(LONGEST)?;
        let (edits, rest) = rest.split_at_checked(number(bytes, 8, 4)?.checked_mul(EDIT)?)?;
        let (buckets, rest) = rest.split_at_checked((n_buckets + 1).checked_mul(4)?)?;
        let (letters, entries) = rest.split_at_checked(number(bytes, 12, 4)?)?;
        Some(Self { longest, edits, buckets, letters: std::str::from_utf8(letters).ok()?, entries })
    }

    /// The table that Annals carries.
    #[must_use]
    pub fn embedded() -> Table<'static> {
        Table::new(annals_models::LEMMAS).expect("a test reads the embedded table")
    }

    /// What the table says of a whole word.
    pub(super) fn word(&self, key: Key, low: &str) -> Option<Edit<'m>> {
        self.find(key.code(true), low.as_bytes(), hash_of(low.as_bytes()))
    }

    /// What the table says of the longest ending of a word that it knows.
    pub(super) fn ending(&self, key: Key, low: &str) -> Option<Edit<'m>> {
        let longest = *self.longest.get(key.column())?;
        let low = low.as_bytes();
        let longest = usize::from(longest).min(low.len());
        let code = key.code(false);
        let mut hashes = [START; 16];
        for n in 1..=longest.min(15) {
            hashes[n] = step(hashes[n - 1], low[low.len() - n]);
        }
        (0..=longest.min(15)).rev().find_map(|n| self.find(code, &low[low.len() - n..], hashes[n]))
    }

    fn find(&self, code: [u8; 2], letters: &[u8], hash: u64) -> Option<Edit<'m>> {
        let bucket = bucket_of(hash, code, self.buckets.len() / 4 - 1);
        let start = number(self.buckets, bucket * 4, 4)?;
        let end = number(self.buckets, bucket * 4 + 4, 4)?;
        let mut entries = self.entries.get(start..end)?;
        while let [question, class, len, rest @ ..] = entries {
            let (found, rest) = rest.split_at_checked(usize::from(*len))?;
            if [*question, *class] == code && found == letters {
                return self.edit(number(rest, 0, 2)?);
            }
            entries = rest.get(2..)?;
        }
        None
    }

    fn edit(&self, at: usize) -> Option<Edit<'m>> {
        let edit = self.edits.get(at * EDIT..(at + 1) * EDIT)?;
        let start = number(edit, 2, 3)?;
        let add = self.letters.get(start..start + usize::from(edit[5]))?;
        Some(Edit { capitals: *Capitals::ALL.get(usize::from(edit[0]))?, cut: edit[1], add })
    }
}

/// A little-endian number of so many bytes.
fn number(bytes: &[u8], at: usize, len: usize) -> Option<usize> {
    let bytes = bytes.get(at..at + len)?;
    Some(bytes.iter().rev().fold(0, |number, byte| number << 8 | usize::from(*byte)))
}

// Words are hashed from their ends, so that one walk gives the hashes of all endings.
const START: u64 = 0xcbf2_9ce4_8422_2325;

fn step(hash: u64, byte: u8) -> u64 {
    (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
}

fn hash_of(letters: &[u8]) -> u64 {
    letters.iter().rev().fold(START, |hash, byte| step(hash, *byte))
}

fn bucket_of(hash: u64, [question, class]: [u8; 2], n_buckets: usize) -> usize {
    let mixed = hash::join(hash, u64::from(question) << 8 | u64::from(class));
    // A power of two below 2^32: the upper bits are mixed best.
    (mixed >> 32) as usize & (n_buckets - 1)
}

/// Packs a table; `None` where it has more edits or longer words than the format holds.
#[must_use]
pub fn pack(table: &BTreeMap<Entry, Edit<'_>>) -> Option<Vec<u8>> {
    let mut edits: Vec<Edit<'_>> = table.values().copied().collect();
    edits.sort_unstable();
    edits.dedup();
    let n_buckets = table.len().next_power_of_two();
    let mut buckets = vec![vec![]; n_buckets];
    let mut longest = [0_u8; LONGEST];
    for (entry, edit) in table {
        let (key, len) = (entry.key, u8::try_from(entry.letters.len()).ok()?);
        let code = key.code(entry.whole);
        if !entry.whole {
            let place = &mut longest[key.column()];
            *place = len.max(*place);
        }
        let bucket = &mut buckets[bucket_of(hash_of(&entry.letters), code, n_buckets)];
        bucket.extend_from_slice(&[code[0], code[1], len]);
        bucket.extend_from_slice(&entry.letters);
        let edit = u16::try_from(edits.binary_search(edit).ok()?).ok()?;
        bucket.extend_from_slice(&edit.to_le_bytes());
    }
    let (packed_edits, letters) = pack_edits(&edits)?;
    let mut res = MAGIC.to_vec();
    for n in [n_buckets, edits.len(), letters.len()] {
        res.extend_from_slice(&u32::try_from(n).ok()?.to_le_bytes());
    }
    res.extend_from_slice(&longest);
    res.extend_from_slice(&packed_edits);
    let mut at = 0_u32;
    for bucket in &buckets {
        res.extend_from_slice(&at.to_le_bytes());
        at += u32::try_from(bucket.len()).ok()?;
    }
    res.extend_from_slice(&at.to_le_bytes());
    res.extend_from_slice(letters.as_bytes());
    res.extend(buckets.into_iter().flatten());
    Some(res)
}

fn pack_edits(edits: &[Edit<'_>]) -> Option<(Vec<u8>, String)> {
    let mut letters = String::new();
    let mut packed = vec![];
    for edit in edits {
        let at = letters.find(edit.add).unwrap_or(letters.len());
        if at == letters.len() {
            letters.push_str(edit.add);
        }
        packed.extend_from_slice(&[edit.capitals as u8, edit.cut]);
        packed.extend_from_slice(&u32::try_from(at).ok()?.to_le_bytes()[..3]);
        packed.push(u8::try_from(edit.add.len()).ok()?);
    }
    Some((packed, letters))
}
