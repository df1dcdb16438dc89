// Keeps what is typed on this device until it is stored: a closed tab, a crash, a lost session or a dropped line loses nothing. It is kept under the person's id, so
// that nobody else is offered it; kept.js takes it away when it was stored and when that person signs out.
import { restorePictures } from './pictures.js';

const pause = 300;
const copies = 5;
// Of the form itself, not of a person.
const own = ['then', 'fix', 'schoolId', 'postId', 'consent-new', 'alt-new'];

const form = document.querySelector('form[data-buffer]');
const note = document.getElementById('kept');
let place = null;
let first = [];
let last = '';
let works = true;
let leaving = false;
let timer;

/** True when what stands in the form is on this device. */
export function isKept() {
  return Boolean(form) && place !== null && works;
}

if (form) start();

async function start() {
  first = snapshot();
  last = JSON.stringify(first);
  place = await findPlace(`draft/${form.dataset.buffer}`);
  const kept = load(place);
  // The form comes back with what was sent a moment ago: that is newer than anything kept.
  if ('again' in form.dataset) {
    // Nothing of it is stored, however little is changed from now on.
    [first, last] = [[], ''];
    keep();
  } else if (kept && JSON.stringify(kept.fields) !== JSON.stringify(first)) await offer(kept);
  else forget();
  form.addEventListener('input', soon);
  form.addEventListener('change', soon);
  // A phone may end a page in the background without another word.
  addEventListener('pagehide', keep);
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && keep());
  form.addEventListener('submit', event => {
    // Another script may hold it back until the pictures are there.
    if (event.defaultPrevented) return;
    leaving = true;
    keep(true);
  });
  addEventListener('beforeunload', event => {
    if (!leaving && !works && JSON.stringify(snapshot()) !== JSON.stringify(first)) event.preventDefault();
  });
  // Back from a page that could not be loaded.
  addEventListener('pageshow', () => (leaving = false));
}

function snapshot() {
  return [...new FormData(form)].filter(([name, value]) => typeof value === 'string' && !name.startsWith('_') && !own.includes(name));
}

function soon() {
  clearTimeout(timer);
  timer = setTimeout(keep, pause);
}

function keep(isSent = false) {
  const fields = snapshot();
  const now = JSON.stringify(fields);
  if (isSent !== true && now === last) return;
  last = now;
  if (now === JSON.stringify(first) && isSent !== true) return forget();
  works = attempt(() => localStorage.setItem(place, JSON.stringify({ at: Date.now(), version: version(), from: location.pathname, sent: isSent === true, fields })));
}

function forget() {
  attempt(() => localStorage.removeItem(place));
}

function load(name) {
  try {
    return JSON.parse(localStorage.getItem(name));
  } catch {
    return null;
  }
}

// A browser may forbid storage altogether, or have no room left.
function attempt(action) {
  try {
    action();
    return true;
  } catch {
    return false;
  }
}

function version() {
  return form.elements._version?.value ?? null;
}

// Two tabs that write two new posts must not write over each other: each holds a place of its own for as long as it lives.
async function findPlace(name) {
  const names = Array.from({ length: copies }, (_, i) => (i ? `${name}#${i + 1}` : name));
  const free = [];
  for (const one of names) {
    if (!(await isFree(one))) continue;
    if (load(one)) return hold(one);
    free.push(one);
  }
  return hold(free[0] ?? name);
}

async function isFree(name) {
  if (!navigator.locks) return true;
  return navigator.locks.request(name, { ifAvailable: true }, lock => lock !== null);
}

function hold(name) {
  // Never resolved: the lock ends with the page.
  navigator.locks?.request(name, { ifAvailable: true }, () => new Promise(() => {}));
  return name;
}

async function offer(kept) {
  const isSame = kept.version === version();
  const [words, show, discard] = [note.querySelector('p'), note.querySelector('[data-kept=show]'), note.querySelector('[data-kept=discard]')];
  words.textContent = (isSame ? note.dataset.restored : note.dataset.changed).replace('{0}', shown(kept.at));
  show.hidden = isSame;
  note.hidden = false;
  show.addEventListener('click', () => {
    note.hidden = true;
    apply(kept.fields);
  });
  discard.addEventListener('click', () => {
    note.hidden = true;
    forget();
    if (isSame) apply(first);
    form.elements.text.focus();
  });
  if (isSame) await apply(kept.fields);
}

function shown(at) {
  const when = new Date(at);
  const day = when.toDateString() === new Date().toDateString() ? {} : { day: 'numeric', month: 'long' };
  return when.toLocaleString(document.documentElement.lang, { ...day, hour: '2-digit', minute: '2-digit' });
}

async function apply(fields) {
  const values = new Map();
  for (const [name, value] of fields) values.set(name, [...(values.get(name) ?? []), value]);
  await restorePictures(values.get('media') ?? []);
  for (const element of form.elements) {
    if (!element.name || element.name.startsWith('_') || own.includes(element.name) || ['file', 'hidden', 'submit', 'button'].includes(element.type)) continue;
    const mine = values.get(element.name) ?? [];
    if (element.type === 'checkbox' || element.type === 'radio') element.checked = mine.includes(element.value);
    else if (mine.length > 0) element.value = mine[0];
  }
  const folded = form.elements.gospublic?.closest('details');
  if (folded && form.elements.gospublic.value) folded.open = true;
  form.dispatchEvent(new Event('input', { bubbles: true }));
  for (const field of form.querySelectorAll('textarea')) field.dispatchEvent(new Event('input'));
}
