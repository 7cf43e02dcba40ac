//! Reports read together, with what they teach of one another laid over them.

use crate::Reader;
use annals_core::{Day, Reading, Settlement, Span, Timeline};
use annals_story::{Report, Selection};

/// Readings of many reports in one fixed order: by publication day (those without one last), then by
/// id and name, however they came in.
#[derive(Clone, Debug, Default)]
pub struct Pile {
    readings: Vec<Reading>,
    sentences: Vec<Vec<Span>>,
    settlements: Vec<Settlement>,
}

impl Pile {
    /// Puts readings together: settles days that single reports leave open and reads those reports
    /// again with the day.
    #[must_use]
    pub fn new(mut readings: Vec<Reading>, reader: &Reader) -> Self {
        readings.sort_by(|a, b| order(a, None).cmp(&order(b, None)));
        let mut settlements = annals_story::settle(&readings.iter().collect::<Vec<_>>());
        for settled in &settlements {
            let article = readings[settled.report].article.clone();
            readings[settled.report] = reader.read_settled(article, Some(settled.day));
        }
        let places = by_settled_day(&readings, &settlements);
        for settled in &mut settlements {
            settled.report = places[settled.report];
            for reason in &mut settled.reasons {
                reason.report = places[reason.report];
            }
        }
        let mut placed: Vec<(usize, Reading)> = places.into_iter().zip(readings).collect();
        placed.sort_by_key(|(place, _)| *place);
        let readings: Vec<Reading> = placed.into_iter().map(|(_, reading)| reading).collect();
        let sentences = readings.iter().map(|reading| reader.sentences(&reading.article)).collect();
        Self { readings, sentences, settlements }
    }

    /// The readings, in order.
    #[must_use]
    pub fn readings(&self) -> &[Reading] {
        &self.readings
    }

    /// Days that the reports settle for one another.
    #[must_use]
    pub fn settlements(&self) -> &[Settlement] {
        &self.settlements
    }

    /// The day that others settle for a report, by its position.
    #[must_use]
    pub fn settlement(&self, report: usize) -> Option<&Settlement> {
        self.settlements.iter().find(|settlement| settlement.report == report)
    }

    /// What happened when.
    #[must_use]
    pub fn timeline(&self, selection: &Selection) -> Timeline {
        let reports: Vec<Report> = self
            .readings
            .iter()
            .zip(&self.sentences)
            .map(|(reading, sentences)| Report { reading, sentences })
            .collect();
        annals_story::timeline(&reports, selection)
    }
}

/// Where each reading stands once settled days count.
fn by_settled_day(readings: &[Reading], settlements: &[Settlement]) -> Vec<usize> {
    let settled = |report: usize| {
        settlements.iter().find(|settled| settled.report == report).map(|settled| settled.day)
    };
    let mut reports: Vec<usize> = (0..readings.len()).collect();
    reports
        .sort_by(|a, b| order(&readings[*a], settled(*a)).cmp(&order(&readings[*b], settled(*b))));
    let mut places = vec![0; readings.len()];
    for (place, report) in reports.into_iter().enumerate() {
        places[report] = place;
    }
    places
}

fn order(reading: &Reading, settled: Option<Day>) -> impl Ord + '_ {
    let article = &reading.article;
    let day = reading.published.day.or(settled);
    (day.is_none(), day, article.id, &article.doc_id, &article.source.locator)
}
