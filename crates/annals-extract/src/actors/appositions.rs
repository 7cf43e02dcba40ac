//! What is told of a person behind a comma: "X, the envoy to the coalition,".

use super::ctx::Ctx;
use super::people::{Person, codes, is_behind_calling, served};
use super::pieces::{Piece, What};
use crate::classes::class_of;
use annals_core::{CountryCode, Sentence, TokenIdx, Upos};

/// "Kesmar's envoy to the river commission, Tomas Ede, said"
pub(super) fn office_and_comma(
    ctx: &Ctx,
    sentence: &Sentence,
    pieces: &[Piece],
    at: usize,
    res: &mut Person,
) -> bool {
    let name = &pieces[at];
    let Some(comma) = ctx.before(name.first, sentence).filter(|t| ctx.doc.word(*t) == ",") else {
        return false;
    };
    let closes = name.last.offset(1).is_some_and(|next| {
        matches!(ctx.doc.word(next), "," | ".") || class_of(ctx.doc, next) == Upos::Verb
    });
    let near = at.saturating_sub(6);
    let is_office = |piece: &Piece| matches!(piece.what, What::Office(_));
    let office = pieces[near..at].iter().rposition(is_office).map(|office| near + office);
    let Some(office) = office.filter(|_| closes && name.n_tokens() > 1) else { return false };
    let What::Office(title) = pieces[office].what else { return false };
    let between = (pieces[office].last.0 + 1..comma.0).map(TokenIdx);
    let mut tokens = between.clone();
    let led = tokens.next().is_none_or(|token| ctx.is_any(token, &["to", "of", "for", "in", "on"]));
    let nominal = between.clone().count() < 12
        && between.clone().all(|token| {
            !matches!(class_of(ctx.doc, token), Upos::Verb | Upos::Aux | Upos::Punct | Upos::Pron)
        });
    if !(led && nominal) {
        return false;
    }
    let mut first = pieces[office].first;
    while let Some(before) = ctx.before(first, sentence) {
        let joins =
            matches!(class_of(ctx.doc, before), Upos::Adj | Upos::Noun | Upos::Propn | Upos::Det)
                || ctx.is_any(before, &["its", "his", "her", "their"])
                || ctx.is_genitive(before);
        if !joins || ctx.is_timed(before) {
            break;
        }
        first = before;
    }
    res.sector = res.sector.or(title.sector);
    res.country = res.country.or(title.country);
    served(ctx, sentence, pieces, office, res);
    let described = ctx.doc.between(first, TokenIdx(comma.0 - 1));
    let role = ctx.doc.between(pieces[office].first, TokenIdx(comma.0 - 1));
    res.role = res.role.take().or_else(|| Some(ctx.quote(role).to_owned()));
    res.described = Some(described);
    res.rule = "actors/apposition";
    true
}

/// Reads what stands behind a name: "X, 42,", "X, the envoy to the coalition,", "X, who".
pub(super) fn behind(
    ctx: &Ctx,
    sentence: &Sentence,
    pieces: &[Piece],
    at: usize,
    res: &mut Person,
) -> bool {
    let piece = &pieces[at];
    let comma = piece.last.offset(1).filter(|next| *next < sentence.end);
    let Some(comma) = comma.filter(|comma| ctx.doc.word(*comma) == ",") else { return false };
    let first = TokenIdx(comma.0 + 1);
    if first >= sentence.end {
        return false;
    }
    if class_of(ctx.doc, first) == Upos::Num
        && ctx.doc.word(first).len() < 4
        && matches!(ctx.doc.word(TokenIdx(first.0 + 1)), "," | "." | "who")
    {
        res.rule = "actors/age";
        return true;
    }
    if ctx.is_any(first, &["who", "whose"]) {
        return true;
    }
    let Some(last) = apposition(ctx, sentence, &pieces[at + 1..], first) else { return false };
    let behind = &pieces[at + 1..];
    let inside = || behind.iter().take_while(|piece| piece.last <= last);
    for office in inside() {
        if let What::Office(title) = office.what {
            res.sector = res.sector.or(title.sector);
            res.country = res.country.or(title.country);
            res.gender = res.gender.or(title.gender);
        }
    }
    // A state before a body between states: "the envoy of France to NATO" serves France.
    let countries: Vec<CountryCode> = inside().filter_map(|piece| codes(piece).0).collect();
    let own = countries.iter().find(|code| ctx.words.names.state(**code).is_some());
    res.country = res.country.or_else(|| own.or(countries.first()).copied());
    let span = ctx.doc.between(first, last);
    let bare = match ctx.is_any(first, &["a", "an", "the"]) && first < last {
        true => ctx.doc.between(TokenIdx(first.0 + 1), last),
        false => span,
    };
    if res.role.is_none() {
        res.role = Some(ctx.quote(bare).to_owned());
    }
    res.described = Some(span);
    if res.rule == "actors/capitals" {
        res.rule = "actors/apposition";
    }
    true
}

/// The last token of the description that begins behind a comma; its first noun phrase is about
/// somebody, and no verb is in it.
fn apposition(
    ctx: &Ctx,
    sentence: &Sentence,
    pieces: &[Piece],
    first: TokenIdx,
) -> Option<TokenIdx> {
    let mut last = None;
    let mut somebody = false;
    let mut in_head = true;
    for token in (first.0..sentence.end.0).take(18).map(TokenIdx) {
        let class = class_of(ctx.doc, token);
        let hyphen = ctx.is_glued_hyphen(token);
        let closes = class == Upos::Punct && !hyphen && !ctx.is_genitive(token)
            || matches!(class, Upos::Verb | Upos::Aux | Upos::Sconj)
            || ctx.is_any(token, &["who", "which", "whose", "whom", "that", "and", "as"])
                && in_head
            || ctx.is_any(token, &["who", "which", "whose", "whom", "that"])
            || ctx.is_timed(token);
        if closes {
            let clean = class == Upos::Punct
                || ctx.is_any(token, &["who", "which", "whose", "whom", "and"]);
            return last.filter(|_| somebody && clean);
        }
        in_head &= class != Upos::Adp;
        if in_head && matches!(class, Upos::Noun | Upos::Propn) {
            let lemma = ctx.lemma(token);
            let singular = lemma == ctx.doc.word(token).to_lowercase();
            somebody |= singular
                && (ctx.words.people(&lemma).is_some() && ctx.words.institution(&lemma).is_none()
                    || ctx.words.title(&lemma).is_some());
        }
        // "X, President Y and Z": the name of another, no description.
        let named = pieces.windows(2).take_while(|two| two[0].first < token).any(|two| {
            matches!(two[0].what, What::Office(_))
                && two[0].last.0 + 1 == token.0
                && two[1].first == token
                && two[1].is_loose()
                && two[0].first >= first
        });
        // "X, the skater Anna Vell and Z": the same without an office.
        let called = pieces.iter().any(|piece| {
            piece.first == token
                && piece.n_tokens() > 1
                && piece.is_loose()
                && is_behind_calling(ctx, sentence, piece)
        });
        if named || called {
            return None;
        }
        last = Some(token);
    }
    None
}
