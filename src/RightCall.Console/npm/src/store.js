// What was entered and has not reached the server yet: kept on this device until it has.
const name = 'rightcall', table = 'outbox';
let opened;

function open() {
  return opened ??= new Promise((done, failed) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(table, { keyPath: 'id' });
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });
}

async function within(mode, work) {
  const database = await open();
  return new Promise((done, failed) => {
    const transaction = database.transaction(table, mode, { durability: 'strict' });
    const request = work(transaction.objectStore(table));
    transaction.oncomplete = () => done(request?.result);
    transaction.onerror = transaction.onabort = () => failed(transaction.error);
  });
}

/** Keeps an entry: JSON with an id that sorts by age. Resolves when it is on disk. */
export function keep(json) { return within('readwrite', store => store.put(JSON.parse(json))); }
export function forget(id) { return within('readwrite', store => store.delete(id)); }
/** All entries as a JSON array, oldest first. */
export async function kept() { return JSON.stringify(await within('readonly', store => store.getAll())); }

export function remember(key, value) { localStorage.setItem(`rightcall.${key}`, value); }
export function recall(key) { return localStorage.getItem(`rightcall.${key}`) ?? ''; }
