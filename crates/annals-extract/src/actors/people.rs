//! Who is a person, and what the words around a name tell of him or her.

use super::appositions::{behind, office_and_comma};
use super::ctx::Ctx;
use super::pieces::{Piece, What, from};
use crate::classes::class_of;
use annals_core::{CountryCode, Sector, Sentence, Span, TokenIdx, Upos};
use annals_lexicon::actors::{Gender, NameSense};

/// What the words around a person's name tell.
#[derive(Clone, Debug, Default)]
pub(super) struct Person {
    pub(super) country: Option<CountryCode>,
    pub(super) sector: Option<Sector>,
    pub(super) role: Option<String>,
    pub(super) gender: Option<Gender>,
    /// A description behind (or before) the name, set off by a comma.
    pub(super) described: Option<Span>,
    pub(super) rule: &'static str,
}

/// Reads a loose piece as a person; `None` where nothing says that it is one.
pub(super) fn person(
    ctx: &Ctx,
    sentence: &Sentence,
    pieces: &[Piece],
    at: usize,
) -> Option<Person> {
    let piece = &pieces[at];
    let long = piece.n_tokens() > 1;
    let mut res = Person { rule: "actors/capitals", ..Person::default() };
    let given = ctx.words.given_name(given_name(ctx, piece));
    let mut evident = false;
    // "the Charles de Gaulle" is a ship, "the Jaffar Express" a train.
    let articled =
        ctx.before(piece.first, sentence).is_some_and(|the| ctx.is_any(the, &["the", "a"]));
    if articled || ctx.words.is_thing(&ctx.doc.word(piece.last).to_lowercase()) {
        return None;
    }
    if let Some(given) = given.filter(|_| long) {
        res.gender = given;
        res.rule = "actors/given-name";
        evident = true;
    }
    if offices_before(ctx, sentence, pieces, at, &mut res) {
        evident = true;
    }
    // "a diplomat in New Arvela, who": what is told behind is told of somebody else.
    let located = ctx
        .before(piece.first, sentence)
        .is_some_and(|before| ctx.is_any(before, &["in", "at", "near", "outside"]));
    if (evident || !located) && behind(ctx, sentence, pieces, at, &mut res) {
        evident = evident || long;
    }
    if long && !evident && is_behind_calling(ctx, sentence, piece) {
        res.rule = "actors/calling";
        evident = true;
    }
    if long && !evident && speaks(ctx, sentence, piece) {
        res.rule = "actors/speaker";
        evident = true;
    }
    evident.then_some(res)
}

/// "Swiss geologist Anna Vell", "its gardener, Ali Oran,": one human being in small letters, and a
/// name.
pub(super) fn is_behind_calling(ctx: &Ctx, sentence: &Sentence, piece: &Piece) -> bool {
    let mut before = ctx.before(piece.first, sentence);
    if let Some(comma) = before.filter(|comma| ctx.doc.word(*comma) == ",") {
        let closed = piece.last.offset(1).is_some_and(|end| ctx.doc.word(end) == ",");
        before = ctx.before(comma, sentence).filter(|_| closed);
    }
    before.is_some_and(|noun| {
        let lemma = ctx.lemma(noun);
        let singular = lemma == ctx.doc.word(noun);
        let learned = lemma.ends_with("ologist");
        singular
            && class_of(ctx.doc, noun) == Upos::Noun
            && (learned || ctx.lexicon.figures.is_person(&lemma))
    })
}

/// What is told about a person whose name is known.
pub(super) fn around(ctx: &Ctx, sentence: &Sentence, pieces: &[Piece], at: usize) -> Person {
    let mut res = Person::default();
    offices_before(ctx, sentence, pieces, at, &mut res);
    behind(ctx, sentence, pieces, at, &mut res);
    res
}

/// The first name with its hyphens: "Jean-Yves".
fn given_name<'a>(ctx: &Ctx<'a, '_>, piece: &Piece) -> &'a str {
    let mut last = piece.first;
    while let Some(part) = last.offset(2).filter(|part| *part < piece.last) {
        if !ctx.is_glued_hyphen(TokenIdx(last.0 + 1)) {
            break;
        }
        last = part;
    }
    let whole = ctx.quote(ctx.doc.between(piece.first, last));
    match ctx.words.given_name(whole) {
        Some(_) => whole,
        None => ctx.doc.word(piece.first),
    }
}

