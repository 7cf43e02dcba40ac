//! Word classes: one pass from left to right with a linear model.
//!
//! A class is a pair of a universal and a Penn tag ("NOUN NN"); the parser reads both. The model's
//! labels are the pairs, one a line. Beside its weights the file holds, for words and for endings
//! that are frequent in the treebanks, the classes that they have there: see [`Known`].

mod features;
mod known;

use crate::lexeme::Lexeme;
use crate::weights::{Packed, Weights};
use annals_core::{Upos, Xpos};
pub use features::{History, View};
pub use known::{Known, N_OWN_KEYS, Table, keys};

/// What a class means.
#[derive(Clone, Copy, Debug)]
pub struct Class {
    /// The universal tag.
    pub upos: Upos,
    /// The Penn tag.
    pub xpos: Xpos,
    /// Whether it is a verb or a modal, which the words behind it look back to.
    verbal: bool,
    /// Whether it may be the verb of a clause by itself.
    finite: bool,
}

impl Class {
    /// Reads a label; what is no tag is [`Upos::X`] or foreign.
    #[must_use]
    pub fn new(label: &str) -> Self {
        let (upos, xpos) = label.split_once(' ').unwrap_or((label, ""));
        let finite = matches!(xpos, "VBD" | "VBZ" | "VBP" | "MD");
        Self {
            upos: Upos::parse(upos).unwrap_or(Upos::X),
            xpos: Xpos::parse(xpos).unwrap_or(Xpos::Fw),
            verbal: finite || xpos.starts_with("VB"),
            finite,
        }
    }
}

/// Tells the classes of words.
#[derive(Clone, Debug)]
pub struct Tagger<'m> {
    weights: Packed<'m>,
    classes: Vec<Class>,
}

/// Room for the work on a sentence, to be used again for the next.
#[derive(Clone, Debug, Default)]
pub struct Buffers {
    known: Vec<Known>,
    features: Vec<u64>,
    scores: Vec<i32>,
}

impl<'m> Tagger<'m> {
    /// Takes the bytes of a model; `None` where they are not one.
    #[must_use]
    pub fn new(bytes: &'m [u8]) -> Option<Self> {
        let weights = Packed::new(bytes)?;
        let classes: Vec<Class> = weights.labels().map(Class::new).collect();
        (classes.len() == weights.n_classes()).then_some(Self { weights, classes })
    }

    /// The class of each word of a sentence.
    #[must_use]
    pub fn tag(&self, words: &[Lexeme], buffers: &mut Buffers) -> Vec<u8> {
        let Buffers { known, features, scores } = buffers;
        Table::new(self.weights, &self.classes).known(words, known);
        let view = View::new(words, known);
        let mut history = History::default();
        scores.resize(self.classes.len(), 0);
        let mut res = Vec::with_capacity(words.len());
        for at in 0..words.len() {
            features.clear();
            view.features(at, features);
            view.features_after(at, &history, features);
            scores.fill(0);
            self.weights.add_all(features, scores);
            let class = best(scores);
            history.push(at, class, &self.classes);
            res.push(class);
        }
        res
    }

    /// The classes, as many as the model tells apart.
    #[must_use]
    pub fn classes(&self) -> &[Class] {
        &self.classes
    }

    /// The universal tag of a class.
    #[must_use]
    pub fn upos(&self, class: u8) -> Upos {
        self.classes.get(usize::from(class)).map_or(Upos::X, |class| class.upos)
    }

    /// The Penn tag of a class.
    #[must_use]
    pub fn xpos(&self, class: u8) -> Xpos {
        self.classes.get(usize::from(class)).map_or(Xpos::Fw, |class| class.xpos)
    }
}

/// The class with the highest score, the first of equals.
#[must_use]
pub fn best(scores: &[i32]) -> u8 {
    let mut res = 0;
    for (class, score) in scores.iter().enumerate() {
        if *score > scores[res] {
            res = class;
        }
    }
    u8::try_from(res).expect("at most 255 classes")
}

#[cfg(test)]
mod tests;
