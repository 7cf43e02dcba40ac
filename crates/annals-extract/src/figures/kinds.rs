//! What became of those who are counted: killed, detained, displaced, freed.

use super::{Ctx, next};
use crate::classes::class_of;
use annals_core::{Figure, FigureKind, Sentence, TokenIdx, Upos};
use annals_lexicon::figures::CountedRole;
use annals_lexicon::inflection::VerbForm;

/// How far the verb of a figure is looked for.
const FARTHEST: u32 = 30;

/// The kind of a figure that reaches from one token to another.
pub(super) fn kind(
    ctx: &Ctx,
    sentence: &Sentence,
    first: TokenIdx,
    last: TokenIdx,
    unit: Option<&str>,
    before: &[Figure],
) -> Option<FigureKind> {
    // "seized 12 tanks": only people are detained, driven out or freed. Names are of people.
    let human = unit.is_none_or(|unit| {
        unit.starts_with(char::is_uppercase) || ctx.lexicon.figures.is_human(unit)
    });
    let fits = |kind: &FigureKind| {
        human || matches!(kind, FigureKind::Killed | FigureKind::Injured | FigureKind::Missing)
    };
    governed(ctx, sentence, first, before)
        .or_else(|| told_behind(ctx, sentence, last))
        .filter(fits)
        .or_else(|| unit.and_then(|unit| ctx.lexicon.figures.counted(unit, CountedRole::Unit)))
}

/// By the words before: "killed 12", "the arrest of 12", "including 12".
fn governed(
    ctx: &Ctx,
    sentence: &Sentence,
    first: TokenIdx,
    before: &[Figure],
) -> Option<FigureKind> {
    let words = &ctx.lexicon.figures;
    let mut at = ctx.before(first, sentence)?;
    while ctx.upos(at) == Upos::Det || ctx.is_any(at, &["its", "their"]) {
        at = ctx.before(at, sentence)?;
    }
    let before_it = ctx.before(at, sentence);
    let joins = ctx.is_any(at, &["including", "plus"])
        || ctx.is_any(at, &["with"]) && before_it.is_some_and(|t| ctx.is_any(t, &["along"]))
        || ctx.is_any(at, &["as"]) && before_it.is_some_and(|t| ctx.is_any(t, &["well"]));
    if joins {
        return before
            .last()
            .map(|figure| figure.kind)
            .filter(|kind| !matches!(kind, FigureKind::Money | FigureKind::Percent));
    }
    if ctx.is_any(at, &["of", "to", "from"]) {
        // "the death toll rose to 52 from 47"
        if !ctx.is_any(at, &["of"]) {
            let toll = (sentence.first.0..at.0).map(TokenIdx).any(|t| ctx.is_any(t, &["toll"]));
            return toll.then_some(FigureKind::Killed);
        }
        let noun = ctx.lower(before_it?);
        let lemma = ctx.lexicon.inflection.noun_lemma(&noun);
        return words.counted(&lemma, CountedRole::Act);
    }
    if ctx.upos(at) == Upos::Adp {
        return None;
    }
    for back in (0..FARTHEST).map_while(|by| at.0.checked_sub(by)).map(TokenIdx) {
        if back < sentence.first {
            return None;
        }
        let lower = ctx.lower(back);
        match ctx.upos(back) {
            Upos::Verb | Upos::Noun => {
                if let Some((lemma, _)) = base(ctx, &lower)
                    && let Some(kind) = words.counted(lemma, CountedRole::Object)
                    && (ctx.upos(back) == Upos::Verb || back == at)
                {
                    // "people were killed, 12 officials said": a passive acts on nothing behind it.
                    let passive = ctx.before(back, sentence).is_some_and(|t| {
                        ctx.upos(t) == Upos::Aux && !ctx.is_any(t, &["has", "have", "had"])
                    });
                    return if passive { None } else { Some(together(ctx, sentence, back, kind)) };
                }
                if ctx.upos(back) == Upos::Verb {
                    return None;
                }
            }
            Upos::Aux | Upos::Sconj | Upos::Pron => return None,
            Upos::Punct if !ctx.is_any(back, &[","]) => return None,
            _ => {}
        }
    }
    None
}

/// The base form of a verb's form: one that this module counts by, or any known one.
fn base<'a>(ctx: &Ctx<'a>, form: &str) -> Option<(&'a str, VerbForm)> {
    ctx.lexicon.figures.counted_verb(form).or_else(|| ctx.lexicon.inflection.verb(form))
}

