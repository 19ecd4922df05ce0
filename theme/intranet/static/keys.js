// Key pairs: made here, wrapped here by a phrase or a passkey, and only ever opened in this browser.

import { Decrypter, Encrypter, generateX25519Identity, identityBytes, identityToRecipient, webauthn } from './age-intranet.js';
import { Trouble, troubles } from './trouble.js';

// What stands before the 32 bytes of an X25519 key in PKCS #8 (RFC 8410).
const PKCS8 = [0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x6e, 0x04, 0x22, 0x04, 0x20];

export const publicKeyOf = identityToRecipient;

/** @returns {Promise<{identity: string, publicKey: string}>} */
export async function newKey() {
  const identity = await generateX25519Identity();
  return { identity, publicKey: await publicKeyOf(identity) };
}

/**
 * What opens files for an identity: a key that can't be taken out of the browser again and that is
 * quick to try on many places of a file, or the identity itself where the browser knows no X25519.
 */
export async function openerOf(identity) {
  const pkcs8 = new Uint8Array([...PKCS8, ...identityBytes(identity)]);
  try {
    return await crypto.subtle.importKey('pkcs8', pkcs8, { name: 'X25519' }, false, ['deriveBits']);
  } catch (error) {
    if (error.name !== 'NotSupportedError') throw error;
    return identity;
  } finally {
    pkcs8.fill(0);
  }
}

/** @param {string} secret  of the phrase, as words.js writes it */
export const wrappedByPhrase = (identity, secret) => inWorker({ identity, secret });

/** @throws {Trouble} where the phrase is another */
export async function unwrappedByPhrase(file, secret) {
  try {
    return await inWorker({ file, secret });
  } catch (error) {
    if (error instanceof Trouble) throw error;
    throw error.message.startsWith('no identity matched') ? troubles.wrongPhrase() : troubles.garbage();
  }
}

function inWorker(work) {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./phrase-worker.js', import.meta.url), { type: 'module' });
    const end = (settle, value) => { worker.terminate(); settle(value); };
    worker.onmessage = ({ data: { made, failed, name } }) => {
      if (failed === undefined) end(resolve, made);
      else end(reject, name === 'RangeError' ? troubles.noMemory() : Error(failed));
    };
    worker.onerror = (event) => { event.preventDefault(); end(reject, troubles.fileMissing()); };
    worker.postMessage(work);
  });
}

/** Whether it is worth asking for a passkey at all. */
export async function passkeysMayWork() {
  if (!globalThis.PublicKeyCredential) return false;
  const can = await PublicKeyCredential.getClientCapabilities?.().catch(() => ({}));
  return can?.['extension:prf'] !== false;
}

/**
 * Makes a passkey on this device and wraps the identity by it. The browser asks twice.
 * @param {string} keyName  what the browser calls it among others
 * @returns {Promise<{file: Uint8Array, credential: string}>}
 */
export async function wrappedByNewPasskey(identity, keyName) {
  try {
    const credential = await webauthn.createCredential({ keyName });
    const encrypter = new Encrypter();
    encrypter.addRecipient(new webauthn.WebAuthnRecipient({ identity: credential }));
    return { file: await encrypter.encrypt(identity), credential };
  } catch (error) {
    throw passkeyTrouble(error);
  }
}

/** @param {{file: Uint8Array, credential: string}} passkey */
export async function unwrappedByPasskey({ file, credential }) {
  const decrypter = new Decrypter();
  try {
    decrypter.addIdentity(new webauthn.WebAuthnIdentity({ identity: credential }));
    return await decrypter.decrypt(file, 'text');
  } catch (error) {
    throw passkeyTrouble(error);
  }
}

function passkeyTrouble(error) {
  if (error.name === 'NotAllowedError' || error.name === 'AbortError') return troubles.passkeyUnused();
  if (/^(no identity matched|invalid)/.test(error.message)) return troubles.wrongPasskey();
  // No authenticator that can, a name that can't have passkeys, or the authenticator lacks PRF.
  return troubles.noPasskey();
}
