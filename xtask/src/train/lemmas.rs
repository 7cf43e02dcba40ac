//! The table of lemmas, from the treebanks and our own tables of verbs and nouns.

use super::Places;
use super::conllu::{self, Word};
use super::endings::{Learnt, learn};
use annals_core::{Upos, Xpos};
use annals_lang::lemmas::{Capitals, Class, Edit, Entry, Key, Question, Table, pack};
use annals_lang::spelling::{Shape, lower, shape};
use annals_lexicon::Lexicon;
use annals_lexicon::inflection::{Inflection, VerbForm};
use anyhow::{Context, Result};
use std::collections::{BTreeMap, BTreeSet};

/// A form of a class with a lemma, and how often.
struct Sample {
    class: Class,
    shape: Shape,
    form: String,
    low: String,
    lemma: String,
    low_lemma: String,
    n: u32,
}

/// The longest words and lemmas that the table holds; longer ones are addresses of web pages.
const LONGEST: usize = 60;

pub(crate) fn train(places: &Places) -> Result<()> {
    let mut words = vec![];
    for bank in ["ewt", "gum-open"] {
        let path = places.data.join(format!("ud/{bank}-train.conllu.xz"));
        words.extend(conllu::treebank(&path)?.into_iter().flat_map(|sentence| sentence.words));
    }
    let samples = samples(&words, &Lexicon::embedded());
    let mut table = ends(&samples);
    table.extend(capitals(&samples, &table));
    let packed = pack(&table).context("the table is too large")?;
    table.extend(written(&samples, Table::new(&packed).context("what was packed unpacks")?));
    let packed = pack(&table).context("the table is too large")?;
    places.write("lemmas", &packed)?;
    for question in [Question::End, Question::Capitals, Question::Written] {
        let of = table.keys().filter(|entry| entry.key.question == question);
        let (words, endings): (Vec<_>, Vec<_>) = of.partition(|entry| entry.whole);
        println!("{question:?}: {} words, {} endings", words.len(), endings.len());
    }
    println!("{} bytes", packed.len());
    let table = Table::new(&packed).context("what was packed unpacks")?;
    let seen: BTreeSet<(Class, &str)> =
        samples.iter().map(|sample| (sample.class, &*sample.low)).collect();
    super::lemma_scores::report(places, table, |class, low| seen.contains(&(class, low)))
}

/// The tags of a word, where they are known.
pub(crate) fn tags(word: &Word) -> Option<(Upos, Xpos)> {
    Some((Upos::parse(&word.upos)?, Xpos::parse(&word.xpos)?))
}

/// What treebanks and our own tables have; a word of ours counts where treebanks do not have it.
fn samples(words: &[Word], lexicon: &Lexicon) -> Vec<Sample> {
    let mut counts: BTreeMap<(Class, &str, &str), u32> = BTreeMap::new();
    for word in words {
        let Some((upos, xpos)) = tags(word) else { continue };
        let odd = word.feats.contains("Typo=Yes") || xpos == Xpos::Gw || word.lemma == "_";
        if !odd && word.form.len().max(word.lemma.len()) < LONGEST {
            *counts.entry((Class::of(upos, xpos), &word.form, &word.lemma)).or_default() += 1;
        }
    }
    let seen: BTreeSet<(Class, String)> =
        counts.keys().map(|(class, form, _)| (*class, lower(form).into_owned())).collect();
    let sample = |class, form: &str, lemma: &str, n| Sample {
        class,
        shape: shape(form),
        form: form.to_owned(),
        low: lower(form).into_owned(),
        lemma: lemma.to_owned(),
        low_lemma: lower(lemma).into_owned(),
        n,
    };
    let mut res: Vec<Sample> =
        counts.iter().map(|((class, form, lemma), n)| sample(*class, form, lemma, *n)).collect();
    let names = lexicon.actors.names.nationalities();
    let names = names
        .into_iter()
        .filter(|name| !name.contains([' ', '-']))
        .map(|name| (Class::of(Upos::Adj, Xpos::Jj), name.to_owned(), name.to_owned()));
    for (class, form, lemma) in own(words, &lexicon.inflection).into_iter().chain(names) {
        if !seen.contains(&(class, lower(&form).into_owned())) {
            res.push(sample(class, &form, &lemma, 1));
        }
    }
    res
}