/// "killed and injured 12" counts the dead.
fn together(ctx: &Ctx, sentence: &Sentence, verb: TokenIdx, kind: FigureKind) -> FigureKind {
    let pair = ctx.before(verb, sentence).filter(|t| ctx.is_any(*t, &["and", "or"]));
    let other = pair.and_then(|pair| ctx.before(pair, sentence)).map(|t| ctx.lower(t));
    let other = other.and_then(|word| base(ctx, &word));
    let other =
        other.and_then(|(lemma, _)| ctx.lexicon.figures.counted(lemma, CountedRole::Object));
    match (kind, other) {
        (FigureKind::Injured, Some(FigureKind::Killed)) => FigureKind::Killed,
        _ => kind,
    }
}

/// By the words behind: "12 were killed", "12 died", "12 dead", "12, including two children, fled".
fn told_behind(ctx: &Ctx, sentence: &Sentence, last: TokenIdx) -> Option<FigureKind> {
    let words = &ctx.lexicon.figures;
    let mut at = next(last);
    let end = sentence.end.0.min(last.0 + FARTHEST);
    // Once "were" or "remain" is passed, what follows tells their state.
    let mut linked = false;
    let mut by_noun = false;
    let mut parenthesis = false;
    while at.0 < end {
        let lower = ctx.lower(at);
        let verb = base(ctx, &lower);
        if (linked || at == next(last))
            && let Some(kind) = words.counted(&lower, CountedRole::State)
        {
            return Some(kind);
        }
        match ctx.upos(at) {
            Upos::Verb | Upos::Aux => {
                let (lemma, form) = verb.unzip();
                let lemma = lemma.unwrap_or_default();
                if let Some(kind) = words.counted(lemma, CountedRole::Subject) {
                    return Some(kind);
                }
                let participle = form.is_some_and(|form| form.is_participle());
                let acts = !linked && acts_on_something(ctx, next(at));
                if let Some(kind) = words.counted(lemma, CountedRole::Object)
                    && participle
                    && !acts
                    && !by_noun
                {
                    return Some(kind);
                }
                match lemma {
                    "be" | "remain" | "go" | "fear" | "report" | "believe" | "have" => {
                        linked |= lemma != "have";
                    }
                    "lose" => {
                        let lives = (at.0..at.0 + 4).map(TokenIdx);
                        let lives = lives.into_iter().any(|t| ctx.is_any(t, &["lives", "life"]));
                        return lives.then_some(FigureKind::Killed);
                    }
                    _ if linked || ctx.upos(at) == Upos::Aux => {}
                    _ => return None,
                }
            }
            Upos::Punct if ctx.is_any(at, &[","]) => {
                // ", including two children, …": past the parenthesis.
                if ctx.is_any(next(at), &["including", "among", "most", "many", "mostly"]) {
                    let close = (at.0 + 2..end).map(TokenIdx).find(|t| ctx.is_any(*t, &[","]))?;
                    at = close;
                } else if linked || !(is_nominal(ctx, next(at)) || parenthesis) {
                    return None;
                }
                parenthesis = !parenthesis;
            }
            Upos::Punct if ctx.is_any(at, &["-"]) => {}
            Upos::Punct | Upos::Sconj => return None,
            Upos::Pron if !ctx.is_any(at, &["who", "which", "whom", "them"]) && !linked => {
                return None;
            }
            Upos::Cconj if linked => return None,
            Upos::Adp if ctx.is_any(at, &["by"]) => by_noun = true,
            _ => {}
        }
        at = next(at);
    }
    None
}

fn is_nominal(ctx: &Ctx, at: TokenIdx) -> bool {
    matches!(ctx.upos(at), Upos::Num | Upos::Det | Upos::Adj | Upos::Noun | Upos::Propn | Upos::Adv)
}

/// Whether a noun phrase stands right behind a verb: "killed 41 people" and not "killed in May".
fn acts_on_something(ctx: &Ctx, at: TokenIdx) -> bool {
    let Some(token) = ctx.doc.token(at) else { return false };
    let nominal = matches!(
        class_of(ctx.doc, at),
        Upos::Num | Upos::Det | Upos::Noun | Upos::Propn | Upos::Adj | Upos::Pron | Upos::Sym
    );
    nominal && !ctx.is_time(token.span)
}
