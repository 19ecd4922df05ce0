// The boxes of the filters: what is ticked becomes a choice.

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
    if (target.type !== 'checkbox') return;
    if (choices.flags.includes(target.name)) return void change({ [target.name]: target.checked });
    const chosen = new Set(state()[target.name]);
    if (target.checked) chosen.add(target.value);
    else chosen.delete(target.value);
    change({ [target.name]: chosen });
  });
  const kommun = form.querySelector('#kommun-name');
  const addMunicipality = () => {
    const slug = view.typedMunicipality(kommun.value);
    if (!slug) return;
    kommun.value = '';
    change({ kommun: new Set([...state().kommun, slug]) });
  };
  kommun.addEventListener('change', addMunicipality);
  kommun.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') addMunicipality();
  });
  kommun.addEventListener('input', (event) => {
    if (event.inputType === 'insertReplacementText' || !event.inputType) addMunicipality(); // picked from the names
  });
  form.addEventListener('click', ({ target }) => target.matches('[data-more]') && spread(target));
}

/** What is chosen once one choice, or one value of it, is let go. */
export function without(choices, state, key, slug) {
  if (choices.flags.includes(key)) return { [key]: false };
  return { [key]: new Set([...state[key]].filter((one) => slug && one !== slug)) };
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