/// All forms of the verbs and nouns of our tables, and the regular forms of those of the treebanks
/// that we know how to inflect.
fn own(words: &[Word], inflection: &Inflection) -> BTreeSet<(Class, String, String)> {
    let ours = inflection.bases();
    let mut verbs: BTreeSet<&str> = ours.iter().copied().collect();
    let mut adjectives: BTreeSet<&str> = BTreeSet::new();
    let mut nouns: BTreeSet<&str> = inflection.singulars().into_iter().collect();
    for word in words.iter().filter(|word| is_plain(&word.lemma)) {
        match word.xpos.as_str() {
            "VB" | "VBP" | "VBZ" if word.upos == "VERB" && inflects_plainly(&word.lemma) => {
                verbs.insert(&word.lemma);
            }
            "NN" if word.upos == "NOUN" => {
                nouns.insert(&word.lemma);
            }
            "JJ" if word.lemma.len() < 8 && inflects_plainly(&word.lemma) => {
                adjectives.insert(&word.lemma);
            }
            _ => {}
        }
    }
    // "leaped" is no sample where the treebanks have "leapt".
    let irregular: BTreeSet<&str> = words
        .iter()
        .filter(|word| matches!(word.xpos.as_str(), "VBD" | "VBN") && !word.form.ends_with("ed"))
        .map(|word| word.lemma.as_str())
        .collect();
    let mut res = BTreeSet::new();
    for verb in verbs {
        for (form, kind) in inflection.verb_forms(verb) {
            let past = kind.is_past() || kind.is_participle();
            if past && irregular.contains(verb) && !ours.contains(&verb) {
                continue;
            }
            let is_aux = matches!(verb, "be" | "do" | "have");
            for upos in [Upos::Verb, Upos::Aux].into_iter().take(1 + usize::from(is_aux)) {
                for xpos in xpos_of(kind) {
                    res.insert((Class::of(upos, *xpos), form.clone(), verb.to_owned()));
                }
            }
        }
    }
    for adjective in adjectives {
        for (xpos, end) in [(Xpos::Jjr, "er"), (Xpos::Jjs, "est")] {
            let class = Class::of(Upos::Adj, xpos);
            res.insert((class, compared(adjective, end), adjective.to_owned()));
        }
    }
    for noun in nouns {
        let class = Class::of(Upos::Noun, Xpos::Nns);
        res.insert((class, inflection.plural(noun), noun.to_owned()));
    }
    res
}

/// "simpler", "earliest", "colder".
fn compared(adjective: &str, end: &str) -> String {
    match (adjective.strip_suffix('e'), adjective.strip_suffix('y')) {
        (Some(stem), _) => format!("{stem}{end}"),
        (_, Some(stem)) => format!("{stem}i{end}"),
        _ => format!("{adjective}{end}"),
    }
}

fn is_plain(lemma: &str) -> bool {
    lemma.len() > 2 && lemma.bytes().all(|byte| byte.is_ascii_lowercase())
}

/// Whether no consonant can double: not "plan", "refer".
fn inflects_plainly(verb: &str) -> bool {
    let mut letters = verb.bytes().rev();
    let (last, before) = (letters.next().unwrap_or(b'x'), letters.next().unwrap_or(b'x'));
    let vowel = |byte: u8| b"aeiou".contains(&byte);
    vowel(last) || b"wxy".contains(&last) || !vowel(before) || letters.next().is_some_and(vowel)
}

fn xpos_of(form: VerbForm) -> &'static [Xpos] {
    match form {
        VerbForm::Base => &[Xpos::Vb],
        VerbForm::Third => &[Xpos::Vbz],
        VerbForm::Past => &[Xpos::Vbd],
        VerbForm::Participle => &[Xpos::Vbn],
        VerbForm::PastOrParticiple => &[Xpos::Vbd, Xpos::Vbn],
        VerbForm::Gerund => &[Xpos::Vbg],
    }
}

type Entries<'s> = BTreeMap<Entry, Edit<'s>>;

/// The commonest of what is counted; of equals the first.
fn commonest<T: Copy + Ord>(counts: &BTreeMap<T, u32>) -> Option<T> {
    counts.iter().rev().max_by_key(|(_, n)| **n).map(|(value, _)| *value)
}

