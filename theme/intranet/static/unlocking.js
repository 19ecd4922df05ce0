// From a key to an open intranet: the keyring of the current build, its group key, and the contents.

import { ciphertext, currentBuild, jsonOf, openedBy, payloadOf } from './ciphertext.js';
import { openerOf } from './keys.js';
import { troubles } from './trouble.js';
import { wordCode } from './words.js';

/**
 * @typedef {Object} Opened
 * @property {string} build
 * @property {CryptoKey|string} group  what opens every file of the build
 * @property {Object} contents
 */

/** Fetches what the current build is opened with, which can be done before there is a key. */
export async function fetchBuild() {
  const { build, keyring: digest } = await currentBuild();
  const [keyring, contents] = await Promise.all([ciphertext(build, 'keyring.age'), ciphertext(build, 'contents.age')]);
  return { build, digest, keyring, contents };
}

/**
 * Opens the current build with a member's key.
 * @param {CryptoKey|string} opener  of the member
 * @param {string} publicKey  of the member
 * @param {ReturnType<typeof fetchBuild>} [fetched]
 * @returns {Promise<Opened>}
 */
export async function openBuild(opener, publicKey, fetched = fetchBuild()) {
  const { build, digest, keyring: file, contents } = await fetched;
  if (await sha256(file) !== digest) throw troubles.damaged('Filen med medlemmarnas nycklar');
  const content = await openedBy(file, opener).catch(() => { throw troubles.damaged('Filen med medlemmarnas nycklar'); });
  if (content === null) throw troubles.notMember(await wordCode(publicKey));
  const keyring = JSON.parse(new TextDecoder().decode(content));
  if (keyring.build !== build) throw troubles.otherBuild();
  return withContents(build, await openerOf(keyring.group), contents);
}

/** Opens a build whose group key another tab has handed over. */
export const openBuildWith = async (build, group) => withContents(build, group, await ciphertext(build, 'contents.age'));

async function withContents(build, group, sealed) {
  const contents = await openJson(sealed, group, 'Innehållsförteckningen');
  if (contents.build !== build) throw troubles.otherBuild();
  return { build, group, contents };
}

/**
 * Opens a file of the build.
 * @param {string} called  what it is, for whoever reads that it is damaged
 * @returns {Promise<Uint8Array>}  its payload
 */
export async function openPayload(sealed, group, called) {
  try {
    const frame = await openedBy(sealed, group);
    if (frame !== null) return payloadOf(frame);
  } catch {
    throw troubles.damaged(called);
  }
  throw troubles.otherBuild();
}

/** The same for a file that holds JSON. */
export async function openJson(sealed, group, called) {
  const payload = await openPayload(sealed, group, called);
  return jsonOf(payload).catch(() => { throw troubles.damaged(called); });
}

/** The digest of what a file holds, in hexadecimal. */
export async function sha256(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
