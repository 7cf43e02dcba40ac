//! Puts an article together from the chosen words of a page.

use super::blocks::{self, Draft};
use super::charset::PageCharset;
use super::choice::Choice;
use super::page::{NodeKind, Page};
use super::tags::Tag;
use super::words::Writer;
use super::{entities, meta, refine};
use crate::label::{Label, Labelled, label};
use crate::language::language;
use crate::plain::{blocks_of, published};
use crate::units::Unit;
use annals_core::{
    Article, ArticleId, Block, BlockKind, Charset, Format, Omitted, OmittedKind, Published, Source,
    Text,
};
use annals_lexicon::ingest::IngestWords;

pub(crate) fn article(
    locator: &str,
    bytes: Vec<u8>,
    charset: PageCharset,
    page: &Page,
    choice: Choice,
    words: &IngestWords,
) -> Article {
    let drafts = drafts(page, &choice);
    let (all, mut labelled) = labels(page, &drafts, words);
    let kept = kept(&drafts, &labelled);
    let (text, blocks) = written(page, &kept, words, &mut labelled);
    let omitted = omitted(page, &drafts, &labelled, &kept);
    let stated = meta::read(page, words);
    let mut notes: Vec<String> = charset.note.into_iter().collect();
    notes.extend(page.text.broken.note(charset.encoding));
    notes.extend(page.notes.iter().cloned());
    notes.extend(choice.notes);
    notes.append(&mut labelled.notes);
    if text.as_str().is_empty() {
        notes.push("no article was found in the page".to_owned());
    }
    Article {
        id: ArticleId::of(&bytes),
        doc_id: None,
        url: stated.url.or(labelled.url.take()),
        title: choice
            .headline
            .map(|idx| page.words(idx))
            .or(stated.title)
            .or(labelled.title.take()),
        language: language(text.as_str(), words).or(stated.language),
        outlet: stated.outlet.or(labelled.outlet.take()),
        published: if stated.published == Published::UNKNOWN {
            published(&all, &labelled)
        } else {
            stated.published
        },
        bylines: if stated.bylines.is_empty() { labelled.bylines } else { stated.bylines },
        credits: labelled.credits,
        source: Source {
            locator: locator.to_owned(),
            format: Format::Html,
            charset: Charset::new(charset.encoding.name()),
            bytes,
        },
        text,
        omitted,
        blocks,
        notes,
    }
}

/// The blocks of the chosen words and of the headline.
fn drafts(page: &Page, choice: &Choice) -> Vec<Draft> {
    let mut nodes = choice.nodes.clone();
    if let Some(headline) = choice.headline {
        let within = headline..page.nodes()[headline].end;
        nodes.extend(within.filter(|idx| page.nodes()[*idx].kind == NodeKind::Words));
        nodes.sort_unstable();
        nodes.dedup();
    }
    let mut res = blocks::drafts(page, &nodes, choice.headline);
    // A block of marks that have no place in a text is none.
    res.retain(|draft| {
        let mut writer = Writer::new(page);
        draft.nodes.iter().any(|idx| {
            writer.node(*idx);
            !writer.builder.is_empty()
        })
    });
    refine::drop_links(page, &mut res);
    refine::drop_empty_titles(&mut res);
    res
}

/// Longer blocks are no "Sign up for our letter", whatever they begin with.
const LONGEST_NOTICE: usize = 200;

/// What the rules for plain text say of the blocks, and the text that they were asked about.
fn labels(page: &Page, drafts: &[Draft], words: &IngestWords) -> (Text, Labelled) {
    let mut writer = Writer::new(page);
    let mut spans = vec![];
    for draft in drafts {
        writer.begin_block();
        draft.nodes.iter().for_each(|idx| writer.node(*idx));
        spans.push(writer.block());
    }
    let text = writer.builder.finish();
    let units: Vec<Unit> = spans.into_iter().map(|span| Unit::of(text.as_str(), span)).collect();
    let mut labelled = label(text.as_str(), &units, words);
    for (label, unit) in labelled.labels.iter_mut().zip(&units) {
        let stays = match label {
            // Where a page says a thing twice in its article, it means to: a refrain, a recipe's steps.
            Label::Omit(OmittedKind::Repeat) => true,
            // The extractor took it for the article's, and notices are short.
            Label::Omit(OmittedKind::Furniture) => unit.span.len() > LONGEST_NOTICE,
            Label::Omit(_) | Label::Keep(_) => false,
        };
        if stays {
            *label = Label::Keep(BlockKind::Paragraph);
        }
    }
    (text, labelled)
}

