//! States of a parse and the steps between them.
//!
//! Words wait in a buffer and are pushed once and popped once, so that a sentence of n words takes
//! 2n steps. Stacks are linked lists that share their tails: a step makes at most two new nodes.

/// No word.
pub const NONE: u32 = u32::MAX;

/// A word on a stack, or first in the buffer, with what hangs on it so far.
#[derive(Clone, Copy, Debug)]
pub struct Node {
    /// Which word; the number of words for the root behind them.
    pub word: u32,
    /// The node below on the stack.
    pub below: u32,
    /// Its outermost left child and the one next to that.
    pub left: [u32; 2],
    /// Its outermost right child and the one next to that.
    pub right: [u32; 2],
    /// What those are to it.
    pub left_labels: [u8; 2],
    /// The same on the right.
    pub right_labels: [u8; 2],
    /// How many children it has on the left.
    pub n_left: u8,
    /// How many on the right.
    pub n_right: u8,
    /// What it is to its head, which is the node below; `NO_LABEL` without one.
    pub label: u8,
    /// The labels of its left children, a bit each.
    pub left_set: u64,
    /// Those of its right children.
    pub right_set: u64,
}

/// Has no head yet.
pub const NO_LABEL: u8 = u8::MAX;

impl Node {
    /// A word on which nothing hangs.
    #[must_use]
    pub fn new(word: u32) -> Self {
        Self {
            word,
            below: NONE,
            left: [NONE; 2],
            right: [NONE; 2],
            left_labels: [NO_LABEL; 2],
            right_labels: [NO_LABEL; 2],
            n_left: 0,
            n_right: 0,
            label: NO_LABEL,
            left_set: 0,
            right_set: 0,
        }
    }
}

/// What a word can be to its head, as numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Labels {
    n: u8,
    root: u8,
}

impl Labels {
    /// `n` labels of which `root` is what only the root bears; `None` for more than 64, or where
    /// there is no such label.
    #[must_use]
    pub fn new(n: usize, root: usize) -> Option<Self> {
        let sound = n <= 64 && root < n;
        sound.then_some(Self { n: u8::try_from(n).ok()?, root: u8::try_from(root).ok()? })
    }

    /// The label of the root.
    #[must_use]
    pub fn root(self) -> u8 {
        self.root
    }

    /// All but the root's.
    #[inline]
    pub fn inner(self) -> impl Iterator<Item = u8> {
        (0..self.root).chain(self.root + 1..self.n)
    }

    /// How many classes a model of the steps has.
    #[must_use]
    pub fn n_classes(self) -> usize {
        2 + 2 * usize::from(self.n)
    }

    /// The class of a step: shift, reduce, then left arcs and right arcs by label.
    #[must_use]
    #[inline]
    pub fn class(self, step: Step) -> u8 {
        match step {
            Step::Shift => 0,
            Step::Reduce => 1,
            Step::Left(label) => 2 + label,
            Step::Right(label) => 2 + self.n + label,
        }
    }

    /// The step of a class.
    #[must_use]
    #[inline]
    pub fn step(self, class: u8) -> Step {
        match class {
            0 => Step::Shift,
            1 => Step::Reduce,
            _ if class < 2 + self.n => Step::Left(class - 2),
            _ => Step::Right(class - 2 - self.n),
        }
    }
}

/// A step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The next word goes on the stack.
    Shift,
    /// The top of the stack, which has a head, is done.
    Reduce,
    /// The top of the stack hangs on the next word and is done.
    Left(u8),
    /// The next word hangs on the top of the stack and goes on it.
    Right(u8),
}

/// A state: the top of the stack (an index into the nodes) and the next word.
#[derive(Clone, Copy, Debug)]
pub struct State {
    /// The node on top; `NONE` for an empty stack.
    pub top: u32,
    /// The next word with its left children.
    pub next: Node,
}

impl State {
    /// Before the first step.
    #[must_use]
    pub fn first() -> Self {
        Self { top: NONE, next: Node::new(0) }
    }

    /// The state after a step that is allowed; new nodes go to `nodes`.
    #[must_use]
    pub fn after(&self, step: Step, nodes: &mut Vec<Node>) -> Self {
        match step {
            Step::Shift => {
                let top = push(nodes, Node { below: self.top, ..self.next });
                Self { top, next: Node::new(self.next.word + 1) }
            }
            Step::Reduce => Self { top: nodes[self.top as usize].below, next: self.next },
            Step::Left(label) => {
                let child = nodes[self.top as usize];
                let mut next = self.next;
                next.left = [child.word, next.left[0]];
                next.left_labels = [label, next.left_labels[0]];
                next.n_left = next.n_left.saturating_add(1);
                next.left_set |= 1 << label;
                Self { top: child.below, next }
            }
            Step::Right(label) => {
                let mut head = nodes[self.top as usize];
                head.right = [self.next.word, head.right[0]];
                head.right_labels = [label, head.right_labels[0]];
                head.n_right = head.n_right.saturating_add(1);
                head.right_set |= 1 << label;
                let below = push(nodes, head);
                let top = push(nodes, Node { below, label, ..self.next });
                Self { top, next: Node::new(self.next.word + 1) }
            }
        }
    }
}

fn push(nodes: &mut Vec<Node>, node: Node) -> u32 {
    nodes.push(node);
    u32::try_from(nodes.len() - 1).expect("a sentence makes few nodes")
}

/// Heads (the number of words for the root) and labels of a derivation.
#[must_use]
pub fn tree(path: &[u8], n_words: usize, labels: Labels) -> Vec<(u32, u8)> {
    let mut nodes = vec![];
    let mut state = State::first();
    let mut res = vec![(NONE, 0); n_words];
    for class in path {
        let step = labels.step(*class);
        let top = nodes.get(state.top as usize).map_or(NONE, |node: &Node| node.word);
        match step {
            Step::Left(label) => res[top as usize] = (state.next.word, label),
            Step::Right(label) => res[state.next.word as usize] = (top, label),
            Step::Shift | Step::Reduce => {}
        }
        state = state.after(step, &mut nodes);
    }
    res
}
