use super::Expression;
use annals_core::{Annotated, Decimal, Sentence, TimexMod, TokenIdx, TokenKind, Weekday};
use annals_lexicon::Lexicon;
use annals_lexicon::times::{Grammatical, Shift, Side, TimePhrase, TimeUnit, TimeWord, TimeWords};

/// An expression at its place in the tokens.
#[derive(Clone, Debug)]
pub(super) struct Match {
    pub(super) start: TokenIdx,
    /// One past the last token.
    pub(super) end: TokenIdx,
    pub(super) expression: Expression,
    pub(super) modifier: Option<TimexMod>,
    pub(super) rule: &'static str,
}

impl Match {
    pub(super) fn new(
        rule: &'static str,
        start: TokenIdx,
        end: TokenIdx,
        expression: Expression,
    ) -> Self {
        Self { start, end, expression, modifier: None, rule }
    }
}

/// The token so many places on.
pub(super) fn after(at: TokenIdx, by: u32) -> TokenIdx {
    TokenIdx(at.0 + by)
}

/// A report's tokens with what the tables say of each; rules look at one sentence at a time.
pub(super) struct Scan<'d, 't> {
    pub(super) doc: &'d Annotated<'t>,
    lexicon: &'d Lexicon,
    /// For every token.
    phrases: Vec<&'d [TimePhrase]>,
    first: TokenIdx,
    end: TokenIdx,
    /// Whether the report counts years down to the turn of the era ("in 480 BC").
    before_era: bool,
}

impl<'d, 't> Scan<'d, 't> {
    pub(super) fn new(doc: &'d Annotated<'t>, lexicon: &'d Lexicon) -> Self {
        let tokens = (0..doc.n_tokens()).map(|at| TokenIdx(u32::try_from(at).unwrap_or(u32::MAX)));
        let phrases = tokens.map(|token| phrases_of(&lexicon.times, doc.word(token))).collect();
        let end = TokenIdx::from_at(doc.n_tokens());
        let mut res = Self { doc, lexicon, phrases, first: TokenIdx(0), end, before_era: false };
        res.before_era = (0..end.0).map(TokenIdx).any(|token| {
            let era = res.era(after(token, 1)).is_some_and(|(era, _)| era == Side::Past);
            era && res.digits(token, 4).is_some()
        });
        res
    }

    /// Looks at one sentence, which goes on where only its "p.m." was taken for an end: "at 10 p.m. |
    /// Wednesday, police said".
    pub(super) fn enter(&mut self, sentence: &Sentence, next: Option<&Sentence>) {
        (self.first, self.end) = (sentence.first, sentence.end);
        let half = sentence.end.offset(-1).is_some_and(|last| {
            self.is_any(last, &["a.m.", "p.m."]) && self.doc.token(last).is_some()
        });
        let Some(next) = next.filter(|next| half && next.block == sentence.block) else { return };
        self.end = next.end;
        let day = self.weekday(next.first).is_some() || self.month(next.first).is_some();
        if !day {
            self.end = sentence.end;
        }
    }

