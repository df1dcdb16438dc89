// Takes away what buffer.js keeps of unsaved posts once it is not needed: after the form was stored, when its person signs out, and when nobody came back for it.
const month = 30 * 24 * 60 * 60 * 1000;
const done = new URLSearchParams(location.search).get('done');
const stored = ['Saved', 'Submitted', 'Split', 'Corrected', 'SeriesCreated', 'SeriesChanged'];
const leaving = 'leaving';

try {
  const drafts = Object.keys(localStorage).filter(name => name.startsWith('draft/')).map(name => ({ name, ...JSON.parse(localStorage.getItem(name)) }));
  const came = document.referrer && new URL(document.referrer).pathname;
  const signOut = document.querySelector('form[action="/sign-out"]');
  // On a school's computer somebody else's draft may wait for its writer: what I have stored says nothing about it.
  const mine = `draft/${signOut?.dataset.person}/`;
  for (const draft of drafts) {
    // The page that a stored form leads to; from the form itself, through signing in again, or from the series that a new post became.
    const isFrom = came === draft.from || /^\/sign-in/.test(came) || (draft.from === '/posts/new' && /^\/series\/new/.test(came));
    const isStored = draft.sent && draft.name.startsWith(mine) && stored.includes(done) && /^\/(posts|series)\/[0-9a-f-]{36}$/.test(location.pathname) && isFrom;
    const isLeft = done === 'SignedOut' && draft.name.startsWith(`draft/${sessionStorage.getItem(leaving)}/`);
    if (isStored || isLeft || Date.now() - draft.at > month) localStorage.removeItem(draft.name);
  }
  // Not before the server says so: on a dropped line nobody is signed out.
  signOut?.addEventListener('submit', () => sessionStorage.setItem(leaving, signOut.dataset.person));
} catch {
  // A browser that forbids storage keeps nothing that would have to go.
}
