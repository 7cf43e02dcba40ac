//! Names of people, organisations and places, and of nations, faiths and political groups.
//!
//! A linear chain (Lafferty et al. 2001) over hashed features, read twice: what a word was taken for
//! elsewhere in the text is a feature of the second reading (Krishnan & Manning 2006, "An effective
//! two-stage model for exploiting non-local dependencies"). The scores of the first reading are kept
//! and only added to, so that the second costs little.

mod chain;
pub mod features;
pub mod gazetteer;
pub mod labels;
pub mod memory;
pub mod register;
mod runs;

use crate::lexeme::Lexeme;
use crate::weights::{Packed, Weights};
use annals_core::NameTag;
pub use chain::{Moves, best};
use gazetteer::Gazetteer;
use labels::{Label, Scores};
use memory::Memory;
use std::ops::Range;

const MAGIC: &[u8; 4] = b"ANN1";

/// A name finder: known names, and the weights of features.
#[derive(Clone, Debug)]
pub struct NameModel<'m> {
    gazetteer: Gazetteer<'m>,
    weights: Packed<'m>,
    moves: Moves,
}

impl<'m> NameModel<'m> {
    /// Takes the bytes of a model; `None` where they are not one.
    #[must_use]
    pub fn new(bytes: &'m [u8]) -> Option<Self> {
        let rest = bytes.strip_prefix(MAGIC)?;
        let (length, rest) = rest.split_first_chunk::<4>()?;
        let (known, weights) = rest.split_at_checked(u32::from_le_bytes(*length) as usize)?;
        let weights = Packed::new(weights)?;
        let moves = Moves::new(|label, class| {
            let mut scores = [0; labels::N];
            weights.add(features::label_before(label), &mut scores);
            weights.add(features::label_before_class(label, class), &mut scores);
            scores
        });
        Some(Self { gazetteer: Gazetteer::new(known)?, weights, moves })
    }
}

/// The file of a model.
#[must_use]
pub fn pack(gazetteer: &[u8], weights: &[u8]) -> Vec<u8> {
    let length = u32::try_from(gazetteer.len()).expect("fewer names than that").to_le_bytes();
    [MAGIC, &length[..], gazetteer, weights].concat()
}

/// The tags of the words of a text; `words` and `forms` are as long as each other, and
/// `sentences` are ranges of them in their order.
#[must_use]
pub fn names(
    words: &[Lexeme],
    forms: &[&str],
    sentences: &[Range<usize>],
    model: &NameModel,
) -> Vec<NameTag> {
    let mut scores: Vec<Scores> = vec![[0; labels::N]; words.len()];
    let mut buf = vec![];
    let registers = register::registers(words, sentences, &model.weights);
    for (sentence, register) in sentences.iter().zip(registers) {
        let (words, forms) = (&words[sentence.clone()], &forms[sentence.clone()]);
        let of = &mut scores[sentence.clone()];
        features::of_sentence(
            words,
            forms,
            register,
            &model.gazetteer,
            &mut buf,
            |at, features| {
                model.weights.add_all(features, &mut of[at]);
            },
        );
    }
    let classes: Vec<u16> =
        words.iter().zip(forms).map(|(word, form)| features::class(word, form)).collect();
    let first = read(&scores, &classes, sentences, &model.moves);
    let mut memory = Memory::new(words, forms, sentences, &first);
    for (at, scores) in scores.iter_mut().enumerate() {
        buf.clear();
        memory.features(at, &mut buf);
        model.weights.add_all(&buf, scores);
    }
    labels::tags(&read(&scores, &classes, sentences, &model.moves))
}

fn read(
    scores: &[Scores],
    classes: &[u16],
    sentences: &[Range<usize>],
    moves: &Moves,
) -> Vec<Label> {
    let mut res = vec![Label::OUTSIDE; scores.len()];
    for sentence in sentences {
        let range = || sentence.clone();
        best(&scores[range()], &classes[range()], moves, &mut res[range()]);
    }
    res
}

#[cfg(test)]
mod tests;
