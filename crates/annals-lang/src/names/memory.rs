//! What the first reading took the same word for elsewhere in the text.
//!
//! Counts over a window that slides along the text: linear, however long the text is.

use super::labels::{KINDS, Label, Part};
use crate::hash::join;
use crate::lexeme::Lexeme;
use std::collections::HashMap;
use std::ops::Range;

/// So many words before and behind count.
const WINDOW: usize = 1000;
const N_KINDS: usize = KINDS.len();

/// How a word was read within the window.
#[derive(Clone, Copy, Debug, Default)]
struct Counts {
    /// In a name of each kind, and in none though in capitals.
    kinds: [u16; N_KINDS + 1],
    /// In small letters.
    small: u16,
    /// In a name of several words.
    longer: u16,
    /// The first letters of a name of several words.
    initials: [u16; N_KINDS],
}

/// A reading of a text, to look back at and ahead in.
pub struct Memory<'t> {
    words: &'t [Lexeme],
    forms: &'t [&'t str],
    first: &'t [Label],
    counts: HashMap<u64, Counts>,
    /// The hash of the first letters of the name that ends at a word.
    initials: Vec<(u64, usize)>,
    entered: usize,
    left: usize,
}

impl<'t> Memory<'t> {
    /// Remembers a reading.
    #[must_use]
    pub fn new(
        words: &'t [Lexeme],
        forms: &'t [&'t str],
        sentences: &[Range<usize>],
        first: &'t [Label],
    ) -> Self {
        let mut initials = vec![(0, 0); words.len()];
        for sentence in sentences {
            mark_initials(forms, first, sentence.clone(), &mut initials);
        }
        Self { words, forms, first, counts: HashMap::new(), initials, entered: 0, left: 0 }
    }

    /// The features of the next word; to be asked for in the order of the words.
    pub fn features(&mut self, at: usize, out: &mut Vec<u64>) {
        while self.entered < self.words.len().min(at + WINDOW) {
            self.count(self.entered, 1);
            self.entered += 1;
        }
        while self.left + WINDOW < at {
            self.count(self.left, u16::MAX);
            self.left += 1;
        }
        if !is_word(self.forms[at]) {
            return;
        }
        // Its own reading is no news.
        self.count(at, u16::MAX);
        let counts = self.counts.get(&self.words[at].lower).copied().unwrap_or_default();
        self.count(at, 1);
        describe(&counts, is_capital(self.forms[at]), out);
    }

    /// Adds a word to the counts, or takes it away (by adding -1).
    fn count(&mut self, at: usize, by: u16) {
        let form = self.forms[at];
        if !is_word(form) {
            return;
        }
        let label = self.first[at];
        let counts = self.counts.entry(self.words[at].lower).or_default();
        let add = |count: &mut u16| *count = count.wrapping_add(by);
        match label.inside() {
            Some((kind, part)) => {
                add(&mut counts.kinds[kind]);
                if part != Part::Single {
                    add(&mut counts.longer);
                }
            }
            None if is_capital(form) => add(&mut counts.kinds[N_KINDS]),
            None => add(&mut counts.small),
        }
        let (initials, kind) = self.initials[at];
        if initials != 0 {
            add(&mut self.counts.entry(initials).or_default().initials[kind]);
        }
    }
}

fn describe(counts: &Counts, is_capital: bool, out: &mut Vec<u64>) {
    let step = |count: u16| u64::from(count.min(3));
    let mut add = |template: u64, value: u64| {
        out.push(join(join(value, u64::from(is_capital)), 4000 + template));
    };
    let all: u16 = counts.kinds.iter().fold(0, |sum, count| sum.saturating_add(*count));
    if all > 0 {
        let most = (0..=N_KINDS).max_by_key(|kind| (counts.kinds[*kind], *kind)).unwrap_or(0);
        let share = u64::from(counts.kinds[most]) * 4 / u64::from(all);
        let longer = u64::from(counts.longer * 2 > all);
        add(1, most as u64);
        add(2, join(most as u64, join(share, step(all))));
        add(3, join(most as u64, longer));
        for kind in (0..=N_KINDS).filter(|kind| counts.kinds[*kind] > 0) {
            add(4, join(kind as u64, step(counts.kinds[kind])));
        }
    }
    if counts.small > 0 {
        add(5, join(step(counts.small), step(all)));
    }
    for kind in (0..N_KINDS).filter(|kind| counts.initials[*kind] > 0) {
        add(6, kind as u64);
    }
}

/// "Syrian Democratic Forces" is "SDF".
fn mark_initials(
    forms: &[&str],
    labels: &[Label],
    sentence: Range<usize>,
    out: &mut [(u64, usize)],
) {
    let mut letters = String::new();
    for at in sentence {
        match labels[at].inside() {
            Some((_, Part::Begin)) => letters.clear(),
            Some((_, Part::Middle | Part::End)) => {}
            Some((_, Part::Single)) | None => continue,
        }
        if is_capital(forms[at]) {
            letters.extend(forms[at].chars().next().into_iter().flat_map(char::to_lowercase));
        }
        if let Some((kind, Part::End)) = labels[at].inside()
            && letters.chars().count() > 1
        {
            out[at] = (crate::hash::word(&letters), kind);
        }
    }
}

fn is_capital(form: &str) -> bool {
    form.chars().next().is_some_and(char::is_uppercase)
}

/// Whether it is worth remembering; short small words are not.
fn is_word(form: &str) -> bool {
    form.chars().next().is_some_and(char::is_alphabetic) && (is_capital(form) || form.len() > 3)
}
