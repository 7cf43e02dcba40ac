use std::fmt;

/// A plain decimal number, exact: `2000`, `70`, `2.5`, `-0.3`.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Decimal {
    // Invariant: no trailing zero in `digits` while `scale` > 0.
    digits: i64,
    scale: u8,
}

impl Decimal {
    /// `digits` × 10^-`scale`, in lowest terms.
    #[must_use]
    pub fn new(mut digits: i64, mut scale: u8) -> Self {
        while scale > 0 && digits % 10 == 0 {
            digits /= 10;
            scale -= 1;
        }
        Self { digits, scale }
    }

    /// Reads digits with at most one point and no separators, as in `1400` or `2.5`; `None` for
    /// anything else, or for more digits than fit: 18 of them are sure to.
    #[must_use]
    pub fn parse(written: &str) -> Option<Self> {
        let (whole, fraction) = written.split_once('.').unwrap_or((written, ""));
        let whole_digits = whole.strip_prefix('-').unwrap_or(whole);
        let digits_only = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if whole_digits.is_empty() || !digits_only(whole_digits) || !digits_only(fraction) {
            return None;
        }
        if written.ends_with('.') {
            return None;
        }
        // Zeros at the end do not count; a longer fraction would not fit beside any whole part.
        let fraction = fraction.trim_end_matches('0');
        let scale = u8::try_from(fraction.len()).ok().filter(|scale| *scale <= 18)?;
        let digits = format!("{whole}{fraction}").parse().ok()?;
        Some(Self::new(digits, scale))
    }

    /// The product with a whole factor such as a million; `None` where it does not fit.
    #[must_use]
    pub fn times(self, factor: i64) -> Option<Self> {
        Some(Self::new(self.digits.checked_mul(factor)?, self.scale))
    }

    /// The number where it is whole.
    #[must_use]
    pub fn whole(self) -> Option<i64> {
        (self.scale == 0).then_some(self.digits)
    }
}

impl From<i64> for Decimal {
    fn from(whole: i64) -> Self {
        Self::new(whole, 0)
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        let scale = self.scale.max(other.scale);
        let at = |n: &Self| i128::from(n.digits) * 10_i128.pow(u32::from(scale - n.scale));
        at(self).cmp(&at(other))
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.scale == 0 {
            return write!(f, "{}", self.digits);
        }
        let sign = if self.digits < 0 { "-" } else { "" };
        let digits = self.digits.unsigned_abs().to_string();
        let digits = format!("{digits:0>width$}", width = usize::from(self.scale) + 1);
        let (whole, fraction) = digits.split_at(digits.len() - usize::from(self.scale));
        write!(f, "{sign}{whole}.{fraction}")
    }
}

impl fmt::Debug for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_print_as_they_are_written() {
        for written in ["0", "2000", "2.5", "-0.3", "0.05"] {
            assert_eq!(Decimal::parse(written).unwrap().to_string(), written);
        }
        assert_eq!(Decimal::parse("2.50").unwrap().to_string(), "2.5");
        assert!(Decimal::parse("0.000000000000000001").unwrap() < Decimal::from(i64::MAX));
        assert_eq!(Decimal::parse("0.0000000000000000001"), None);
        for wrong in ["", ".", "1.", ".5", "1,000", "1e3", "-", "1.2.3"] {
            assert_eq!(Decimal::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn scale_words_multiply() {
        assert_eq!(Decimal::parse("2.5").unwrap().times(1_000_000), Some(2_500_000.into()));
        assert!(Decimal::from(9).times(i64::MAX).is_none());
        assert!(Decimal::parse("2.45").unwrap() < Decimal::parse("2.5").unwrap());
    }
}
