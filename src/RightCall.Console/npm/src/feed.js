import { FeedReader } from './feed-reader.js';
import { positions } from './positions.js';

let close = () => {};

/** Opens the feed of an area, shared with the other windows of who is signed in. session tells sessions apart: a feed shows what its reader may see. */
export function openFeed(url, session, onState, onRows) {
  closeFeed();
  const take = (kind, data) => {
    if (kind === 'positions') positions.take(data);
    else if (kind === 'rows') onRows(data);
    else onState(data);
  };
  if (!('SharedWorker' in globalThis)) {
    const reader = new FeedReader(url, take);
    close = () => reader.close();
    return;
  }
  const { port } = new SharedWorker('js/feed-worker.js', { name: 'rightcall-feed' });
  port.onmessage = ({ data: [kind, data] }) => take(kind, data);
  port.postMessage({ kind: 'open', url: new URL(`${url}#${session}`, document.baseURI).href });
  const bye = () => port.postMessage({ kind: 'close' });
  addEventListener('pagehide', bye);
  close = () => { removeEventListener('pagehide', bye); bye(); port.onmessage = null; port.close(); };
}

export function closeFeed() { close(); close = () => {}; }
