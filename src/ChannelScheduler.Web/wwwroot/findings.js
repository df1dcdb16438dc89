// Shows what the linter says while somebody writes: the server judges, this only asks it after a pause in typing.
const pause = 500;
const form = document.querySelector('form[data-findings]');
const box = document.getElementById('findings');
let timer;
let asked = 0;

async function ask() {
  const mine = ++asked;
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') fields.append(name, value);
  const answer = await fetch(form.dataset.findings, { method: 'POST', body: fields, headers: { Accept: 'text/html' } }).catch(() => null);
  // Without the server nothing is shown: the form itself is judged again when it is sent.
  if (answer?.ok && mine === asked) box.innerHTML = await answer.text();
}

if (form && box) {
  if (form.elements.text.value) ask();
  form.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(ask, pause);
  });
}
