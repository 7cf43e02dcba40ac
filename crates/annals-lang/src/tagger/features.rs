//! What the tagger looks at. The trainer and the tagger call the same functions.
//!
//! Every function has numbers of its own for its templates, so that one may change without the
//! others; a changed template wants a new model.

use super::Class;
use super::known::{self, Known};
use crate::hash::{Templates, join};
use crate::lexeme::Lexeme;

/// How far ahead the next finite verb is looked for.
const AHEAD: usize = 8;
/// Distances are told apart up to here.
const FAR: usize = 4;

/// A sentence as the tagger sees it.
#[derive(Clone, Copy, Debug)]
pub struct View<'s> {
    words: &'s [Lexeme],
    known: &'s [Known],
    style: u64,
}

/// The classes told so far, as far as the next one depends on them.
#[derive(Clone, Copy, Debug, Default)]
pub struct History {
    /// One more than the classes of the last word and of the one before; 0 is the edge.
    last: [u64; 2],
    /// The last verb and one more than its class.
    verb: Option<(usize, u64)>,
}

impl History {
    /// The word at this place has this class.
    pub fn push(&mut self, at: usize, class: u8, classes: &[Class]) {
        let number = u64::from(class) + 1;
        self.last = [number, self.last[0]];
        if classes.get(usize::from(class)).is_some_and(|class| class.verbal) {
            self.verb = Some((at, number));
        }
    }
}

impl<'s> View<'s> {
    /// Puts together what is known of each word of a sentence.
    #[must_use]
    pub fn new(words: &'s [Lexeme], known: &'s [Known]) -> Self {
        Self { words, known, style: style(words) }
    }

    /// The features of a word that do not depend on the classes of other words.
    pub fn features(&self, at: usize, out: &mut Vec<u64>) {
        self.word(at, out);
        self.neighbours(at, out);
        self.capitals(at, out);
        self.known_classes(at, out);
        self.finite_verb(at, out);
    }

    fn at(&self, at: usize, by: isize) -> &Lexeme {
        at.checked_add_signed(by).and_then(|at| self.words.get(at)).unwrap_or(&Lexeme::EDGE)
    }

    fn known_at(&self, at: usize, by: isize) -> u64 {
        let known = at.checked_add_signed(by).and_then(|at| self.known.get(at));
        known.unwrap_or(&known::EDGE).classes
    }

    fn word(&self, at: usize, out: &mut Vec<u64>) {
        let mut templates = Templates::new(0, out);
        let w = self.at(at, 0);
        templates.add([0]);
        templates.add([w.form]);
        templates.add([w.lower]);
        for affix in w.suffixes.into_iter().chain(w.prefixes) {
            templates.add([affix]);
        }
        templates.add([w.clusters[0]]);
        templates.add([w.clusters[1]]);
        templates.add([w.ours[0]]);
        templates.add([w.ours[1]]);
        templates.add([w.frequency, w.suffixes[2]]);
    }

    fn neighbours(&self, at: usize, out: &mut Vec<u64>) {
        let mut templates = Templates::new(100, out);
        let (pp, p, w) = (self.at(at, -2), self.at(at, -1), self.at(at, 0));
        let (n, nn) = (self.at(at, 1), self.at(at, 2));
        for other in [pp, p, n, nn] {
            templates.add([other.lower]);
            templates.add([other.clusters[0]]);
            templates.add([other.ours[1]]);
        }
        for other in [p, n] {
            templates.add([other.clusters[1]]);
            templates.add([other.suffixes[2]]);
            templates.add([other.lower, w.lower]);
            templates.add([other.lower, w.suffixes[2]]);
            templates.add([other.clusters[0], w.clusters[0]]);
            templates.add([other.ours[1], w.ours[1]]);
        }
        templates.add([pp.lower, p.lower]);
        templates.add([p.lower, n.lower]);
        templates.add([n.lower, nn.lower]);
        templates.add([n.suffixes[1]]);
        templates.add([n.suffixes[1], w.suffixes[2]]);
        templates.add([n.suffixes[2], w.lower]);
        templates.add([n.clusters[0], w.lower]);
        templates.add([n.clusters[1], w.clusters[1]]);
    }

    fn capitals(&self, at: usize, out: &mut Vec<u64>) {
        let mut templates = Templates::new(200, out);
        let (p, w, n) = (self.at(at, -1), self.at(at, 0), self.at(at, 1));
        let first = u64::from(at == 0);
        templates.add([w.shape]);
        templates.add([p.shape]);
        templates.add([n.shape]);
        templates.add([w.shape, first]);
        templates.add([w.shape, self.style]);
        templates.add([w.shape, w.suffixes[1]]);
        templates.add([w.shape, w.suffixes[3]]);
        templates.add([w.shape, n.shape, p.shape]);
        templates.add([w.shape, n.ours[1]]);
        templates.add([w.shape, p.ours[1]]);
        templates.add([w.casing, w.shape]);
        templates.add([w.casing, w.shape, first]);
        templates.add([w.casing, w.shape, self.style]);
        templates.add([w.casing, w.shape, self.style, first]);
        templates.add([w.casing, w.shape, n.shape]);
        templates.add([w.casing, w.shape, n.casing]);
        templates.add([w.form, p.shape, n.shape]);
        templates.add([w.form, first]);
    }

