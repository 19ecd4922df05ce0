// The key that this device keeps, wrapped in one way or in both.

import { webauthn } from './age-intranet.js';
import { isWrappedByPhrase } from './moving.js';
import { troubles } from './trouble.js';

const NAME = 'key';

/**
 * @typedef {Object} KeptKey
 * @property {string} [publicKey]  not known before a key that was moved here is unlocked
 * @property {Uint8Array} [phrase]  the identity, wrapped by the phrase
 * @property {{file: Uint8Array, credential: string}} [passkey]  and by a passkey
 */

/**
 * @returns {Promise<KeptKey|undefined>}
 * @throws {Trouble} where something else is kept in its place
 */
export async function keptKey(store) {
  const key = await store.get(NAME).catch(() => { throw troubles.garbage(); });
  if (key !== undefined && !isKey(key)) throw troubles.garbage();
  return key;
}

/** Keeps a key in place of whatever was kept. */
export const keepKey = (store, key) => store.set(NAME, key);

function isKey(key) {
  if (typeof key !== 'object' || key === null) return false;
  const { publicKey, phrase, passkey } = key;
  if (publicKey !== undefined && !/^age1[02-9ac-hj-np-z]{58}$/.test(publicKey)) return false;
  if (phrase !== undefined && !isWrappedByPhrase(phrase)) return false;
  return passkey === undefined ? phrase !== undefined : isPasskey(passkey);
}

function isPasskey(passkey) {
  if (!(passkey?.file instanceof Uint8Array) || typeof passkey.credential !== 'string') return false;
  try {
    return Boolean(new webauthn.WebAuthnIdentity({ identity: passkey.credential }));
  } catch {
    return false;
  }
}
