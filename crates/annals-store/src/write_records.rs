use crate::columns::{TextColumns, Words, integer, number};
use crate::error::Trouble;
use crate::nested;
use annals_core::{
    Actor, Anchor, CountryCode, Day, Event, Figure, Participant, Place, Reading, RecordId,
    RecordIds, RecordKind, Sector, Span, Statement, Timex,
};
use rusqlite::{CachedStatement, Connection, params};

/// Refuses a reading whose records point at records it does not have.
pub(crate) fn check_references(reading: &Reading) -> Result<(), Trouble> {
    let check = |idx: Option<u32>, n: usize, what: &str| match idx {
        Some(idx) if idx as usize >= n => Err(Trouble::Reading {
            report: reading.article.id,
            detail: format!("there is no {what} {idx} among {n}"),
        }),
        _ => Ok(()),
    };
    let actor =
        |party: &Participant| check(party.actor.map(|idx| idx.0), reading.actors.len(), "actor");
    let statement = |idx: Option<annals_core::StatementIdx>| {
        check(idx.map(|idx| idx.0), reading.statements.len(), "statement")
    };
    for time in &reading.times {
        if let Some(Anchor::Time(idx)) = time.anchor {
            check(Some(idx.0), reading.times.len(), "time")?;
        }
    }
    reading.statements.iter().filter_map(|said| said.speaker.as_ref()).try_for_each(actor)?;
    for event in &reading.events {
        event.actors.iter().chain(&event.recipients).try_for_each(actor)?;
        check(event.place.map(|idx| idx.0), reading.places.len(), "place")?;
        check(event.date.map(|date| date.time.0), reading.times.len(), "time")?;
        statement(event.attributed)?;
        statement(event.speech)?;
    }
    reading.figures.iter().try_for_each(|figure| statement(figure.attributed))
}

/// Writes the records of a reading, those that others point at first.
pub(crate) fn insert(
    conn: &Connection,
    row: i64,
    reading: &Reading,
    ids: &RecordIds,
    text: &TextColumns,
) -> Result<(), Trouble> {
    let rows = Rows { conn, row, reading, text };
    rows.each(&reading.times, ids.of(RecordKind::Time), Rows::time)?;
    rows.each(&reading.actors, ids.of(RecordKind::Actor), Rows::actor)?;
    rows.each(&reading.places, ids.of(RecordKind::Place), Rows::place)?;
    rows.each(&reading.statements, ids.of(RecordKind::Statement), Rows::statement)?;
    rows.each(&reading.events, ids.of(RecordKind::Event), Rows::event)?;
    rows.each(&reading.figures, ids.of(RecordKind::Figure), Rows::figure)
}

/// What every row of one report needs.
struct Rows<'a> {
    conn: &'a Connection,
    row: i64,
    reading: &'a Reading,
    text: &'a TextColumns<'a>,
}

/// The columns that every record begins with.
struct Head<'a> {
    position: i64,
    id: String,
    words: Words<'a>,
}

type Written = Result<(), Trouble>;

