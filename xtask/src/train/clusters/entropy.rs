//! `n · log2 n` in whole numbers, so that every machine finds the same classes.

/// Bits behind the point.
const BITS: u32 = 30;
/// Nearly all counts lie below.
const TABLE: u32 = 1 << 17;

/// The summand of a count in the likelihood of a class model.
pub(crate) struct Entropy(Vec<i64>);

impl Entropy {
    pub(crate) fn new() -> Self {
        Self((0..TABLE).map(weighed).collect())
    }

    #[inline]
    pub(crate) fn of(&self, count: u32) -> i64 {
        match self.0.get(count as usize) {
            Some(value) => *value,
            None => weighed(count),
        }
    }
}

/// `n · log2 n`; nothing for nothing.
fn weighed(n: u32) -> i64 {
    if n < 2 { 0 } else { i64::from(n) * log2(n) }
}

/// Binary logarithm by squaring: each squaring of the mantissa yields a bit.
fn log2(n: u32) -> i64 {
    let whole = n.ilog2();
    let mut mantissa = u64::from(n) << (63 - whole);
    let mut res = i64::from(whole);
    for _ in 0..BITS {
        let square = (u128::from(mantissa) * u128::from(mantissa)) >> 63;
        let carry = square >> 64 != 0;
        let square = if carry { square >> 1 } else { square };
        mantissa = u64::try_from(square).expect("shifted below 2^64");
        res = res << 1 | i64::from(carry);
    }
    res
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logarithms_of_whole_numbers() {
        assert_eq!(log2(1 << 20), 20 << BITS);
        assert_eq!(log2(10), 3_566_893_131);
        assert_eq!(Entropy::new().of(0), 0);
    }
}
