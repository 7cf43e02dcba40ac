use super::*;

/// The words of a file: `|` between sentences, `||` and the name between documents.
#[track_caller]
fn check(file: &str, expected: &str) {
    let file = file.replace(' ', "\t").replace("__", &"\t_".repeat(8)).replace('%', " ");
    let mut found = vec![];
    for document in GivenDocuments::new("x.conllu", file.as_bytes()) {
        match document {
            Ok(document) => {
                let sentences: Vec<_> =
                    document.sentences.iter().map(|words| words.join(" ")).collect();
                let id = document.id.unwrap_or_default();
                found.push(format!("{id}: {}", sentences.join(" | ")));
            }
            Err(error) => found.push(error.to_string()),
        }
    }
    assert_eq!(found.join(" || "), expected);
}

#[test]
fn words_sentences_and_documents_are_read() {
    check("1 Talks__\n2 began__\n\n1 So__\n", ": Talks began | So");
    check("\n\n#%a%comment\n1 #__\r\n\r\n\r\n1 So__", ": # | So");
    check("1-2 can't__\n1 ca__\n2 n't__\n2.1 go__\n3 2%000__\n", ": ca n't 2 000");
    check("#%newdoc%id%=%a\n1 A__\n\n#%newdoc\n1 B__\n#%newdoc%id=c\n1 C__", "a: A || : B || c: C");
    check("", "");
    check("\u{feff}1 A__", ": A");
}

#[test]
fn a_fault_is_named_with_its_line() {
    check("1 A__\n\n1 B _\n", "x.conllu, line 3: 3 columns instead of 10");
    check("x A__", "x.conllu, line 1: \"x\" is no number of a word");
    check("1-x A__", "x.conllu, line 1: \"1-x\" is no number of a word");
    check("1 A__\n3 B__", "x.conllu, line 2: word 3 where 2 was due");
    check("1 __", "x.conllu, line 1: the word is empty");
    check("#%newdoc\n1 A__\n\n#%newdoc\n2 B__", ": A || x.conllu, line 5: word 2 where 1 was due");
    let bytes: &[u8] = b"1\t\xff\n";
    let error = GivenDocuments::new("x", bytes).next().unwrap().unwrap_err();
    assert_eq!(error.to_string(), "x, line 1, column 3: not valid UTF-8");
}
