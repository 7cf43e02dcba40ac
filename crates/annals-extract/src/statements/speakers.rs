//! The one who speaks: the subject of a cue, from the noun phrases around it.

use super::{Ctx, next};
use crate::phrases::Phrase;
use annals_core::{ActorIdx, MentionForm, Sentence, Span, TokenIdx, Upos};

/// The words that name a speaker.
#[derive(Clone, Copy, Debug)]
pub(super) struct Speaker {
    /// The first token of all that belongs to it, appositions included.
    pub(super) first: TokenIdx,
    /// Its head noun.
    pub(super) head: TokenIdx,
    /// One past the last token of all that belongs to it.
    pub(super) end: TokenIdx,
    /// What a reading shows.
    pub(super) span: Span,
    pub(super) actor: Option<ActorIdx>,
    /// Whether it is two, and `actor` only the second of them.
    pub(super) joined: bool,
    /// Whether it stands in a relative clause: "officials, who said".
    pub(super) relative: bool,
}

/// The longest apposition that is skipped, in tokens.
const LONGEST_APPOSITION: u32 = 40;

/// Prepositions that belong to the clause and not to the noun before them.
const CLAUSAL: [&str; 14] = [
    "as",
    "after",
    "before",
    "since",
    "until",
    "till",
    "than",
    "like",
    "despite",
    "amid",
    "during",
    "following",
    "via",
    "per",
];

/// The subject of a verb group that begins at a token.
pub(super) fn subject(ctx: &Ctx, sentence: &Sentence, verb: TokenIdx) -> Option<Speaker> {
    let at = skip_back(ctx, sentence, verb)?;
    let word = ctx.lower(at);
    match word.as_str() {
        "who" | "which" | "that" => antecedent(ctx, sentence, at),
        "," => apposed(ctx, sentence, at),
        ")" => {
            let open = (sentence.first.0..at.0).rev().map(TokenIdx).find(|t| ctx.is(*t, "("))?;
            subject(ctx, sentence, open)
        }
        _ if ctx.is_dash(at) => apposed(ctx, sentence, at),
        _ => {
            // A cue that was taken for a noun ends up in the phrase before it: "the firm believes".
            let phrase = ctx.phrases.at(at).map(|phrase| Phrase { head: at, ..phrase })?;
            if !matches!(
                ctx.upos(at),
                Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num | Upos::Det
            ) {
                return None;
            }
            if is_object(ctx, sentence, phrase) {
                return None;
            }
            Some(whole(ctx, sentence, phrase, next(at)))
        }
    }
}

/// The subject of a verb behind "and" that stands in a relative clause: "Turkey, which left and said".
pub(super) fn relative_subject(ctx: &Ctx, sentence: &Sentence, and: TokenIdx) -> Option<Speaker> {
    let back = (sentence.first.0..and.0).rev().map(TokenIdx);
    let relative = back
        .take_while(|token| !ctx.is(*token, ",") && !ctx.is_dash(*token))
        .find(|token| ctx.is_any(*token, &["who", "which"]))?;
    antecedent(ctx, sentence, relative)
}

/// The noun phrase right behind a verb group: "…, said the envoy".
pub(super) fn inverted(ctx: &Ctx, sentence: &Sentence, end: TokenIdx) -> Option<Speaker> {
    let phrase = ctx.phrases.at(end).filter(|phrase| phrase.first == end)?;
    if phrase.head >= sentence.end {
        return None;
    }
    // "said Ann Lee of the bridge authority": what follows belongs to the name.
    let mut last = phrase.head;
    while ctx.is_any(next(last), &["of", "for", "from", "at", "and"]) {
        let Some(more) = ctx.phrases.at(TokenIdx(last.0 + 2)) else { break };
        if more.first != TokenIdx(last.0 + 2) || more.head >= sentence.end {
            break;
        }
        last = more.head;
    }
    Some(speaker(ctx, phrase, last, end, next(last)))
}

/// The subject of the sentence's first clause, for verbs that share it.
pub(super) fn clause_subject(ctx: &Ctx, sentence: &Sentence, verb: TokenIdx) -> Option<Speaker> {
    let mut at = sentence.first;
    while at < verb {
        let Some(phrase) = ctx.phrases.at(at).filter(|phrase| phrase.first == at) else {
            at = next(at);
            continue;
        };
        let governed = ctx.before(phrase.first, sentence).is_some_and(|before| {
            matches!(ctx.upos(before), Upos::Adp | Upos::Part | Upos::Verb | Upos::Sconj)
        });
        if !governed && phrase.head < verb && is_followed_by_verb(ctx, phrase, verb) {
            return Some(speaker(ctx, phrase, phrase.head, phrase.first, next(phrase.head)));
        }
        at = next(phrase.head);
    }
    None
}

