//! Learns the weights of the chain: a conditional random field (Lafferty et al. 2001) by stochastic
//! gradient steps of AdaGrad (Duchi et al. 2011), with features dropped at random (Hinton et al.
//! 2012) and the weights of the later epochs averaged.

use crate::train::learn::Shuffle;
use annals_lang::names::labels::{Label, N};
use annals_lang::weights::Row;
use std::collections::HashMap;

/// How the learning goes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Plan {
    pub(super) epochs: usize,
    pub(super) rate: f32,
    /// The share of features that are dropped.
    pub(super) drop: f32,
    /// The share of sentences that are learnt without memory.
    pub(super) forget: f32,
    /// What a missed name costs more than its probability (softmax-margin, Gimpel & Smith 2010).
    pub(super) cost: f32,
    /// How slowly rare features begin to learn.
    pub(super) ease: f32,
}

/// A sentence: rows of features of each word, and where those begin that come from memory.
pub(super) struct Example {
    pub(super) rows: Vec<Vec<u32>>,
    pub(super) memory: Vec<Vec<u32>>,
    pub(super) gold: Vec<u8>,
    /// The class of each word, for the moves.
    pub(super) classes: Vec<u16>,
    /// How much it counts.
    pub(super) weight: f32,
}

type Weights = [f32; N];

/// A weight and the sum of its squared gradients.
#[derive(Clone, Copy)]
struct Cell {
    weights: Weights,
    squares: Weights,
}

/// The features that may have weights; the first are the moves: the labels
/// before, then the same for each class of words.
#[derive(Default)]
pub(super) struct Features {
    index: HashMap<u64, u32>,
    list: Vec<u64>,
}

impl Features {
    /// In this order.
    pub(super) fn new(features: impl Iterator<Item = u64>) -> Self {
        let list: Vec<u64> = features.collect();
        let number = |at: usize| u32::try_from(at).expect("fewer features than that");
        let index = list.iter().enumerate().map(|(at, feature)| (*feature, number(at))).collect();
        Self { index, list }
    }

    pub(super) fn rows(&self, features: &[u64]) -> Vec<u32> {
        features.iter().filter_map(|feature| self.index.get(feature).copied()).collect()
    }

    pub(super) fn len(&self) -> usize {
        self.list.len()
    }
}

/// The chain that is being learnt.
pub(super) struct Chain {
    cells: Vec<Cell>,
    sums: Vec<Weights>,
    n_sums: f32,
}

impl Chain {
    pub(super) fn new(features: &Features) -> Self {
        let empty = Cell { weights: [0.0; N], squares: [0.0; N] };
        Self {
            cells: vec![empty; features.len()],
            sums: vec![[0.0; N]; features.len()],
            n_sums: 0.0,
        }
    }

    /// Learns from the sentences marked.
    pub(super) fn learn(&mut self, examples: &[Example], plan: Plan) {
        let mut order: Vec<usize> =
            (0..examples.len()).filter(|at| examples[*at].weight > 0.0).collect();
        let (mut shuffle, mut dice) = (Shuffle::new(7), Shuffle::new(99));
        let mut lattice = Lattice::default();
        for epoch in 0..plan.epochs {
            shuffle.shuffle(&mut order);
            for at in &order {
                self.step(&examples[*at], plan, &mut dice, &mut lattice);
            }
            if epoch * 3 >= plan.epochs {
                for (sum, cell) in self.sums.iter_mut().zip(&self.cells) {
                    sum.iter_mut().zip(cell.weights).for_each(|(sum, weight)| *sum += weight);
                }
                self.n_sums += 1.0;
            }
        }
    }

    fn step(&mut self, example: &Example, plan: Plan, dice: &mut Shuffle, lattice: &mut Lattice) {
        let mut chance = |share: f32| ((dice.next() >> 40) as f32) < share * (1 << 24) as f32;
        let forget = chance(plan.forget);
        let active: Vec<Vec<u32>> = example
            .rows
            .iter()
            .zip(&example.memory)
            .map(|(rows, memory)| {
                let memory = memory.iter().filter(|_| !forget);
                rows.iter().chain(memory).copied().filter(|_| !chance(plan.drop)).collect()
            })
            .collect();
        let keep = 1.0 / (1.0 - plan.drop);
        lattice.scores.clear();
        for (rows, gold) in active.iter().zip(&example.gold) {
            let mut scores = [0.0; N];
            for row in rows {
                let weights = &self.cells[*row as usize].weights;
                scores.iter_mut().zip(weights).for_each(|(score, weight)| *score += weight);
            }
            scores.iter_mut().for_each(|score| *score *= keep);
            if *gold != 0 {
                scores[0] += plan.cost;
            }
            lattice.scores.push(scores);
        }
        lattice.moves(&self.cells, &example.classes);
        lattice.expect();
        let mut before = 0;
        for (at, gold) in example.gold.iter().enumerate() {
            let gold = usize::from(*gold);
            let class = usize::from(example.classes[at]);
            for first in 0..N {
                let mut gradient = lattice.pairs[at][first];
                gradient.iter_mut().for_each(|share| *share = -*share);
                if first == before {
                    gradient[gold] += 1.0;
                }
                if gradient.iter().any(|share| share.abs() > 0.004) {
                    self.cells[first].change(&gradient, example.weight, plan);
                    self.cells[N + class * N + first].change(&gradient, example.weight, plan);
                }
            }
            before = gold;
            let mut gradient = lattice.labels[at];
            gradient.iter_mut().for_each(|share| *share = -*share);
            gradient[gold] += 1.0;
            if gradient.iter().all(|share| share.abs() < 0.004) {
                continue;
            }
            for row in &active[at] {
                self.cells[*row as usize].change(&gradient, example.weight, plan);
            }
        }
    }

