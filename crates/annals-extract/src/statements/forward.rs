//! Content behind a cue: a clause, an infinitive, a noun phrase or a quotation.

use super::after::After;
use super::content::{self, Shape, Within};
use super::cues::CueAt;
use super::drafts::{Draft, Found};
use super::speakers::{self, Speaker};
use super::{Ctx, next};
use annals_core::{Sentence, Span, Terms, TokenIdx, Upos};
use annals_lexicon::inflection::VerbForm;
use annals_lexicon::statements::Pattern;

/// Content behind the cue.
pub(super) fn forward(
    ctx: &Ctx,
    sentence: &Sentence,
    cue: CueAt,
    speaker: Speaker,
    rest: After,
    found: &Found,
) -> Option<Draft> {
    // "“We urge them …”" adds nothing to the quotation that it is said in.
    let quoted = ctx.quotations.at(cue.cue).is_some();
    if quoted && ctx.is_any(speaker.head, &["i", "we", "you"]) {
        return None;
    }
    let draft = |content: Vec<Span>, rule| Draft {
        speaker: Some(speaker),
        terms: Terms::Unattributed,
        cue: cue.cue,
        cue_span: ctx.doc.span(cue.cue),
        content,
        addressee: rest.addressee,
        date: rest.date,
        rule,
        belief: cue.verb.takes(Pattern::Belief),
    };
    let at = rest.at;
    if at >= sentence.end {
        // "The mayor said:" and the speech in the next block.
        let quotation = ctx.quotations.opened_by(at).filter(|_| rest.colon)?;
        let span = ctx.quotations.all[quotation].span(ctx.doc);
        return Some(draft(vec![span], "statements/quotation"));
    }
    if let Some(quotation) = ctx.quotations.opened_by(at)
        && cue.verb.takes(Pattern::Quotation)
        && found.is_free(quotation)
    {
        let quotation = ctx.quotations.all[quotation];
        let introduced = at.offset(-1).is_some_and(|t| ctx.is_any(t, &[",", ":"]));
        let last_word = quotation.last_word(ctx.doc)?;
        let complete = ctx.is_any(last_word, &[",", ".", "?", "!"]);
        if quotation.last.0 + 1 >= sentence.end.0 || introduced && complete {
            return Some(draft(vec![quotation.span(ctx.doc)], "statements/quotation"));
        }
    }
    // "nobody agreed   the dam, he said": what a lost dash parts is nobody's content.
    if ctx.is_behind_gap(at) {
        return None;
    }
    let likely = speakers::is_likely(ctx, &speaker);
    let (shape, rule) = shape(ctx, sentence, cue, rest, likely)?;
    if shape == Shape::Infinitive && asks_for_silence(ctx, cue, at) {
        return None;
    }
    // An object that was taken for an addressee: "urged restraint".
    let start = match (shape, rest.addressee) {
        (Shape::Noun, Some(object)) => ctx.doc.token_at(object.start())?,
        _ => at,
    };
    let within = if speaker.relative || is_subordinate(ctx, sentence, &speaker) {
        Within::Parenthesis
    } else if is_relative_object(ctx, sentence, &speaker) {
        Within::Relative
    } else {
        Within::Main
    };
    let end = content::end(ctx, sentence, start, shape, within);
    let content = content::trimmed(ctx, start, end)?;
    let mut res = draft(vec![content], rule);
    if shape == Shape::Noun {
        res.addressee = None;
    }
    Some(res)
}

/// "asked not to be named": the terms of what is said, and not said itself.
fn asks_for_silence(ctx: &Ctx, cue: CueAt, at: TokenIdx) -> bool {
    let words = |words: &[&str]| {
        words.iter().zip(at.0..).all(|(word, token)| ctx.is(TokenIdx(token), word))
    };
    let told = |by: u32| {
        ["named", "identified", "quoted"].iter().any(|word| ctx.is(TokenIdx(at.0 + by), word))
    };
    cue.verb.lemma == "ask"
        && (words(&["not", "to", "be"]) && told(3) || words(&["to", "remain", "anonymous"]))
}

/// "since the army said …, the town": a clause that another one follows.
fn is_subordinate(ctx: &Ctx, sentence: &Sentence, speaker: &Speaker) -> bool {
    ctx.before(speaker.first, sentence).is_some_and(|before| {
        ctx.is_any(
            before,
            &[
                "since", "after", "as", "when", "while", "because", "if", "before", "until",
                "although", "though", "once",
            ],
        )
    })
}

