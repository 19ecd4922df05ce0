// What a member has ticked and read: a small object, kept encrypted to the member's own public key.

import { Encrypter } from './age-intranet.js';
import { openedBy } from './ciphertext.js';

const NAME = 'state';

/**
 * Reads what was kept.
 * @returns {Promise<{values: Object, lost: boolean}>}  lost: something is kept that can't be opened
 */
export async function keptValues(store, opener) {
  const file = await store.get(NAME).catch(() => undefined);
  if (file === undefined) return { values: {}, lost: false };
  try {
    const values = JSON.parse(new TextDecoder().decode(await openedBy(file, opener)));
    if (typeof values === 'object' && values !== null && !Array.isArray(values)) return { values, lost: false };
  } catch {
    // Another key's, or cut short.
  }
  return { values: {}, lost: true };
}

/**
 * The state of an unlocked tab.
 * @param {Object} values  as they were kept
 * @param {string} publicKey  that they are encrypted to
 * @param {(key: string, value: any) => void} tell  the other tabs
 */
export function makeState(store, values, publicKey, tell) {
  let writing = Promise.resolve();
  let waiting = false;

  const put = (key, value) => {
    if (value === undefined) delete values[key];
    else values[key] = value;
  };

  /** One after the other, so that the last one written is the last one set. */
  function keep() {
    if (waiting) return;
    waiting = true;
    writing = writing.then(async () => {
      waiting = false;
      const encrypter = new Encrypter();
      encrypter.addRecipient(publicKey);
      await store.set(NAME, await encrypter.encrypt(JSON.stringify(values)));
    }).catch(() => {});
  }

  return {
    get: (key) => structuredClone(values[key]),
    set(key, value) {
      put(key, structuredClone(value));
      tell(key, value);
      keep();
    },
    /** Takes in what another tab has set, which also keeps it. */
    take: put,
    all: () => structuredClone(values),
    /** When all that was set is kept. */
    kept: () => writing,
  };
}