/// How forms end in their lemmas.
fn ends(samples: &[Sample]) -> Entries<'_> {
    let mut counts: BTreeMap<(Class, &str), BTreeMap<Edit<'_>, u32>> = BTreeMap::new();
    for sample in samples {
        if let Some(edit) = Edit::between(&sample.low, &sample.low_lemma) {
            let edits = counts.entry((sample.class, &sample.low)).or_default();
            *edits.entry(edit).or_default() += sample.n;
        }
    }
    let mut words: BTreeMap<Class, Vec<(&str, Edit<'_>)>> = BTreeMap::new();
    for ((class, low), edits) in &counts {
        let Some(edit) = commonest(edits) else { continue };
        words.entry(*class).or_default().push((low, edit));
    }
    let entries = words.into_iter().flat_map(|(class, words)| {
        entries(Key { question: Question::End, class, shape: Shape::Small }, learn(&words))
    });
    entries.collect()
}

/// What becomes of capitals, given how the forms end.
fn capitals<'s>(samples: &'s [Sample], ends: &Entries<'s>) -> Entries<'s> {
    let packed = pack(ends).unwrap_or_default();
    let table = Table::new(&packed);
    let mut counts: BTreeMap<(Class, Shape, &str), BTreeMap<Capitals, u32>> = BTreeMap::new();
    for sample in samples {
        let end = table.and_then(|table| table.end(sample.class, &sample.low)).unwrap_or_default();
        if let Some(capitals) = Capitals::between(&sample.form, &sample.lemma, end) {
            let key = (sample.class, sample.shape, &*sample.low);
            *counts.entry(key).or_default().entry(capitals).or_default() += sample.n;
        }
    }
    // A common word can stand at the beginning of a sentence, whether or not it does here, and one
    // sentence where its capital was kept is no proof.
    for sample in samples.iter().filter(|sample| is_common(sample)) {
        for shape in [Shape::Capital, Shape::Capitals] {
            let counts = counts.entry((sample.class, shape, &*sample.low)).or_default();
            *counts.entry(Capitals::Lower).or_default() += 2;
        }
    }
    let mut words: BTreeMap<(Class, Shape), Vec<(&str, Edit<'_>)>> = BTreeMap::new();
    for ((class, shape, low), edits) in &counts {
        let Some(capitals) = commonest(edits) else { continue };
        let edit = Edit { capitals, ..Edit::default() };
        words.entry((*class, *shape)).or_default().push((low, edit));
    }
    let entries = words.into_iter().flat_map(|((class, shape), words)| {
        entries(Key { question: Question::Capitals, class, shape }, learn(&words))
    });
    entries.collect()
}

fn is_common(sample: &Sample) -> bool {
    let is_name = [Xpos::Nnp, Xpos::Nnps, Xpos::Add]
        .iter()
        .any(|xpos| Class::of(Upos::Propn, *xpos) == sample.class);
    sample.shape == Shape::Small && !is_name && sample.lemma == sample.low_lemma
}

/// Lemmas that no rule makes: "Jan." of "January".
fn written<'s>(samples: &'s [Sample], table: Table<'_>) -> Entries<'s> {
    let mut bases: BTreeMap<(Class, &str), BTreeMap<&str, u32>> = BTreeMap::new();
    for sample in samples {
        let lemmas = bases.entry((sample.class, &sample.low)).or_default();
        *lemmas.entry(&sample.low_lemma).or_default() += sample.n;
    }
    // "People" is of the lemma that "people" is of, whatever a few sentences say.
    let agrees = |sample: &&Sample| {
        commonest(&bases[&(sample.class, &*sample.low)]) == Some(&*sample.low_lemma)
    };
    let mut counts: BTreeMap<(Class, Shape, &str), BTreeMap<&str, u32>> = BTreeMap::new();
    for sample in samples.iter().filter(agrees) {
        let lemmas = counts.entry((sample.class, sample.shape, &sample.low)).or_default();
        *lemmas.entry(&sample.lemma).or_default() += sample.n;
    }
    let mut res = Entries::new();
    for sample in samples.iter().filter(agrees) {
        let (class, shape) = (sample.class, sample.shape);
        let lemma = commonest(&counts[&(class, shape, &*sample.low)]);
        if lemma == Some(&*sample.lemma) && table.lemma_of(&sample.form, class) != sample.lemma {
            let key = Key { question: Question::Written, class, shape };
            let letters = sample.low.clone().into_bytes();
            let edit = Edit { add: &sample.lemma, ..Edit::default() };
            res.insert(Entry { key, whole: true, letters }, edit);
        }
    }
    res
}

fn entries<'s>(key: Key, learnt: Vec<Learnt<Edit<'s>>>) -> Vec<(Entry, Edit<'s>)> {
    let entry = |learnt: Learnt<Edit<'s>>| {
        (Entry { key, whole: learnt.whole, letters: learnt.letters }, learnt.value)
    };
    learnt.into_iter().map(entry).collect()
}
