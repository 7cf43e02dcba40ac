//! Annotated texts written by hand, so that a stage can be tested without the stages before it.

use crate::{
    Annotated, Block, BlockKind, NameTag, Relation, Sentence, Span, TokenIdx, TokenKind, Tokens,
    Upos, Xpos,
};

/// What an [`Annotated`] borrows and is made of.
#[derive(Clone, Debug, Default)]
pub struct Written {
    text: String,
    blocks: Vec<Block>,
    tokens: Tokens,
    sentences: Vec<Sentence>,
}

/// Reads one sentence a line, each token as `word/TAG/head/relation`; an empty line begins a paragraph.
///
/// `TAG` is a universal class, a Penn class, or both as `NOUN:NN`; of one the other is guessed. `head`
/// counts the tokens of the sentence from 1, the root has 0. More fields may follow in any order: a
/// name tag (`B-PER`) and a lemma (`=see`); without one the lemma is the word in small letters. `~`
/// before a word leaves out the blank before it, and `+` makes it one surface token with the word
/// before. Panics on anything else.
///
/// ```
/// use annals_core::{Relation, TokenIdx, testing::written};
/// let doc = written("Mia/PROPN/4/nsubj/B-PER did/AUX/4/aux/=do +n't/PART/4/advmod speak/VERB/0/root ~./PUNCT/4/punct");
/// let doc = doc.annotated();
/// assert_eq!(doc.text(), "Mia didn't speak.");
/// assert_eq!(doc.child(TokenIdx(3), Relation::Nsubj), Some(TokenIdx(0)));
/// ```
#[must_use]
pub fn written(lines: &str) -> Written {
    let mut res = Written::default();
    let mut paragraph = 0;
    for line in lines.lines().map(str::trim) {
        if line.is_empty() {
            res.end_block(paragraph);
            res.text.push_str(if res.text.is_empty() { "" } else { "\n\n" });
            paragraph = res.text.len();
        } else {
            if res.text.len() > paragraph {
                res.text.push(' ');
            }
            res.sentence(line);
        }
    }
    res.end_block(paragraph);
    res
}

impl Written {
    /// The annotated text.
    #[must_use]
    pub fn annotated(&self) -> Annotated<'_> {
        Annotated::new(&self.text, &self.blocks, self.tokens.clone(), self.sentences.clone())
    }

    /// The text, its tokens and its sentences, for a test of a layer that is yet to be made.
    #[must_use]
    pub fn parts(&self) -> (&str, &Tokens, &[Sentence]) {
        (&self.text, &self.tokens, &self.sentences)
    }

    fn end_block(&mut self, start: usize) {
        if self.text.len() > start {
            let span = Span::new(start, self.text.len());
            self.blocks.push(Block { span, kind: BlockKind::Paragraph });
        }
    }

    fn sentence(&mut self, line: &str) {
        let start = self.text.len();
        let first = TokenIdx::from_at(self.tokens.spans.len());
        for (at, token) in line.split_whitespace().enumerate() {
            self.token(token, at == 0, first);
        }
        let end = TokenIdx::from_at(self.tokens.spans.len());
        let span = Span::new(start, self.text.len());
        self.sentences.push(Sentence { span, first, end, block: BlockKind::Paragraph });
    }

    fn token(&mut self, token: &str, begins: bool, first: TokenIdx) {
        let fields: Vec<&str> = token.split('/').collect();
        let &[word, tag, head, relation, ref more @ ..] = fields.as_slice() else {
            panic!("word/TAG/head/relation, not {token}");
        };
        let joined = word.len() > 1 && word.starts_with('+');
        let close = joined || word.len() > 1 && word.starts_with('~');
        let word = if close { &word[1..] } else { word };
        if !begins && !close {
            self.text.push(' ');
        }
        let start = self.text.len();
        self.text.push_str(word);
        let (upos, xpos) = classes(tag).unwrap_or_else(|| panic!("no word class in {token}"));
        let head: u32 = head.parse().unwrap_or_else(|_| panic!("no head in {token}"));
        let relation = Relation::parse(relation);
        let name = more.iter().find_map(|field| NameTag::parse(field));
        let lemma = more.iter().find_map(|field| field.strip_prefix('='));
        let tokens = &mut self.tokens;
        tokens.spans.push(Span::new(start, self.text.len()));
        tokens.kinds.push(kind(word));
        tokens.joined.push(joined);
        tokens.upos.push(upos);
        tokens.xpos.push(xpos);
        tokens.morphs.push(crate::Morph::default());
        tokens.lemmas.push(lemma.unwrap_or(&word.to_lowercase()));
        tokens.heads.push(head.checked_sub(1).map(|at| TokenIdx(first.0 + at)));
        tokens.relations.push(relation.unwrap_or_else(|| panic!("no relation in {token}")));
        tokens.names.push(name.unwrap_or_default());
    }
}