/// The blocks that stay, each with its kind: what the markup says, and otherwise what the words say.
fn kept<'d>(drafts: &'d [Draft], labelled: &Labelled) -> Vec<(&'d Draft, BlockKind)> {
    let has_headline = drafts.iter().any(|draft| draft.kind == Some(BlockKind::Headline));
    let mut res = vec![];
    for (draft, label) in drafts.iter().zip(&labelled.labels) {
        let kind = match (draft.kind, label) {
            (Some(BlockKind::Headline), _) => BlockKind::Headline,
            (_, Label::Omit(_)) => continue,
            (_, Label::Keep(kind @ (BlockKind::Credit | BlockKind::Caption))) => *kind,
            (Some(kind), Label::Keep(_)) => kind,
            (None, Label::Keep(BlockKind::Headline)) if has_headline => BlockKind::Subhead,
            (None, Label::Keep(kind)) => *kind,
        };
        res.push((draft, kind));
    }
    res
}

fn written(
    page: &Page,
    kept: &[(&Draft, BlockKind)],
    words: &IngestWords,
    labelled: &mut Labelled,
) -> (Text, Vec<Block>) {
    let mut writer = Writer::new(page);
    let mut places = vec![];
    for (draft, kind) in kept {
        writer.begin_block();
        draft.nodes.iter().for_each(|idx| writer.node(*idx));
        places.push((writer.block(), *kind));
    }
    if let Some((n, first)) = writer.controls() {
        labelled
            .notes
            .push(format!("{n} control characters were left out, the first at byte {first}"));
    }
    let text = writer.builder.finish();
    let mut blocks = vec![];
    let mut n_paragraphs = 0;
    for (span, kind) in places {
        n_paragraphs += usize::from(kind == BlockKind::Paragraph);
        let parts = blocks_of(span.of(text.as_str()), span, kind, n_paragraphs, words);
        blocks.extend(parts.blocks);
        for name in parts.services {
            crate::credits::push_new(&mut labelled.credits, name);
        }
    }
    (text, blocks)
}

/// The words of the page that are not in the text: neighbours of one kind are one stretch.
fn omitted(
    page: &Page,
    drafts: &[Draft],
    labelled: &Labelled,
    kept: &[(&Draft, BlockKind)],
) -> Vec<Omitted> {
    // What stands out of place among all words: kept ones, and those that a rule left out.
    let mut known: Vec<(usize, Option<OmittedKind>)> = vec![];
    for (draft, label) in drafts.iter().zip(&labelled.labels) {
        if let Label::Omit(kind) = label {
            known.extend(draft.nodes.iter().map(|idx| (*idx, Some(*kind))));
        }
    }
    known.extend(kept.iter().flat_map(|(draft, _)| &draft.nodes).map(|idx| (*idx, None)));
    known.sort_by_key(|(idx, _)| *idx);
    let mut known = known.into_iter().peekable();

    let mut res: Vec<Omitted> = vec![];
    let mut goes_on = false;
    for (idx, node) in page.nodes().iter().enumerate() {
        if node.kind != NodeKind::Words {
            continue;
        }
        while known.next_if(|(other, _)| *other < idx).is_some() {}
        let is_title = || node.parent.is_some_and(|parent| page.tag(parent) == Some(Tag::Title));
        let kind = match known.next_if(|(other, _)| *other == idx) {
            Some((_, None)) => {
                goes_on = false;
                continue;
            }
            Some((_, Some(kind))) => kind,
            None if is_title() => OmittedKind::Metadata,
            None => OmittedKind::Furniture,
        };
        let span = node.span.trimmed(page.text.as_str());
        let is_blank = entities::decoded(page.text.as_str(), span).trim().is_empty();
        if is_blank {
            continue;
        }
        let source = page.source_of(span);
        match res.last_mut() {
            Some(last) if goes_on && last.kind == kind => last.source = last.source.cover(source),
            _ => res.push(Omitted { source, kind }),
        }
        goes_on = true;
    }
    res
}
