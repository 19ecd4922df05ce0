// Parts of the pages before the intranet is unlocked, and of the page about key and device.

import { element } from './form-element.js';
import { inWords } from './trouble.js';

/** A heading that can be given the focus when a page changes under somebody's hands. */
export const heading = (level, textContent) => element(`h${level}`, { textContent, tabIndex: -1 });

export const paragraph = (className, ...children) => element('p', { className }, ...children);

export const link = (href, textContent, className = '') => element('a', { href, textContent, className });

/**
 * Says that something goes on, or why it didn't go well, to eyes and ears.
 * @returns {{told: HTMLElement, say: (words: string) => void, fail: (error: Error) => void,
 *   run: (words: string, work: () => Promise<any>) => Promise<any>}}
 */
export function teller() {
  const status = element('div', { role: 'status', className: 'told' });
  const problem = element('div', { role: 'alert', className: 'problem' });
  const told = element('div', { className: 'teller' }, status, problem);
  let busy = false;

  const say = (words) => { problem.textContent = ''; status.textContent = words; };
  const fail = (error) => { status.textContent = ''; problem.textContent = inWords(error); };

  /** One thing at a time; nothing where it failed, which is said. */
  async function run(words, work) {
    if (busy) return undefined;
    busy = true;
    say('');
    const dots = element('span', { className: 'dots', ariaHidden: 'true' });
    status.append(element('span', { className: 'loading' }, dots, words));
    try {
      const made = await work();
      say('');
      return made;
    } catch (error) {
      fail(error);
      return undefined;
    } finally {
      busy = false;
    }
  }

  return { told, say, fail, run };
}

/** Puts other content in a place, and the focus on what is to be used first or on the heading. */
export function turnTo(place, ...children) {
  place.replaceChildren(...children);
  (place.querySelector('[data-first]') ?? place.querySelector('h1, h2, h3')).focus();
}
