//! Reports read together, with what they teach of one another laid over them.

use crate::Reader;
use annals_core::{Reading, Settlement, Span, Timeline};
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
        readings.sort_by(|a, b| order(a).cmp(&order(b)));
        let settlements = annals_story::settle(&readings.iter().collect::<Vec<_>>());
        for settled in &settlements {
            let article = readings[settled.report].article.clone();
            readings[settled.report] = reader.read_settled(article, Some(settled.day));
        }
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

fn order(reading: &Reading) -> impl Ord + '_ {
    let article = &reading.article;
    let day = reading.published.day;
    (day.is_none(), day, article.id, &article.doc_id, &article.source.locator)
}
