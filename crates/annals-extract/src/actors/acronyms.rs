//! Bodies by their letters: "Syrian Democratic Forces (SDF)".

use super::ctx::Ctx;
use super::find::Read;
use super::register::{Draft, Register, key};
use annals_core::{ActorKind, MentionForm};
use std::collections::HashMap;

/// "Inter Services Public Relations" and later "ISPR": the letters tell that both are one body.
pub(super) fn initials(ctx: &Ctx, reads: &mut [Read], register: &mut Register) {
    let free = |read: &Read, at: usize| read.pieces[at].is_loose() && !read.done[at];
    let mut long: HashMap<String, (usize, usize)> = HashMap::new();
    for (n_read, read) in reads.iter().enumerate() {
        for (at, piece) in read.pieces.iter().enumerate().filter(|(at, _)| free(read, *at)) {
            let words: Vec<&str> = ctx.quote(piece.span(ctx)).split_whitespace().collect();
            if words.len() > 2 && !ctx.words.is_thing(&ctx.doc.word(piece.last).to_lowercase()) {
                let letters = words.iter().filter_map(|word| word.chars().next()).collect();
                long.entry(letters).or_insert((n_read, at));
            }
        }
    }
    for n_read in 0..reads.len() {
        for at in 0..reads[n_read].pieces.len() {
            let written = ctx.quote(reads[n_read].pieces[at].span(ctx));
            let Some(&(long_read, long_at)) =
                long.get(written).filter(|_| free(&reads[n_read], at))
            else {
                continue;
            };
            let span = reads[long_read].pieces[long_at].span(ctx);
            let name = ctx.quote(span);
            let draft = || Draft::new(name, ActorKind::Organisation, "actors/initials");
            let actor = register.named(format!("body:{}", key(name)), draft);
            if !reads[long_read].done[long_at] {
                reads[long_read].done[long_at] = true;
                register.mention(actor, span, MentionForm::Name, "actors/initials");
            }
            register.call(acronym_key(written), actor);
        }
    }
}

pub(super) fn acronym_key(name: &str) -> String {
    format!("acronym:{name}")
}

/// The piece in brackets behind a name whose letters begin the name's words: "Syrian Democratic
/// Forces (SDF)", "Tehreek-e-Taliban Pakistan, or TTP,".
pub(super) fn acronym_behind(ctx: &Ctx, read: &Read, at: usize) -> Option<usize> {
    let thing = ctx.words.is_thing(&ctx.doc.word(read.pieces[at].last).to_lowercase());
    let (piece, next) = (&read.pieces[at], read.pieces.get(at + 1)?);
    let opener = piece.last.offset(1)?;
    let bracket = ctx.doc.word(opener) == "(" && next.first.0 == opener.0 + 1;
    let or = ctx.doc.word(opener) == ","
        && opener.offset(1).is_some_and(|or| ctx.is_any(or, &["or"]))
        && next.first.0 == opener.0 + 2;
    let letters = ctx.quote(next.span(ctx)).replace('.', "");
    let capitals = letters.len() > 1 && letters.chars().all(|c| c.is_uppercase() || c.is_numeric());
    if thing || !(bracket || or) || next.n_tokens() > 1 || !capitals || piece.n_tokens() < 2 {
        return None;
    }
    let mut initials = ctx
        .quote(piece.span(ctx))
        .split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’')
        .filter_map(|word| word.chars().next())
        .map(|c| c.to_uppercase().next().unwrap_or(c));
    let in_order = letters.chars().all(|letter| initials.any(|initial| initial == letter));
    in_order.then_some(at + 1)
}
