// What the calendar can't do from the server: light up the two publications of one post, say what is being dragged, keep the address, open a dialog.
let held = null;

const markOf = target => (target instanceof Element ? target.closest('[data-post]') ?? target.closest('.rz-event')?.querySelector('[data-post]') : null) ?? null;

function light(root, post) {
  for (const mark of root.querySelectorAll('[data-post]')) mark.toggleAttribute('data-lit', post !== null && mark.dataset.post === post);
}

/** @returns {boolean} whether the screen is a phone's. */
export function start(root, calendar) {
  const lightAt = event => light(root, markOf(event.target)?.dataset.post ?? null);
  root.addEventListener('mouseover', lightAt);
  root.addEventListener('focusin', lightAt);
  root.addEventListener('mouseleave', () => light(root, null));
  root.addEventListener('focusout', () => light(root, null));
  // Before the library hears of it: what is out or tied stays where it is, and the page says why.
  root.addEventListener('dragstart', event => {
    const mark = markOf(event.target);
    if (!mark) return;
    held = mark.dataset.key;
    if (mark.dataset.fixed) {
      event.preventDefault();
      event.stopPropagation();
      calendar.invokeMethodAsync('RefuseDrag', held);
      return;
    }
    // Other entries must not catch what is dropped on their day. Not at once: a browser breaks off a drag whose own element changes.
    setTimeout(() => root.toggleAttribute('data-dragging', true));
  }, true);
  root.addEventListener('dragend', () => root.removeAttribute('data-dragging'));
  root.addEventListener('drop', () => root.removeAttribute('data-dragging'));
  new MutationObserver(() => toWorkingHours(root)).observe(root, { childList: true, subtree: true });
  return matchMedia('(max-width: 40rem)').matches;
}

// Hours of a day are taller than the screen: the morning comes first, and the night can be scrolled to.
function toWorkingHours(root) {
  const hours = root.querySelector('.rz-week-view .rz-view-content, .rz-day-view .rz-view-content');
  if (!hours || hours.dataset.scrolled) return;
  hours.dataset.scrolled = 'true';
  hours.scrollTop = hours.scrollHeight * 7 / 24;
}

export const dragged = () => held;

export const keep = address => history.replaceState(history.state, '', address);

export const ask = dialog => dialog.showModal();
