//! Words of the `events` stage: triggers of events, light verbs, words that decide whether an act is
//! told as a fact, and classes of nouns that verbs tell their senses by.

mod tables;

use crate::LexiconError;
use crate::inflection::{Inflection, VerbForm};
use crate::table::rows;
use annals_core::{EventType, Factuality};
use std::collections::HashMap;
use tables::{forms, light_verbs, nouns, operators, place_of, verbs};

/// What a trigger is an event of, with the sentences that show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sense {
    /// The type of event; `None` where the words look like an event and are none.
    pub kind: Option<EventType>,
    /// PLOVER's mode.
    pub mode: Option<&'static str>,
    /// A sentence in which the trigger is this event.
    pub example: &'static str,
    /// A sentence in which it is not; may be empty.
    pub counter: &'static str,
}

/// A verb that tells of an event, in one construction: `pull out`, `seize {place}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerbTrigger {
    /// The construction as the table has it.
    pub pattern: &'static str,
    /// The verb.
    pub lemma: &'static str,
    /// Particles, prepositions and fixed nouns that must stand behind it or behind its object.
    pub words: Vec<&'static str>,
    /// What its object must be, where it must have one.
    pub object: Option<ObjectClass>,
    /// What it means.
    pub sense: Sense,
}

/// What the object of a verb must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ObjectClass {
    /// Anything.
    Any,
    /// A name.
    Name,
    /// A noun that is itself a trigger of an act of force.
    Act,
    /// One of these classes of nouns (bits of [`EventWords::classes_of`]).
    Nouns(u32),
}

/// A noun that tells of an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NounTrigger {
    /// Its singular (or only) form.
    pub lemma: &'static str,
    /// Coded only where its parties are named: "the war with Norland".
    pub needs_party: bool,
    /// Coded only as the object of a light verb or with its parties named.
    pub needs_light_verb: bool,
    /// Coded only as the object of a light verb.
    pub needs_carrier: bool,
    /// Whoever owns it suffers it: "the minister's arrest".
    pub of_patient: bool,
    /// Words of which one must stand right before it, where there are any: "air" strikes.
    pub only_after: Vec<&'static str>,
    /// Words that must not stand right before it: "heart" attack.
    pub not_after: Vec<&'static str>,
    /// What it means.
    pub sense: Sense,
}

/// How a light verb and its act noun belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LightVerb {
    /// The subject does the act: "launched an offensive".
    Does,
    /// The act is the subject: "clashes erupted".
    Happens,
    /// Either: "talks began", "Norland began talks".
    Both,
}

/// A word under which an act is no longer told as a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Operator {
    /// What the act becomes; `None` where the word only hands on: "began to attack".
    pub factuality: Option<Factuality>,
    /// Whether it reaches a to-infinitive: "refused to leave".
    pub infinitive: bool,
    /// Whether it reaches a clause: "feared that they would attack".
    pub clause: bool,
    /// Whether it reaches a noun or gerund: "called for a truce", "avoided fighting".
    pub object: bool,
    /// Whether it stands before a noun: "a planned attack".
    pub before: bool,
}

/// The tables of this module.
#[derive(Debug)]
pub struct EventWords {
    verbs: Vec<VerbTrigger>,
    nouns: Vec<NounTrigger>,
    by_lemma: HashMap<&'static str, Vec<usize>>,
    by_noun: HashMap<String, usize>,
    forms: HashMap<String, (&'static str, VerbForm)>,
    light: HashMap<&'static str, LightVerb>,
    operators: HashMap<&'static str, Operator>,
    classes: HashMap<&'static str, u32>,
    class_bits: HashMap<&'static str, u32>,
}

impl EventWords {
    pub(crate) fn parse(inflection: &Inflection) -> Result<Self, LexiconError> {
        let mut names: Vec<&'static str> = vec![];
        let mut classes = HashMap::new();
        let table = include_str!("../data/object_classes.txt");
        for row in rows::<2>("object_classes.txt", table)? {
            let mut bits = 0;
            for name in row.columns[1].split_whitespace() {
                bits |= 1 << place_of(&mut names, name);
            }
            classes.insert(row.columns[0], bits);
        }
        let verbs = verbs(&names)?;
        let nouns = nouns()?;
        let (light, operators) = (light_verbs()?, operators()?);
        let mut by_lemma: HashMap<_, Vec<usize>> = HashMap::new();
        for (at, verb) in verbs.iter().enumerate() {
            let found = by_lemma.entry(verb.lemma).or_default();
            // The construction that asks for most comes first.
            let more = |other: &usize| verbs[*other].n_conditions() >= verb.n_conditions();
            found.insert(found.partition_point(more), at);
        }
        let lemmas = verbs.iter().map(|verb| verb.lemma);
        let forms = forms(lemmas.chain(operators.iter().map(|(word, _)| *word)), inflection);
        let light: HashMap<_, _> = light.into_iter().collect();
        let operators: HashMap<_, _> = operators.into_iter().collect();
        let mut by_noun = HashMap::new();
        for (at, noun) in nouns.iter().enumerate() {
            by_noun.insert(inflection.plural(noun.lemma), at);
            by_noun.insert(noun.lemma.to_owned(), at);
        }
        let class_bits = (0..).zip(&names).map(|(at, name)| (*name, 1 << at)).collect();
        Ok(Self { verbs, nouns, by_lemma, by_noun, forms, light, operators, classes, class_bits })
    }

    /// Every verb, in the order of the table.
    #[must_use]
    pub fn verbs(&self) -> &[VerbTrigger] {
        &self.verbs
    }

    /// Every noun, in the order of the table.
    #[must_use]
    pub fn nouns(&self) -> &[NounTrigger] {
        &self.nouns
    }

    /// The constructions of a verb, the one that asks for most first.
    pub fn verb(&self, lemma: &str) -> impl Iterator<Item = &VerbTrigger> {
        self.by_lemma.get(lemma).into_iter().flatten().map(|at| &self.verbs[*at])
    }

    /// The trigger a noun's form (in small letters) is.
    #[must_use]
    pub fn noun(&self, form: &str) -> Option<&NounTrigger> {
        self.by_noun.get(form).map(|at| &self.nouns[*at])
    }

    /// The verb a form (in small letters) belongs to, where it can be a trigger.
    #[must_use]
    pub fn verb_form(&self, form: &str) -> Option<(&'static str, VerbForm)> {
        self.forms.get(form).copied()
    }

    /// How a verb carries an act noun.
    #[must_use]
    pub fn light_verb(&self, lemma: &str) -> Option<LightVerb> {
        self.light.get(lemma).copied()
    }

    /// What a word (a lemma) does to the acts under it.
    #[must_use]
    pub fn operator(&self, lemma: &str) -> Option<Operator> {
        self.operators.get(lemma).copied()
    }

    /// The classes of a noun's lemma, as bits; see [`ObjectClass::Nouns`].
    #[must_use]
    pub fn classes_of(&self, lemma: &str) -> u32 {
        self.classes.get(lemma).copied().unwrap_or(0)
    }

    /// Whether a noun's lemma is in a class of the table, as in `person`.
    #[must_use]
    pub fn is_of(&self, lemma: &str, class: &str) -> bool {
        self.classes_of(lemma) & self.class_bits.get(class).copied().unwrap_or(0) != 0
    }
}

impl VerbTrigger {
    fn n_conditions(&self) -> usize {
        let object = match self.object {
            None => 0,
            Some(ObjectClass::Any) => 1,
            Some(_) => 2,
        };
        self.words.len() * 2 + object
    }
}
