// Keeps what is typed on the server too, for its person alone, so that they can go on on another device; buffer.js says what and when. Only words whose fate is clear
// are written over: what another page wrote since is left alone, and this page says so.
const pause = 2500;
const longest = 15000;
const retries = [5000, 15000, 30000, 60000];
const patience = 20000;

const field = document.querySelector('form[data-buffer] [name=_kept]');
const form = field?.form;
const bar = document.getElementById('autosaved');
const apart = document.getElementById('kept-apart');
const all = new Map((field?.dataset.all ?? '').split(' ').filter(Boolean).map(one => one.split(':')).map(([id, version, page]) => [id, { version: Number(version), page }]));

let version = Number(field?.dataset.version ?? 0);
// As the server has it, as it stands here.
let [stored, wanted] = ['', ''];
let isApart = false;
let isLeaving = false;
let timer;
let since;
let running = null;
let failed = 0;
// Of a piece that goes on apart from the form it began in.
let once = null;
let told = () => {};
let isLocal = () => true;

/** Begins. `onStored` is called after the server has stored something; `keeps` says whether this browser keeps it, too. */
export function begin(onStored, keeps) {
  [told, isLocal] = [onStored, keeps];
  apart?.querySelector('button').addEventListener('click', goOnApart);
}

/** What this browser has to remember of the server's copy. */
export function mark() {
  return !field || isApart ? null : { id: field.value, version, page: form.elements._page.value, synced: stored !== '' && stored === wanted };
}

/** The server's copy of a remembered mark: 'same' when nobody else wrote since, 'other' when somebody did, null when it is not there. */
export function fateOf(known) {
  const there = known && all.get(known.id);
  if (!there) return null;
  return there.version === known.version || there.page === known.page ? 'same' : 'other';
}

/** Goes on with the server's copy that a browser remembers. */
export function adopt(known, json) {
  [field.value, version] = [known.id, all.get(known.id).version];
  if (known.synced) [stored, wanted] = [json, json];
}

/** Takes away the offer of something that is on the screen already, or that another tab has. */
export function unoffer(id) {
  document.querySelector(`.kept-offer[data-kept="${CSS.escape(id)}"]`)?.remove();
}

/** These fields are to be kept. */
export function typed(json) {
  wanted = json;
  if (!field || isApart || isLeaving || wanted === stored) return;
  since ??= Date.now();
  // Not with each key, and not never while somebody types without a pause.
  saveAfter(Math.max(0, Math.min(pause, since + longest - Date.now())));
}

/** Nothing is left to be kept. */
export function drop() {
  stop();
  wanted = '';
  if (!field || isApart || isLeaving || version === 0) return;
  [version, stored] = [0, ''];
  say('');
  const body = own();
  fetch(`/kept/${field.value}/discard`, { method: 'POST', body, redirect: 'manual', keepalive: true }).catch(() => {});
  // Words typed from now on are another piece of writing: the request above may come late.
  renew();
}

/** The page goes, perhaps for ever. */
export function flush() {
  if (field && !isApart && !isLeaving && wanted !== '' && wanted !== stored) save(true);
}

/** The form itself is on its way. */
export function leave() {
  isLeaving = true;
  stop();
  running?.abort();
}

/** It did not get there. */
export function stay() {
  isLeaving = false;
}

function stop() {
  clearTimeout(timer);
  since = undefined;
}

function saveAfter(wait) {
  clearTimeout(timer);
  timer = setTimeout(save, wait);
}

function own() {
  const body = new FormData();
  for (const name of ['__RequestVerificationToken', '_once', '_by', '_page', '_kept', '_version']) if (form.elements[name]) body.append(name, form.elements[name].value);
  if (once) body.set('_once', once);
  return body;
}

async function save(isLast = false) {
  stop();
  // What is typed meanwhile comes next.
  if (running || isApart || isLeaving) return;
  const sent = wanted;
  const body = own();
  body.append('form', field.dataset.form);
  body.append('version', version);
  body.append('fields', sent);
  const mine = (running = new AbortController());
  const late = setTimeout(() => mine.abort(), patience);
  const answer = await fetch('/kept', { method: 'POST', body, headers: { Accept: 'application/json' }, keepalive: isLast === true, signal: mine.signal }).then(read).catch(() => null);
  clearTimeout(late);
  running = null;
  if (isLeaving) return;
  take(answer, sent);
}

async function read(answer) {
  const type = answer.headers.get('Content-Type') ?? '';
  return { status: answer.status, kept: type.startsWith('application/json') ? await answer.json() : null, words: type.startsWith('text/plain') ? await answer.text() : '' };
}

function take(answer, sent) {
  if (answer === null || answer.status >= 500) {
    say(isLocal() ? bar?.dataset.offline : bar?.dataset.unkept);
    return saveAfter(retries[Math.min(failed++, retries.length - 1)]);
  }
  failed = 0;
  if (answer.kept) {
    version = answer.kept.version;
    stored = sent;
    say(bar?.dataset.saved.replace('{0}', new Date(answer.kept.at).toLocaleTimeString(document.documentElement.lang, { hour: '2-digit', minute: '2-digit' })));
    told();
    // Taken back while it was on its way.
    if (wanted === '') drop();
    else if (wanted !== stored) typed(wanted);
  } else if (answer.status === 409 || answer.status === 410) {
    part(answer.status === 409);
  } else {
    // A sentence of the server's, or a page that asks to sign in: tried again with the next key.
    say(answer.words || bar?.dataset.ended);
  }
}

// Neither side writes over the other: these words stay in this browser until their writer says what is to become of them.
function part(isThere) {
  isApart = true;
  say('');
  apart.querySelector('p').textContent = isThere ? apart.dataset.conflict : apart.dataset.gone;
  const link = apart.querySelector('a');
  link.hidden = !isThere;
  const path = field.dataset.path;
  link.href = `${path}${path.includes('?') ? '&' : '?'}kept=${field.value}`;
  apart.hidden = false;
  told();
}

function goOnApart() {
  apart.hidden = true;
  renew();
  once = field.value;
  [isApart, version, stored] = [false, 0, ''];
  save();
  form.elements.text.focus();
}

function renew() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  field.value = [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

function say(words) {
  if (bar && bar.textContent !== (words ?? '')) bar.textContent = words ?? '';
}
