//! What hangs on each word, gathered in one pass.

use annals_core::{Relation, Sentence, TokenIdx, Tokens, Xpos};

/// What hangs on a word.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Below {
    /// The subject nearest to it.
    pub(super) subject: Option<TokenIdx>,
    /// A subject that is a clause: "To wait is wise".
    pub(super) has_clause_subject: bool,
    /// The first auxiliary, "be" of the passive included.
    pub(super) aux: Option<TokenIdx>,
    /// "was shelled", "those shelled".
    pub(super) is_passive: bool,
    /// "to withdraw"
    pub(super) has_to: bool,
    /// "of it"
    pub(super) has_case: bool,
    /// A relative clause.
    pub(super) has_relative: bool,
    /// A second of its kind: "Kovac and Okoro".
    pub(super) has_conjunct: bool,
}

pub(super) struct Around {
    below: Vec<Below>,
}

impl Around {
    pub(super) fn new(tokens: &Tokens, sentences: &[Sentence]) -> Self {
        let mut below = vec![Below::default(); tokens.spans.len()];
        for token in sentences.iter().flat_map(Sentence::tokens) {
            if let Some(head) = tokens.heads[token.at()] {
                note(&mut below[head.at()], token, tokens);
            }
        }
        Self { below }
    }

    pub(super) fn of(&self, token: TokenIdx) -> Below {
        self.below.get(token.at()).copied().unwrap_or_default()
    }
}

fn note(below: &mut Below, child: TokenIdx, tokens: &Tokens) {
    match tokens.relations[child.at()] {
        Relation::Nsubj => below.subject = Some(child),
        Relation::NsubjOuter => below.subject = below.subject.or(Some(child)),
        Relation::NsubjPass => {
            below.subject = Some(child);
            below.is_passive = true;
        }
        Relation::Csubj | Relation::CsubjPass | Relation::CsubjOuter => {
            below.has_clause_subject = true;
        }
        Relation::Aux => below.aux = below.aux.or(Some(child)),
        Relation::AuxPass => {
            below.aux = below.aux.or(Some(child));
            below.is_passive = true;
        }
        Relation::Mark if tokens.xpos[child.at()] == Xpos::To => below.has_to = true,
        Relation::Case => below.has_case = true,
        Relation::AclRelcl | Relation::AdvclRelcl => below.has_relative = true,
        Relation::Conj => below.has_conjunct = true,
        _ => {}
    }
}
