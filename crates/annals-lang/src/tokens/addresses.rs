//! Addresses of sites, mail and people, file names: one token each, whatever marks they hold.

use super::Scan;

/// A run without white space, and whether addresses need be looked for in it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Run {
    pub(super) end: usize,
    /// It holds "@".
    at: bool,
    /// It holds "://" or begins "www.".
    site: bool,
    /// It holds a stop with a letter or digit behind it.
    dotted: bool,
}

impl Run {
    pub(super) fn at(scan: &Scan, start: usize) -> Self {
        let bytes = &scan.text.as_bytes()[start..];
        let mut res = Self { end: start + bytes.len(), ..Self::default() };
        for (n, byte) in bytes.iter().enumerate() {
            match byte {
                b' ' | b'\n' | b'\t' | b'\r' => {
                    res.end = start + n;
                    break;
                }
                b'@' => res.at = true,
                b':' if bytes[n..].starts_with(b"://") => res.site = true,
                b'.' if bytes.get(n + 1).is_some_and(u8::is_ascii_alphanumeric) => {
                    res.dotted = true;
                    res.site |= n >= 3 && bytes[n - 3..n].eq_ignore_ascii_case(b"www");
                }
                _ => {}
            }
        }
        res
    }
}

/// The longest local part or host name looked at.
const LONGEST_PART: usize = 64;

/// Where the address that begins here ends.
pub(super) fn address(scan: &Scan, at: usize, run: &Run) -> Option<usize> {
    let possible = run.at || run.site || run.dotted || scan.next(at) == Some('#');
    if !possible || !scan.is_free(at) {
        return None;
    }
    let rest = &scan.text[at..run.end];
    let res = run.site.then(|| site(rest)).flatten();
    let res = res.or_else(|| run.at.then(|| mail(rest)).flatten());
    let res = res.or_else(|| run.dotted.then(|| named(scan, rest)).flatten());
    let res = res.or_else(|| scan.is_after_blank(at).then(|| tag(rest)).flatten());
    res.map(|length| at + length)
}

/// `https://example.com/a?b`, "www.example.com"; closing marks behind it are the sentence's.
fn site(rest: &str) -> Option<usize> {
    let scheme = rest.bytes().take(12).take_while(u8::is_ascii_alphabetic).count();
    let begins = scheme > 1 && rest[scheme..].starts_with("://")
        || rest.get(..4).is_some_and(|front| front.eq_ignore_ascii_case("www."));
    if !begins {
        return None;
    }
    let ends = |c: char| {
        c.is_whitespace() || matches!(c, '<' | '>' | '"' | '“' | '”' | '’' | '»' | '[' | ']' | '|')
    };
    let whole = &rest[..rest.find(ends).unwrap_or(rest.len())];
    let mut whole = whole.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', ')']);
    // "(http://example.com/a_(b))": a bracket that opened inside closes inside.
    let open = whole.bytes().filter(|byte| *byte == b'(').count();
    if open > whole.bytes().filter(|byte| *byte == b')').count()
        && rest[whole.len()..].starts_with(')')
    {
        whole = &rest[..=whole.len()];
    }
    (whole.len() > 4).then_some(whole.len())
}

/// "desk@example.com", "j...@example.com"
fn mail(rest: &str) -> Option<usize> {
    let local = part_len(rest, |byte| matches!(byte, b'.' | b'_' | b'%' | b'+' | b'-'));
    if local == 0 || !rest[local..].starts_with('@') {
        return None;
    }
    let host = &rest[local + 1..];
    let host = part_len(host, |byte| matches!(byte, b'.' | b'-' | b'_'));
    let whole = rest[..=local + host].trim_end_matches(['.', '-', '_']);
    (whole.len() > local + 1).then_some(whole.len())
}

fn part_len(rest: &str, inner: impl Fn(u8) -> bool) -> usize {
    let belongs = |byte: &u8| byte.is_ascii_alphanumeric() || inner(*byte);
    rest.bytes().take(LONGEST_PART).take_while(belongs).count()
}

/// "example.com", "example.com/news", "annex-2.pdf": what ends as sites and files do.
fn named(scan: &Scan, rest: &str) -> Option<usize> {
    let host = part_len(rest, |byte| matches!(byte, b'.' | b'-' | b'_'));
    let name = rest[..host].trim_end_matches(['.', '-', '_']);
    let (front, ending) = name.rsplit_once('.')?;
    let known = scan.words.is_address_ending(&ending.to_ascii_lowercase());
    // "talks.In" ends a sentence, "example.in" does not.
    let alike = !ending.starts_with(|c: char| c.is_ascii_uppercase())
        || ending.bytes().all(|byte| !byte.is_ascii_lowercase());
    if !known || !alike || front.ends_with('.') {
        return None;
    }
    let behind = &rest[name.len()..];
    if !behind.starts_with('/') || front.is_empty() {
        return Some(name.len());
    }
    let path = part_len(behind, |byte| {
        matches!(byte, b'/' | b'.' | b'-' | b'_' | b'~' | b'?' | b'=' | b'&' | b'%' | b'#')
    });
    let path = behind[..path].trim_end_matches(['.', '?', '-']);
    Some(name.len() + path.len())
}

/// "@annals", "#elections": people and topics.
fn tag(rest: &str) -> Option<usize> {
    let name = rest.strip_prefix(['@', '#'])?;
    name.starts_with(|c: char| c.is_alphabetic() || c == '_').then(|| {
        let ends = |c: char| !(c.is_alphanumeric() || c == '_');
        let length = name.find(ends).unwrap_or(name.len());
        1 + length
    })
}
