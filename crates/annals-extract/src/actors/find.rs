//! From pieces to actors and places.

use super::acronyms::{acronym_behind, acronym_key, initials};
use super::ctx::Ctx;
use super::definite::descriptions;
use super::institutions;
use super::persons::{full_names, short_key, titled_surnames};
use super::pieces::{Piece, What, from, is_free, pieces};
use super::places::Places;
use super::register::{Draft, Register, key};
use super::states::StateWord;
use super::uses::{Use, is_located, uses};
use crate::classes::class_of;
use annals_core::{ActorKind, BlockKind, CountryCode, MentionForm, Sector, Sentence, Span, Upos};
use annals_lexicon::actors::{Body, NameSense};

pub(super) struct Found {
    pub(super) register: Register,
    pub(super) places: Places,
}

/// A sentence with its pieces and what they are used for.
pub(super) struct Read<'l> {
    pub(super) sentence: Sentence,
    pub(super) pieces: Vec<Piece<'l>>,
    pub(super) uses: Vec<Use>,
    /// Which pieces are done.
    pub(super) done: Vec<bool>,
}

/// Finds every actor and place that is named.
pub(super) fn find(ctx: &Ctx) -> Found {
    let mut reads: Vec<Read> = ctx.doc.sentences().iter().map(|s| read(ctx, *s)).collect();
    let mut found = Found { register: Register::default(), places: Places::default() };
    for read in &mut reads {
        coalitions(ctx, read, &mut found.register);
    }
    full_names(ctx, &mut reads, &mut found.register);
    for read in &mut reads {
        known_names(ctx, read, &mut found);
    }
    initials(ctx, &mut reads, &mut found.register);
    for read in &mut reads {
        titled_surnames(ctx, read, &mut found.register);
    }
    descriptions(ctx, &mut reads, &mut found.register);
    for read in &mut reads {
        rest(ctx, read, &mut found);
    }
    found
}

fn read<'l>(ctx: &Ctx<'_, 'l>, sentence: Sentence) -> Read<'l> {
    let pieces = institutions::join(ctx, &sentence, pieces(ctx, &sentence));
    let uses = uses(ctx, &sentence, &pieces);
    // "Anna Vell contributed to this report": who wrote it is no actor of it.
    let byline = sentence
        .tokens()
        .zip(sentence.tokens().skip(3))
        .any(|(verb, report)| ctx.doc.is(verb, "contributed") && ctx.doc.is(report, "report"));
    let done = vec![byline; pieces.len()];
    Read { sentence, pieces, uses, done }
}

/// "the U.S.-led coalition", "the Coalition": one of them a report.
fn coalitions(ctx: &Ctx, read: &mut Read, register: &mut Register) {
    const KEY: &str = "body:coalition";
    for token in read.sentence.tokens().filter(|token| ctx.is_any(*token, &["coalition"])) {
        let led = token.offset(-1).filter(|led| ctx.is_any(*led, &["led", "backed"]));
        let leader = led.and_then(|led| {
            let name = led.offset(-2)?;
            let at = from(&read.pieces, name);
            let leads = |piece: &&Piece| piece.last == name && !piece.senses().is_empty();
            read.pieces.get(at).filter(leads).map(|_| at)
        });
        let free =
            read.pieces.get(from(&read.pieces, token)).is_none_or(|piece| piece.first >= token);
        let capital = ctx.is_capital(token) && token != read.sentence.first && free;
        let article = token.offset(-1).is_some_and(|the| ctx.is_any(the, &["the"]));
        let again = register.get(KEY).is_some() && article;
        if leader.is_none() && !capital && !again {
            continue;
        }
        let first = leader.map_or(token, |leader| read.pieces[leader].first);
        let span = ctx.doc.between(first, token);
        let at = register.named(KEY.to_owned(), || Draft {
            sector: leader.map(|_| Sector::Mil),
            ..Draft::new(ctx.quote(span), ActorKind::Group, "actors/coalition")
        });
        register.mention(at, span, MentionForm::Name, "actors/coalition");
        let inside = from(&read.pieces, first);
        for at in inside..read.pieces.len() {
            if read.pieces[at].last > token {
                break;
            }
            read.done[at] = true;
        }
    }
}

/// Names of the lexicon, and institutions with what stands in brackets behind them.
fn known_names(ctx: &Ctx, read: &mut Read, found: &mut Found) {
    for at in 0..read.pieces.len() {
        if read.done[at] {
            continue;
        }
        let piece = &read.pieces[at];
        let span = piece.span(ctx);
        let own = found.register.get(&acronym_key(ctx.quote(span)));
        if let Some(word) = piece.state_word(ctx) {
            unknown_state(ctx, read, at, word, found);
            continue;
        }
        let at_draft = match (&piece.what, own) {
            (_, Some(own)) => Some((own, "actors/acronym")),
            (What::Institution(made), None) => {
                Some((institution(ctx, &mut found.register, made, span), "actors/institution"))
            }
            (What::Loose, None) => acronym_behind(ctx, read, at).map(|_| {
                let name = ctx.quote(span);
                let draft = Draft::new(name, ActorKind::Organisation, "actors/acronym");
                (found.register.named(format!("body:{}", key(name)), || draft), "actors/acronym")
            }),
            (What::Known(senses), None) => known(ctx, read, at, senses, found),
            (What::Office(_), None) => None,
        };
        let Some((at_draft, rule)) = at_draft else { continue };
        found.register.mention(at_draft, span, MentionForm::Name, rule);
        read.done[at] = true;
        if let Some(acronym) = acronym_behind(ctx, read, at) {
            let acronym = &read.pieces[acronym];
            let acronym_span = acronym.span(ctx);
            found.register.call(acronym_key(ctx.quote(acronym_span)), at_draft);
        }
    }
}

