//! What the words are to one another.

use super::{Annotated, SentenceIdx, TokenIdx, TokenRange};
use crate::{Morph, NameKind, NameTag, Relation, Span, Xpos};

impl<'t> Annotated<'t> {
    /// The Penn class of a token; [`Xpos::Fw`] past the last.
    #[must_use]
    pub fn xpos(&self, token: TokenIdx) -> Xpos {
        self.tokens.xpos.get(token.at()).copied().unwrap_or(Xpos::Fw)
    }

    /// The dictionary form of a token; empty past the last.
    #[must_use]
    pub fn lemma(&self, token: TokenIdx) -> &str {
        self.tokens.lemmas.get(token.at())
    }

    /// The features of a token; none past the last.
    #[must_use]
    pub fn morph(&self, token: TokenIdx) -> Morph {
        self.tokens.morphs.get(token.at()).copied().unwrap_or_default()
    }

    /// The word that a token hangs on; the root of a sentence has none.
    #[must_use]
    pub fn head(&self, token: TokenIdx) -> Option<TokenIdx> {
        self.tokens.heads.get(token.at()).copied().flatten()
    }

    /// What a token is to its head; [`Relation::Dep`] past the last.
    #[must_use]
    pub fn relation(&self, token: TokenIdx) -> Relation {
        self.tokens.relations.get(token.at()).copied().unwrap_or(Relation::Dep)
    }

    /// The place of a token in a name.
    #[must_use]
    pub fn name(&self, token: TokenIdx) -> NameTag {
        self.tokens.names.get(token.at()).copied().unwrap_or_default()
    }

    /// Whether a token is the second or a later word of one surface token: the "n't" of "don't".
    #[must_use]
    pub fn is_joined(&self, token: TokenIdx) -> bool {
        self.tokens.joined.get(token.at()).copied().unwrap_or(false)
    }

    /// The words that hang on a token, in order.
    #[must_use]
    pub fn children(&self, token: TokenIdx) -> &[TokenIdx] {
        self.tree.children(token)
    }

    /// The first word that hangs on a token in a relation, with any subtype of it.
    #[must_use]
    pub fn child(&self, token: TokenIdx, relation: Relation) -> Option<TokenIdx> {
        let mut children = self.children(token).iter().copied();
        children.find(|child| self.relation(*child).base() == relation.base())
    }

    /// The head of a token, the head of that, and so on up to the root.
    pub fn ancestors(&self, token: TokenIdx) -> impl Iterator<Item = TokenIdx> {
        std::iter::successors(self.head(token), |above| self.head(*above))
    }

    /// From the leftmost to the rightmost word that hangs on a token, however far down, itself
    /// included. Where arcs cross it holds words that hang elsewhere. Panics past the last token.
    #[must_use]
    pub fn reach(&self, token: TokenIdx) -> TokenRange {
        self.tree.reach(token)
    }

    /// The stretch of the text that a token and all below it cover: [`Annotated::reach`] as a span.
    #[must_use]
    pub fn subtree(&self, token: TokenIdx) -> Span {
        self.span_of(self.reach(token))
    }

    /// The stretch of the text from the first to the last token of a range. Panics on an empty one.
    #[must_use]
    pub fn span_of(&self, range: TokenRange) -> Span {
        self.between(range.first, TokenIdx(range.end.0 - 1))
    }

    /// The word of a sentence that hangs on no other.
    #[must_use]
    pub fn root(&self, sentence: SentenceIdx) -> TokenIdx {
        self.tree.root(sentence.0 as usize)
    }

    /// The word that carries a stretch of the text: the first in it whose head lies outside.
    #[must_use]
    pub fn head_of(&self, span: Span) -> Option<TokenIdx> {
        let range = self.range_in(span);
        range.tokens().find(|token| self.head(*token).is_none_or(|head| !range.holds(head)))
    }

    /// The sentence of a token. Panics past the last token.
    #[must_use]
    pub fn sentence_of(&self, token: TokenIdx) -> SentenceIdx {
        let at = self.sentences.partition_point(|sentence| sentence.end <= token);
        assert!(at < self.sentences.len(), "every token is in a sentence");
        SentenceIdx(u32::try_from(at).expect("fewer sentences than tokens"))
    }

    /// All names, in order.
    pub fn names(&self) -> impl Iterator<Item = (TokenRange, NameKind)> {
        self.sentences.iter().flat_map(|sentence| self.names_in(sentence.range()))
    }

    /// The names that begin in a range; a name ends with the range at the latest. An inner token that
    /// no name leads to begins one.
    pub fn names_in(&self, range: TokenRange) -> impl Iterator<Item = (TokenRange, NameKind)> {
        let mut rest = range;
        std::iter::from_fn(move || {
            let first = rest.tokens().find(|token| self.name(*token).kind().is_some())?;
            let kind = self.name(first).kind()?;
            let mut end = TokenIdx(first.0 + 1);
            while end < range.end && self.name(end) == NameTag::Inside(kind) {
                end = TokenIdx(end.0 + 1);
            }
            rest.first = end;
            Some((TokenRange { first, end }, kind))
        })
    }
}
