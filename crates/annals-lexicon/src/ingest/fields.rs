use crate::LexiconError;
use crate::table::rows;
use std::collections::BTreeMap;

/// What a page states about itself under some name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PageField {
    /// What is stated.
    pub field: Field,
    /// 1 where the name says just that, 2 where something near it, 3 where it is used for much else.
    pub strength: u8,
}

/// What is stated of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// When it was published.
    Published,
    /// When it was changed.
    Modified,
    /// Its title.
    Title,
    /// Its authors.
    Author,
    /// The paper or site.
    Outlet,
    /// The section of the paper or site.
    Section,
    /// Its address.
    Address,
    /// The address of its picture.
    Picture,
    /// Its language.
    Language,
}

impl PageField {
    /// A name as the table has it: small letters and digits only.
    #[must_use]
    pub fn name(written: &str) -> String {
        let is_kept = |ch: &char| ch.is_alphanumeric();
        written.chars().filter(is_kept).flat_map(char::to_lowercase).collect()
    }
}

pub(super) fn page_fields() -> Result<BTreeMap<&'static str, PageField>, LexiconError> {
    let table = rows::<4>("page_fields.txt", include_str!("../../data/page_fields.txt"))?;
    let mut res = BTreeMap::new();
    for row in table {
        let [name, written, field, strength] = row.columns;
        if PageField::name(written) != name {
            return Err(row.fault(format!("{written:?} folds to another name")));
        }
        let field = match field {
            "published" => Field::Published,
            "modified" => Field::Modified,
            "title" => Field::Title,
            "author" => Field::Author,
            "outlet" => Field::Outlet,
            "section" => Field::Section,
            "url" => Field::Address,
            "picture" => Field::Picture,
            "language" => Field::Language,
            _ => return Err(row.fault(format!("no such field: {field:?}"))),
        };
        let strength = match strength {
            "1" => 1,
            "2" => 2,
            "3" => 3,
            _ => return Err(row.fault(format!("no such strength: {strength:?}"))),
        };
        res.insert(name, PageField { field, strength });
    }
    Ok(res)
}

/// What the name of an element says of a date within.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ElementName {
    /// It is a date.
    Date,
    /// It is the day of publication.
    Published,
    /// It is the day of a change.
    Updated,
    /// It stands beside the report.
    Beside,
}

pub(super) fn element_names() -> Result<BTreeMap<&'static str, ElementName>, LexiconError> {
    let table = rows::<2>("element_names.txt", include_str!("../../data/element_names.txt"))?;
    let named = table.iter().map(|row| {
        let what = match row.columns[1] {
            "date" => ElementName::Date,
            "published" => ElementName::Published,
            "updated" => ElementName::Updated,
            "beside" => ElementName::Beside,
            other => return Err(row.fault(format!("no such name of an element: {other:?}"))),
        };
        Ok((row.columns[0], what))
    });
    named.collect()
}
