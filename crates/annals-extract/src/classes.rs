//! Word classes as the rules of this crate ask for them.
//!
//! The treebanks sort a word by what it is: in "United Nations" stands a participle, in "of shelling"
//! a conjunction, in "it has ships" a full verb. Rules about noun phrases and verb groups ask what a
//! word does there, so such classes are read together here, once. What a tagger trained on few news
//! takes for a common word although its letters tell a name is mended here too.

use annals_core::{Annotated, BlockKind, TokenIdx, TokenKind, Upos, Xpos};

/// The class of a token; [`Upos::X`] past the last.
pub(crate) fn class_of(doc: &Annotated, token: TokenIdx) -> Upos {
    let upos = doc.upos(token);
    if doc.token(token).is_none_or(|token| token.kind != TokenKind::Word) {
        return upos;
    }
    let is_any = |words: &[&str]| words.iter().any(|word| doc.is(token, word));
    match upos {
        Upos::Adj | Upos::Noun | Upos::Verb | Upos::Adv | Upos::Aux if is_name(doc, token) => {
            Upos::Propn
        }
        Upos::Verb if matches!(doc.lemma(token), "be" | "have" | "do") => Upos::Aux,
        Upos::Adv | Upos::Aux if opens_as_noun(doc, token) => Upos::Noun,
        // "killed at least 20": no adjective of what is counted.
        Upos::Adj if is_any(&["least", "most"]) && before_is(doc, token, "at") => Upos::Adv,
        Upos::Adj if is_nominal(doc, token) => Upos::Noun,
        Upos::Adj if is_past(doc, token) => Upos::Verb,
        Upos::Verb if is_before_finite(doc, token) => Upos::Noun,
        // "in spite of losing", "since the talks": all but what opens a clause only.
        Upos::Sconj if doc.xpos(token) == Xpos::In && !is_any(&CLAUSAL) => Upos::Adp,
        // "both ministers"
        Upos::Cconj if is_any(&["both", "either", "neither"]) => Upos::Det,
        // "There were talks": no noun phrase.
        Upos::Pron if doc.xpos(token) == Xpos::Ex => Upos::Adv,
        Upos::Noun if is_any(&["today", "yesterday", "tomorrow", "tonight"]) => Upos::Adv,
        _ => upos,
    }
}

/// "releases had not gone up": of two finite verbs the first is a noun, but for "what he says will do".
fn is_before_finite(doc: &Annotated, token: TokenIdx) -> bool {
    let finite = |next| {
        doc.upos(next) == Upos::Aux
            && matches!(doc.xpos(next), Xpos::Vbd | Xpos::Vbz | Xpos::Vbp | Xpos::Md)
    };
    let third = doc.xpos(token) == Xpos::Vbz && !doc.is(token, "says");
    third && token.offset(1).is_some_and(|next| doc.token(next).is_some() && finite(next))
}

/// Whether a word that opens a sentence right before its verb is a noun that the tagger does not know:
/// "Fighting erupted", "Unrest spread", but not "Then came" and "Sadly died".
fn opens_as_noun(doc: &Annotated, token: TokenIdx) -> bool {
    const TIMES: [&str; 8] =
        ["again", "earlier", "later", "nearby", "never", "often", "still", "there"];
    let sentence = doc.sentence(doc.sentence_of(token));
    let word = doc.word(token);
    let verb = token.offset(1).filter(|next| *next < sentence.end);
    let past = verb.is_some_and(|verb| matches!(doc.xpos(verb), Xpos::Vbd | Xpos::Vbn));
    let gerund = doc.upos(token) == Upos::Aux
        && doc.xpos(token) == Xpos::Vbg
        && !matches!(doc.lemma(token), "be" | "have" | "do" | "get");
    let adverb = doc.upos(token) == Upos::Adv
        && (word.len() < 5 || word.ends_with("ly") || TIMES.iter().any(|time| doc.is(token, time)));
    token == sentence.first && past && (gerund || doc.upos(token) == Upos::Adv && !adverb)
}

fn before_is(doc: &Annotated, token: TokenIdx, word: &str) -> bool {
    token.offset(-1).is_some_and(|before| doc.is(before, word))
}

/// Conjunctions that are never prepositions.
const CLAUSAL: [&str; 10] = [
    "that", "if", "because", "than", "whether", "while", "although", "though", "unless", "whereas",
];

/// Whether a word is part of a name, whatever class it has of its own: "White House", "the SDF".
fn is_name(doc: &Annotated, token: TokenIdx) -> bool {
    let word = doc.word(token);
    if matches!(doc.xpos(token), Xpos::Nnp | Xpos::Nnps) {
        return true;
    }
    if !word.starts_with(char::is_uppercase) {
        return false;
    }
    let sentence = doc.sentence(doc.sentence_of(token));
    // Capitals tell nothing in a headline.
    if matches!(sentence.block, BlockKind::Headline | BlockKind::Subhead) {
        return false;
    }
    let opens = token == sentence.first
        || token.offset(-1).is_some_and(|before| {
            doc.upos(before) == Upos::Punct && !matches!(doc.word(before), "," | "-")
        });
    !opens || is_acronym(word)
}

/// "IS", "HVF"
fn is_acronym(word: &str) -> bool {
    word.len() > 1 && word.chars().all(|c| c.is_uppercase() || c.is_ascii_digit())
}

/// Whether an adjective stands for a noun: "the dead", "the official noted".
fn is_nominal(doc: &Annotated, token: TokenIdx) -> bool {
    let (Some(before), Some(next)) = (token.offset(-1), token.offset(1)) else { return false };
    if doc.token(next).is_none() {
        return false;
    }
    let article = |token| doc.upos(token) == Upos::Det;
    let described = || {
        matches!(doc.upos(before), Upos::Adj | Upos::Propn)
            && before.offset(-1).is_some_and(article)
    };
    let finite = matches!(doc.xpos(next), Xpos::Vbd | Xpos::Vbz | Xpos::Vbp | Xpos::Md);
    // "a Western official familiar with the talks"
    let governs = || {
        let behind = next.offset(1);
        doc.upos(next) == Upos::Adj && behind.is_some_and(|behind| doc.upos(behind) == Upos::Adp)
    };
    let ends = || {
        let mark = doc.upos(next) == Upos::Punct && !matches!(doc.word(next), "," | "-");
        doc.is(before, "the") && mark
    };
    (article(before) || described()) && (finite || governs()) || ends()
}

/// Whether what was taken for an adjective is a verb: "Trump stunned Western allies", "the militia
/// shocked Arvela", "special forces advanced". Behind a noun an adjective hardly ever stands.
fn is_past(doc: &Annotated, token: TokenIdx) -> bool {
    let Some(before) = token.offset(-1).filter(|_| doc.word(token).ends_with("ed")) else {
        return false;
    };
    let next = token.offset(1).map_or(Upos::X, |next| doc.upos(next));
    let day = || {
        doc.upos(before) == Upos::Num
            && before.offset(-1).is_some_and(|month| doc.upos(month) == Upos::Propn)
    };
    let objects = matches!(next, Upos::Det | Upos::Propn | Upos::Pron);
    match doc.upos(before) {
        Upos::Propn => objects || matches!(next, Upos::Adj | Upos::Noun),
        Upos::Noun => {
            objects
                || doc.xpos(before) == Xpos::Nns
                    && matches!(next, Upos::Adp | Upos::Punct | Upos::X)
        }
        _ => day() && (objects || matches!(next, Upos::Adj | Upos::Noun)),
    }
}