fn kind(word: &str) -> TokenKind {
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        TokenKind::Number
    } else if word.contains(char::is_alphanumeric) {
        TokenKind::Word
    } else {
        TokenKind::Mark
    }
}

fn classes(tag: &str) -> Option<(Upos, Xpos)> {
    if let Some((upos, xpos)) = tag.split_once(':').filter(|(upos, _)| !upos.is_empty()) {
        return Some((Upos::parse(upos)?, Xpos::parse(xpos)?));
    }
    match Upos::parse(tag) {
        Some(upos) => Some((upos, usual_xpos(upos))),
        None => Xpos::parse(tag).map(|xpos| (usual_upos(xpos), xpos)),
    }
}

fn usual_xpos(upos: Upos) -> Xpos {
    match upos {
        Upos::Adj => Xpos::Jj,
        Upos::Adp | Upos::Sconj => Xpos::In,
        Upos::Adv | Upos::Part => Xpos::Rb,
        Upos::Aux => Xpos::Md,
        Upos::Cconj => Xpos::Cc,
        Upos::Det => Xpos::Dt,
        Upos::Intj => Xpos::Uh,
        Upos::Noun => Xpos::Nn,
        Upos::Num => Xpos::Cd,
        Upos::Pron => Xpos::Prp,
        Upos::Propn => Xpos::Nnp,
        Upos::Punct => Xpos::Stop,
        Upos::Sym => Xpos::Sym,
        Upos::Verb => Xpos::Vbd,
        Upos::X => Xpos::Fw,
    }
}

fn usual_upos(xpos: Xpos) -> Upos {
    match xpos {
        Xpos::Nn | Xpos::Nns => Upos::Noun,
        Xpos::Nnp | Xpos::Nnps => Upos::Propn,
        Xpos::In | Xpos::Rp => Upos::Adp,
        Xpos::Dt | Xpos::Wdt | Xpos::Pdt => Upos::Det,
        Xpos::Jj | Xpos::Jjr | Xpos::Jjs | Xpos::Afx => Upos::Adj,
        Xpos::Prp | Xpos::PrpPoss | Xpos::Wp | Xpos::WpPoss | Xpos::Ex => Upos::Pron,
        Xpos::Rb | Xpos::Rbr | Xpos::Rbs | Xpos::Wrb => Upos::Adv,
        Xpos::Vb | Xpos::Vbd | Xpos::Vbp | Xpos::Vbz | Xpos::Vbn | Xpos::Vbg => Upos::Verb,
        Xpos::Md => Upos::Aux,
        Xpos::Cc => Upos::Cconj,
        Xpos::Cd => Upos::Num,
        Xpos::To | Xpos::Pos => Upos::Part,
        Xpos::Uh => Upos::Intj,
        Xpos::Sym | Xpos::Dollar => Upos::Sym,
        Xpos::Stop
        | Xpos::Comma
        | Xpos::Colon
        | Xpos::CloseBracket
        | Xpos::OpenBracket
        | Xpos::Hyph
        | Xpos::OpenQuote
        | Xpos::CloseQuote
        | Xpos::Nfp => Upos::Punct,
        Xpos::Fw | Xpos::Gw | Xpos::Add | Xpos::Ls => Upos::X,
    }
}
