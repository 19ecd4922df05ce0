// What somebody has changed in a form, as a block tells it and as it is said in words.

import { isChanged } from './form-fields.js';
import { oneLine } from './form-text.js';
import { Mistake } from './form-understood.js';

export const TAKEN_AWAY = '(tas bort)';
const MOST_TOLD = 2; // fields of an item that goes

/**
 * @typedef {object} Change
 * @property {string} name  of the field, as a block names it
 * @property {string} value  what the block says
 * @property {string} was  what stood there, in words; '' for nothing
 * @property {string} now  what shall stand there, in words; '' for nothing
 * @property {string} note  how it was understood, where that is a guess
 * @property {string[]} more  of several terms, those that come
 * @property {string[]} less  of several terms, those that go
 * @property {?string} item  the new item that it is part of
 * @property {boolean} attached  whether a file comes along with it
 */

/**
 * @param {object[]} parts  of form-fields.js
 * @param {Function} understand  of form-understanding.js
 * @param {Function} titleOf  gives the title of a field's code
 * @param {?string} item  the new item that holds them
 * @returns {Change[]}
 */
export function changesIn(parts, understand, titleOf, item = null) {
  const siblings = parts.map((part) => part.field.key);
  const read = (part, value) => reading(part, value, understand, titleOf, siblings);
  const changed = parts.filter((part) => isLeaf(part) && isChanged(part));
  const now = new Map(changed.map((part) => [part.field.key, read(part, part.get())]));
  // «ca 35» says how exact 35 is, where nobody has said it in the field for that.
  for (const { beside } of [...now.values()]) {
    for (const [key, code] of Object.entries(beside)) {
      const part = parts.find((one) => one.field.key === key);
      if (part?.isEmpty()) now.set(key, read(part, code));
    }
  }
  return parts.flatMap((part) => {
    if (part.parts) return changesIn(part.parts, understand, titleOf, item);
    if (part.items) return part.items.flatMap((one) => changesOfItem(one, part, understand, titleOf));
    return now.has(part.field.key) ? change(part, read(part, part.was), now.get(part.field.key), item) : [];
  });
}

const isLeaf = (part) => !part.parts && !part.items;

function changesOfItem(item, list, understand, titleOf) {
  const called = `${list.name()} ${item.number()}`;
  if (item.was === null) return changesIn(item.parts, understand, titleOf, called);
  if (!item.gone) return changesIn(item.parts, understand, titleOf);
  const telling = item.parts.filter((part) => isLeaf(part) && part.field.required).slice(0, MOST_TOLD);
  const was = telling.map((part) => reading(part, part.was, understand, titleOf).words).join(', ');
  return [{ name: called, value: TAKEN_AWAY, was, now: '', note: '', more: [], less: [], item: null, attached: false }];
}

function change(part, before, after, item) {
  if (before.text === after.text) return [];
  const [old, fresh] = [new Set(before.terms), new Set(after.terms)];
  const more = after.terms.filter((term) => !old.has(term));
  const less = before.terms.filter((term) => !fresh.has(term));
  if (part.field.kind === 'choices' && !more.length && !less.length) return [];
  return [{
    name: part.name(), value: after.text || TAKEN_AWAY, was: before.words, now: after.words, note: after.note, more, less, item,
    attached: part.field.kind === 'attachment',
  }];
}

/** What a field's value is in a block and in words. */
function reading(part, value, understand, titleOf, siblings = []) {
  const read = { text: '', words: '', note: '', terms: [], beside: {} };
  const { field } = part;
  if (part.ticked) return value ? { ...read, text: part.ticked, words: part.question === field.title ? 'ja' : part.question } : read;
  if (field.kind === 'choices') {
    const terms = value.map((code) => titleOf(field, code));
    return { ...read, text: terms.join(', '), words: terms.join(', '), terms };
  }
  if (field.kind === 'choice') return { ...read, text: titleOf(field, value), words: titleOf(field, value) };
  if (!oneLine(value)) return read;
  try {
    const found = understand(field, value, siblings);
    return { ...read, text: found.value, words: found.value, note: found.certain ? '' : found.note, beside: found.beside };
  } catch (reason) {
    if (!(reason instanceof Mistake)) throw reason;
    return { ...read, text: oneLine(value), words: oneLine(value) };
  }
}
