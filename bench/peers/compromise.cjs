// compromise: its own tags, people, places and organizations; punctuation is not a word to it.
'use strict';
const { main, mark } = require('./door.cjs');

let nlp;

function load() {
  nlp = require('compromise');
}

// ---------------------------------------------------------------- its tags to universal ones

// The first row that matches decides. A tag is compromise's; words narrow it where compromise draws no line.
const UPOS = [
  // tag            words                                                  universal tag
  ['Url',           null,                                                  'X'],
  ['Email',         null,                                                  'X'],
  ['Emoticon',      null,                                                  'SYM'],
  ['Emoji',         null,                                                  'SYM'],
  ['Negative',      /^(?:not|n['’]?t|nt)$/,                                'PART'],
  ['Negative',      /^no$/,                                                'DET'],
  ['Pronoun',       null,                                                  'PRON'],
  ['Reflexive',     null,                                                  'PRON'],
  ['There',         null,                                                  'PRON'],
  ['QuestionWord',  /^(?:who|whom|whose|what|which|that)/,                 'PRON'],
  ['QuestionWord',  null,                                                  'ADV'],
  ['Copula',        null,                                                  'AUX'],
  ['Modal',         null,                                                  'AUX'],
  ['Auxiliary',     null,                                                  'AUX'],
  ['WeekDay',       null,                                                  'PROPN'],
  ['Month',         null,                                                  'PROPN'],
  ['Holiday',       null,                                                  'PROPN'],
  ['Demonym',       null,                                                  'ADJ'],
  ['Ordinal',       null,                                                  'ADJ'],
  ['Person',        null,                                                  'PROPN'],
  ['Place',         null,                                                  'PROPN'],
  ['Organization',  null,                                                  'PROPN'],
  ['ProperNoun',    null,                                                  'PROPN'],
  ['Acronym',       null,                                                  'PROPN'],
  ['Cardinal',      null,                                                  'NUM'],
  ['Value',         null,                                                  'NUM'],
  ['NumericValue',  null,                                                  'NUM'],
  ['Verb',          null,                                                  'VERB'],
  ['Adjective',     null,                                                  'ADJ'],
  ['Adverb',        null,                                                  'ADV'],
  ['Determiner',    null,                                                  'DET'],
  ['Preposition',   null,                                                  'ADP'],
  ['Particle',      null,                                                  'ADP'],
  ['Conjunction',   /^(?:and|or|but|nor|yet|&)$/,                          'CCONJ'],
  ['Conjunction',   /^to$/,                                                'PART'],
  ['Conjunction',   null,                                                  'SCONJ'],
  ['Expression',    null,                                                  'INTJ'],
  ['Noun',          null,                                                  'NOUN'],
];

function upos(tags, form, next) {
  if (!/[\p{L}\p{N}]/u.test(form)) return mark(form);
  const word = form.toLowerCase();
  if (word === 'to') return next && next.has('Infinitive') ? 'PART' : 'ADP';
  const row = UPOS.find(([tag, words]) => tags.has(tag) && (!words || words.test(word)));
  return row ? row[2] : 'X';
}

// ---------------------------------------------------------------- its terms as words

// Treebanks cut “John's”, “don't”, “cannot” and “$5” in two; compromise keeps the term whole and adds empty terms for what it implies.
const CUTS = /^([$£€#])(?=.)|(?<=.)(n['’]t|['’](?:s|m|d|re|ve|ll)|(?<=s)['’]|(?<=^can)not|(?<=^gon|^wan)na|(?<=^got)ta|%)$/i;

function cut(term) {
  const match = CUTS.exec(term);
  if (!match) return [term];
  return match[1] ? [match[1], ...cut(term.slice(1))] : [...cut(term.slice(0, match.index)), match[0]];
}

/** Sentences of terms with their places; the terms hold all of the text. */
function terms(doc, text) {
  let at = 0;
  const res = doc.docs.map((sentence) => sentence.map((term) => {
    const start = at + term.pre.length;
    at = start + term.text.length + term.post.length;
    return { term, start, end: start + term.text.length };
  }));
  if (at !== text.length) throw new Error(`compromise changed “${text}”`);
  return res;
}

function analyse(text) {
  return terms(nlp(text), text).map((sentence) => {
    const res = [];
    const marks = (from, to) => {
      for (const { 0: form, index } of text.slice(from, to).matchAll(/(\S)\1*/gu)) {
        res.push({ start: from + index, end: from + index + form.length, upos: mark(form) });
      }
    };
    sentence.forEach(({ term, start, end }, i) => {
      marks(start - term.pre.length, start);
      let implied = 1;
      while (sentence[i + implied] && sentence[i + implied].term.implicit && !sentence[i + implied].term.text) implied++;
      // An emoji may have its blank inside.
      const form = term.text.trim();
      const pieces = form ? cut(form) : [];
      let from = start + term.text.indexOf(form);
      pieces.forEach((form, n) => {
        const own = n < implied ? sentence[i + n].term.tags : term.tags;
        const next = sentence[i + implied] && sentence[i + implied].term.tags;
        const possessive = n > 0 && /^['’]s?$/i.test(form) && n >= implied;
        res.push({ start: from, end: from + form.length, upos: possessive ? 'PART' : upos(own, form, next) });
        from += form.length;
      });
      marks(end, end + term.post.length);
    });
    return res;
  });
}

function names(text) {
  const doc = nlp(text);
  const places = new Map(terms(doc, text).flat().map((place) => [place.term, place]));
  return [['people', 'PER'], ['organizations', 'ORG'], ['places', 'LOC']].flatMap(([kind, type]) =>
    doc[kind]().docs.map((found) => {
      const spans = found.map((term) => places.get(term)).filter(Boolean);
      const last = spans[spans.length - 1];
      const possessive = /['’]s?$/i.exec(last.term.text);
      return { start: spans[0].start, end: last.end - (possessive ? possessive[0].length : 0), type };
    }));
}

function work(text) {
  const doc = nlp(text);
  return [doc.json({ offset: true }), doc.people().json(), doc.places().json(), doc.organizations().json()];
}

main({ load, analyse, names, work });
