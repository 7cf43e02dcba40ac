use crate::Span;
use sha2::Digest;
use std::borrow::Cow;
use std::fmt;

/// A SHA-256 digest; prints as 64 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sha256([u8; 32]);

impl Sha256 {
    /// The digest of some bytes (FIPS 180-4).
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self(sha2::Sha256::digest(bytes).into())
    }

    /// Reads 64 hexadecimal digits.
    #[must_use]
    pub fn parse(hex: &str) -> Option<Self> {
        let bytes = hex.as_bytes();
        if bytes.len() != 64 {
            return None;
        }
        let mut res = [0; 32];
        for (byte, pair) in res.iter_mut().zip(bytes.chunks_exact(2)) {
            let digit = |at: usize| char::from(pair[at]).to_digit(16);
            *byte = u8::try_from(digit(0)? * 16 + digit(1)?).ok()?;
        }
        Some(Self(res))
    }
}

impl fmt::Display for Sha256 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Sha256 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Names a report by its own bytes; prints as the first 16 hexadecimal digits of their SHA-256.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticleId(Sha256);

impl ArticleId {
    /// The id of a report with these bytes (after transport decoding, before charset decoding).
    #[must_use]
    pub fn of(source: &[u8]) -> Self {
        Self(Sha256::of(source))
    }

    /// The id of a report whose digest is known.
    #[must_use]
    pub fn from_digest(sha256: Sha256) -> Self {
        Self(sha256)
    }

    /// The whole digest.
    #[must_use]
    pub fn sha256(self) -> Sha256 {
        self.0
    }
}

impl fmt::Display for ArticleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.0[..8].iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for ArticleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// The kinds of record a reading holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RecordKind {
    /// A time expression.
    Time,
    /// An actor.
    Actor,
    /// A place.
    Place,
    /// A statement.
    Statement,
    /// An event.
    Event,
    /// A figure.
    Figure,
}

impl RecordKind {
    /// Every kind, in the order of the contract.
    pub const ALL: [Self; 6] =
        [Self::Time, Self::Actor, Self::Place, Self::Statement, Self::Event, Self::Figure];

    /// The letter that record ids of this kind begin with.
    #[must_use]
    pub fn letter(self) -> char {
        match self {
            Self::Time => 't',
            Self::Actor => 'a',
            Self::Place => 'p',
            Self::Statement => 's',
            Self::Event => 'e',
            Self::Figure => 'f',
        }
    }

    /// What one such record is called.
    #[must_use]
    pub fn singular(self) -> &'static str {
        self.plural().trim_end_matches('s')
    }

    /// The field of a reading that holds these records.
    #[must_use]
    pub fn plural(self) -> &'static str {
        match self {
            Self::Time => "times",
            Self::Actor => "actors",
            Self::Place => "places",
            Self::Statement => "statements",
            Self::Event => "events",
            Self::Figure => "figures",
        }
    }
}

/// Names a record for good: its kind's letter and 12 hexadecimal digits.
///
/// The digits are the first of the SHA-256 over `"{report id}:{letter}:{start}..{end}"`, the anchor
/// span in bytes of the UTF-8 text; the second record of a kind with the same anchor hashes
/// `…#2`, and so on. The id is the same in every version of Annals that finds the same words.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordId {
    kind: RecordKind,
    digits: [u8; 6],
}

impl RecordId {
    /// The id of the `nth` (from 1) record of a kind on an anchor.
    #[must_use]
    pub fn new(article: ArticleId, kind: RecordKind, anchor: Span, nth: usize) -> Self {
        let letter = kind.letter();
        let mut name = format!("{article}:{letter}:{anchor}");
        if nth > 1 {
            name.push_str(&format!("#{nth}"));
        }
        let digest = Sha256::of(name.as_bytes());
        let mut digits = [0; 6];
        digits.copy_from_slice(&digest.0[..6]);
        Self { kind, digits }
    }

    /// The kind of record.
    #[must_use]
    pub fn kind(self) -> RecordKind {
        self.kind
    }
}

impl fmt::Display for RecordId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.kind.letter())?;
        self.digits.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for RecordId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Names the rule or model that made a record, as in `times/weekday`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RuleId(Cow<'static, str>);

impl RuleId {
    /// A rule that ships with Annals.
    #[must_use]
    pub const fn new(name: &'static str) -> Self {
        Self(Cow::Borrowed(name))
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<String> for RuleId {
    fn from(name: String) -> Self {
        Self(Cow::Owned(name))
    }
}

impl fmt::Display for RuleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_follow_the_published_recipe() {
        let article = ArticleId::of(b"abc");
        assert_eq!(article.to_string(), "ba7816bf8f01cfea");
        let id = RecordId::new(article, RecordKind::Event, Span::new(4, 9), 1);
        let expected = Sha256::of(b"ba7816bf8f01cfea:e:4..9").to_string();
        assert_eq!(id.to_string(), format!("e{}", &expected[..12]));
        assert_ne!(id, RecordId::new(article, RecordKind::Event, Span::new(4, 9), 2));
        assert_eq!(Sha256::parse(&expected).unwrap().to_string(), expected);
    }
}
