// One feed for all windows of a browser: a browser allows six connections to a server, and each open stream holds one.
import { FeedReader } from './feed-reader.js';

const feeds = new Map(); // url → feed

self.onconnect = ({ ports: [port] }) => {
  let feed = null;
  const leave = () => {
    if (!feed?.ports.delete(port) || feed.ports.size > 0) return;
    feed.reader.close();
    feeds.delete(feed.url);
  };
  port.onmessage = ({ data: { kind, url } }) => {
    leave();
    feed = null;
    if (kind !== 'open') return;
    feed = feeds.get(url) ?? start(url);
    feed.ports.add(port);
    if (feed.state) port.postMessage(['state', feed.state]);
    if (feed.seen.size > 0) port.postMessage(['positions', JSON.stringify([...feed.seen.values()])]);
  };
  port.start();
};

function start(url) {
  const feed = { url, ports: new Set(), state: '', seen: new Map() };
  feed.reader = new FeedReader(url.split('#')[0], (kind, data) => {
    if (kind === 'state') feed.state = data;
    if (kind === 'positions') for (const unit of JSON.parse(data)) feed.seen.set(unit[0], unit);
    for (const port of feed.ports) port.postMessage([kind, data]);
  });
  feeds.set(url, feed);
  return feed;
}
