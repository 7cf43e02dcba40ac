use super::{BOLD, DIM, LABEL, wrapped};
use annals::Pile;
use annals::core::{CodePoints, DateBasis, Timeline, TimelineEntry, TimelineSource};
use annals::export::timeline::{derivation, voice};
use anstyle::Style;
use std::io::{self, Write};

/// So many undated sentences are shown unless all are asked for.
const FEW: usize = 5;

/// The reports, then the dates in order, then what has no date.
pub(crate) fn print(
    timeline: &Timeline,
    pile: &Pile,
    all_undated: bool,
    out: &mut impl Write,
) -> io::Result<()> {
    reports(pile, out)?;
    for entry in &timeline.entries {
        print_entry(entry, pile, out)?;
    }
    let undated = &timeline.undated;
    if undated.is_empty() {
        return Ok(());
    }
    let n = undated.len();
    writeln!(
        out,
        "{BOLD}without a date{BOLD:#}  {DIM}{n} sentences that no report ties to a day{DIM:#}"
    )?;
    let shown = if all_undated { n } else { n.min(FEW) };
    for source in undated.iter().take(shown).flat_map(|entry| &entry.sources) {
        print_source(source, pile, out)?;
    }
    if shown < n {
        writeln!(out, "    {DIM}and {} more: --undated shows them all{DIM:#}", n - shown)?;
    }
    Ok(())
}

fn reports(pile: &Pile, out: &mut impl Write) -> io::Result<()> {
    let n = pile.readings().len();
    writeln!(out, "{BOLD}{n} {}{BOLD:#}", if n == 1 { "report" } else { "reports" })?;
    for (position, reading) in pile.readings().iter().enumerate() {
        let published = &reading.published;
        let (day, how) = match (published.day, pile.settlement(position)) {
            (Some(day), _) => (day.to_string(), published.basis.code().to_owned()),
            (None, Some(settlement)) => {
                let nearest = settlement.reasons.first();
                let by = nearest.map_or(String::new(), |reason| {
                    let name = short(&pile.readings()[reason.report].article.source.locator);
                    format!(" by {name}, which also tells of {}", some(&reason.shared))
                });
                let days: Vec<String> =
                    published.candidates.iter().map(ToString::to_string).collect();
                (settlement.day.to_string(), format!("settled among {}{by}", days.join(", ")))
            }
            (None, None) => {
                let days: Vec<String> =
                    published.candidates.iter().map(ToString::to_string).collect();
                let open =
                    if days.is_empty() { "no date is told".to_owned() } else { days.join(" or ") };
                ("????-??-??".to_owned(), open)
            }
        };
        debug_assert!(published.day.is_some() || published.basis != DateBasis::Stated);
        let name = short(&reading.article.source.locator);
        let name = reading.article.doc_id.as_deref().unwrap_or(name);
        writeln!(out, "    {day}  {name}  {DIM}{how}{DIM:#}")?;
    }
    writeln!(out)
}

fn some(names: &[String]) -> String {
    let shown: Vec<&str> = names.iter().take(3).map(String::as_str).collect();
    shown.join(", ")
}

fn print_entry(entry: &TimelineEntry, pile: &Pile, out: &mut impl Write) -> io::Result<()> {
    let date = entry.date.map_or(String::new(), |date| date.to_string());
    let told = match (entry.n_reports, entry.n_independent) {
        (1, _) => String::new(),
        (n, independent) if n == independent => format!("{n} reports"),
        (n, 1) => format!("{n} reports, one account"),
        (n, independent) => format!("{n} reports, {independent} independent"),
    };
    writeln!(out, "{BOLD}{date}{BOLD:#}  {DIM}{told}{DIM:#}")?;
    for source in &entry.sources {
        print_source(source, pile, out)?;
    }
    writeln!(out)
}

fn print_source(source: &TimelineSource, pile: &Pile, out: &mut impl Write) -> io::Result<()> {
    let reading = &pile.readings()[source.report];
    wrapped(out, reading.quote(source.sentence), 4, Style::new())?;
    let name = |report: usize| {
        let article = &pile.readings()[report].article;
        article.doc_id.clone().unwrap_or_else(|| short(&article.source.locator).to_owned())
    };
    let (start, end) = CodePoints::new(reading.text()).of(source.sentence);
    let voice = source.attributed.map(|statement| voice(reading, statement));
    let voice = voice.unwrap_or_else(|| "the report itself".to_owned());
    let mut facts = vec![format!("{} {start}..{end}, told by {voice}", name(source.report))];
    if !source.copies.is_empty() {
        let copies: Vec<String> = source.copies.iter().map(|report| name(*report)).collect();
        facts.push(format!("the same words in {}", copies.join(", ")));
    }
    facts.extend(derivation(source, pile));
    for fact in facts {
        writeln!(out, "      {LABEL}·{LABEL:#} {DIM}{fact}{DIM:#}")?;
    }
    Ok(())
}

/// The last part of a path.
fn short(locator: &str) -> &str {
    locator.rsplit('/').next().unwrap_or(locator)
}
