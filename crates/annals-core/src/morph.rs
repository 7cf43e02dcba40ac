//! What the form of a word says: number, person, tense and the like.

use crate::codes::codes;
use std::fmt;

/// What the form of a word says: the inflectional features of Universal Dependencies that later
/// stages ask about. The default says nothing.
///
/// Features that describe the writing instead of the word (`Abbr`, `Typo`, `Style`, `Foreign`) and
/// those of multiword expressions (`ExtPos`) are left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Morph {
    /// "me" as against "I".
    pub case: Option<Case>,
    /// "the" as against "a".
    pub definite: Option<Definite>,
    /// "longer", "longest".
    pub degree: Option<Degree>,
    /// "he", "she", "it".
    pub gender: Option<Gender>,
    /// "said" in "He said so" as against "Say so".
    pub mood: Option<Mood>,
    /// "troops" as against "troop".
    pub number: Option<Number>,
    /// How a numeral is written.
    pub num_form: Option<NumForm>,
    /// "three", "third", "twice".
    pub num_type: Option<NumType>,
    /// The person of a pronoun, or of a verb's subject.
    pub person: Option<Person>,
    /// "not", "yes".
    pub polarity: Option<Polarity>,
    /// "our", "whose".
    pub poss: bool,
    /// The kind of a pronoun, determiner or pronominal adverb.
    pub pron_type: Option<PronType>,
    /// "itself".
    pub reflex: bool,
    /// "says" as against "said".
    pub tense: Option<Tense>,
    /// Finite or not.
    pub verb_form: Option<VerbForm>,
    /// The voice of a participle.
    pub voice: Option<Voice>,
}

