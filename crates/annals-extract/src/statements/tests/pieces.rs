//! The pairing of quotation marks.

use super::super::marks::quotations;
use super::*;

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let blocks = paragraphs(text);
    let doc = annals_lang::annotate(text, &blocks, &LEXICON, &annals_lang::Models::embedded());
    let found = quotations(&doc);
    let quotes: Vec<&str> = found.all.iter().map(|q| q.span(&doc).of(text)).collect();
    assert_eq!(quotes, expected);
}

#[test]
fn marks_pair() {
    check("He said “yes” and “no”.", &["“yes”", "“no”"]);
    check("He said \"yes\" and \"no\".", &["\"yes\"", "\"no\""]);
    check("«Oui», he said. „Ja“", &["«Oui»"]);
    check("“A “B” C” and “D”", &["“A “B” C”", "“D”"]);
    check("''Yes,'' he said; ``no.''", &["''Yes,''", "``no.''"]);
    check("\"Yes,\" he said; \"no.\"", &["\"Yes,\"", "\"no.\""]);
}

#[test]
fn an_open_quotation_ends_with_its_paragraph() {
    check("“A b c.\n\n“D e f.”", &["“A b c.", "“D e f.”"]);
    check("“A b c.\n\nHe left. “No,” she said.", &["“No,”"]);
    check("A 12\" gun stood there.\n\nHe said \"yes\".", &["\"yes\""]);
}
