//! Quotations without a cue of their own, right behind a statement in quotation marks.

use super::drafts::Found;
use super::{Ctx, next};
use annals_core::TokenIdx;

/// Joins each quotation that nobody has to the statement it goes on with: in the same paragraph
/// right behind it, or in the next paragraph where the one before was left open.
pub(super) fn join(ctx: &Ctx, found: &mut Found) {
    for at in 1..ctx.quotations.all.len() {
        let (before, quotation) = (ctx.quotations.all[at - 1], ctx.quotations.all[at]);
        let Some(statement) = found.claimed[at - 1].filter(|_| found.is_free(at)) else { continue };
        let runs_on = before.runs_on && next(before.last) == quotation.first;
        if runs_on || is_next_sentence(ctx, found, statement, at) {
            found.claimed[at] = Some(statement);
            let span = quotation.span(ctx.doc);
            found.drafts[statement].content.push(span);
        }
    }
}

/// Whether a quotation fills the sentences right behind a statement.
fn is_next_sentence(ctx: &Ctx, found: &Found, statement: usize, at: usize) -> bool {
    let (doc, quotation) = (ctx.doc, ctx.quotations.all[at]);
    let draft = &found.drafts[statement];
    let Some(last) = draft.content.last() else { return false };
    let spoken = doc.token_at(last.end().saturating_sub(1)).unwrap_or(draft.cue).max(draft.cue);
    let sentence_of = |token: TokenIdx| doc.sentence_at(doc.span(token).start());
    let (Some(said), Some(begins)) = (sentence_of(spoken), sentence_of(quotation.first)) else {
        return false;
    };
    let opens = doc.sentence(begins).first == quotation.first;
    let whole = sentence_of(quotation.last)
        .is_some_and(|ends| doc.sentence(ends).end.0 <= quotation.last.0 + 2);
    let end = doc.sentence(said).span.end();
    let gap = &doc.text()[end..doc.span(quotation.first).start().max(end)];
    let direct = draft.content.last().is_some_and(|span| {
        doc.token_at(span.start()).is_some_and(|t| ctx.quotations.at(t).is_some())
    });
    direct && opens && whole && begins.0 == said.0 + 1 && !gap.contains('\n')
}
