//! Towns, and seats of government that stand for a state.

use super::ctx::Ctx;
use super::pieces::Piece;
use super::uses::{Use, direction, has, is_actor_noun, is_located, listed};
use crate::classes::class_of;
use annals_core::{PlacePrecision, Sentence, TokenIdx, Upos};
use annals_lexicon::actors::NameSense;

/// A seat of government stands for the state where it acts or speaks, and only there.
pub(super) fn seat(
    ctx: &Ctx,
    sentence: &Sentence,
    pieces: &[Piece],
    at: usize,
    uses: &[Use],
) -> Use {
    let piece = &pieces[at];
    let town = town(ctx, sentence, pieces, at, uses);
    if town == Use::Place && is_located(ctx, sentence, piece.first) {
        return town;
    }
    let genitive = piece.last.offset(1).filter(|next| ctx.is_genitive(*next));
    if let Some(genitive) = genitive {
        let owned = (genitive.0 + 1..sentence.end.0).map(TokenIdx).take_while(|token| {
            matches!(class_of(ctx.doc, *token), Upos::Noun | Upos::Propn | Upos::Adj | Upos::Num)
        });
        let head = owned.last();
        let acts = head.is_some_and(|head| {
            is_actor_noun(ctx, head)
                || ["stance", "position", "policy", "ally", "demand", "role", "view"]
                    .contains(&ctx.lemma(head).as_str())
        });
        return if acts { Use::Actor } else { town };
    }
    let rules = piece.last.offset(1).is_some_and(|next| {
        ctx.is_any(next, &["authorities", "government", "regime", "administration"])
    });
    if rules || acts(ctx, sentence, piece) || between_seats(ctx, sentence, pieces, at) {
        return Use::Actor;
    }
    town
}

/// Whether the words behind a name tell an act: "Ankara links", "Paris was accused".
fn acts(ctx: &Ctx, sentence: &Sentence, piece: &Piece) -> bool {
    // "a court in Paris said", "people of Kabul fled": the name is not the subject.
    let behind_adposition = ctx.before(piece.first, sentence).is_some_and(|before| {
        (matches!(class_of(ctx.doc, before), Upos::Adp | Upos::Propn) || ctx.doc.is(before, "to"))
            && !ctx.is_any(before, &["as", "after", "before", "since", "until"])
    });
    if behind_adposition {
        return false;
    }
    let Some(next) = ctx.next_word(piece.last, sentence) else { return false };
    if ctx.touches(next) {
        return false;
    }
    match class_of(ctx.doc, next) {
        Upos::Verb => true,
        Upos::Aux => (next.0 + 1..sentence.end.0)
            .map(TokenIdx)
            .find(|token| {
                !matches!(class_of(ctx.doc, *token), Upos::Adv | Upos::Part | Upos::Aux)
                    && !ctx.is_timed(*token)
            })
            .is_some_and(|token| class_of(ctx.doc, token) == Upos::Verb),
        // The tagger takes a present tense behind a name for a noun: "as Washington withdraws".
        Upos::Noun => {
            ctx.doc.word(next).ends_with('s')
                && ctx.verb(next).is_some()
                && next.offset(1).is_some_and(|object| {
                    matches!(
                        class_of(ctx.doc, object),
                        Upos::Det | Upos::Noun | Upos::Propn | Upos::Num | Upos::Sconj
                    )
                })
        }
        _ => false,
    }
}

/// "between Washington and Kyiv": two seats that deal with each other.
fn between_seats(ctx: &Ctx, sentence: &Sentence, pieces: &[Piece], at: usize) -> bool {
    let seat = |piece: &&Piece| has(piece, |s| matches!(s, NameSense::Seat(_)));
    let led = |piece: &Piece| {
        ctx.before(piece.first, sentence).is_some_and(|before| ctx.doc.is(before, "between"))
    };
    let piece = &pieces[at];
    let next = pieces.get(at + 1).filter(seat).is_some_and(|next| listed(ctx, piece, next));
    let before = at.checked_sub(1).map(|before| &pieces[before]).filter(seat);
    led(piece) && next || before.is_some_and(|before| led(before) && listed(ctx, before, piece))
}

/// Towns and regions are named for where they are; only what surely says so counts.
pub(super) fn town(
    ctx: &Ctx,
    sentence: &Sentence,
    pieces: &[Piece],
    at: usize,
    uses: &[Use],
) -> Use {
    let piece = &pieces[at];
    let area = has(piece, |sense| match sense {
        NameSense::Place(place) => place.precision == PlacePrecision::Area,
        _ => false,
    });
    let located =
        is_located(ctx, sentence, piece.first) || direction(ctx, sentence, piece.first).is_some();
    // "Sibi, Balochistan": a place before a comma and a state or region.
    let in_state = pieces.get(at + 1).is_some_and(|next| {
        ctx.doc.word(TokenIdx(piece.last.0 + 1)) == ","
            && next.first.0 == piece.last.0 + 2
            && has(next, |s| matches!(s, NameSense::State(_) | NameSense::Place(_)))
    });
    // "in Dorvanville, Quebec"
    let behind_town = at.checked_sub(1).map(|before| &pieces[before]).is_some_and(|before| {
        before.is_loose()
            && before.last.0 + 2 == piece.first.0
            && ctx.doc.word(TokenIdx(before.last.0 + 1)) == ","
            && is_located(ctx, sentence, before.first)
    });
    let inherited = at
        .checked_sub(1)
        .is_some_and(|before| listed(ctx, &pieces[before], piece) && uses[before] == Use::Place);
    let attributed = piece.last.offset(1).filter(|next| *next < sentence.end).is_some_and(|next| {
        let lemma = ctx.lemma(next);
        class_of(ctx.doc, next) == Upos::Noun
            && (ctx.words.is_place(&lemma)
                || ctx.words.is_deed(&lemma)
                || ["talk", "summit", "meeting", "trial", "massacre"].contains(&lemma.as_str()))
    });
    // "bombed Raqqa", "entered Mosul"
    let hit = ctx
        .before(piece.first, sentence)
        .is_some_and(|verb| class_of(ctx.doc, verb) == Upos::Verb && !ctx.is_person_verb(verb));
    if located || hit || behind_town || in_state || inherited || attributed || area {
        Use::Place
    } else {
        Use::Neither
    }
}
