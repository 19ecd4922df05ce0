// The self-assessment kept in this browser, carried into the application.

import { element } from './form-element.js';
import { inside, lines as tidied } from './form-text.js';
import { Mistake } from './form-understood.js';
import { kept } from './self-assessment-kept.js';

const PAGE = '/certifiering/sjalvskattning/';
// Which list of the form each kind of item belongs to, and what says which item it is.
const LISTS = [['criterion', 'self_assessed_criteria'], ['area', 'self_assessed_areas']];

/**
 * @param {HTMLElement} holder
 * @param {object[]} fields  of the form
 * @param {(field: object, code: string) => string} titleOf
 * @param {Function} understand  of form-understanding.js
 * @param {number} total  how many items there are to assess
 */
export function makeAssessment(holder, fields, titleOf, understand, total) {
  const items = kept()?.items ?? {};
  const many = Object.keys(items).length;
  const box = element('input', { type: 'checkbox', id: 'with-assessment', checked: many > 0 });
  const link = (textContent) => element('a', { textContent, href: PAGE });
  if (many) {
    const said = `Ta med självskattningen som finns i den här webbläsaren (${many} av ${total} bedömda)`;
    holder.append(
      element('label', { className: 'box' }, box, ' ', element('span', { textContent: said })),
      element('p', { className: 'help' }, 'Den läses bara av dem som prövar ansökan. ', link('Läs igenom den'), '.'),
    );
  } else {
    holder.append(element('p', {}, 'I den här webbläsaren finns ingen självskattning. Vill ni ta med en: ', link('gör den först'), ', och kom sedan tillbaka hit.'));
  }
  const part = { holder, field: { kind: 'yes', title: 'Självskattning' }, name: () => 'Självskattning', target: () => box };

  /** What is said of one item, field by field. */
  function answers(list, number, code, said) {
    return list.fields.flatMap((field) => {
      const written = field.required ? code : said[field.key];
      if (!written?.trim()) return [];
      const value = field.kind === 'choice' ? titleOf(field, written) : tidied(written);
      return value ? [{ field, name: `${list.title} ${number}, ${inside(field.title)}`, value }] : [];
    });
  }

  function every() {
    if (!box.checked) return [];
    return LISTS.flatMap(([kind, key]) => {
      const list = fields.find((field) => field.key === key);
      const [which] = list.fields.filter(({ required }) => required);
      return Object.entries(items).map(([id, said]) => [id.slice(kind.length + 1), id.startsWith(`${kind}-`), said])
        .filter(([code, isOne]) => isOne && titleOf(which, code))
        .flatMap(([code, , said], at) => answers(list, at + 1, code, said));
    });
  }

  return {
    part,
    /** How many items are taken along. */
    many: () => (box.checked ? many : 0),
    /** The lines of the block. */
    lines: () => every().map(({ name, value }) => ({ name, value })),
    mistakes: () => every().flatMap(({ field, name, value }) => {
      if (field.kind === 'choice') return [];
      try {
        understand(field, value);
        return [];
      } catch (reason) {
        if (!(reason instanceof Mistake)) throw reason;
        const message = `${name}: ${reason.message} ${reason.mend}`;
        return [{ part, message, whole: message }];
      }
    }),
  };
}
