use crate::codes::codes;
use std::fmt;

/// A closed set of tags together with its codes, in one list.
///
/// The order is the order of the numbers: `ALL[tag as usize]` is the tag.
macro_rules! tags {
    ($(#[$doc:meta])* $name:ident { $($variant:ident = $code:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        #[allow(missing_docs)]
        pub enum $name { $($variant,)+ }

        codes!($name { $($variant = $code,)+ });

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.code())
            }
        }
    };
}

tags! {
    /// Word classes of Universal Dependencies.
    Upos {
        Adj = "ADJ",
        Adp = "ADP",
        Adv = "ADV",
        Aux = "AUX",
        Cconj = "CCONJ",
        Det = "DET",
        Intj = "INTJ",
        Noun = "NOUN",
        Num = "NUM",
        Part = "PART",
        Pron = "PRON",
        Propn = "PROPN",
        Punct = "PUNCT",
        Sconj = "SCONJ",
        Sym = "SYM",
        Verb = "VERB",
        X = "X",
    }
}

tags! {
    /// Word classes of the Penn treebank, as the English treebanks of Universal Dependencies use them.
    Xpos {
        Nn = "NN",
        In = "IN",
        Dt = "DT",
        Nnp = "NNP",
        Jj = "JJ",
        Prp = "PRP",
        Stop = ".",
        Rb = "RB",
        Comma = ",",
        Nns = "NNS",
        Vb = "VB",
        Cc = "CC",
        Vbd = "VBD",
        Vbp = "VBP",
        Vbz = "VBZ",
        Cd = "CD",
        Vbn = "VBN",
        Vbg = "VBG",
        To = "TO",
        Md = "MD",
        PrpPoss = "PRP$",
        Uh = "UH",
        Colon = ":",
        CloseBracket = "-RRB-",
        OpenBracket = "-LRB-",
        Wdt = "WDT",
        Wrb = "WRB",
        Wp = "WP",
        Hyph = "HYPH",
        OpenQuote = "``",
        CloseQuote = "''",
        Rp = "RP",
        Pos = "POS",
        Nnps = "NNPS",
        Jjr = "JJR",
        Jjs = "JJS",
        Ex = "EX",
        Rbr = "RBR",
        Sym = "SYM",
        Fw = "FW",
        Nfp = "NFP",
        Dollar = "$",
        Gw = "GW",
        Add = "ADD",
        Pdt = "PDT",
        Rbs = "RBS",
        Ls = "LS",
        Afx = "AFX",
        WpPoss = "WP$",
    }
}

tags! {
    /// What a word is to its head: the relations of Universal Dependencies with the subtypes that the
    /// English treebanks use. A rule that does not care for subtypes asks for [`Relation::base`].
    Relation {
        Punct = "punct",
        Case = "case",
        Det = "det",
        Nsubj = "nsubj",
        Root = "root",
        Advmod = "advmod",
        Amod = "amod",
        Obj = "obj",
        Obl = "obl",
        Conj = "conj",
        Nmod = "nmod",
        Compound = "compound",
        Cc = "cc",
        Mark = "mark",
        Aux = "aux",
        Cop = "cop",
        NmodPoss = "nmod:poss",
        Advcl = "advcl",
        Xcomp = "xcomp",
        Flat = "flat",
        AclRelcl = "acl:relcl",
        Ccomp = "ccomp",
        Acl = "acl",
        Parataxis = "parataxis",
        Nummod = "nummod",
        AuxPass = "aux:pass",
        Appos = "appos",
        NsubjPass = "nsubj:pass",
        Discourse = "discourse",
        OblUnmarked = "obl:unmarked",
        NmodUnmarked = "nmod:unmarked",
        CompoundPrt = "compound:prt",
        Expl = "expl",
        Fixed = "fixed",
        Iobj = "iobj",
        List = "list",
        OblAgent = "obl:agent",
        Reparandum = "reparandum",
        Dep = "dep",
        NmodDesc = "nmod:desc",
        Csubj = "csubj",
        NsubjOuter = "nsubj:outer",
        DetPredet = "det:predet",
        AdvclRelcl = "advcl:relcl",
        Vocative = "vocative",
        CcPreconj = "cc:preconj",
        Goeswith = "goeswith",
        Orphan = "orphan",
        Dislocated = "dislocated",
        CsubjPass = "csubj:pass",
        CsubjOuter = "csubj:outer",
    }
}

