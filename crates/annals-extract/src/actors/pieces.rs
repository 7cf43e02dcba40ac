//! Where names and offices stand: the pieces that every other part of this module joins.

use super::ctx::Ctx;
use super::states::StateWord;
use crate::classes::class_of;
use annals_core::{Sentence, Span, TokenIdx, Upos};
use annals_lexicon::actors::{NameSense, Title};

/// A stretch of a sentence that names somebody or something, or an office.
#[derive(Clone, Debug)]
pub(super) struct Piece<'l> {
    pub(super) first: TokenIdx,
    pub(super) last: TokenIdx,
    pub(super) what: What<'l>,
}

#[derive(Clone, Debug)]
pub(super) enum What<'l> {
    /// A name of the lexicon, with all it can mean.
    Known(&'l [NameSense]),
    /// An office or form of address.
    Office(Title),
    /// Capitalised words that no table knows.
    Loose,
    /// The name of an institution: "House Foreign Affairs Committee", "Turkish army".
    Institution(super::institutions::Made),
}

impl Piece<'_> {
    pub(super) fn span(&self, ctx: &Ctx) -> Span {
        ctx.doc.between(self.first, self.last)
    }

    pub(super) fn n_tokens(&self) -> usize {
        self.last.at() - self.first.at() + 1
    }

    pub(super) fn senses(&self) -> &[NameSense] {
        match self.what {
            What::Known(senses) => senses,
            What::Office(_) | What::Loose | What::Institution(_) => &[],
        }
    }

    /// What a name of one word has to do with a state that no table knows.
    pub(super) fn state_word<'c>(&self, ctx: &'c Ctx) -> Option<StateWord<'c>> {
        let alone = self.is_loose() && self.n_tokens() == 1;
        ctx.states.word(ctx.doc.word(self.first)).filter(|_| alone)
    }

    pub(super) fn is_loose(&self) -> bool {
        matches!(self.what, What::Loose)
    }
}

/// The position of the first piece that ends at a token or behind it.
pub(super) fn from(pieces: &[Piece], token: TokenIdx) -> usize {
    pieces.partition_point(|piece| piece.last < token)
}

/// Whether no piece holds a token.
pub(super) fn is_free(pieces: &[Piece], token: TokenIdx) -> bool {
    pieces.get(from(pieces, token)).is_none_or(|piece| piece.first > token)
}

/// The pieces of a sentence, in order, not overlapping.
pub(super) fn pieces<'l>(ctx: &Ctx<'_, 'l>, sentence: &Sentence) -> Vec<Piece<'l>> {
    let mut res: Vec<Piece> = vec![];
    let mut token = sentence.first;
    while token < sentence.end {
        match piece(ctx, sentence, token, res.last()) {
            Some(piece) => {
                token = TokenIdx(piece.last.0 + 1);
                join(ctx, &mut res, piece);
            }
            None => token = TokenIdx(token.0 + 1),
        }
    }
    res
}

fn piece<'l>(
    ctx: &Ctx<'_, 'l>,
    sentence: &Sentence,
    token: TokenIdx,
    before: Option<&Piece<'l>>,
) -> Option<Piece<'l>> {
    if ctx.is_timed(token) {
        return None;
    }
    let known = known(ctx, sentence, token);
    let office = office(ctx, sentence, token);
    let (known_len, office_len) =
        (known.as_ref().map_or(0, Piece::n_tokens), office.as_ref().map_or(0, Piece::n_tokens));
    if office_len > known_len {
        // "Martin Luther King said": an office behind a name and before none is part of the name.
        let glued = before.is_some_and(|piece| piece.is_loose() && ctx.adjacent(piece.last, token));
        let names_next = token.offset(1).is_some_and(|next| ctx.is_capital(next));
        if !(glued && office_len == 1 && ctx.is_capital(token) && !names_next) {
            return office;
        }
        return loose(ctx, sentence, token);
    }
    known.or_else(|| loose(ctx, sentence, token))
}

/// The longest known name that begins at a token.
fn known<'l>(ctx: &Ctx<'_, 'l>, sentence: &Sentence, token: TokenIdx) -> Option<Piece<'l>> {
    let names = &ctx.words.names;
    let longest = names.longest(ctx.doc.word(token));
    let end = sentence.end.0.min(token.0 + u32::try_from(longest).unwrap_or(u32::MAX));
    for last in (token.0..end).rev().map(TokenIdx) {
        let senses = names.senses(ctx.doc.between(token, last).of(ctx.doc.text()));
        if senses.is_empty() {
            continue;
        }
        // "Guardian angels": at the beginning of a sentence a capital tells nothing.
        let common = token == sentence.first
            && last == token
            && class_of(ctx.doc, token) != Upos::Propn
            && senses.iter().all(|sense| matches!(sense, NameSense::Body(_) | NameSense::Place(_)));
        let longer_name = senses.iter().any(|sense| matches!(sense, NameSense::Body(_)))
            && last.offset(2).is_some_and(|part| {
                ctx.is_glued_hyphen(TokenIdx(last.0 + 1)) && ctx.is_capital(part)
            });
        let tail = longer_name || last.offset(1).is_some_and(|next| ctx.continues_word(next));
        if !common && !tail {
            return Some(Piece { first: token, last, what: What::Known(senses) });
        }
    }
    None
}

