//! Saved web pages.
//!
//! `source` decodes a page and keeps the bytes of every character, `tokens` finds its tags and words,
//! `page` makes the tree of them. Readers of the page's metadata and of its words build on [`page::Page`].

// The door is still to come.
#![allow(dead_code)]

pub(crate) mod entities;
pub(crate) mod page;
pub(crate) mod source;
pub(crate) mod tags;
mod tokens;
