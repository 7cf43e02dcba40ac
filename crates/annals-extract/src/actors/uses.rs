//! What a name of a state or seat is used for: an actor, a place, or neither.

use super::ctx::Ctx;
use super::pieces::{Piece, What, from};
use super::seats::{seat, town};
use super::states::StateWord;
use crate::classes::class_of;
use annals_core::{Sector, Sentence, TokenIdx, Upos};
use annals_lexicon::actors::{Geography, NameSense};

/// How a name is used where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Use {
    /// It acts, is acted on or speaks.
    Actor,
    /// It is geography.
    Place,
    /// It is neither, or nobody can tell.
    Neither,
}

/// The direction word right before a name, which belongs to the name of a place: "northeast Syria".
pub(super) fn direction(ctx: &Ctx, sentence: &Sentence, first: TokenIdx) -> Option<TokenIdx> {
    ctx.before(first, sentence).filter(|before| tells(ctx, *before, Geography::Direction))
}

/// "ministers", "leaders", "those": bodies of people who come from a state as its own.
fn is_office_holders(ctx: &Ctx, noun: TokenIdx) -> bool {
    let lemma = ctx.lemma(noun);
    let plural = lemma != ctx.doc.word(noun).to_lowercase();
    let sector = ctx.words.people(&lemma).flatten();
    lemma == "those" || plural && matches!(sector, Some(Sector::Gov | Sector::Leg | Sector::Jud))
}

fn tells(ctx: &Ctx, token: TokenIdx, kind: Geography) -> bool {
    ctx.words.tells(&ctx.doc.word(token).to_lowercase(), kind)
}

/// Whether what stands before a name makes it a place.
pub(super) fn is_located(ctx: &Ctx, sentence: &Sentence, first: TokenIdx) -> bool {
    let Some(mut before) = ctx.before(first, sentence) else { return false };
    // "officials from Britain" are Britain's.
    let from = if ctx.doc.is(before, "the") { before.offset(-1) } else { Some(before) };
    let owned = from.filter(|from| ctx.doc.is(*from, "from")).and_then(|from| from.offset(-1));
    if owned.is_some_and(|noun| is_office_holders(ctx, noun)) {
        return false;
    }
    if ctx.doc.is(before, "the") {
        let Some(earlier) = ctx.before(before, sentence) else { return false };
        before = earlier;
    }
    if tells(ctx, before, Geography::Locative) {
        return true;
    }
    if ctx.doc.is(before, "to") {
        return (1..8)
            .filter_map(|by| before.offset(-by))
            .take_while(|token| *token >= sentence.first)
            .any(|token| {
                let verb = ctx.verb(token).unwrap_or_default();
                ctx.words.tells(verb, Geography::Motion)
                    || ctx.words.tells(&ctx.lemma(token), Geography::Motion)
            });
    }
    // "the city of", "the north of", "the invasion of".
    ctx.doc.is(before, "of")
        && ctx.before(before, sentence).is_some_and(|noun| {
            let lemma = ctx.lemma(noun);
            ctx.words.is_place(&lemma) || ctx.words.tells(&lemma, Geography::Part)
        })
}

/// The uses of the pieces of a sentence, for those that name a state or its seat.
pub(super) fn uses(ctx: &Ctx, sentence: &Sentence, pieces: &[Piece]) -> Vec<Use> {
    let mut res: Vec<Use> = vec![Use::Neither; pieces.len()];
    // Adjectives take their use from what comes behind ("U.S. and Iraqi officials"), names from
    // what stands before ("in Iraq and Syria").
    for at in (0..pieces.len()).rev() {
        if is_adjective(ctx, &pieces[at]) || is_short(ctx, &pieces[at]) {
            res[at] = nationality(ctx, sentence, pieces, at, &res);
        }
    }
    for at in 0..pieces.len() {
        if res[at] == Use::Actor {
            continue;
        }
        if is_state(ctx, &pieces[at]) {
            res[at] = state(ctx, sentence, pieces, at, &res);
        } else if has(&pieces[at], |sense| matches!(sense, NameSense::Seat(_))) {
            res[at] = seat(ctx, sentence, pieces, at, &res);
        } else if has(&pieces[at], |sense| matches!(sense, NameSense::Place(_))) {
            res[at] = town(ctx, sentence, pieces, at, &res);
        }
    }
    res
}

/// "Turkish"
fn is_adjective(ctx: &Ctx, piece: &Piece) -> bool {
    has(piece, |sense| matches!(sense, NameSense::Nationality(_)))
        || matches!(piece.state_word(ctx), Some(StateWord::Adjective(_)))
}

/// "Turkey"
fn is_state(ctx: &Ctx, piece: &Piece) -> bool {
    has(piece, |sense| matches!(sense, NameSense::State(_)))
        || matches!(piece.state_word(ctx), Some(StateWord::Name(_)))
}

pub(super) fn has(piece: &Piece, of: impl Fn(&NameSense) -> bool) -> bool {
    piece.senses().iter().any(of)
}

