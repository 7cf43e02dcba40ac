//! Events whose trigger is a verb.

use super::groups::Group;
use super::{Act, Clauses, Party};
use crate::classes::class_of;
use crate::phrases::Phrase;
use annals_core::{EventType, TokenIdx, Upos};
use annals_lexicon::events::{ObjectClass, VerbTrigger};
use annals_lexicon::inflection::VerbForm;

/// The acts that verbs of a sentence tell of.
pub(super) fn acts(clauses: &Clauses) -> Vec<Act> {
    (0..clauses.groups.len()).filter_map(|at| act(clauses, at)).collect()
}

/// A construction that was found, with what it takes.
struct Found<'w> {
    trigger: &'w VerbTrigger,
    objects: Vec<Phrase>,
    /// Whether the objects stand before the verb: "the town was attacked".
    passive: bool,
    /// The last word of the construction.
    last: TokenIdx,
}

fn act(clauses: &Clauses, at: usize) -> Option<Act> {
    let group = &clauses.groups[at];
    if group.copula || clauses.is_in_name(group.head) || clauses.describes_noun(at) {
        return None;
    }
    let found =
        clauses.words.verb(&group.lemma).find_map(|trigger| construction(clauses, at, trigger))?;
    let kind = found.trigger.sense.kind?;
    let harm = matches!(kind, EventType::Assault);
    if carries_act(clauses, group, &found) || harm && clauses.is_misfortune() {
        return None;
    }
    let factuality = clauses.verb_factuality(at).ok()?;
    let agents = if found.passive { clauses.agents(group.head) } else { vec![] };
    let agents = if harm { agents } else { clauses.persons_of(agents) };
    // "Norland is committed to" tells of its own act.
    let acted_on = found.passive && (kind != EventType::Agree || !agents.is_empty());
    // "the calendar agreed in Muscat": the noun before such a verb does not act.
    let acted_on = acted_on || clauses.is_reduced(at);
    let subjects = if acted_on { vec![] } else { clauses.subjects(at) };
    if is_imperative(clauses, group, &subjects) {
        return None;
    }
    let subjects = subjects.into_iter().filter(|subject| clauses.may_act(*subject));
    let mut actors = agents;
    actors.extend(subjects.map(Party::Phrase));
    let mut recipients = vec![];
    let symmetric = matches!(kind, EventType::Consult | EventType::Cooperate)
        || matches!(group.lemma.as_str(), "clash");
    if symmetric {
        let companions = clauses.companions(found.last);
        // "met with success", "was met with silence"
        let with = clauses.doc.is(found.last, "with") && companions.is_empty();
        if with && kind == EventType::Consult || found.passive && group.lemma == "meet" {
            return None;
        }
        actors.extend(companions);
        actors.extend(clauses.persons(&found.objects));
    } else {
        recipients = clauses.recipients(kind, found.trigger, &found.objects, found.last);
    }
    Some(Act {
        trigger: group.head,
        kind,
        mode: found.trigger.sense.mode,
        factuality,
        actors,
        recipients,
        rule: format!("events/{}", group.lemma),
    })
}

/// "To learn more, visit the museum": nobody did it.
fn is_imperative(clauses: &Clauses, group: &Group, subjects: &[Phrase]) -> bool {
    let bare = group.form == VerbForm::Base && !group.has_aux && !group.infinitive;
    let opens = clauses.before(group.first).is_none_or(|before| clauses.doc.is(before, ","));
    bare && opens && subjects.is_empty()
}

/// "launched an offensive": the noun is the event.
fn carries_act(clauses: &Clauses, group: &Group, found: &Found) -> bool {
    let light = clauses.words.light_verb(&group.lemma).is_some();
    let act = found.objects.iter().any(|object| clauses.act_noun(object.head).is_some());
    light && act && found.trigger.object != Some(ObjectClass::Act)
}

fn construction<'w>(clauses: &Clauses, at: usize, trigger: &'w VerbTrigger) -> Option<Found<'w>> {
    let group = &clauses.groups[at];
    let mut words = trigger.words.iter().copied().peekable();
    let mut last = group.head;
    take_words(clauses, &mut words, &mut last);
    let Some(class) = trigger.object else {
        return words.peek().is_none().then_some(Found {
            trigger,
            objects: vec![],
            passive: group.passive,
            last,
        });
    };
    let objects = clauses.objects_after(last);
    if let Some(object) = objects.last().copied().filter(|_| !is_passive(clauses, at, &objects)) {
        if let Some(word) = words.next() {
            let mut behind = object.head;
            let fixed = clauses.doc.is(object.head, word);
            let behind_word = clauses.after(behind).filter(|next| clauses.doc.is(*next, word));
            // "supply the rebels in the north with": one attribute may stand between.
            if !fixed {
                behind = behind_word.or_else(|| clauses.word_behind(object.head, word))?;
            }
            last = behind;
            take_words(clauses, &mut words, &mut last);
        }
        let fits = objects.iter().any(|object| is_of(clauses, *object, class));
        return (fits && words.peek().is_none()).then_some(Found {
            trigger,
            objects,
            passive: false,
            last,
        });
    }
    // "The party rejected that.": the object need not be a noun.
    let alone = group.is_bare_participle() && !is_passive(clauses, at, &objects);
    if alone && words.peek().is_none() && class == ObjectClass::Any && trigger.sense.kind.is_some()
    {
        return Some(Found { trigger, objects: vec![], passive: false, last });
    }
    // What only looks like an event is known by a real object.
    if words.peek().is_some() || !is_passive(clauses, at, &objects) || trigger.sense.kind.is_none()
    {
        return None;
    }
    // "a charge Norland rejected"
    if let Some(object) = clauses.object_relative(at) {
        let fits = is_of(clauses, object, class);
        return fits.then_some(Found { trigger, objects: vec![object], passive: false, last });
    }
    let objects = clauses.passive_subjects(at);
    let fits = objects.iter().any(|object| is_of(clauses, *object, class))
        || objects.is_empty() && class == ObjectClass::Any && group.passive;
    fits.then_some(Found { trigger, objects, passive: true, last })
}

