//! Which time governs an act: for a verb or event noun, the time expression that says when.
//!
//! A time hangs on a word of the tree. It governs that word's act outright, and by way of the grammar
//! the acts that share its clause ("a trial opened Monday", "killed Thursday in an airstrike") or go
//! along with it ("attacked a train Tuesday, taking hundreds hostage"). What somebody said on a day
//! did not happen on it, so the content of speech takes no date from its cue; nor does what lies
//! before, after or under a condition.

use annals_core::{
    Annotated, BlockKind, EventDate, EventDateBasis, Relation, TimeIdx, Timex, TimexKind, TokenIdx,
    TokenRange, Upos, Xpos,
};
use annals_lexicon::Lexicon;

/// A time that governs an act, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Governing {
    /// The time, and whether it stands in the act's own clause.
    pub date: EventDate,
    /// How it governs the act.
    pub reason: Reason,
}

/// How a time governs an act.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// "attacked on Monday", "Tuesday's attack", "the 2004 bombing"
    Hangs,
    /// "the offensive launched in March", "violence that began March 6"
    Described,
    /// "a trial opened Monday", "carried out airstrikes in December"
    Clause,
    /// "was killed Thursday in an airstrike"
    Within,
    /// "On Monday the rebels attacked and the army fled"
    Joined,
    /// "attacked a train Tuesday, taking hundreds hostage"
    GoesAlong,
    /// "the 2004 bombing of a base that killed ten"
    Relative,
}

/// The times of a report by the words they hang on.
#[derive(Debug)]
pub struct Governors<'d, 't> {
    doc: &'d Annotated<'t>,
    lexicon: &'d Lexicon,
    /// The words that times hang on, sorted, with the head of each time.
    hung: Vec<(TokenIdx, TimeIdx, TokenIdx)>,
    /// The tokens of times, in order.
    told: Vec<(TokenRange, TimeIdx)>,
}

impl<'d, 't> Governors<'d, 't> {
    /// Finds what each date and time of day hangs on.
    #[must_use]
    pub fn new(doc: &'d Annotated<'t>, times: &[Timex], lexicon: &'d Lexicon) -> Self {
        let (mut hung, mut told) = (vec![], vec![]);
        for (at, time) in (0..).zip(times) {
            let dated = matches!(time.kind, TimexKind::Date | TimexKind::Time)
                && time.value.date().is_some();
            let Some(head) = doc.head_of(time.span).filter(|_| dated) else { continue };
            let range = doc.range_in(time.span);
            if is_of_picture(doc, range) {
                continue;
            }
            told.push((range, TimeIdx(at)));
            if let Some(word) = hangs_on(doc, range, head) {
                hung.push((word, TimeIdx(at), head));
            }
        }
        hung.sort_unstable();
        told.sort_unstable();
        Self { doc, lexicon, hung, told }
    }

    /// The time that governs the act of a verb or noun, or none.
    #[must_use]
    pub fn of(&self, trigger: TokenIdx) -> Option<Governing> {
        match self.is_verb(trigger) {
            // "Tuesday's train hijacking": a noun that looks like a verb.
            true => self.of_verb(trigger, 3),
            false => self.of_noun(trigger, 3),
        }
    }

    fn is_verb(&self, token: TokenIdx) -> bool {
        matches!(self.doc.upos(token), Upos::Verb | Upos::Aux)
    }

    /// The nearest time that hangs on a word itself.
    fn own(&self, word: TokenIdx) -> Option<TimeIdx> {
        let first = self.hung.partition_point(|(on, ..)| *on < word);
        let own = self.hung[first..].iter().take_while(|(on, ..)| *on == word);
        let own = own.filter(|(_, _, head)| !self.is_bounded(*head));
        own.min_by_key(|(_, _, head)| head.0.abs_diff(word.0)).map(|(_, time, _)| *time)
    }

    /// The time that holds a token.
    fn time_of(&self, token: TokenIdx) -> Option<TimeIdx> {
        let at = self.told.partition_point(|(range, _)| range.end <= token);
        self.told.get(at).filter(|(range, _)| range.holds(token)).map(|(_, time)| *time)
    }

