//! Between nouns and columns: spans in code points, codes, numbers; and back.

use crate::error::Trouble;
use annals_core::{ArticleId, CodePoints, Decimal, RecordKind, Span};
use rusqlite::types::{FromSql, Value};
use rusqlite::{Row, RowIndex};

/// The table of a kind of record, and its name in `record.kind`.
pub(crate) fn table(kind: RecordKind) -> &'static str {
    match kind {
        RecordKind::Time => "time",
        RecordKind::Actor => "actor",
        RecordKind::Place => "place",
        RecordKind::Statement => "statement",
        RecordKind::Event => "event",
        RecordKind::Figure => "figure",
    }
}

/// A span as three columns: its words and its ends in code points.
pub(crate) struct Words<'t> {
    pub(crate) quote: &'t str,
    pub(crate) start: i64,
    pub(crate) end: i64,
}

/// The text of one report, for turning spans into columns.
pub(crate) struct TextColumns<'t> {
    report: ArticleId,
    text: &'t str,
    points: CodePoints<'t>,
}

impl<'t> TextColumns<'t> {
    pub(crate) fn new(report: ArticleId, text: &'t str) -> Self {
        Self { report, text, points: CodePoints::new(text) }
    }

    /// The words of a span and its place; a span that does not fit the text is the fault of the
    /// stage that made it, and is not stored.
    pub(crate) fn words(&self, span: Span) -> Result<Words<'t>, Trouble> {
        let quote = self.text.get(span.start()..span.end()).ok_or_else(|| Trouble::Reading {
            report: self.report,
            detail: format!("{span} is not a stretch of its text"),
        })?;
        let (start, end) = self.points.of(span);
        Ok(Words { quote, start: integer(start), end: integer(end) })
    }
}

/// A number of things that fit in memory, as SQLite counts.
pub(crate) fn integer(n: usize) -> i64 {
    i64::try_from(n).expect("nothing in memory has 2^63 parts")
}

/// A number as a column that can be reckoned with: an integer, a real where it stands for exactly
/// this decimal, else its digits as text.
pub(crate) fn number(decimal: Decimal) -> Value {
    if let Some(whole) = decimal.whole() {
        return Value::Integer(whole);
    }
    let digits = decimal.to_string();
    match digits.parse::<f64>() {
        Ok(real) if real.to_string() == digits => Value::Real(real),
        _ => Value::Text(digits),
    }
}

fn decimal(value: Value) -> Option<Decimal> {
    match value {
        Value::Integer(whole) => Some(Decimal::from(whole)),
        Value::Real(real) => Decimal::parse(&real.to_string()),
        Value::Text(digits) => Decimal::parse(&digits),
        Value::Null | Value::Blob(_) => None,
    }
}

/// Columns of one table, being turned back into nouns.
pub(crate) struct Columns<'r, 's, 't> {
    table: &'static str,
    row: &'r Row<'s>,
    points: &'r CodePoints<'t>,
}

impl<'r, 's, 't> Columns<'r, 's, 't> {
    pub(crate) fn new(table: &'static str, row: &'r Row<'s>, points: &'r CodePoints<'t>) -> Self {
        Self { table, row, points }
    }

    pub(crate) fn get<T: FromSql>(&self, column: impl RowIndex) -> Result<T, Trouble> {
        self.row.get(column).map_err(|error| match error.sqlite_error_code() {
            Some(_) => Trouble::Sql(error),
            None => self.bad(error),
        })
    }

    /// A value of a closed set, or of any other type that is read from its name.
    pub(crate) fn code<T>(
        &self,
        column: &'static str,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Result<T, Trouble> {
        let written: String = self.get(column)?;
        parse(&written).ok_or_else(|| self.bad(format!("{column} is {written:?}")))
    }

    pub(crate) fn maybe_code<T>(
        &self,
        column: &'static str,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Result<Option<T>, Trouble> {
        match self.get::<Option<String>>(column)? {
            None => Ok(None),
            Some(_) => self.code(column, parse).map(Some),
        }
    }

    /// A span that must be there.
    pub(crate) fn span(&self, start: &'static str, end: &'static str) -> Result<Span, Trouble> {
        self.maybe_span(start, end)?.ok_or_else(|| self.bad(format!("{start} is missing")))
    }

    pub(crate) fn maybe_span(
        &self,
        start: &'static str,
        end: &'static str,
    ) -> Result<Option<Span>, Trouble> {
        let ends: (Option<i64>, Option<i64>) = (self.get(start)?, self.get(end)?);
        let (start, end) = match ends {
            (None, None) => return Ok(None),
            (Some(start), Some(end)) => (start, end),
            _ => return Err(self.bad(format!("{start} or {end} is missing"))),
        };
        let span = (usize::try_from(start).ok().zip(usize::try_from(end).ok()))
            .and_then(|(start, end)| self.points.span(start, end));
        span.map(Some).ok_or_else(|| self.bad(format!("{start}..{end} is not in the text")))
    }

    /// A span of source bytes.
    pub(crate) fn source_span(&self) -> Result<Span, Trouble> {
        let (start, end): (u32, u32) = (self.get("source_start")?, self.get("source_end")?);
        if start > end {
            return Err(self.bad(format!("bytes {start}..{end} run backwards")));
        }
        Ok(Span::new(start as usize, end as usize))
    }

    /// The position of another record.
    pub(crate) fn position<T>(
        &self,
        column: &'static str,
        idx: impl Fn(u32) -> T,
    ) -> Result<Option<T>, Trouble> {
        Ok(self.get::<Option<u32>>(column)?.map(idx))
    }

    pub(crate) fn number(&self, column: &'static str) -> Result<Option<Decimal>, Trouble> {
        match self.get(column)? {
            Value::Null => Ok(None),
            value => {
                let detail = format!("{column} is {value:?}");
                decimal(value).map(Some).ok_or_else(|| self.bad(detail))
            }
        }
    }

    pub(crate) fn bad(&self, detail: impl ToString) -> Trouble {
        Trouble::Row { table: self.table, detail: detail.to_string() }
    }
}
