//! Statements while they are put together.

use super::Ctx;
use super::content;
use super::speakers::Speaker;
use super::terms::{self, Known};
use annals_core::{
    Cue, PartialDate, Participant, RuleId, Sentence, Span, Statement, Terms, TokenIdx, Upos,
};
use std::collections::HashSet;

/// A statement that is still being put together.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) speaker: Option<Speaker>,
    pub(super) terms: Terms,
    pub(super) cue: TokenIdx,
    pub(super) cue_span: Span,
    pub(super) content: Vec<Span>,
    pub(super) addressee: Option<Span>,
    pub(super) date: Option<PartialDate>,
    pub(super) rule: &'static str,
    /// Whether the cue tells a belief and not speech.
    pub(super) belief: bool,
}

/// What has been found so far.
pub(super) struct Found {
    pub(super) drafts: Vec<Draft>,
    /// For each quotation the draft that it is content of.
    pub(super) claimed: Vec<Option<usize>>,
    known: Known,
}

impl Found {
    pub(super) fn new(ctx: &Ctx) -> Self {
        let claimed = vec![None; ctx.quotations.all.len()];
        Self { drafts: vec![], claimed, known: Known::default() }
    }

    /// Adds a draft, with its terms; without a speaker nobody is named.
    pub(super) fn add(&mut self, ctx: &Ctx, sentence: &Sentence, mut draft: Draft) {
        if let Some(speaker) = &draft.speaker {
            draft.terms = terms::terms(ctx, sentence, speaker, &self.known);
            self.known.note(ctx, speaker, draft.terms);
        }
        let at = self.drafts.len();
        for content in &draft.content {
            // A quotation that is the whole content, or ends it, is spoken for.
            let last = ctx.doc.tokens_in(*content).next_back();
            let quotation = last.and_then(|last| ctx.quotations.at(last));
            let from_outside = |at: &usize| ctx.quotations.at(draft.cue) != Some(*at);
            if let Some(quotation) = quotation.filter(from_outside) {
                self.claimed[quotation].get_or_insert(at);
            }
        }
        self.drafts.push(draft);
    }

    /// The first draft of this sentence that has a speaker of its own.
    pub(super) fn outer(&self, sentence: &Sentence, before: TokenIdx) -> Option<&Draft> {
        let in_sentence = |draft: &&Draft| sentence.first <= draft.cue && draft.cue < before;
        let own = |draft: &&Draft| draft.speaker.is_some_and(|speaker| !speaker.relative);
        let here: Vec<&Draft> = self.drafts.iter().rev().take_while(in_sentence).collect();
        let nested = |draft: &&Draft| {
            here.iter()
                .any(|outer| outer.content.iter().any(|content| content.contains(draft.cue_span)))
        };
        let outermost = here.iter().copied().filter(own).filter(|draft| !nested(draft));
        outermost.min_by_key(|draft| draft.cue)
    }

    pub(super) fn is_free(&self, quotation: usize) -> bool {
        self.claimed[quotation].is_none()
    }

    /// The finished statements, by their cue.
    pub(super) fn statements(mut self, ctx: &Ctx) -> Vec<Statement> {
        // "said he hopes that …" is one statement: the belief is the speaker's own.
        let contents = self.drafts.iter().flat_map(|draft| &draft.content);
        let begins: HashSet<usize> = contents.map(|content| content.start()).collect();
        self.drafts.retain(|draft| {
            let own = |speaker: &Speaker| {
                ctx.upos(speaker.head) == Upos::Pron && begins.contains(&speaker.span.start())
            };
            !(draft.belief && draft.speaker.as_ref().is_some_and(own))
        });
        self.drafts.sort_by_key(|draft| (draft.cue_span, draft.content.first().copied()));
        let statement = |draft: Draft| {
            let speaker = draft.speaker.map(|speaker| {
                let alone = speaker.actor.filter(|_| !speaker.joined);
                let actor = alone.and_then(|idx| ctx.actors.get(idx.0 as usize));
                Participant {
                    span: speaker.span,
                    actor: alone,
                    country: actor.and_then(|actor| actor.country),
                    sector: actor.and_then(|actor| actor.sector),
                }
            });
            Statement {
                speaker,
                terms: draft.terms,
                cue: Cue(draft.cue_span),
                speech: content::speech(ctx, &draft.content),
                content: draft.content,
                addressee: draft.addressee,
                date: draft.date,
                rule: RuleId::new(draft.rule),
            }
        };
        self.drafts.into_iter().map(statement).collect()
    }
}
