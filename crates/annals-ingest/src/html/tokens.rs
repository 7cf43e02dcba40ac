//! The tags and words of a page, each with its place. Nothing recurses and every byte is looked at a
//! bounded number of times, so no page makes this slow or deep.

use super::tags::Tag;
use annals_core::Span;

/// A stretch of markup; all spans are of the page's characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Token {
    /// `<p class="a">`. Its attributes are the last `n_attributes` of [`Tokens::attributes`].
    Start { tag: Tag, name: Span, span: Span, n_attributes: usize, is_closed: bool },
    /// `</p>`.
    End { tag: Tag, name: Span, span: Span },
    /// Words, references not decoded.
    Words(Span),
    /// What stands in a script, a style sheet or a frame.
    Raw(Span),
}

/// An attribute as it is written: its value without its marks, references not decoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Attribute {
    pub(crate) name: Span,
    pub(crate) value: Span,
}

/// What was wrong with the markup.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Faults {
    /// The first comment that is not closed, as a character offset.
    pub(crate) open_comment: Option<usize>,
    /// The first tag that is not closed.
    pub(crate) open_tag: Option<usize>,
    /// The first tag with more attributes than are read.
    pub(crate) many_attributes: Option<usize>,
}

/// Reads a page's tokens in order.
pub(crate) struct Tokens<'p> {
    page: &'p str,
    at: usize,
    /// The element whose content is no markup, where the next token stands in one.
    within: Option<Tag>,
    /// From here on there is no end of a comment, or no quotation mark.
    no_comment_end: usize,
    no_double: usize,
    no_single: usize,
    /// The attributes of all start tags so far.
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) faults: Faults,
}

/// More attributes of one tag are passed over.
const MOST_ATTRIBUTES: usize = 100;

impl<'p> Tokens<'p> {
    pub(crate) fn new(page: &'p str) -> Self {
        Self {
            page,
            at: 0,
            within: None,
            no_comment_end: usize::MAX,
            no_double: usize::MAX,
            no_single: usize::MAX,
            attributes: vec![],
            faults: Faults::default(),
        }
    }

    /// How far the page was read.
    pub(crate) fn at(&self) -> usize {
        self.at
    }

