//! Forms of verbs and nouns: the regular ones by rule, the irregular ones from tables.

use crate::LexiconError;
use crate::table::rows;
use std::collections::{HashMap, HashSet};

/// A form of a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum VerbForm {
    /// "withdraw"
    Base,
    /// "withdraws"
    Third,
    /// "withdrew"
    Past,
    /// "withdrawn"
    Participle,
    /// "agreed": past and participle alike.
    PastOrParticiple,
    /// "withdrawing"
    Gerund,
}

impl VerbForm {
    /// Whether the form can stand behind "has" or "was".
    #[must_use]
    pub fn is_participle(self) -> bool {
        matches!(self, Self::Participle | Self::PastOrParticiple)
    }

    /// Whether the form can be the past tense.
    #[must_use]
    pub fn is_past(self) -> bool {
        matches!(self, Self::Past | Self::PastOrParticiple)
    }
}

/// The forms of verbs and nouns.
#[derive(Debug)]
pub struct Inflection {
    irregular: HashMap<&'static str, [&'static str; 2]>,
    doubling: HashSet<&'static str>,
    /// Every form of every known verb, in small letters.
    verbs: HashMap<String, (&'static str, VerbForm)>,
    singulars: HashMap<&'static str, &'static str>,
    plurals: HashMap<&'static str, &'static str>,
}

impl Inflection {
    pub(crate) fn parse() -> Result<Self, LexiconError> {
        let doubling = rows::<1>("doubling.txt", include_str!("../data/doubling.txt"))?;
        let nouns = rows::<2>("plurals.txt", include_str!("../data/plurals.txt"))?;
        let verbs = rows::<4>("verbs.txt", include_str!("../data/verbs.txt"))?;
        let mut res = Self {
            irregular: HashMap::new(),
            doubling: doubling.iter().map(|row| row.columns[0]).collect(),
            verbs: HashMap::new(),
            singulars: nouns.iter().map(|row| (row.columns[1], row.columns[0])).collect(),
            plurals: nouns.iter().map(|row| (row.columns[0], row.columns[1])).collect(),
        };
        for row in &verbs {
            let [base, past, participle, _] = row.columns;
            if past.is_empty() != participle.is_empty() {
                return Err(row.fault("a verb has both past and participle, or neither"));
            }
            if !past.is_empty() {
                res.irregular.insert(base, [past, participle]);
            }
        }
        for row in &verbs {
            let [base, _, _, others] = row.columns;
            let forms = res.verb_forms(base);
            let others = others.split_whitespace().map(|form| {
                let kind = if form.ends_with("ing") { VerbForm::Gerund } else { VerbForm::Third };
                (form.to_owned(), kind)
            });
            for (form, kind) in others.chain(forms) {
                res.verbs.entry(form).or_insert((base, kind));
            }
        }
        Ok(res)
    }

    /// The base form of a known verb's form (in small letters), and which form it is.
    ///
    /// "saw" is the past of "see"; a form of two verbs is the one that sorts first.
    #[must_use]
    pub fn verb(&self, form: &str) -> Option<(&'static str, VerbForm)> {
        self.verbs.get(form).copied()
    }

