//! What the parser looks at.

use super::state::{NO_LABEL, NONE, Node, State};
use crate::hash::{Templates, join};
use crate::lexeme::Lexeme;
use annals_core::Upos;

/// A word as the parser sees it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Word {
    /// The lower form.
    pub form: u64,
    /// Its tag (both tag sets together).
    pub tag: u64,
    /// Its universal tag.
    pub upos: u64,
    /// Its classes by distribution, of 128.
    pub coarse: u64,
    /// Of 1,000.
    pub fine: u64,
    /// Our fine class.
    pub ours: u64,
    /// How many words of some classes stand before it: verbs, commas, conjunctions, other marks.
    pub before: [u16; 4],
}

/// The words of a sentence for the parser, with the root behind them.
#[must_use]
pub fn words(lexemes: &[Lexeme], tags: &[u8], upos: &[Upos]) -> Vec<Word> {
    let comma = crate::hash::word(",");
    let mut before = [0; 4];
    let mut res: Vec<Word> = Vec::with_capacity(lexemes.len() + 1);
    for ((lexeme, tag), upos) in lexemes.iter().zip(tags).zip(upos) {
        res.push(Word {
            form: lexeme.lower,
            tag: u64::from(*tag) + 2,
            upos: *upos as u64 + 2,
            coarse: lexeme.clusters[0] + 2,
            fine: lexeme.clusters[1] + 2,
            ours: lexeme.ours[1] + 2,
            before,
        });
        match upos {
            Upos::Verb | Upos::Aux => before[0] += 1,
            Upos::Punct if lexeme.lower == comma => before[1] += 1,
            Upos::Cconj => before[2] += 1,
            Upos::Punct => before[3] += 1,
            _ => {}
        }
    }
    res.push(Word { form: 1, tag: 1, upos: 1, coarse: 1, fine: 1, ours: 1, before });
    res
}

const NO_WORD: Word =
    Word { form: 0, tag: 0, upos: 0, coarse: 0, fine: 0, ours: 0, before: [0; 4] };

/// All features of a state.
pub fn features(words: &[Word], nodes: &[Node], state: &State, out: &mut Vec<u64>) {
    let top = nodes.get(state.top as usize).map_or(NONE, |node| node.word);
    pair_features(words, top, state.next.word, out);
    tree_features(words, nodes, state, out);
}

/// The features of the word on top and the words that come, whatever hangs on them: many states of a
/// sentence share them.
pub fn pair_features(words: &[Word], s0_at: u32, at: u32, out: &mut Vec<u64>) {
    let word = |at: u32| words.get(at as usize).unwrap_or(&NO_WORD);
    let s0 = word(s0_at);
    let (n0, n1, n2, n3) = (word(at), word(at + 1), word(at + 2), word(at + 3));
    let distance = if s0_at == NONE { 0 } else { bucket(at - s0_at) };
    let mut templates = Templates::new(1, out);
    let mut add = |value: u64| templates.add([value]);
    let j3 = |a: u64, b: u64, c: u64| join(join(a, b), c);
    let s0wt = join(s0.form, s0.tag);
    let n0wt = join(n0.form, n0.tag);
    let tt = join(s0.tag, n0.tag);
    let between = |class: usize| match s0_at {
        NONE => 0,
        _ => u64::from((n0.before[class] - s0.before[class]).min(2)),
    };
    let mask = between(0) + 3 * (between(1) + 3 * (between(2) + 3 * between(3)));

    add(s0wt);
    add(s0.form);
    add(n0wt);
    add(n0.form);
    add(n0.tag);
    add(join(n1.form, n1.tag));
    add(n1.form);
    add(n1.tag);
    add(join(n2.form, n2.tag));
    add(n2.tag);
    add(n3.tag);
    add(join(s0wt, n0wt));
    add(join(s0wt, n0.form));
    add(join(s0.form, n0wt));
    add(join(s0wt, n0.tag));
    add(join(s0.tag, n0wt));
    add(join(s0.form, n0.form));
    add(tt);
    add(join(n0.tag, n1.tag));
    add(j3(s0.tag, n0.form, n1.tag));
    add(j3(n0.tag, n1.tag, n2.tag));
    add(j3(n1.tag, n2.tag, n3.tag));
    add(j3(tt, n1.tag, 0));
    add(j3(tt, n1.tag, n2.tag));
    add(j3(tt, word(s0_at.wrapping_add(1)).tag, word(at.wrapping_sub(1)).tag));
    add(j3(n0.tag, word(at.wrapping_sub(1)).tag, word(at.wrapping_sub(2)).tag));
    add(join(s0.form, distance));
    add(join(s0.tag, distance));
    add(join(n0.form, distance));
    add(join(n0.tag, distance));
    add(j3(s0.form, n0.form, distance));
    add(join(tt, distance));
    add(join(s0.fine, n0.fine));
    add(join(s0.fine, n0.tag));
    add(join(s0.tag, n0.fine));
    add(join(s0.form, n0.fine));
    add(join(s0.fine, n0.form));
    add(join(s0.ours, n0.ours));
    add(join(s0.ours, n0.tag));
    add(join(s0.tag, n0.ours));
    add(j3(s0.ours, n0.ours, distance));
    add(j3(s0.coarse, n0.coarse, n1.coarse));
    add(j3(s0.coarse, n0.coarse, distance));
    add(j3(s0.fine, n0.fine, distance));
    add(j3(s0.upos, n0.upos, mask));
    add(join(tt, mask));
    add(j3(s0.form, n0.upos, mask));
}

