//! From a cue to a statement: which words around it are its content.

use super::after::{After, after};
use super::content::{self, Shape};
use super::cues::{CueAt, Voice, cue_at, cues};
use super::speakers::{self, Speaker};
use super::terms::{self, Known};
use super::{Ctx, next, source_phrases};
use annals_core::{
    Cue, PartialDate, Participant, RuleId, Sentence, Span, Statement, Terms, TokenIdx, Upos,
};
use annals_lexicon::statements::Pattern;

/// A statement that is still being put together.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) speaker: Option<Speaker>,
    pub(super) terms: Terms,
    pub(super) cue: TokenIdx,
    pub(super) cue_span: Span,
    pub(super) content: Vec<Span>,
    pub(super) addressee: Option<Span>,
    pub(super) date: Option<PartialDate>,
    pub(super) rule: &'static str,
}

/// What has been found so far.
pub(super) struct Found {
    pub(super) drafts: Vec<Draft>,
    /// For each quotation the draft that it is content of.
    pub(super) claimed: Vec<Option<usize>>,
    known: Known,
}

impl Found {
    pub(super) fn new(ctx: &Ctx) -> Self {
        let claimed = vec![None; ctx.quotations.all.len()];
        Self { drafts: vec![], claimed, known: Known::default() }
    }

    /// Adds a draft, with its terms; without a speaker nobody is named.
    pub(super) fn add(&mut self, ctx: &Ctx, sentence: &Sentence, mut draft: Draft) {
        if let Some(speaker) = &draft.speaker {
            draft.terms = terms::terms(ctx, sentence, speaker, &self.known);
            self.known.note(ctx, speaker, draft.terms);
        }
        let at = self.drafts.len();
        for content in &draft.content {
            // A quotation that is the whole content, or ends it, is spoken for.
            let last = ctx.doc.tokens_in(*content).next_back();
            let quotation = last.and_then(|last| ctx.quotations.at(last));
            let from_outside = |at: &usize| ctx.quotations.at(draft.cue) != Some(*at);
            if let Some(quotation) = quotation.filter(from_outside) {
                self.claimed[quotation].get_or_insert(at);
            }
        }
        self.drafts.push(draft);
    }

    /// The first draft of this sentence that has a speaker of its own.
    fn outer(&self, sentence: &Sentence, before: TokenIdx) -> Option<&Draft> {
        let in_sentence = |draft: &&Draft| sentence.first <= draft.cue && draft.cue < before;
        let own = |draft: &&Draft| draft.speaker.is_some_and(|speaker| !speaker.relative);
        let here: Vec<&Draft> = self.drafts.iter().rev().take_while(in_sentence).collect();
        let nested = |draft: &&Draft| {
            here.iter().any(|outer| {
                outer.content.iter().any(|content| content.contains(draft.cue_span))
            })
        };
        let outermost = here.iter().copied().filter(own).filter(|draft| !nested(draft));
        outermost.min_by_key(|draft| draft.cue)
    }

    pub(super) fn is_free(&self, quotation: usize) -> bool {
        self.claimed[quotation].is_none()
    }

    /// The finished statements, by their cue.
    pub(super) fn statements(mut self, ctx: &Ctx) -> Vec<Statement> {
        self.drafts.sort_by_key(|draft| (draft.cue_span, draft.content.first().copied()));
        let statement = |draft: Draft| {
            let speaker = draft.speaker.map(|speaker| {
                let alone = speaker.actor.filter(|_| !speaker.joined);
                let actor = alone.and_then(|idx| ctx.actors.get(idx.0 as usize));
                Participant {
                    span: speaker.span,
                    actor: alone,
                    country: actor.and_then(|actor| actor.country),
                    sector: actor.and_then(|actor| actor.sector),
                }
            });
            Statement {
                speaker,
                terms: draft.terms,
                cue: Cue(draft.cue_span),
                speech: content::speech(ctx, &draft.content),
                content: draft.content,
                addressee: draft.addressee,
                date: draft.date,
                rule: RuleId::new(draft.rule),
            }
        };
        self.drafts.into_iter().map(statement).collect()
    }
}

/// Reads the statements of a sentence.
pub(super) fn read(ctx: &Ctx, sentence: &Sentence, found: &mut Found) {
    for cue in cues(ctx, sentence) {
        let draft = match cue.voice {
            Voice::Active => active(ctx, sentence, cue, found),
            Voice::Gerund => gerund(ctx, sentence, cue, found),
            Voice::Passive => source_phrases::passive(ctx, sentence, cue),
        };
        if let Some(draft) = draft {
            found.add(ctx, sentence, draft);
        }
    }
    source_phrases::read(ctx, sentence, found);
}