    /// The base forms of all known verbs, sorted.
    #[must_use]
    pub fn bases(&self) -> Vec<&'static str> {
        sorted(self.verbs.values().map(|(base, _)| *base))
    }

    /// The nouns whose plurals are listed, sorted.
    #[must_use]
    pub fn singulars(&self) -> Vec<&'static str> {
        sorted(self.plurals.keys().copied())
    }

    /// Whether a verb's past is its base form: "hit", "cut".
    #[must_use]
    pub fn is_invariant(&self, base: &str) -> bool {
        self.irregular.get(base).is_some_and(|[past, _]| *past == base)
    }

    /// All forms of a verb, known or not.
    #[must_use]
    pub fn verb_forms(&self, base: &str) -> Vec<(String, VerbForm)> {
        let mut res = vec![(base.to_owned(), VerbForm::Base), (third(base), VerbForm::Third)];
        match self.irregular.get(base) {
            Some([past, participle]) if past == participle => {
                res.push(((*past).to_owned(), VerbForm::PastOrParticiple));
            }
            Some([past, participle]) => {
                res.push(((*past).to_owned(), VerbForm::Past));
                res.push(((*participle).to_owned(), VerbForm::Participle));
            }
            None => res.push((self.with_suffix(base, "ed"), VerbForm::PastOrParticiple)),
        }
        res.push((self.with_suffix(base, "ing"), VerbForm::Gerund));
        res
    }

    /// The lemma of a noun's form, as Universal Dependencies has it: "troops" is "troop", "people"
    /// stays "people".
    #[must_use]
    pub fn noun_lemma(&self, form: &str) -> String {
        if let Some(singular) = self.singulars.get(form) {
            return (*singular).to_owned();
        }
        let stem = |suffix: &str| form.strip_suffix(suffix).filter(|stem| stem.len() > 1);
        if let Some(stem) = stem("ies") {
            return format!("{stem}y");
        }
        for suffix in ["ches", "shes", "sses", "xes", "zzes"] {
            if stem(suffix).is_some() {
                return form[..form.len() - 2].to_owned();
            }
        }
        let keeps_s = ["ss", "us", "is", "ics"].iter().any(|end| form.ends_with(end));
        match stem("s") {
            Some(stem) if !keeps_s => stem.to_owned(),
            _ => form.to_owned(),
        }
    }

    /// The plural of a noun.
    #[must_use]
    pub fn plural(&self, noun: &str) -> String {
        if let Some(plural) = self.plurals.get(noun) {
            return (*plural).to_owned();
        }
        add_s(noun)
    }

    fn with_suffix(&self, base: &str, suffix: &str) -> String {
        if self.doubling.contains(base) {
            let last = &base[base.len() - 1..];
            return format!("{base}{last}{suffix}");
        }
        let consonant_y = base.strip_suffix('y').filter(|stem| !ends_in_vowel(stem));
        match (suffix, consonant_y) {
            ("ed", Some(stem)) => format!("{stem}ied"),
            _ => match base.strip_suffix('e') {
                Some(_) if suffix == "ed" => format!("{base}d"),
                Some(stem) if !base.ends_with("ee") && !base.ends_with("ye") => {
                    format!("{stem}{suffix}")
                }
                _ => format!("{base}{suffix}"),
            },
        }
    }
}

fn sorted(words: impl Iterator<Item = &'static str>) -> Vec<&'static str> {
    let mut res: Vec<&'static str> = words.collect();
    res.sort_unstable();
    res.dedup();
    res
}

fn third(base: &str) -> String {
    match base {
        "have" => "has".to_owned(),
        "be" => "is".to_owned(),
        "do" | "go" | "undergo" | "forgo" | "veto" => format!("{base}es"),
        _ => add_s(base),
    }
}

fn ends_in_vowel(word: &str) -> bool {
    word.ends_with(['a', 'e', 'i', 'o', 'u'])
}

fn add_s(word: &str) -> String {
    if let Some(stem) = word.strip_suffix('y').filter(|stem| !ends_in_vowel(stem)) {
        return format!("{stem}ies");
    }
    let hisses = ["s", "x", "z", "ch", "sh"].iter().any(|end| word.ends_with(end));
    format!("{word}{}", if hisses { "es" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_are_found_by_any_form() {
        let inflection = Inflection::parse().unwrap();
        let check = |form: &str, base: &str| {
            assert_eq!(inflection.verb(form).map(|(base, _)| base), Some(base), "{form}");
        };
        check("withdrew", "withdraw");
        check("said", "say");
        check("denies", "deny");
        check("denied", "deny");
        check("pledging", "pledge");
        check("committed", "commit");
        check("freeing", "free");
        check("agreed", "agree");
        check("crashes", "crash");
        check("has", "have");
        check("were", "be");
        check("goes", "go");
        check("dying", "die");
        check("stopped", "stop");
        assert_eq!(inflection.verb("table"), None);
        assert_eq!(inflection.verb("withdrew").unwrap().1, VerbForm::Past);
        assert!(inflection.verb("agreed").unwrap().1.is_participle());
    }

    #[test]
    fn nouns_have_lemmas() {
        let inflection = Inflection::parse().unwrap();
        for (form, lemma) in [
            ("troops", "troop"),
            ("people", "people"),
            ("children", "child"),
            ("families", "family"),
            ("aircraft", "aircraft"),
            ("crises", "crisis"),
            ("churches", "church"),
            ("bus", "bus"),
            ("buses", "bus"),
            ("policemen", "policeman"),
            ("boxes", "box"),
        ] {
            assert_eq!(inflection.noun_lemma(form), lemma, "{form}");
        }
        assert_eq!(inflection.plural("country"), "countries");
        assert_eq!(inflection.plural("spokesman"), "spokesmen");
    }
}
