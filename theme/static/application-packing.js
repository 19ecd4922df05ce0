// From what an application says and holds to one encrypted file. Nothing leaves the browser here.

import { packed } from './application-container.js';

const TEXT = 'ansokan.txt';

/** What keeps an application from being packed, in words. */
export class NotPacked extends Error {}

/**
 * @param {string} text  the form's block
 * @param {{kind: string, ending: string, file: File}[]} enclosures
 * @param {{key: string, packsWith: string}} how  to whom, and the address of what encrypts
 * @returns {Promise<Uint8Array>}
 */
export async function encrypted(text, enclosures, { key, packsWith }) {
  if (!globalThis.crypto?.subtle) {
    throw new NotPacked('Webbläsaren kan inte låsa filer här. Prova en nyare, eller öppna sidan med https:// i adressen.');
  }
  const files = [[TEXT, new TextEncoder().encode(text)]];
  const many = {};
  for (const { kind, ending, file } of enclosures) {
    many[kind] = (many[kind] ?? 0) + 1;
    files.push([`${kind}-${many[kind]}.${ending}`, await bytesOf(file)]);
  }
  const { Encrypter } = await program(packsWith);
  const encrypter = new Encrypter();
  encrypter.addRecipient(key);
  return encrypter.encrypt(packed(files));
}

async function bytesOf(file) {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    throw new NotPacked(`${file.name} går inte att läsa längre. Gå tillbaka och välj den på nytt.`);
  }
}

async function program(address) {
  try {
    return await import(address);
  } catch {
    throw new NotPacked('Det som låser filen gick inte att hämta. Kontrollera nätet och försök igen.');
  }
}

/** What the file is called, by the enterprise's name. */
export function fileName(called) {
  const plain = called.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return `ansokan-${plain.replace(/^-+|-+$/g, '').slice(0, 60) || 'certifiering'}.age`;
}
