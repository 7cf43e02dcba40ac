// What the JavaScript peers share: the door `annals parse` has, so that one scorer serves all, and the clock.
//
//   PROG parse              text in, CoNLL-U with TokenRange out
//   PROG parse --tokenized  CoNLL-U with forms in, the same words with tags (and names) out
//   PROG speed PASSES       a JSON list of texts in, processor seconds a pass and peak memory out
//
// A peer is { load, analyse, names?, work }. `analyse(text)` gives sentences of pieces
// { start, end, upos } in UTF-16 offsets; `names(text)` gives { start, end, type }.
'use strict';
const fs = require('fs');

exports.main = function main(peer) {
  const [verb, option] = process.argv.slice(2);
  const input = fs.readFileSync(0, 'utf8');
  if (verb === 'speed') return speed(peer, JSON.parse(input), Number(option));
  peer.load();
  process.stdout.write(option === '--tokenized' ? tokenized(peer, input) : raw(peer, input));
};

// ---------------------------------------------------------------- raw text

// Paragraph by paragraph: an empty line ends a sentence for every tool, and none can trip over it.
function raw(peer, text) {
  const points = codePoints(text);
  const res = [];
  for (const { 0: paragraph, index } of text.matchAll(/(?:[^\n]|\n(?![ \t]*\n))+/g)) {
    for (const sentence of peer.analyse(paragraph)) {
      sentence.forEach(({ start, end, upos }, i) => {
        const range = `TokenRange=${points[index + start]}:${points[index + end]}`;
        res.push(line(i + 1, paragraph.slice(start, end), upos, range));
      });
      if (sentence.length) res.push('');
    }
  }
  return res.join('\n') + '\n';
}

// Offset in UTF-16 -> offset in code points.
function codePoints(text) {
  const res = new Uint32Array(text.length + 1);
  let n = 0;
  for (let i = 0; i < text.length; i++) {
    res[i] = n;
    const low = text.charCodeAt(i + 1);
    const pair = text.charCodeAt(i) >> 10 === 0x36 && low >> 10 === 0x37;
    if (!pair) n++;
  }
  res[text.length] = n;
  return res;
}

// ---------------------------------------------------------------- given words

// Neither tool takes words well, so they are given text that reads as if it had been typed, and each
// word takes the tag of the piece that its first letter falls in.
function tokenized(peer, conllu) {
  const res = [];
  for (const block of conllu.split('\n\n')) {
    const forms = block.split('\n').filter(Boolean).map((row) => row.split('\t')[1]);
    if (!forms.length) continue;
    const { text, spans } = typed(forms);
    const pieces = peer.analyse(text).flat();
    const labels = forms.map(() => '_');
    for (const name of peer.names ? peer.names(text) : []) {
      const words = spans.flatMap(({ start, end }, i) => (start >= name.start && end <= name.end ? [i] : []));
      if (words.some((i) => labels[i] !== '_')) continue;
      words.forEach((i, n) => { labels[i] = `NER=${n ? 'I' : 'B'}-${name.type}`; });
    }
    forms.forEach((form, i) => {
      const { start } = spans[i];
      const piece = pieces.find((piece) => piece.start <= start && start < piece.end);
      res.push(line(i + 1, form, piece ? piece.upos : mark(form), labels[i]));
    });
    res.push('');
  }
  return res.join('\n') + '\n';
}

const NO_BLANK_BEFORE = /^(?:[.,;:!?%)\]}’”]|\.\.+|n['’]t|['’](?:s|m|d|re|ve|ll)|['’])$/i;
const NO_BLANK_AFTER = /^[(\[{$£€#“‘]$/;

function typed(forms) {
  let text = '';
  const spans = [];
  let quoted = false;
  forms.forEach((form, i) => {
    const before = forms[i - 1];
    let blank = i > 0 && !NO_BLANK_BEFORE.test(form) && !NO_BLANK_AFTER.test(before);
    if (form === '"') { if (quoted) blank = false; quoted = !quoted; }
    else if (before === '"' && quoted) blank = false;
    if (blank) text += ' ';
    spans.push({ start: text.length, end: text.length + form.length });
    text += form;
  });
  return { text, spans };
}

// ---------------------------------------------------------------- words without a tag of the tool's

// The universal tag of a mark that a tool keeps beside its words.
function mark(form) {
  if (/[\p{L}\p{N}]/u.test(form)) return 'X';
  return /^[$£€¥%+=<>^~°§©|*#@&]+$/u.test(form) ? 'SYM' : 'PUNCT';
}
exports.mark = mark;

function line(i, form, upos, misc) {
  return `${i}\t${form.replace(/\s/g, ' ')}\t_\t${upos}\t_\t_\t_\t_\t_\t${misc}`;
}

// ---------------------------------------------------------------- speed

function speed(peer, texts, passes) {
  const seconds = (since) => {
    const { user, system } = process.cpuUsage(since);
    return (user + system) / 1e6;
  };
  peer.load();
  peer.work('Ready.');
  const load = seconds();
  const times = [];
  // The first pass warms the compiler and is not counted.
  for (let pass = 0; pass <= passes; pass++) {
    const since = process.cpuUsage();
    for (const text of texts) peer.work(text);
    if (pass) times.push(seconds(since));
  }
  const peak = /VmHWM:\s+(\d+)/.exec(fs.readFileSync('/proc/self/status', 'utf8'))[1];
  process.stdout.write(JSON.stringify({ load, passes: times, peak_kib: Number(peak) }));
}
