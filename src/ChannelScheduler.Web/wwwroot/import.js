// Moves the bar while the server works on an upload, and shows the page anew when it is done. Without it the page reloads by itself.
const every = 700;
const box = document.querySelector('[data-progress]');

async function look() {
  const answer = await fetch(box.dataset.progress, { headers: { Accept: 'text/html' } }).catch(() => null);
  if (answer?.status === 204) return location.reload();
  if (answer?.ok) box.innerHTML = await answer.text();
  setTimeout(look, every);
}

if (box) setTimeout(look, every);
