//! Linear models: a feature is a 64-bit hash, its weights are a few small integers.
//!
//! A packed model is read where it lies, without copying. All numbers are little-endian:
//!
//! | bytes | what |
//! | --- | --- |
//! | 4 | `ANW4` |
//! | 2, 2 | number of classes; 0 |
//! | 4, 4 | number of lines in which features begin; length of the labels |
//! | … | the labels, one a line |
//! | 64 each | lines of fifteen slots: the slots' fingerprints (2 each), which features go on in the next line (2, see [`goes_on`]), then each slot's class (1) and weight (1), then 0 (2) |
//!
//! A weight of a feature takes a slot, and a feature has a line where its slots are, or begin: most
//! have one or two. A look-up thus is one cache line, compared as a whole, for what costs time in such
//! a model is memory, and guessing wrong which way a comparison goes.

/// Anything that adds the weights of a feature to the scores of the classes: a packed model, or
/// one that is being trained.
pub trait Weights {
    /// Adds the weights of a feature to the scores, one score a class.
    fn add(&self, feature: u64, scores: &mut [i32]);

    /// Adds the weights of many features.
    fn add_all(&self, features: &[u64], scores: &mut [i32]) {
        for feature in features {
            self.add(*feature, scores);
        }
    }
}

/// What one feature weighs for some classes.
pub type Row = Vec<(u8, i8)>;

const MAGIC: &[u8; 4] = b"ANW4";
const HEADER: usize = 16;
const LINE: usize = 64;
const SLOTS: usize = 15;
/// Where the weights begin in a line; where it says which features go on in the next one.
const PAYLOAD: usize = 32;
const MORE: usize = 30;
/// Of fifteen slots so many are used on average: fuller lines spill more into the next.
const FILLED: usize = 13;

/// A packed linear model.
#[derive(Clone, Copy, Debug)]
pub struct Packed<'m> {
    n_classes: usize,
    /// How many lines features begin in; a few more may follow.
    n_homes: usize,
    labels: &'m str,
    lines: &'m [[u8; LINE]],
}

/// The slots of a line that bear a fingerprint, a bit each: see [`slots`].
type Slots = u64;

impl<'m> Packed<'m> {
    /// Takes the bytes of a model; `None` where they are not one.
    #[must_use]
    pub fn new(bytes: &'m [u8]) -> Option<Self> {
        if bytes.get(..4)? != MAGIC {
            return None;
        }
        let number = |at: usize| Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
        let n_classes = usize::from(u16::from_le_bytes(bytes.get(4..6)?.try_into().ok()?));
        let n_homes = number(8)? as usize;
        let labels_end = HEADER + number(12)? as usize;
        let labels = std::str::from_utf8(bytes.get(HEADER..labels_end)?).ok()?;
        let (lines, rest) = bytes.get(labels_end..)?.as_chunks();
        let sound = (1..=lines.len()).contains(&n_homes) && rest.is_empty();
        // The last line must not point behind itself.
        let closed = lines.last().is_some_and(|line| line[MORE..MORE + 2] == [0, 0]);
        (sound && closed).then_some(Self { n_classes, n_homes, labels, lines })
    }

    /// How many classes there are.
    #[must_use]
    pub fn n_classes(&self) -> usize {
        self.n_classes
    }

    /// The names of the classes and whatever else the model's trainer wrote, in order.
    pub fn labels(&self) -> impl Iterator<Item = &'m str> + use<'m> {
        self.labels.lines()
    }

    /// The classes and weights of a feature, in the order in which they were packed.
    pub fn row(&self, feature: u64) -> impl Iterator<Item = (u8, i8)> + use<'m> {
        let first = home(feature, self.n_homes);
        let fingerprint = fingerprint(feature);
        let follows = self.lines[first..].iter().scan(true, move |more, line| {
            let here = std::mem::replace(more, goes_on(line, fingerprint));
            here.then_some(line)
        });
        follows.flat_map(move |line| {
            let bearing = (0..SLOTS).filter(move |slot| {
                u16::from_le_bytes([line[2 * slot], line[2 * slot + 1]]) == fingerprint
            });
            bearing.map(|slot| payload(line, slot))
        })
    }

    #[inline]
    fn add_slots(line: &[u8; LINE], mut found: Slots, scores: &mut [i32]) {
        while found != 0 {
            let bit = found.trailing_zeros() as usize;
            let slot = bit % 16 * 4 + bit / 16;
            let (class, weight) = payload(line, slot);
            if let Some(score) = scores.get_mut(usize::from(class)) {
                *score += i32::from(weight);
            }
            found &= found - 1;
        }
    }

    /// Adds what stands in the lines behind the first.
    #[cold]
    fn add_rest(&self, first: usize, fingerprint: u16, scores: &mut [i32]) {
        let mut at = first;
        while goes_on(&self.lines[at], fingerprint) {
            at += 1;
            let line = &self.lines[at];
            Self::add_slots(line, slots(line, fingerprint), scores);
        }
    }
}

