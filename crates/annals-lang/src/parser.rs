//! Dependency trees of Universal Dependencies: arc-eager steps (Nivre 2003; the root stands behind the
//! sentence, Ballesteros & Nivre 2013), a beam over whole derivations and rich features of them
//! (Zhang & Nivre 2011).

pub mod features;
pub mod search;
pub mod state;

use crate::lexeme::Lexeme;
use crate::weights::Packed;
use annals_core::{Relation, Upos};
use features::Word;
use search::{Beam, Search};
use state::Labels;

/// Derivations that have fallen so far behind the best (in the model's units) are given up: most
/// sentences leave the beam little to decide.
pub const BEAM: Beam = Beam { width: 8, behind: 1400 };

/// Sentences longer than this are parsed in pieces, so that a long list or a table takes no more time
/// and memory a word than a sentence does.
const LONGEST: usize = 160;

/// A trained parser.
#[derive(Debug)]
pub struct Parser<'m> {
    model: Packed<'m>,
    labels: Labels,
    relations: Vec<Relation>,
}

/// The head of a word, as a place in its sentence, and what the word is to it; the root has no head.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arc {
    /// The head.
    pub head: Option<usize>,
    /// What the word is to its head.
    pub relation: Relation,
}

impl<'m> Parser<'m> {
    /// Takes a packed model whose labels are relations; `None` where the bytes are something else.
    #[must_use]
    pub fn new(bytes: &'m [u8]) -> Option<Self> {
        let model = Packed::new(bytes)?;
        let relations: Vec<Relation> = model.labels().map(relation).collect::<Option<_>>()?;
        let root = relations.iter().position(|relation| *relation == Relation::Root)?;
        let labels = Labels::new(relations.len(), root)?;
        (model.n_classes() == labels.n_classes()).then_some(Self { model, labels, relations })
    }

    /// The tree of a sentence: an arc for each word, exactly one of them the root's.
    ///
    /// `tags` are the tagger's own numbers, which is what the model was trained on.
    pub fn arcs(
        &self,
        lexemes: &[Lexeme],
        tags: &[u8],
        upos: &[Upos],
        search: &mut Search,
    ) -> Vec<Arc> {
        let mut res: Vec<Arc> = Vec::with_capacity(lexemes.len());
        while res.len() < lexemes.len() {
            let start = res.len();
            let end = start + piece_len(&upos[start..]);
            let words = features::words(&lexemes[start..end], &tags[start..end], &upos[start..end]);
            self.piece(&words, start, search, &mut res);
        }
        one_root(&mut res);
        res
    }

    /// Appends the arcs of a piece of a sentence; several may be roots.
    fn piece(&self, words: &[Word], start: usize, search: &mut Search, out: &mut Vec<Arc>) {
        let n_words = words.len() - 1;
        let heads = search.best(words, &self.model, self.labels, BEAM);
        out.extend(heads.into_iter().map(|(head, label)| {
            let head = head as usize;
            let head = (head < n_words).then_some(start + head);
            Arc { head, relation: self.relations[usize::from(label)] }
        }));
    }
}

/// The relation of a label; treebanks have a few subtypes left that their guidelines no longer know.
fn relation(label: &str) -> Option<Relation> {
    let base = label.split(':').next().unwrap_or(label);
    Relation::parse(label).or_else(|| Relation::parse(base))
}

/// How many words the next piece of a sentence has: up to the last mark before it gets too long.
fn piece_len(upos: &[Upos]) -> usize {
    if upos.len() <= LONGEST {
        return upos.len();
    }
    let mark = upos[LONGEST / 2..LONGEST].iter().rposition(|upos| *upos == Upos::Punct);
    mark.map_or(LONGEST, |mark| LONGEST / 2 + mark + 1)
}

/// Where several words stayed without a head the first is the root, and the others stand beside it.
fn one_root(arcs: &mut [Arc]) {
    let root = arcs.iter().position(|arc| arc.head.is_none());
    for (at, arc) in arcs.iter_mut().enumerate() {
        if arc.head.is_none() {
            let beside = root != Some(at);
            arc.head = root.filter(|_| beside);
            arc.relation = if beside { Relation::Parataxis } else { Relation::Root };
        }
    }
}
