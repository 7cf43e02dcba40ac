//! "the Front" for the Norland Valley Front, "the commission" for the Water Commission.

use super::ctx::Ctx;
use super::find::Read;
use super::pieces::What;
use super::register::Register;
use crate::classes::class_of;
use annals_core::{ActorKind, MentionForm, Sector, Span, TokenIdx, Upos};
use std::collections::HashMap;

/// A name that the last word of its own may stand for.
#[derive(Clone, Copy)]
enum Bearer {
    One { actor: usize, from: Span },
    Several,
}

/// How many sentences before a description in small letters its body is named.
const NEAREST: usize = 2;

/// Adds the descriptions that can mean but one body that was named before: "the" and the last
/// word of its name, and nothing else. With a capital it is a name.
pub(super) fn descriptions(ctx: &Ctx, reads: &mut [Read], register: &mut Register) {
    let heads = heads(ctx, register);
    let starts: Vec<usize> = reads.iter().map(|read| read.sentence.span.start()).collect();
    for (at, read) in reads.iter_mut().enumerate() {
        for token in read.sentence.tokens() {
            let Some(Bearer::One { actor, from }) =
                heads.get(&ctx.doc.word(token).to_lowercase()).copied()
            else {
                continue;
            };
            let the = ctx.before(token, &read.sentence).filter(|the| ctx.is_any(*the, &["the"]));
            let Some(the) = the.filter(|_| from.end() <= ctx.doc.span(token).start()) else {
                continue;
            };
            if !is_whole_phrase(ctx, read, token) || ctx.is_quoted(token) {
                continue;
            }
            let capital = ctx.is_capital(token);
            // Small letters can mean a body of the kind that nobody has named: only close by.
            let start = starts[at.saturating_sub(NEAREST)];
            let near = register.drafts[actor].mentions.iter().any(|mention| {
                mention.span.start() >= start && mention.span.end() <= ctx.doc.span(the).start()
            });
            if !capital && !near {
                continue;
            }
            let (span, form) = match capital {
                true => (ctx.doc.span(token), MentionForm::Name),
                false => (ctx.doc.between(the, token), MentionForm::Nominal),
            };
            register.mention(actor, span, form, "actors/description");
            let pieces = read.pieces.iter().zip(&mut read.done);
            pieces.filter(|(piece, _)| piece.first == token).for_each(|(_, done)| *done = true);
        }
    }
}

/// The last words of the names of bodies, where they are nouns for bodies.
fn heads(ctx: &Ctx, register: &Register) -> HashMap<String, Bearer> {
    let mut res: HashMap<String, Bearer> = HashMap::new();
    for (actor, draft) in register.drafts.iter().enumerate() {
        // "the Times" may be any of them.
        let paper = draft.sector == Some(Sector::Jrn);
        if paper || !matches!(draft.kind, ActorKind::Organisation | ActorKind::Group) {
            continue;
        }
        let names = draft.mentions.iter().filter(|mention| mention.form == MentionForm::Name);
        for mention in names {
            let words: Vec<&str> = ctx.quote(mention.span).split_whitespace().collect();
            let (Some(last), true) = (words.last(), words.len() > 1) else { continue };
            let head = last.to_lowercase();
            if !last.starts_with(char::is_uppercase) || ctx.words.institution(&head).is_none() {
                continue;
            }
            match res.get_mut(&head) {
                Some(Bearer::One { actor: other, from }) if *other == actor => {
                    *from = (*from).min(mention.span);
                }
                Some(bearer) => *bearer = Bearer::Several,
                None => {
                    res.insert(head, Bearer::One { actor, from: mention.span });
                }
            }
        }
    }
    res
}

/// Whether nothing follows that belongs to the phrase: not "the Front Line", "the council of elders".
fn is_whole_phrase(ctx: &Ctx, read: &Read, token: TokenIdx) -> bool {
    let piece = read.pieces.iter().find(|piece| piece.first <= token && token <= piece.last);
    let alone = piece.is_none_or(|piece| {
        piece.first == token && piece.last == token && !matches!(piece.what, What::Known(_))
    });
    let next = token.offset(1).filter(|next| *next < read.sentence.end);
    let goes_on = next.is_some_and(|next| {
        matches!(class_of(ctx.doc, next), Upos::Noun | Upos::Propn | Upos::Adj | Upos::Num)
            && !ctx.is_timed(next)
            || ctx.is_any(next, &["of", "for", "("])
            || ctx.is_glued_hyphen(next)
    });
    alone && !goes_on
}
