use crate::args::{DebugArgs, DebugStage};
use crate::failures::Problem;
use crate::{Ending, output, render};
use annals::core::RecordKind;
use annals::{Form, Reader};
use std::io::Write;

pub(crate) fn debug(args: &DebugArgs) -> Result<Ending, Problem> {
    let reader = Reader::new();
    let mut out = output::stdout();
    for input in reader.inputs(std::slice::from_ref(&args.file), Form::ByName) {
        let article = reader.article(input?)?;
        match args.stage {
            DebugStage::Article => render::article::print(&article, &mut out)?,
            DebugStage::Tokens => render::carets::tokens(&reader.annotate(&article), &mut out)?,
            DebugStage::Tree => render::tree::print(&reader.annotate(&article), &mut out)?,
            stage => {
                let reading = reader.read(article);
                let sentences = reader.sentences(&reading.article);
                render::carets::records(&reading, &sentences, kind(stage), &mut out)?;
            }
        }
    }
    out.flush()?;
    Ok(Ending::Whole)
}

fn kind(stage: DebugStage) -> RecordKind {
    match stage {
        DebugStage::Article | DebugStage::Tokens | DebugStage::Tree | DebugStage::Times => {
            RecordKind::Time
        }
        DebugStage::Actors => RecordKind::Actor,
        DebugStage::Places => RecordKind::Place,
        DebugStage::Statements => RecordKind::Statement,
        DebugStage::Events => RecordKind::Event,
        DebugStage::Figures => RecordKind::Figure,
    }
}
