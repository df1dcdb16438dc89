// Puts Markdown around what is selected in a text field: buttons above it, Ctrl+B, Ctrl+I and Ctrl+K in it. What is marked already loses its marks.
import { put } from './edit.js';

const pairs = { bold: '**', italic: '*', strike: '~~' };
const starts = { list: '- ', heading: '# ' };

for (const bar of document.querySelectorAll('.toolbar[data-for]')) {
  const field = document.getElementById(bar.dataset.for);
  const buttons = [...bar.querySelectorAll('button')];
  bar.addEventListener('click', event => {
    const button = event.target.closest('button');
    if (button) run(button.dataset.mark, field, bar);
  });
  // One stop for Tab, arrows within: the pattern that screen readers announce for a toolbar.
  bar.addEventListener('keydown', event => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const next = buttons[(buttons.indexOf(document.activeElement) + step + buttons.length) % buttons.length];
    for (const button of buttons) button.tabIndex = button === next ? 0 : -1;
    next.focus();
  });
  field.addEventListener('keydown', event => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    // On a Russian keyboard the same key gives another letter.
    const key = /^[a-z]$/i.test(event.key) ? event.key.toUpperCase() : event.code.replace('Key', '');
    const button = buttons.find(one => one.dataset.key === key);
    if (!button) return;
    event.preventDefault();
    run(button.dataset.mark, field, bar);
  });
}

function run(mark, field, bar) {
  if (pairs[mark]) wrap(field, pairs[mark]);
  else if (starts[mark]) prefix(field, starts[mark]);
  else link(field, bar.dataset.words);
}

function selection(field) {
  let { selectionStart: start, selectionEnd: end } = field;
  // Markdown takes no mark that a blank stands beside.
  while (start < end && /\s/.test(field.value[start])) start++;
  while (end > start && /\s/.test(field.value[end - 1])) end--;
  return { start, end };
}

function wrap(field, mark) {
  const { start, end } = selection(field);
  const text = field.value;
  const words = text.slice(start, end);
  const has = one => one.length >= 2 * mark.length && one.startsWith(mark) && one.endsWith(mark) && isWhole(one, mark);
  if (has(words)) return replace(field, start, end, words.slice(mark.length, -mark.length));
  const around = text.slice(Math.max(0, start - mark.length), end + mark.length);
  if (words && has(around) && isAlone(text, start - mark.length, end + mark.length, mark)) return replace(field, start - mark.length, end + mark.length, words);
  if (!words) {
    put(field, start, end, mark + mark);
    field.setSelectionRange(start + mark.length, start + mark.length);
    return;
  }
  // A mark ends with its line.
  replace(field, start, end, words.split('\n').map(part => part.replace(/^(\s*(?:[-*>] |\d+\. )?)(.*?)(\s*)$/s, (_, head, middle, tail) => (middle ? head + mark + middle + mark + tail : part))).join('\n'));
}

// Of two stars one is no italic.
function isWhole(words, mark) {
  return mark !== '*' || !words.startsWith('**') || words.startsWith('***');
}

function isAlone(text, start, end, mark) {
  return mark !== '*' || (text[start - 1] !== '*' && text[end] !== '*') || (text[start - 2] === '*' && text[end + 1] === '*');
}

function prefix(field, sign) {
  const text = field.value;
  const start = text.slice(0, field.selectionStart).lastIndexOf('\n') + 1;
  const next = text.indexOf('\n', Math.max(field.selectionStart, field.selectionEnd - 1));
  const end = next < 0 ? text.length : next;
  const lines = text.slice(start, end).split('\n');
  const isOn = lines.every(one => !one.trim() || one.startsWith(sign));
  const changed = lines.map(one => (isOn ? one.replace(sign, '') : one.trim() || lines.length === 1 ? sign + one.replace(/^(?:- |#{1,6} )/, '') : one)).join('\n');
  put(field, start, end, changed);
  if (lines.length > 1) field.setSelectionRange(start, start + changed.length);
}

function link(field, placeholder) {
  const { start, end } = selection(field);
  const words = field.value.slice(start, end);
  const isAddress = /^https?:\/\/\S+$/i.test(words);
  const text = isAddress || !words ? placeholder : words.replace(/\n/g, ' ');
  const address = isAddress ? words : 'https://';
  put(field, start, end, `[${text}](${address})`);
  // What is still missing is selected, ready to be typed over.
  const from = text === placeholder ? start + 1 : start + text.length + 3;
  field.setSelectionRange(from, from + (text === placeholder ? text.length : address.length));
}

function replace(field, start, end, words) {
  put(field, start, end, words);
  field.setSelectionRange(start, start + words.length);
}