fn active(ctx: &Ctx, sentence: &Sentence, cue: CueAt, found: &Found) -> Option<Draft> {
    let mut date = None;
    let before = ctx.before(cue.first, sentence);
    let speaker = match inversion(ctx, sentence, cue) {
        Some(speaker) => {
            let border = before.unwrap_or(cue.first);
            let rest = after(ctx, sentence, cue.verb, speaker.end);
            return trailing(ctx, sentence, cue, speaker, border, rest, found);
        }
        None => match speakers::subject(ctx, sentence, cue.first) {
            Some(speaker) => speaker,
            None => {
                let and = before.filter(|at| ctx.is_any(*at, &["and", "but", "then", "or", ","]))?;
                if let Some(speaker) = speakers::relative_subject(ctx, sentence, and) {
                    let rest = after(ctx, sentence, cue.verb, cue.end);
                    return forward(ctx, sentence, cue, speaker, rest, found);
                }
                let outer = found.outer(sentence, and);
                date = outer.and_then(|outer| outer.date);
                match outer.and_then(|outer| outer.speaker) {
                    Some(speaker) => speaker,
                    None => speakers::clause_subject(ctx, sentence, and)?,
                }
            }
        },
    };
    let mut rest = after(ctx, sentence, cue.verb, cue.end);
    rest.date = rest.date.or_else(|| date_before(ctx, sentence, &speaker, cue.first)).or(date);
    let border = speaker.first.offset(-1);
    if let Some(border) = border.filter(|_| !rest.that && !rest.colon && speaker.end <= cue.first)
        && left_quotation(ctx, sentence, border, found).is_some()
        && let Some(draft) = trailing(ctx, sentence, cue, speaker, border, rest, found)
    {
        return Some(draft);
    }
    let forward = forward(ctx, sentence, cue, speaker, rest, found);
    forward.or_else(|| {
        let border = border.filter(|border| *border >= sentence.first)?;
        trailing(ctx, sentence, cue, speaker, border, rest, found)
    })
}

/// "…, said the envoy": the subject behind the cue.
fn inversion(ctx: &Ctx, sentence: &Sentence, cue: CueAt) -> Option<Speaker> {
    let before = ctx.before(cue.first, sentence)?;
    let quoted = ctx.quotations.closed_by(before).is_some()
        || ctx.is(before, ",")
            && before.offset(-1).is_some_and(|t| ctx.quotations.closed_by(t).is_some());
    let speaks = cue.verb.takes(Pattern::Quotation) && !cue.verb.takes(Pattern::Addressee);
    if cue.first != cue.cue || !(quoted || speaks && ctx.is(before, ",")) {
        return None;
    }
    let speaker = speakers::inverted(ctx, sentence, cue.end)?;
    let ends = speaker.end >= sentence.end
        || ctx.upos(speaker.end) == Upos::Punct
        || ctx.time_at(speaker.end).is_some()
        || matches!(ctx.upos(speaker.end), Upos::Adp | Upos::Pron | Upos::Sconj | Upos::Cconj);
    (ends && speakers::is_likely(ctx, &speaker)).then_some(speaker)
}

/// ", adding that", "quoted as saying", "a statement saying".
fn gerund(ctx: &Ctx, sentence: &Sentence, cue: CueAt, found: &Found) -> Option<Draft> {
    let before = ctx.before(cue.first, sentence)?;
    let mut date = None;
    let speaker = if ctx.is(before, "as") {
        quoted_as(ctx, sentence, before)?
    } else if let Some(phrase) = ctx.phrases.at(before).filter(|phrase| phrase.head == before) {
        terms::noun_terms(ctx, phrase.head)?;
        speakers::subject(ctx, sentence, cue.first)?
    } else {
        let shares = [",", "and", "by", "while", "after", "before", "without", "in", "when"];
        if !ctx.is_any(before, &shares) && !ctx.is_dash(before) {
            return None;
        }
        let outer = found.outer(sentence, cue.cue);
        date = outer.and_then(|outer| outer.date);
        let speaker = outer.and_then(|outer| outer.speaker);
        speaker.or_else(|| speakers::clause_subject(ctx, sentence, before))?
    };
    let mut rest = after(ctx, sentence, cue.verb, cue.end);
    rest.date = rest.date.or(date).or_else(|| date_behind(ctx, &speaker));
    forward(ctx, sentence, cue, speaker, rest, found)
}

