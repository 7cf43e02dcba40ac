//! Which language a text is written in.

use crate::tokens::head;
use annals_core::Language;
use annals_lexicon::ingest::IngestWords;

/// The language, where the text is long or plain enough to tell.
///
/// English is told by its small words, which short reports have too. For another language the
/// statistics must be sure, the text long, and English words all but absent: a wrong verdict would
/// leave an English report unread.
pub(crate) fn language(text: &str, words: &IngestWords) -> Option<Language> {
    /// More would tell no more.
    const ENOUGH: usize = 1 << 14;
    const FEWEST_LETTERS: usize = 100;
    let head = head(text, ENOUGH);
    let (mut n_words, mut n_english) = (0, 0);
    for word in head.split(|ch: char| !ch.is_alphanumeric()).filter(|word| !word.is_empty()) {
        n_words += 1;
        n_english += usize::from(words.english.contains(word.to_lowercase().as_str()));
    }
    let is_enough = n_english >= 3 || (n_english >= 1 && n_words <= 12);
    if is_enough && n_english * 100 >= n_words * 9 {
        return Some(Language::ENGLISH);
    }
    let n_letters = head.chars().filter(|ch| ch.is_alphabetic()).count();
    if n_letters < FEWEST_LETTERS {
        return None;
    }
    let verdict = whatlang::detect(head).filter(whatlang::Info::is_reliable)?;
    let code = words.language_codes.get(verdict.lang().code())?;
    let has_english = n_english * 100 >= n_words * 3;
    Language::parse(code).filter(|language| *language == Language::ENGLISH || !has_english)
}
