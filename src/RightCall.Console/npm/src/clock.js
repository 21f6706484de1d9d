// <rc-clock since="…" warn="15" late="20"> and <rc-clock until="…">: a running clock that costs .NET nothing. Times are milliseconds since 1970 by the server's clock.
let offset = 0;
const running = new Set();

/** How far this machine's clock is behind the server's, in milliseconds. */
export function setClockOffset(milliseconds) { offset = milliseconds; }

function text(seconds) {
  const sign = seconds < 0 ? '-' : '', s = Math.abs(seconds), two = n => String(n).padStart(2, '0');
  return s < 3600 ? `${sign}${Math.floor(s / 60)}:${two(s % 60)}` : s < 86_400 ? `${sign}${Math.floor(s / 3600)}:${two(Math.floor(s / 60) % 60)}:${two(s % 60)}` : `${sign}${Math.floor(s / 86_400)} d`;
}

class Clock extends HTMLElement {
  static observedAttributes = ['since', 'until', 'warn', 'late'];
  connectedCallback() { running.add(this); this.show(); }
  disconnectedCallback() { running.delete(this); }
  attributeChangedCallback() { if (this.isConnected) this.show(); }
  show() {
    const now = Date.now() + offset, since = this.getAttribute('since'), until = this.getAttribute('until');
    const seconds = since ? Math.max(0, Math.floor((now - since) / 1000)) : Math.ceil((until - now) / 1000);
    const shown = text(seconds);
    if (this.textContent !== shown) this.textContent = shown;
    const past = name => this.hasAttribute(name) && (since ? seconds >= this.getAttribute(name) : seconds <= this.getAttribute(name));
    const state = past('late') || (!since && seconds < 0) ? 'late' : past('warn') ? 'warn' : '';
    if (this.dataset.state !== state) this.dataset.state = state;
  }
}
customElements.define('rc-clock', Clock);
setInterval(() => { for (const clock of running) clock.show(); }, 500);