/// A state that no table knows, or what its nationality stands before.
fn unknown_state(ctx: &Ctx, read: &mut Read, at: usize, word: StateWord, found: &mut Found) {
    let span = read.pieces[at].span(ctx);
    let (name, rule) = match word {
        StateWord::Name(name) => (name, "actors/unknown-state"),
        StateWord::Adjective(name) => (name, "actors/nationality"),
    };
    if read.uses[at] == Use::Actor {
        let at_draft = found.register.named(format!("state:{name}"), || Draft {
            sector: Some(Sector::Gov),
            ..Draft::new(name, ActorKind::State, "actors/unknown-state")
        });
        found.register.mention(at_draft, span, MentionForm::Name, rule);
    } else if read.uses[at] == Use::Place {
        found.places.unknown_state(name, span);
    }
    read.done[at] = true;
}

fn institution(ctx: &Ctx, register: &mut Register, made: &institutions::Made, span: Span) -> usize {
    if let (ActorKind::State, Some(country)) = (made.kind, made.country) {
        return state(ctx, register, country);
    }
    let code = made.country.map_or(String::new(), |code| code.to_string());
    let own = format!("institution:{code}:{}", made.core);
    let core = format!("core:{}", made.core);
    if made.country.is_none()
        && let Some(same) = register.get(&own).or_else(|| register.get(&core))
    {
        return same;
    }
    let group = made.core.contains("liberation") || made.core.contains("resistance");
    let kind = if group { ActorKind::Group } else { made.kind };
    let at = register.named(own, || Draft {
        country: made.country,
        sector: made.sector,
        ..Draft::new(ctx.quote(span), kind, "actors/institution")
    });
    register.call(core, at);
    at
}

fn state(ctx: &Ctx, register: &mut Register, code: CountryCode) -> usize {
    register.named(format!("state:{code}"), || Draft {
        country: Some(code),
        sector: Some(Sector::Gov),
        ..Draft::new(
            ctx.words.names.state(code).unwrap_or_default(),
            ActorKind::State,
            "actors/known-name",
        )
    })
}

fn body(ctx: &Ctx, register: &mut Register, body: &Body) -> usize {
    if let (ActorKind::State, Some(country)) = (body.kind, body.country) {
        return state(ctx, register, country);
    }
    register.named(format!("body:{}", key(body.name)), || Draft {
        country: body.country,
        sector: body.sector,
        ..Draft::new(body.name, body.kind, "actors/known-name")
    })
}

/// The actor that a known name means where it stands; a place is put down on the way.
fn known(
    ctx: &Ctx,
    read: &Read,
    at: usize,
    senses: &[NameSense],
    found: &mut Found,
) -> Option<(usize, &'static str)> {
    let register = &mut found.register;
    if read.uses[at] == Use::Place {
        found.places.known(ctx, &read.sentence, &read.pieces[at]);
        return None;
    }
    let used = read.uses[at] == Use::Actor;
    senses.iter().find_map(|sense| match sense {
        NameSense::State(code) if used => Some((state(ctx, register, *code), "actors/known-name")),
        NameSense::Nationality(code) if used => {
            Some((state(ctx, register, *code), "actors/nationality"))
        }
        NameSense::Seat(code) if used => Some((state(ctx, register, *code), "actors/metonym")),
        NameSense::People(code) => {
            let name = ctx.quote(read.pieces[at].span(ctx));
            let draft = || Draft {
                country: Some(*code),
                ..Draft::new(name, ActorKind::People, "actors/people")
            };
            Some((register.named(format!("people:{code}"), draft), "actors/people"))
        }
        NameSense::Body(known) => {
            let metonym = known.kind == ActorKind::State;
            let rule = if metonym { "actors/metonym" } else { "actors/known-name" };
            Some((body(ctx, register, known), rule))
        }
        NameSense::State(_)
        | NameSense::Nationality(_)
        | NameSense::Seat(_)
        | NameSense::Person(_)
        | NameSense::Place(_)
        | NameSense::Neither => None,
    })
}

/// What is left: surnames of people found elsewhere, places that no table knows.
fn rest(ctx: &Ctx, read: &mut Read, found: &mut Found) {
    let headline = matches!(read.sentence.block, BlockKind::Headline | BlockKind::Subhead);
    for token in read.sentence.tokens().filter(|token| ctx.is_capital(*token)) {
        let word = ctx.doc.word(token);
        let free = is_free(&read.pieces, token);
        let name_like = headline || class_of(ctx.doc, token) == Upos::Propn;
        if let Some(at) = found.register.get(&short_key(word)).filter(|_| free && name_like) {
            found.register.mention(at, ctx.doc.span(token), MentionForm::Name, "actors/surname");
        }
    }
    for at in 0..read.pieces.len() {
        let piece = &read.pieces[at];
        if read.done[at] || !piece.is_loose() {
            continue;
        }
        let span = piece.span(ctx);
        let name = ctx.quote(span);
        let acronym = found.register.get(&acronym_key(name));
        let bearer = found.register.get(&short_key(name)).map(|at| (at, "actors/surname"));
        if let Some((at, rule)) = acronym.map(|at| (at, "actors/acronym")).or(bearer) {
            found.register.mention(at, span, MentionForm::Name, rule);
        } else if !found.places.unknown(ctx, &read.sentence, &read.pieces, at)
            && is_located(ctx, &read.sentence, piece.first)
        {
            found.places.again(name, span);
        }
    }
}
