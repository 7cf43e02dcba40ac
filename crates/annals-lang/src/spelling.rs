//! How a form is written.

use std::borrow::Cow;

/// A form as tables spell it: small letters, straight apostrophes.
#[must_use]
pub fn lower(form: &str) -> Cow<'_, str> {
    if form.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        return Cow::Borrowed(form);
    }
    if form.is_ascii() {
        return Cow::Owned(form.to_ascii_lowercase());
    }
    Cow::Owned(form.to_lowercase().replace('’', "'"))
}

/// The capitals of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shape {
    /// "talks", "11"
    Small,
    /// "Talks", "McKee"
    Capital,
    /// "UN", "NATO": capitals, short enough for an abbreviation.
    Short,
    /// "TALKS"
    Capitals,
}

/// The capitals of a form.
#[must_use]
pub fn shape(form: &str) -> Shape {
    if !form.starts_with(char::is_uppercase) {
        return Shape::Small;
    }
    let n_letters = form.chars().filter(|c| c.is_alphabetic()).count();
    if n_letters < 2 || form.contains(char::is_lowercase) {
        Shape::Capital
    } else if n_letters < 5 {
        Shape::Short
    } else {
        Shape::Capitals
    }
}
