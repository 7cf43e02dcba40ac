//! Institutions that are named by what they are: "Turkish army", "House Foreign Affairs Committee".

use super::ctx::Ctx;
use super::pieces::{Piece, What};
use crate::classes::class_of;
use annals_core::{ActorKind, CountryCode, Sector, Sentence, TokenIdx, Upos};
use annals_lexicon::actors::{Institution, NameSense};

/// An institution made of the words around its head noun.
#[derive(Clone, Debug)]
pub(super) struct Made {
    pub(super) kind: ActorKind,
    pub(super) country: Option<CountryCode>,
    pub(super) sector: Option<Sector>,
    /// Its words without the nationality, in small letters: what tells it from its country's others.
    pub(super) core: String,
}

/// Joins pieces and the nouns behind them to institutions.
pub(super) fn join<'l>(
    ctx: &Ctx<'_, 'l>,
    sentence: &Sentence,
    pieces: Vec<Piece<'l>>,
) -> Vec<Piece<'l>> {
    let mut res: Vec<Piece> = vec![];
    let mut at = 0;
    while at < pieces.len() {
        let taken = res.last().map_or(sentence.first, |piece| TokenIdx(piece.last.0 + 1));
        let found = (pieces[at].first >= taken)
            .then(|| institution(ctx, sentence, &pieces[at..]))
            .flatten();
        match found {
            Some(piece) => {
                at += pieces[at..].partition_point(|other| other.first <= piece.last);
                res.push(piece);
            }
            None => {
                if pieces[at].first >= taken {
                    res.push(pieces[at].clone());
                }
                at += 1;
            }
        }
    }
    res
}

/// The institution that begins with the first piece.
fn institution<'l>(
    ctx: &Ctx<'_, 'l>,
    sentence: &Sentence,
    pieces: &[Piece<'l>],
) -> Option<Piece<'l>> {
    let first = pieces.first()?;
    let nationality = nationality(first);
    let named = names_chain(first);
    let (last, head) = head(ctx, sentence, first, nationality.is_some(), named)?;
    if last == first.last && !first.is_loose() || first.first > last {
        return None;
    }
    let last = tail(ctx, sentence, last);
    let core_first = match nationality {
        Some(_) => TokenIdx(first.last.0 + 1 + u32::from(genitive_behind(ctx, first))),
        None => first.first,
    };
    let core = ctx.lower(core_first, last);
    let state = ["government", "administration", "regime", "authority"].contains(&core.as_str())
        || ["interim", "current", "transitional"]
            .iter()
            .any(|word| core == format!("{word} government"));
    let country = nationality.or_else(|| inner_country(ctx, pieces, first, last));
    let interim = nationality.is_none()
        && core.ends_with(" government")
        && pieces
            .iter()
            .take_while(|piece| piece.last <= last)
            .any(|piece| piece.senses().iter().any(|s| matches!(s, NameSense::Nationality(_))));
    let kind = match country {
        Some(_) if interim || state && nationality.is_some() => ActorKind::State,
        _ => ActorKind::Organisation,
    };
    let sector = head.sector;
    let what = What::Institution(Made { kind, country, sector, core });
    Some(Piece { first: first.first, last, what })
}

fn genitive_behind(ctx: &Ctx, piece: &Piece) -> bool {
    piece.last.offset(1).is_some_and(|next| ctx.is_genitive(next))
}

/// The state whose adjective or name a piece is.
fn nationality(piece: &Piece) -> Option<CountryCode> {
    piece.senses().iter().find_map(|sense| match sense {
        NameSense::Nationality(code) | NameSense::State(code) => Some(*code),
        _ => None,
    })
}

/// Whether a piece can begin a name in capitals: "Frontier" of "Frontier Corps".
fn names_chain(piece: &Piece) -> bool {
    match piece.what {
        What::Loose => true,
        What::Known(senses) => !senses.iter().any(|s| matches!(s, NameSense::Person(_))),
        What::Office(_) | What::Institution(_) => false,
    }
}

/// A name inside that tells the country where the first word does not: "Bank of Cyprus".
fn inner_country(
    ctx: &Ctx,
    pieces: &[Piece],
    first: &Piece,
    last: TokenIdx,
) -> Option<CountryCode> {
    let mut inside = pieces.iter().take_while(|piece| piece.first <= last);
    let behind_in = inside.clone().find(|piece| {
        piece.first > first.first
            && piece.first.offset(-1).is_some_and(|before| ctx.doc.is(before, "of"))
    });
    let seat = |piece: &Piece| {
        piece.senses().iter().find_map(|sense| match sense {
            NameSense::Seat(code) | NameSense::State(code) => Some(*code),
            NameSense::Place(place) => place.country,
            NameSense::Body(body) => body.country,
            _ => None,
        })
    };
    let adjective = inside.clone().find_map(nationality);
    let country = behind_in.and_then(nationality).or(adjective).or_else(|| inside.find_map(seat));
    // "Peace Centre in Kabul"
    country.or_else(|| {
        let next = pieces.get(pieces.partition_point(|piece| piece.first <= last))?;
        let in_it =
            last.offset(1).is_some_and(|word| ctx.doc.is(word, "in")) && next.first.0 == last.0 + 2;
        seat(next).filter(|_| in_it)
    })
}

