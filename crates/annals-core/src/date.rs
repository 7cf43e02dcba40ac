//! Calendar days and dates of any precision. jiff does the calendar and stays behind this door.

mod day;
mod partial;

pub use day::{Day, ParseDateError, TimeOfDay, Weekday, YearRange};
pub use partial::{Granularity, PartialDate, Precedence};
