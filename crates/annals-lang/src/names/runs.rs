//! Runs of words in capitals: what most names are, or lie in.

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Case {
    /// "troops"
    Small,
    /// "Kabul"
    Capital,
    /// "SDF", "U.S."
    Capitals,
    /// "iPhone", "al-Zaman", "3rd"
    Other,
    /// No letter at all.
    Mark,
}

impl Case {
    pub(super) fn of(form: &str) -> Self {
        let mut chars = form.chars();
        let Some(first) = chars.next() else { return Self::Mark };
        let (mut small, mut capitals) = (0, 0);
        for c in form.chars() {
            small += usize::from(c.is_lowercase());
            capitals += usize::from(c.is_uppercase());
        }
        match (small, capitals) {
            (0, 0) if !first.is_alphabetic() => Self::Mark,
            (_, 0) if first.is_alphabetic() => Self::Small,
            (0, 2..) if first.is_uppercase() => Self::Capitals,
            (_, 1..) if first.is_uppercase() => Self::Capital,
            _ => Self::Other,
        }
    }

    pub(super) fn is_capital(self) -> bool {
        matches!(self, Self::Capital | Self::Capitals)
    }
}

/// A run of words in capitals: "Syrian Democratic Forces", "Abu Bakr al-Baghdadi".
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Run {
    pub(super) first: usize,
    /// Behind the last word; equal to `first` where the word is in no run.
    pub(super) end: usize,
}

/// The run of each word.
pub(super) fn runs(cases: &[Case], forms: &[&str], out: &mut Vec<Run>) {
    out.clear();
    out.resize(cases.len(), Run::default());
    let mut at = 0;
    while at < cases.len() {
        if !cases[at].is_capital() {
            at += 1;
            continue;
        }
        let first = at;
        let mut end = at + 1;
        loop {
            let mut next = end;
            while next < cases.len() && next < end + 3 && links(forms[next]) {
                next += 1;
            }
            match cases.get(next) {
                Some(case) if case.is_capital() => end = next + 1,
                _ => break,
            }
        }
        out[first..end].fill(Run { first, end });
        at = end;
    }
}

/// What stands between two words of one name without a capital of its own.
fn links(form: &str) -> bool {
    matches!(form, "-" | "–" | "&" | "." | "al" | "el" | "bin" | "de" | "von" | "van")
}
