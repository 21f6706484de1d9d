// What .NET asks of the browser.
export { openFeed, closeFeed } from './feed.js';
export { listenKeys, focusOn } from './keys.js';
export { setClockOffset } from './clock.js';
export { keep, forget, kept, remember, recall } from './store.js';
export { playSound } from './sound.js';

export function setLook(language, theme) {
  document.documentElement.lang = language;
  document.documentElement.dataset.theme = theme;
}

export function onOnline(told) {
  addEventListener('online', () => told(true));
  addEventListener('offline', () => told(false));
}
