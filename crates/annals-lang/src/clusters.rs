//! What is known of single words from plain text: classes by the company they keep, and casing.
//!
//! Two clusterings: ours over news (Brown's class bigrams by exchange, see `xtask`), which knows
//! "Schumer" and "Baghdad" as they are written, and one of a sentence encoder's word vectors, which
//! knows 22,000 lower-case words. Treebanks are small; a word they lack shares its classes with
//! words they hold (Koo et al. 2008, "Simple semi-supervised dependency parsing").
//!
//! The file, little-endian: [`MAGIC`]; the numbers of words and of our classes, `u32` each; where
//! the words of each bucket begin (`u16`, [`BUCKETS`] + 1 of them); the coarse class of each class
//! (bytes, padded to eight); the words by their hash, eight bytes each, see [`WordClusters`].

use crate::hash;
use std::borrow::Cow;

const MAGIC: &[u8; 8] = b"annclus1";
const HEADER: usize = 16;
/// The top 13 bits of a word's hash choose its bucket, of six words in the mean.
const BUCKETS: usize = 1 << 13;
const BUCKET_SHIFT: u32 = 32 - 13;
/// Of the hash an entry keeps these low bits; with the bucket they cover all 32.
const KEY: u64 = (1 << 24) - 1;

/// What is known of a word; 0 is always "unknown".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WordClusters {
    /// Our class of about 800.
    pub fine: u16,
    /// Our class of about 100; the fine classes nest in it.
    pub coarse: u8,
    /// The given cluster of 1,000.
    pub given_fine: u16,
    /// The given cluster of 128.
    pub given_coarse: u8,
    /// How often it is capitalised inside a sentence, in steps: never, under 1/64, 1/8, half, 7/8,
    /// 63/64, above.
    pub capitalised: u8,
    /// How often it is all capitals there, in the same steps.
    pub all_capitals: u8,
    /// One more than the binary logarithm of its count, at most 15.
    pub frequency: u8,
}

/// The classes of words, looked up by how a word is written.
#[derive(Clone, Debug, Default)]
pub struct Clusters {
    bytes: Cow<'static, [u8]>,
    /// Where the coarse classes and the words begin.
    coarse: usize,
    words: usize,
}

impl Clusters {
    /// Reads a file that [`pack`] made; `None` where it is something else.
    #[must_use]
    pub fn new(bytes: impl Into<Cow<'static, [u8]>>) -> Option<Self> {
        let bytes = bytes.into();
        if !bytes.starts_with(MAGIC) || bytes.len() < HEADER {
            return None;
        }
        let (n_words, n_classes) = (size(&bytes[8..12]), size(&bytes[12..16]));
        let coarse = HEADER + 2 * (BUCKETS + 1);
        let words = (coarse + n_classes).next_multiple_of(8);
        let whole = bytes.len() == words + 8 * n_words && n_words <= usize::from(u16::MAX);
        let starts = |bucket: usize| start(&bytes, bucket);
        let sound =
            whole
                && (0..BUCKETS).all(|bucket| starts(bucket) <= starts(bucket + 1))
                && starts(BUCKETS) == n_words
                && bytes[words..].as_chunks::<8>().0.iter().all(|entry| {
                    usize::from(unpacked(u64::from_le_bytes(*entry)).fine) <= n_classes
                });
        sound.then_some(Self { bytes, coarse, words })
    }

    /// What is known of a word, as it is written or else in lower case ("WALKING", "Walking").
    #[must_use]
    pub fn get(&self, word: &str) -> WordClusters {
        let found = self.find(key(word.bytes()));
        let mut chars = word.chars();
        let capital = chars.next().is_some_and(char::is_uppercase);
        if found.is_some() || self.bytes.is_empty() || word.chars().all(|c| !c.is_uppercase()) {
            return found.unwrap_or_default();
        }
        // "SCHUMER" is "Schumer" before it is "schumer".
        let title = capital && chars.as_str().chars().any(char::is_uppercase);
        let title = title.then(|| {
            let rest = word.len() - chars.as_str().len();
            word[..rest].bytes().chain(lower(chars.as_str()))
        });
        let found = title.and_then(|title| self.find(key(title)));
        found.or_else(|| self.find(key(lower(word)))).unwrap_or_default()
    }

    fn find(&self, key: u32) -> Option<WordClusters> {
        if self.bytes.is_empty() {
            return None;
        }
        let bucket = (key >> BUCKET_SHIFT) as usize;
        let (first, end) = (start(&self.bytes, bucket), start(&self.bytes, bucket + 1));
        let entries = &self.bytes[self.words + 8 * first..self.words + 8 * end];
        let mut entries = entries.as_chunks::<8>().0.iter().map(|entry| u64::from_le_bytes(*entry));
        let entry = entries.find(|entry| entry & KEY == u64::from(key) & KEY)?;
        let mut res = unpacked(entry);
        if res.fine > 0 {
            res.coarse = self.bytes[self.coarse + usize::from(res.fine) - 1];
        }
        Some(res)
    }
}

