// The fields of a form: read, filled in, and named as a block names them.

import { makeItems } from './form-items.js';
import { inside, oneLine } from './form-text.js';

/** Boxes to tick, by what a block says of one that is ticked. */
const TICKED = { attachment: 'ja', removal: 'nej', said: 'ja', yes: 'ja' };
const NAMED = '[data-field], [data-item]';
const standing = new WeakMap(); // each field by what it stands in

/**
 * One field and where it stands.
 * @typedef {object} Part
 * @property {object} field  what the form's file says of it
 * @property {HTMLElement} holder  what it stands in, with its label and help
 * @property {() => string} name  as a block names it
 * @property {() => any} get  what stands in it; of several groups, a list of {was, gone, values}
 * @property {(value: any) => void} set
 * @property {() => boolean} isEmpty
 * @property {() => HTMLElement} target  what gets the focus
 * @property {any} was  what stood in it on file, of one that holds no others
 * @property {Part[]} [parts]  of a group
 * @property {object[]} [items]  of a list of groups, see form-items.js
 */

/**
 * @param {HTMLElement} root  the form, or what holds a group or an item
 * @param {object[]} fields  as the form's file has them
 * @param {() => string} above  what the group is called
 * @returns {Part[]}
 */
export function makeParts(root, fields, above = () => '') {
  return fields.flatMap((field) => {
    const holder = [...root.querySelectorAll(`[data-field="${field.key}"]`)].find((one) => isOwn(one, root));
    if (!holder) return [];
    const name = () => (above() ? `${above()}, ${inside(field.title)}` : field.title);
    const part = { field, holder, name, ...MAKERS[kindOf(field)](holder, field, name) };
    if (!part.parts && !part.items) part.was = part.get();
    standing.set(holder, part);
    return [part];
  });
}

/** What stands in all of some fields, by their keys. */
export const valuesOf = (parts) => Object.fromEntries(parts.map((part) => [part.field.key, part.get()]));

/** Fills in fields; those that nothing is known of are emptied. */
export function fill(parts, values) {
  for (const part of parts) part.set(values[part.field.key]);
}

/** Goes on from what `valuesOf` gave once, over what is on file. */
export function resume(parts, values) {
  for (const part of parts) {
    const kept = values[part.field.key];
    if (part.parts) resume(part.parts, kept ?? {});
    else if (part.items) part.resume(kept, resume);
    else part.set(kept);
  }
}

/** Takes what stands in the fields now for what is on file. */
export function settle(parts) {
  for (const part of parts) {
    if (part.parts) settle(part.parts);
    else if (part.items) part.items.forEach((item) => settle(item.parts));
    else part.was = part.get();
  }
}

/** Whether something else stands in a field than what is on file. */
export const isChanged = (part) => String(part.get()) !== String(part.was);

/** Every field that somebody can write in, and every list. */
export function* leaves(parts) {
  for (const part of parts) {
    if (!part.parts) yield part;
    for (const { parts: inside } of [...(part.items ?? []), part]) if (inside) yield* leaves(inside);
  }
}

/** Takes away new items of lists that nobody has written in. */
export function dropEmpty(parts) {
  for (const part of parts) {
    part.dropEmpty?.();
    for (const { parts: inside } of [...(part.items ?? []), part]) if (inside) dropEmpty(inside);
  }
}

/** The field that an element stands in. */
export const partAt = (element) => standing.get(element.closest('[data-field]'));

function isOwn(holder, root) {
  const above = holder.parentElement.closest(NAMED);
  return above === root || !(root.matches(NAMED) || (above && root.contains(above)));
}

function kindOf({ kind }) {
  if (kind in TICKED) return 'tick';
  return kind in MAKERS ? kind : 'text';
}

const MAKERS = {
  text(holder) {
    const control = holder.querySelector('input, select, textarea');
    return {
      get: () => control.value,
      set: (value = '') => (control.value = value),
      isEmpty: () => !oneLine(control.value),
      target: () => control,
    };
  },
  tick(holder, field) {
    const box = holder.querySelector('input');
    return {
      get: () => box.checked,
      set: (value = false) => (box.checked = value),
      isEmpty: () => !box.checked,
      target: () => box,
      ticked: TICKED[field.kind],
      question: box.labels[0].textContent.trim(),
    };
  },
  choices(holder) {
    const boxes = [...holder.querySelectorAll('input')];
    const chosen = holder.querySelector('[data-chosen]');
    let before = []; // those on file keep their order
    const get = () => {
      const codes = boxes.filter((box) => box.checked).map((box) => box.value);
      return [...before.filter((code) => codes.includes(code)), ...codes.filter((code) => !before.includes(code))];
    };
    const tell = () => {
      if (!chosen) return;
      const titles = boxes.filter((box) => box.checked).map((box) => box.labels[0].textContent.trim());
      chosen.textContent = titles.length ? `Valt: ${titles.join(', ')}` : 'Inget valt';
    };
    holder.addEventListener('change', tell);
    tell();
    return {
      get,
      set(codes = []) {
        before = codes;
        for (const box of boxes) box.checked = codes.includes(box.value);
        tell();
      },
      isEmpty: () => !get().length,
      target: () => boxes[0],
    };
  },
  group(holder, field, name) {
    const parts = makeParts(holder, field.fields, name);
    return {
      parts,
      get: () => valuesOf(parts),
      set: (values = {}) => fill(parts, values),
      isEmpty: () => parts.every((part) => part.isEmpty()),
      target: () => parts[0].target(),
    };
  },
  groups: (holder, field, name) => makeItems(holder, field, name, makeParts),
};
