// Brings a part of the page in line with a newer version of it by changing what differs only: who stands in it with the keyboard stays there, pictures do not
// flicker, and what somebody unfolded stays open.

export function patch(place, fresh) {
  const active = place.contains(document.activeElement) && document.activeElement !== place ? document.activeElement : null;
  children(place, fresh);
  if (!active || document.activeElement === active) return;
  // What had the focus is gone or was moved: near it is better than at the top of the page.
  if (active.isConnected) active.focus();
  else place.focus({ preventScroll: true });
}

function children(old, fresh) {
  const kept = new Set([...fresh.children].map(key).filter(Boolean));
  const known = new Map([...old.children].filter(key).map(child => [key(child), child]));
  let at = old.firstChild;
  for (const node of [...fresh.childNodes]) {
    // Gone in the new version: taken out first, so that what follows need not be moved.
    while (at && key(at) && !kept.has(key(at))) at = remove(at);
    const match = key(node) ? known.get(key(node)) : at && !key(at) && at.nodeType === node.nodeType && at.nodeName === node.nodeName ? at : null;
    if (!match || match.nodeName !== node.nodeName) {
      old.insertBefore(document.importNode(node, true), at);
      continue;
    }
    if (match !== at) old.insertBefore(match, at);
    one(match, node);
    at = match.nextSibling;
  }
  while (at) at = remove(at);
}

function one(old, fresh) {
  if (old.nodeType !== Node.ELEMENT_NODE) {
    if (old.nodeValue !== fresh.nodeValue) old.nodeValue = fresh.nodeValue;
    return;
  }
  for (const { name, value } of fresh.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  for (const { name } of [...old.attributes]) if (!fresh.hasAttribute(name) && !(name === 'open' && old.nodeName === 'DETAILS')) old.removeAttribute(name);
  children(old, fresh);
}

function remove(node) {
  const next = node.nextSibling;
  node.remove();
  return next;
}

function key(node) {
  return node.dataset?.key;
}
