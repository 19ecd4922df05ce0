// What this browser keeps: the wrapped key and the encrypted state, in IndexedDB. Where that is
// blocked, the same in memory for as long as the page is open.

const DATABASE = 'intranat';
const KEPT = 'kept';
const PATIENCE = 3000; // milliseconds; some browsers never answer where storage is off

/**
 * @typedef {Object} Store
 * @property {boolean} lasting  whether anything outlives the page
 * @property {(name: string) => Promise<any>} get
 * @property {(name: string, value: any) => Promise<void>} set
 * @property {() => void} close  so that the database can be deleted
 */

/** @returns {Promise<Store>} */
export async function openStore() {
  let database;
  try {
    database = await opened();
  } catch {
    return inMemory();
  }
  const spare = inMemory();
  return {
    lasting: true,
    async get(name) {
      return await spare.get(name) ?? done(database.transaction(KEPT).objectStore(KEPT).get(name));
    },
    async set(name, value) {
      try {
        await written(database, name, value);
      } catch {
        this.lasting = false;
        await spare.set(name, value);
      }
    },
    close: () => database.close(),
  };
}

function written(database, name, value) {
  const writing = database.transaction(KEPT, 'readwrite');
  writing.objectStore(KEPT).put(value, name);
  return new Promise((resolve, reject) => {
    writing.oncomplete = () => resolve();
    writing.onabort = () => reject(writing.error);
  });
}

/**
 * A store in place of one that has been deleted. Opening makes the database anew, so that waits until
 * something is to be kept.
 */
export function openStoreLater({ lasting }) {
  let opening = null;
  return {
    lasting,
    get: async (name) => (opening ? (await opening).get(name) : undefined),
    async set(name, value) {
      opening ??= openStore();
      await (await opening).set(name, value);
    },
    close: async () => (await opening)?.close(),
  };
}

function opened() {
  const asking = indexedDB.open(DATABASE, 1);
  asking.onupgradeneeded = () => asking.result.createObjectStore(KEPT);
  const late = new Promise((_, reject) => { setTimeout(() => reject(Error('late')), PATIENCE); });
  return Promise.race([done(asking), late]).then((database) => {
    // Another tab forgets the device, or knows a later version.
    database.onversionchange = () => database.close();
    if (!database.objectStoreNames.contains(KEPT)) throw Error('not ours');
    return database;
  });
}

const done = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

function inMemory() {
  const kept = new Map();
  return {
    lasting: false,
    get: async (name) => kept.get(name),
    set: async (name, value) => { kept.set(name, value); },
    close() {},
  };
}
