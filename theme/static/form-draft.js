// What somebody has begun to write, kept in this browser only. Where it keeps nothing, all else works.

import { button, element } from './form-element.js';

const DAYS = 30;
const A_DAY = 86_400_000;

/**
 * The draft of one page.
 * @param {string} page  its address
 * @param {string} version  of what the form is filled in with
 */
export function makeDraft(page, version) {
  const key = `forslag:${page}`;
  const kept = safely(() => JSON.parse(localStorage.getItem(key)));
  const age = Date.now() - kept?.saved;
  const isFresh = Boolean(kept?.values) && Math.abs(age) < DAYS * A_DAY;
  if (kept && !isFresh) drop();

  function drop() {
    safely(() => localStorage.removeItem(key));
  }

  return {
    /** From an earlier visit: {saved, values, said}; null for nothing. */
    kept: isFresh ? kept : null,
    /** Whether the entry is still what it was when the draft was begun. */
    fits: isFresh && kept.version === version,
    drop,
    /**
     * @param {object} values  from form-fields.js
     * @param {string[]} said  the changes in words, for when the entry has changed meanwhile
     */
    save(values, said) {
      safely(() => localStorage.setItem(key, JSON.stringify({ version, saved: Date.now(), values, said })));
    },
  };
}

/**
 * Asks whether to go on from a draft. One of another version of the entry is only told of. Who
 * writes in the form instead of answering starts over.
 * @param {object} draft  from makeDraft
 * @param {HTMLElement} form
 * @param {() => void} goOn  fills the form in from the draft
 */
export function offerDraft(draft, form, goOn) {
  if (!draft.kept) return;
  const box = document.getElementById('draft');
  const when = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'long', timeStyle: 'short' }).format(draft.kept.saved);
  const done = (act) => () => {
    act();
    box.hidden = true;
    form.focus();
  };
  if (draft.fits) {
    box.append(
      element('h2', { textContent: 'Du har ett utkast' }),
      element('p', { textContent: `Det är från ${when} och finns bara i den här webbläsaren. Det är inte skickat.` }),
      element('div', { className: 'choose' }, button('Fortsätt där du slutade', 'button', done(goOn)), button('Börja om', 'button-line', done(draft.drop))),
    );
  } else {
    box.append(
      element('h2', { textContent: 'Uppgifterna har ändrats sedan du skrev' }),
      element('p', { textContent: `Ditt utkast från ${when} fylls därför inte i. Det här hade du ändrat:` }),
      element('ul', {}, ...[draft.kept.said].flat().map((said) => element('li', { textContent: said }))),
      element('p', {}, button('Ta bort utkastet', 'button-line', done(draft.drop))),
    );
  }
  box.hidden = false;
}

/** Browsers may refuse to keep anything, and somebody else may have kept something odd. */
function safely(act) {
  try {
    return act();
  } catch {
    return null;
  }
}
