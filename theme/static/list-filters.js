// The boxes and fields of the filters: what is ticked or written becomes a choice.

/**
 * @param {HTMLFormElement} form
 * @param {object} choices  from choicesOf
 * @param {object} view  from makeView
 * @param {() => object} state  what is chosen now
 * @param {(next: object) => void} change  called with what is chosen else
 */
export function listenToFilters(form, choices, view, state, change) {
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('change', ({ target }) => {
    if (target.matches('select')) return void change({ [target.name]: target.value });
    if (target.type !== 'checkbox') return;
    if (choices.isFlag(target.name)) return void change({ [target.name]: target.checked });
    const chosen = new Set(state()[target.name]);
    if (target.checked) chosen.add(target.value);
    else chosen.delete(target.value);
    change({ [target.name]: chosen });
  });
  for (const { dataset: { facet: key } } of form.querySelectorAll('[data-typed]')) {
    listenToName(form.querySelector(`#${key}-name`), (text) => {
      const slug = view.typed(key, text);
      if (slug) change({ [key]: new Set([...state()[key], slug]) });
      return slug;
    });
  }
  form.addEventListener('click', ({ target }) => target.matches('[data-more]') && spread(target));
}

/**
 * @param {HTMLInputElement} field  with names to choose from
 * @param {(text: string) => ?string} add  what was written; the field is emptied where it was known
 */
export function listenToName(field, add) {
  const written = () => add(field.value) && (field.value = '');
  field.addEventListener('change', written);
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') written();
  });
  field.addEventListener('input', (event) => {
    if (event.inputType === 'insertReplacementText' || !event.inputType) written(); // picked from the names
  });
}

/** The most common choices first while few are shown; the alphabet once all are. */
function spread(button) {
  const list = button.previousElementSibling;
  const items = [...list.children];
  list.classList.remove('cut');
  items.sort((a, b) => a.querySelector('span').textContent.localeCompare(b.querySelector('span').textContent, 'sv'));
  list.append(...items);
  button.remove();
  list.querySelector('input').focus();
}
