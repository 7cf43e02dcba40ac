use super::{Sentence, TokenIdx, TokenKind};
use crate::{Morph, NameTag, Relation, Span, Upos, Xpos};

/// The tokens of a text as arrays, one for each thing that is known about them.
///
/// A stage makes them with [`Tokens::neutral`] and puts its layers in place of the neutral ones; what
/// must hold between the arrays is checked by [`super::Annotated::new`].
#[derive(Clone, Debug, Default)]
pub struct Tokens {
    /// Where each stands.
    pub spans: Vec<Span>,
    /// What each is made of.
    pub kinds: Vec<TokenKind>,
    /// Whether each is the second or a later word of one surface token: the "n't" of "don't".
    pub joined: Vec<bool>,
    /// Word classes of Universal Dependencies.
    pub upos: Vec<Upos>,
    /// Word classes of the Penn treebank.
    pub xpos: Vec<Xpos>,
    /// Grammatical features.
    pub morphs: Vec<Morph>,
    /// Dictionary forms.
    pub lemmas: Lemmas,
    /// The word each hangs on, in the same sentence; the root of a sentence has none.
    pub heads: Vec<Option<TokenIdx>>,
    /// What each is to its head.
    pub relations: Vec<Relation>,
    /// The names they are part of.
    pub names: Vec<NameTag>,
}

impl Tokens {
    /// Tokens of which only place and kind are known: of no class, with themselves as lemmas, in no
    /// name, and all hanging on the first of their sentence.
    #[must_use]
    pub fn neutral(
        text: &str,
        spans: Vec<Span>,
        kinds: Vec<TokenKind>,
        sentences: &[Sentence],
    ) -> Self {
        let n = spans.len();
        let mut heads = vec![None; n];
        let mut relations = vec![Relation::Dep; n];
        for sentence in sentences {
            relations[sentence.first.at()] = Relation::Root;
            heads[sentence.first.at() + 1..sentence.end.at()].fill(Some(sentence.first));
        }
        Self {
            joined: vec![false; n],
            upos: vec![Upos::X; n],
            xpos: vec![Xpos::Fw; n],
            morphs: vec![Morph::default(); n],
            lemmas: spans.iter().map(|span| span.of(text)).collect(),
            heads,
            relations,
            names: vec![NameTag::Outside; n],
            spans,
            kinds,
        }
    }

    /// Whether every array has one entry a token.
    pub(super) fn are_even(&self) -> bool {
        let lens = [
            self.kinds.len(),
            self.joined.len(),
            self.upos.len(),
            self.xpos.len(),
            self.morphs.len(),
            self.lemmas.len(),
            self.heads.len(),
            self.relations.len(),
            self.names.len(),
        ];
        lens.iter().all(|len| *len == self.spans.len())
    }
}

/// Many short strings behind one another: a lemma for each token, without an allocation for each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lemmas {
    letters: String,
    // Invariant: rising, each the end of a lemma in `letters`.
    ends: Vec<u32>,
}

impl Lemmas {
    /// Appends the lemma of the next token.
    pub fn push(&mut self, lemma: &str) {
        self.letters.push_str(lemma);
        self.ends.push(u32::try_from(self.letters.len()).expect("lemmas are shorter than texts"));
    }

    /// The lemma of a token; empty past the last.
    #[must_use]
    pub fn get(&self, at: usize) -> &str {
        let Some(end) = self.ends.get(at) else { return "" };
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.letters[start as usize..*end as usize]
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }
}

impl<'a> FromIterator<&'a str> for Lemmas {
    fn from_iter<I: IntoIterator<Item = &'a str>>(lemmas: I) -> Self {
        let mut res = Self::default();
        lemmas.into_iter().for_each(|lemma| res.push(lemma));
        res
    }
}
