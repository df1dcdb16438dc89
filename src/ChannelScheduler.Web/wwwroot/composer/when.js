// Choosing a date or a time means that time, not "as soon as it is approved".
const form = document.querySelector('form[data-findings]');
for (const name of ['publishAt-date', 'publishAt-time']) {
  form?.elements[name]?.addEventListener('input', event => {
    const at = form.querySelector('[name=when][value=at]');
    if (event.target.value && at) at.checked = true;
  });
}
// One press for both.
form?.addEventListener('click', event => {
  const quick = event.target.closest('button[data-date]');
  if (!quick) return;
  form.elements['publishAt-date'].value = quick.dataset.date;
  form.elements['publishAt-time'].value = quick.dataset.time;
  form.elements['publishAt-time'].dispatchEvent(new Event('input', { bubbles: true }));
});
