//! One hash for words and features, the same on every machine and in every release.

/// 2^64 divided by the golden ratio (Knuth, The Art of Computer Programming 6.4), made odd.
const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;

/// The hash of a piece of text (FNV-1a over its bytes, then mixed).
#[must_use]
pub fn word(text: &str) -> u64 {
    bytes(text.as_bytes().iter().copied())
}

/// The hash of bytes as they come, so that a lower-case form needs no string of its own.
#[must_use]
pub fn bytes(bytes: impl Iterator<Item = u8>) -> u64 {
    let hash = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    join(hash, 0)
}

/// The hash of two values in this order.
#[must_use]
#[inline]
pub const fn join(first: u64, second: u64) -> u64 {
    let mixed = (first.rotate_left(23) ^ second).wrapping_mul(FACTOR);
    mixed ^ (mixed >> 29)
}

/// Features of templates that are numbered as they come, so that equal values of two templates differ.
pub(crate) struct Templates<'o> {
    next: u64,
    out: &'o mut Vec<u64>,
}

impl<'o> Templates<'o> {
    /// The first template has this number.
    pub(crate) fn new(first: u64, out: &'o mut Vec<u64>) -> Self {
        Self { next: first, out }
    }

    /// The feature of the next template.
    #[inline]
    pub(crate) fn add<const N: usize>(&mut self, parts: [u64; N]) {
        let value = parts.into_iter().reduce(join).unwrap_or(0);
        self.out.push(join(value, self.next));
        self.next += 1;
    }
}