/// A closed set of values with their codes in Universal Dependencies.
macro_rules! values {
    ($(#[$doc:meta])* $name:ident { $($variant:ident = $code:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[allow(missing_docs)]
        pub enum $name { $($variant,)+ }
        codes!($name { $($variant = $code,)+ });
    };
}

values!(
    /// The case of a pronoun.
    Case { Acc = "Acc", Gen = "Gen", Nom = "Nom", }
);
values!(
    /// The definiteness of an article.
    Definite { Def = "Def", Ind = "Ind", }
);
values!(
    /// The degree of an adjective or adverb.
    Degree { Cmp = "Cmp", Pos = "Pos", Sup = "Sup", }
);
values!(
    /// The gender of a pronoun.
    Gender { Fem = "Fem", Masc = "Masc", Neut = "Neut", }
);
values!(
    /// The mood of a finite verb.
    Mood { Imp = "Imp", Ind = "Ind", Sub = "Sub", }
);
values!(
    /// Number; `Ptan` are nouns that have only a plural: "clothes".
    Number { Plur = "Plur", Ptan = "Ptan", Sing = "Sing", }
);
values!(
    /// How a numeral is written: "2nd" (`Combi`), "2", "II", "two".
    NumForm { Combi = "Combi", Digit = "Digit", Roman = "Roman", Word = "Word", }
);
values!(
    /// What a numeral says: "two" (`Card`), "half" (`Frac`), "twice" (`Mult`), "second" (`Ord`).
    NumType { Card = "Card", Frac = "Frac", Mult = "Mult", Ord = "Ord", }
);
values!(
    /// Grammatical person.
    Person { First = "1", Second = "2", Third = "3", }
);
values!(
    /// Whether a word denies or affirms.
    Polarity { Neg = "Neg", Pos = "Pos", }
);
values!(
    /// The kind of a pronoun, determiner or pronominal adverb: articles, "this" (`Dem`), "himself"
    /// in apposition (`Emp`), "some" (`Ind`), "who?" (`Int`), "none" (`Neg`), personal ones, "each
    /// other" (`Rcp`), "which" of a relative clause (`Rel`), "all" (`Tot`).
    PronType {
        Art = "Art", Dem = "Dem", Emp = "Emp", Ind = "Ind", Int = "Int", Neg = "Neg", Prs = "Prs",
        Rcp = "Rcp", Rel = "Rel", Tot = "Tot",
    }
);
values!(
    /// The tense of a verb form.
    Tense { Past = "Past", Pres = "Pres", }
);
values!(
    /// The form of a verb: finite, gerund, infinitive or participle.
    VerbForm { Fin = "Fin", Ger = "Ger", Inf = "Inf", Part = "Part", }
);
values!(
    /// The voice of a participle; `None` is not passive.
    Voice { Pass = "Pass", }
);

impl Morph {
    /// Reads features as treebanks write them ("Mood=Ind|Tense=Past|VerbForm=Fin", "_"), in any order;
    /// `None` where a feature or a value is not known here.
    #[must_use]
    pub fn parse(feats: &str) -> Option<Self> {
        let mut res = Self::default();
        if feats == "_" {
            return Some(res);
        }
        for feature in feats.split('|') {
            let (name, value) = feature.split_once('=')?;
            res.set(name, value)?;
        }
        Some(res)
    }

    /// States a feature by its name and value; `None`, and nothing changed, where one is not known.
    #[must_use]
    fn set(&mut self, name: &str, value: &str) -> Option<()> {
        match name {
            "Case" => self.case = Some(Case::parse(value)?),
            "Definite" => self.definite = Some(Definite::parse(value)?),
            "Degree" => self.degree = Some(Degree::parse(value)?),
            "Gender" => self.gender = Some(Gender::parse(value)?),
            "Mood" => self.mood = Some(Mood::parse(value)?),
            "Number" => self.number = Some(Number::parse(value)?),
            "NumForm" => self.num_form = Some(NumForm::parse(value)?),
            "NumType" => self.num_type = Some(NumType::parse(value)?),
            "Person" => self.person = Some(Person::parse(value)?),
            "Polarity" => self.polarity = Some(Polarity::parse(value)?),
            "Poss" if value == "Yes" => self.poss = true,
            "PronType" => self.pron_type = Some(PronType::parse(value)?),
            "Reflex" if value == "Yes" => self.reflex = true,
            "Tense" => self.tense = Some(Tense::parse(value)?),
            "VerbForm" => self.verb_form = Some(VerbForm::parse(value)?),
            "Voice" => self.voice = Some(Voice::parse(value)?),
            _ => return None,
        }
        Some(())
    }

    /// Names and values in the order of the format: by name, whatever the capitals.
    fn features(&self) -> [(&'static str, Option<&'static str>); 16] {
        [
            ("Case", self.case.map(Case::code)),
            ("Definite", self.definite.map(Definite::code)),
            ("Degree", self.degree.map(Degree::code)),
            ("Gender", self.gender.map(Gender::code)),
            ("Mood", self.mood.map(Mood::code)),
            ("Number", self.number.map(Number::code)),
            ("NumForm", self.num_form.map(NumForm::code)),
            ("NumType", self.num_type.map(NumType::code)),
            ("Person", self.person.map(Person::code)),
            ("Polarity", self.polarity.map(Polarity::code)),
            ("Poss", self.poss.then_some("Yes")),
            ("PronType", self.pron_type.map(PronType::code)),
            ("Reflex", self.reflex.then_some("Yes")),
            ("Tense", self.tense.map(Tense::code)),
            ("VerbForm", self.verb_form.map(VerbForm::code)),
            ("Voice", self.voice.map(Voice::code)),
        ]
    }
}

impl fmt::Display for Morph {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut first = true;
        for (name, value) in self.features() {
            let Some(value) = value else { continue };
            write!(f, "{}{name}={value}", if first { "" } else { "|" })?;
            first = false;
        }
        if first { f.write_str("_") } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::option::of;
    use proptest::prelude::*;
    use proptest::sample::select;

    fn any_morph() -> impl Strategy<Value = Morph> {
        let words = (
            of(select(Case::ALL)),
            of(select(Definite::ALL)),
            of(select(Degree::ALL)),
            of(select(Gender::ALL)),
            of(select(Number::ALL)),
            of(select(NumForm::ALL)),
            of(select(NumType::ALL)),
            of(select(Person::ALL)),
        );
        let verbs = (
            of(select(Mood::ALL)),
            of(select(Polarity::ALL)),
            any::<bool>(),
            of(select(PronType::ALL)),
            any::<bool>(),
            of(select(Tense::ALL)),
            of(select(VerbForm::ALL)),
            of(select(Voice::ALL)),
        );
        (words, verbs).prop_map(|(words, verbs)| {
            let (case, definite, degree, gender, number, num_form, num_type, person) = words;
            let (mood, polarity, poss, pron_type, reflex, tense, verb_form, voice) = verbs;
            Morph {
                case,
                definite,
                degree,
                gender,
                mood,
                number,
                num_form,
                num_type,
                person,
                polarity,
                poss,
                pron_type,
                reflex,
                tense,
                verb_form,
                voice,
            }
        })
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back(morph in any_morph()) {
            prop_assert_eq!(Morph::parse(&morph.to_string()), Some(morph));
        }
    }

    #[test]
    fn features_stand_in_the_order_of_treebanks() {
        let check = |feats: &str, written: &str| {
            assert_eq!(
                Morph::parse(feats).map(|morph| morph.to_string()).as_deref(),
                Some(written)
            );
        };
        check("_", "_");
        check("VerbForm=Fin|Tense=Past|Mood=Ind", "Mood=Ind|Tense=Past|VerbForm=Fin");
        check("NumType=Ord|Number=Sing|NumForm=Word", "Number=Sing|NumForm=Word|NumType=Ord");
        assert_eq!(Morph::parse("Typo=Yes"), None);
        assert_eq!(Morph::parse("Mood"), None);
        assert_eq!(Morph::parse("Mood=Whim"), None);
    }
}