impl Rows<'_> {
    fn each<T>(
        &self,
        records: &[T],
        ids: &[RecordId],
        insert: impl Fn(&Self, i64, String, &T) -> Written,
    ) -> Written {
        (0..)
            .zip(records)
            .zip(ids)
            .try_for_each(|((position, record), id)| insert(self, position, id.to_string(), record))
    }

    fn statement_for(&self, sql: &str) -> Result<CachedStatement<'_>, Trouble> {
        Ok(self.conn.prepare_cached(sql)?)
    }

    fn head(
        &self,
        position: i64,
        id: String,
        span: annals_core::Span,
    ) -> Result<Head<'_>, Trouble> {
        Ok(Head { position, id, words: self.text.words(span)? })
    }

    fn time(&self, position: i64, id: String, time: &Timex) -> Written {
        let head = self.head(position, id, time.span)?;
        let date = time.value.date();
        let (published, other) = match time.anchor {
            None => (None, None),
            Some(Anchor::Published(day)) => (Some(day), None),
            Some(Anchor::Time(idx)) => (None, Some(idx.0)),
        };
        let day = |day: Option<Day>| day.map(|day| day.to_string());
        self.statement_for(
            "INSERT INTO time (
                 article, position, record_id, quote, start, end, type, value, mod, quant, freq,
                 from_day, to_day, anchor_published, anchor_time, basis, alternatives, rule
             ) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)",
        )?
        .execute(params![
            self.row,
            head.position,
            head.id,
            head.words.quote,
            head.words.start,
            head.words.end,
            time.kind.code(),
            time.value.to_string(),
            time.modifier.map(annals_core::TimexMod::code),
            time.quantifier,
            time.frequency,
            day(date.and_then(|date| date.from())),
            day(date.and_then(|date| date.to())),
            day(published),
            other,
            time.basis,
            nested::list(&time.alternatives),
            time.rule.as_str(),
        ])?;
        Ok(())
    }

    fn actor(&self, position: i64, id: String, actor: &Actor) -> Written {
        let first = actor.mentions.first().map_or(annals_core::Span::new(0, 0), |m| m.span);
        let head = self.head(position, id, first)?;
        self.statement_for(
            "INSERT INTO actor (
                 article, position, record_id, name, kind, country, sector, role, quote, start, end,
                 rule
             ) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
        )?
        .execute(params![
            self.row,
            head.position,
            head.id,
            actor.name,
            actor.kind.code(),
            country(&actor.country),
            actor.sector.map(Sector::code),
            actor.role,
            head.words.quote,
            head.words.start,
            head.words.end,
            actor.rule.as_str(),
        ])?;
        let mut statement =
            self.statement_for("INSERT INTO mention VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")?;
        for (at, mention) in actor.mentions.iter().enumerate() {
            let words = self.text.words(mention.span)?;
            let (form, rule) = (mention.form.code(), mention.rule.as_str());
            let place = (words.start, words.end);
            statement.execute(params![
                self.row,
                position,
                integer(at),
                words.quote,
                place.0,
                place.1,
                form,
                rule,
            ])?;
        }
        Ok(())
    }

    fn place(&self, position: i64, id: String, place: &Place) -> Written {
        let first = place.mentions.first().copied().unwrap_or(annals_core::Span::new(0, 0));
        let head = self.head(position, id, first)?;
        let degrees = |millionths: Option<i32>| millionths.map(|n| f64::from(n) / 1e6);
        self.statement_for(
            "INSERT INTO place (
                 article, position, record_id, name, country, lat, lon, precision, quote, start, end,
                 rule
             ) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
        )?
        .execute(params![
            self.row,
            head.position,
            head.id,
            place.name,
            country(&place.country),
            degrees(place.lat),
            degrees(place.lon),
            place.precision.map(annals_core::PlacePrecision::code),
            head.words.quote,
            head.words.start,
            head.words.end,
            place.rule.as_str(),
        ])?;
        let sql = "INSERT INTO place_mention VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
        self.stretches(sql, position, &place.mentions)
    }

    /// The stretches of one record, a row each, with their words.
    fn stretches(&self, sql: &str, position: i64, spans: &[Span]) -> Written {
        let mut statement = self.statement_for(sql)?;
        for (at, span) in spans.iter().enumerate() {
            let Words { quote, start, end } = self.text.words(*span)?;
            statement.execute(params![self.row, position, integer(at), quote, start, end])?;
        }
        Ok(())
    }

    fn statement(&self, position: i64, id: String, said: &Statement) -> Written {
        let head = self.head(position, id, said.cue.0)?;
        let speaker = said.speaker.as_ref();
        let named = speaker.map(|speaker| self.text.words(speaker.span)).transpose()?;
        let addressee = said.addressee.map(|span| self.text.words(span)).transpose()?;
        self.statement_for(
            "INSERT INTO statement (
                 article, position, record_id, quote, start, end, speaker, speaker_start,
                 speaker_end, speaker_actor, speaker_country, speaker_sector, terms, kind,
                 addressee, addressee_start, addressee_end, date, rule
             ) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17,
                 ?18, ?19)",
        )?
        .execute(params![
            self.row,
            head.position,
            head.id,
            head.words.quote,
            head.words.start,
            head.words.end,
            named.as_ref().map(|words| words.quote),
            named.as_ref().map(|words| words.start),
            named.as_ref().map(|words| words.end),
            speaker.and_then(|speaker| speaker.actor).map(|idx| idx.0),
            speaker.and_then(|speaker| country(&speaker.country)),
            speaker.and_then(|speaker| speaker.sector).map(Sector::code),
            said.terms.code(),
            said.speech.code(),
            addressee.as_ref().map(|words| words.quote),
            addressee.as_ref().map(|words| words.start),
            addressee.as_ref().map(|words| words.end),
            said.date.map(|date| date.to_string()),
            said.rule.as_str(),
        ])?;
        let sql = "INSERT INTO statement_content VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
        self.stretches(sql, position, &said.content)
    }

    fn event(&self, position: i64, id: String, event: &Event) -> Written {
        let head = self.head(position, id, event.trigger)?;
        self.statement_for(
            "INSERT INTO event (
                 article, position, record_id, quote, start, end, type, mode, factuality, place,
                 time, date, date_basis, attributed, speech, rule
             ) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)",
        )?
        .execute(params![
            self.row,
            head.position,
            head.id,
            head.words.quote,
            head.words.start,
            head.words.end,
            event.kind.code(),
            event.mode,
            event.factuality.code(),
            event.place.map(|idx| idx.0),
            event.date.map(|date| date.time.0),
            self.reading.date_of(event).map(|date| date.to_string()),
            event.date.map(|date| date.basis.code()),
            event.attributed.map(|idx| idx.0),
            event.speech.map(|idx| idx.0),
            event.rule.as_str(),
        ])?;
        let sql = "INSERT INTO participant VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";
        let mut statement = self.statement_for(sql)?;
        for (side, parties) in [("actor", &event.actors), ("recipient", &event.recipients)] {
            for (at, party) in parties.iter().enumerate() {
                let Words { quote, start, end } = self.text.words(party.span)?;
                let actor = party.actor.map(|idx| idx.0);
                let (country, sector) = (country(&party.country), party.sector.map(Sector::code));
                statement.execute(params![
                    self.row,
                    position,
                    side,
                    integer(at),
                    quote,
                    start,
                    end,
                    actor,
                    country,
                    sector,
                ])?;
            }
        }
        Ok(())
    }

    fn figure(&self, position: i64, id: String, figure: &Figure) -> Written {
        let head = self.head(position, id, figure.span)?;
        let amount = self.text.words(figure.number)?;
        self.statement_for(
            "INSERT INTO figure (
                 article, position, record_id, quote, start, end, number, number_start, number_end,
                 low, high, bound, unit, kind, attributed, rule
             ) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)",
        )?
        .execute(params![
            self.row,
            head.position,
            head.id,
            head.words.quote,
            head.words.start,
            head.words.end,
            amount.quote,
            amount.start,
            amount.end,
            figure.low.map(number),
            figure.high.map(number),
            figure.bound.code(),
            figure.unit,
            figure.kind.code(),
            figure.attributed.map(|idx| idx.0),
            figure.rule.as_str(),
        ])?;
        Ok(())
    }
}

fn country(code: &Option<CountryCode>) -> Option<&str> {
    code.as_ref().map(CountryCode::as_str)
}