    /// "since Monday", "until Monday", "after Monday": a bound and no date.
    fn is_bounded(&self, time: TokenIdx) -> bool {
        const BOUNDS: [&str; 8] =
            ["since", "until", "till", "after", "before", "from", "following", "ahead"];
        let children = self.doc.children(time).iter().copied();
        children
            .filter(|child| self.doc.relation(*child).base() == Relation::Case)
            .any(|case| BOUNDS.iter().any(|word| self.doc.is(case, word)))
    }

    fn of_verb(&self, verb: TokenIdx, depth: u8) -> Option<Governing> {
        if let Some(time) = self.own(verb) {
            return explicit(time, Reason::Hangs);
        }
        let depth = depth.checked_sub(1)?;
        let head = self.doc.head(verb)?;
        // The parser took the time for the noun it stands by: "a train Tuesday, taking hostages".
        let gerund = head < verb && self.doc.xpos(verb) == Xpos::Vbg;
        if let Some(time) = self.time_of(head).filter(|_| gerund) {
            return self.inferred(explicit(time, Reason::GoesAlong), Reason::GoesAlong);
        }
        match self.doc.relation(verb).base() {
            Relation::Conj if self.is_verb(head) && self.same_side(verb, head) => {
                self.inferred(self.of_verb(head, depth), Reason::Joined)
            }
            Relation::Advcl | Relation::Xcomp if self.is_verb(head) && self.goes_along(verb) => {
                let found = self.of_verb(head, depth).or_else(|| self.of_subject(head));
                self.inferred(found, Reason::GoesAlong)
            }
            // "the announcement that they had agreed" tells of an earlier day.
            Relation::Acl if !self.is_verb(head) && !self.looks_further_back(verb) => {
                let found = self.own(head).map(|time| explicit(time, Reason::Relative));
                let found = found.unwrap_or_else(|| self.of_place(verb, head, depth));
                self.inferred(found, Reason::Relative)
            }
            _ => None,
        }
    }

    /// "An offensive launched in March has gone well, pushing them out."
    fn of_subject(&self, verb: TokenIdx) -> Option<Governing> {
        let subject = self.doc.child(verb, Relation::Nsubj)?;
        // The parser may take the participle for the subject.
        let participle = self.doc.xpos(subject) == Xpos::Vbn;
        let found = self.of_noun(subject, 0);
        found.filter(|found| participle || found.reason == Reason::Described)
    }

    /// "the 2004 bombing of a base that killed ten", "violence began March 6 in the region, where
    /// forces clashed"
    fn of_place(&self, verb: TokenIdx, noun: TokenIdx, depth: u8) -> Option<Governing> {
        let over = self.doc.head(noun)?;
        match self.doc.relation(noun).base() {
            Relation::Nmod if !self.is_verb(over) => {
                self.own(over).and_then(|time| explicit(time, Reason::Relative))
            }
            Relation::Obl if self.is_verb(over) && self.asks_where(verb) => {
                self.of_verb(over, depth)
            }
            _ => None,
        }
    }

    fn looks_further_back(&self, verb: TokenIdx) -> bool {
        let had = self.doc.children(verb).iter().any(|child| self.doc.is(*child, "had"));
        had || self.is_content(verb)
    }

    /// "the allegation that it was planned"
    fn is_content(&self, verb: TokenIdx) -> bool {
        let mut children = self.doc.children(verb).iter().copied();
        children.any(|child| {
            self.doc.is(child, "that") && self.doc.relation(child).base() == Relation::Mark
        })
    }

    fn asks_where(&self, verb: TokenIdx) -> bool {
        self.doc.children(verb).iter().any(|child| self.doc.is(*child, "where"))
    }

