use crate::{Form, Input, InputError, Inputs};
use annals_core::{Annotated, Article, Day, Reading, Span};
use annals_lang::Models;
use annals_lexicon::Lexicon;
use std::path::PathBuf;

/// Reads reports: holds what is loaded once, words and models.
#[derive(Debug)]
pub struct Reader {
    lexicon: Lexicon,
    models: Models,
}

impl Default for Reader {
    fn default() -> Self {
        Self::new()
    }
}

impl Reader {
    /// A reader with the words and models that ship with Annals.
    #[must_use]
    pub fn new() -> Self {
        Self { lexicon: Lexicon::embedded(), models: Models::embedded() }
    }

    pub(crate) fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    pub(crate) fn models(&self) -> &Models {
        &self.models
    }

    /// What reads, by version and by a hash over its code and words: a reading made by the same engine
    /// from the same bytes is the same.
    #[must_use]
    pub fn engine(&self) -> String {
        concat!("annals ", env!("CARGO_PKG_VERSION"), " (", env!("ANNALS_ENGINE"), ")").to_owned()
    }

    /// The reports behind some paths: files as given, folders through and through; `-` is standard
    /// input.
    #[must_use]
    pub fn inputs(&self, paths: &[PathBuf], form: Form) -> Inputs<'_> {
        Inputs::new(&self.lexicon, paths, form)
    }

    /// Turns what was given into an article: decoded, cleaned, its lines labelled.
    pub fn article(&self, input: Input) -> Result<Article, InputError> {
        input.article(&self.lexicon)
    }

    /// Reads an article.
    #[must_use]
    pub fn read(&self, article: Article) -> Reading {
        self.read_settled(article, None)
    }

    /// Reads the bytes of one report, plain text or a saved web page.
    pub fn read_bytes(&self, name: &str, bytes: Vec<u8>) -> Result<Reading, InputError> {
        let article = annals_ingest::read_report(name, bytes, &self.lexicon.ingest)?;
        Ok(self.read(article))
    }

    /// Reads an article whose publication day other reports have settled.
    #[must_use]
    pub fn read_settled(&self, article: Article, settled: Option<Day>) -> Reading {
        // The annotation borrows the text, which moves into the reading.
        let text = article.text.clone();
        let blocks = article.blocks.clone();
        let doc = annals_lang::annotate(text.as_str(), &blocks, &self.lexicon, &self.models);
        annals_extract::read(article, &doc, &self.lexicon, settled)
    }

    /// Splits an article's text into sentences and tokens.
    #[must_use]
    pub fn annotate<'a>(&self, article: &'a Article) -> Annotated<'a> {
        annals_lang::annotate(article.text.as_str(), &article.blocks, &self.lexicon, &self.models)
    }

    /// The sentences of an article that tell something, in order.
    #[must_use]
    pub fn sentences(&self, article: &Article) -> Vec<Span> {
        let doc = self.annotate(article);
        let prose = doc.sentences().iter().filter(|sentence| sentence.block.is_prose());
        prose.map(|sentence| sentence.span).collect()
    }
}
