//! What a number counts: the noun behind it, a currency, percent.

use super::bounds::sign_before;
use super::numbers::{self, Number};
use super::{Ctx, next};
use annals_core::{Decimal, Sentence, TokenIdx, Upos};
use annals_lexicon::figures::CountedRole;

/// What a number counts.
#[derive(Clone, Debug)]
pub(super) struct Unit {
    pub(super) first: TokenIdx,
    pub(super) last: TokenIdx,
    /// The noun's lemma, a currency's code or "percent"; `None` where the number stands alone.
    pub(super) name: Option<String>,
    pub(super) is_money: bool,
}

/// The unit of a number; `None` where the number is no amount of anything that counts.
pub(super) fn unit(ctx: &Ctx, sentence: &Sentence, number: &Number, bounded: bool) -> Option<Unit> {
    let res = |last, name, is_money| Unit { first: number.first, last, name, is_money };
    if let Some(sign) = sign_before(ctx, sentence, number.first) {
        let written = ctx.doc.between(sign, TokenIdx(number.first.0 - 1)).of(ctx.doc.text());
        let code = ctx.lexicon.figures.currency(written)?.to_owned();
        return Some(Unit { first: sign, ..res(number.last, Some(code), true) });
    }
    let mut at = next(number.last);
    if ctx.is_any(at, &["-"]) && ctx.touches_next(at) {
        at = next(at);
    }
    if let Some(last) = percent(ctx, at) {
        let points = ctx.is_any(next(last), &["point", "points"]);
        let last = of_phrase(ctx, sentence, next(last)).map_or(last, |noun| noun.last);
        return (!points).then(|| res(last, Some("percent".to_owned()), false));
    }
    let money = ctx.lexicon.inflection.noun_lemma(&ctx.lower(at));
    let money = if money.len() > 2 { money } else { ctx.doc.word(at).to_owned() };
    if let Some(code) = ctx.lexicon.figures.currency(&money).filter(|_| at < sentence.end) {
        let weight = money == "pound" && ctx.is_any(next(at), &["of"]);
        return (!weight).then(|| res(at, Some(code.to_owned()), true));
    }
    if ctx.is_any(at, &["or"]) && ctx.is_any(next(at), &["more", "so"]) {
        at = TokenIdx(at.0 + 2);
    }
    counted(ctx, sentence, number, bounded, at)
}

fn percent(ctx: &Ctx, at: TokenIdx) -> Option<TokenIdx> {
    if ctx.is_any(at, &["%", "percent", "pct", "percentage"]) {
        Some(at)
    } else {
        (ctx.is_any(at, &["per"]) && ctx.is_any(next(at), &["cent"])).then(|| next(at))
    }
}

fn counted(
    ctx: &Ctx,
    sentence: &Sentence,
    number: &Number,
    bounded: bool,
    at: TokenIdx,
) -> Option<Unit> {
    let alone = Unit { first: number.first, last: number.last, name: None, is_money: false };
    let is_one = number.low == Decimal::from(1) && number.high.is_none();
    let in_words = !ctx.doc.word(number.first).starts_with(|c: char| c.is_ascii_digit());
    if is_one && in_words {
        return None;
    }
    if ctx.is_any(at, &["of"]) {
        // "hundreds of fighters", "three of the men"; "37 of whom" counts what stood before.
        let partial =
            ctx.is_any(next(at), &["the", "its", "their", "his", "her", "those", "these"]);
        if number.many || partial {
            let Some(noun) = of_phrase(ctx, sentence, at) else {
                // "400 of the 1,000 soldiers": two figures, of one noun.
                let whole = numbers::number(ctx, sentence, TokenIdx(at.0 + 2))?;
                let name = noun(ctx, sentence, next(whole.last))?.lemma;
                return Some(Unit { name: Some(name), ..alone });
            };
            let counts = counts(ctx, &noun);
            return counts.then_some(Unit { last: noun.last, name: Some(noun.lemma), ..alone });
        }
        let of_them = bounded && ctx.is_any(next(at), &["them", "us"]);
        return Some(Unit { name: of_them.then(|| "people".to_owned()), ..alone });
    }
    // "taking hundreds hostage", "12 dead"
    if ctx.lexicon.figures.counted(&ctx.lower(at), CountedRole::State).is_some()
        && !is_plural(ctx, next(at))
    {
        return Some(alone);
    }
    let Some(noun) = noun(ctx, sentence, at) else {
        let behind = ctx.upos(at);
        let stands_alone = !matches!(behind, Upos::Num | Upos::Sym | Upos::Propn);
        return (stands_alone && !number.year_like).then_some(alone);
    };
    let plain = number.low == Decimal::from(0);
    if !counts(ctx, &noun) || noun.is_singular && !is_one && !plain {
        return None;
    }
    if number.year_like && !bounded && !ctx.lexicon.figures.is_human(&noun.lemma) {
        return None;
    }
    Some(Unit { last: noun.last, name: Some(noun.lemma), ..alone })
}

fn counts(ctx: &Ctx, noun: &Noun) -> bool {
    !ctx.lexicon.figures.is_not_counted(&noun.lemma)
}

/// What "the number of passengers", "the tally of the dead" counts, for a number that stands alone
/// behind it.
pub(super) fn numbered(ctx: &Ctx, sentence: &Sentence, first: TokenIdx) -> Option<String> {
    let words = (sentence.first.0..first.0).rev().take(30).map(TokenIdx);
    let tally = ["number", "numbers", "tally", "count", "total"];
    let tally = words.into_iter().find(|token| ctx.is_any(*token, &tally))?;
    // The number must be the tally's: "rose to 40", "at between 40 and 50", "was 40".
    let before = ctx.before(first, sentence)?;
    if !ctx.is_any(before, &["to", "at", "from", "by", "was", "is", "reached", "stood"]) {
        return None;
    }
    of_phrase(ctx, sentence, next(tally)).map(|noun| noun.lemma)
}

