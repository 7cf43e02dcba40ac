//! Words of the `statements` stage: cues of speech and nouns for sources.

use crate::LexiconError;
use crate::inflection::{Inflection, VerbForm};
use crate::table::rows;
use annals_core::Terms;
use std::collections::{HashMap, HashSet};

/// What can follow a cue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Pattern {
    /// A clause: "said (that) talks failed".
    That,
    /// An indirect question: "asked whether talks failed".
    Question,
    /// The one who is spoken to, before the content: "told reporters …".
    Addressee,
    /// An infinitive: "vowed to fight".
    Infinitive,
    /// What is praised, blamed or asked for: "condemned the attack".
    Object,
    /// A thing and its name: "called the charge nonsense".
    Name,
    /// A quotation, behind or before the cue.
    Quotation,
    /// Nothing of its own: the verb tells a belief, not speech.
    Belief,
}

impl Pattern {
    fn parse(word: &str) -> Option<Self> {
        Some(match word {
            "that" => Self::That,
            "wh" => Self::Question,
            "whom" => Self::Addressee,
            "to" => Self::Infinitive,
            "object" => Self::Object,
            "name" => Self::Name,
            "quote" => Self::Quotation,
            "belief" => Self::Belief,
            _ => return None,
        })
    }
}

/// A verb that introduces a statement.
#[derive(Debug)]
pub struct CueVerb {
    /// Its base form.
    pub lemma: &'static str,
    /// The word that must follow it: "for" of "call for".
    pub particle: Option<&'static str>,
    /// What can follow.
    pub patterns: Vec<Pattern>,
    /// A sentence with it, the content in brackets.
    pub example: &'static str,
}

impl CueVerb {
    /// Whether this can follow the cue.
    #[must_use]
    pub fn takes(&self, pattern: Pattern) -> bool {
        self.patterns.contains(&pattern)
    }
}

/// Other ways to give a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SourcePhraseKind {
    /// The one who speaks follows: "according to".
    Source,
    /// Nobody is named: "reportedly".
    Adverb,
    /// A participle behind "is": "is said to".
    Passive,
}

/// Words that give a source, or say that there is one.
#[derive(Debug)]
pub struct SourcePhrase {
    /// Its words, in small letters.
    pub words: Vec<&'static str>,
    /// How it works.
    pub kind: SourcePhraseKind,
    /// A sentence with it, the content in brackets.
    pub example: &'static str,
}

/// The tables of this module.
#[derive(Debug)]
pub struct StatementWords {
    /// Cue verbs, the ones with a particle first.
    pub cues: Vec<CueVerb>,
    /// Other ways to give a source, sorted.
    pub phrases: Vec<SourcePhrase>,
    // Form of a verb -> its cues, the ones with a particle first.
    forms: HashMap<String, (VerbForm, Vec<usize>)>,
    phrases_by_first: HashMap<&'static str, Vec<usize>>,
    source_nouns: HashMap<&'static str, [Terms; 2]>,
    channels: HashSet<&'static str>,
}

impl StatementWords {
    pub(crate) fn parse(inflection: &Inflection) -> Result<Self, LexiconError> {
        let mut cues = vec![];
        for row in rows::<3>("cues.txt", include_str!("../data/cues.txt"))? {
            let mut words = row.columns[0].split(' ');
            let pattern = |word| {
                Pattern::parse(word).ok_or_else(|| row.fault(format!("no such pattern: {word:?}")))
            };
            let patterns = row.columns[1].split_whitespace().map(pattern);
            cues.push(CueVerb {
                lemma: words.next().unwrap_or(row.columns[0]),
                particle: words.next(),
                patterns: patterns.collect::<Result<_, _>>()?,
                example: row.columns[2],
            });
        }
        let mut forms: HashMap<String, (VerbForm, Vec<usize>)> = HashMap::new();
        cues.sort_by_key(|cue: &CueVerb| cue.particle.is_none());
        for (at, cue) in cues.iter().enumerate() {
            for (form, kind) in inflection.verb_forms(cue.lemma) {
                let entry = forms.entry(form).or_insert((kind, vec![]));
                // "read" is base and past alike; in reports it is the past.
                entry.0 = entry.0.max(kind);
                if entry.1.last() != Some(&at) {
                    entry.1.push(at);
                }
            }
        }
        let phrases = source_phrases()?;
        let mut phrases_by_first: HashMap<_, Vec<usize>> = HashMap::new();
        for (at, phrase) in phrases.iter().enumerate() {
            phrases_by_first.entry(phrase.words[0]).or_default().push(at);
        }
        let channels = rows::<1>("channels.txt", include_str!("../data/channels.txt"))?;
        Ok(Self {
            cues,
            phrases,
            forms,
            phrases_by_first,
            source_nouns: source_nouns()?,
            channels: channels.iter().map(|row| row.columns[0]).collect(),
        })
    }

    /// The cues that a verb's form (in small letters) can be, the ones with a particle first.
    pub fn cues_of(&self, form: &str) -> impl Iterator<Item = (VerbForm, &CueVerb)> {
        let found = self.forms.get(form).into_iter();
        found.flat_map(|(kind, cues)| cues.iter().map(|at| (*kind, &self.cues[*at])))
    }

    /// The phrases that begin with a word (in small letters).
    pub fn phrases_from(&self, word: &str) -> impl Iterator<Item = &SourcePhrase> {
        let found = self.phrases_by_first.get(word).into_iter();
        found.flatten().map(|at| &self.phrases[*at])
    }

    /// On what terms one, or several, of a noun (its lemma) speak.
    #[must_use]
    pub fn source_noun(&self, noun: &str, several: bool) -> Option<Terms> {
        self.source_nouns.get(noun).map(|terms| terms[usize::from(several)])
    }

    /// Whether statements are made in, on or at such a thing.
    #[must_use]
    pub fn is_channel(&self, noun: &str) -> bool {
        self.channels.contains(noun)
    }
}

fn source_phrases() -> Result<Vec<SourcePhrase>, LexiconError> {
    let mut res = vec![];
    for row in rows::<3>("source_phrases.txt", include_str!("../data/source_phrases.txt"))? {
        let kind = match row.columns[1] {
            "source" => SourcePhraseKind::Source,
            "adverb" => SourcePhraseKind::Adverb,
            "passive" => SourcePhraseKind::Passive,
            other => return Err(row.fault(format!("no such kind: {other:?}"))),
        };
        let words = row.columns[0].split(' ').collect();
        res.push(SourcePhrase { words, kind, example: row.columns[2] });
    }
    Ok(res)
}

fn source_nouns() -> Result<HashMap<&'static str, [Terms; 2]>, LexiconError> {
    let mut res = HashMap::new();
    for row in rows::<3>("source_nouns.txt", include_str!("../data/source_nouns.txt"))? {
        let terms = |column: &str| {
            Terms::parse(column).ok_or_else(|| row.fault(format!("no such terms: {column:?}")))
        };
        let one = terms(row.columns[1])?;
        let several = if row.columns[2].is_empty() { one } else { terms(row.columns[2])? };
        res.insert(row.columns[0], [one, several]);
    }
    Ok(res)
}
