-- The archive of Annals, version 1.
--
-- One row of `article` for each report; all that was read out of it hangs on that row. A record is
-- found by (article, position): its report and its place in the report's list of that kind, as in
-- the JSON of a reading. Columns called start and end (and …_start, …_end) count Unicode code points
-- of article.text, half-open, as Python does: text[start:end]. Only source_start and source_end
-- count bytes of the source. Days are written 2019-10-28. NULL: the report does not say.

CREATE TABLE meta (
    key   TEXT NOT NULL PRIMARY KEY,  -- such as engine
    value TEXT NOT NULL
) WITHOUT ROWID;

-- A report: its words and where they came from.
CREATE TABLE article (
    id        INTEGER PRIMARY KEY,
    report_id TEXT NOT NULL,  -- the first 16 hexadecimal digits of sha256
    sha256    TEXT NOT NULL,  -- of the report's bytes, which stand in source
    doc_id    TEXT,           -- the name its user gave it
    source    TEXT NOT NULL,  -- path or name it was read from first; further ones in location
    url       TEXT,           -- where it was published
    format    TEXT NOT NULL,  -- plain, ready
    charset   TEXT NOT NULL,  -- its name in the Encoding Standard
    title     TEXT,
    language  TEXT,           -- ISO 639-1
    outlet    TEXT,           -- paper or site
    bylines   TEXT NOT NULL,  -- JSON list
    credits   TEXT NOT NULL,  -- JSON list of the services and people credited
    published            TEXT,           -- the day it was published, where that is known
    published_time       TEXT,           -- 17:10 or 17:10:00, where a header states it
    published_basis      TEXT NOT NULL,  -- stated, metadata, inferred, unknown
    published_candidates TEXT NOT NULL,  -- JSON list of the days left possible
    published_years      TEXT,           -- the years they were looked for in: 2005/2029
    published_evidence   TEXT NOT NULL,  -- JSON list of {in, start, end, quote, why}
    stated_day TEXT,           -- the day that header, metadata or address give, before the text is read
    stated     TEXT NOT NULL,  -- the rest of that date: JSON {time, basis, candidates, years, evidence}
    notes         TEXT NOT NULL,  -- JSON list: what could not be read out of the text, and why
    article_notes TEXT NOT NULL,  -- JSON list: what could not be read out of the source, and why
    text   TEXT NOT NULL,  -- the words, without furniture
    engine TEXT            -- the version that read it
);

-- The same bytes under another name, address or date are another report.
CREATE UNIQUE INDEX article_identity ON article (
    sha256, format, ifnull('=' || doc_id, ''), ifnull('=' || url, ''), ifnull('=' || outlet, ''),
    ifnull(stated_day, '')
);
CREATE INDEX article_published ON article (published, report_id);

-- For annals verify: a row that was changed by other hands no longer fits its report's seal.
CREATE TABLE seal (
    article INTEGER PRIMARY KEY REFERENCES article (id),
    sha256  TEXT NOT NULL  -- over all rows of the report but those of source, seal and record
);

-- Further paths under which the same report was met.
CREATE TABLE location (
    article INTEGER NOT NULL REFERENCES article (id),
    source  TEXT NOT NULL,
    PRIMARY KEY (article, source)
) WITHOUT ROWID;

-- The bytes of a report, after transport decoding and before charset decoding.
CREATE TABLE source (
    article INTEGER PRIMARY KEY REFERENCES article (id),
    size    INTEGER NOT NULL,  -- number of bytes once unpacked
    zstd    BLOB NOT NULL      -- one Zstandard frame
);

-- Which stretch of the text was decoded from which bytes of the source.
CREATE TABLE piece (
    article  INTEGER NOT NULL REFERENCES article (id),
    position INTEGER NOT NULL,
    text_start   INTEGER NOT NULL,
    text_end     INTEGER NOT NULL,
    source_start INTEGER NOT NULL,
    source_end   INTEGER NOT NULL,
    kind TEXT NOT NULL,  -- copied: byte for byte, so that any part has its own bytes; decoded
    PRIMARY KEY (article, position)
) WITHOUT ROWID;

