//! Beam search over derivations.

use super::features::{Word, pair_features, tree_features};
use super::state::Step::{Left, Reduce, Right, Shift};
use super::state::{Labels, NO_LABEL, NONE, Node, State, tree};
use crate::hash::join;
use crate::weights::Weights;
use std::ops::Range;

/// A state that was reached, how, and how good that is.
#[derive(Clone, Copy, Debug)]
pub struct Item {
    /// The state.
    pub state: State,
    /// The sum of the scores of the steps that led to it.
    pub score: i64,
    /// The class of the last step.
    pub class: u8,
    /// The item before, as an index; `NONE` for the first.
    pub back: u32,
}

/// A step that could be made: the score after it, the item before it, its class.
type Candidate = (i64, u32, u8);

/// How much of what could be is followed.
#[derive(Clone, Copy, Debug)]
pub struct Beam {
    /// The most derivations at once.
    pub width: usize,
    /// None is followed that is more than this worse than the best.
    pub behind: i64,
}

/// A search and its memory, which the next search uses again.
#[derive(Debug, Default)]
pub struct Search {
    nodes: Vec<Node>,
    items: Vec<Item>,
    /// The items of the last step.
    last: Range<usize>,
    scores: Vec<i32>,
    features: Vec<u64>,
    candidates: Vec<Candidate>,
    /// Scores that were worked out before: items of a beam differ in what lies further back, and look
    /// alike where the features look.
    known: Memo<u64>,
    /// The part of them that only the top of the stack and the next word decide.
    pairs: Memo<(u32, u32)>,
}

/// How many scores are remembered.
const KNOWN: usize = 256;

impl Search {
    /// The best tree of a sentence: heads (the number of words for the root) and labels.
    ///
    /// `words` has the root behind the words.
    pub fn best(
        &mut self,
        words: &[Word],
        weights: &impl Weights,
        labels: Labels,
        beam: Beam,
    ) -> Vec<(u32, u8)> {
        let n_words = words.len() - 1;
        self.begin();
        // Every word is pushed once and popped once.
        for _ in 0..2 * n_words {
            self.advance(words, weights, labels, beam);
        }
        tree(&self.path(self.last.start), n_words, labels)
    }

    /// Goes back to before the first step.
    pub fn begin(&mut self) {
        self.nodes.clear();
        self.items.clear();
        self.items.push(Item { state: State::first(), score: 0, class: 0, back: NONE });
        self.last = 0..1;
        self.known.forget();
        self.pairs.forget();
    }

    /// Makes the next step for all items of the last one.
    pub fn advance(&mut self, words: &[Word], weights: &impl Weights, labels: Labels, beam: Beam) {
        let n_classes = labels.n_classes();
        self.candidates.clear();
        self.scores.resize(n_classes, 0);
        for at in self.last.clone() {
            let item = self.items[at];
            self.score(words, &item.state, weights);
            self.offer_steps(at, labels, words.len() - 1, beam.width);
        }
        let start = self.items.len();
        let best = self.candidates.first().map_or(0, |candidate| candidate.0);
        for (score, back, class) in self.candidates.drain(..) {
            if best.saturating_sub(score) <= beam.behind {
                let before = self.items[back as usize].state;
                let state = before.after(labels.step(class), &mut self.nodes);
                self.items.push(Item { state, score, class, back });
            }
        }
        self.last = start..self.items.len();
    }

    /// Sets the scores to those of a state.
    fn score(&mut self, words: &[Word], state: &State, weights: &impl Weights) {
        let signature = signature(&self.nodes, state);
        let (is_known, known) = self.known.at(signature, signature as usize, self.scores.len());
        if !is_known {
            let top = self.nodes.get(state.top as usize).map_or(NONE, |node| node.word);
            let key = (top, state.next.word);
            let slot = key.0.wrapping_mul(0x9e37).wrapping_add(key.1.wrapping_mul(31)) as usize;
            let (is_pair_known, pair) = self.pairs.at(key, slot, self.scores.len());
            if !is_pair_known {
                self.features.clear();
                pair_features(words, key.0, key.1, &mut self.features);
                pair.fill(0);
                weights.add_all(&self.features, pair);
            }
            known.copy_from_slice(pair);
            self.features.clear();
            tree_features(words, &self.nodes, state, &mut self.features);
            weights.add_all(&self.features, known);
        }
        self.scores.copy_from_slice(known);
    }

