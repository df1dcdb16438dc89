// Shows what the program says while somebody writes: findings, lengths, times, previews. The server judges and renders; this asks it after a pause in typing, puts
// each part of its answer in its place, and tells when the line is cut.
import { put } from './edit.js';
import { patch } from './patch.js';
import { moved } from './place.js';
import { attach, mark, reveal } from './underline.js';
import { isKept } from './buffer.js';

const pause = 500;
const retries = [2000, 5000, 10000, 20000];
const patience = 20000;

const form = document.querySelector('form[data-findings]');
const box = document.getElementById('findings');
const line = document.getElementById('line');
let timer;
let asked = 0;
let failed = 0;
// The texts that the findings on the page are about.
let judged = {};

document.documentElement.classList.add('js');
if (form && box) {
  for (const field of form.querySelectorAll('textarea[data-underline]')) attach(field);
  form.addEventListener('input', event => {
    if (event.target.type !== 'file') askAfter(pause);
  });
  form.addEventListener('change', () => askAfter(pause));
  box.addEventListener('click', clicked);
  addEventListener('online', () => askAfter(0));
  ask();
}

function askAfter(wait) {
  clearTimeout(timer);
  timer = setTimeout(ask, wait);
}

async function ask() {
  clearTimeout(timer);
  const mine = ++asked;
  const texts = Object.fromEntries(['title', 'text', 'gospublic'].map(name => [name, form.elements[name]?.value ?? '']));
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') fields.append(name, value);
  fields.append('_zone', Intl.DateTimeFormat().resolvedOptions().timeZone ?? '');
  const answer = await fetch(form.dataset.findings, { method: 'POST', body: fields, headers: { Accept: 'text/html' }, signal: AbortSignal.timeout(patience) }).then(read).catch(() => null);
  if (mine !== asked) return;
  if (answer === null || answer.status >= 500) return cut();
  const fresh = new DOMParser().parseFromString(answer.body, 'text/html');
  const parts = fresh.querySelectorAll('[data-part]');
  failed = 0;
  // A page instead of our parts: somebody has to sign in again.
  say(parts.length > 0 ? '' : line?.dataset.ended);
  if (parts.length === 0) return;
  judged = texts;
  for (const part of parts) {
    const place = document.getElementById(part.dataset.part);
    if (place) patch(place, part);
  }
  underline();
}

async function read(answer) {
  return { status: answer.status, body: await answer.text() };
}

function cut() {
  say(isKept() ? line?.dataset.offline : line?.dataset.unkept ?? line?.dataset.offline);
  askAfter(retries[Math.min(failed++, retries.length - 1)]);
}

function say(words) {
  if (line && line.textContent !== (words ?? '')) line.textContent = words ?? '';
}

function underline() {
  for (const field of form.querySelectorAll('textarea[data-underline]')) {
    const marks = [...box.querySelectorAll(`li[data-field="${field.name}"]`)].map(item => ({ start: Number(item.dataset.start), length: Number(item.dataset.length), severity: item.dataset.severity }));
    mark(field, judged[field.name] ?? '', marks);
  }
}

/** The place that an element names, in the field's words of now. */
function placeOf(element) {
  const field = form.elements[element.dataset.field];
  const start = Number(element.dataset.start);
  const place = field && moved(judged[field.name] ?? '', field.value, start, start + Number(element.dataset.length));
  return place ? { field, ...place } : null;
}

function clicked(event) {
  const fix = event.target.closest('button[data-put]');
  if (fix) {
    // The form's own way stays for whoever has no script; here the words change in the field, can be undone, and nothing is loaded anew.
    event.preventDefault();
    const place = placeOf(fix);
    if (!place) return ask();
    show(place.field);
    put(place.field, place.start, place.end, fix.dataset.put);
    if (place.field.localName === 'textarea') reveal(place.field, place.start, place.start + fix.dataset.put.length);
    ask().then(() => say(line?.dataset.fixed));
    return;
  }
  const item = event.target.closest('li[data-field]');
  const isOwn = event.target.closest('button:not(.goto), a, summary, input');
  // Whoever marks a finding's words to copy them does not want to be taken away.
  if (!item || isOwn || !getSelection().isCollapsed) return;
  const place = placeOf(item);
  if (!place) return;
  show(place.field);
  place.field.focus();
  place.field.setSelectionRange(place.start, place.end);
  if (place.field.localName === 'textarea') reveal(place.field, place.start, place.end);
  place.field.scrollIntoView({ block: 'nearest' });
}

function show(field) {
  const folded = field.closest('details');
  if (folded) folded.open = true;
}
