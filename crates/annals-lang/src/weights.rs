//! Linear models: a feature is a 64-bit hash, its weights are a few small integers.
//!
//! A packed model is read where it lies, without copying. All numbers are little-endian:
//!
//! | bytes | what |
//! | --- | --- |
//! | 4 | `ANW5` |
//! | 2, 2 | number of classes, at most 255; 0 |
//! | 4, 4 | number of lines in which features have their home; number of all lines |
//! | 4 | length of the labels |
//! | … | the labels, one a line |
//! | 64 each | lines of nineteen slots: the slots' fingerprints (2 each, 0 for a free one), the lengths of their rows (1 each), which features are looked for in the next line too (2, see [`goes_on`]), 0 (1), the cell where the rows of the line begin (4) |
//! | 2 each | cells: the rows of all slots, one behind the other |
//!
//! A feature has one slot, in its home line or, where that is full, in the next one with room. Its row
//! is short, then a cell is a class (1) and a weight (1), or it has as many cells as there are
//! classes, then a cell is the weight of its class (2, signed).
//!
//! A look-up thus is one cache line, compared as a whole, for what costs time in such a model is
//! memory, and guessing wrong which way a comparison goes; most look-ups find nothing. The few features
//! that weigh for most classes are asked for most, and are added without looking at classes.

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
pub type Row = Vec<(u8, i32)>;

const MAGIC: &[u8; 4] = b"ANW5";
const HEADER: usize = 20;
const LINE: usize = 64;
const SLOTS: usize = 19;
/// Where in a line the lengths of the rows begin.
const LENGTHS: usize = 2 * SLOTS;
/// Where a line says which features are looked for in the next one.
const MORE: usize = 57;
/// Where a line says where its rows begin.
const ROWS: usize = 60;
/// Of nineteen slots so many are used on average: fuller lines spill more into the next.
const FILLED: usize = 14;
/// A row of more cells is written with all classes.
const MOST_CELLS: usize = 15;

/// The most classes that a model may have.
const MOST_CLASSES: usize = 256;

type Line = [u8; LINE];
type Cell = [u8; 2];
/// Sums of the weights of one [`BATCH`]; what does not fit stays at the end of the range.
type Sums = [i16; MOST_CLASSES];

/// A packed linear model.
#[derive(Clone, Copy, Debug)]
pub struct Packed<'m> {
    n_classes: usize,
    /// How many lines features have their homes in; a few more may follow.
    n_homes: usize,
    labels: &'m str,
    lines: &'m [Line],
    cells: &'m [Cell],
}

impl<'m> Packed<'m> {
    /// Takes the bytes of a model; `None` where they are not one.
    #[must_use]
    pub fn new(bytes: &'m [u8]) -> Option<Self> {
        if bytes.get(..4)? != MAGIC {
            return None;
        }
        let number = |at: usize| Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
        let n_classes = usize::from(u16::from_le_bytes(bytes.get(4..6)?.try_into().ok()?));
        let (n_homes, n_lines) = (number(8)? as usize, number(12)? as usize);
        let labels_end = HEADER + number(16)? as usize;
        let labels = std::str::from_utf8(bytes.get(HEADER..labels_end)?).ok()?;
        let lines_end = labels_end + n_lines * LINE;
        let (lines, _) = bytes.get(labels_end..lines_end)?.as_chunks();
        let (cells, rest) = bytes.get(lines_end..)?.as_chunks();
        let sound = (1..=lines.len()).contains(&n_homes) && rest.is_empty();
        // The last line must not point behind itself.
        let closed = lines.last().is_some_and(|line| line[MORE..MORE + 2] == [0, 0]);
        (sound && closed).then_some(Self { n_classes, n_homes, labels, lines, cells })
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

    /// The classes of a feature, in the order in which they were packed; where it weighs for many of
    /// them, in the order of their numbers.
    pub fn classes(&self, feature: u64) -> impl Iterator<Item = u8> + use<'m> {
        let row = self.find(feature).map_or(&[][..], |(line, slot)| self.row_at(line, slot));
        let (few, many) = if row.len() < self.n_classes { (row, &[][..]) } else { (&[][..], row) };
        let weighing = many.iter().zip(0..).filter(|(weight, _)| **weight != [0, 0]);
        few.iter().map(|[class, _]| *class).chain(weighing.map(|(_, class)| class))
    }

