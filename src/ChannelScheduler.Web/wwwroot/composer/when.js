// Choosing a date or a time means that time, not "as soon as it is approved".
const form = document.querySelector('form[data-findings]');
for (const name of ['publishAt-date', 'publishAt-time']) {
  form?.elements[name]?.addEventListener('input', event => {
    const at = form.querySelector('[name=when][value=at]');
    if (event.target.value && at) at.checked = true;
  });
}
