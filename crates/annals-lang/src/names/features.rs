//! What the name finder sees of a word and its sentence.

use super::gazetteer::{Gazetteer, Known, N_SENSES};
use super::labels::Label;
use super::runs::{Case, Run, runs};
use crate::hash::{Templates, join};
use crate::lexeme::Lexeme;

/// The feature that a label stands before.
#[must_use]
pub fn label_before(label: Label) -> u64 {
    join(label.number() as u64, 9000)
}

/// The feature that a label stands before a word of a class.
#[must_use]
pub fn label_before_class(label: Label, class: usize) -> u64 {
    join(join(label.number() as u64, class as u64), 9001)
}

/// How many classes of words there are for the moves of the chain.
pub const N_CLASSES: usize = 3 * 128;

/// Our coarse class of a word, apart for words in small letters, in capitals and others.
#[must_use]
pub fn class(word: &Lexeme, form: &str) -> u16 {
    let case = match Case::of(form) {
        Case::Small => 0,
        Case::Capital | Case::Capitals => 1,
        Case::Other | Case::Mark => 2,
    };
    case * 128 + u16::try_from(word.ours[0]).unwrap_or(0).min(127)
}

/// Calls `each` with the features of each word of a sentence; `conflict` is its register.
pub fn of_sentence(
    words: &[Lexeme],
    forms: &[&str],
    conflict: bool,
    gazetteer: &Gazetteer,
    buf: &mut Vec<u64>,
    mut each: impl FnMut(usize, &[u64]),
) {
    let cases: Vec<Case> = forms.iter().map(|form| Case::of(form)).collect();
    let (mut runs_of, mut known) = (vec![], vec![]);
    runs(&cases, forms, &mut runs_of);
    gazetteer.known(words, &mut known);
    let style = style(&cases);
    let sentence = Sentence { words, cases: &cases, style };
    for (at, run) in runs_of.iter().enumerate() {
        buf.clear();
        sentence.word(at, buf);
        sentence.run(at, *run, buf);
        sentence.known(at, &known, buf);
        if conflict {
            for own in 0..buf.len() {
                buf.push(super::register::copy(buf[own]));
            }
        }
        each(at, buf);
    }
}

/// 0: as usual; 1: no capitals at all; 2: all capitals; 3: most words are capitalised, as in a title.
fn style(cases: &[Case]) -> u64 {
    let count = |case: Case| cases.iter().filter(|other| **other == case).count();
    let (small, capital, capitals) =
        (count(Case::Small), count(Case::Capital), count(Case::Capitals));
    match (small, capital, capitals) {
        (_, 0, 0) => 1,
        (0, 0, 2..) => 2,
        _ if capitals > 3 * (small + capital) => 2,
        _ if capital > 2 * small && capital > 3 => 3,
        _ => 0,
    }
}

struct Sentence<'s> {
    words: &'s [Lexeme],
    cases: &'s [Case],
    style: u64,
}

