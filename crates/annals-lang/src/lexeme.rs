//! What a word shows by itself, hashed once and used by every model.

use crate::clusters::Clusters;
use crate::hash;

/// A word as the models see it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Lexeme {
    /// The form as written.
    pub form: u64,
    /// The form in small letters, digits as `0`.
    pub lower: u64,
    /// The last one to four characters of the lower form.
    pub suffixes: [u64; 4],
    /// The first one to four characters of the lower form.
    pub prefixes: [u64; 4],
    /// Capitals, small letters, digits and marks, runs cut short.
    pub shape: u64,
    /// Word classes by distribution.
    pub clusters: [u64; 2],
    /// Our coarse and fine class.
    pub ours: [u64; 2],
    /// How often it is written in capitals.
    pub casing: u64,
    /// How often it is written at all.
    pub frequency: u64,
}

impl Lexeme {
    /// Beyond the edge of a sentence.
    pub const EDGE: Self = Self {
        form: 1,
        lower: 1,
        suffixes: [1; 4],
        prefixes: [1; 4],
        shape: 1,
        clusters: [0x1_0000; 2],
        ours: [0x1_0000; 2],
        casing: 0x1_0000,
        frequency: 0x1_0000,
    };

    /// Looks at a word.
    #[must_use]
    pub fn new(word: &str, clusters: &Clusters) -> Self {
        let mut ends = [0; 80];
        let (mut n, mut shape, mut last, mut run) = (0, 0u64, ' ', 0);
        let mut lower = String::with_capacity(word.len());
        for c in word.chars() {
            let kind = match c {
                _ if c.is_lowercase() => 'a',
                _ if c.is_uppercase() => 'A',
                _ if c.is_numeric() => '0',
                _ if c.is_alphabetic() => 'x',
                _ => c,
            };
            run = if kind == last { run + 1 } else { 1 };
            last = kind;
            if run <= 2 {
                shape = hash::join(shape, kind as u64);
            }
            if kind == '0' {
                lower.push('0');
            } else {
                lower.extend(c.to_lowercase());
            }
            if n < 80 {
                ends[n] = lower.len();
            }
            n += 1;
        }
        let n = n.min(80);
        let mut res =
            Self { form: hash::word(word), lower: hash::word(&lower), shape, ..Self::default() };
        for length in 1..=4 {
            if length <= n {
                let start = if length == n { 0 } else { ends[n - length - 1] };
                res.suffixes[length - 1] = hash::word(&lower[start..]);
                res.prefixes[length - 1] = hash::word(&lower[..ends[length - 1]]);
            }
        }
        let found = clusters.get(word);
        res.clusters = [u64::from(found.given_coarse), u64::from(found.given_fine)];
        res.ours = [u64::from(found.coarse), u64::from(found.fine)];
        res.casing = u64::from(found.capitalised) * 8 + u64::from(found.all_capitals);
        res.frequency = u64::from(found.frequency);
        res
    }
}
