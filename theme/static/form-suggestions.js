// Names of places while somebody types them; after each comma another one.

import { partAt } from './form-fields.js';
import { alphabetical } from './form-text.js';

/**
 * @param {HTMLElement} form
 * @param {Object<string, Object<string, string>>} lists  the closed lists, code → title
 */
export function suggest(form, lists) {
  const shown = new Map(); // what stands before the names, by the list's id
  form.addEventListener('focusin', ({ target }) => offer(target));
  form.addEventListener('input', ({ target }) => offer(target));

  function offer(field) {
    const id = field.getAttribute('list');
    if (!id) return;
    const several = partAt(field).field.kind === 'places';
    const before = several ? /^.*,\s*/s.exec(field.value)?.[0] ?? '' : '';
    if (shown.get(id) === before) return;
    shown.set(id, before);
    const names = Object.values(lists[id.replace(/^list-/, '')] ?? {}).sort(alphabetical);
    datalist(id).replaceChildren(...names.map((name) => new Option('', before + name)));
  }

  function datalist(id) {
    return document.getElementById(id) ?? form.appendChild(Object.assign(document.createElement('datalist'), { id }));
  }
}