/// Packs words into a file; `coarse` holds the coarse class of each fine class. Where two words
/// share a hash the first stays.
#[must_use]
pub fn pack<'w>(words: impl Iterator<Item = (&'w str, WordClusters)>, coarse: &[u8]) -> Vec<u8> {
    let mut entries: Vec<(u32, u64)> =
        words.map(|(word, clusters)| (key(word.bytes()), packed(clusters))).collect();
    entries.sort_by_key(|(key, _)| *key);
    entries.dedup_by_key(|(key, _)| *key);
    let number = |n: usize| u32::try_from(n).expect("fewer words than hashes").to_le_bytes();
    let mut res = MAGIC.to_vec();
    res.extend(number(entries.len()));
    res.extend(number(coarse.len()));
    for bucket in 0..=BUCKETS {
        let before = |(key, _): &(u32, u64)| ((*key >> BUCKET_SHIFT) as usize) < bucket;
        let start = entries.partition_point(before);
        res.extend(u16::try_from(start).expect("at most 65,535 words").to_le_bytes());
    }
    res.extend(coarse);
    res.resize(res.len().next_multiple_of(8), 0);
    for (key, payload) in entries {
        res.extend((payload << 24 | u64::from(key) & KEY).to_le_bytes());
    }
    res
}

fn packed(word: WordClusters) -> u64 {
    u64::from(word.fine & 0x3ff)
        | u64::from(word.given_fine & 0x3ff) << 10
        | u64::from(word.given_coarse) << 20
        | u64::from(word.capitalised & 7) << 28
        | u64::from(word.all_capitals & 7) << 31
        | u64::from(word.frequency & 15) << 34
}

fn unpacked(entry: u64) -> WordClusters {
    let bits = |at: u32, n: u32| ((entry >> (24 + at)) & ((1 << n) - 1)) as u16;
    WordClusters {
        fine: bits(0, 10),
        coarse: 0,
        given_fine: bits(10, 10),
        given_coarse: bits(20, 8) as u8,
        capitalised: bits(28, 3) as u8,
        all_capitals: bits(31, 3) as u8,
        frequency: bits(34, 4) as u8,
    }
}

/// The hash of a word; all digits are one.
fn key(word: impl Iterator<Item = u8>) -> u32 {
    let folded = word.map(|byte| if byte.is_ascii_digit() { b'0' } else { byte });
    (hash::bytes(folded) >> 32) as u32
}

/// The bytes of a word in lower case, without a string of their own.
fn lower(word: &str) -> impl Iterator<Item = u8> + '_ {
    word.chars().flat_map(char::to_lowercase).flat_map(|c| {
        let mut bytes = [0; 4];
        let len = c.encode_utf8(&mut bytes).len();
        bytes.into_iter().take(len)
    })
}

fn start(bytes: &[u8], bucket: usize) -> usize {
    let at = HEADER + 2 * bucket;
    usize::from(u16::from_le_bytes([bytes[at], bytes[at + 1]]))
}

fn size(bytes: &[u8]) -> usize {
    bytes.iter().rev().fold(0, |number, byte| number << 8 | usize::from(*byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(fine: u16, frequency: u8) -> WordClusters {
        WordClusters { fine, coarse: u8::from(fine > 0) * 9, frequency, ..WordClusters::default() }
    }

    fn clusters() -> Clusters {
        let words = [("Schumer", word(1, 7)), ("walking", word(2, 3)), ("0000", word(3, 15))];
        Clusters::new(pack(words.into_iter().chain([("zinc", word(0, 1))]), &[9, 9, 9])).unwrap()
    }

    #[test]
    fn words_are_found_as_written_or_in_lower_case() {
        let clusters = clusters();
        assert_eq!(clusters.get("Schumer"), word(1, 7));
        assert_eq!(clusters.get("SCHUMER"), word(1, 7));
        assert_eq!(clusters.get("Walking"), word(2, 3));
        assert_eq!(clusters.get("1984"), word(3, 15));
        assert_eq!(clusters.get("Zinc"), word(0, 1));
    }

    #[test]
    fn strange_words_and_files_are_unknown() {
        assert_eq!(clusters().get("schumer"), WordClusters::default());
        assert_eq!(clusters().get(""), WordClusters::default());
        assert_eq!(Clusters::default().get("Walking"), WordClusters::default());
        assert!(Clusters::new(&b"annclus1"[..]).is_none());
        let cut = pack([("a", word(1, 1))].into_iter(), &[9]);
        assert!(Clusters::new(cut[..cut.len() - 1].to_vec()).is_none());
    }
}
