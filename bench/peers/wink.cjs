// wink-nlp with wink-eng-lite-web-model: universal tags, sentences; its entities are dates, amounts and the like, no names.
'use strict';
const { main } = require('./door.cjs');

let nlp;
let its;

function load() {
  nlp = require('wink-nlp')(require('wink-eng-lite-web-model'));
  its = nlp.its;
}

function analyse(text) {
  const doc = nlp.readDoc(text);
  const forms = doc.tokens().out(its.value);
  const tags = doc.tokens().out(its.pos);
  const lengths = [];
  doc.sentences().each((sentence) => lengths.push(sentence.tokens().length()));
  const res = [];
  let at = 0;
  let i = 0;
  for (const length of lengths) {
    const sentence = [];
    for (const last = i + length; i < last; i++) {
      if (!forms[i].trim()) continue;
      const start = text.indexOf(forms[i], at);
      if (start < 0 || text.slice(at, start).trim()) throw new Error(`“${forms[i]}” is not at ${at} of “${text}”`);
      at = start + forms[i].length;
      sentence.push({ start, end: at, upos: tags[i] });
    }
    res.push(sentence);
  }
  return res;
}

function work(text) {
  const doc = nlp.readDoc(text);
  return [doc.tokens().out(its.pos), doc.tokens().out(its.lemma), doc.entities().out(its.detail)];
}

main({ load, analyse, work });
