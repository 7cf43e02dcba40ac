//! What stands between a cue and its content: the one who is spoken to, times, places, "that".

use super::{Ctx, next};
use annals_core::{PartialDate, Sentence, Span, TokenIdx, Upos};
use annals_lexicon::statements::{CueVerb, Pattern};

/// Where the words behind a cue begin to be its content.
#[derive(Clone, Copy, Debug)]
pub(super) struct After {
    /// The first token that may be content; the end of the sentence where nothing follows.
    pub(super) at: TokenIdx,
    /// Whether "that" introduces it.
    pub(super) that: bool,
    /// Whether a colon does.
    pub(super) colon: bool,
    pub(super) addressee: Option<Span>,
    pub(super) date: Option<PartialDate>,
}

/// The most tokens that are skipped in search of "that".
const FARTHEST: u32 = 24;

/// Looks behind a verb group (or an inverted subject) that ends at a token.
pub(super) fn after(ctx: &Ctx, sentence: &Sentence, verb: &CueVerb, end: TokenIdx) -> After {
    let mut res = After { at: end, that: false, colon: false, addressee: None, date: None };
    while res.at < sentence.end && res.at.0 < end.0 + FARTHEST {
        let at = res.at;
        if ctx.is(at, "that") && !is_demonstrative(ctx, at) {
            res.that = true;
            res.at = next(at);
            // "said that, without troops, they": the comma is not content.
            if ctx.is(res.at, ",") {
                res.at = next(res.at);
            }
            break;
        }
        if ctx.is(at, ":") {
            res.colon = true;
            res.at = next(at);
            break;
        }
        if let Some(behind) = skip(ctx, sentence, verb, &mut res) {
            res.at = behind;
            continue;
        }
        // Something stands between, but "that" shows where it ends: "said during a visit that".
        match that_behind(ctx, sentence, at) {
            Some(that) => res.at = that,
            None => break,
        }
    }
    if ctx.is(res.at, ",") && ctx.quotations.opened_by(next(res.at)).is_some() {
        res.at = next(res.at);
    }
    res
}

/// Adverbs that begin a question or a number, and so are content.
const OF_CONTENT: [&str; 13] = [
    "how", "why", "when", "where", "there", "more", "most", "less", "fewer", "nearly", "almost",
    "roughly", "further",
];

/// One thing that is not content, and where it ends.
fn skip(ctx: &Ctx, sentence: &Sentence, verb: &CueVerb, res: &mut After) -> Option<TokenIdx> {
    let at = res.at;
    // "welcomed Tuesday's offer": the day belongs to the offer.
    let of_noun = |end: TokenIdx| ctx.is(end, "'s") || ctx.is(end, "’s");
    if let Some(time) = ctx.time_at(at).filter(|time| !of_noun(ctx.end_of_time(time))) {
        res.date = res.date.or(time.value.date());
        return Some(ctx.end_of_time(time).max(next(at)));
    }
    let is_to = ctx.is(at, "to");
    if ctx.upos(at) == Upos::Adp || is_to {
        if let Some(time) = ctx.time_at(next(at)).filter(|_| !is_to) {
            res.date = res.date.or(time.value.date());
            return Some(ctx.end_of_time(time).max(next(next(at))));
        }
        let phrase = ctx.phrases.at(next(at)).filter(|phrase| phrase.first == next(at))?;
        if is_to {
            // "promised to mend": a bare noun behind "to" is a verb that the tagger missed.
            let bare = phrase.first == phrase.head
                && ctx.upos(phrase.head) == Upos::Noun
                && ctx.lexicon.inflection.noun_lemma(ctx.doc.word(phrase.head))
                    == ctx.doc.word(phrase.head);
            if bare && verb.takes(Pattern::Infinitive) {
                return None;
            }
            if verb.takes(Pattern::That) && !ctx.is_verbal(next(phrase.head)) {
                res.addressee = res.addressee.or(Some(phrase.span(ctx.doc)));
                return Some(next(phrase.head));
            }
            return None;
        }
        let head = ctx.lower(phrase.head);
        let lemma = ctx.lexicon.inflection.noun_lemma(&head);
        let words = &ctx.lexicon.statements;
        let channel = words.is_channel(&lemma) || words.is_channel(ctx.doc.word(phrase.head));
        return (channel && verb.takes(Pattern::That))
            .then(|| chain_end(ctx, sentence, phrase.head));
    }
    if ctx.upos(at) == Upos::Adv && !ctx.is_any(at, &OF_CONTENT) {
        return Some(next(at));
    }
    if verb.takes(Pattern::Addressee) && res.addressee.is_none() {
        let (span, behind) = addressee(ctx, sentence, verb, at)?;
        res.addressee = Some(span);
        return Some(behind);
    }
    None
}