/// The longest office that begins at a token: "foreign minister", "Lt. Gen.".
fn office<'l>(ctx: &Ctx, sentence: &Sentence, token: TokenIdx) -> Option<Piece<'l>> {
    if !ctx.doc.word(token).starts_with(char::is_alphabetic) {
        return None;
    }
    let longest = ctx.words.longest_title(&ctx.doc.word(token).to_lowercase());
    let end = sentence.end.0.min(token.0 + u32::try_from(longest).unwrap_or(u32::MAX));
    for last in (token.0..end).rev().map(TokenIdx) {
        if let Some(title) = ctx.words.title(&ctx.lower(token, last)) {
            return Some(Piece { first: token, last, what: What::Office(title) });
        }
    }
    None
}

/// A run of capitalised words that begins at a token: "Jean-Yves Le Drian", "al-Rufay'i".
fn loose<'l>(ctx: &Ctx, sentence: &Sentence, token: TokenIdx) -> Option<Piece<'l>> {
    let first = token;
    let mut last = opening(ctx, sentence, token)?;
    while let Some(next) = continuation(ctx, sentence, first, last) {
        last = next;
    }
    Some(Piece { first, last, what: What::Loose })
}

fn opening(ctx: &Ctx, sentence: &Sentence, token: TokenIdx) -> Option<TokenIdx> {
    if ctx.is_name_word(token) {
        return Some(token);
    }
    // "al-Rufay'i said": a name can begin with a small particle and a hyphen.
    let glued = token.offset(2).filter(|third| *third < sentence.end)?;
    let particle = ["al", "el", "as", "ash"].iter().any(|word| ctx.doc.word(token) == *word);
    (particle && ctx.is_glued_hyphen(TokenIdx(token.0 + 1)) && ctx.is_capital(glued))
        .then_some(glued)
}

fn continuation(
    ctx: &Ctx,
    sentence: &Sentence,
    first: TokenIdx,
    last: TokenIdx,
) -> Option<TokenIdx> {
    let inside = |token: TokenIdx| token < sentence.end && !ctx.is_timed(token);
    let next = last.offset(1).filter(|next| inside(*next))?;
    if ctx.is_glued_hyphen(next) {
        let part = next.offset(1).filter(|part| inside(*part))?;
        let word = ctx.doc.word(part);
        let inner = ctx.is_capital(part)
            || ctx.words.is_particle(word)
            || first < last && word.len() <= 4 && ctx.lexicon.inflection.verb(word).is_none();
        return (inner && word.starts_with(char::is_alphabetic)).then_some(part);
    }
    if ctx.is_name_word(next) {
        // A known name or an office begins another piece, unless it is one plain capitalised word
        // that a person may bear as a surname.
        let free = office(ctx, sentence, next).is_none() && known(ctx, sentence, next).is_none();
        return free.then_some(next);
    }
    if ctx.words.is_particle(ctx.doc.word(next)) {
        let behind = next.offset(1).filter(|behind| inside(*behind))?;
        let behind = match ctx.is_glued_hyphen(behind) {
            true => behind.offset(1).filter(|behind| inside(*behind))?,
            false => behind,
        };
        let second = ctx.words.is_particle(ctx.doc.word(behind))
            && behind.offset(1).is_some_and(|third| ctx.is_name_word(third));
        return (ctx.is_name_word(behind) || second).then_some(behind);
    }
    None
}

/// Adds a piece; two that touch can be one name: "Michelle" and "Obama".
fn join<'l>(ctx: &Ctx, pieces: &mut Vec<Piece<'l>>, piece: Piece<'l>) {
    let Some(before) = pieces.last_mut().filter(|before| ctx.adjacent(before.last, piece.first))
    else {
        return pieces.push(piece);
    };
    let given = |piece: &Piece| ctx.words.given_name(ctx.doc.word(piece.first)).is_some();
    // "Mohammed Shia al-Sudani", "Jack London".
    let surname = piece.senses().iter().any(|sense| {
        matches!(
            sense,
            NameSense::Person(_) | NameSense::Place(_) | NameSense::State(_) | NameSense::Neither
        )
    });
    let is_surname = before.is_loose()
        && piece.n_tokens() == 1
        && surname
        && (given(before) || piece.senses().iter().any(|s| matches!(s, NameSense::Person(_))));
    let has_given_name = piece.is_loose() && before.n_tokens() == 1 && {
        let place = |sense: &NameSense| {
            matches!(sense, NameSense::State(_) | NameSense::Place(_) | NameSense::Seat(_))
        };
        given(before) && !before.senses().is_empty() && before.senses().iter().all(place)
    };
    let more_of_it = before.is_loose() && piece.is_loose();
    // "the Norvaldi Red Cross": not the international one, but its country's.
    let national = piece.senses().iter().find_map(|sense| match sense {
        NameSense::Body(body) if body.country.is_some_and(|c| c.to_string() == "NGO") => Some(body),
        _ => None,
    });
    let nationality = before.senses().iter().find_map(|sense| match sense {
        NameSense::Nationality(code) => Some(*code),
        _ => None,
    });
    let adjective = matches!(before.state_word(ctx), Some(StateWord::Adjective(_)));
    if let Some(body) = national.filter(|_| adjective || nationality.is_some()) {
        before.last = piece.last;
        before.what = What::Institution(super::institutions::Made {
            kind: body.kind,
            country: nationality,
            sector: body.sector,
            core: ctx.lower(before.first, piece.last),
        });
        return;
    }
    if is_surname || has_given_name || more_of_it {
        before.last = piece.last;
        before.what = What::Loose;
    } else {
        pieces.push(piece);
    }
}