/// How many features are looked up before their weights are added.
const BATCH: usize = 128;

impl Weights for Packed<'_> {
    #[inline]
    fn add(&self, feature: u64, scores: &mut [i32]) {
        self.add_all(&[feature], scores);
    }

    // First all look-ups, which do not wait for one another, then the weights of those that were
    // found, without a comparison for those that were not.
    fn add_all(&self, features: &[u64], scores: &mut [i32]) {
        let mut hits = [(0_u32, 0_u16, 0_u64); BATCH];
        for chunk in features.chunks(BATCH) {
            let mut n_hits = 0;
            for feature in chunk {
                let at = home(*feature, self.n_homes);
                let line = &self.lines[at];
                let fingerprint = fingerprint(*feature);
                let found = slots(line, fingerprint);
                hits[n_hits] = (at as u32, fingerprint, found);
                n_hits += usize::from(found != 0 || goes_on(line, fingerprint));
            }
            for (at, fingerprint, found) in &hits[..n_hits] {
                let at = *at as usize;
                let line = &self.lines[at];
                Self::add_slots(line, *found, scores);
                if goes_on(line, *fingerprint) {
                    self.add_rest(at, *fingerprint, scores);
                }
            }
        }
    }
}

/// The line where a feature's slots begin.
#[inline]
fn home(feature: u64, n_homes: usize) -> usize {
    (((feature >> 32) * n_homes as u64) >> 32) as usize
}

/// What tells a feature from others of its line; never 0, which is a free slot.
#[inline]
fn fingerprint(feature: u64) -> u16 {
    ((feature & 0xffff) as u16).max(1)
}

/// The bit that stands for a feature among those that go on in the next line.
#[inline]
fn bit(fingerprint: u16) -> u16 {
    1 << (fingerprint >> 12)
}

/// Whether slots of a feature may follow in the next line, for the line is full. A line has sixteen
/// bits for that (Bloom 1970): a feature whose bit is not set need not look further.
#[inline]
fn goes_on(line: &[u8; LINE], fingerprint: u16) -> bool {
    u16::from_le_bytes([line[MORE], line[MORE + 1]]) & bit(fingerprint) != 0
}

#[inline]
fn payload(line: &[u8; LINE], slot: usize) -> (u8, i8) {
    // Masked, so that the compiler sees that no slot lies outside.
    let at = (PAYLOAD + 2 * slot) & (LINE - 2);
    (line[at], line[at + 1].cast_signed())
}

/// The slots that bear a fingerprint: bit `16 * n + w` stands for slot `4 * w + n`. Four slots are
/// compared at a time, as the lanes of a word (Warren, Hacker's Delight 6-1).
#[inline]
fn slots(line: &[u8; LINE], fingerprint: u16) -> Slots {
    const LOW: u64 = 0x7fff_7fff_7fff_7fff;
    const ONE: u64 = 0x0001_0001_0001_0001;
    let wanted = u64::from(fingerprint) * ONE;
    let equal = |word: usize| {
        let at = 8 * word;
        let lanes = u64::from_le_bytes([
            line[at],
            line[at + 1],
            line[at + 2],
            line[at + 3],
            line[at + 4],
            line[at + 5],
            line[at + 6],
            line[at + 7],
        ]) ^ wanted;
        (!(((lanes & LOW) + LOW) | lanes) >> 15) & ONE
    };
    // The last lane says which features go on.
    equal(0) | equal(1) << 1 | equal(2) << 2 | (equal(3) & (ONE >> 16)) << 3
}

