// Makes a key of a phrase, which is meant to take a while, beside the page so that it goes on answering.

import { Decrypter, Encrypter } from './age-intranet.js';

// 64 MiB and about a fifth of a second; six words of 2 048 are 66 bits.
const WORK_FACTOR = 16;

globalThis.onmessage = async ({ data: { secret, identity, file } }) => {
  try {
    globalThis.postMessage({ made: identity ? await wrapped(identity, secret) : await unwrapped(file, secret) });
  } catch (error) {
    globalThis.postMessage({ failed: error.message, name: error.name });
  }
};

function wrapped(identity, secret) {
  const encrypter = new Encrypter();
  encrypter.setPassphrase(secret);
  encrypter.setScryptWorkFactor(WORK_FACTOR);
  return encrypter.encrypt(identity);
}

function unwrapped(file, secret) {
  const decrypter = new Decrypter();
  decrypter.addPassphrase(secret);
  return decrypter.decrypt(file, 'text');
}