-- Bytes of the source that are not in the text, and why.
CREATE TABLE omitted (
    article  INTEGER NOT NULL REFERENCES article (id),
    position INTEGER NOT NULL,
    source_start INTEGER NOT NULL,
    source_end   INTEGER NOT NULL,
    kind TEXT NOT NULL,  -- furniture, repeat, date, metadata, control
    PRIMARY KEY (article, position)
) WITHOUT ROWID;

-- Parts of the text.
CREATE TABLE block (
    article  INTEGER NOT NULL REFERENCES article (id),
    position INTEGER NOT NULL,
    start INTEGER NOT NULL,
    end   INTEGER NOT NULL,
    kind  TEXT NOT NULL,  -- headline, subhead, paragraph, list, quote, caption, credit, dateline
    PRIMARY KEY (article, position)
) WITHOUT ROWID;

-- Every record of every kind, by its lasting id; the kind's own table holds the rest.
CREATE TABLE record (
    id        INTEGER PRIMARY KEY,
    article   INTEGER NOT NULL REFERENCES article (id),
    kind      TEXT NOT NULL,     -- time, actor, place, statement, event, figure
    position  INTEGER NOT NULL,
    record_id TEXT NOT NULL,     -- kind letter and 12 hexadecimal digits
    seal      TEXT NOT NULL      -- SHA-256 over the record's rows, first 16 digits
);
CREATE UNIQUE INDEX record_position ON record (article, kind, position);
CREATE INDEX record_record_id ON record (record_id);

-- Time expressions (ISO-TimeML TIMEX3).
CREATE TABLE time (
    article   INTEGER NOT NULL REFERENCES article (id),
    position  INTEGER NOT NULL,
    record_id TEXT NOT NULL,
    quote     TEXT NOT NULL,     -- its words
    start     INTEGER NOT NULL,
    end       INTEGER NOT NULL,
    type      TEXT NOT NULL,     -- DATE, TIME, DURATION, SET
    value     TEXT NOT NULL,     -- 2019-10-28, 2019-W44, XXXX-11-14, P3M, PAST_REF
    mod       TEXT,              -- TIMEX3's mod: BEFORE, START, APPROX …
    quant     TEXT,              -- TIMEX3's quant, such as EVERY
    freq      TEXT,              -- TIMEX3's freq, such as 2X
    from_day  TEXT,              -- first day covered
    to_day    TEXT,              -- last day covered
    anchor_published TEXT,       -- the publication day it was reckoned from …
    anchor_time      INTEGER,    -- … or the time of the same report, by position
    basis        TEXT,           -- the rule, tense or cue that gave the direction
    alternatives TEXT NOT NULL,  -- JSON list of other values that were possible
    rule         TEXT NOT NULL,
    PRIMARY KEY (article, position),
    FOREIGN KEY (article, anchor_time) REFERENCES time (article, position)
        DEFERRABLE INITIALLY DEFERRED
) WITHOUT ROWID;

-- Those who act or speak: one row for each entity of a report, under all its names.
CREATE TABLE actor (
    article   INTEGER NOT NULL REFERENCES article (id),
    position  INTEGER NOT NULL,
    record_id TEXT NOT NULL,
    name      TEXT NOT NULL,     -- the fullest name
    kind      TEXT NOT NULL,     -- person, organisation, state, group, people
    country   TEXT,              -- ISO 3166-1 alpha-3, or PLOVER's IGO NGO IMG ISM MNC UNO EUR
    sector    TEXT,              -- PLOVER's: GOV, MIL, REB …
    role      TEXT,              -- office or description the report gives
    quote     TEXT NOT NULL,     -- its first mention
    start     INTEGER NOT NULL,
    end       INTEGER NOT NULL,
    rule      TEXT NOT NULL,
    PRIMARY KEY (article, position)
) WITHOUT ROWID;

