// Changes a text field as typing would: the browser can undo it, and whoever listens hears of it.

export function put(field, start, end, text) {
  field.focus();
  field.setSelectionRange(start, end);
  // Deprecated and without a successor: nothing else writes into the field's own undo history.
  const done = text ? document.execCommand('insertText', false, text) : start === end || document.execCommand('delete');
  if (done) return;
  field.setRangeText(text, start, end, 'end');
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