/// "was attacked", "rebels captured in the north"
fn is_passive(clauses: &Clauses, at: usize, objects: &[Phrase]) -> bool {
    let group = &clauses.groups[at];
    if group.passive {
        return true;
    }
    // "The rebels rejected that.": the only verb is no participle.
    let alone =
        !(0..clauses.groups.len()).any(|other| other != at && clauses.groups[other].is_finite());
    let agents = !clauses.agents(group.head).is_empty();
    // "in a letter I requested", "the raids that killed ten"
    const SUBJECTS: [&str; 8] = ["I", "we", "he", "she", "they", "who", "which", "that"];
    let before = clauses.before(group.first);
    let subject = before.is_some_and(|t| clauses.is_any(t, &SUBJECTS));
    let alone = alone || subject;
    let bare = group.is_bare_participle() && objects.is_empty() && (!alone || agents);
    // "The ministers met": what needs no object is active unless an agent follows.
    let alone = |trigger: &VerbTrigger| trigger.object.is_none() && trigger.words.is_empty();
    let may_stand_alone = clauses.words.verb(&group.lemma).any(alone);
    bare && (!may_stand_alone || agents)
}

fn take_words<'w>(
    clauses: &Clauses,
    words: &mut std::iter::Peekable<impl Iterator<Item = &'w str>>,
    last: &mut TokenIdx,
) {
    while let Some(word) = words.peek() {
        // "pulled back": the particle may be an adverb, which is passed over elsewhere.
        let touching = last.offset(1).and_then(|next| clauses.inside(next));
        let touching = touching.filter(|next| clauses.doc.is(*next, word));
        let Some(mut next) = touching.or_else(|| clauses.after(*last)) else { return };
        if clauses.is_any(next, &["the", "a", "an"]) && !clauses.doc.is(next, word) {
            match clauses.after(next) {
                Some(behind) => next = behind,
                None => return,
            }
        }
        if !clauses.doc.is(next, word) {
            return;
        }
        *last = next;
        words.next();
    }
}

fn is_of(clauses: &Clauses, object: Phrase, class: ObjectClass) -> bool {
    match class {
        ObjectClass::Any => true,
        ObjectClass::Name => clauses.is_name(object),
        ObjectClass::Act => clauses.act_noun(object.head).is_some_and(|noun| {
            let force = [EventType::Assault, EventType::Coerce, EventType::Mobilize];
            noun.sense.kind.is_some_and(|kind| force.contains(&kind))
        }),
        ObjectClass::Nouns(bits) => {
            let head = clauses.classes_of(object.head);
            // "hundreds of fighters", "33 of the prisoners"
            let counted = class_of(clauses.doc, object.head) == Upos::Num
                || matches!(
                    clauses.noun(object).as_str(),
                    "hundred" | "dozen" | "thousand" | "number"
                );
            let of = counted.then(|| clauses.of_phrase(object)).flatten();
            // "23 were arrested": a number alone is of people.
            let bare =
                object.first == object.head && class_of(clauses.doc, object.head) == Upos::Num;
            let people = if bare { clauses.words.classes_of("person") } else { 0 };
            (head | of.map_or(people, |phrase| clauses.classes_of(phrase.head))) & bits != 0
        }
    }
}

impl Clauses<'_, '_> {
    /// Whether a verb's form only describes a noun or is one: "banned books", "a negotiating team".
    fn describes_noun(&self, at: usize) -> bool {
        let group = &self.groups[at];
        if self.act_noun(group.head).is_some() {
            return true;
        }
        if !group.is_bare_participle() && !group.is_bare_gerund() || group.has_aux {
            return false;
        }
        let inside = self.phrase_at(group.head).is_some_and(|phrase| phrase.head != group.head);
        let mut before = group.head.offset(-1).and_then(|token| self.inside(token));
        // "of severely injured men"
        let next = group.head.offset(1).and_then(|token| self.inside(token));
        let noun = |t: TokenIdx| matches!(class_of(self.doc, t), Upos::Noun | Upos::Adj);
        if before.is_some_and(|t| class_of(self.doc, t) == Upos::Adv) && next.is_some_and(noun) {
            let over = before.and_then(|t| t.offset(-1)).and_then(|t| self.inside(t));
            before = over.filter(|t| class_of(self.doc, *t) == Upos::Adp).or(before);
        }
        let follows = before.is_some_and(|token| match class_of(self.doc, token) {
            Upos::Det => true,
            Upos::Adj | Upos::Adp | Upos::Verb => group.is_bare_participle(),
            _ => self.doc.word(token) == "-",
        });
        let opens = before.is_none() && group.is_bare_participle();
        inside || follows || opens
    }

    /// "a charge Norland rejected": what stands before the subject is the object.
    fn object_relative(&self, at: usize) -> Option<Phrase> {
        let group = &self.groups[at];
        if !group.is_bare_participle() || !self.agents(group.head).is_empty() {
            return None;
        }
        let subject = self.phrase_at(self.before(group.head)?)?;
        let object = subject.first.offset(-1).and_then(|token| self.phrase_at(token))?;
        (object.first >= self.sentence.first && !self.anchors.is_time(object.head))
            .then_some(object)
    }
}
