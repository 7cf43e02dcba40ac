use std::fmt;

/// A fault in a table of words, with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LexiconError {
    /// The table.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub fault: String,
}

impl fmt::Display for LexiconError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, line {}: {}", self.file, self.line, self.fault)
    }
}

impl std::error::Error for LexiconError {}

/// A line of a table.
#[derive(Clone, Copy, Debug)]
pub struct Row<'t, const N: usize> {
    file: &'t str,
    line: usize,
    /// Its columns, without outer white space; an absent column is empty.
    pub columns: [&'t str; N],
}

impl<const N: usize> Row<'_, N> {
    /// An error at this line.
    #[must_use]
    pub fn fault(&self, fault: impl Into<String>) -> LexiconError {
        LexiconError { file: self.file.to_owned(), line: self.line, fault: fault.into() }
    }
}

/// The rows of a table of `N` columns; faults where a line has more columns, an empty first column,
/// or stands out of order or twice.
pub(crate) fn rows<'t, const N: usize>(
    file: &'t str,
    text: &'t str,
) -> Result<Vec<Row<'t, N>>, LexiconError> {
    let mut res: Vec<Row<'t, N>> = vec![];
    for (line, words) in (1..).zip(text.lines()) {
        if words.trim().is_empty() || words.starts_with('#') {
            continue;
        }
        let mut row = Row { file, line, columns: [""; N] };
        for (n, column) in words.split('|').enumerate() {
            match row.columns.get_mut(n) {
                Some(place) => *place = column.trim(),
                None => return Err(row.fault(format!("more than {N} columns"))),
            }
        }
        if row.columns[0].is_empty() {
            return Err(row.fault("the first column is empty"));
        }
        if let Some(before) = res.last().filter(|before| before.columns[0] >= row.columns[0]) {
            let before = before.columns[0];
            return Err(row.fault(format!("{:?} does not come after {before:?}", row.columns[0])));
        }
        res.push(row);
    }
    Ok(res)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(text: &str) -> String {
        rows::<2>("words.txt", text).unwrap_err().to_string()
    }

    #[test]
    fn a_table_is_sorted_and_square() {
        let table = rows::<2>("words.txt", "# word | value\n\na | 1\nb\n").unwrap();
        assert_eq!(
            table.iter().map(|row| row.columns).collect::<Vec<_>>(),
            [["a", "1"], ["b", ""]]
        );
        assert_eq!(fault("a | 1 | 2"), "words.txt, line 1: more than 2 columns");
        assert_eq!(fault("b\na"), "words.txt, line 2: \"a\" does not come after \"b\"");
        assert_eq!(fault("a\n | 1"), "words.txt, line 2: the first column is empty");
    }
}