impl Relation {
    /// The relation without its subtype: a passive subject (`nsubj:pass`) is a subject (`nsubj`).
    #[must_use]
    pub fn base(self) -> Self {
        match self {
            Self::NsubjPass | Self::NsubjOuter => Self::Nsubj,
            Self::CsubjPass | Self::CsubjOuter => Self::Csubj,
            Self::NmodPoss | Self::NmodUnmarked | Self::NmodDesc => Self::Nmod,
            Self::OblUnmarked | Self::OblAgent => Self::Obl,
            Self::AclRelcl => Self::Acl,
            Self::AdvclRelcl => Self::Advcl,
            Self::AuxPass => Self::Aux,
            Self::CompoundPrt => Self::Compound,
            Self::DetPredet => Self::Det,
            Self::CcPreconj => Self::Cc,
            other => other,
        }
    }
}

/// What a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum NameKind {
    /// One person.
    Person,
    /// A body of people: a ministry, company, party or army.
    Organisation,
    /// A place, and a state even where it acts.
    Place,
    /// A nationality, religion or political group, as noun or adjective: "Iraqi", "Shiites".
    Norp,
}

codes!(NameKind { Person = "PER", Organisation = "ORG", Place = "LOC", Norp = "NORP", });

/// The place of a token in a name; prints as `B-PER`, `I-PER` or `O`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameTag {
    /// In no name.
    #[default]
    Outside,
    /// The first token of a name.
    Begin(NameKind),
    /// A later token of a name.
    Inside(NameKind),
}

impl NameTag {
    /// The kind of name that the token is part of.
    #[must_use]
    pub fn kind(self) -> Option<NameKind> {
        match self {
            Self::Outside => None,
            Self::Begin(kind) | Self::Inside(kind) => Some(kind),
        }
    }

    /// Reads `O`, `B-…` or `I-…`.
    #[must_use]
    pub fn parse(tag: &str) -> Option<Self> {
        match tag.split_once('-') {
            Some(("B", kind)) => NameKind::parse(kind).map(Self::Begin),
            Some(("I", kind)) => NameKind::parse(kind).map(Self::Inside),
            _ => (tag == "O").then_some(Self::Outside),
        }
    }
}

impl fmt::Display for NameTag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Outside => f.write_str("O"),
            Self::Begin(kind) => write!(f, "B-{}", kind.code()),
            Self::Inside(kind) => write!(f, "I-{}", kind.code()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_codes_lead_back() {
        assert!(Upos::ALL.iter().enumerate().all(|(at, tag)| *tag as usize == at));
        assert!(Xpos::ALL.iter().enumerate().all(|(at, tag)| *tag as usize == at));
        assert!(Relation::ALL.iter().enumerate().all(|(at, tag)| *tag as usize == at));
        assert!(Xpos::ALL.iter().all(|tag| Xpos::parse(tag.code()) == Some(*tag)));
        for tag in ["O", "B-PER", "I-NORP"] {
            assert_eq!(NameTag::parse(tag).unwrap().to_string(), tag);
        }
        assert_eq!(NameTag::parse("B-MISC"), None);
    }

    #[test]
    fn a_base_is_what_stands_before_the_colon() {
        for relation in Relation::ALL {
            let base = relation.code().split(':').next().unwrap();
            assert_eq!(relation.base().code(), base);
        }
    }
}
