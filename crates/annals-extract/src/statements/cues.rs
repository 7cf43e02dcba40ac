//! Where a verb of the cue table is used as one: its verb group and voice.

use super::{Ctx, next};
use annals_core::{Sentence, TokenIdx, TokenKind, Upos, Xpos};
use annals_lexicon::inflection::VerbForm;
use annals_lexicon::statements::CueVerb;

/// How a cue stands in its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Voice {
    /// "said", "has said", "is saying".
    Active,
    /// "was told".
    Passive,
    /// ", saying": with the subject of another verb.
    Gerund,
}

/// A cue verb at its place.
#[derive(Clone, Copy, Debug)]
pub(super) struct CueAt<'l> {
    pub(super) verb: &'l CueVerb,
    /// The first word of the verb group: "has" of "has said".
    pub(super) first: TokenIdx,
    /// The head word.
    pub(super) cue: TokenIdx,
    /// One past the verb group, its particle included.
    pub(super) end: TokenIdx,
    pub(super) voice: Voice,
}

/// The cues of a sentence, in order.
pub(super) fn cues<'l>(ctx: &Ctx<'l>, sentence: &Sentence) -> Vec<CueAt<'l>> {
    sentence.tokens().filter_map(|token| cue_at(ctx, sentence, token)).collect()
}

/// Whether a token is the head word of a cue that asserts something.
pub(super) fn cue_at<'l>(ctx: &Ctx<'l>, sentence: &Sentence, token: TokenIdx) -> Option<CueAt<'l>> {
    if ctx.doc.token(token)?.kind != TokenKind::Word {
        return None;
    }
    let lower = ctx.lower(token);
    let words = &ctx.lexicon.statements;
    let mut end = next(token);
    let (form, verb) = words.cues_of(&lower).find(|(_, verb)| {
        let behind = verb.particle.map(|particle| behind_particle(ctx, sentence, token, particle));
        end = behind.flatten().unwrap_or(next(token));
        behind.is_none_or(|behind| behind.is_some())
    })?;
    if !is_verb(ctx, sentence, token, form) {
        return None;
    }
    // "expects it to hold and deny": an infinitive says no more than the one it is joined to.
    let infinitive = form == VerbForm::Base && ctx.doc.xpos(token) == Xpos::Vb;
    if infinitive && ctx.before(token, sentence).is_some_and(|t| ctx.upos(t) == Upos::Cconj) {
        return None;
    }
    let group = group(ctx, sentence, token);
    let voice = match form {
        // "did not say", "wants to say", "might say": nothing is put into words.
        _ if group.negated || group.unreal => return None,
        VerbForm::Gerund if group.be => Voice::Active,
        VerbForm::Gerund => Voice::Gerund,
        _ if form.is_participle() && group.be => Voice::Passive,
        VerbForm::Participle if !group.have => return None,
        _ => Voice::Active,
    };
    Some(CueAt { verb, first: group.first, cue: token, end, voice })
}

/// One past the particle of a cue, right behind it or behind a time: "warned in July of".
fn behind_particle(
    ctx: &Ctx,
    sentence: &Sentence,
    cue: TokenIdx,
    particle: &str,
) -> Option<TokenIdx> {
    let mut at = next(cue);
    let timed = if ctx.upos(at) == Upos::Adp { next(at) } else { at };
    if let Some(time) = ctx.time_at(timed).filter(|_| !ctx.is(at, particle)) {
        at = ctx.end_of_time(time);
    }
    (at < sentence.end && ctx.is(at, particle)).then(|| next(at))
}