/// "the bridge that [the mayor] had promised to mend": the noun before is what the clause is about.
fn is_relative_object(ctx: &Ctx, sentence: &Sentence, speaker: &Speaker) -> bool {
    let from = match ctx.phrases.at(speaker.first) {
        Some(phrase) => phrase.first.min(speaker.first),
        None => speaker.first,
    };
    let Some(that) = ctx.before(from, sentence) else { return false };
    ctx.is_any(that, &["that", "which", "whom"])
        && ctx
            .before(that, sentence)
            .is_some_and(|noun| ctx.phrases.at(noun).is_some_and(|phrase| phrase.head == noun))
}

/// What kind of content the words behind a cue are, where they are any.
fn shape(
    ctx: &Ctx,
    sentence: &Sentence,
    cue: CueAt,
    rest: After,
    likely: bool,
) -> Option<(Shape, &'static str)> {
    let at = rest.at;
    let takes = |pattern| cue.verb.takes(pattern);
    if rest.that {
        return takes(Pattern::That).then_some((Shape::Clause, "statements/cue-that"));
    }
    if rest.colon {
        return (takes(Pattern::Quotation) && ctx.upos(at) != Upos::Punct)
            .then_some((Shape::Clause, "statements/cue-colon"));
    }
    let questions = ["whether", "if", "how", "why", "what", "where", "when", "who"];
    if takes(Pattern::Question) && ctx.is_any(at, &questions) {
        return Some((Shape::Clause, "statements/cue-question"));
    }
    if !likely {
        return None;
    }
    let to = if ctx.is(at, "not") { next(at) } else { at };
    if takes(Pattern::Infinitive)
        && ctx.is(to, "to")
        && ctx
            .phrases
            .at(next(to))
            .is_none_or(|p| ctx.upos(p.first) != Upos::Det && ctx.upos(next(to)) != Upos::Propn)
    {
        return Some((Shape::Infinitive, "statements/cue-infinitive"));
    }
    let phrase = ctx.phrases.at(at).filter(|phrase| phrase.first == at);
    let quoted = ctx.quotations.opened_by(at).is_some();
    if takes(Pattern::Name) {
        let behind = next(phrase?.head);
        let named = ctx.quotations.opened_by(behind).is_some()
            || matches!(ctx.upos(behind), Upos::Det | Upos::Adj);
        return named.then_some((Shape::Noun, "statements/cue-name"));
    }
    let clause = starts_clause(ctx, sentence, at);
    if takes(Pattern::That)
        && clause
        && (!takes(Pattern::Object) || verb_is_near(ctx, sentence, at))
    {
        return Some((Shape::Clause, "statements/cue-clause"));
    }
    let nominal = phrase.is_some()
        || matches!(ctx.upos(at), Upos::Det | Upos::Adv)
        || ctx.time_at(at).is_some();
    let anonymity = phrase.is_some_and(|phrase| ctx.is(phrase.head, "anonymity"));
    let object = nominal && !anonymity && rest.addressee.is_none() || quoted;
    if takes(Pattern::Object) && (object || rest.addressee.is_some()) {
        return Some((Shape::Noun, "statements/cue-object"));
    }
    None
}

/// Whether a clause without "that" may begin here: "said talks would resume".
fn starts_clause(ctx: &Ctx, sentence: &Sentence, at: TokenIdx) -> bool {
    let begins = ctx.quotations.opened_by(at).is_some()
        || matches!(
            ctx.upos(at),
            Upos::Det | Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num | Upos::Adj | Upos::Sconj
        )
        || ctx.is_any(at, &["there", "when", "more", "nearly", "almost", "at", "about", "up"]);
    begins && (at.0 + 1..sentence.end.0).map(TokenIdx).any(|token| ctx.is_verbal(token))
}

/// Whether a noun phrase with what hangs on it is followed by a verb.
fn verb_is_near(ctx: &Ctx, sentence: &Sentence, at: TokenIdx) -> bool {
    let ahead = (at.0..sentence.end.0.min(at.0 + 14)).map(TokenIdx);
    for token in ahead {
        match ctx.upos(token) {
            Upos::Aux => return true,
            Upos::Verb => {
                let word = ctx.lower(token);
                let form = ctx.lexicon.inflection.verb(&word).map(|(_, form)| form);
                return matches!(form, Some(VerbForm::Past | VerbForm::Third | VerbForm::Base))
                    || matches!(form, Some(VerbForm::PastOrParticiple))
                        && !ctx.is(next(token), "by");
            }
            Upos::Punct | Upos::Sconj => return false,
            _ if ctx.is_any(token, &["to", "who", "which"]) => return false,
            _ => {}
        }
    }
    false
}