-- Where actors are mentioned.
CREATE TABLE mention (
    article  INTEGER NOT NULL,
    actor    INTEGER NOT NULL,   -- position of the actor
    position INTEGER NOT NULL,   -- among its mentions
    quote    TEXT NOT NULL,
    start    INTEGER NOT NULL,
    end      INTEGER NOT NULL,
    form     TEXT NOT NULL,      -- name, nominal, pronoun
    rule     TEXT NOT NULL,      -- what joined the mention to the actor
    PRIMARY KEY (article, actor, position),
    FOREIGN KEY (article, actor) REFERENCES actor (article, position)
) WITHOUT ROWID;

-- Places, where the report speaks of geography.
CREATE TABLE place (
    article   INTEGER NOT NULL REFERENCES article (id),
    position  INTEGER NOT NULL,
    record_id TEXT NOT NULL,
    name      TEXT NOT NULL,
    country   TEXT,              -- the country it lies in
    lat       REAL,              -- degrees north
    lon       REAL,              -- degrees east
    precision TEXT,              -- what the coordinates stand for: point, city, area
    quote     TEXT NOT NULL,     -- its first mention
    start     INTEGER NOT NULL,
    end       INTEGER NOT NULL,
    rule      TEXT NOT NULL,
    PRIMARY KEY (article, position)
) WITHOUT ROWID;

-- Where places are mentioned.
CREATE TABLE place_mention (
    article  INTEGER NOT NULL,
    place    INTEGER NOT NULL,   -- position of the place
    position INTEGER NOT NULL,   -- among its mentions
    quote    TEXT NOT NULL,
    start    INTEGER NOT NULL,
    end      INTEGER NOT NULL,
    PRIMARY KEY (article, place, position),
    FOREIGN KEY (article, place) REFERENCES place (article, position)
) WITHOUT ROWID;

-- Content that somebody in the report puts into words; the content stands in statement_content.
CREATE TABLE statement (
    article   INTEGER NOT NULL REFERENCES article (id),
    position  INTEGER NOT NULL,
    record_id TEXT NOT NULL,
    quote     TEXT NOT NULL,     -- the cue: said, according to
    start     INTEGER NOT NULL,  -- of the cue
    end       INTEGER NOT NULL,
    speaker         TEXT,        -- the words that name who speaks; NULL: nobody is named
    speaker_start   INTEGER,
    speaker_end     INTEGER,
    speaker_actor   INTEGER,     -- position of the actor
    speaker_country TEXT,
    speaker_sector  TEXT,
    terms TEXT NOT NULL,         -- named, office, anonymous, document, unattributed
    kind  TEXT NOT NULL,         -- in whose words: direct, indirect, mixed
    addressee       TEXT,        -- the words that name to whom
    addressee_start INTEGER,
    addressee_end   INTEGER,
    date TEXT,                   -- when it was said
    rule TEXT NOT NULL,
    PRIMARY KEY (article, position),
    FOREIGN KEY (article, speaker_actor) REFERENCES actor (article, position)
) WITHOUT ROWID;

-- What is said: one stretch of a statement, or several where it is interrupted.
CREATE TABLE statement_content (
    article   INTEGER NOT NULL,
    statement INTEGER NOT NULL,  -- position of the statement
    position  INTEGER NOT NULL,
    quote     TEXT NOT NULL,
    start     INTEGER NOT NULL,
    end       INTEGER NOT NULL,
    PRIMARY KEY (article, statement, position),
    FOREIGN KEY (article, statement) REFERENCES statement (article, position)
) WITHOUT ROWID;

-- Acts (PLOVER 2.0), one for each mention; who takes part stands in participant.
CREATE TABLE event (
    article    INTEGER NOT NULL REFERENCES article (id),
    position   INTEGER NOT NULL,
    record_id  TEXT NOT NULL,
    quote      TEXT NOT NULL,    -- the trigger: the one word that tells of it
    start      INTEGER NOT NULL,
    end        INTEGER NOT NULL,
    type       TEXT NOT NULL,    -- AGREE … ASSAULT
    mode       TEXT,             -- PLOVER's mode, such as aerial
    factuality TEXT NOT NULL,    -- actual, future, hypothetical, negated
    place      INTEGER,          -- position of the place
    time       INTEGER,          -- position of the time expression that dates it
    date       TEXT,             -- that time's value, where it is a date
    date_basis TEXT,             -- explicit, inferred
    attributed INTEGER,          -- position of the statement it stands in
    speech     INTEGER,          -- position of the statement this act of speech makes
    rule       TEXT NOT NULL,
    PRIMARY KEY (article, position),
    FOREIGN KEY (article, place) REFERENCES place (article, position),
    FOREIGN KEY (article, time) REFERENCES time (article, position),
    FOREIGN KEY (article, attributed) REFERENCES statement (article, position),
    FOREIGN KEY (article, speech) REFERENCES statement (article, position)
) WITHOUT ROWID;

