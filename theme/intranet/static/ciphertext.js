// Fetching what the intranet consists of and opening it: age files with a payload in a frame.

import { Decrypter, QuickIdentity } from './age-intranet.js';
import { troubles } from './trouble.js';

const LENGTH_BYTES = 4;

/** What is built: its name, and the digest of its keyring. */
export async function currentBuild() {
  const answer = await fetched('/build.json', { cache: 'no-store' });
  try {
    const said = await answer.json();
    if (typeof said.build === 'string' && /^[\w-]+$/.test(said.build)) return said;
  } catch {
    // Said below.
  }
  throw troubles.notPublished();
}

/** One of a build's files, as it lies there. */
export async function ciphertext(build, name) {
  const answer = await fetched(`/${build}/${name}`);
  if (!answer.ok) throw troubles.fileMissing();
  return new Uint8Array(await answer.arrayBuffer());
}

async function fetched(path, how) {
  try {
    return await fetch(path, how);
  } catch {
    throw troubles.offline();
  }
}

/**
 * Opens an age file.
 * @param {Uint8Array} file
 * @param {CryptoKey|string} opener  as keys.js makes it
 * @returns {Promise<?Uint8Array>}  nothing where it is not encrypted to this key
 * @throws {Error} where it is no whole age file
 */
export async function openedBy(file, opener) {
  const decrypter = new Decrypter();
  decrypter.addIdentity(new QuickIdentity(opener));
  try {
    return await decrypter.decrypt(file);
  } catch (error) {
    if (error.message.startsWith('no identity matched')) return null;
    throw error;
  }
}

/** What is in a frame: its length, itself, and zeros that hide how long it is. */
export function payloadOf(frame) {
  const length = new DataView(frame.buffer, frame.byteOffset).getUint32(0);
  if (length > frame.length - LENGTH_BYTES) throw Error('the frame is cut short');
  return frame.subarray(LENGTH_BYTES, LENGTH_BYTES + length);
}

/** What a compressed payload says. */
export async function jsonOf(payload) {
  const stream = new Blob([payload]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(stream).json();
}