/// "claims", "reports", "calls" are nouns as often as verbs; the words around tell.
fn is_verb(ctx: &Ctx, sentence: &Sentence, token: TokenIdx, form: VerbForm) -> bool {
    let before = ctx.before(token, sentence);
    let class_before = before.map_or(Upos::Punct, |before| ctx.upos(before));
    let possessive = before.is_some_and(|before| {
        ctx.is_any(before, &["its", "their", "his", "her", "our", "my", "your", "'s", "’s"])
    });
    if possessive && form != VerbForm::Participle {
        return false;
    }
    if form == VerbForm::Third && ctx.is_verbal(next(token)) && class_before == Upos::Noun {
        // "intelligence estimates put": the verb is still to come.
        return ctx.is(token, "says");
    }
    // "forecast", "read": past and base alike.
    let is_bare = form == VerbForm::PastOrParticiple && !ctx.lower(token).ends_with("ed");
    match ctx.upos(token) {
        Upos::Verb => {
            !matches!(class_before, Upos::Det | Upos::Adp)
                || form == VerbForm::Gerund
                || before.is_some_and(|before| ctx.is_any(before, &["all", "some", "both", "that"]))
        }
        // "swore", "spoke": no noun, whatever the tagger says.
        Upos::Noun if form == VerbForm::Past => true,
        Upos::Noun if is_bare || matches!(form, VerbForm::Base | VerbForm::Third) => {
            let follows = ctx.is_any(next(token), &["that", "he", "she", "it", "they", "“", "\""])
                || matches!(ctx.upos(next(token)), Upos::Det | Upos::Propn)
                || ctx.quotations.opened_by(next(next(token))).is_some();
            let nominal = matches!(class_before, Upos::Noun | Upos::Propn | Upos::Pron | Upos::Adv);
            let certain = ctx.is_any(token, &["says", "tells", "writes", "adds", "say"]);
            let relative =
                before.is_some_and(|before| ctx.is_any(before, &["who", "which", "that"]));
            relative || nominal && (follows || certain) || certain && class_before == Upos::Punct
        }
        _ => false,
    }
}

struct Group {
    first: TokenIdx,
    be: bool,
    have: bool,
    negated: bool,
    /// Behind "to" or a modal: not said, or not yet.
    unreal: bool,
}

/// The verb group that ends in a head word.
fn group(ctx: &Ctx, sentence: &Sentence, head: TokenIdx) -> Group {
    let mut res = Group { first: head, be: false, have: false, negated: false, unreal: false };
    let mut adverbs = 0;
    while let Some(before) = ctx.before(res.first, sentence) {
        let word = ctx.lower(before);
        match ctx.upos(before) {
            Upos::Aux | Upos::Verb => match word.as_str() {
                "is" | "are" | "was" | "were" | "be" | "been" | "being" | "am" | "'re" | "’re" => {
                    res.be = true;
                }
                "has" | "have" | "had" | "having" | "'ve" | "’ve" => res.have = true,
                "did" | "do" | "does" => {}
                "'s" | "’s" | "'d" | "’d" => res.have = true,
                "began" | "begun" | "kept" | "started" | "continued" => {
                    // "has begun asking": one group, as far as the subject goes.
                    if !ctx.lower(head).ends_with("ing") {
                        break;
                    }
                    res.be = true;
                }
                _ if ctx.upos(before) == Upos::Aux => res.unreal = true,
                _ => break,
            },
            Upos::Part if word == "to" => {
                let goes_on = before.offset(-1).is_some_and(|t| ctx.is(t, "on"))
                    && before.offset(-2).is_some_and(|t| ctx.is_any(t, &["went", "goes"]));
                if goes_on {
                    res.first = TokenIdx(before.0 - 2);
                } else {
                    res.unreal = true;
                }
                break;
            }
            Upos::Part if word == "not" || word == "n't" || word == "n’t" => res.negated = true,
            Upos::Adv if adverbs < 3 && ctx.time_at(before).is_none() => {
                adverbs += 1;
                if matches!(word.as_str(), "never" | "neither" | "hardly") {
                    res.negated = true;
                }
                // "how", "why", "where" open a clause and belong to no verb group.
                if matches!(word.as_str(), "how" | "why" | "when" | "where") {
                    break;
                }
            }
            _ => break,
        }
        res.first = before;
    }
    res
}
