//! Reading many reports on all cores, with results in the order of the inputs.

use crate::{Input, InputError, Reader};
use annals_core::Reading;
use rayon::prelude::*;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// What became of one input.
pub type Outcome = Result<Reading, InputError>;

/// So many reports are in memory at a time; enough to keep all cores busy.
const BATCH: usize = 128;
/// Ready articles are in memory before they are read, so their bytes count too.
const BATCH_BYTES: usize = 8 << 20;

/// Reads every input and hands the outcomes over batch by batch, in order.
///
/// `deliver` returns whether to go on. A report that makes the reader panic becomes an
/// [`InputError::Fault`] and stops nothing.
pub fn read_all(
    reader: &Reader,
    inputs: impl IntoIterator<Item = Result<Input, InputError>>,
    mut deliver: impl FnMut(Vec<Outcome>) -> bool,
) {
    let mut inputs = inputs.into_iter().peekable();
    while inputs.peek().is_some() {
        let mut batch = vec![];
        let mut n_bytes = 0;
        while batch.len() < BATCH && n_bytes < BATCH_BYTES {
            let Some(input) = inputs.next() else { break };
            if let Ok(Input::Ready(article)) = &input {
                n_bytes += article.source.bytes.len();
            }
            batch.push(input);
        }
        let outcomes = batch.into_par_iter().map(|input| read_one(reader, input?)).collect();
        if !deliver(outcomes) {
            return;
        }
    }
}

fn read_one(reader: &Reader, input: Input) -> Outcome {
    let path = input.name();
    let read = AssertUnwindSafe(|| reader.article(input).map(|article| reader.read(article)));
    catch_unwind(read).unwrap_or(Err(InputError::Fault { path }))
}
