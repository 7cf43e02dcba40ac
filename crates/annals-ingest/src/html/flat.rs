//! A page written anew: every element closed, none too deep, no attribute too long. What foreign code
//! is given of a page is this, never the page itself.

use super::entities;
use super::page::{NodeKind, Page};
use super::tags::Tag;

/// Foreign code takes some kilobytes for an element; no report has a tenth of these.
const MOST_ELEMENTS: usize = 60_000;
/// Longer values of attributes are pictures and the like.
const LONGEST_VALUE: usize = 400;

/// The attributes by which extractors tell an article from what stands around it.
const READ: [&str; 15] = [
    "aria-hidden",
    "class",
    "data-component",
    "data-testid",
    "hidden",
    "href",
    "id",
    "itemprop",
    "itemscope",
    "itemtype",
    "lang",
    "rel",
    "role",
    "style",
    "type",
];

/// Writes the tree as markup, up to about `most` bytes of it; `None` where the page has more.
pub(crate) fn markup(page: &Page, most: usize) -> Option<String> {
    let text = page.text.as_str();
    let mut res = String::from("<!DOCTYPE html>");
    let mut open: Vec<(usize, &str)> = vec![];
    let mut n_elements = 0;
    let has_words = has_words(page);
    let mut idx = 0;
    while let Some(node) = page.nodes().get(idx) {
        if res.len() > most {
            return None;
        }
        close(&mut open, idx, &mut res);
        match &node.kind {
            NodeKind::Element { tag, name, .. } => {
                let is_left_out = matches!(
                    tag,
                    Tag::Head
                        | Tag::Style
                        | Tag::Svg
                        | Tag::Iframe
                        | Tag::Noscript
                        | Tag::Template
                        | Tag::Script
                );
                let name = name.of(text);
                let is_name = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
                let is_empty = !tag.is_void() && !has_words[idx];
                if is_left_out || is_empty {
                    idx = node.end;
                    continue;
                }
                n_elements += 1;
                if n_elements > MOST_ELEMENTS {
                    return None;
                }
                if is_name {
                    start_tag(page, idx, name, &mut res);
                    if !tag.is_void() {
                        open.push((node.end, name));
                    }
                }
            }
            NodeKind::Words => escape(&entities::decoded(text, node.span), &mut res),
            NodeKind::Raw => {}
        }
        idx += 1;
    }
    close(&mut open, page.nodes().len(), &mut res);
    Some(res)
}

/// Of every node, whether words stand in it: what holds none only takes time.
fn has_words(page: &Page) -> Vec<bool> {
    let text = page.text.as_str();
    let mut res = vec![false; page.nodes().len()];
    for (idx, node) in page.nodes().iter().enumerate() {
        if node.kind != NodeKind::Words || node.span.of(text).trim().is_empty() {
            continue;
        }
        res[idx] = true;
        for around in page.ancestors(idx) {
            if std::mem::replace(&mut res[around], true) {
                break;
            }
        }
    }
    res
}

fn close(open: &mut Vec<(usize, &str)>, idx: usize, res: &mut String) {
    while let Some((_, name)) = open.pop_if(|(end, _)| *end <= idx) {
        res.push_str("</");
        res.push_str(name);
        res.push('>');
    }
}

fn start_tag(page: &Page, idx: usize, name: &str, res: &mut String) {
    let text = page.text.as_str();
    res.push('<');
    res.push_str(name);
    for attribute in page.attributes(idx) {
        let name = attribute.name.of(text);
        let is_read = READ.iter().any(|read| name.eq_ignore_ascii_case(read));
        if !is_read || attribute.value.len() > LONGEST_VALUE {
            continue;
        }
        res.push(' ');
        res.push_str(name);
        res.push_str("=\"");
        escape(&entities::decoded(text, attribute.value), res);
        res.push('"');
    }
    res.push('>');
}

fn escape(words: &str, res: &mut String) {
    for ch in words.chars() {
        match ch {
            '&' => res.push_str("&amp;"),
            '<' => res.push_str("&lt;"),
            '>' => res.push_str("&gt;"),
            '"' => res.push_str("&quot;"),
            '\0' => {}
            ch => res.push(ch),
        }
    }
}
