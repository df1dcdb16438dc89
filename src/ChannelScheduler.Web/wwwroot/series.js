// Shows the next days of a series while its form is filled in: the server counts them, this only asks it after a pause.
const pause = 400;
const form = document.querySelector('form[data-dates]');
const box = document.getElementById('dates');
let timer;
let asked = 0;

async function ask() {
  const mine = ++asked;
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') fields.append(name, value);
  const answer = await fetch(form.dataset.dates, { method: 'POST', body: fields, headers: { Accept: 'text/html' } }).catch(() => null);
  // Without the server the days stay as they were: the button below asks for them, too.
  if (answer?.ok && mine === asked) box.innerHTML = await answer.text();
}

if (form && box) {
  form.addEventListener('input', (event) => {
    if (event.target.closest('textarea')) return;
    clearTimeout(timer);
    timer = setTimeout(ask, pause);
  });
}
