// Mistakes, shown at their fields and all together.

import { unfold } from './form-items.js';

const about = new WeakMap(); // the field of each line of the summary
const byId = (id) => document.getElementById(id);

/** Says at a field what is wrong, or that nothing is any more. */
export function showMistake(part, message) {
  const target = part.target();
  const id = `${target.id || part.holder.id}-mistake`;
  const shown = byId(id);
  if (!message) {
    shown?.remove();
    target.removeAttribute('aria-invalid');
    describe(target, id, false);
  } else if (shown) {
    shown.textContent = message;
  } else {
    const said = Object.assign(document.createElement('p'), { className: 'mistake', id, textContent: message });
    beforeWhatItIsAbout(part, target).before(said);
    target.setAttribute('aria-invalid', 'true');
    describe(target, id, true);
  }
  part.holder.classList.toggle('wrong', Boolean(message));
  part.mistake = message;
}

/** Between the help and the field, or the boxes. */
function beforeWhatItIsAbout(part, target) {
  const { kind } = part.field;
  if (kind === 'choices') return part.holder.querySelector(':scope > .chosen, :scope > .options');
  if (part.items) return target.parentElement;
  return target.labels?.[0]?.contains(target) ? target.labels[0] : target;
}

function describe(target, id, on) {
  const ids = (target.getAttribute('aria-describedby') ?? '').split(' ').filter((one) => one && one !== id);
  if (on) ids.push(id);
  if (ids.length) target.setAttribute('aria-describedby', ids.join(' '));
  else target.removeAttribute('aria-describedby');
}

/**
 * All mistakes at once, on top, each leading to its field; the first thing that is read.
 * @param {{part: object, message: string, whole: string}[]} found  from form-check.js
 */
export function showSummary(found) {
  const box = byId('mistakes');
  box.hidden = !found.length;
  byId('mistakes-title').textContent = found.length === 1 ? 'En uppgift behöver rättas' : `${found.length} uppgifter behöver rättas`;
  box.querySelector('ul').replaceChildren(...found.map(({ part, whole }) => {
    const link = Object.assign(document.createElement('a'), { textContent: whole, href: `#${part.target().id || part.holder.id}` });
    link.addEventListener('click', (event) => {
      event.preventDefault();
      goTo(part);
    });
    const item = document.createElement('li');
    item.append(link);
    about.set(item, part);
    return item;
  }));
  if (found.length) box.focus();
}

/** Takes a mistake that is mended out of the summary. */
export function mended(part) {
  const box = byId('mistakes');
  for (const item of box.querySelectorAll('li')) if (about.get(item) === part) item.remove();
  const left = box.querySelectorAll('li').length;
  if (!left) box.hidden = true;
  else byId('mistakes-title').textContent = left === 1 ? 'En uppgift behöver rättas' : `${left} uppgifter behöver rättas`;
}

function goTo(part) {
  const target = part.target();
  unfold(target);
  part.holder.scrollIntoView();
  target.focus();
}
