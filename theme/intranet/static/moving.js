// A key that moves to another device: the copy that its phrase unlocks, as a file or in an address.
// Neither can be opened without the phrase.

import { armor } from './age-intranet.js';
import { troubles } from './trouble.js';

export const FILE_NAME = 'nyckel-intranatet.age';
const ROUTE = '#/flytta/';
const LARGEST = 1024; // bytes to look at in a file; a copy is about 260, or 400 as text
const CONTENT = 16 + 74 + 16; // bytes after the header: nonce, private key, tag
// A copy may ask for more work than ours do, but not for more than a telephone has memory.
const HEADER = /^age-encryption\.org\/v1\n-> scrypt [\w+/]{22} 1[0-8]\n[\w+/]{43}\n--- [\w+/]{43}\n/;

/** Whether something is a copy, by its form. Whether it holds a key is only known by its phrase. */
export function isWrappedByPhrase(file) {
  if (!(file instanceof Uint8Array)) return false;
  const header = new TextDecoder('latin1').decode(file.subarray(0, LARGEST)).match(HEADER);
  return header !== null && file.length === header[0].length + CONTENT;
}

/** The address that hands a copy over. What comes after # is never sent to a server. */
export function addressOf(file) {
  const text = btoa(String.fromCharCode(...file)).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
  return new URL(`/${ROUTE}${text}`, location.origin).href;
}

export const isMoving = (hash) => hash.startsWith(ROUTE);

/** @throws {Trouble} where the address holds no whole copy */
export function copyInAddress(hash) {
  try {
    const text = atob(hash.slice(ROUTE.length).replace(/-/g, '+').replace(/_/g, '/'));
    const file = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
    if (isWrappedByPhrase(file)) return file;
  } catch {
    // Said below.
  }
  throw troubles.notAKey('Länken');
}

/** The copy as a file: text, so that it survives being mailed or printed. */
export const copyAsFile = (copy) => armor.encode(copy);

/**
 * @param {File} file  that somebody has chosen
 * @throws {Trouble} where it is no copy
 */
export async function copyInFile(file) {
  try {
    const bytes = new Uint8Array(await file.slice(0, LARGEST).arrayBuffer());
    const text = new TextDecoder('latin1').decode(bytes);
    const copy = text.includes('-----BEGIN AGE') ? armor.decode(text) : bytes;
    if (isWrappedByPhrase(copy)) return copy;
  } catch {
    // Said below.
  }
  throw troubles.notAKey('Filen');
}