/// "that" with its own noun or as a pronoun: "told them that story", "said that was wrong".
fn is_demonstrative(ctx: &Ctx, that: TokenIdx) -> bool {
    matches!(ctx.upos(next(that)), Upos::Aux | Upos::Verb)
        || ctx.is(next(that), "’s")
        || ctx.is(next(that), "'s")
}

/// Past the prepositional phrases that hang on a noun: "in an interview | with the paper".
fn chain_end(ctx: &Ctx, sentence: &Sentence, head: TokenIdx) -> TokenIdx {
    let mut at = next(head);
    while at < sentence.end && (ctx.upos(at) == Upos::Adp || ctx.is(at, "to")) {
        match ctx.phrases.at(next(at)).filter(|phrase| phrase.first == next(at)) {
            Some(phrase) if phrase.head < sentence.end => at = next(phrase.head),
            _ => break,
        }
    }
    at
}

/// The noun phrase behind "told"; behind other verbs only where the content plainly follows it.
fn addressee(
    ctx: &Ctx,
    sentence: &Sentence,
    verb: &CueVerb,
    at: TokenIdx,
) -> Option<(Span, TokenIdx)> {
    // "telling her the town had fallen": not "her town".
    if ctx.is_any(at, &["him", "her", "them", "me", "us", "you", "it"])
        && (ctx.upos(next(at)) != Upos::Noun && ctx.upos(next(at)) != Upos::Adj)
    {
        return Some((ctx.doc.span(at), next(at)));
    }
    let phrase = ctx.phrases.at(at).filter(|phrase| phrase.first == at)?;
    let mut last = phrase.head;
    // "told media 40 men had fled": two phrases that met.
    let number = (at.0 + 1..last.0).map(TokenIdx).find(|token| ctx.upos(*token) == Upos::Num);
    if let Some(number) = number.filter(|_| verb.lemma == "tell") {
        let before = TokenIdx(number.0 - 1);
        return Some((ctx.doc.between(at, before), number));
    }
    while ctx.is_any(next(last), &["of", "and", "in", "from", "at", "with"]) {
        let Some(more) = ctx.phrases.at(TokenIdx(last.0 + 2)) else { break };
        let clause = ctx.is(next(last), "and") && ctx.is_verbal(next(more.head));
        if more.first != TokenIdx(last.0 + 2) || more.head >= sentence.end || clause {
            break;
        }
        last = more.head;
    }
    let behind = next(last);
    let shown = ctx
        .doc
        .between(phrase.first, if ctx.is(next(phrase.head), "of") { last } else { phrase.head });
    let plain = behind >= sentence.end
        || ctx.is_any(
            behind,
            &["that", "to", "not", ",", ":", "“", "\"", "whether", "if", "how", "why"],
        )
        || ctx.time_at(behind).is_some()
        || ctx.upos(behind) == Upos::Adv
        || ctx.upos(behind) == Upos::Adp && verb.lemma != "warn";
    (verb.lemma == "tell" || plain).then_some((shown, behind))
}

/// "that" a few words on, with no clause before it.
fn that_behind(ctx: &Ctx, sentence: &Sentence, at: TokenIdx) -> Option<TokenIdx> {
    // "in a report published on Monday that": a participle may follow what was skipped.
    let participle = ctx.upos(at) == Upos::Verb
        && at.offset(-1).is_some_and(|noun| ctx.upos(noun) == Upos::Noun)
        && ctx.lower(at).ends_with("ed");
    if !(ctx.upos(at) == Upos::Adp || ctx.is(at, ",") || participle) {
        return None;
    }
    let end = sentence.end.0.min(at.0 + FARTHEST);
    for token in (at.0..end).map(TokenIdx) {
        let before = token.offset(-1)?;
        if ctx.is(token, "that") && !ctx.is_any(before, &["so", "such", "with", "of", "from"]) {
            // Behind a comma the parenthesis must have closed: "said, in Rome, that".
            let closed = !ctx.is(at, ",") || ctx.is(before, ",");
            return closed.then_some(token);
        }
        if matches!(ctx.upos(token), Upos::Aux | Upos::Sconj) && !ctx.is(token, "that")
            || ctx.quotations.at(token).is_some()
            || ctx.is_any(token, &["who", "which", ";"])
        {
            return None;
        }
    }
    None
}
