//! Progress on standard error, where it is a terminal.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};
use std::fmt::Write;
use std::io::IsTerminal;
use std::time::Duration;

/// A bar over files, or a count where lines of one file are read.
pub(crate) fn bar(n_files: usize) -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
    }
    let (bar, template) = if n_files > 1 {
        let length = u64::try_from(n_files).unwrap_or(u64::MAX);
        (ProgressBar::new(length), "{bar:30} {pos}/{len} reports  {rate}  {eta} left  {msg}")
    } else {
        (ProgressBar::new_spinner(), "{spinner} {pos} reports  {rate}  {msg}")
    };
    if let Ok(style) = ProgressStyle::with_template(template) {
        // The library would print four decimals.
        let rate = |state: &ProgressState, out: &mut dyn Write| {
            let _ = write!(out, "{:.0}/s", state.per_sec());
        };
        bar.set_style(style.with_key("rate", rate));
    }
    bar.enable_steady_tick(Duration::from_millis(200));
    bar
}