    /// The line and slot of a feature.
    fn find(&self, feature: u64) -> Option<(&'m Line, usize)> {
        let (lines, fingerprint) = (self.lines, fingerprint(feature));
        let mut at = home(feature, self.n_homes);
        loop {
            let line = &lines[at];
            let found = slots(line, fingerprint);
            if found != 0 {
                return Some((line, slot(found)));
            }
            if !goes_on(line, fingerprint) {
                return None;
            }
            at += 1;
        }
    }

    /// The cell where the row of a slot begins.
    #[inline]
    fn start(&self, line: &Line, slot: usize) -> u32 {
        number(line, ROWS) + before(line, slot)
    }

    #[inline]
    fn row(&self, start: u32, length: u8) -> &'m [Cell] {
        let start = start as usize;
        self.cells.get(start..start + usize::from(length)).unwrap_or_default()
    }

    /// The row of a slot.
    fn row_at(&self, line: &Line, slot: usize) -> &'m [Cell] {
        self.row(self.start(line, slot), line[LENGTHS + slot])
    }

    #[inline]
    fn add_row(&self, row: &[Cell], sums: &mut Sums) {
        if row.len() == self.n_classes {
            for (sum, weight) in sums.iter_mut().zip(row) {
                *sum = sum.saturating_add(i16::from_le_bytes(*weight));
            }
            return;
        }
        for [class, weight] in row {
            let sum = &mut sums[usize::from(*class)];
            *sum = sum.saturating_add(weight.cast_signed().into());
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

    // In rounds of few steps each, so that the processor has many of them under way at once: what takes
    // time is waiting for memory. First the lines are touched, then compared, then the rows of those
    // that were found are touched, then added.
    fn add_all(&self, features: &[u64], scores: &mut [i32]) {
        let mut homes = [0_u32; BATCH];
        let mut hits = [(0_u32, 0_u8); BATCH];
        let mut touched = 0;
        for chunk in features.chunks(BATCH) {
            let mut sums = [0; MOST_CLASSES];
            for (at, feature) in homes.iter_mut().zip(chunk) {
                *at = home(*feature, self.n_homes) as u32;
                touched |= self.lines[*at as usize][0];
            }
            let mut n_hits = 0;
            for (at, feature) in homes.iter().zip(chunk) {
                let line = &self.lines[*at as usize];
                let fingerprint = fingerprint(*feature);
                let found = slots(line, fingerprint);
                hits[n_hits] = (*at, slot(found) as u8);
                n_hits += usize::from(found != 0);
                if found == 0 && goes_on(line, fingerprint) {
                    self.add_far(*feature, &mut sums);
                }
            }
            for (place, slot) in &mut hits[..n_hits] {
                let (line, at) = (&self.lines[*place as usize], usize::from(*slot));
                (*place, *slot) = (self.start(line, at), line[LENGTHS + at]);
                touched |= self.cells[*place as usize][0];
            }
            for (start, length) in &hits[..n_hits] {
                self.add_row(self.row(*start, *length), &mut sums);
            }
            for (score, sum) in scores.iter_mut().zip(sums) {
                *score += i32::from(sum);
            }
        }
        std::hint::black_box(touched);
    }
}

impl Packed<'_> {
    /// Adds the weights of a feature that may be in a line behind its home.
    #[cold]
    fn add_far(&self, feature: u64, sums: &mut Sums) {
        if let Some((line, slot)) = self.find(feature) {
            self.add_row(self.row_at(line, slot), sums);
        }
    }
}

