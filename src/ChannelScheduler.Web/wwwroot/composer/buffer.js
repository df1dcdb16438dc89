// Keeps what is typed on this device until it is stored: a closed tab, a crash, a lost session or a dropped line loses nothing. It is kept under the person's id, so
// that nobody else is offered it; kept.js takes it away when it was stored and when that person signs out. keep.js puts the same fields on the server.
import { adopt, begin, drop, fateOf, flush, leave, mark, stay, typed, unoffer } from './keep.js';
import { restorePictures } from './pictures.js';

const pause = 300;
const copies = 10;
// Of the form itself, not of a person.
const own = ['then', 'fix', 'schoolId', 'postId', 'consent-new', 'alt-new'];

const form = document.querySelector('form[data-buffer]');
const notice = document.getElementById('kept');
let place = null;
let first = [];
// As the page came.
let before = [];
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
  first = before = snapshot();
  last = JSON.stringify(first);
  begin(note, () => works);
  place = await findPlace(`draft/${form.dataset.buffer}`);
  const kept = load(place);
  const isOpen = 'again' in form.dataset;
  // Nothing of an open form is stored, however little is changed from now on.
  if (isOpen) [first, last] = [[], ''];
  // The form comes back with what was sent a moment ago, or with what the server had kept: newer than anything here, unless a line was cut or a computer died.
  if (isOpen && !(kept && isNewer(kept))) keep();
  else if (kept && !isOver(kept) && JSON.stringify(kept.fields) !== JSON.stringify(before)) await offer(kept);
  else remove();
  form.addEventListener('input', soon);
  form.addEventListener('change', soon);
  // A phone may end a page in the background without another word.
  addEventListener('pagehide', hide);
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && hide());
  form.addEventListener('submit', event => {
    // Another script may hold it back until the pictures are there.
    if (event.defaultPrevented) return;
    leaving = true;
    leave();
    keep(true);
  });
  addEventListener('beforeunload', event => {
    if (!leaving && !works && JSON.stringify(snapshot()) !== JSON.stringify(first)) event.preventDefault();
  });
  // Back from a page that could not be loaded.
  addEventListener('pageshow', () => {
    leaving = false;
    stay();
  });
}

function hide() {
  keep();
  flush();
}

// This browser wrote after the copy that the server has put back.
function isNewer(kept) {
  const own = form.elements._kept;
  return 'back' in own.dataset && kept.kept?.id === own.value && !kept.kept.synced && JSON.stringify(kept.fields) !== JSON.stringify(before);
}

// Another device went on with it, or it was stored or deleted there, and this browser had written nothing since; or it was sent from here, and stored.
function isOver(kept) {
  const known = kept.kept;
  return known && (known.synced || (kept.sent && known.version > 0)) && fateOf(known) !== 'same';
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
  typed(now);
  works = attempt(() => localStorage.setItem(place, JSON.stringify({ at: Date.now(), version: version(), from: location.pathname, sent: isSent === true, kept: mark(), fields })));
}

// The server has it now, or will not take it any more.
function note() {
  const kept = load(place);
  if (kept) attempt(() => localStorage.setItem(place, JSON.stringify({ ...kept, kept: mark() })));
}

function forget() {
  remove();
  drop();
}

function remove() {
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
  const places = await Promise.all(names.map(async one => ({ name: one, isFree: await isFree(one), kept: load(one) })));
  // It stands in another tab: nobody has to be asked to go on with it.
  for (const one of places) if (!one.isFree && one.kept?.kept) unoffer(one.kept.kept.id);
  const free = places.filter(one => one.isFree);
  return hold((free.find(one => one.kept && isMine(one.kept)) ?? free.find(one => !one.kept) ?? free[0] ?? places[0]).name);
}

// Where the words of this page belong. A form that is shown again is one certain piece of writing: others that were kept must not be covered by it.
function isMine(kept) {
  if (!('again' in form.dataset)) return true;
  const own = form.elements._kept;
  if (kept.kept?.id !== own.value) return !kept.kept && kept.sent && !('back' in own.dataset);
  return !('back' in own.dataset) || kept.kept.synced || fateOf(kept.kept) === 'same';
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
  const isHere = fateOf(kept.kept) === 'same';
  const goOn = () => isHere && adopt(kept.kept, JSON.stringify(kept.fields));
  // What is asked here needs no second question.
  if (isHere) unoffer(kept.kept.id);
  const [words, show, discard] = [notice.querySelector('p'), notice.querySelector('[data-kept=show]'), notice.querySelector('[data-kept=discard]')];
  words.textContent = (isSame ? notice.dataset.restored : notice.dataset.changed).replace('{0}', shown(kept.at));
  show.hidden = isSame;
  notice.hidden = false;
  show.addEventListener('click', () => {
    notice.hidden = true;
    goOn();
    apply(kept.fields);
  });
  discard.addEventListener('click', () => {
    notice.hidden = true;
    if (!isSame) goOn();
    forget();
    if (isSame) apply(before);
    form.elements.text.focus();
  });
  if (!isSame) return;
  goOn();
  await apply(kept.fields);
  typed(JSON.stringify(snapshot()));
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