-- Who acts and who or what is acted on, with the codes they have in this event.
CREATE TABLE participant (
    article  INTEGER NOT NULL,
    event    INTEGER NOT NULL,   -- position of the event
    side     TEXT NOT NULL,      -- actor, recipient
    position INTEGER NOT NULL,   -- among its side
    quote    TEXT NOT NULL,
    start    INTEGER NOT NULL,
    end      INTEGER NOT NULL,
    actor    INTEGER,            -- position of the actor
    country  TEXT,
    sector   TEXT,
    PRIMARY KEY (article, event, side, position),
    FOREIGN KEY (article, event) REFERENCES event (article, position),
    FOREIGN KEY (article, actor) REFERENCES actor (article, position)
) WITHOUT ROWID;

-- Amounts of people, things, money or percent.
CREATE TABLE figure (
    article   INTEGER NOT NULL REFERENCES article (id),
    position  INTEGER NOT NULL,
    record_id TEXT NOT NULL,
    quote     TEXT NOT NULL,     -- from modifier to head noun
    start     INTEGER NOT NULL,
    end       INTEGER NOT NULL,
    number       TEXT NOT NULL,  -- the words of the number alone
    number_start INTEGER NOT NULL,
    number_end   INTEGER NOT NULL,
    low,                         -- the least it can be; NULL: no lower bound
    high,                        -- the most it can be; NULL: no upper bound
    bound TEXT NOT NULL,         -- exact, about, at_least, more_than, at_most, less_than, range
    unit  TEXT,                  -- lemma of the counted noun, ISO 4217 code, or percent
    kind  TEXT NOT NULL,         -- killed, injured, … money, percent, count
    attributed INTEGER,          -- position of the statement it stands in
    rule  TEXT NOT NULL,
    PRIMARY KEY (article, position),
    FOREIGN KEY (article, attributed) REFERENCES statement (article, position)
) WITHOUT ROWID;

-- The words each record is searched by.
CREATE VIEW record_words AS
SELECT r.id, r.article, r.kind, r.position, r.record_id,
    CASE r.kind
        WHEN 'time' THEN (
            SELECT quote FROM time x WHERE x.article = r.article AND x.position = r.position)
        WHEN 'actor' THEN (
            SELECT name || ifnull(', ' || role, '')
            FROM actor x WHERE x.article = r.article AND x.position = r.position)
        WHEN 'place' THEN (
            SELECT name FROM place x WHERE x.article = r.article AND x.position = r.position)
        WHEN 'statement' THEN (
            SELECT group_concat(quote, ' … ') FROM (
                SELECT quote FROM statement_content x
                WHERE x.article = r.article AND x.statement = r.position ORDER BY x.position))
        WHEN 'event' THEN (
            SELECT group_concat(quote, ' ') FROM (
                SELECT quote, start FROM participant x
                WHERE x.article = r.article AND x.event = r.position
                UNION SELECT quote, start FROM event x
                WHERE x.article = r.article AND x.position = r.position ORDER BY start, quote))
        WHEN 'figure' THEN (
            SELECT quote FROM figure x WHERE x.article = r.article AND x.position = r.position)
    END AS words
FROM record r;