    fn known_classes(&self, at: usize, out: &mut Vec<u64>) {
        let mut templates = Templates::new(300, out);
        let (p, w, n) = (self.at(at, -1), self.at(at, 0), self.at(at, 1));
        let [ppk, pk, wk, nk, nnk, nnnk] = [-2, -1, 0, 1, 2, 3].map(|by| self.known_at(at, by));
        for known in [pk, wk, nk, nnk] {
            templates.add([known]);
        }
        templates.add([pk, wk]);
        templates.add([wk, nk]);
        templates.add([ppk, pk, wk]);
        templates.add([pk, wk, nk]);
        templates.add([wk, nk, nnk]);
        templates.add([ppk, pk, wk, nk]);
        templates.add([wk, nk, nnk, nnnk]);
        templates.add([p.lower, wk]);
        templates.add([n.lower, wk]);
        templates.add([w.lower, nk]);
        templates.add([w.lower, nk, nnk]);
        templates.add([w.lower, nk, nnk, nnnk]);
        templates.add([w.suffixes[2], pk]);
        templates.add([w.suffixes[2], nk]);
        templates.add([w.ours[1], pk]);
        templates.add([w.ours[1], nk]);
        templates.add([w.shape, wk]);
        templates.add([w.shape, wk, self.style]);
        templates.add([w.shape, wk, pk]);
        templates.add([w.shape, wk, nk]);
        templates.add([self.at(0, 0).lower, wk]);
    }

    /// How far the next finite verb is, and whether a comma comes first: "before" is another word
    /// in "before the war ended" than in "before the war, he left".
    fn finite_verb(&self, at: usize, out: &mut Vec<u64>) {
        let mut templates = Templates::new(400, out);
        let behind = at + 1..self.words.len().min(at + 1 + AHEAD);
        let verb = behind.clone().find(|at| self.known[*at].finite);
        let comma = behind
            .take_while(|at| Some(*at) != verb)
            .any(|at| self.words[at].shape == const { shape(b",") });
        let steps = verb.map_or(0, |verb| (verb - at).min(FAR)) as u64;
        let ahead = 2 * steps + u64::from(comma);
        let (w, wk) = (self.at(at, 0), self.known_at(at, 0));
        templates.add([ahead, w.lower]);
        templates.add([ahead, wk]);
        templates.add([ahead, w.lower, self.known_at(at, 1)]);
    }

    /// The features of a word that depend on the classes of the words before it.
    pub fn features_after(&self, at: usize, history: &History, out: &mut Vec<u64>) {
        let mut templates = Templates::new(500, out);
        let (w, n, nn) = (self.at(at, 0), self.at(at, 1), self.at(at, 2));
        let [wk, nk, nnk] = [0, 1, 2].map(|by| self.known_at(at, by));
        let [p, pp] = history.last;
        templates.add([p]);
        templates.add([p, pp]);
        templates.add([p, w.lower]);
        templates.add([p, n.lower]);
        templates.add([p, w.lower, n.lower]);
        templates.add([p, w.suffixes[1]]);
        templates.add([p, w.suffixes[2]]);
        templates.add([p, w.clusters[0]]);
        templates.add([p, w.ours[1]]);
        templates.add([p, n.clusters[0]]);
        templates.add([p, w.clusters[0], n.clusters[0]]);
        templates.add([p, n.clusters[0], nn.clusters[0]]);
        templates.add([p, w.shape, n.shape]);
        templates.add([p, w.shape, w.casing]);
        templates.add([p, w.shape, wk]);
        templates.add([p, wk]);
        templates.add([p, nk]);
        templates.add([p, wk, nk]);
        templates.add([p, nk, nnk]);
        templates.add([p, pp, w.lower]);
        templates.add([p, pp, w.suffixes[1]]);
        templates.add([p, pp, wk]);
        templates.add([p, pp, wk, nk]);
        self.last_verb(at, history, out);
    }

    /// The last verb: "has been widely criticised", "took the hat off".
    fn last_verb(&self, at: usize, history: &History, out: &mut Vec<u64>) {
        let mut templates = Templates::new(600, out);
        let (w, wk, p) = (self.at(at, 0), self.known_at(at, 0), history.last[0]);
        let (verb, steps, lower) = match history.verb {
            Some((verb, class)) => (class, (at - verb).min(FAR) as u64, self.at(verb, 0).lower),
            None => (0, 0, 0),
        };
        templates.add([verb, steps]);
        templates.add([verb, steps, w.suffixes[1]]);
        templates.add([verb, steps, wk]);
        templates.add([verb, p, wk]);
        templates.add([verb, p, w.lower]);
        templates.add([lower, w.lower]);
        templates.add([lower, wk]);
    }
}

/// The shape of a word that is written like this one; see [`Lexeme::shape`].
const fn shape(kinds: &[u8]) -> u64 {
    let (mut res, mut at) = (0, 0);
    while at < kinds.len() {
        res = join(res, kinds[at] as u64);
        at += 1;
    }
    res
}

/// How a sentence uses capitals: not at all, as usual, as a heading, all through.
fn style(words: &[Lexeme]) -> u64 {
    let n_shaped = |like: u64| words.iter().filter(|word| word.shape == like).count();
    let small = n_shaped(const { shape(b"aa") });
    let title = n_shaped(const { shape(b"Aaa") });
    let capitals = n_shaped(const { shape(b"AA") });
    if capitals > small + title {
        3
    } else if title > small {
        2
    } else {
        u64::from(title + capitals > 0)
    }
}