/// The line where a feature is looked for first.
#[inline]
fn home(feature: u64, n_homes: usize) -> usize {
    (((feature >> 32) * n_homes as u64) >> 32) as usize
}

/// What tells a feature from others of its line; never 0, which is a free slot.
#[inline]
fn fingerprint(feature: u64) -> u16 {
    ((feature & 0xffff) as u16).max(1)
}

/// The bit that stands for a feature among those that are looked for in the next line.
#[inline]
fn bit(fingerprint: u16) -> u16 {
    1 << (fingerprint >> 12)
}

/// Whether a feature may be in the next line, for the line is full. A line has sixteen bits for that
/// (Bloom 1970): a feature whose bit is not set need not be looked for further.
#[inline]
fn goes_on(line: &Line, fingerprint: u16) -> bool {
    u16::from_le_bytes([line[MORE], line[MORE + 1]]) & bit(fingerprint) != 0
}

/// A number of four bytes in a line.
#[inline]
fn number(line: &Line, at: usize) -> u32 {
    u32::from_le_bytes([line[at], line[at + 1], line[at + 2], line[at + 3]])
}

/// A number of eight bytes in a line.
#[inline]
fn word(line: &Line, at: usize) -> u64 {
    u64::from(number(line, at)) | u64::from(number(line, at + 4)) << 32
}

/// How many cells the rows before a slot have. Bytes are added as the lanes of a word (Warren,
/// Hacker's Delight 5-1).
#[inline]
fn before(line: &Line, slot: usize) -> u32 {
    const BYTES: u64 = 0x00ff_00ff_00ff_00ff;
    const ONE: u64 = 0x0001_0001_0001_0001;
    let sum = |first: usize| {
        let n = slot.saturating_sub(first).min(8) as u32;
        let all = word(line, LENGTHS + first);
        let kept = if n == 8 { all } else { all & ((1 << (8 * n)) - 1) };
        (kept & BYTES) + (kept >> 8 & BYTES)
    };
    let third = number(line, LENGTHS + 16) & ((1 << (8 * slot.saturating_sub(16))) - 1);
    let third = (third & 0xff) + (third >> 8 & 0xff);
    ((sum(0) + sum(8)).wrapping_mul(ONE) >> 48) as u32 + third
}

/// The slots that bear a fingerprint: bit `16 * n + w` stands for slot `4 * w + n`. Four slots are
/// compared at a time, as the lanes of a word (Warren, Hacker's Delight 6-1).
#[inline]
fn slots(line: &Line, fingerprint: u16) -> u64 {
    const LOW: u64 = 0x7fff_7fff_7fff_7fff;
    const ONE: u64 = 0x0001_0001_0001_0001;
    let wanted = u64::from(fingerprint) * ONE;
    let equal = |at: usize| {
        let lanes = word(line, 8 * at) ^ wanted;
        (!(((lanes & LOW) + LOW) | lanes) >> 15) & ONE
    };
    // The last lane is no slot.
    equal(0) | equal(1) << 1 | equal(2) << 2 | equal(3) << 3 | (equal(4) & (ONE >> 16)) << 4
}

/// The first of some slots.
#[inline]
fn slot(found: u64) -> usize {
    let bit = found.trailing_zeros() as usize;
    (bit % 16 * 4 + bit / 16).min(SLOTS - 1)
}

