//! Where the report itself speaks again behind indirect speech.

use super::content::has_clause;
use super::cues::{Voice, cue_at};
use super::{Ctx, next};
use annals_core::{Sentence, TokenIdx, Upos};
use annals_lexicon::inflection::VerbForm;

/// Where a parenthetical clause ends: "which, he said, …", "-- which warned that … --".
pub(super) fn closes(ctx: &Ctx, sentence: &Sentence, at: TokenIdx) -> bool {
    ctx.is_dash(at)
        || ctx.is(at, ",") && (ctx.is_verbal(next(at)) || has_clause(ctx, sentence, next(at)))
}

/// Whether a token begins words of the report itself again: another cue of the same speaker, or a
/// new clause that has its own cue.
pub(super) fn leaves(ctx: &Ctx, sentence: &Sentence, at: TokenIdx) -> bool {
    let is_comma = ctx.is(at, ",") || ctx.is_dash(at);
    let mut word = if is_comma { next(at) } else { at };
    let joined = ctx.is_any(word, &["and", "but", "yet", "then"]);
    let contrasted = ctx.is_any(word, &["although", "though", "while", "whereas"]);
    if !is_comma && !joined && !contrasted {
        return false;
    }
    if is_comma && ctx.is(word, "according") {
        return true;
    }
    if joined || contrasted {
        word = next(word);
    }
    let begins = word;
    while ctx.upos(word) == Upos::Adv && word < sentence.end && word.0 < begins.0 + 4 {
        word = next(word);
    }
    let cue = (word.0..(word.0 + 3).min(sentence.end.0)).map(TokenIdx);
    let cue = cue
        .filter_map(|token| cue_at(ctx, sentence, token))
        .find(|cue| cue.first <= word.max(begins));
    match cue.map(|cue| cue.voice) {
        Some(Voice::Active) => return joined,
        Some(Voice::Gerund) => return is_comma,
        Some(Voice::Passive) | None => {}
    }
    if joined && keeps_silent(ctx, begins) {
        return true;
    }
    // ", although they said …", ", but officials have denied …"
    let opposed = joined && is_comma && !ctx.is_any(next(at), &["and", "then"]);
    if !contrasted && !opposed {
        return false;
    }
    let Some(phrase) = ctx.phrases.at(word).filter(|phrase| phrase.first == word) else {
        return false;
    };
    let ahead = (phrase.head.0 + 1..(phrase.head.0 + 4).min(sentence.end.0)).map(TokenIdx);
    ahead
        .take_while(|token| matches!(ctx.upos(*token), Upos::Verb | Upos::Aux | Upos::Adv))
        .any(|token| cue_at(ctx, sentence, token).is_some())
}

/// "but would not say who fired", "and declined to comment": of the one who spoke just now.
fn keeps_silent(ctx: &Ctx, first: TokenIdx) -> bool {
    const SILENT: [&str; 6] = ["say", "comment", "elaborate", "specify", "explain", "identify"];
    let mut at = first;
    let negated = |at| ctx.is_any(at, &["not", "n't", "n’t"]);
    while ctx.upos(at) == Upos::Aux || ctx.upos(at) == Upos::Adv || negated(at) {
        at = next(at);
    }
    let refuses = ctx.is_any(at, &["declined", "refused"]) && ctx.is(next(at), "to");
    let verb = if refuses { TokenIdx(at.0 + 2) } else { at };
    let told = refuses || (first.0..at.0).map(TokenIdx).any(negated);
    told && ctx.is_any(verb, &SILENT)
}

/// Whether a conjunction leads back from indirect speech to the verb of saying: "said the money would be
/// paid soon and dropped the claim". Behind a modal no past can be coordinated, unless "have" stands
/// between ("would have left and dropped").
pub(super) fn resumes_past(ctx: &Ctx, start: TokenIdx, and: TokenIdx) -> bool {
    if !ctx.is_any(and, &["and", "but"]) || ctx.quotations.at(and).is_some() {
        return false;
    }
    let verb = next(and);
    let word = ctx.lower(verb);
    let form = ctx.lexicon.inflection.verb(&word).map(|(_, form)| form);
    let object = matches!(ctx.upos(next(verb)), Upos::Det | Upos::Propn)
        || ctx.is_any(next(verb), &["his", "her", "its", "their", "him", "them"]);
    let past = match form {
        Some(VerbForm::Past) => true,
        Some(VerbForm::PastOrParticiple) => object,
        _ => false,
    };
    if ctx.upos(verb) != Upos::Verb || !past {
        return false;
    }
    let modal = |token: &TokenIdx| {
        ctx.is_any(*token, &["would", "will", "could", "can", "may", "might", "should", "must"])
    };
    let Some(last) = (start.0..and.0).rev().map(TokenIdx).find(modal) else { return false };
    (last.0 + 1..and.0).map(TokenIdx).all(|token| {
        let word = ctx.lower(token);
        let form = ctx.lexicon.inflection.verb(&word).map(|(_, form)| form);
        let finite = ctx.upos(token) == Upos::Verb
            && matches!(form, Some(VerbForm::Past | VerbForm::Third))
            || matches!(word.as_str(), "is" | "are" | "was" | "were" | "has" | "had");
        let opens = ctx.is_any(
            token,
            &["have", "who", "which", "that", "when", "if", "because", "once", "after", "as"],
        );
        !finite && !opens && !ctx.is(token, ",")
    })
}

/// Whether the clause that a relative one stands in goes on at a token: "The bridge that the mayor had
/// promised to mend by May | is shut".
pub(super) fn main_clause_resumes(ctx: &Ctx, start: TokenIdx, at: TokenIdx) -> bool {
    let word = ctx.lower(at);
    let form = ctx.lexicon.inflection.verb(&word).map(|(_, form)| form);
    let finite = match ctx.upos(at) {
        Upos::Aux => !matches!(word.as_str(), "be" | "been" | "being" | "having"),
        Upos::Verb => matches!(form, Some(VerbForm::Past | VerbForm::Third)),
        _ => false,
    };
    let Some(before) = at.offset(-1).filter(|before| finite && *before >= start) else {
        return false;
    };
    // A subject of its own would belong to a clause inside: "to see that the roof is mended".
    let opens = |token: TokenIdx| {
        ctx.upos(token) == Upos::Sconj
            || ctx.is_any(token, &["who", "which", "that", "what", "when", "where", "how", "why"])
    };
    if (start.0..at.0).map(TokenIdx).any(opens) {
        return false;
    }
    if ctx.time_at(before).is_some() || ctx.upos(before) == Upos::Verb {
        return true;
    }
    let phrase = ctx.phrases.at(before).filter(|phrase| phrase.head == before);
    let governor = phrase.and_then(|phrase| phrase.first.offset(-1));
    governor.is_some_and(|governor| governor > start && ctx.upos(governor) == Upos::Adp)
}