/// The last token of the name up to its head noun, and what the head noun is.
fn head(
    ctx: &Ctx,
    sentence: &Sentence,
    piece: &Piece,
    national: bool,
    named: bool,
) -> Option<(TokenIdx, Institution)> {
    let mut best = None;
    if piece.is_loose() {
        let opens = tail(ctx, sentence, piece.last) > piece.last;
        best = at(ctx, piece.first, piece.last)
            .filter(|_| piece.n_tokens() > 1 || opens)
            .map(|i| (piece.last, i));
    }
    let mut last = piece.last;
    if national && genitive_behind(ctx, piece) {
        last = TokenIdx(last.0 + 1);
    }
    let begin = TokenIdx(last.0 + 1);
    for token in (begin.0..sentence.end.0).take(6).map(TokenIdx) {
        let capital = ctx.is_capital(token);
        let class = class_of(ctx.doc, token);
        let fits = match capital {
            true => named || national,
            false => national && matches!(class, Upos::Adj | Upos::Noun),
        };
        let mark = ctx.is_glued_hyphen(token);
        if mark || !fits || !ctx.is_word(token) || ctx.is_timed(token) {
            break;
        }
        if let Some(found) = at(ctx, begin, token) {
            let small_ok = national && found.in_small_letters;
            // "Syria's Ministry of Defence" is an institution, "Syria's tiny air force" is Syria's.
            let small_ok = small_ok && begin.0 == piece.last.0 + 1;
            if capital || small_ok && stands_alone(ctx, sentence, token) {
                best = Some((token, found));
            }
        }
    }
    best
}

/// The institution whose head words end at a token.
fn at(ctx: &Ctx, first: TokenIdx, last: TokenIdx) -> Option<Institution> {
    (0..3)
        .rev()
        .filter_map(|back| last.offset(-back))
        .filter(|start| *start >= first)
        .find_map(|start| ctx.words.institution(&ctx.lower(start, last)))
}

/// Whether a head noun in small letters is the head of its phrase, or stands before an office:
/// "the French army base" is no army.
fn stands_alone(ctx: &Ctx, sentence: &Sentence, last: TokenIdx) -> bool {
    let Some(next) = last.offset(1).filter(|next| *next < sentence.end) else { return true };
    match class_of(ctx.doc, next) {
        Upos::Noun | Upos::Propn | Upos::Adj => {
            let adjectival = ["military", "security forces", "opposition", "police", "navy"];
            let office = ctx.words.title(&ctx.lower(next, next)).is_some();
            office && !adjectival.iter().any(|word| ctx.doc.is(last, word)) || ctx.is_timed(next)
        }
        _ => !ctx.is_glued_hyphen(next),
    }
}

/// "Ministry of Information and Culture", "Federation for Human Rights": on to the end of the name.
fn tail(ctx: &Ctx, sentence: &Sentence, last: TokenIdx) -> TokenIdx {
    const OPEN: [&str; 19] = [
        "school",
        "ministry",
        "department",
        "directorate",
        "council",
        "bank",
        "university",
        "organization",
        "organisation",
        "committee",
        "association",
        "institute",
        "center",
        "centre",
        "office",
        "federation",
        "bureau",
        "court",
        "commission",
    ];
    let opens = ctx.is_capital(last) && ctx.is_any(last, &OPEN);
    let Some(of) = last.offset(1).filter(|of| opens && *of < sentence.end) else { return last };
    if !ctx.is_any(of, &["of", "for", "on"]) {
        return last;
    }
    let mut end = last;
    let mut token = TokenIdx(of.0 + 1);
    while token < sentence.end {
        let next_capital = token
            .offset(1)
            .is_some_and(|next| next < sentence.end && ctx.is_capital(next) && !ctx.is_timed(next));
        let owner = token.offset(1).is_some_and(|next| ctx.is_genitive(next));
        let capital = ctx.is_capital(token) && ctx.is_word(token) && !ctx.is_timed(token) && !owner;
        let small = ctx.is_any(token, &["the", "and", "of", "&"]) && next_capital;
        if capital {
            end = token;
        } else if !small {
            break;
        }
        token = TokenIdx(token.0 + 1);
    }
    end
}
