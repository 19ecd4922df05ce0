// Says what is wrong with a field when it is left, and takes it back as soon as it is mended.

import { isMended, mistakeIn } from './form-check.js';
import { partAt } from './form-fields.js';
import { mended, showMistake } from './form-mistakes.js';

let pressed = false;
const waiting = [];

/** Does something once no button is pressed: what moves meanwhile would be missed by the pointer. */
function whenLetGo(act) {
  if (pressed) waiting.push(act);
  else act();
}

addEventListener('pointerdown', () => (pressed = true), { capture: true });
for (const name of ['pointerup', 'pointercancel']) {
  addEventListener(name, () => {
    pressed = false;
    setTimeout(() => waiting.splice(0).forEach((act) => act()));
  }, { capture: true });
}

function takeBack(part) {
  showMistake(part, '');
  mended(part);
}

/**
 * @param {HTMLElement} form
 * @param {Function} understand  of form-understanding.js
 */
export function watch(form, understand) {
  form.addEventListener('focusout', ({ target }) => whenLetGo(() => {
    const part = partAt(target);
    const found = part && target === part.target() && mistakeIn(part, understand);
    if (found) showMistake(part, found.message);
  }));
  form.addEventListener('input', ({ target }) => {
    const part = partAt(target);
    if (part?.mistake && isMended(part, understand)) {
      takeBack(part);
    }
    // One of several fields was needed, and that was said at the first of them.
    if (part?.together?.mistake && !part.isEmpty()) takeBack(part.together);
  });
}
