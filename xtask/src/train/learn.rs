//! Learning linear models: the averaged perceptron (Freund & Schapire 1999, Collins 2002) over hashed
//! features, then pruning and quantising to one byte a weight.

use annals_lang::weights::{Row, Weights, pack};

/// A weight that is being learnt for one class of one feature.
#[derive(Clone, Copy, Debug)]
struct Cell {
    class: u16,
    weight: i32,
}

/// The step of the last change of a weight, and its sum over all steps before that. Kept apart from
/// the weights, so that scoring, which is most of the work, reads little memory.
#[derive(Clone, Copy, Debug)]
struct Past {
    stamp: u32,
    total: i64,
}

/// A model that is being trained: integer weights that remember their average.
pub(crate) struct Learner {
    index: Index,
    rows: Vec<Vec<Cell>>,
    pasts: Vec<Vec<Past>>,
    step: u32,
    /// No feature is added any more.
    closed: bool,
}

impl Learner {
    pub(crate) fn new() -> Self {
        Self { index: Index::new(1 << 16), rows: vec![], pasts: vec![], step: 1, closed: false }
    }

    /// One example has been seen.
    pub(crate) fn tick(&mut self) {
        self.step += 1;
    }

    /// How many features have weights.
    pub(crate) fn n_features(&self) -> usize {
        self.rows.len()
    }

    /// Changes the weight of a feature for a class.
    pub(crate) fn update(&mut self, feature: u64, class: usize, by: i32) {
        if let Some(row) = self.row(feature) {
            self.update_row(row, class, by);
        }
    }

    /// The row of a feature, if it has one; it keeps it for good.
    pub(crate) fn row_of(&self, feature: u64) -> Option<u32> {
        self.index.get(feature)
    }

    /// Adds the weights of features that were looked up before.
    pub(crate) fn add_rows(&self, rows: &[u32], scores: &mut [i32]) {
        for row in rows {
            for cell in &self.rows[*row as usize] {
                scores[usize::from(cell.class)] += cell.weight;
            }
        }
    }

    /// Changes the weight of a feature that was looked up before.
    pub(crate) fn update_row(&mut self, row: usize, class: usize, by: i32) {
        let class = u16::try_from(class).expect("few classes");
        let step = self.step;
        let (row, pasts) = (&mut self.rows[row], &mut self.pasts[row]);
        match row.iter().position(|cell| cell.class == class) {
            Some(at) => {
                let (cell, past) = (&mut row[at], &mut pasts[at]);
                past.total += i64::from(cell.weight) * i64::from(step - past.stamp);
                past.stamp = step;
                cell.weight += by;
            }
            None => {
                row.push(Cell { class, weight: by });
                pasts.push(Past { stamp: step, total: 0 });
            }
        }
    }

    fn row(&mut self, feature: u64) -> Option<usize> {
        if let Some(row) = self.index.get(feature) {
            return Some(row as usize);
        }
        if self.closed {
            return None;
        }
        let row = self.rows.len();
        self.index.insert(feature, u32::try_from(row).expect("fewer features than that"));
        self.rows.push(vec![]);
        self.pasts.push(vec![]);
        Some(row)
    }

    /// The averaged weights, largest first cut: only those of at least `least` (in units of one
    /// update), `scale` steps to a unit.
    pub(crate) fn averaged(&self, least: f64, scale: f64) -> Vec<(u64, Row)> {
        let mut res = vec![];
        for (feature, row) in self.index.entries() {
            let mut cells: Row = vec![];
            for (cell, past) in self.rows[row as usize].iter().zip(&self.pasts[row as usize]) {
                let total = past.total + i64::from(cell.weight) * i64::from(self.step - past.stamp);
                let average = total as f64 / f64::from(self.step);
                let quantised = (average * scale).round() as i32;
                if average.abs() >= least && quantised != 0 {
                    cells.push((u8::try_from(cell.class).expect("few classes"), quantised));
                }
            }
            cells.sort_unstable();
            if !cells.is_empty() {
                res.push((feature, cells));
            }
        }
        res
    }

    /// Forgets all weights but those of the features kept, and adds no other feature from now on:
    /// what is trained next makes the best of them.
    pub(crate) fn restart_with(kept: impl Iterator<Item = u64>) -> Self {
        let mut res = Self::new();
        for feature in kept {
            res.row(feature);
        }
        res.closed = true;
        res
    }
}

impl Weights for Learner {
    #[inline]
    fn add(&self, feature: u64, scores: &mut [i32]) {
        if let Some(row) = self.index.get(feature) {
            for cell in &self.rows[row as usize] {
                scores[usize::from(cell.class)] += cell.weight;
            }
        }
    }

    // In two passes, so that the look-ups do not wait for one another.
    fn add_all(&self, features: &[u64], scores: &mut [i32]) {
        let mut found = [FREE; 256];
        for chunk in features.chunks(256) {
            for (place, feature) in found.iter_mut().zip(chunk) {
                *place = self.index.get(*feature).unwrap_or(FREE);
            }
            for row in found[..chunk.len()].iter().filter(|row| **row != FREE) {
                for cell in &self.rows[*row as usize] {
                    scores[usize::from(cell.class)] += cell.weight;
                }
            }
        }
    }
}

/// Packs averaged weights.
pub(crate) fn packed(n_classes: usize, labels: &[String], mut rows: Vec<(u64, Row)>) -> Vec<u8> {
    pack(n_classes, &labels.join("\n"), &mut rows)
}

/// Feature to row: open addressing with linear probing, keyed by hashes that are mixed already.
struct Index {
    slots: Vec<(u64, u32)>,
    n: usize,
}

const FREE: u32 = u32::MAX;

impl Index {
    fn new(capacity: usize) -> Self {
        Self { slots: vec![(0, FREE); capacity], n: 0 }
    }

    #[inline]
    fn slot(&self, key: u64) -> usize {
        let mask = self.slots.len() - 1;
        let mut at = (key ^ (key >> 31)) as usize & mask;
        while self.slots[at].1 != FREE && self.slots[at].0 != key {
            at = (at + 1) & mask;
        }
        at
    }

    #[inline]
    fn get(&self, key: u64) -> Option<u32> {
        let value = self.slots[self.slot(key)].1;
        (value != FREE).then_some(value)
    }

    fn insert(&mut self, key: u64, value: u32) {
        if self.n * 2 >= self.slots.len() {
            let mut larger = Self::new(self.slots.len() * 2);
            for (key, value) in self.entries() {
                let slot = larger.slot(key);
                larger.slots[slot] = (key, value);
            }
            larger.n = self.n;
            *self = larger;
        }
        let slot = self.slot(key);
        self.n += usize::from(self.slots[slot].1 == FREE);
        self.slots[slot] = (key, value);
    }

    /// In the order of the slots, which depends on nothing but the keys and their order.
    fn entries(&self) -> impl Iterator<Item = (u64, u32)> {
        self.slots.iter().copied().filter(|(_, value)| *value != FREE)
    }
}

/// Shuffles with a generator of our own (xorshift64*, Vigna 2016): the same order on every machine.
pub(crate) struct Shuffle(u64);

impl Shuffle {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.max(1))
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    pub(crate) fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            let other = (self.next() % (last as u64 + 1)) as usize;
            items.swap(last, other);
        }
    }
}
