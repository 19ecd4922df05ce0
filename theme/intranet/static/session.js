// What the pages get to know and do while the intranet is unlocked.

import { ciphertext } from './ciphertext.js';
import { troubles } from './trouble.js';
import { openJson, openPayload, sha256 } from './unlocking.js';

const NAME = /^[\w-]+\.age$/;

/**
 * @param {import('./unlocking.js').Opened} opened
 * @param {Object} own
 * @param {Object} own.state  the member's, as state.js makes it
 * @param {string} own.publicKey  the member's
 * @param {() => void} own.lock  in every tab
 * @param {(place: Element) => () => void} own.device  draws the page about key and device
 */
export function makeSession({ build, contents, group }, { state, publicKey, lock, device }) {
  let opener = group;

  async function sealed(name) {
    if (!NAME.test(name)) throw troubles.fileMissing();
    const file = await ciphertext(build, name);
    if (!opener) throw troubles.locked();
    return file;
  }

  /** What a file of the contents holds; whoever has the server could have put another under its name. */
  async function file({ file: name, digest }) {
    const content = await openPayload(await sealed(name), opener, 'Filen');
    if (await sha256(content) !== digest) throw troubles.damaged('Filen');
    return content;
  }

  return {
    build,
    contents,
    publicKey,
    state: { get: state.get, set: state.set },
    open: file,
    json: async (name) => openJson(await sealed(name), opener, 'Sidan'),
    lock,
    device,
    /** Drops what opens the files, also for whoever still holds the session. */
    drop() {
      opener = null;
      this.contents = null;
    },
  };
}
