//! The actors of a report while they are being found: who is the same as whom.

use annals_core::{Actor, ActorKind, CountryCode, Mention, MentionForm, RuleId, Sector, Span};
use annals_lexicon::actors::Gender;
use std::collections::HashMap;

/// An actor that is still being found.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) name: String,
    pub(super) kind: ActorKind,
    pub(super) country: Option<CountryCode>,
    pub(super) sector: Option<Sector>,
    pub(super) role: Option<String>,
    pub(super) gender: Option<Gender>,
    pub(super) mentions: Vec<Mention>,
    pub(super) rule: &'static str,
}

impl Draft {
    pub(super) fn new(name: impl Into<String>, kind: ActorKind, rule: &'static str) -> Self {
        Self {
            name: name.into(),
            kind,
            country: None,
            sector: None,
            role: None,
            gender: None,
            mentions: vec![],
            rule,
        }
    }
}

/// Who a key means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Bearer {
    One(usize),
    /// Two bear it, so it means nobody.
    Several,
}

#[derive(Debug, Default)]
pub(super) struct Register {
    pub(super) drafts: Vec<Draft>,
    keys: HashMap<String, Bearer>,
}

impl Register {
    /// The actor with a key that is surely its own; made where it is new.
    pub(super) fn named(&mut self, key: String, make: impl FnOnce() -> Draft) -> usize {
        if let Some(Bearer::One(at)) = self.keys.get(&key) {
            return *at;
        }
        let at = self.drafts.len();
        self.drafts.push(make());
        self.keys.insert(key, Bearer::One(at));
        at
    }

    /// Lets an actor be called by a further key; a key that two bear means nobody.
    pub(super) fn call(&mut self, key: String, at: usize) {
        let bearer = self.keys.entry(key).or_insert(Bearer::One(at));
        if *bearer != Bearer::One(at) {
            *bearer = Bearer::Several;
        }
    }

    /// The one actor that a key means.
    pub(super) fn get(&self, key: &str) -> Option<usize> {
        match self.keys.get(key) {
            Some(Bearer::One(at)) => Some(*at),
            Some(Bearer::Several) | None => None,
        }
    }

    /// Whether two bear a key.
    pub(super) fn is_shared(&self, key: &str) -> bool {
        self.keys.get(key) == Some(&Bearer::Several)
    }

    pub(super) fn mention(&mut self, at: usize, span: Span, form: MentionForm, rule: &'static str) {
        self.drafts[at].mentions.push(Mention { span, form, rule: RuleId::new(rule) });
    }

    /// The actors that are mentioned, by their first mention; of mentions that overlap the longest
    /// stays.
    pub(super) fn finish(self) -> Vec<Actor> {
        let mut all: Vec<(Span, usize)> = vec![];
        for (at, draft) in self.drafts.iter().enumerate() {
            all.extend(draft.mentions.iter().map(|mention| (mention.span, at)));
        }
        let drafts = self.drafts.into_iter().map(|mut draft| {
            draft.mentions.sort_by_key(|mention| (mention.span, mention.form));
            let mut kept: Vec<Mention> = vec![];
            for mention in draft.mentions {
                match kept.last_mut().filter(|last| last.span.overlaps(mention.span)) {
                    Some(last) if mention.span.len() > last.span.len() => *last = mention,
                    Some(_) => {}
                    None => kept.push(mention),
                }
            }
            Actor {
                name: draft.name,
                kind: draft.kind,
                country: draft.country,
                sector: draft.sector,
                role: draft.role,
                mentions: kept,
                rule: RuleId::new(draft.rule),
            }
        });
        let mut actors: Vec<Actor> = drafts.filter(|actor| !actor.mentions.is_empty()).collect();
        actors.sort_by_key(|actor| actor.mentions[0].span);
        actors
    }
}

/// A name for comparison: small letters, straight apostrophes, one blank between words.
pub(super) fn key(name: &str) -> String {
    let words: Vec<String> = name.split_whitespace().map(str::to_lowercase).collect();
    words.join(" ").replace('’', "'")
}

/// What a person can be called for short: every ending of the name that begins with a capital or
/// small particle ("Le Drian", "Drian"), and what a hyphen leaves of the last ("al-Assad", "Assad").
pub(super) fn short_names(name: &str) -> Vec<String> {
    let words: Vec<&str> = name.split_whitespace().collect();
    let mut res: Vec<String> = (1..words.len()).map(|at| key(&words[at..].join(" "))).collect();
    let last = words.last().copied().unwrap_or_default();
    for prefix in ["al-", "Al-", "el-", "El-", "as-", "ash-"] {
        if let Some(rest) = last.strip_prefix(prefix) {
            res.push(key(rest));
        }
    }
    res
}
