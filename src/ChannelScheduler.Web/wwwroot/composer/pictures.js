// Pictures in the writing form: chosen, dropped on the page or pasted, shown at once, shrunk, sent while one goes on writing, described, put in order.
import { shrink } from './shrink.js';

const retry = 5000;

const form = document.querySelector('form[data-pictures]');
const list = document.getElementById('picture-list');
const waiting = [];
let isSending = false;

if (form && list) {
  const input = form.elements.pictures;
  input.addEventListener('change', () => {
    // Sent now; with the form they would be sent twice.
    const files = [...input.files];
    input.value = '';
    add(files);
  });
  addEventListener('dragover', event => {
    if (!hasFiles(event)) return;
    // Also beside the form: a browser would leave the page to show the file.
    event.preventDefault();
    form.classList.add('dropping');
  });
  addEventListener('dragleave', event => event.relatedTarget === null && form.classList.remove('dropping'));
  addEventListener('drop', event => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    form.classList.remove('dropping');
    add([...event.dataTransfer.files]);
  });
  form.addEventListener('paste', event => {
    // Office programs put a picture of the words beside the words.
    if (event.clipboardData.types.includes('text/plain') || event.clipboardData.files.length === 0) return;
    event.preventDefault();
    add([...event.clipboardData.files]);
  });
  list.addEventListener('click', pressed);
  addEventListener('online', send);
  form.addEventListener('submit', hold, true);
  addEventListener('beforeunload', event => {
    if (waiting.length > 0 && !form.dataset.leaving) event.preventDefault();
  });
}

/** Brings back the fields of pictures that the server has, and takes out the others, in this order. */
export async function restorePictures(ids) {
  if (!form || !list) return;
  const shown = new Map([...list.querySelectorAll('.picture[data-id]')].map(card => [card.dataset.id, card]));
  const missing = ids.filter(id => !shown.has(id));
  if (missing.length > 0) {
    const fields = base();
    for (const id of missing) fields.append('media', id);
    const answer = await fetch(form.dataset.pictures, { method: 'POST', body: fields, headers: { Accept: 'text/html' } }).then(one => one.text()).catch(() => '');
    for (const card of cardsOf(answer)) shown.set(card.dataset.id, card);
  }
  for (const [id, card] of shown) if (!ids.includes(id)) card.remove();
  list.prepend(...ids.map(id => shown.get(id)).filter(Boolean));
}

function hasFiles(event) {
  return event.dataTransfer?.types.includes('Files');
}

function base() {
  const fields = new FormData();
  for (const name of ['__RequestVerificationToken', 'schoolId', 'consent-new']) if (form.elements[name]) fields.append(name, form.elements[name].value);
  return fields;
}

function cardsOf(html) {
  return [...new DOMParser().parseFromString(html, 'text/html').querySelectorAll('[data-part=picture-list] > .picture')].map(card => document.importNode(card, true));
}

function add(files) {
  for (const file of files) {
    const card = document.getElementById('picture-sending').content.firstElementChild.cloneNode(true);
    card.querySelector('img').src = URL.createObjectURL(file);
    list.append(card);
    waiting.push({ file, card, isRefused: false });
    state(card, 'shrink');
  }
  list.lastElementChild?.scrollIntoView({ block: 'nearest' });
  send();
}

// One after another: on a slow line two at a time both take twice as long, and they keep their order.
async function send() {
  if (isSending) return;
  isSending = true;
  for (let next; (next = waiting.find(one => !one.isRefused)); ) {
    next.small ??= await shrink(next.file);
    if (!waiting.includes(next)) continue;
    state(next.card, 'send');
    const answer = await upload(next.small, part => (next.card.querySelector('progress').value = part));
    if (!waiting.includes(next)) continue;
    if (answer.status === 0 || answer.status >= 500) {
      state(next.card, 'wait');
      setTimeout(send, retry);
      break;
    }
    take(next, answer);
  }
  isSending = false;
}

function take(sent, answer) {
  const [card] = cardsOf(answer.body);
  if (!card) {
    sent.isRefused = true;
    // A sentence of the server's about this picture; a whole page means that the session has ended.
    const isSentence = answer.type.startsWith('text/plain');
    sent.isBad = isSentence;
    state(sent.card, 'ended', isSentence ? answer.body : undefined);
    sent.card.querySelector('[data-sending=again]').hidden = isSentence;
    return;
  }
  const words = sent.card.querySelector('input');
  const field = card.querySelector('input[name^=alt-]');
  const hadFocus = document.activeElement === words;
  field.value = words.value;
  sent.card.replaceWith(card);
  if (hadFocus) {
    field.focus();
    field.setSelectionRange(words.selectionStart, words.selectionEnd);
  }
  leave(sent);
  form.dispatchEvent(new Event('input', { bubbles: true }));
}

function leave(sent) {
  waiting.splice(waiting.indexOf(sent), 1);
  URL.revokeObjectURL(sent.card.querySelector('img').src);
}

// fetch tells nothing of how far a body is.
function upload(file, progress) {
  return new Promise(resolve => {
    const fields = base();
    fields.append('pictures', file, file.name);
    const request = new XMLHttpRequest();
    request.open('POST', form.dataset.pictures);
    request.setRequestHeader('Accept', 'text/html');
    request.upload.addEventListener('progress', event => event.lengthComputable && progress(event.loaded / event.total));
    request.addEventListener('loadend', () => resolve({ status: request.status, type: request.getResponseHeader('Content-Type') ?? '', body: request.responseText }));
    request.send(fields);
  });
}

function state(card, name, words) {
  const line = card.querySelector('.sending-state');
  line.textContent = words ?? line.dataset[name];
  line.classList.toggle('error', name === 'ended');
  card.querySelector('progress').hidden = name !== 'send';
}

function pressed(event) {
  const button = event.target.closest('button');
  const card = button?.closest('.picture');
  if (!card) return;
  if (button.dataset.move) return move(card, Number(button.dataset.move), button);
  const sent = waiting.find(one => one.card === card);
  if (!sent) return;
  if (button.dataset.sending === 'drop') {
    leave(sent);
    card.remove();
    form.elements.pictures.focus();
  } else {
    sent.isRefused = false;
    button.hidden = true;
    send();
  }
}

function move(card, by, button) {
  const other = by < 0 ? card.previousElementSibling : card.nextElementSibling;
  if (!other) return;
  if (by < 0) other.before(card);
  else other.after(card);
  button.focus();
  form.dispatchEvent(new Event('input', { bubbles: true }));
}

// What is not there yet goes along with the form, as it would without this script; its description goes beside it, in the same order.
function hold() {
  form.dataset.leaving = '1';
  setTimeout(() => delete form.dataset.leaving, 1000);
  if (waiting.length === 0) return;
  const files = new DataTransfer();
  for (const one of waiting.splice(0).filter(one => !one.isBad)) {
    files.items.add(one.small ?? one.file);
    one.card.querySelector('input').name = 'alt-new';
  }
  form.elements.pictures.files = files.files;
}
