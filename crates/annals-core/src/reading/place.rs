//! Places, where a report speaks of geography.

use crate::codes::codes;
use crate::{CountryCode, RuleId, Span};

/// The position of a place in a reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PlaceIdx(pub u32);

/// A place, where the report speaks of geography.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its name.
    pub name: String,
    /// The country it lies in.
    pub country: Option<CountryCode>,
    /// Degrees north, in millionths.
    pub lat: Option<i32>,
    /// Degrees east, in millionths.
    pub lon: Option<i32>,
    /// What the coordinates stand for.
    pub precision: Option<PlacePrecision>,
    /// Where it is mentioned, in order; never empty.
    pub mentions: Vec<Span>,
    /// The rule that found it.
    pub rule: RuleId,
}

impl Place {
    pub(super) fn anchor(&self) -> Span {
        self.mentions.first().copied().unwrap_or(Span::new(0, 0))
    }
}

/// What a place's coordinates stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PlacePrecision {
    /// The very spot.
    Point,
    /// The middle of a town.
    City,
    /// The rough middle of an area.
    Area,
}

codes!(PlacePrecision {
    Point = "point",
    City = "city",
    Area = "area",
});