    /// Puts the steps that an item allows among the candidates.
    fn offer_steps(&mut self, at: usize, labels: Labels, n_words: usize, width: usize) {
        let Item { state, score, .. } = self.items[at];
        let at_root = state.next.word as usize == n_words;
        let back = u32::try_from(at).expect("a sentence makes few items");
        let mut offer = |class: u8| {
            let score = score + i64::from(self.scores[usize::from(class)]);
            keep_best(&mut self.candidates, (score, back, class), width);
        };
        if !at_root {
            offer(labels.class(Shift));
        }
        let Some(top) = self.nodes.get(state.top as usize) else { return };
        match (top.label == NO_LABEL, at_root) {
            (false, _) => offer(labels.class(Reduce)),
            (true, true) => offer(labels.class(Left(labels.root()))),
            (true, false) => labels.inner().for_each(|label| offer(labels.class(Left(label)))),
        }
        if !at_root {
            labels.inner().for_each(|label| offer(labels.class(Right(label))));
        }
    }

    /// The items of the last step, the best first.
    #[must_use]
    pub fn last(&self) -> Range<usize> {
        self.last.clone()
    }

    /// An item.
    #[must_use]
    pub fn item(&self, at: usize) -> &Item {
        &self.items[at]
    }

    /// The classes of the steps that lead to an item.
    #[must_use]
    pub fn path(&self, mut item: usize) -> Vec<u8> {
        let mut res = vec![];
        while self.items[item].back != NONE {
            res.push(self.items[item].class);
            item = self.items[item].back as usize;
        }
        res.reverse();
        res
    }
}

/// Everything that the features look at, as one number.
fn signature(nodes: &[Node], state: &State) -> u64 {
    let none = Node::new(NONE);
    let node = |at: u32| nodes.get(at as usize).unwrap_or(&none);
    let two = |first: u32, second: u32| u64::from(first) << 32 | u64::from(second);
    let (s0, n0) = (node(state.top), &state.next);
    let s1 = node(s0.below);
    let labels = |[a, b]: [u8; 2], [c, d]: [u8; 2], [e, f, g, h]: [u8; 4]| {
        u64::from_le_bytes([a, b, c, d, e, f, g, h])
    };
    [
        two(s0.word, n0.word),
        two(s1.word, node(s1.below).word),
        two(s0.left[0], s0.left[1]),
        two(s0.right[0], s0.right[1]),
        two(n0.left[0], n0.left[1]),
        labels(s0.left_labels, s0.right_labels, [s0.n_left, s0.n_right, s0.label, s1.label]),
        labels(n0.left_labels, [n0.n_left, 0], [0; 4]),
        s0.left_set,
        s0.right_set,
        n0.left_set,
    ]
    .into_iter()
    .fold(0, join)
}

/// Scores by key, for some of the keys: a new one takes the place of an old one.
#[derive(Debug, Default)]
struct Memo<K> {
    keys: Vec<Option<K>>,
    scores: Vec<i32>,
}

impl<K: Copy + PartialEq> Memo<K> {
    fn forget(&mut self) {
        self.keys.clear();
        self.keys.resize(KNOWN, None);
    }

    /// Whether the scores of a key are known, and where they stand or are to be put.
    fn at(&mut self, key: K, slot: usize, n_classes: usize) -> (bool, &mut [i32]) {
        let slot = slot % KNOWN;
        self.scores.resize(KNOWN * n_classes, 0);
        let is_known = self.keys[slot] == Some(key);
        self.keys[slot] = Some(key);
        (is_known, &mut self.scores[slot * n_classes..(slot + 1) * n_classes])
    }
}

/// Keeps the best so many candidates in order; of equals those that came first.
#[inline]
fn keep_best(candidates: &mut Vec<Candidate>, new: Candidate, width: usize) {
    if candidates.len() == width {
        if candidates[width - 1].0 >= new.0 {
            return;
        }
        candidates.pop();
    }
    let place = candidates.iter().rposition(|other| other.0 >= new.0).map_or(0, |at| at + 1);
    candidates.insert(place, new);
}
