//! Character references: `&amp;`, `&#8211;`.

use annals_core::Span;
use std::borrow::Cow;

/// A stretch of marked-up words and what it says.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Stretch<'t> {
    /// Characters that stand for themselves; the span is theirs.
    Plain(&'t str, Span),
    /// A character reference and its characters.
    Reference(Cow<'t, str>, Span),
}

impl Stretch<'_> {
    /// What it says.
    pub(crate) fn words(&self) -> &str {
        match self {
            Self::Plain(words, _) => words,
            Self::Reference(words, _) => words,
        }
    }
}

/// The stretches of `span` of a page, references decoded, in order and without a gap.
pub(crate) fn stretches(page: &str, span: Span) -> Vec<Stretch<'_>> {
    let mut res = vec![];
    let words = span.of(page);
    let mut plain = 0;
    let mut at = 0;
    while let Some(found) = memchr::memchr(b'&', &words.as_bytes()[at..]) {
        let start = at + found;
        let reach = start + reference_len(&words[start..]);
        let mut decoded = htmlize::unescape(&words[start..reach]);
        if decoded == words[start..reach] {
            at = reach;
            continue;
        }
        let behind = n_behind(&words[start..reach], &decoded);
        let end = reach - behind;
        if behind > 0 {
            let kept = decoded.len() - behind;
            decoded.to_mut().truncate(kept);
        }
        at = end;
        if plain < start {
            res.push(Stretch::Plain(
                &words[plain..start],
                Span::new(plain, start).shifted(span.start()),
            ));
        }
        res.push(Stretch::Reference(decoded, Span::new(start, end).shifted(span.start())));
        plain = end;
    }
    if plain < words.len() {
        res.push(Stretch::Plain(
            &words[plain..],
            Span::new(plain, words.len()).shifted(span.start()),
        ));
    }
    res
}

/// The words of `span` with all references decoded.
pub(crate) fn decoded(page: &str, span: Span) -> Cow<'_, str> {
    let words = span.of(page);
    if memchr::memchr(b'&', words.as_bytes()).is_none() {
        return Cow::Borrowed(words);
    }
    let mut res = String::with_capacity(words.len());
    for stretch in stretches(page, span) {
        match stretch {
            Stretch::Plain(words, _) => res.push_str(words),
            Stretch::Reference(words, _) => res.push_str(&words),
        }
    }
    Cow::Owned(res)
}

/// How far a reference can reach: its name or number and the semicolon, no longer than any name is.
fn reference_len(words: &str) -> usize {
    const LONGEST: usize = 40;
    let bytes = words.as_bytes();
    let is_number = bytes.get(1) == Some(&b'#');
    let body = if is_number { 2 } else { 1 };
    let n_body = bytes[body.min(bytes.len())..]
        .iter()
        .take(LONGEST)
        .take_while(|byte| byte.is_ascii_alphanumeric())
        .count();
    let end = (body + n_body).min(bytes.len());
    end + usize::from(bytes.get(end) == Some(&b';'))
}

/// The bytes behind a reference that needs no semicolon ("&nbspand"): its end says itself.
fn n_behind(reference: &str, decoded: &str) -> usize {
    let first = decoded.chars().next().map_or(0, char::len_utf8);
    let tails = reference.chars().rev().zip(decoded[first..].chars().rev());
    tails.take_while(|(one, other)| one == other).map(|(one, _)| one.len_utf8()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(words: &str, expected: &str) {
        assert_eq!(decoded(words, Span::new(0, words.len())), expected);
    }

    #[test]
    fn references_are_read_as_browsers_read_them() {
        check("Smith &amp; Sons &#8211; &#x201c;no&#x201D;", "Smith & Sons – “no”");
        check("AT&T, R&D; &copy 2020 &euml;", "AT&T, R&D; © 2020 ë");
        check("&#150; &#0; &#99999999999;", "– \u{fffd} \u{fffd}");
        check("a &", "a &");
        check("&&amp;&", "&&&");
    }

    #[test]
    fn every_stretch_keeps_its_place() {
        let words = "x&lt;y &nope; z";
        let found = stretches(words, Span::new(0, words.len()));
        assert_eq!(found[1], Stretch::Reference("<".into(), Span::new(1, 5)));
        assert_eq!(found[2], Stretch::Plain("y &nope; z", Span::new(5, 15)));
        let words = "12.&nbspo;k";
        let found = stretches(words, Span::new(0, words.len()));
        assert_eq!(found[1], Stretch::Reference("\u{a0}".into(), Span::new(3, 8)));
        assert_eq!(found[2], Stretch::Plain("o;k", Span::new(8, 11)));
    }
}
