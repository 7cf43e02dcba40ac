//! The mentions of a report's actors, by where they end.

use annals_core::{Actor, ActorIdx, MentionForm, Span};

/// A mention and the actor it stands for.
#[derive(Clone, Copy, Debug)]
pub(super) struct ActorMention {
    pub(super) span: Span,
    pub(super) form: MentionForm,
    pub(super) actor: ActorIdx,
}

/// All mentions, sorted by their end.
#[derive(Debug)]
pub(super) struct Mentions(Vec<ActorMention>);

impl Mentions {
    pub(super) fn new(actors: &[Actor]) -> Self {
        let actors = (0..).map(ActorIdx).zip(actors);
        let mut res: Vec<_> = actors
            .flat_map(|(actor, found)| {
                let mentions = found.mentions.iter();
                mentions.map(move |mention| ActorMention {
                    span: mention.span,
                    form: mention.form,
                    actor,
                })
            })
            .collect();
        res.sort_by_key(|mention| (mention.span.end(), mention.span.start()));
        Self(res)
    }

    /// The mentions inside a phrase that end where it ends: what its head stands for. A name comes
    /// before a description.
    pub(super) fn heading(&self, phrase: Span) -> Option<ActorMention> {
        let from = self.0.partition_point(|mention| mention.span.end() < phrase.end());
        let ending = self.0[from..].iter().take_while(|m| m.span.end() == phrase.end());
        ending.copied().filter(|mention| phrase.contains(mention.span)).min_by_key(|m| m.form)
    }
}