    /// The words of a token; empty outside the sentence.
    pub(super) fn word(&self, at: TokenIdx) -> &'t str {
        if self.first <= at && at < self.end { self.doc.word(at) } else { "" }
    }

    /// The words of the token before; empty at the head of a sentence.
    pub(super) fn before(&self, at: TokenIdx) -> &'t str {
        at.offset(-1).map_or("", |before| self.word(before))
    }

    pub(super) fn is(&self, at: TokenIdx, word: &str) -> bool {
        self.word(at).eq_ignore_ascii_case(word)
    }

    pub(super) fn is_any(&self, at: TokenIdx, words: &[&str]) -> bool {
        is_any(self.word(at), words)
    }

    pub(super) fn is_capitalised(&self, at: TokenIdx) -> bool {
        self.word(at).starts_with(char::is_uppercase)
    }

    /// Whether a token follows the one before without a blank.
    pub(super) fn is_glued(&self, at: TokenIdx) -> bool {
        at.offset(-1).is_some_and(|before| {
            before >= self.first
                && at < self.end
                && self.doc.span(before).end() == self.doc.span(at).start()
        })
    }

    /// Whether a time can begin here: a cheap look before the rules.
    pub(super) fn may_begin(&self, at: TokenIdx) -> bool {
        let word = self.word(at);
        let digit = |c: char| c.is_ascii_digit();
        !self.phrases[at.at()].is_empty()
            || word.starts_with(|c: char| digit(c) || c == '\'' || c == '’')
            || word.strip_prefix('Q').is_some_and(|rest| rest.starts_with(digit))
    }

    /// What a token (or the longest run of tokens from it) means, of the meanings `pick` takes.
    pub(super) fn meaning<T>(
        &self,
        at: TokenIdx,
        pick: impl Fn(TimeWord) -> Option<T>,
    ) -> Option<(T, TokenIdx)> {
        if at < self.first || at >= self.end {
            return None;
        }
        let mut res: Option<(T, TokenIdx)> = None;
        for phrase in self.phrases[at.at()] {
            let Some(picked) = pick(phrase.meaning) else { continue };
            let n_rest = u32::try_from(phrase.rest.len()).unwrap_or(0);
            let end = after(at, 1 + n_rest);
            let goes_on = (1..).zip(&phrase.rest).all(|(by, word)| self.says(after(at, by), word));
            if goes_on && res.as_ref().is_none_or(|(_, best)| *best < end) {
                res = Some((picked, end));
            }
        }
        res
    }

    fn says(&self, at: TokenIdx, word: &str) -> bool {
        self.is(at, word) || word == "'s" && self.word(at) == "’s"
    }

    /// A noun for what only somebody does: "offensive", "talks".
    pub(super) fn is_deed(&self, at: TokenIdx) -> bool {
        self.lexicon.actors.is_deed(&self.doc.lemma(at).to_lowercase())
    }

    pub(super) fn month(&self, at: TokenIdx) -> Option<(u8, TokenIdx)> {
        if !self.is_capitalised(at) {
            return None;
        }
        self.meaning(at, |word| match word {
            TimeWord::Month(month) => Some(month),
            _ => None,
        })
    }

    pub(super) fn weekday(&self, at: TokenIdx) -> Option<(Weekday, Grammatical, TokenIdx)> {
        if !self.is_capitalised(at) {
            return None;
        }
        let (found, end) = self.meaning(at, |word| match word {
            TimeWord::Weekday(weekday, number) => Some((weekday, number)),
            _ => None,
        })?;
        Some((found.0, found.1, end))
    }

    pub(super) fn unit(&self, at: TokenIdx) -> Option<(TimeUnit, Grammatical, TokenIdx)> {
        let (found, end) = self.meaning(at, |word| match word {
            TimeWord::Unit(unit, number) => Some((unit, number)),
            _ => None,
        })?;
        Some((found.0, found.1, end))
    }

    pub(super) fn part(&self, at: TokenIdx) -> Option<(&'static str, Grammatical, TokenIdx)> {
        let (found, end) = self.meaning(at, |word| match word {
            TimeWord::Part(code, number) => Some((code, number)),
            _ => None,
        })?;
        Some((found.0, found.1, end))
    }

    pub(super) fn season(&self, at: TokenIdx) -> Option<(&'static str, TokenIdx)> {
        self.meaning(at, |word| match word {
            TimeWord::Season(code) => Some(code),
            _ => None,
        })
    }

    pub(super) fn shift(&self, at: TokenIdx) -> Option<(Shift, TokenIdx)> {
        self.meaning(at, |word| match word {
            TimeWord::Shift(shift) => Some(shift),
            _ => None,
        })
    }

    pub(super) fn modifier(&self, at: TokenIdx) -> Option<(TimexMod, TokenIdx)> {
        self.meaning(at, |word| match word {
            TimeWord::Modifier(modifier) => Some(modifier),
            _ => None,
        })
    }

    /// "third", "3rd"
    pub(super) fn ordinal(&self, at: TokenIdx) -> Option<(u8, TokenIdx)> {
        let word = self.word(at);
        let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let suffix = &word[digits.len()..];
        if !digits.is_empty() && matches!(suffix, "st" | "nd" | "rd" | "th") {
            return Some((digits.parse().ok()?, after(at, 1)));
        }
        self.meaning(at, |word| match word {
            TimeWord::Ordinal(ordinal) => Some(ordinal),
            _ => None,
        })
    }

    /// Digits and nothing else, at most so many.
    pub(super) fn digits(&self, at: TokenIdx, longest: usize) -> Option<u16> {
        let word = self.word(at);
        let plain = word.len() <= longest && word.bytes().all(|byte| byte.is_ascii_digit());
        if plain { word.parse().ok() } else { None }
    }

    /// A number of four digits that can be a year.
    pub(super) fn year(&self, at: TokenIdx) -> Option<i16> {
        let year = self.digits(at, 4).filter(|year| (1000..=2099).contains(year))?;
        i16::try_from(year).ok()
    }

    /// "BC", "A.D."
    pub(super) fn era(&self, at: TokenIdx) -> Option<(Side, TokenIdx)> {
        let found = self.meaning(at, |word| match word {
            TimeWord::Era(side) => Some(side),
            _ => None,
        })?;
        // "an ad", "the ce"
        self.is_capitalised(at).then_some(found)
    }

    /// A year with its era, where it has one: "2011", "480 BC", "A.D. 70".
    pub(super) fn dated_year(&self, at: TokenIdx) -> Option<(i16, TokenIdx)> {
        if let Some((Side::Future, number)) = self.era(at) {
            let year = self.digits(number, 4).filter(|year| *year > 0)?;
            return Some((i16::try_from(year).ok()?, after(number, 1)));
        }
        if let Some((era, end)) = self.era(after(at, 1)) {
            let year = self.digits(at, 4).filter(|year| *year > 0)?;
            let year = i16::try_from(year).ok()?;
            return Some((if era == Side::Past { 1 - year } else { year }, end));
        }
        match self.year(at) {
            Some(year) => Some((year, after(at, 1))),
            None => self.year_in_words(at),
        }
    }

    /// "'96"
    pub(super) fn short_year(&self, at: TokenIdx) -> Option<i16> {
        let digits = self.word(at).strip_prefix(['\'', '’'])?;
        let plain = digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_digit());
        plain.then(|| digits.parse().ok())?
    }

    /// "499" in a report that counts years down, where no era stands with it.
    pub(super) fn bare_year_before_era(&self, at: TokenIdx) -> Option<i16> {
        let number = self.digits(at, 3).filter(|year| self.before_era && *year > 31)?;
        Some(1 - i16::try_from(number).ok()?)
    }

    /// "nineteen ninety-seven"
    pub(super) fn year_in_words(&self, at: TokenIdx) -> Option<(i16, TokenIdx)> {
        let number = |at| {
            self.meaning(at, |word| match word {
                TimeWord::Number(number) => Some(number),
                _ => None,
            })
        };
        let (century, next) = number(at).filter(|(number, _)| (11..=20).contains(number))?;
        let (rest, end) = number(next).filter(|(number, _)| (10..100).contains(number))?;
        let dash = if self.is(end, "-") { after(end, 1) } else { end };
        let ones = number(dash).filter(|(ones, _)| rest % 10 == 0 && (1..10).contains(ones));
        let (ones, end) = ones.unwrap_or((0, end));
        Some((i16::try_from(century * 100 + rest + ones).ok()?, end))
    }

    /// "3", "23rd", "third": a day of a month.
    pub(super) fn day_number(&self, at: TokenIdx) -> Option<(u8, TokenIdx)> {
        let digits = self.digits(at, 2).and_then(|day| u8::try_from(day).ok());
        let found = digits.map(|day| (day, after(at, 1))).or_else(|| self.ordinal(at))?;
        (1..=31).contains(&found.0).then_some(found)
    }

    /// "2,000", "2.5", "twenty-four", "5 1/2"
    pub(super) fn number(&self, at: TokenIdx) -> Option<(Decimal, TokenIdx)> {
        if self.doc.token(at)?.kind == TokenKind::Number {
            let plain = self.word(at).replace(',', "");
            let number = Decimal::parse(&plain)?;
            let half = self.is(after(at, 1), "1")
                && self.is(after(at, 2), "/")
                && self.is(after(at, 3), "2");
            if let Some(whole) = number.whole().filter(|_| half) {
                return Some((Decimal::new(whole.checked_mul(10)? + 5, 1), after(at, 4)));
            }
            return Some((number, after(at, 1)));
        }
        let word = |at| {
            self.meaning(at, |word| match word {
                TimeWord::Number(number) => Some(number),
                _ => None,
            })
        };
        let (mut total, mut end) = word(at)?;
        loop {
            let next = if self.is(end, "-") { after(end, 1) } else { end };
            match word(next) {
                Some((more, then)) if total >= 20 && total % 10 == 0 && more < 10 => {
                    (total, end) = (total + more, then);
                }
                Some((scale, then)) if scale >= 100 && total < scale => {
                    (total, end) = (total * scale, then);
                }
                _ => return Some((total.into(), end)),
            }
        }
    }

    /// How many: "two", "several", "a couple of"; the inner `None` says that it does not say.
    pub(super) fn amount(&self, at: TokenIdx) -> Option<(Option<Decimal>, TokenIdx)> {
        let (found, end) = match self.number(at) {
            Some((number, end)) => (Some(number), end),
            None => {
                let (amount, end) = self.meaning(at, |word| match word {
                    TimeWord::Amount(amount) => Some(amount),
                    _ => None,
                })?;
                // "a hundred years" is a hundred of them.
                match self.number(end).filter(|_| self.is_any(at, &["a", "an"])) {
                    Some((number, then)) => (Some(number), then),
                    None => (amount, end),
                }
            }
        };
        let halved =
            self.is(end, "and") && self.is(after(end, 1), "a") && self.is(after(end, 2), "half");
        match found.and_then(Decimal::whole).filter(|_| halved) {
            Some(whole) => Some((Some(Decimal::new(whole.checked_mul(10)? + 5, 1)), after(end, 3))),
            None => Some((found, end)),
        }
    }
}

/// Whether a word is one of these, whatever its capitals.
pub(super) fn is_any(word: &str, words: &[&str]) -> bool {
    words.iter().any(|other| word.eq_ignore_ascii_case(other))
}

/// The longest first word of any table.
const LONGEST: usize = 16;

fn phrases_of<'w>(words: &'w TimeWords, word: &str) -> &'w [TimePhrase] {
    let mut lower = [0; LONGEST];
    let Some(lower) = lower.get_mut(..word.len()) else { return &[] };
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    std::str::from_utf8(lower).map_or(&[], |lower| words.phrases(lower))
}