-- Full-text search. No triggers keep them up: a row changed behind the archive's back shows.
CREATE VIRTUAL TABLE article_search USING fts5 (
    title, text,
    content = 'article', content_rowid = 'id', tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE record_search USING fts5 (
    words,
    content = 'record_words', content_rowid = 'id',
    tokenize = 'porter unicode61 remove_diacritics 2'
);

-- Who acts and who is acted on, by name where the report's actors have one.
CREATE VIEW v_participants AS
SELECT p.article, p.event, p.side, p.position, ifnull(a.name, p.quote) AS name, p.quote,
    p.country, p.sector, p.actor, p.start, p.end
FROM participant p
LEFT JOIN actor a ON a.article = p.article AND a.position = p.actor;

-- What is said, by whom and on what terms: one row for each statement.
CREATE VIEW v_statements AS
SELECT s.record_id, r.report_id, r.doc_id, r.title, r.outlet, r.published,
    ifnull(a.name, s.speaker) AS speaker, s.speaker_country, s.speaker_sector, s.terms,
    s.quote AS cue, s.kind, s.addressee, s.date,
    (SELECT group_concat(quote, ' … ') FROM (
        SELECT quote FROM statement_content c
        WHERE c.article = s.article AND c.statement = s.position ORDER BY c.position)) AS content,
    s.rule, s.article, s.position, s.start, s.end
FROM statement s
JOIN article r ON r.id = s.article
LEFT JOIN actor a ON a.article = s.article AND a.position = s.speaker_actor;

-- Who did what to whom: one row for each event; several parties stand in one field, in order.
CREATE VIEW v_events AS
SELECT e.record_id, r.report_id, r.doc_id, r.title, r.outlet, r.published,
    e.type, e.mode, e.factuality, e.quote AS trigger,
    (SELECT group_concat(name, '; ') FROM (
        SELECT name FROM v_participants p WHERE p.article = e.article AND p.event = e.position
        AND p.side = 'actor' ORDER BY p.position)) AS actors,
    (SELECT group_concat(country, '; ') FROM (
        SELECT DISTINCT country FROM participant p WHERE p.article = e.article
        AND p.event = e.position AND p.side = 'actor' ORDER BY p.position)) AS actor_countries,
    (SELECT group_concat(sector, '; ') FROM (
        SELECT DISTINCT sector FROM participant p WHERE p.article = e.article
        AND p.event = e.position AND p.side = 'actor' ORDER BY p.position)) AS actor_sectors,
    (SELECT group_concat(name, '; ') FROM (
        SELECT name FROM v_participants p WHERE p.article = e.article AND p.event = e.position
        AND p.side = 'recipient' ORDER BY p.position)) AS recipients,
    (SELECT group_concat(country, '; ') FROM (
        SELECT DISTINCT country FROM participant p WHERE p.article = e.article
        AND p.event = e.position AND p.side = 'recipient' ORDER BY p.position))
        AS recipient_countries,
    (SELECT group_concat(sector, '; ') FROM (
        SELECT DISTINCT sector FROM participant p WHERE p.article = e.article
        AND p.event = e.position AND p.side = 'recipient' ORDER BY p.position))
        AS recipient_sectors,
    e.date, t.from_day, t.to_day, e.date_basis,
    l.name AS place, l.country AS place_country, l.lat, l.lon,
    ifnull(sa.name, s.speaker) AS attributed_to, s.terms AS attributed_terms,
    e.rule, e.article, e.position, e.start, e.end
FROM event e
JOIN article r ON r.id = e.article
LEFT JOIN time t ON t.article = e.article AND t.position = e.time
LEFT JOIN place l ON l.article = e.article AND l.position = e.place
LEFT JOIN statement s ON s.article = e.article AND s.position = e.attributed
LEFT JOIN actor sa ON sa.article = s.article AND sa.position = s.speaker_actor;

-- How many, and who says so: one row for each figure.
CREATE VIEW v_figures AS
SELECT f.record_id, r.report_id, r.doc_id, r.title, r.outlet, r.published,
    f.quote, f.low, f.high, f.bound, f.unit, f.kind,
    ifnull(sa.name, s.speaker) AS attributed_to, s.terms AS attributed_terms,
    f.rule, f.article, f.position, f.start, f.end
FROM figure f
JOIN article r ON r.id = f.article
LEFT JOIN statement s ON s.article = f.article AND s.position = f.attributed
LEFT JOIN actor sa ON sa.article = s.article AND sa.position = s.speaker_actor;
