//! Every entry of the trigger tables finds its example and leaves its counter-example alone.

use super::*;
use annals_lexicon::events::Sense;

fn faults(name: &str, lemma: &str, sense: &Sense, lexicon: &Lexicon) -> Vec<String> {
    let of = |sentence: &str| -> Vec<Event> {
        let found = read(sentence, &Given::default(), lexicon);
        let is_form = |event: &Event| {
            let word = event.trigger.of(sentence).to_lowercase();
            lexicon.events.verb_form(&word).is_some_and(|(verb, _)| verb == lemma)
                || lexicon.events.noun(&word).is_some_and(|noun| noun.lemma == lemma)
        };
        found.into_iter().filter(is_form).collect()
    };
    let mut res = vec![];
    let missing = |kind: &EventType| of(sense.example).iter().all(|event| event.kind != *kind);
    if let Some(kind) = sense.kind.filter(missing) {
        res.push(format!("{name}: no {} in {:?}", kind.code(), sense.example));
    }
    if let Some(event) = of(sense.counter).first() {
        res.push(format!("{name}: {} in {:?}", event.kind.code(), sense.counter));
    }
    res
}

#[test]
fn examples_of_the_tables_hold() {
    let lexicon = Lexicon::embedded();
    let words = &lexicon.events;
    let verbs = words.verbs().iter().map(|verb| (verb.pattern, verb.lemma, &verb.sense));
    let nouns = words.nouns().iter().map(|noun| (noun.lemma, noun.lemma, &noun.sense));
    let found: Vec<String> = verbs
        .chain(nouns)
        .flat_map(|(name, lemma, sense)| faults(name, lemma, sense, &lexicon))
        .collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}