    fn bytes(&self) -> &'p [u8] {
        self.page.as_bytes()
    }

    fn byte(&self, at: usize) -> u8 {
        self.bytes().get(at).copied().unwrap_or(0)
    }

    /// What stands up to the end tag of a script or a title.
    fn content(&mut self, tag: Tag) -> Option<Token> {
        let start = self.at;
        let mut at = start;
        loop {
            let Some(found) = memchr::memmem::find(&self.bytes()[at..], b"</") else {
                at = self.page.len();
                break;
            };
            at += found;
            if Tag::of(self.name_at(at + 2).of(self.page)) == tag {
                break;
            }
            at += 2;
        }
        self.at = at;
        let span = Span::new(start, at);
        match (span.is_empty(), tag.is_raw()) {
            (true, _) => None,
            (false, true) => Some(Token::Raw(span)),
            (false, false) => Some(Token::Words(span)),
        }
    }

    fn name_at(&self, at: usize) -> Span {
        let rest = &self.bytes()[at.min(self.page.len())..];
        let is_end = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>');
        let len = rest.iter().position(is_end).unwrap_or(rest.len());
        Span::new(at, at + len)
    }

    /// Passes over `<!…>`, `<?…>` and `</…>` without a name.
    fn pass_comment(&mut self) {
        let start = self.at;
        let rest = &self.page[start..];
        if rest.starts_with("<!-->") || rest.starts_with("<!--->") {
            self.at += if rest.as_bytes()[4] == b'>' { 5 } else { 6 };
            return;
        }
        if rest.starts_with("<!--") && start < self.no_comment_end {
            let end = memchr::memmem::find(&self.bytes()[start + 4..], b"-->");
            if let Some(end) = end {
                self.at = start + 4 + end + 3;
                return;
            }
            // What is behind such a comment is read: a page that was cut off would lose its end.
            self.no_comment_end = start;
            self.faults.open_comment.get_or_insert(start);
        }
        let end = memchr::memchr(b'>', rest.as_bytes());
        self.at = end.map_or(self.page.len(), |end| start + end + 1);
    }

    fn end_tag(&mut self) -> Token {
        let start = self.at;
        let name = self.name_at(start + 2);
        let end = memchr::memchr(b'>', &self.bytes()[name.end()..]);
        self.at = end.map_or(self.page.len(), |end| name.end() + end + 1);
        Token::End { tag: Tag::of(name.of(self.page)), name, span: Span::new(start, self.at) }
    }

    fn start_tag(&mut self) -> Token {
        let start = self.at;
        let name = self.name_at(start + 1);
        let tag = Tag::of(name.of(self.page));
        let first = self.attributes.len();
        let mut is_closed = false;
        self.at = name.end();
        loop {
            while self.byte(self.at).is_ascii_whitespace() || self.byte(self.at) == b'/' {
                is_closed = self.byte(self.at) == b'/';
                self.at += 1;
            }
            if self.at >= self.page.len() {
                self.faults.open_tag.get_or_insert(start);
                break;
            }
            if self.byte(self.at) == b'>' {
                self.at += 1;
                break;
            }
            is_closed = false;
            let attribute = self.attribute(start);
            if self.attributes.len() - first < MOST_ATTRIBUTES {
                self.attributes.push(attribute);
            } else {
                self.faults.many_attributes.get_or_insert(start);
            }
        }
        if !is_closed && (tag.is_raw() || tag.is_words_only()) {
            self.within = Some(tag);
        }
        let n_attributes = self.attributes.len() - first;
        Token::Start { tag, name, span: Span::new(start, self.at), n_attributes, is_closed }
    }

    /// Reads `name`, `name=value` or `name="value"`; at least one byte.
    fn attribute(&mut self, tag_start: usize) -> Attribute {
        let start = self.at;
        let is_end = |byte: u8| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>');
        let rest = &self.bytes()[start..];
        // An equals sign may begin a name.
        let mut len = 1;
        while len < rest.len() && !is_end(rest[len]) && rest[len] != b'=' {
            len += 1;
        }
        while !self.page.is_char_boundary(start + len) {
            len += 1;
        }
        let name = Span::new(start, start + len);
        self.at = name.end();
        let mut at = self.at;
        while self.byte(at).is_ascii_whitespace() {
            at += 1;
        }
        if self.byte(at) != b'=' {
            return Attribute { name, value: Span::new(name.end(), name.end()) };
        }
        at += 1;
        while self.byte(at).is_ascii_whitespace() {
            at += 1;
        }
        let value = match self.byte(at) {
            mark @ (b'"' | b'\'') => self.quoted(mark, at, tag_start),
            _ => None,
        };
        let value = value.unwrap_or_else(|| {
            let rest = &self.bytes()[at.min(self.page.len())..];
            let is_end = |byte: &u8| byte.is_ascii_whitespace() || *byte == b'>';
            let len = rest.iter().position(is_end).unwrap_or(rest.len());
            self.at = at + len;
            Span::new(at, at + len)
        });
        Attribute { name, value }
    }

    /// A value in quotation marks; `None` where the second is missing.
    fn quoted(&mut self, mark: u8, at: usize, tag_start: usize) -> Option<Span> {
        let none_from = if mark == b'"' { &mut self.no_double } else { &mut self.no_single };
        let found =
            (at < *none_from).then(|| memchr::memchr(mark, &self.page.as_bytes()[at + 1..]));
        let Some(len) = found.flatten() else {
            *none_from = at.min(*none_from);
            self.faults.open_tag.get_or_insert(tag_start);
            return None;
        };
        self.at = at + 1 + len + 1;
        Some(Span::new(at + 1, at + 1 + len))
    }
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        if let Some(tag) = self.within.take()
            && let Some(token) = self.content(tag)
        {
            return Some(token);
        }
        let mut words = self.at;
        loop {
            let found = memchr::memchr(b'<', &self.bytes()[self.at..]);
            let at = found.map_or(self.page.len(), |found| self.at + found);
            let is_tag = self.byte(at + 1).is_ascii_alphabetic();
            let is_end = self.byte(at + 1) == b'/' && self.byte(at + 2).is_ascii_alphabetic();
            let is_comment = matches!(self.byte(at + 1), b'!' | b'?' | b'/');
            if at < self.page.len() && !(is_tag || is_end || is_comment) {
                // "5 < 6" has no tag.
                self.at = at + 1;
                continue;
            }
            self.at = at;
            if words < at {
                return Some(Token::Words(Span::new(words, at)));
            }
            if at == self.page.len() {
                return None;
            }
            if is_tag {
                return Some(self.start_tag());
            }
            if is_end {
                return Some(self.end_tag());
            }
            self.pass_comment();
            words = self.at;
        }
    }
}
