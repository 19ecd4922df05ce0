// All that the intranet needs to make keys and to open what is encrypted to them.

import { bech32 } from '@scure/base';
import { X25519Identity } from './node_modules/age-encryption/dist/recipients.js';

export { armor, Decrypter, Encrypter, generateX25519Identity, identityToRecipient, webauthn } from 'age-encryption';

const AT_ONCE = 32;

/** The 32 bytes of a private key that is written as AGE-SECRET-KEY-1… */
export const identityBytes = (identity) => bech32.decodeToBytes(identity).bytes;

/**
 * A private key that is tried on many places of a file at once. In turns, each place costs two waits
 * for the browser's cryptography, and a keyring has hundreds.
 */
export class QuickIdentity {
  #identity;

  /** @param {CryptoKey|string} key */
  constructor(key) {
    this.#identity = new X25519Identity(key);
  }

  async unwrapFileKey(stanzas) {
    for (let from = 0; from < stanzas.length; from += AT_ONCE) {
      const some = stanzas.slice(from, from + AT_ONCE);
      const found = await Promise.all(some.map((one) => this.#identity.unwrapFileKey([one])));
      const fileKey = found.find((one) => one !== null);
      if (fileKey) return fileKey;
    }
    return null;
  }
}