/// "U.S.", "UK": names of states that are adjectives too.
fn is_short(ctx: &Ctx, piece: &Piece) -> bool {
    let word = ctx.doc.word(piece.first);
    let capitals = word.chars().all(|c| c.is_uppercase() || c == '.');
    piece.n_tokens() == 1 && capitals && has(piece, |sense| matches!(sense, NameSense::State(_)))
}

/// The piece that a list leads to: "U.S. and *Iraqi*", "Russia, *China*".
pub(super) fn listed(ctx: &Ctx, from: &Piece, to: &Piece) -> bool {
    let between: Vec<TokenIdx> = (from.last.0 + 1..to.first.0).map(TokenIdx).collect();
    let joint = |token: &TokenIdx| ctx.is_any(*token, &[",", "and", "or", "&", "/", "the"]);
    !between.is_empty() && between.len() < 4 && between.iter().all(joint)
}

/// An adjective of nationality names the actor where it modifies a word for actors or their deeds.
fn nationality(ctx: &Ctx, sentence: &Sentence, pieces: &[Piece], at: usize, uses: &[Use]) -> Use {
    let piece = &pieces[at];
    if let Some(next) = pieces.get(at + 1).filter(|next| listed(ctx, piece, next))
        && (is_adjective(ctx, next) || is_short(ctx, next))
        && uses[at + 1] == Use::Actor
    {
        return Use::Actor;
    }
    if modifies_actor(ctx, sentence, pieces, at) { Use::Actor } else { Use::Neither }
}

/// Whether the noun that a piece stands before is somebody, or the deed of somebody.
fn modifies_actor(ctx: &Ctx, sentence: &Sentence, pieces: &[Piece], at: usize) -> bool {
    let mut head = None;
    let mut plain_words = 0;
    let mut token = TokenIdx(pieces[at].last.0 + 1);
    while token < sentence.end {
        let next = pieces.get(from(pieces, token)).filter(|piece| piece.first == token);
        match next.map(|piece| &piece.what) {
            Some(What::Office(_)) => return true,
            Some(What::Institution(_)) => return false,
            Some(What::Loose | What::Known(_)) if plain_words > 0 || !ctx.is_capital(token) => {
                break;
            }
            _ => {}
        }
        let class = class_of(ctx.doc, token);
        let hyphen = ctx.is_glued_hyphen(token);
        // "departing forces", "captured soldiers": a participle can stand before the noun.
        let participle = class == Upos::Verb
            && plain_words == 0
            && {
                let word = ctx.doc.word(token);
                word.ends_with("ing") || word.ends_with("ed")
            }
            && token.offset(1).is_some_and(|next| class_of(ctx.doc, next) == Upos::Noun);
        let noun = matches!(class, Upos::Noun | Upos::Propn) && ctx.is_word(token);
        if ctx.is_timed(token)
            || !(noun || hyphen || participle || matches!(class, Upos::Adj | Upos::Num))
        {
            // "airstrikes" and "attacks" may look like verbs to the tagger.
            if head.is_none()
                && class == Upos::Verb
                && is_actor_noun(ctx, token)
                && ctx.doc.word(token).ends_with('s')
            {
                let before = ctx.before(pieces[at].first, sentence);
                let possible = before.is_some_and(|before| {
                    matches!(
                        class_of(ctx.doc, before),
                        Upos::Det | Upos::Adp | Upos::Verb | Upos::Adj
                    )
                });
                return possible;
            }
            break;
        }
        if noun {
            head = Some(token);
        }
        plain_words += 1;
        token = TokenIdx(token.0 + 1);
    }
    head.is_some_and(|head| is_actor_noun(ctx, head))
}

pub(super) fn is_actor_noun(ctx: &Ctx, token: TokenIdx) -> bool {
    let lemma = ctx.lemma(token);
    let lower = ctx.doc.word(token).to_lowercase();
    ctx.words.people(&lemma).is_some()
        || ctx.words.title(&lemma).is_some()
        || ctx.words.is_deed(&lemma)
        || ctx.words.institution(&lower).is_some_and(|found| found.in_small_letters)
}

