// Compares the device's clock with the networks' time, as the server knows it. A wrong clock is the usual reason why signing in to web.max.ru by QR code fails.
const tolerance = 30_000;
const goodFor = 10 * 60_000;
const box = document.getElementById('clock');

function remembered(store, key) {
  try { return store.getItem(key); } catch { return null; }
}

function remember(store, key, value) {
  // Without a store it is asked and shown once more: no harm.
  try { store.setItem(key, value); } catch { return; }
}

const today = () => new Date().toISOString().slice(0, 10);

// How far the device is ahead, and how long the answer took: half of that way is counted off.
async function measure() {
  const sent = performance.now();
  const answer = await fetch('/clock', { headers: { Accept: 'application/json' }, cache: 'no-store' }).catch(() => null);
  if (!answer?.ok || answer.redirected) return null;
  const { now } = await answer.json();
  const way = performance.now() - sent;
  return { ahead: Date.now() - (now + way / 2), way };
}

async function check() {
  const last = Number(remembered(sessionStorage, 'clock-good-at'));
  if (last && Date.now() >= last && Date.now() - last < goodFor) return;
  let best = await measure();
  if (!best) return;
  if (Math.abs(best.ahead) > tolerance - best.way) {
    // A slow answer is no proof: of three, the quickest counts.
    for (const next of [await measure(), await measure()]) if (next && next.way < best.way) best = next;
  }
  if (Math.abs(best.ahead) <= tolerance) {
    remember(sessionStorage, 'clock-good-at', String(Date.now()));
    return;
  }
  if (remembered(localStorage, 'clock-dismissed') === today()) return;
  const notice = await fetch('/clock/notice?ahead=' + Math.round(best.ahead / 1000), { headers: { Accept: 'text/html' } }).catch(() => null);
  if (!notice?.ok || notice.redirected) return;
  box.innerHTML = await notice.text();
  box.querySelector('[data-clock-dismiss]').addEventListener('click', () => {
    remember(localStorage, 'clock-dismissed', today());
    box.replaceChildren();
  });
}

if (box) check();
