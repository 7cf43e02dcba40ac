//! What follows from the heads, worked out once so that asking costs nothing.

use super::{Sentence, TokenIdx, TokenRange};

/// Children, edges and roots of all sentences.
#[derive(Clone, Debug)]
pub(super) struct Tree {
    /// Where the children of each token begin in `children`; one more than there are tokens.
    starts: Vec<u32>,
    children: Vec<TokenIdx>,
    /// From the leftmost to the rightmost word below each token, itself included.
    reach: Vec<TokenRange>,
    /// The root of each sentence.
    roots: Vec<TokenIdx>,
}

impl Tree {
    /// Panics where a head lies in another sentence, or where a sentence is no tree with one root.
    pub(super) fn new(heads: &[Option<TokenIdx>], sentences: &[Sentence]) -> Self {
        let roots = sentences.iter().map(|sentence| root(heads, sentence)).collect();
        let (starts, children) = children(heads);
        let mut res = Self { starts, children, reach: vec![], roots };
        res.reach = res.reaches(heads);
        res
    }

    pub(super) fn children(&self, token: TokenIdx) -> &[TokenIdx] {
        match self.starts.get(token.at()..token.at() + 2) {
            Some(range) => &self.children[range[0] as usize..range[1] as usize],
            None => &[],
        }
    }

    pub(super) fn reach(&self, token: TokenIdx) -> TokenRange {
        self.reach[token.at()]
    }

    pub(super) fn root(&self, sentence: usize) -> TokenIdx {
        self.roots[sentence]
    }

    /// Parents before children gives an order to go back through: linear, also where arcs cross.
    fn reaches(&self, heads: &[Option<TokenIdx>]) -> Vec<TokenRange> {
        let mut order = self.roots.clone();
        let mut at = 0;
        while let Some(token) = order.get(at) {
            order.extend_from_slice(self.children(*token));
            at += 1;
        }
        assert!(order.len() == heads.len(), "no word hangs on itself");
        let mut res: Vec<TokenRange> =
            (0..heads.len()).map(TokenIdx::from_at).map(TokenRange::one).collect();
        for token in order.iter().rev() {
            if let Some(head) = heads[token.at()] {
                res[head.at()] = res[head.at()].cover(res[token.at()]);
            }
        }
        res
    }
}

fn root(heads: &[Option<TokenIdx>], sentence: &Sentence) -> TokenIdx {
    let range = TokenRange { first: sentence.first, end: sentence.end };
    let mut res = None;
    for token in range.tokens() {
        match heads[token.at()] {
            Some(head) => assert!(range.holds(head), "a head stands in the same sentence"),
            None => assert!(res.replace(token).is_none(), "a sentence has one root"),
        }
    }
    res.expect("a sentence has a root")
}

fn children(heads: &[Option<TokenIdx>]) -> (Vec<u32>, Vec<TokenIdx>) {
    let mut starts = vec![0; heads.len() + 1];
    for head in heads.iter().flatten() {
        starts[head.at() + 1] += 1;
    }
    for at in 1..starts.len() {
        starts[at] += starts[at - 1];
    }
    let mut next = starts.clone();
    let mut children = vec![TokenIdx(0); starts.last().map_or(0, |n| *n as usize)];
    for (at, head) in heads.iter().enumerate() {
        if let Some(head) = head {
            children[next[head.at()] as usize] = TokenIdx::from_at(at);
            next[head.at()] += 1;
        }
    }
    (starts, children)
}
