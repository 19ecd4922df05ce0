// The field for a phrase: forgiving about how it is written, and quick to say which word is none.

import { button, element } from './form-element.js';
import { inWords } from './trouble.js';
import { mistakeIn, readPhrase, secretOf, wordCode } from './words.js';

/**
 * @param {Object} how
 * @param {string} how.action  what the button says
 * @param {string} [how.publicKey]  of the key, if it is known, to tell word code from phrase
 * @param {(secret: string) => Promise<any>} how.onPhrase  gets it as words.js writes it
 * @returns {HTMLFormElement}
 */
export function phraseField({ action, publicKey, onPhrase }) {
  const field = element('textarea', { id: 'phrase', rows: 2, maxLength: 300, autocomplete: 'off', autocapitalize: 'none', spellcheck: false, enterKeyHint: 'go' });
  field.setAttribute('aria-describedby', 'phrase-hint');
  field.setAttribute('autocorrect', 'off');
  const hint = element('div', { id: 'phrase-hint', className: 'hint', role: 'status' });
  const form = element(
    'form',
    { className: 'phrase-form', noValidate: true },
    element('label', { htmlFor: 'phrase', textContent: 'Din fras' }),
    field,
    hint,
    element('button', { type: 'submit', className: 'button', textContent: action }),
  );

  function show(mistake, read) {
    field.ariaInvalid = mistake ? 'true' : null;
    hint.replaceChildren(mistake);
    const slip = read.unknown.find(({ nearest }) => nearest);
    if (!slip || !mistake || slip !== read.unknown[0]) return;
    hint.append(' ', button(`Byt till «${slip.nearest}»`, 'quiet-button', () => {
      field.value = field.value.replace(slip.written, slip.nearest);
      show('', read);
      field.focus();
    }));
  }

  /** Words that are written to their end; the last one may still be on its way. */
  field.addEventListener('input', async () => {
    const text = field.value;
    const read = await readPhrase(text.replace(/[\p{L}\p{M}]+$/u, '')).catch(() => null); // said at the end
    if (read && field.value === text) show(read.unknown.length ? mistakeIn(read) : '', read);
  });

  /** The six words; nothing where there is a mistake, which is shown. */
  async function readWhole() {
    try {
      const read = await readPhrase(field.value);
      const mistake = mistakeIn(read, publicKey && await wordCode(publicKey));
      show(mistake, read);
      return mistake ? null : read.phrase;
    } catch (error) {
      show(inWords(error), { unknown: [] });
      return null;
    }
  }

  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const phrase = await readWhole();
    if (phrase && await onPhrase(secretOf(phrase))) field.value = '';
    else field.focus();
  });

  return form;
}
