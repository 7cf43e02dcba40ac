//! The trained models, loaded once.

use crate::clusters::Clusters;
use crate::lemmas::Table;
use crate::names::NameModel;
use crate::parser::Parser;
use crate::tagger::Tagger;
use crate::weights::Packed;

/// The models that ship with Annals: read where they lie, so that loading takes next to no time.
#[derive(Debug)]
pub struct Models {
    /// Classes of words by distribution.
    pub clusters: Clusters,
    /// Where sentences end.
    pub sentences: Packed<'static>,
    /// Word classes.
    pub tagger: Tagger<'static>,
    /// Dictionary forms.
    pub lemmas: Table<'static>,
    /// Trees.
    pub parser: Parser<'static>,
    /// Names.
    pub names: NameModel<'static>,
}

impl Models {
    /// The models of this release.
    ///
    /// Panics where the files are not what they should be, which a test would have found.
    #[must_use]
    pub fn embedded() -> Self {
        Self {
            clusters: Clusters::new(annals_models::CLUSTERS).expect("classes of words"),
            sentences: Packed::new(annals_models::SENTENCES).expect("a model of sentence ends"),
            tagger: Tagger::new(annals_models::TAGGER).expect("a tagger"),
            lemmas: Table::embedded(),
            parser: Parser::new(annals_models::PARSER).expect("a parser"),
            names: NameModel::new(annals_models::NAMES).expect("a name finder"),
        }
    }
}