    fn of_noun(&self, noun: TokenIdx, depth: u8) -> Option<Governing> {
        if let Some(time) = self.own(noun) {
            return explicit(time, Reason::Hangs);
        }
        // "an offensive launched in March", "violence that began March 6"
        let clauses = self.doc.children(noun).iter().copied();
        let clauses = clauses.filter(|child| {
            self.doc.relation(*child).base() == Relation::Acl && !self.is_content(*child)
        });
        let behind = |verb: TokenIdx, time: &TimeIdx| {
            self.told.iter().any(|(range, told)| told == time && range.first > verb)
        };
        let mut described = clauses.filter(|verb| self.is_light(*verb));
        let described = described.find_map(|verb| self.own(verb).filter(|time| behind(verb, time)));
        if let Some(time) = described {
            return explicit(time, Reason::Described);
        }
        // "a meeting Thursday", "the airstrike Monday", where no verb before them claims the time
        let timed = self.doc.head(noun).filter(|head| self.time_of(*head).is_some());
        let within = timed.is_none_or(|time| self.is_within(time) || self.is_within(noun));
        if let Some(time) = noun.offset(1).and_then(|next| self.time_of(next))
            && within
            && !self.is_object(noun)
        {
            return explicit(time, Reason::Hangs);
        }
        // "During a visit for a meeting Thursday, he spoke."
        let purpose = self.doc.children(noun).iter().copied().filter(|child| {
            *child > noun
                && self.doc.relation(*child).base() == Relation::Nmod
                && self.doc.children(*child).iter().any(|case| self.doc.is(*case, "for"))
        });
        let depth = depth.checked_sub(1)?;
        let served = purpose.into_iter().find_map(|child| self.of_noun(child, 0));
        if served.is_some() {
            return self.inferred(served, Reason::Joined);
        }
        let head = self.doc.head(noun)?;
        let clause = |reason| self.own(head).and_then(|time| explicit(time, reason));
        match self.doc.relation(noun).base() {
            Relation::Nsubj
                if self.is_verb(head) && !self.is_telling(head) && !self.is_present(head) =>
            {
                let found = clause(Reason::Clause);
                found.or_else(|| self.of_verb(head, depth).filter(|_| self.is_light(head)))
            }
            // "An offensive launched by the army in March", where the parser hangs it the other way
            Relation::Amod | Relation::Compound if self.is_light(head) => clause(Reason::Described),
            Relation::Obj if self.is_light(head) => {
                clause(Reason::Clause).or_else(|| self.of_verb(head, depth))
            }
            Relation::Obl if self.is_verb(head) && self.is_within(noun) => clause(Reason::Within),
            // "a series of airstrikes"
            Relation::Nmod if !self.is_verb(head) && self.is_measure(head) => {
                self.of_noun(head, depth)
            }
            Relation::Conj if !self.is_verb(head) => {
                self.inferred(self.of_noun(head, depth), Reason::Joined)
            }
            _ => None,
        }
    }

    /// "condemned the attack Monday": the day may be that of the verb.
    fn is_object(&self, noun: TokenIdx) -> bool {
        let over = self.doc.head(noun).filter(|over| self.is_verb(*over) && !self.is_light(*over));
        over.is_some() && self.doc.relation(noun).base() == Relation::Obj
    }

    fn is_present(&self, verb: TokenIdx) -> bool {
        matches!(self.doc.xpos(verb), Xpos::Vbz | Xpos::Vbp) && !self.is_light(verb)
    }

    fn inferred(&self, found: Option<Governing>, reason: Reason) -> Option<Governing> {
        let time = found?.date.time;
        Some(Governing { date: EventDate { time, basis: EventDateBasis::Inferred }, reason })
    }

    /// Whether two joined verbs both look back, or both ahead.
    fn same_side(&self, verb: TokenIdx, other: TokenIdx) -> bool {
        let ahead = |verb| {
            let children = self.doc.children(verb).iter();
            children.clone().any(|child| self.doc.xpos(*child) == Xpos::Md)
                || self.doc.xpos(verb) == Xpos::Vb
        };
        ahead(verb) == ahead(other) && !self.is_telling(other)
    }

    /// "taking hundreds hostage", "when the road was closed"; not "after it closed", "to retake it".
    fn goes_along(&self, verb: TokenIdx) -> bool {
        let marks = self.doc.children(verb).iter().copied();
        let mut marks = marks.filter(|child| {
            matches!(self.doc.relation(*child).base(), Relation::Mark | Relation::Case)
        });
        let along = ["as", "when", "while"];
        let marked = marks.next();
        let gerund = self.doc.xpos(verb) == Xpos::Vbg;
        match marked {
            None => gerund || self.asks_where(verb),
            Some(mark) => along.iter().any(|word| self.doc.is(mark, word)),
        }
    }

