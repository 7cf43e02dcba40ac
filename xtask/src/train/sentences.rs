//! Trains where sentences end, on the running texts of treebanks.

use super::Places;
use super::conllu::{self, Sentence};
use super::learn::{Learner, Shuffle, packed};
use annals_lang::weights::{Packed, Weights};
use annals_lexicon::Lexicon;
use anyhow::{Context, Result};
use std::collections::HashSet;

const ROUNDS: usize = 6;
/// A right answer that scores no more than this is learnt from too: a margin, so that what is near
/// the border falls on the right side in texts that were not seen.
const MARGIN: i32 = 15;
/// Weights that average less than this many updates are cut.
const LEAST: f64 = 1.5;
const SCALE: f64 = 8.0;

/// A text and where its sentences begin.
struct Running {
    text: String,
    starts: HashSet<usize>,
}

pub(super) fn train(places: &Places) -> Result<()> {
    let read = |name: &str| -> Result<Vec<Sentence>> {
        conllu::treebank(&places.data.join(format!("ud/{name}.conllu.xz")))
    };
    let lexicon = Lexicon::embedded();
    let mut texts = vec![];
    for name in ["ewt-train", "gum-open-train"] {
        for document in documents(&read(name)?) {
            texts.push(running(document, "\n\n", None));
            // The same with the lines cut by hand, and with a line a paragraph.
            texts.push(running(document, "\n\n", Some(72)));
            texts.push(running(document, "\n", None));
        }
    }
    let mut learner = Learner::new();
    let mut shuffle = Shuffle::new(1);
    for round in 1..=ROUNDS {
        shuffle.shuffle(&mut texts);
        let wrong: usize = texts.iter().map(|text| learn(text, &lexicon, &mut learner)).sum();
        println!("round {round}: {wrong} wrong, {} features", learner.n_features());
    }
    let bytes = packed(1, &["end".to_owned()], learner.averaged(LEAST, SCALE));
    let model = Packed::new(&bytes).context("the packed model cannot be read")?;
    println!("{} bytes", bytes.len());
    for name in ["ewt-dev", "gum-open-dev"] {
        let dev = read(name)?;
        let text = running(&dev, "\n\n", None);
        println!(
            "{name}: F1 {:.2} over the places where one may end",
            score(&text, &lexicon, &model)
        );
    }
    places.write("sentences", &bytes)
}

fn documents(sentences: &[Sentence]) -> impl Iterator<Item = &[Sentence]> {
    sentences.chunk_by(|_, next| next.document.is_none())
}

/// The running text of sentences, `between` paragraphs, with lines of at most `width` bytes.
fn running(sentences: &[Sentence], between: &str, width: Option<usize>) -> Running {
    let mut text = String::new();
    let mut starts = HashSet::new();
    let mut glued = true;
    for sentence in sentences {
        if sentence.paragraph && !text.is_empty() {
            text.push_str(between);
        } else if !glued {
            text.push(' ');
        }
        starts.insert(text.len());
        text.push_str(&sentence.text);
        glued = sentence.words.last().is_some_and(|word| !word.space_after);
    }
    Running { text: width.map_or(text.clone(), |width| wrapped(&text, width)), starts }
}

/// The same text with a line break for a blank where a line would grow too long.
fn wrapped(text: &str, width: usize) -> String {
    let mut res = text.as_bytes().to_vec();
    let (mut line, mut blank) = (0, None);
    for at in 0..res.len() {
        match res[at] {
            b'\n' => (line, blank) = (at + 1, None),
            b' ' => blank = Some(at),
            _ => {}
        }
        if at - line >= width
            && let Some(cut) = blank.take()
        {
            res[cut] = b'\n';
            line = cut + 1;
        }
    }
    String::from_utf8(res).expect("a blank for a line break")
}

fn learn(text: &Running, lexicon: &Lexicon, learner: &mut Learner) -> usize {
    let mut wrong = 0;
    annals_lang::sentence_places(&text.text, lexicon, |place, features| {
        let gold = text.starts.contains(&place.next);
        let mut scores = [0];
        learner.add_all(features, &mut scores);
        let sure = if gold { scores[0] } else { -scores[0] };
        wrong += usize::from(sure <= 0);
        if sure <= MARGIN {
            for feature in features {
                learner.update(*feature, 0, if gold { 1 } else { -1 });
            }
        }
        learner.tick();
        gold
    });
    wrong
}

fn score(text: &Running, lexicon: &Lexicon, model: &impl Weights) -> f64 {
    let (mut found, mut right, mut gold) = (0, 0, 0);
    annals_lang::sentence_places(&text.text, lexicon, |place, features| {
        let mut scores = [0];
        model.add_all(features, &mut scores);
        let ends = scores[0] > 0;
        found += usize::from(ends);
        right += usize::from(ends && text.starts.contains(&place.next));
        gold += usize::from(text.starts.contains(&place.next));
        ends
    });
    200.0 * right as f64 / (found + gold) as f64
}
