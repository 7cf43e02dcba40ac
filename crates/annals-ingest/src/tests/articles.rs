use super::{check, labels, read, words};
use crate::{IngestError, LIMIT, check_pieces, read_plain};
use annals_core::{BlockKind, DateBasis, EvidencePlace, Language, OmittedKind, Span};
use std::fs;
use std::path::Path;

/// Holds every line of `pages.txt` to its label.
#[test]
fn pages_of_many_kinds_are_cleaned() {
    let (mut n_lines, mut wrong) = (0, vec![]);
    for page in include_str!("pages.txt").split("\n=== ").skip(1) {
        let (name, lines) = page.split_once('\n').unwrap();
        let mut input = String::new();
        let mut expected = vec![];
        for line in lines.lines() {
            if let Some((label, words)) = line.split_once(" | ") {
                expected.push((label.trim(), words));
                input.push_str(words);
                n_lines += 1;
            }
            input.push('\n');
        }
        let mut found = labels(&read(input)).into_iter().peekable();
        for (label, words) in expected {
            let mut got = found.next().map_or("nothing", |(label, _)| label).to_owned();
            if got == "dateline" && found.next_if(|(label, _)| *label == "paragraph").is_some() {
                got.push_str("+paragraph");
            }
            if got != label {
                wrong.push(format!("{name}: {got} instead of {label}: {words}"));
            }
        }
        assert!(found.next().is_none(), "{name}");
    }
    assert!(n_lines >= 120, "{n_lines} lines");
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_dateline_is_parted_from_its_paragraph() {
    let article = check(
        "PARIS (Reuters) - Farmers blocked two roads on Monday, police said.",
        "dateline: PARIS (Reuters) -
         paragraph: Farmers blocked two roads on Monday, police said.",
    );
    assert_eq!(article.credits, ["Reuters"]);
    check(
        "WASHINGTON, Nov 23 (AP) — Farmers blocked two roads on Monday, police said.",
        "dateline: WASHINGTON, Nov 23 (AP) —
         paragraph: Farmers blocked two roads on Monday, police said.",
    );
    check(
        "NATO officials - three of them - met on Monday to talk about the roads.",
        "paragraph: NATO officials - three of them - met on Monday to talk about the roads.",
    );
    check(
        "ANALYSIS — Farmers have blocked roads before, and more often than not they won.",
        "paragraph: ANALYSIS — Farmers have blocked roads before, and more often than not they won.",
    );
}

#[test]
fn a_header_states_the_date() {
    let stated = |header: &str| {
        let page =
            format!("{header}\n\nFarmers blocked two roads near the capital, police said.\n");
        let article = read(page);
        let published = article.published;
        if let Some(evidence) = published.evidence.first() {
            let EvidencePlace::Source(span) = evidence.place else { panic!("outside the text") };
            assert_eq!(span.of(&format!("{header}   ")), evidence.quote);
            assert_eq!(published.basis, DateBasis::Stated);
        }
        let day = published.day.map(|day| day.to_string());
        let time = published.time.map(|time| time.to_seconds());
        format!("{} {}", day.unwrap_or_default(), time.unwrap_or_default())
    };
    for (header, expected) in [
        ("2019-02-05 17:10:00", "2019-02-05 17:10:00"),
        ("2019-02-05T17:10:00Z", "2019-02-05 17:10:00"),
        ("2019-02-05T17:10:00+01:00", "2019-02-05 17:10:00"),
        ("Published: 28 October 2019", "2019-10-28 "),
        ("Oct. 28, 2019, 5:10 p.m. ET", "2019-10-28 17:10:00"),
        ("Monday, October 28, 2019", "2019-10-28 "),
        ("Posted on October 28th, 2019 at 12:05 am", "2019-10-28 00:05:00"),
        ("Issued on: 28/10/2019 - 17:10", "2019-10-28 17:10:00"),
        ("28.10.2019", "2019-10-28 "),
        ("1710 GMT, 28 October 2019", "2019-10-28 17:10:00"),
        ("28 Oct 2019 | Updated 29 Oct 2019", "2019-10-28 "),
        ("Updated 29 Oct 2019 · Published 28 Oct 2019", "2019-10-28 "),
        ("Tue 29 Oct 2019 07.12", "2019-10-29 07:12:00"),
        ("Tue 29 Oct 2019 07.12 BST", "2019-10-29 07:12:00"),
        ("First published on Tue 29 Oct 2019 07.12 GMT", "2019-10-29 07:12:00"),
        ("Last updated: 29 Oct 2019, 08:30", "2019-10-29 08:30:00"),
        ("Updated 29 Oct 2019\n28 October 2019", "2019-10-28 "),
        // What is not stated stays open.
        ("Accessed: 29 October 2019", " "),
        ("Retrieved 29 October 2019", " "),
        ("Updated: October 29, 2019\nPublished: 03/04/2019", " "),
        ("29 Oct 2019 31.12", " "),
        ("03/04/2019", " "),
        ("Monday, October 28", " "),
        ("February 30, 2019", " "),
    ] {
        assert_eq!(stated(header), expected, "{header}");
    }
    let article = read("03/04/2019\n\nFarmers blocked two roads near the capital, police said.");
    assert_eq!(article.notes, ["the header date \"03/04/2019\" can mean 2019-04-03 or 2019-03-04"]);
    // A day without its year is evidence for another stage.
    let article =
        read("Monday, October 28\n\nFarmers blocked two roads near the capital, he said.");
    assert!(article.text.as_str().starts_with("Monday, October 28\n\n"));
}

#[test]
fn credits_and_bylines_are_read() {
    let article = read(
        "Roads blocked near the capital\nBy JOANNA FIELD and Omar Haddad\n\
         Farmers blocked two roads near the capital, police said.\n\
         (Additional reporting by Lena van Dyk in Bonn; Editing by Ana Ruiz)\n\
         With reporting from dpa and the Associated Press\n",
    );
    assert_eq!(article.title.as_deref(), Some("Roads blocked near the capital"));
    assert_eq!(article.bylines, ["Joanna Field", "Omar Haddad", "Lena van Dyk"]);
    assert_eq!(article.credits, ["Ana Ruiz", "dpa", "AP"]);
}

#[test]
fn header_fields_are_metadata() {
    let article = read(
        "Title: Roads blocked\nAuthor: Joanna Field\nSource: Gulf Times\nURL: https://gulf.example/1\n\n\
         Farmers blocked two roads near the capital, police said.\n",
    );
    assert_eq!(article.title.as_deref(), Some("Roads blocked"));
    assert_eq!(article.bylines, ["Joanna Field"]);
    assert_eq!(article.outlet.as_deref(), Some("Gulf Times"));
    assert_eq!(article.url.as_deref(), Some("https://gulf.example/1"));
    let article = read(
        "Newspaper: Minister knew of the cracks for two years\n\n\
         Farmers blocked two roads near the capital, police said.\n",
    );
    assert_eq!((article.outlet, article.title.is_some()), (None, true));
}

#[test]
fn lines_of_one_width_are_one_paragraph() {
    let article = check(
        "Roads blocked near the capital\n\n\
         Farmers blocked two roads near the capital on Monday, police said,\n\
         and burned tyres on a third before they went home.\n\
         Farmers said they would come back with more tractors, and that the\n\
         ministry had a week to answer their letter.\n",
        "headline: Roads blocked near the capital
         paragraph: Farmers blocked two roads near the capital on Monday, police said,↵and burned tyres on a third before they went home.
         paragraph: Farmers said they would come back with more tractors, and that the↵ministry had a week to answer their letter.",
    );
    // The line ends are the source's own: every paragraph is one piece.
    assert_eq!(article.text.pieces().len(), 3);
}

#[test]
fn charsets_are_told_and_mapped() {
    let line = "Café “Zoë” reopened on Monday – its owner said he was glad of it.";
    let (latin, _, _) = encoding_rs::WINDOWS_1252.encode(line);
    let article = read(latin.to_vec());
    assert_eq!(article.source.charset.name(), "windows-1252");
    assert_eq!(article.text.as_str(), line);
    let owner = Span::new(line.find("owner").unwrap(), line.find(" said").unwrap());
    assert_eq!(article.text.source_of(owner)[0].of_bytes(&latin), Some(&b"owner"[..]));

    let utf16: Vec<u8> = line.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let article = read(utf16.clone());
    assert_eq!((article.source.charset.name(), article.text.as_str()), ("UTF-16LE", line));
    let with_mark = [b"\xff\xfe".to_vec(), utf16].concat();
    let article = read(with_mark);
    assert_eq!(article.text.as_str(), line);
    assert_eq!(article.omitted[0].kind, OmittedKind::Control);

    let article = read([b"\xef\xbb\xbf", line.as_bytes()].concat());
    assert_eq!((article.source.charset.name(), article.text.as_str()), ("UTF-8", line));

    // A broken byte among good ones does not make it another charset.
    let broken = [line.as_bytes(), b" The end\xe2 of it."].concat();
    let article = read(broken.clone());
    assert_eq!(article.text.as_str(), String::from_utf8_lossy(&broken));
    let first = line.len() + 8;
    assert_eq!(
        article.notes,
        [format!("bytes that are not valid UTF-8: 1, the first at byte {first}")]
    );
}

#[test]
fn control_bytes_are_omitted_and_told() {
    let article = read("Farmers\0 blocked two roads near the capital, police\x07\x08 said.");
    assert_eq!(article.text.as_str(), "Farmers blocked two roads near the capital, police said.");
    let controls: Vec<Span> = article.omitted.iter().map(|omitted| omitted.source).collect();
    assert_eq!(controls, [Span::new(7, 8), Span::new(51, 53)]);
    assert_eq!(article.notes, ["3 bytes of control characters were left out, the first at byte 7"]);
}

#[test]
fn what_is_no_plain_text_is_an_error() {
    let fault = |bytes: &[u8]| read_plain("a", bytes.to_vec(), words()).unwrap_err().to_string();
    assert_eq!(fault(b"\x89PNG\r\n\x1a\n...."), "a: not text but a PNG image");
    assert_eq!(fault(b"%PDF-1.7\n..."), "a: not text but a PDF document");
    assert_eq!(
        fault(b"PK\x03\x04..."),
        "a: not text but a ZIP archive (as DOCX, ODT and EPUB are)"
    );
    let noise: Vec<u8> = (0..4000u32).map(|n| (n * n % 251) as u8).collect();
    assert_eq!(fault(&noise), "a: not text but binary data");
    let too_large = read_plain("a", vec![b' '; LIMIT + 1], words()).unwrap_err();
    assert!(
        matches!(too_large, IngestError::TooLarge { n_bytes, limit: LIMIT, .. } if n_bytes > LIMIT)
    );
}

#[test]
fn an_empty_report_is_an_article_with_a_note() {
    for empty in ["", " \n\t\n ", "\u{feff}\n"] {
        let article = read(empty);
        assert_eq!((article.text.as_str(), article.blocks.len()), ("", 0));
        assert_eq!(article.notes, ["the report is empty"]);
        assert_eq!(article.language, None);
    }
    assert_eq!(read("please wait\nShare").notes, ["nothing but page furniture was found"]);
}

#[test]
fn the_language_is_told_where_it_can_be() {
    let language = |text: &str| read(text).language;
    assert_eq!(
        language("Farmers blocked two roads and said they would be back."),
        Some(Language::ENGLISH)
    );
    assert_eq!(language("The army denied it."), Some(Language::ENGLISH));
    let french = "Les agriculteurs ont bloqué deux routes près de la capitale lundi matin, a indiqué la \
                  police, et ils promettent de revenir la semaine prochaine avec des tracteurs.";
    assert_eq!(language(french), Language::parse("fr"));
    let german = "Bauern haben am Montag zwei Straßen nahe der Hauptstadt blockiert, wie die Polizei \
                  mitteilte, und wollen in der nächsten Woche mit mehr Traktoren wiederkommen.";
    assert_eq!(language(german), Language::parse("de"));
    for short in
        ["Roads blocked", "Macron in Berlin", "Bonn, Berlin, Paris, Aden", "1,204 an am in", ""]
    {
        assert_eq!(language(short), None, "{short}");
    }
}

fn seed(name: &str) -> Option<Vec<u8>> {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/seeds");
    let res = fs::read(seeds.join(name)).ok();
    if res.is_none() {
        println!("skipped: no ../shared/seeds");
    }
    res
}

fn kinds(article: &annals_core::Article, kind: BlockKind) -> usize {
    article.blocks.iter().filter(|block| block.kind == kind).count()
}

#[test]
fn the_first_seed_is_prose_with_a_credit() {
    let Some(bytes) = seed("000_b3b53fa5d5a6c03e.txt") else { return };
    let article = read(bytes);
    assert_eq!((&article.title, article.published.day), (&None, None));
    assert_eq!(article.credits, ["AFP"]);
    assert_eq!(article.omitted, []);
    assert_eq!((kinds(&article, BlockKind::Paragraph), article.blocks.len()), (12, 13));
}

#[test]
fn the_second_seed_states_its_date() {
    let Some(bytes) = seed("001_8f1f7f33e6c91bad.txt") else { return };
    let article = read(bytes);
    let published = &article.published;
    assert_eq!(published.day.unwrap().to_string(), "2019-02-05");
    assert_eq!(published.time.unwrap().to_seconds(), "17:10:00");
    assert_eq!(published.evidence[0].place, EvidencePlace::Source(Span::new(0, 19)));
    let subheads = article.blocks.iter().filter(|block| block.kind == BlockKind::Subhead);
    let subheads: Vec<&str> = subheads.map(|block| block.span.of(article.text.as_str())).collect();
    assert_eq!(subheads.join("; ").len(), 15);
    assert_eq!((article.title, article.omitted.len()), (None, 1));
}

#[test]
fn the_third_seed_loses_its_furniture() {
    let Some(bytes) = seed("002_b9f68cbce8455fb2.txt") else { return };
    let article = read(bytes);
    let title = article.title.clone().unwrap();
    assert!(title.starts_with("Hollande Goes to") && title.ends_with("Against Militants"));
    assert_eq!(kinds(&article, BlockKind::Caption), 1);
    assert_eq!(kinds(&article, BlockKind::Paragraph), article.blocks.len() - 3);
    let count = |kind| article.omitted.iter().filter(|omitted| omitted.kind == kind).count();
    assert_eq!((count(OmittedKind::Furniture), count(OmittedKind::Repeat)), (6, 1));
    assert_eq!(article.omitted.len(), 7);
    assert_eq!(article.published.day, None);
    assert_eq!(check_pieces(&article), []);
}
