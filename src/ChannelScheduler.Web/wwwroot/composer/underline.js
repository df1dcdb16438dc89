// Underlines places in a text field. A text field shows no marks itself: a copy of its text lies exactly behind it, with letters that can't be seen and marks that can.
import { moved } from './place.js';

// What decides where a letter stands.
const typography = ['fontFamily', 'fontSize', 'fontWeight', 'fontStyle', 'fontStretch', 'lineHeight', 'letterSpacing', 'wordSpacing', 'textIndent', 'textAlign', 'textTransform', 'tabSize', 'direction'];
const edges = ['Top', 'Right', 'Bottom', 'Left'];
const weights = ['advice', 'warning', 'error'];

const fields = new Map();

/** From now on this text area can be underlined. */
export function attach(field) {
  const stack = document.createElement('div');
  const mirror = document.createElement('div');
  stack.className = 'underlined';
  mirror.className = 'underline';
  // The list of findings says the same to those who can't see it.
  mirror.setAttribute('aria-hidden', 'true');
  field.before(stack);
  stack.append(mirror, field);
  const state = { mirror, judged: '', marks: [], asked: 0 };
  fields.set(field, state);
  field.addEventListener('input', () => redraw(field));
  field.addEventListener('scroll', () => follow(field), { passive: true });
  // Also when fonts or zoom change it, when its folded part opens, and when somebody pulls its corner.
  new ResizeObserver(() => fit(field)).observe(field);
  fit(field);
}

/**
 * @param {string} judged the text that the marks are counted in
 * @param {{start: number, length: number, severity: string}[]} marks in UTF-16 units
 */
export function mark(field, judged, marks) {
  const state = fields.get(field);
  if (!state) return;
  Object.assign(state, { judged, marks });
  redraw(field);
}

/** Scrolls the field so that this place can be seen. */
export function reveal(field, start, end) {
  const state = fields.get(field);
  if (!state) return;
  const probe = document.createElement('span');
  probe.textContent = field.value.slice(start, end) || '\u200b';
  state.mirror.replaceChildren(field.value.slice(0, start), probe, field.value.slice(end) + '\u200b');
  const top = probe.offsetTop;
  draw(field);
  if (top < field.scrollTop || top > field.scrollTop + field.clientHeight - 40) field.scrollTop = Math.max(0, top - field.clientHeight / 3);
}

function redraw(field) {
  const state = fields.get(field);
  // Many keys may come before the browser paints once.
  cancelAnimationFrame(state.asked);
  state.asked = requestAnimationFrame(() => draw(field));
}

function draw(field) {
  const { mirror, judged, marks } = fields.get(field);
  const text = field.value;
  const places = marks.map(one => ({ ...moved(judged, text, one.start, one.start + one.length), severity: one.severity })).filter(one => one.end > one.start);
  const cuts = [...new Set([0, text.length, ...places.flatMap(one => [one.start, one.end])])].sort((a, b) => a - b);
  const parts = [];
  for (let i = 0; i + 1 < cuts.length; i++) {
    const part = text.slice(cuts[i], cuts[i + 1]);
    const here = places.filter(one => one.start <= cuts[i] && one.end >= cuts[i + 1]);
    if (here.length === 0) {
      parts.push(part);
      continue;
    }
    const line = document.createElement('mark');
    // Where findings lie upon one another, the worst is shown.
    line.className = `under-${here.map(one => one.severity).sort((a, b) => weights.indexOf(b) - weights.indexOf(a))[0]}`;
    line.textContent = part;
    parts.push(line);
  }
  // A last line without letters has no height of its own.
  mirror.replaceChildren(...parts, '\u200b');
  follow(field);
}

function fit(field) {
  const { mirror } = fields.get(field);
  const style = getComputedStyle(field);
  for (const name of typography) mirror.style[name] = style[name];
  for (const edge of edges) {
    mirror.style[`padding${edge}`] = style[`padding${edge}`];
    mirror.style[`border${edge}Width`] = style[`border${edge}Width`];
  }
  // Without the scroll bar, which takes its width from the text.
  const borders = parseFloat(style.borderLeftWidth) + parseFloat(style.borderRightWidth);
  mirror.style.width = `${field.clientWidth + borders}px`;
  mirror.style.height = `${field.offsetHeight}px`;
  follow(field);
}

function follow(field) {
  const { mirror } = fields.get(field);
  mirror.scrollTop = field.scrollTop;
  mirror.scrollLeft = field.scrollLeft;
}