    /// "in an airstrike", "at a meeting", "during a visit"
    fn is_within(&self, noun: TokenIdx) -> bool {
        const WITHIN: [&str; 4] = ["in", "at", "during", "with"];
        let children = self.doc.children(noun).iter().copied();
        let mut cases = children.filter(|child| self.doc.relation(*child).base() == Relation::Case);
        cases.any(|case| WITHIN.iter().any(|word| self.doc.is(case, word)))
    }

    /// "a series of", "a number of"
    fn is_measure(&self, noun: TokenIdx) -> bool {
        const MEASURES: [&str; 7] =
            ["series", "number", "wave", "spate", "string", "round", "dozen"];
        MEASURES.contains(&self.doc.lemma(noun))
    }

    fn is_light(&self, verb: TokenIdx) -> bool {
        self.is_verb(verb) && self.lexicon.events.light_verb(self.doc.lemma(verb)).is_some()
    }

    fn is_telling(&self, verb: TokenIdx) -> bool {
        self.lexicon.times.is_utterance(self.doc.lemma(verb))
    }
}

fn explicit(time: TimeIdx, reason: Reason) -> Option<Governing> {
    Some(Governing { date: EventDate { time, basis: EventDateBasis::Explicit }, reason })
}

/// The date that closes a caption is that of the picture: "shakes hands, Nov. 23, 2015."
fn is_of_picture(doc: &Annotated, time: TokenRange) -> bool {
    let caption = doc.sentence(doc.sentence_of(time.first)).block == BlockKind::Caption;
    caption && time.first.offset(-1).is_some_and(|before| doc.is(before, ","))
}

/// The word that a time hangs on, whatever small thing the parser took it for: a noun that it stands
/// before ("Tuesday's train hijacking") or is linked to ("the attack on Monday"), else the verb:
/// "opened in Paris Monday", "the army moved into the valley on Monday".
fn hangs_on(doc: &Annotated, range: TokenRange, time: TokenIdx) -> Option<TokenIdx> {
    let genitive = ["'s", "’s", "'", "’"].iter().any(|mark| doc.is(range.end, mark));
    let head = doc.head(time)?;
    let attributive = doc.upos(range.end) == Upos::Noun
        && matches!(
            doc.relation(time).base(),
            Relation::Compound | Relation::Nummod | Relation::Amod
        )
        && head > time;
    if genitive || attributive {
        let first = if genitive { range.end.offset(1)? } else { range.end };
        return Some(last_of_nouns(doc, first));
    }
    let noun = |token| matches!(doc.upos(token), Upos::Noun | Upos::Propn | Upos::Num);
    let linked =
        doc.children(time).iter().any(|child| doc.relation(*child).base() == Relation::Case);
    let kept = linked && doc.upos(head) == Upos::Noun && head < time;
    if kept || !noun(head) {
        return Some(head);
    }
    // A copula's noun is a clause of its own.
    let clausal = |token: &TokenIdx| {
        let copula = doc.children(*token).iter().any(|child| doc.relation(*child) == Relation::Cop);
        copula || matches!(doc.upos(*token), Upos::Verb | Upos::Aux | Upos::Adj)
    };
    let mut over = std::iter::once(head).chain(doc.ancestors(head)).take(6);
    over.find(clausal).or(Some(head))
}

/// The last word of the nouns that begin at a token: "train hijacking", "deadly hostage-taking".
fn last_of_nouns(doc: &Annotated, first: TokenIdx) -> TokenIdx {
    let sentence = doc.sentence(doc.sentence_of(first));
    let mut last = first;
    let mut at = first;
    while at < sentence.end {
        match doc.upos(at) {
            Upos::Noun | Upos::Propn => last = at,
            Upos::Adj | Upos::Num => {}
            Upos::Verb if doc.xpos(at) == Xpos::Vbg => last = at,
            Upos::Punct if doc.is(at, "-") => {}
            _ => break,
        }
        at = TokenIdx(at.0 + 1);
    }
    last
}
