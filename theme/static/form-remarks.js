// What somebody should think of before an address is sent that may be a person's. It stops nothing.

import { isChanged, leaves, partAt } from './form-fields.js';
import { fold } from './form-times.js';

const FIRST_WORD = /^[a-z]+(?=[0-9]*(?:[^a-z0-9]|$))/;
const NAMES = ['name', 'enterprise'];
const SAID = 'Adressen kan vara en persons. Den visas öppet, och det som en gång har sparats går inte att ta bort i efterhand. '
  + 'Använd hellre en funktionsadress.';

/** Whether an address is called as a function is, or as what it belongs to. As asf_register/rules/contact.py. */
export function isRoleAddress(email, roleWords, names) {
  const local = email.split('@')[0].toLowerCase();
  const plain = (text) => fold(text).replaceAll('-', '');
  return roleWords.includes(FIRST_WORD.exec(local)?.[0]) || names.map(plain).includes(plain(local));
}

/**
 * Says so at a field for e-mail when it is left, and takes it back when the address is changed.
 * @param {HTMLElement} form
 * @param {object[]} parts  of form-fields.js
 * @param {{roleWords?: string[]}} file  as the page fetched it
 * @param {string} slug  of what the form is about; '' for something new
 */
export function remark(form, parts, { roleWords = [] }, slug) {
  const names = () => [slug, ...[...leaves(parts)].filter(({ field }) => NAMES.includes(field.key)).map((part) => part.get())];
  form.addEventListener('focusout', ({ target }) => {
    const part = partAt(target);
    if (part?.field.kind !== 'e-mail' || part.mistake || part.isEmpty() || !isChanged(part)) return;
    if (!isRoleAddress(part.get().trim(), roleWords, names().filter(Boolean))) show(part, target);
  });
  form.addEventListener('input', ({ target }) => document.getElementById(`${target.id}-remark`)?.remove());
}

function show({ holder }, target) {
  const id = `${target.id}-remark`;
  if (document.getElementById(id)) return;
  holder.append(Object.assign(document.createElement('p'), { className: 'remark', id, textContent: SAID }));
  document.getElementById('announced').textContent = SAID;
}