fn is_followed_by_verb(ctx: &Ctx, phrase: Phrase, verb: TokenIdx) -> bool {
    let mut depth_comma = false;
    for token in (phrase.head.0 + 1..verb.0).map(TokenIdx).take(LONGEST_APPOSITION as usize) {
        match ctx.upos(token) {
            Upos::Verb | Upos::Aux if !depth_comma => return true,
            Upos::Punct if ctx.is(token, ",") => depth_comma = !depth_comma,
            _ if ctx.time_at(token).is_some() || depth_comma => {}
            Upos::Adp | Upos::Adv | Upos::Noun | Upos::Propn | Upos::Det | Upos::Adj => {}
            Upos::Part if ctx.is_any(token, &["'s", "’s"]) => {}
            Upos::Cconj => {}
            _ => return false,
        }
    }
    // The verb itself, where nothing stands between.
    next(phrase.head) == verb
}

/// Back over adverbs and times that stand between a subject and its verb.
fn skip_back(ctx: &Ctx, sentence: &Sentence, verb: TokenIdx) -> Option<TokenIdx> {
    let mut at = ctx.before(verb, sentence)?;
    loop {
        if let Some(time) = ctx.time_at(at) {
            let first = ctx.doc.tokens_in(time.span).next()?;
            at = ctx.before(first.min(at), sentence)?;
            if ctx.is_any(at, &["on", "in", "at", "since", "early", "late"]) {
                at = ctx.before(at, sentence)?;
            }
        } else if ctx.upos(at) == Upos::Adv {
            at = ctx.before(at, sentence)?;
        } else {
            return Some(at);
        }
    }
}

/// Whether a phrase is what the verb before it acts on, and so no subject: "who met him said".
fn is_object(ctx: &Ctx, sentence: &Sentence, phrase: Phrase) -> bool {
    let Some(before) = ctx.before(phrase.first, sentence) else { return false };
    ctx.upos(before) == Upos::Verb
        && ctx.before(before, sentence).is_some_and(|t| ctx.is_any(t, &["who", "which", "to"]))
}

/// A phrase with what it hangs on: "a spokesman | for the ministry".
fn whole(ctx: &Ctx, sentence: &Sentence, last: Phrase, end: TokenIdx) -> Speaker {
    let mut phrase = last;
    for _ in 0..6 {
        if is_titled_name(ctx, sentence, phrase) {
            break;
        }
        match governor(ctx, sentence, phrase) {
            Some(noun) => phrase = noun,
            None => break,
        }
    }
    let mut first = phrase.first;
    // "France and the United Kingdom said": two, where they open the clause.
    if let Some(and) = ctx.before(first, sentence).filter(|t| ctx.is(*t, "and"))
        && let Some(other) = ctx.before(and, sentence).and_then(|t| ctx.phrases.at(t))
        && other.head.0 + 1 == and.0
        && opens_clause(ctx, sentence, other.first)
    {
        first = other.first;
        // "the Office of Parks and Bridges": one body.
        if let Some(body) = governor(ctx, sentence, other)
            .filter(|_| ctx.before(other.first, sentence).is_some_and(|t| ctx.is(t, "of")))
        {
            (phrase, first) = (body, body.first);
        }
    }
    let mut res = speaker(ctx, phrase, last.head, first, end);
    if first < phrase.first {
        res.span = ctx.doc.between(first, last.head);
        res.joined = true;
    }
    res
}

/// "Secretary of State Ann Lee": the name behind the title is the head.
fn is_titled_name(ctx: &Ctx, sentence: &Sentence, phrase: Phrase) -> bool {
    let of = ctx.before(phrase.first, sentence).is_some_and(|before| ctx.is(before, "of"));
    let mention = ctx.mentions.heading(phrase.span(ctx.doc));
    of && is_person(ctx, phrase)
        && mention.is_some_and(|mention| mention.span.start() > phrase.span(ctx.doc).start())
}

fn opens_clause(ctx: &Ctx, sentence: &Sentence, first: TokenIdx) -> bool {
    ctx.before(first, sentence).is_none_or(|before| {
        matches!(ctx.upos(before), Upos::Punct | Upos::Sconj | Upos::Cconj) || ctx.is(before, "of")
    })
}

/// The noun that a phrase depends on through a preposition.
fn governor(ctx: &Ctx, sentence: &Sentence, phrase: Phrase) -> Option<Phrase> {
    let mut at = ctx.before(phrase.first, sentence)?;
    let preposition = ctx.upos(at) == Upos::Adp || ctx.is(at, "to");
    if !preposition || ctx.is_any(at, &CLAUSAL) {
        return None;
    }
    at = ctx.before(at, sentence)?;
    // "people familiar with the talks", "officials speaking on condition", "men led by".
    if matches!(ctx.upos(at), Upos::Adj | Upos::Verb | Upos::Adp)
        && ctx.phrases.at(at).is_none_or(|phrase| phrase.head != at)
    {
        at = ctx.before(at, sentence)?;
    }
    ctx.phrases.at(at).filter(|noun| noun.head == at && noun.first >= sentence.first)
}

