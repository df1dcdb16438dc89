// Copies the text of the element that a button names, and says that it did.
for (const button of document.querySelectorAll('button[data-copy]')) {
  button.addEventListener('click', async () => {
    const source = document.getElementById(button.dataset.copy);
    const text = source.value ?? source.textContent;
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // No clipboard without https beyond this machine: select it, so that Ctrl+C does.
      if (source.select) source.select();
      else getSelection().selectAllChildren(source);
      return;
    }
    button.textContent = button.dataset.copied;
  });
}
