//! Standard output: styled where a terminal shows it, plain where it does not or NO_COLOR is set.

use std::io::{BufWriter, Write};

/// Standard output, buffered.
pub(crate) type Output = BufWriter<anstream::AutoStream<std::io::Stdout>>;

pub(crate) fn stdout() -> Output {
    BufWriter::with_capacity(1 << 16, anstream::stdout())
}

/// Writes a JSON value on a line of its own.
pub(crate) fn line(out: &mut impl Write, value: &serde_json::Value) -> std::io::Result<()> {
    serde_json::to_writer(&mut *out, value)?;
    out.write_all(b"\n")
}