/// "the envoy, a former general, said": what stands before the apposition, or a name inside it.
fn apposed(ctx: &Ctx, sentence: &Sentence, close: TokenIdx) -> Option<Speaker> {
    let floor = sentence.first.0.max(close.0.saturating_sub(LONGEST_APPOSITION));
    let mut within = false;
    for open in (floor..close.0).rev().map(TokenIdx) {
        if ctx.quotations.closed_by(open).is_some() {
            return None;
        }
        let is_border = ctx.is(open, ",") || ctx.is_dash(open);
        if !is_border {
            within = true;
            continue;
        }
        if !within {
            return None;
        }
        // "the minister, Ann Lee, said": the name is the better word.
        let inner = ctx.phrases.at(next(open)).filter(|p| p.first == next(open));
        if let Some(inner) = inner.filter(|inner| next(inner.head) == close)
            && is_person(ctx, inner)
        {
            let mut res = speaker(ctx, inner, inner.head, inner.first, next(close));
            if let Some(outer) = ctx.before(open, sentence).and_then(|t| ctx.phrases.at(t)) {
                res.first = outer.first;
            }
            return Some(res);
        }
        // "Egypt, Tunisia and Lebanon, says": a list is no apposition.
        let listed = ctx.upos(next(open)) == Upos::Propn
            && (open.0..close.0).map(TokenIdx).any(|token| ctx.is(token, "and"));
        let before = ctx.before(open, sentence)?;
        if listed {
            continue;
        }
        if let Some(outer) = ctx.phrases.at(before).filter(|outer| outer.head == before) {
            let mut res = whole(ctx, sentence, outer, next(close));
            res.end = next(close);
            if is_likely(ctx, &res) {
                return Some(res);
            }
        }
    }
    None
}

fn is_person(ctx: &Ctx, phrase: Phrase) -> bool {
    let found = ctx.mentions.heading(phrase.span(ctx.doc));
    found.is_some_and(|mention| {
        mention.form == MentionForm::Name
            && ctx
                .actors
                .get(mention.actor.0 as usize)
                .is_some_and(|actor| actor.kind == annals_core::ActorKind::Person)
    })
}

/// Whether a noun phrase is somebody who may speak: an actor, a source noun, a person's pronoun.
pub(super) fn is_likely(ctx: &Ctx, speaker: &Speaker) -> bool {
    speaker.actor.is_some()
        || ctx.is_any(speaker.head, &["he", "she", "they", "we", "i", "who"])
        || ctx.upos(speaker.head) == Upos::Propn
        || super::terms::noun_terms(ctx, speaker.head).is_some()
}

/// "governments that say", "the resolution, which urges".
fn antecedent(ctx: &Ctx, sentence: &Sentence, pronoun: TokenIdx) -> Option<Speaker> {
    let mut at = skip_back(ctx, sentence, pronoun)?;
    if ctx.is(at, ",") || ctx.is_dash(at) || ctx.is(at, ")") {
        at = ctx.before(at, sentence)?;
    }
    if ctx.upos(at) == Upos::Punct {
        // "the forces (SDF) -- which": behind what stands in brackets.
        let open = (sentence.first.0..at.0).rev().map(TokenIdx).find(|t| ctx.is(*t, "("))?;
        at = ctx.before(open, sentence)?;
    } else if ctx.before(at, sentence).is_some_and(|t| ctx.is(t, "(")) {
        at = TokenIdx(at.0.checked_sub(2)?);
    }
    if ctx.upos(at) == Upos::Verb {
        at = ctx.before(at, sentence)?;
    }
    let phrase = ctx.phrases.at(at).filter(|phrase| phrase.head == at)?;
    let mut res = speaker(ctx, phrase, phrase.head, phrase.first, next(pronoun));
    if ctx.is(pronoun, "who") && !is_likely(ctx, &res) {
        res = whole(ctx, sentence, phrase, next(pronoun));
    }
    res.relative = true;
    Some(res)
}

/// A speaker from its head phrase; `last` ends what depends on it.
fn speaker(ctx: &Ctx, phrase: Phrase, last: TokenIdx, first: TokenIdx, end: TokenIdx) -> Speaker {
    let span = phrase.span(ctx.doc);
    let mention = ctx.mentions.heading(span);
    let shown = match mention {
        Some(mention) if mention.form == MentionForm::Name || last == phrase.head => mention.span,
        _ => ctx.doc.between(phrase.first, last.max(phrase.head)),
    };
    let actor = mention.map(|mention| mention.actor);
    Speaker { first, head: phrase.head, end, span: shown, actor, joined: false, relative: false }
}
