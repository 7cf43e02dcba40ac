//! Real pages, where they lie beside the project.

use super::words;
use crate::{check_pieces, read_report};
use lzma_rust2::XzReader;
use std::fs::File;
use std::io::Read;

const PAGES: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/ingest/articles.tar.xz");

/// The files of a tar archive: headers of 512 bytes, contents filled up to 512.
fn files(mut archive: &[u8]) -> Vec<Vec<u8>> {
    let mut res = vec![];
    while let Some((header, rest)) = archive.split_at_checked(512) {
        let digits: String = header[124..136]
            .iter()
            .take_while(|byte| byte.is_ascii_digit())
            .map(|byte| char::from(*byte))
            .collect();
        let size = usize::from_str_radix(&digits, 8).unwrap_or(0);
        if matches!(header[156], b'0' | 0) && size > 0 {
            res.push(rest[..size].to_vec());
        }
        archive = &rest[rest.len().min(size.next_multiple_of(512))..];
    }
    res
}

#[test]
fn the_words_of_real_pages_lead_back_to_their_bytes() {
    let Ok(file) = File::open(PAGES) else {
        return println!("the pages are not beside the project: skipped");
    };
    let mut archive = vec![];
    XzReader::new(file, true).read_to_end(&mut archive).unwrap();
    let (mut n_chars, mut n_mapped) = (0, 0);
    let files = files(&archive);
    assert!(files.len() > 50);
    for page in files {
        let article = read_report("page.html", page, words()).unwrap();
        assert_eq!(check_pieces(&article), []);
        let text = article.text.as_str();
        // What parts blocks is ours, everything within them is the page's.
        n_chars +=
            article.blocks.iter().map(|block| block.span.of(text).chars().count()).sum::<usize>();
        n_mapped += article
            .text
            .pieces()
            .iter()
            .map(|piece| piece.text.of(text).chars().count())
            .sum::<usize>();
    }
    assert!(n_mapped * 1000 >= n_chars * 995, "{n_mapped} of {n_chars} characters");
}