impl Sentence<'_> {
    fn lexeme(&self, at: usize, by: isize) -> &Lexeme {
        at.checked_add_signed(by).and_then(|at| self.words.get(at)).unwrap_or(&Lexeme::EDGE)
    }

    fn word(&self, at: usize, out: &mut Vec<u64>) {
        let (w, p, n) = (self.lexeme(at, 0), self.lexeme(at, -1), self.lexeme(at, 1));
        let (pp, nn) = (self.lexeme(at, -2), self.lexeme(at, 2));
        let case = self.cases[at] as u64;
        let place = join(self.style, u64::from(at == 0));
        let mut templates = Templates::new(1, out);
        let mut add = |value: u64| templates.add([value]);
        add(0);
        add(w.form);
        add(w.lower);
        add(w.suffixes[1]);
        add(w.suffixes[2]);
        add(w.suffixes[3]);
        add(w.prefixes[2]);
        add(w.prefixes[3]);
        add(w.shape);
        add(join(w.shape, place));
        add(join(case, join(place, w.casing)));
        add(join(w.shape, join(w.casing, w.frequency)));
        add(join(w.clusters[0], case));
        add(join(w.clusters[1], case));
        add(join(w.ours[0], case));
        add(join(w.ours[1], case));
        for (by, other) in [(1, p), (2, n), (3, pp), (4, nn)] {
            add(join(other.lower, by));
            add(join(other.ours[1], by));
            add(join(other.ours[0], join(by, case)));
            add(join(other.clusters[1], by));
            add(join(other.shape, by));
        }
        add(join(p.suffixes[2], case));
        add(join(n.suffixes[2], case));
        add(join(p.lower, w.lower));
        add(join(w.lower, n.lower));
        add(join(p.ours[1], w.ours[1]));
        add(join(w.ours[1], n.ours[1]));
        add(join(p.clusters[1], w.clusters[1]));
        add(join(w.clusters[1], n.clusters[1]));
        add(join(p.lower, w.shape));
        add(join(w.shape, n.lower));
        add(join(p.lower, w.ours[0]));
        add(join(w.ours[0], n.lower));
        add(join(w.shape, join(p.shape, n.shape)));
        add(join(w.shape, join(p.shape, pp.shape)));
        add(join(w.shape, join(n.shape, nn.shape)));
        add(join(p.lower, join(n.lower, case)));
        add(join(p.lower, join(pp.lower, case)));
        add(join(n.lower, join(nn.lower, case)));
        add(join(p.ours[1], join(n.ours[1], case)));
        add(join(p.ours[0], join(w.ours[0], n.ours[0])));
    }

    /// Where a word stands in a run of capitals, and what begins, ends and surrounds the run.
    fn run(&self, at: usize, run: Run, out: &mut Vec<u64>) {
        if run.first == run.end {
            return;
        }
        let mut templates = Templates::new(2001, out);
        let mut add = |value: u64| templates.add([value]);
        let (first, last) = (self.lexeme(run.first, 0), self.lexeme(run.end - 1, 0));
        let (before, after) = (self.lexeme(run.first, -1), self.lexeme(run.end - 1, 1));
        let length = (run.end - run.first).min(6);
        let place =
            join(((at - run.first).min(3) * 4 + (run.end - 1 - at).min(3)) as u64, self.style);
        add(place);
        add(join(place, self.cases[at] as u64));
        add(join(before.lower, place));
        add(join(after.lower, place));
        add(join(before.ours[0], place));
        add(join(after.ours[0], place));
        add(join(before.lower, after.lower));
        if length > 1 {
            add(join(first.lower, place));
            add(join(last.lower, place));
            add(first.lower);
            add(last.lower);
            add(join(first.ours[1], place));
            add(join(last.ours[1], place));
            add(join(first.clusters[0], last.clusters[0]));
            add(join(last.suffixes[2], place));
            add(join(last.lower, self.words[at].lower));
        }
    }

    /// What is known of the word and its neighbours.
    fn known(&self, at: usize, known: &[Known], out: &mut Vec<u64>) {
        let here = known[at];
        let case = self.cases[at] as u64;
        let classes = |set: u16| (1..N_SENSES).filter(move |class| set >> class & 1 == 1);
        for class in classes(here.classes) {
            let value = join(u64::from(class), u64::from(here.part));
            out.push(join(value, join(case, 3000)));
        }
        for class in classes(here.alone & !here.classes) {
            out.push(join(u64::from(class), join(case, 3001)));
        }
        let beside = |by: isize| {
            let found = at.checked_add_signed(by).and_then(|at| known.get(at));
            found.map_or(0, |known| u64::from(known.classes) * 8 + u64::from(known.part))
        };
        let set = u64::from(here.classes) * 8 + u64::from(here.part);
        out.push(join(join(set, case), 3002));
        out.push(join(join(beside(-1), case), 3003));
        out.push(join(join(beside(1), case), 3004));
        out.push(join(join(beside(-1), set), 3005));
        out.push(join(join(set, beside(1)), 3006));
    }
}