    /// The mean weights, `scale` steps to a unit, without those below `least`.
    pub(super) fn rows(&self, features: &Features, least: f32, scale: f32) -> Vec<(u64, Row)> {
        let mut res = vec![];
        let mean = if self.n_sums > 0.0 { 1.0 / self.n_sums } else { 0.0 };
        for (at, feature) in features.list.iter().enumerate() {
            let sums = if self.n_sums > 0.0 {
                self.sums[at].map(|sum| sum * mean)
            } else {
                self.cells[at].weights
            };
            let least = if at < N { 0.0 } else { least };
            let cells: Row = (0..N)
                .map(|label| (label as u8, (sums[label] * scale).round() as i32))
                .filter(|(label, weight)| *weight != 0 && sums[usize::from(*label)].abs() >= least)
                .collect();
            if !cells.is_empty() {
                res.push((*feature, cells));
            }
        }
        res
    }
}

impl Cell {
    #[inline]
    fn change(&mut self, gradient: &Weights, weight: f32, plan: Plan) {
        for label in 0..N {
            let gradient = gradient[label] * weight;
            self.squares[label] += gradient * gradient;
            self.weights[label] += plan.rate * gradient / (self.squares[label] + plan.ease).sqrt();
        }
    }
}

/// The labels of a sentence and how likely they are.
#[derive(Default)]
struct Lattice {
    scores: Vec<Weights>,
    moves: Vec<[Weights; N]>,
    forward: Vec<Weights>,
    labels: Vec<Weights>,
    pairs: Vec<[Weights; N]>,
}

impl Lattice {
    fn moves(&mut self, cells: &[Cell], classes: &[u16]) {
        self.moves.clear();
        for class in classes {
            let own = &cells[N + usize::from(*class) * N..];
            let mut moves = [[0.0; N]; N];
            for (first, moves) in moves.iter_mut().enumerate() {
                let open = Label::new(first).open();
                let (all, own) = (&cells[first].weights, &own[first].weights);
                for (second, weight) in moves.iter_mut().enumerate() {
                    if Label::new(second).follows(open) {
                        *weight = (all[second] + own[second]).exp();
                    }
                }
            }
            self.moves.push(moves);
        }
    }

    /// Forward and backward, each word scaled to one.
    fn expect(&mut self) {
        let n = self.scores.len();
        for scores in &mut self.scores {
            let most = scores.iter().copied().fold(f32::MIN, f32::max);
            scores.iter_mut().for_each(|score| *score = (*score - most).max(-60.0).exp());
        }
        self.forward.clear();
        let mut before = [0.0; N];
        before[0] = 1.0;
        for (scores, moves) in self.scores.iter().zip(&self.moves) {
            let mut sums = [0.0; N];
            for (share, moves) in before.iter().zip(moves) {
                sums.iter_mut().zip(moves).for_each(|(sum, weight)| *sum += share * weight);
            }
            sums.iter_mut().zip(scores).for_each(|(sum, score)| *sum *= score);
            normalise(&mut sums);
            self.forward.push(sums);
            before = sums;
        }
        self.labels.clear();
        self.labels.resize(n, [0.0; N]);
        self.pairs.clear();
        self.pairs.resize(n, [[0.0; N]; N]);
        let mut backward: Weights =
            std::array::from_fn(|label| if Label::new(label).open().is_none() { 1.0 } else { 0.0 });
        for at in (0..n).rev() {
            let mut shares = self.forward[at];
            shares.iter_mut().zip(backward).for_each(|(share, back)| *share *= back);
            normalise(&mut shares);
            self.labels[at] = shares;
            let mut start = [0.0; N];
            start[0] = 1.0;
            let before = if at == 0 { start } else { self.forward[at - 1] };
            let ahead: Weights =
                std::array::from_fn(|label| self.scores[at][label] * backward[label]);
            let mut back = [0.0; N];
            let mut total = 0.0;
            let mut pairs = [[0.0; N]; N];
            for first in 0..N {
                for second in 0..N {
                    let share = self.moves[at][first][second] * ahead[second];
                    back[first] += share;
                    pairs[first][second] = before[first] * share;
                    total += before[first] * share;
                }
            }
            if total > 0.0 {
                pairs.iter_mut().flatten().for_each(|share| *share /= total);
            }
            self.pairs[at] = pairs;
            normalise(&mut back);
            backward = back;
        }
    }
}

fn normalise(shares: &mut Weights) {
    let sum: f32 = shares.iter().sum();
    if sum > 0.0 {
        shares.iter_mut().for_each(|share| *share /= sum);
    }
}
