// What people see while the socket of an island is lost. The page's address says where they were, so a new page loses nothing.
const dialog = document.getElementById('components-reconnect-modal');

async function again() {
  dialog.classList.replace('components-reconnect-failed', 'components-reconnect-show');
  // False: the server is there, and the island is not any more.
  const back = await Blazor.reconnect().catch(() => null);
  if (back === false) location.reload();
  else if (back === null) dialog.classList.replace('components-reconnect-show', 'components-reconnect-failed');
}

dialog?.addEventListener('components-reconnect-state-changed', event => {
  const state = event.detail.state;
  if (state === 'show' && !dialog.open) dialog.showModal();
  if (state === 'hide' && dialog.open) dialog.close();
  if (state === 'rejected') location.reload();
});
dialog?.addEventListener('cancel', event => event.preventDefault());
document.getElementById('connection-again')?.addEventListener('click', again);
document.getElementById('connection-reload')?.addEventListener('click', event => {
  event.preventDefault();
  location.reload();
});
// Back at a page that slept in the background: at once, and not at the next try.
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible' && dialog?.classList.contains('components-reconnect-failed')) again();
});
