//! As much of JSON as the gold files need: this crate reads no files otherwise.

#[derive(Debug)]
pub(super) enum Json {
    Text(String),
    Number(usize),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
    /// true, false, null, and numbers that are no positions.
    Other,
}

impl Json {
    pub(super) fn parse(written: &str) -> Self {
        Parser { rest: written }.value()
    }

    pub(super) fn get(&self, key: &str) -> Option<&Json> {
        let Self::Object(fields) = self else { return None };
        fields.iter().find(|(name, _)| name == key).map(|(_, value)| value)
    }

    pub(super) fn text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    pub(super) fn number(&self, key: &str) -> usize {
        match self.get(key) {
            Some(Self::Number(number)) => *number,
            other => panic!("{key}: {other:?}"),
        }
    }

    pub(super) fn list(&self, key: &str) -> &[Json] {
        if let Some(Self::List(list)) = self.get(key) { list } else { &[] }
    }
}

struct Parser<'w> {
    rest: &'w str,
}

impl Parser<'_> {
    fn value(&mut self) -> Json {
        self.space();
        match self.rest.as_bytes()[0] {
            b'"' => Json::Text(self.text()),
            b'[' => Json::List(self.items(']', Self::value)),
            b'{' => Json::Object(self.items('}', |parser| {
                parser.space();
                let key = parser.text();
                parser.take(':');
                (key, parser.value())
            })),
            _ => {
                let end = self.rest.find([',', ']', '}']).unwrap_or(self.rest.len());
                let word = self.rest[..end].trim();
                self.rest = &self.rest[end..];
                word.parse().map_or(Json::Other, Json::Number)
            }
        }
    }

    fn items<T>(&mut self, close: char, item: impl Fn(&mut Self) -> T) -> Vec<T> {
        self.rest = &self.rest[1..];
        let mut res = vec![];
        while !self.take(close) {
            res.push(item(self));
            self.take(',');
        }
        res
    }

    fn space(&mut self) {
        self.rest = self.rest.trim_start();
    }

    fn take(&mut self, mark: char) -> bool {
        self.space();
        let rest = self.rest.strip_prefix(mark);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn text(&mut self) -> String {
        let mut res = String::new();
        let mut chars = self.rest[1..].char_indices();
        let mut units = vec![];
        while let Some((at, c)) = chars.next() {
            let escaped = (c == '\\').then(|| chars.next().map_or('"', |(_, c)| c));
            if escaped == Some('u') {
                let digits: String = chars.by_ref().take(4).map(|(_, c)| c).collect();
                units.push(u16::from_str_radix(&digits, 16).unwrap());
                continue;
            }
            res.push_str(&String::from_utf16(&std::mem::take(&mut units)).unwrap());
            match escaped {
                Some('n') => res.push('\n'),
                Some('t') => res.push('\t'),
                Some('r') => res.push('\r'),
                Some(other) => res.push(other),
                None if c == '"' => {
                    self.rest = &self.rest[at + 2..];
                    return res;
                }
                None => res.push(c),
            }
        }
        panic!("a text ends: {res}");
    }
}