/// Packs features and their weights; the same features give the same bytes, in whatever order they
/// come. Two features that share line and fingerprint add up.
#[must_use]
pub fn pack(n_classes: usize, labels: &str, rows: &mut Vec<(u64, Row)>) -> Vec<u8> {
    let n_slots: usize = rows.iter().map(|(_, row)| row.len()).sum();
    let n_homes = n_slots.div_ceil(FILLED).max(1);
    rows.sort_by_key(|(feature, _)| (home(*feature, n_homes), *feature));
    rows.dedup_by_key(|(feature, _)| *feature);
    let mut lines: Vec<[u8; LINE]> = vec![[0; LINE]; n_homes];
    let mut used = vec![0; n_homes];
    for (feature, row) in rows.iter() {
        let mut at = home(*feature, n_homes);
        for weight in row {
            while used[at] == SLOTS {
                let more = bit(fingerprint(*feature)).to_le_bytes();
                lines[at][MORE] |= more[0];
                lines[at][MORE + 1] |= more[1];
                at += 1;
                if at == lines.len() {
                    lines.push([0; LINE]);
                    used.push(0);
                }
            }
            write(&mut lines[at], used[at], fingerprint(*feature), *weight);
            used[at] += 1;
        }
    }
    let length = |n: usize| u32::try_from(n).expect("models under 4 GiB").to_le_bytes();
    let n_classes = u16::try_from(n_classes).expect("at most 65,535 classes").to_le_bytes();
    let header = [MAGIC, &n_classes[..], &[0, 0], &length(n_homes), &length(labels.len())].concat();
    [&header[..], labels.as_bytes(), lines.as_flattened()].concat()
}

fn write(line: &mut [u8; LINE], slot: usize, fingerprint: u16, (class, weight): (u8, i8)) {
    line[2 * slot..2 * slot + 2].copy_from_slice(&fingerprint.to_le_bytes());
    line[PAYLOAD + 2 * slot] = class;
    line[PAYLOAD + 2 * slot + 1] = weight.cast_unsigned();
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hash;

    fn rows(n: u64) -> Vec<(u64, Row)> {
        let row = |n: u64| -> Row {
            let weights = if n.is_multiple_of(100) { 60 } else { 1 + n % 3 };
            (0..weights).map(|class| (class as u8, (n % 100) as i8 + 1)).collect()
        };
        (0..n).map(|n| (hash::join(n, 7), row(n))).collect()
    }

    #[test]
    fn what_was_packed_is_found_again() {
        let bytes = pack(60, "a\nb\nc", &mut rows(10_000));
        let model = Packed::new(&bytes).expect("a model");
        assert_eq!(model.labels().collect::<Vec<_>>(), ["a", "b", "c"]);
        let lost = rows(10_000).into_iter().filter(|(feature, row)| {
            let mut scores = [0; 60];
            model.add(*feature, &mut scores);
            let mut expected = [0; 60];
            row.iter().for_each(|(class, weight)| {
                expected[usize::from(*class)] = i32::from(*weight);
            });
            scores != expected || model.row(*feature).collect::<Row>() != *row
        });
        // One in some thousands shares line and fingerprint with another.
        assert!(lost.count() < 10);
        let strangers = (20_000..30_000_u64).filter(|n| {
            let mut scores = [0; 60];
            model.add(hash::join(*n, 7), &mut scores);
            scores != [0; 60]
        });
        assert!(strangers.count() < 10);
    }

    #[test]
    fn many_at_once_are_the_sum() {
        let bytes = pack(60, "", &mut rows(1_000));
        let model = Packed::new(&bytes).expect("a model");
        let features: Vec<u64> = (0..2_000).map(|n| hash::join(n, 7)).collect();
        let (mut once, mut singly) = ([0; 60], [0; 60]);
        model.add_all(&features, &mut once);
        features.iter().for_each(|feature| model.add(*feature, &mut singly));
        assert_eq!(once, singly);
    }

    #[test]
    fn other_bytes_are_no_model() {
        assert!(Packed::new(b"").is_none());
        assert!(Packed::new(b"ANW4\x01\0\0\0\xff\0\0\0\0\0\0\0").is_none());
        let mut cut = pack(5, "", &mut rows(100));
        cut.pop();
        assert!(Packed::new(&cut).is_none());
    }
}