/// "was quoted as saying", "quoted the army as saying".
fn quoted_as(ctx: &Ctx, sentence: &Sentence, as_: TokenIdx) -> Option<Speaker> {
    let verbs = ["quoted", "cited", "quotes", "cites", "quoting", "citing"];
    let before = ctx.before(as_, sentence)?;
    if ctx.is_any(before, &verbs) {
        let mut first = before;
        while let Some(aux) = ctx.before(first, sentence).filter(|t| {
            matches!(ctx.upos(*t), Upos::Aux | Upos::Adv)
        }) {
            first = aux;
        }
        return speakers::subject(ctx, sentence, first);
    }
    let quotes = (sentence.first.0..before.0).rev().take(12).map(TokenIdx);
    let verb = quotes.into_iter().find(|token| ctx.is_any(*token, &verbs))?;
    speakers::inverted(ctx, sentence, next(verb))
}

/// The day a statement was made, from a time between subject and verb or at the sentence's head.
fn date_before(
    ctx: &Ctx,
    sentence: &Sentence,
    speaker: &Speaker,
    verb: TokenIdx,
) -> Option<PartialDate> {
    let between = (speaker.end.0..verb.0).map(TokenIdx).find_map(|token| ctx.time_at(token));
    if let Some(time) = between {
        return time.value.date();
    }
    let first = sentence.first;
    let time = ctx.time_at(first).or_else(|| {
        ctx.time_at(next(first)).filter(|_| ctx.upos(first) == Upos::Adp)
    })?;
    let mut end = ctx.end_of_time(time);
    if ctx.is(end, ",") {
        end = next(end);
    }
    (end == speaker.first).then(|| time.value.date())?
}

/// The day right behind a subject: "the premier on Monday stunned the house by saying".
fn date_behind(ctx: &Ctx, speaker: &Speaker) -> Option<PartialDate> {
    let first = speaker.end;
    let behind = if ctx.upos(first) == Upos::Adp { next(first) } else { first };
    ctx.time_at(behind)?.value.date()
}

/// Content behind the cue.
fn forward(
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
        let last_word = quotation.last.offset(-1)?;
        let complete = ctx.is_any(last_word, &[",", ".", "?", "!"]);
        if quotation.last.0 + 1 >= sentence.end.0 || introduced && complete {
            return Some(draft(vec![quotation.span(ctx.doc)], "statements/quotation"));
        }
    }
    let likely = speakers::is_likely(ctx, &speaker);
    let (shape, rule) = shape(ctx, sentence, cue, rest, likely)?;
    // An object that was taken for an addressee: "urged restraint".
    let start = match (shape, rest.addressee) {
        (Shape::Noun, Some(object)) => ctx.doc.token_at(object.start())?,
        _ => at,
    };
    let parenthetical = speaker.relative || is_subordinate(ctx, sentence, &speaker);
    let end = content::end(ctx, sentence, start, shape, parenthetical);
    let content = content::trimmed(ctx, start, end)?;
    let mut res = draft(vec![content], rule);
    if shape == Shape::Noun {
        res.addressee = None;
    }
    Some(res)
}

/// "since the army said …, the town": a clause that another one follows.
fn is_subordinate(ctx: &Ctx, sentence: &Sentence, speaker: &Speaker) -> bool {
    ctx.before(speaker.first, sentence).is_some_and(|before| {
        ctx.is_any(before, &["since", "after", "as", "when", "while", "because", "if", "before",
            "until", "although", "though", "once"])
    })
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
    if takes(Pattern::Infinitive) && ctx.is(to, "to") && ctx.phrases.at(next(to)).is_none_or(|p| {
        ctx.upos(p.first) != Upos::Det && ctx.upos(next(to)) != Upos::Propn
    }) {
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
    if takes(Pattern::That) && clause && (!takes(Pattern::Object) || verb_is_near(ctx, sentence, at)) {
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
                use annals_lexicon::inflection::VerbForm;
                return matches!(form, Some(VerbForm::Past | VerbForm::Third | VerbForm::Base))
                    || matches!(form, Some(VerbForm::PastOrParticiple)) && !ctx.is(next(token), "by");
            }
            Upos::Punct | Upos::Sconj => return false,
            _ if ctx.is_any(token, &["to", "who", "which"]) => return false,
            _ => {}
        }
    }
    false
}

/// The quotation that ends right before a speaker (or an inverted cue), if nobody has it yet.
fn left_quotation(
    ctx: &Ctx,
    sentence: &Sentence,
    border: TokenIdx,
    found: &Found,
) -> Option<usize> {
    let mark = if ctx.is(border, ",") { border.offset(-1)? } else { border };
    let quotation = ctx.quotations.closed_by(mark)?;
    let span = ctx.quotations.all[quotation].span(ctx.doc);
    // Across a sentence border only within a paragraph.
    let between = &ctx.doc.text()[span.end()..sentence.span.start().max(span.end())];
    (found.is_free(quotation) && !between.contains('\n')).then_some(quotation)
}

