// Keys for everything. While somebody types into a field only keys that write nothing are passed on.
const writes = new Set(['INPUT', 'TEXTAREA', 'SELECT']);

export function nameOf(event) {
  const { key } = event;
  const name = key.length === 1 && key !== '?' ? key.toLowerCase() : key;
  return `${event.ctrlKey ? 'ctrl+' : ''}${event.altKey ? 'alt+' : ''}${event.shiftKey && key.length > 1 ? 'shift+' : ''}${name}`;
}

export function listenKeys(handle) {
  addEventListener('keydown', event => {
    if (event.isComposing || event.metaKey || ['Shift', 'Control', 'Alt'].includes(event.key)) return;
    const field = writes.has(event.target.tagName) || event.target.isContentEditable;
    const command = event.ctrlKey || event.altKey || /^F\d+$/.test(event.key) || event.key === 'Escape';
    if (field && !command) return;
    // A button that has the focus is pressed by these two.
    if ((event.key === 'Enter' || event.key === ' ') && !command && ['BUTTON', 'A', 'SUMMARY'].includes(event.target.tagName)) return;
    if (handle(nameOf(event))) event.preventDefault();
  });
}

export function focusOn(selector) { queueMicrotask(() => requestAnimationFrame(() => document.querySelector(selector)?.focus())); }
