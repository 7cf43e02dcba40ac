//! People by name: full names first, then surnames and those with an office before them.

use super::acronyms::acronym_behind;
use super::ctx::Ctx;
use super::find::Read;
use super::people::{self, Person};
use super::pieces::{Piece, What};
use super::register::{Draft, Register, key, short_names};
use annals_core::{ActorKind, MentionForm};
use annals_lexicon::actors::{KnownPerson, NameSense};

/// Names of several words, the longest first, so that "Le Drian" finds "Jean-Yves Le Drian".
pub(super) fn full_names(ctx: &Ctx, reads: &mut [Read], register: &mut Register) {
    let mut found: Vec<(usize, usize, usize, Person)> = vec![];
    for (n_read, read) in reads.iter().enumerate() {
        for (at, piece) in read.pieces.iter().enumerate() {
            let known = known_person(piece).is_some();
            if piece.n_tokens() < 2 || read.done[at] || !(piece.is_loose() || known) {
                continue;
            }
            let person = match known {
                true => Some(people::around(ctx, &read.sentence, &read.pieces, at)),
                false if acronym_behind(ctx, read, at).is_some() => None,
                false => people::person(ctx, &read.sentence, &read.pieces, at),
            };
            if let Some(person) = person {
                let n_words = ctx.quote(piece.span(ctx)).split_whitespace().count();
                found.push((n_words, n_read, at, person));
            }
        }
    }
    found.sort_by_key(|(n_words, n_read, at, _)| (std::cmp::Reverse(*n_words), *n_read, *at));
    for (_, n_read, at, person) in found {
        let read = &mut reads[n_read];
        let piece = &read.pieces[at];
        let (span, known) = (piece.span(ctx), known_person(piece));
        let name = known.map_or(ctx.quote(span), |known| known.name);
        let own = person_key(name);
        let at_draft = match register.get(&own).or_else(|| register.get(&short_key(name))) {
            Some(at_draft) => at_draft,
            None => add_person(register, name, known),
        };
        read.done[at] = true;
        let rule = if known.is_some() { "actors/known-name" } else { person.rule };
        tell(register, at_draft, person);
        register.mention(at_draft, span, MentionForm::Name, rule);
    }
}

fn person_key(name: &str) -> String {
    // "George W. Bush" is "George Bush".
    let initial = |word: &&str| word.len() == 2 && word.ends_with('.');
    let words: Vec<&str> = name.split_whitespace().filter(|word| !initial(word)).collect();
    format!("person:{}", key(&words.join(" ")))
}

pub(super) fn short_key(name: &str) -> String {
    format!("short:{}", key(name))
}

fn add_person(register: &mut Register, name: &str, known: Option<KnownPerson>) -> usize {
    let rule = if known.is_some() { "actors/known-name" } else { "actors/person" };
    let at = register.named(person_key(name), || {
        let mut draft = Draft::new(name, ActorKind::Person, rule);
        if let Some(known) = known {
            draft.country = known.country;
            draft.gender = known.gender;
        }
        draft
    });
    for short in short_names(name) {
        register.call(format!("short:{short}"), at);
    }
    at
}

/// Adds what the words around a mention tell; what was told before stays.
fn tell(register: &mut Register, at: usize, person: Person) {
    let draft = &mut register.drafts[at];
    draft.country = draft.country.or(person.country);
    draft.sector = draft.sector.or(person.sector);
    draft.gender = draft.gender.or(person.gender);
    if draft.role.is_none() {
        draft.role = person.role;
    }
    if draft.rule == "actors/person" && !person.rule.is_empty() {
        draft.rule = person.rule;
    }
    if let Some(described) = person.described {
        register.mention(at, described, MentionForm::Nominal, "actors/apposition");
    }
}

fn known_person(piece: &Piece) -> Option<KnownPerson> {
    piece.senses().iter().find_map(|sense| match sense {
        NameSense::Person(person) => Some(*person),
        _ => None,
    })
}

/// "President Kabila", "Mr. Vell", and surnames that the lexicon knows.
pub(super) fn titled_surnames(ctx: &Ctx, read: &mut Read, register: &mut Register) {
    for at in 0..read.pieces.len() {
        let piece = &read.pieces[at];
        let known = known_person(piece);
        if read.done[at] || !(piece.is_loose() || known.is_some()) {
            continue;
        }
        let span = piece.span(ctx);
        let name = ctx.quote(span);
        let titled = at > 0
            && matches!(read.pieces[at - 1].what, What::Office(_))
            && ctx.adjacent(read.pieces[at - 1].last, piece.first);
        let bearer = register.get(&short_key(name)).or_else(|| register.get(&person_key(name)));
        let at_draft = match (known, bearer) {
            (Some(known), Some(bearer)) => {
                let draft = &register.drafts[bearer];
                let other = draft.name != known.name
                    && (titled || draft.gender.is_some_and(|g| Some(g) != known.gender));
                if other { add_person(register, known.name, Some(known)) } else { bearer }
            }
            (Some(known), None) if !register.is_shared(&short_key(name)) => {
                add_person(register, known.name, Some(known))
            }
            (None, Some(bearer)) => bearer,
            (None, None) if titled && !register.is_shared(&short_key(name)) => {
                let at_draft = add_person(register, name, None);
                register.call(short_key(name), at_draft);
                at_draft
            }
            (Some(_) | None, None) => continue,
        };
        let rule = match known {
            Some(_) => "actors/known-name",
            None if bearer.is_some() => "actors/surname",
            None => "actors/title",
        };
        let person = people::around(ctx, &read.sentence, &read.pieces, at);
        tell(register, at_draft, person);
        register.mention(at_draft, span, MentionForm::Name, rule);
        read.done[at] = true;
    }
}