/// The features of a state that look at its tree so far.
pub fn tree_features(words: &[Word], nodes: &[Node], state: &State, out: &mut Vec<u64>) {
    let word = |at: u32| words.get(at as usize).unwrap_or(&NO_WORD);
    let none = Node::new(NONE);
    let node = |at: u32| nodes.get(at as usize).unwrap_or(&none);
    let label = |label: u8| u64::from(label) + 1;
    let s0n = node(state.top);
    let s1n = node(s0n.below);
    let s2n = node(s1n.below);
    let n0n = &state.next;
    let at = n0n.word;
    let (s0, n0) = (word(s0n.word), word(at));
    let (s1, s2) = (word(s1n.word), word(s2n.word));
    // The head of a word on the stack is the word below it.
    let has = s0n.label != NO_LABEL;
    let h = if has { s1 } else { &NO_WORD };
    let h2 = if has && s1n.label != NO_LABEL { s2 } else { &NO_WORD };
    let (l, r) = (word(s0n.left[0]), word(s0n.right[0]));
    let (l2, r2) = (word(s0n.left[1]), word(s0n.right[1]));
    let (nl, nl2) = (word(n0n.left[0]), word(n0n.left[1]));
    let distance = if state.top == NONE { 0 } else { bucket(at - s0n.word) };

    let mut templates = Templates::new(501, out);
    let mut add = |value: u64| templates.add([value]);
    let j3 = |a: u64, b: u64, c: u64| join(join(a, b), c);
    let tt = join(s0.tag, n0.tag);
    let flags = u64::from(has) + 2 * distance;

    add(flags);
    add(join(s0.tag, u64::from(has)));
    add(join(tt, h.tag));
    add(join(tt, l.tag));
    add(join(tt, r.tag));
    add(join(tt, nl.tag));
    add(j3(tt, s1.tag, u64::from(has)));
    add(j3(s1.upos, s2.upos, join(s0.upos, n0.upos)));
    add(j3(s1.form, s0.tag, n0.tag));
    add(join(s0.form, u64::from(s0n.n_right)));
    add(join(s0.tag, u64::from(s0n.n_right)));
    add(join(s0.form, u64::from(s0n.n_left)));
    add(join(s0.tag, u64::from(s0n.n_left)));
    add(join(n0.form, u64::from(n0n.n_left)));
    add(join(n0.tag, u64::from(n0n.n_left)));
    add(h.form);
    add(h.tag);
    add(label(s0n.label));
    add(l.form);
    add(l.tag);
    add(label(s0n.left_labels[0]));
    add(r.form);
    add(r.tag);
    add(label(s0n.right_labels[0]));
    add(nl.form);
    add(nl.tag);
    add(label(n0n.left_labels[0]));
    add(h2.form);
    add(h2.tag);
    add(label(s1n.label));
    add(l2.tag);
    add(label(s0n.left_labels[1]));
    add(r2.form);
    add(r2.tag);
    add(label(s0n.right_labels[1]));
    add(nl2.form);
    add(nl2.tag);
    add(label(n0n.left_labels[1]));
    add(j3(s0.tag, l.tag, l2.tag));
    add(j3(s0.tag, r.tag, r2.tag));
    add(j3(s0.tag, h.tag, h2.tag));
    add(j3(n0.tag, nl.tag, nl2.tag));
    add(join(s0.form, s0n.right_set));
    add(join(s0.tag, s0n.right_set));
    add(join(s0.form, s0n.left_set));
    add(join(s0.tag, s0n.left_set));
    add(join(n0.form, n0n.left_set));
    add(join(n0.tag, n0n.left_set));
    add(j3(tt, s0n.right_set, label(s0n.label)));
    add(j3(tt, n0n.left_set, label(s0n.label)));
    add(j3(s0.upos, label(s0n.label), join(n0.upos, h.upos)));
    add(j3(s0.form, label(s0n.label), n0.upos));
    add(j3(h.coarse, s0.coarse, n0.coarse));
    add(j3(h.form, s0.form, n0.tag));
    add(j3(h.tag, s0.form, n0.fine));
    add(j3(h.fine, s0.tag, n0.fine));
    add(j3(r.form, s0.tag, n0.tag));
}

fn bucket(distance: u32) -> u64 {
    u64::from(match distance {
        0..=4 => distance,
        5 | 6 => 5,
        7..=9 => 6,
        10..=15 => 7,
        _ => 8,
    })
}
