// Takes away what buffer.js keeps of unsaved posts once it is not needed: after the form was stored, when its person signs out, and when nobody came back for it.
const month = 30 * 24 * 60 * 60 * 1000;
const done = new URLSearchParams(location.search).get('done');
const leaving = 'leaving';

try {
  const drafts = Object.keys(localStorage).filter(name => name.startsWith('draft/')).map(name => ({ name, ...JSON.parse(localStorage.getItem(name)) }));
  const came = document.referrer && new URL(document.referrer).pathname;
  for (const draft of drafts) {
    // The page that a stored form leads to; from the form itself, or through signing in again.
    const isStored = draft.sent && ['Saved', 'Submitted', 'Split', 'Corrected'].includes(done) && /^\/posts\/[0-9a-f-]{36}$/.test(location.pathname) && (came === draft.from || /^\/sign-in/.test(came));
    const isLeft = done === 'SignedOut' && draft.name.startsWith(`draft/${sessionStorage.getItem(leaving)}/`);
    if (isStored || isLeft || Date.now() - draft.at > month) localStorage.removeItem(draft.name);
  }
  // Not before the server says so: on a dropped line nobody is signed out.
  const signOut = document.querySelector('form[action="/sign-out"]');
  signOut?.addEventListener('submit', () => sessionStorage.setItem(leaving, signOut.dataset.person));
} catch {
  // A browser that forbids storage keeps nothing that would have to go.
}
