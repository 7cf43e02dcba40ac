//! The derivations that treebanks ask for.

use crate::train::conllu::Sentence;
use annals_lang::parser::state::{Labels, NO_LABEL, Node, State, Step, tree};

/// Heads (the number of words for the root) and labels of a sentence, as the treebank has them.
pub(super) fn heads(sentence: &Sentence, label: impl Fn(&str) -> u8) -> Vec<(u32, u8)> {
    let heads: Vec<usize> = sentence.words.iter().map(|word| word.head).collect();
    with_labels(sentence, &heads, label)
}

/// The same without crossing arcs: those are lifted to the head's head, the shortest first (Nivre &
/// Nilsson 2005), for the parser's steps cannot make them.
pub(super) fn projective_heads(sentence: &Sentence, label: impl Fn(&str) -> u8) -> Vec<(u32, u8)> {
    let mut heads: Vec<usize> = sentence.words.iter().map(|word| word.head).collect();
    while let Some(word) = shortest_crossing(&heads) {
        heads[word - 1] = heads[heads[word - 1] - 1];
    }
    with_labels(sentence, &heads, label)
}

fn with_labels(sentence: &Sentence, heads: &[usize], label: impl Fn(&str) -> u8) -> Vec<(u32, u8)> {
    let head = |head: usize| if head == 0 { heads.len() } else { head - 1 };
    let number = |head: usize| u32::try_from(head).expect("a sentence has few words");
    let words = sentence.words.iter().zip(heads);
    words.map(|(word, at)| (number(head(*at)), label(&word.relation))).collect()
}

/// The word with the shortest arc over a word that does not hang on the arc's head. Words count from
/// one, 0 is the root.
fn shortest_crossing(heads: &[usize]) -> Option<usize> {
    let hangs_on = |mut word: usize, head: usize| {
        while word != 0 && word != head {
            word = heads[word - 1];
        }
        word == head
    };
    let crosses = |word: &usize| {
        let head = heads[word - 1];
        let mut inside = head.min(*word) + 1..head.max(*word);
        inside.any(|between| !hangs_on(between, head))
    };
    let length = |word: &usize| heads[word - 1].abs_diff(*word);
    (1..=heads.len()).filter(crosses).min_by_key(length)
}

/// The steps that make a tree without crossing arcs; `None` where none do.
pub(super) fn derivation(heads: &[(u32, u8)], labels: Labels) -> Option<Vec<u8>> {
    let n_words = u32::try_from(heads.len()).ok()?;
    let mut last_child = vec![0; heads.len() + 1];
    for (word, (head, _)) in (0..).zip(heads) {
        last_child[*head as usize] = word;
    }
    let mut nodes: Vec<Node> = vec![];
    let mut state = State::first();
    let mut path = vec![];
    while path.len() < 2 * heads.len() {
        let next = state.next.word;
        let step = match nodes.get(state.top as usize) {
            None => Step::Shift,
            Some(top) => {
                let (head, label) = heads[top.word as usize];
                let done = last_child[top.word as usize] < next || next == n_words;
                if head == next && top.label == NO_LABEL {
                    Step::Left(label)
                } else if next < n_words && heads[next as usize].0 == top.word {
                    Step::Right(heads[next as usize].1)
                } else if top.label != NO_LABEL && done {
                    Step::Reduce
                } else {
                    Step::Shift
                }
            }
        };
        if step == Step::Shift && next == n_words {
            return None;
        }
        path.push(labels.class(step));
        state = state.after(step, &mut nodes);
    }
    (tree(&path, heads.len(), labels) == heads).then_some(path)
}