fn state(ctx: &Ctx, sentence: &Sentence, pieces: &[Piece], at: usize, uses: &[Use]) -> Use {
    let piece = &pieces[at];
    if direction(ctx, sentence, piece.first).is_some() {
        return Use::Place;
    }
    let genitive = piece.last.offset(1).filter(|next| ctx.is_genitive(*next));
    if let Some(genitive) = genitive {
        return owner(ctx, sentence, pieces, at, genitive);
    }
    if is_located(ctx, sentence, piece.first) {
        return Use::Place;
    }
    if hyphened(ctx, pieces, at) {
        return Use::Actor;
    }
    let bare = is_short(ctx, piece)
        || piece.last.offset(1).is_some_and(|next| class_of(ctx.doc, next) != Upos::Adj);
    if bare && attributive(ctx, sentence, piece) && !modifies_actor(ctx, sentence, pieces, at) {
        let next = TokenIdx(piece.last.0 + 1);
        // The tagger takes some present tenses for nouns: "Russia claims".
        let verb = class_of(ctx.doc, next) == Upos::Noun && ctx.verb(next).is_some();
        return if verb { Use::Actor } else { Use::Neither };
    }
    if sent_to(ctx, sentence, pieces, at) {
        return Use::Neither;
    }
    let inherited = at.checked_sub(1).filter(|before| {
        listed(ctx, &pieces[*before], piece) && goes_on(ctx, sentence, &pieces[*before], piece)
    });
    if let Some(before) = inherited {
        let named = has(&pieces[before], |sense| {
            matches!(sense, NameSense::State(_) | NameSense::Place(_) | NameSense::Seat(_))
        }) || is_state(ctx, &pieces[before]);
        let behind_town = ctx.doc.word(TokenIdx(piece.first.0 - 1)) == ","
            && has(&pieces[before], |sense| matches!(sense, NameSense::Place(_)));
        if named && (uses[before] != Use::Neither || behind_town) {
            return if behind_town { Use::Place } else { uses[before] };
        }
        // "in Jeddah, Saudi Arabia"
        if pieces[before].is_loose() && is_located(ctx, sentence, pieces[before].first) {
            return Use::Place;
        }
    }
    if ctx.before(piece.first, sentence).is_some_and(|of| ctx.doc.is(of, "of")) {
        let owned = ctx.before(TokenIdx(piece.first.0 - 1), sentence);
        let the = |noun: TokenIdx| is_actor_noun(ctx, noun) || ctx.lemma(noun) == "part";
        return if owned.is_some_and(the) { Use::Actor } else { Use::Neither };
    }
    Use::Actor
}

/// "U.S.-Ukraine talks", "the Russia-Ukraine war": two that deal with each other.
fn hyphened(ctx: &Ctx, pieces: &[Piece], at: usize) -> bool {
    let state = |piece: &Piece| is_state(ctx, piece);
    let joined = |left: &Piece, right: &Piece| {
        left.last.0 + 2 == right.first.0
            && ctx.is_glued_hyphen(TokenIdx(left.last.0 + 1))
            && state(left)
            && state(right)
    };
    pieces.get(at + 1).is_some_and(|next| joined(&pieces[at], next))
        || at > 0 && joined(&pieces[at - 1], &pieces[at])
}

/// "the ambassador to France", "the envoy for Syria": whom somebody is sent to does not act.
fn sent_to(ctx: &Ctx, sentence: &Sentence, pieces: &[Piece], at: usize) -> bool {
    let Some(to) = ctx.before(pieces[at].first, sentence) else { return false };
    let office = at.checked_sub(1).map(|before| &pieces[before]);
    ctx.is_any(to, &["to", "for"])
        && office.is_some_and(|office| {
            matches!(office.what, What::Office(_)) && ctx.adjacent(office.last, to)
        })
}

/// Whether two names that a bare comma parts are of one list: "in Syria, Iraq and Libya", but not
/// "in Syria, Turkey attacked".
fn goes_on(ctx: &Ctx, sentence: &Sentence, before: &Piece, piece: &Piece) -> bool {
    let between = ctx.lower(TokenIdx(before.last.0 + 1), TokenIdx(piece.first.0 - 1));
    let next = piece.last.offset(1).filter(|next| *next < sentence.end);
    match between.as_str() {
        "," => next.is_none_or(|next| ctx.is_any(next, &[",", "and", "or", ".", ";", "&"])),
        ", the" => false,
        _ => true,
    }
}

/// Whether a noun follows that the name only modifies: "the US economy".
fn attributive(ctx: &Ctx, sentence: &Sentence, piece: &Piece) -> bool {
    let next = piece.last.offset(1).filter(|next| *next < sentence.end);
    next.is_some_and(|next| matches!(class_of(ctx.doc, next), Upos::Noun | Upos::Propn | Upos::Adj))
        || next.is_some_and(|next| ctx.is_glued_hyphen(next))
}

/// "Russia's threat" is the state, "Egypt's coast" is the land.
fn owner(ctx: &Ctx, sentence: &Sentence, pieces: &[Piece], at: usize, genitive: TokenIdx) -> Use {
    let begin = TokenIdx(genitive.0 + 1);
    let place_name = pieces.get(at + 1).is_some_and(|next| {
        next.first == begin && has(next, |sense| matches!(sense, NameSense::Place(_)))
    });
    let noun_phrase = (begin.0..sentence.end.0).map(TokenIdx).take_while(|token| {
        matches!(class_of(ctx.doc, *token), Upos::Noun | Upos::Propn | Upos::Adj | Upos::Num)
    });
    let head = noun_phrase.last();
    let geography = head.is_some_and(|head| ctx.words.is_place(&ctx.lemma(head)));
    if place_name || geography { Use::Place } else { Use::Actor }
}