/// Reads the offices right before a name: "French Foreign Minister", "Gen.", "army spokesman".
fn offices_before(
    ctx: &Ctx,
    sentence: &Sentence,
    pieces: &[Piece],
    at: usize,
    res: &mut Person,
) -> bool {
    let is_office = |piece: &Piece| matches!(piece.what, What::Office(_));
    let mut first = at;
    while first > 0
        && is_office(&pieces[first - 1])
        && ctx.adjacent(pieces[first - 1].last, pieces[first].first)
    {
        first -= 1;
    }
    if first == at {
        return including(ctx, pieces, at, res) || office_and_comma(ctx, sentence, pieces, at, res);
    }
    let mut role: Option<Span> = None;
    let mut sector = None;
    for piece in &pieces[first..at] {
        if let What::Office(title) = piece.what {
            // "deputy caliph": the last office is the head.
            sector = title.sector.or(sector);
            res.country = res.country.or(title.country);
            res.gender = title.gender.or(res.gender);
            let span = piece.span(ctx);
            if !title.is_address {
                role = Some(role.map_or(span, |role| role.cover(span)));
            }
        }
    }
    res.sector = res.sector.or(sector);
    res.role = res.role.take().or_else(|| role.map(|role| ctx.quote(role).to_owned()));
    served(ctx, sentence, pieces, first, res);
    res.rule = "actors/title";
    true
}

/// Whose office it is: the nearest name to the left in the same noun phrase.
pub(super) fn served(
    ctx: &Ctx,
    sentence: &Sentence,
    pieces: &[Piece],
    office: usize,
    res: &mut Person,
) {
    let mut first = pieces[office].first;
    let mut quality = None;
    while let Some(token) = ctx.before(first, sentence) {
        let holder = pieces.get(from(pieces, token)).filter(|piece| piece.last == token);
        if let Some(holder) = holder {
            let (country, sector) = codes(holder);
            if country.is_some() || sector.is_some() {
                res.country = res.country.or(country);
                let own = !matches!(
                    holder.what,
                    What::Known([NameSense::State(_) | NameSense::Nationality(_), ..])
                );
                res.sector = res.sector.or(quality).or(sector.filter(|_| own));
                // Whoever speaks or acts for a state without more is its government.
                res.sector = res.sector.or(sector);
                return;
            }
            first = holder.first;
            continue;
        }
        let class = class_of(ctx.doc, token);
        let joins = matches!(class, Upos::Adj | Upos::Noun | Upos::Propn)
            || ctx.is_genitive(token)
            || ctx.is_glued_hyphen(token);
        if !joins {
            break;
        }
        quality = quality.or_else(|| ctx.words.quality(&ctx.doc.word(token).to_lowercase()));
        if first.0 + 8 < pieces[office].first.0 {
            break;
        }
        first = token;
    }
    res.sector = res.sector.or(quality);
}

/// The codes that a piece lends to whom it stands before.
pub(super) fn codes(piece: &Piece) -> (Option<CountryCode>, Option<Sector>) {
    if let What::Institution(made) = &piece.what {
        return (made.country, made.sector);
    }
    for sense in piece.senses() {
        match sense {
            NameSense::State(code)
            | NameSense::Nationality(code)
            | NameSense::Seat(code)
            | NameSense::People(code) => return (Some(*code), Some(Sector::Gov)),
            NameSense::Body(body) => return (body.country, body.sector),
            NameSense::Place(place) => return (place.country, None),
            NameSense::Person(_) | NameSense::Neither => {}
        }
    }
    (None, None)
}

/// "U.S. officials including James Jeffrey": he is one of them.
fn including(ctx: &Ctx, pieces: &[Piece], at: usize, res: &mut Person) -> bool {
    let Some(before) = pieces[at].first.offset(-1).filter(|b| ctx.is_any(*b, &["including"]))
    else {
        return false;
    };
    let Some(holder) = at.checked_sub(1).map(|holder| &pieces[holder]) else { return false };
    let nouns: Vec<TokenIdx> = (holder.last.0 + 1..before.0).map(TokenIdx).collect();
    let people = nouns.last().and_then(|noun| ctx.words.people(&ctx.lemma(*noun)));
    let Some(sector) = people.filter(|_| nouns.len() < 4) else { return false };
    res.country = codes(holder).0;
    res.sector = sector;
    res.rule = "actors/including";
    true
}

/// "Anna Vell told", "said Anna Vell"
fn speaks(ctx: &Ctx, sentence: &Sentence, piece: &Piece) -> bool {
    // "Joint Harbour Relations denied": a name that was cut short may be anything.
    if ctx.before(piece.first, sentence).is_some_and(|before| ctx.is_capital(before)) {
        return false;
    }
    let before = ctx.before(piece.first, sentence);
    // "the Board on Urban Planning says": the subject stands elsewhere.
    let object = before.is_some_and(|before| class_of(ctx.doc, before) == Upos::Adp);
    let verb =
        |token: TokenIdx| class_of(ctx.doc, token) == Upos::Verb && ctx.is_person_verb(token);
    !object && ctx.next_word(piece.last, sentence).is_some_and(verb)
        || before.is_some_and(|before| ctx.verb(before) == Some("say"))
}