/// Content before the speaker: "“…,” the envoy said", "Talks failed, the envoy said."
fn trailing(
    ctx: &Ctx,
    sentence: &Sentence,
    cue: CueAt,
    speaker: Speaker,
    border: TokenIdx,
    rest: After,
    found: &Found,
) -> Option<Draft> {
    if !cue.verb.takes(Pattern::Quotation) && !cue.verb.takes(Pattern::That) {
        return None;
    }
    let left = left_quotation(ctx, sentence, border, found);
    let mut content = vec![];
    if let Some(quotation) = left {
        let quotation = ctx.quotations.all[quotation];
        let alone = quotation.first <= sentence.first
            || quotation.first.offset(-1).is_some_and(|before| {
                let spoken = (sentence.first.0..before.0).map(TokenIdx);
                ctx.is_any(before, &[".", "?", "!"])
                    || ctx.is_any(before, &[":", ","])
                        && spoken.into_iter().any(|t| cue_at(ctx, sentence, t).is_some())
            });
        let first = if alone { quotation.first } else { sentence.first };
        content.push(content::trimmed(ctx, first, next(quotation.last))?);
        if let Some(more) = resumed(ctx, sentence, rest.at, found) {
            content.push(more);
        }
    } else {
        // A closing mark without its opening one still borders on the speaker.
        let comma = ctx.is_any(border, &[",", "”", "\""]) || ctx.is_dash(border);
        let has_verb = |from: TokenIdx, to: TokenIdx| {
            (from.0..to.0).map(TokenIdx).any(|token| ctx.is_verbal(token))
        };
        let first = (sentence.first.0..border.0).rev().map(TokenIdx).find(|t| ctx.is(*t, ";"));
        let first = first.map_or(sentence.first, next);
        if !comma || border <= first || speaker.relative {
            return None;
        }
        let tail = (ctx.is(rest.at, ",") || ctx.is_dash(rest.at)).then(|| next(rest.at));
        let tail = tail.filter(|tail| speaker.end <= cue.first && continues(ctx, sentence, *tail));
        let split = tail.is_some_and(|tail| has_verb(tail, sentence.end));
        if !has_verb(first, border) && !split {
            return None;
        }
        // "Still, he said, prices fell": one adverb is no content.
        let opening = (first.0..border.0).all(|t| {
            matches!(ctx.upos(TokenIdx(t)), Upos::Adv | Upos::Cconj | Upos::Punct)
        });
        if opening {
            let tail = tail?;
            let end = content::end(ctx, sentence, tail, Shape::Clause, false);
            content.extend(content::trimmed(ctx, tail, end));
        } else {
            content.push(content::trimmed(ctx, first, border)?);
        }
        let finished = opening || has_verb(first, border) && !ctx.is_any(first, &["if", "when", "while", "because"]);
        if let Some(tail) = tail.filter(|tail| !finished || ctx.is_verbal(*tail)) {
            let end = content::end(ctx, sentence, tail, Shape::Clause, false);
            content.extend(content::trimmed(ctx, tail, end));
        }
    }
    Some(Draft {
        speaker: Some(speaker),
        terms: Terms::Unattributed,
        cue: cue.cue,
        cue_span: ctx.doc.span(cue.cue),
        content,
        addressee: rest.addressee,
        date: rest.date.or_else(|| date_before(ctx, sentence, &speaker, cue.first)),
        rule: if left.is_some() { "statements/quotation" } else { "statements/cue-trailing" },
    })
}

/// Whether the words behind "…, he said," are content again and not the report's own.
fn continues(ctx: &Ctx, sentence: &Sentence, tail: TokenIdx) -> bool {
    let own = ["and", "but", "who", "which", "as", "while", "citing", "according", "although"];
    tail < sentence.end
        && !ctx.is_any(tail, &own)
        && !ctx.lower(tail).ends_with("ing")
        && ctx.quotations.opened_by(tail).is_none()
}

/// "“…,” he said, “…”": the quotation resumed behind the cue.
fn resumed(ctx: &Ctx, sentence: &Sentence, from: TokenIdx, found: &Found) -> Option<Span> {
    for token in (from.0..sentence.end.0).map(TokenIdx) {
        if let Some(quotation) = ctx.quotations.opened_by(token) {
            let introduced = token.offset(-1).is_some_and(|t| ctx.is_any(t, &[",", ":", "."]));
            let span = ctx.quotations.all[quotation].span(ctx.doc);
            return (introduced && found.is_free(quotation)).then_some(span);
        }
        if cue_at(ctx, sentence, token).is_some() {
            return None;
        }
    }
    None
}