/// Packs features and their weights; the same features give the same bytes, in whatever order they
/// come. Of two features that share line and fingerprint the second is left out.
///
/// # Panics
/// Where there are more than 255 classes.
#[must_use]
pub fn pack(n_classes: usize, labels: &str, rows: &mut Vec<(u64, Row)>) -> Vec<u8> {
    assert!(n_classes <= 255, "at most 255 classes");
    let n_homes = rows.len().div_ceil(FILLED).max(1);
    rows.sort_by_key(|(feature, _)| (home(*feature, n_homes), *feature));
    rows.dedup_by_key(|(feature, _)| *feature);
    let mut lines: Vec<(Line, Vec<Cell>)> = vec![([0; LINE], vec![]); n_homes];
    for (feature, row) in rows.iter().filter(|(_, row)| !row.is_empty()) {
        let fingerprint = fingerprint(*feature);
        let mut at = home(*feature, n_homes);
        while slots(&lines[at].0, fingerprint) == 0 {
            let (line, rows) = &mut lines[at];
            if let Some(free) = (0..SLOTS).find(|slot| line[2 * slot..2 * slot + 2] == [0, 0]) {
                let row = cells(n_classes, row);
                line[2 * free..2 * free + 2].copy_from_slice(&fingerprint.to_le_bytes());
                line[LENGTHS + free] = u8::try_from(row.len()).expect("at most one a class");
                rows.extend(row);
                break;
            }
            let more = bit(fingerprint).to_le_bytes();
            line[MORE] |= more[0];
            line[MORE + 1] |= more[1];
            at += 1;
            if at == lines.len() {
                lines.push(([0; LINE], vec![]));
            }
        }
    }
    let length = |n: usize| u32::try_from(n).expect("models under 4 GiB").to_le_bytes();
    let mut start = 0;
    for (line, rows) in &mut lines {
        line[ROWS..].copy_from_slice(&length(start));
        start += rows.len();
    }
    let numbers = [length(n_classes), length(n_homes), length(lines.len()), length(labels.len())];
    let mut res = [MAGIC, numbers.as_flattened(), labels.as_bytes()].concat();
    lines.iter().for_each(|(line, _)| res.extend(line));
    lines.iter().for_each(|(_, rows)| res.extend(rows.as_flattened()));
    res
}

/// A row as it is written. A weight that one byte does not hold takes several cells.
fn cells(n_classes: usize, row: &Row) -> Vec<Cell> {
    let n_cells: usize =
        row.iter().map(|(_, weight)| weight.unsigned_abs().div_ceil(127) as usize).sum();
    if n_cells > MOST_CELLS || n_cells >= n_classes {
        let mut all = vec![0_i16; n_classes];
        for (class, weight) in row {
            let bounded = (*weight).clamp(i16::MIN.into(), i16::MAX.into());
            all[usize::from(*class)] = i16::try_from(bounded).expect("clamped");
        }
        return all.into_iter().map(i16::to_le_bytes).collect();
    }
    let mut res = vec![];
    for (class, weight) in row {
        let mut rest = *weight;
        while rest != 0 {
            let part = rest.clamp(-127, 127);
            res.push([*class, i8::try_from(part).expect("clamped").cast_unsigned()]);
            rest -= part;
        }
    }
    res
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hash;

    fn rows(n: u64) -> Vec<(u64, Row)> {
        let row = |n: u64| -> Row {
            let weights = if n.is_multiple_of(100) { 60 } else { 1 + n % 3 };
            (0..weights).map(|class| (class as u8, (n % 300) as i32 + 1)).collect()
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
            row.iter().for_each(|(class, weight)| expected[usize::from(*class)] = *weight);
            scores != expected
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
    fn classes_keep_the_order_in_which_they_were_packed() {
        let row: Row = [7, 3, 5].map(|class| (class, 1)).to_vec();
        let bytes = pack(60, "", &mut vec![(hash::join(1, 7), row)]);
        let model = Packed::new(&bytes).expect("a model");
        assert_eq!(model.classes(hash::join(1, 7)).collect::<Vec<_>>(), [7, 3, 5]);
        assert_eq!(model.classes(hash::join(2, 7)).count(), 0);
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
        assert!(Packed::new(b"ANW5\x01\0\0\0\xff\0\0\0\0\0\0\0\0\0\0\0").is_none());
        let mut cut = pack(60, "", &mut rows(100));
        cut.pop();
        assert!(Packed::new(&cut).is_none());
    }
}
