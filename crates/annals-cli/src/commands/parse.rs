use crate::args::ParseArgs;
use crate::failures::{self, Problem};
use crate::{Ending, output};
use annals::export::conllu::Conllu;
use annals::{Reader, Writing};
use std::io::Write;

pub(crate) fn parse(args: &ParseArgs) -> Result<Ending, Problem> {
    let reader = Reader::new();
    let writing = if args.tokenized { Writing::Words } else { Writing::Text };
    let mut out = output::stdout();
    let mut conllu = Conllu::default();
    let mut n_failed = 0;
    for passage in reader.passages(&args.files, writing) {
        let passage = match passage {
            Ok(passage) => passage,
            Err(error) => {
                out.flush()?;
                failures::report(&error);
                n_failed += 1;
                continue;
            }
        };
        match reader.parse(&passage) {
            Ok(doc) => conllu.write(&doc, passage.id.as_deref(), writing, &mut out)?,
            Err(error) => {
                out.flush()?;
                failures::report(&error);
                n_failed += 1;
            }
        }
    }
    out.flush()?;
    Ok(if n_failed == 0 { Ending::Whole } else { Ending::Partly })
}