struct Noun {
    last: TokenIdx,
    lemma: String,
    /// Singular although more than one is counted: no head of this number.
    is_singular: bool,
}

fn of_phrase(ctx: &Ctx, sentence: &Sentence, of: TokenIdx) -> Option<Noun> {
    if !ctx.is_any(of, &["of"]) {
        return None;
    }
    let mut at = next(of);
    while at < sentence.end && (ctx.upos(at) == Upos::Det || is_possessive(ctx, at)) {
        at = next(at);
    }
    noun(ctx, sentence, at)
}

fn is_possessive(ctx: &Ctx, at: TokenIdx) -> bool {
    ctx.is_any(at, &["its", "their", "his", "her", "our", "my", "your"])
}

/// The head noun of the words from a token on: "ISIS prisoners", "off-duty and retired men".
fn noun(ctx: &Ctx, sentence: &Sentence, from: TokenIdx) -> Option<Noun> {
    let mut head: Option<(TokenIdx, bool)> = None;
    let mut at = from;
    while at < sentence.end && at.0 < from.0 + 12 {
        let behind = next(at);
        let hyphen = ctx.is_any(at, &["-"]) && ctx.touches_next(at);
        let joins = match ctx.upos(at) {
            _ if ctx.is_time(ctx.doc.span(at)) => false,
            _ if hyphen && at > from => true,
            // What a hyphen follows is part of a word: "off-duty".
            _ if ctx.is_any(behind, &["-"]) && ctx.touches_next(at) => true,
            Upos::Noun | Upos::Propn => {
                // "off-duty military": the end of an adjective is no head.
                let compound = at.0 > from.0
                    && ctx.is_any(TokenIdx(at.0 - 1), &["-"])
                    && matches!(
                        ctx.upos(behind),
                        Upos::Adj | Upos::Noun | Upos::Propn | Upos::Cconj
                    );
                if compound {
                    at = behind;
                    continue;
                }
                let plural = is_plural(ctx, at);
                if head.is_none_or(|(_, was_plural)| plural || !was_plural) {
                    head = Some((at, plural));
                }
                // Behind a plural what could be a verb is one: "30 nations meet".
                let lower = ctx.lower(behind);
                let goes_on = ctx.upos(behind) == Upos::Noun
                    && ctx.lexicon.inflection.verb(&lower).is_none()
                    || ctx.is_any(behind, &["-"]) && ctx.touches_next(at)
                    || ctx.upos(at) == Upos::Propn && ctx.upos(behind) == Upos::Propn;
                if plural && ctx.upos(at) == Upos::Noun && !goes_on {
                    break;
                }
                true
            }
            Upos::Adj => true,
            Upos::Adv => head.is_none() && ctx.is_any(at, &["more", "mostly", "further", "other"]),
            Upos::Verb => {
                head.is_none() && stands_before_noun(ctx, at) || ctx.is_any(at.offset(-1)?, &["-"])
            }
            // "military and paramilitary personnel": the noun is still to come.
            Upos::Cconj => {
                head.is_none_or(|(_, plural)| !plural)
                    && at > from
                    && matches!(ctx.upos(behind), Upos::Adj | Upos::Noun | Upos::Verb)
            }
            Upos::Part => ctx.is_any(at, &["'s", "’s"]) && head.is_some(),
            Upos::Punct => {
                // "50 “high-value” targets"
                ctx.is_any(at, &["“", "”", "\""]) && head.is_none()
            }
            _ => false,
        };
        if !joins {
            break;
        }
        at = behind;
    }
    let (head, plural) = head?;
    let word = ctx.doc.word(head);
    let proper = ctx.upos(head) == Upos::Propn;
    let lower = word.to_lowercase();
    let collective =
        ctx.lexicon.figures.is_collective(&lower) || ctx.lexicon.inflection.plural(&lower) == lower;
    let lemma = match lower.as_str() {
        "others" => "other".to_owned(),
        _ if proper => word.strip_suffix('s').unwrap_or(word).to_owned(),
        _ => ctx.lexicon.inflection.noun_lemma(&lower),
    };
    Some(Noun { last: head, lemma, is_singular: !plural && !collective })
}

fn is_plural(ctx: &Ctx, at: TokenIdx) -> bool {
    let lower = ctx.lower(at);
    if ctx.upos(at) == Upos::Propn {
        // "Palestinians"; not "ISIS", "Downing Street" or "Hamas".
        let written = ctx.doc.word(at);
        return (lower.ends_with("ans") || lower.ends_with("is") || lower.ends_with("rs"))
            && written.chars().skip(1).all(char::is_lowercase);
    }
    ctx.lexicon.inflection.noun_lemma(&lower) != lower || ctx.lexicon.figures.is_collective(&lower)
}

/// "wounded soldiers": a participle and its noun.
fn stands_before_noun(ctx: &Ctx, at: TokenIdx) -> bool {
    let form = ctx.lexicon.inflection.verb(&ctx.lower(at)).map(|(_, form)| form);
    form.is_some_and(|form| form.is_participle())
        && ctx.upos(next(at)) == Upos::Noun
        && is_plural(ctx, next(at))
}
