// Reads server-sent events with fetch: unlike EventSource it tells why a stream ended, and goes on after an answer that was not 200.
const silence = 25_000; // the server says something every ten seconds
const pauses = [250, 500, 1_000, 2_000, 4_000];

export class FeedReader {
  #stop = new AbortController();
  #last = null;

  /** url: the feed. emit(kind, data): 'state' with open | reconnecting | ended | reset; 'rows' with a JSON array; 'positions' with JSON. */
  constructor(url, emit) { this.url = url; this.emit = emit; this.#run(); }

  close() { this.#stop.abort(); }

  async #run() {
    for (let failed = 0; !this.#stop.signal.aborted; failed++) {
      try {
        if (await this.#read(() => { failed = -1; }) === 'ended') return;
      } catch { /* cut off, or silent for too long: it goes on where it was */ }
      if (this.#stop.signal.aborted) return;
      this.emit('state', 'reconnecting');
      await new Promise(done => setTimeout(done, pauses[Math.min(failed + 1, pauses.length - 1)]));
    }
  }

  async #read(opened) {
    const cut = new AbortController();
    const giveUp = () => cut.abort();
    this.#stop.signal.addEventListener('abort', giveUp);
    let timer = setTimeout(giveUp, silence);
    try {
      const answer = await fetch(this.url, { headers: this.#last ? { 'Last-Event-ID': this.#last } : {}, cache: 'no-store', signal: cut.signal });
      if (answer.status === 401 || answer.status === 403) { this.emit('state', 'ended'); return 'ended'; }
      if (answer.status === 422) { this.#last = null; this.emit('state', 'reset'); return; }
      if (!answer.ok) throw new Error('not open');
      opened();
      this.emit('state', 'open');
      const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
      for (let rest = ''; ;) {
        const { value, done } = await reader.read();
        if (done) return;
        clearTimeout(timer);
        timer = setTimeout(giveUp, silence);
        const frames = (rest + value).split('\n\n');
        rest = frames.pop();
        this.#take(frames);
      }
    } finally {
      clearTimeout(timer);
      this.#stop.signal.removeEventListener('abort', giveUp);
    }
  }

  #take(frames) {
    const rows = [];
    for (const frame of frames) {
      let type = '', data = '', id = null;
      for (const line of frame.split('\n')) {
        if (line.startsWith('data: ')) data += line.slice(6);
        else if (line.startsWith('event: ')) type = line.slice(7);
        else if (line.startsWith('id: ')) id = line.slice(4);
      }
      if (id !== null) this.#last = id;
      if (type === 'row') rows.push(data);
      else if (type === 'hidden') rows.push(`{"sequence":${id}}`);
      else if (type === 'positions') this.emit('positions', data);
    }
    if (rows.length > 0) this.emit('rows', `[${rows.join(',')}]`);
  }
}
