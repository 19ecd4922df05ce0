// What stands around every page: head, search field and foot.

import { button, element } from './form-element.js';

const link = (href, text) => element('a', { href, textContent: text });

/**
 * Draws the frame.
 * @param {object} contents  of the intranet
 * @param {HTMLElement} root
 * @param {() => void} lock
 * @returns {{main: HTMLElement, field: HTMLInputElement, form: HTMLFormElement, current: (path: string) => void}}
 */
export function drawFrame(contents, root, lock) {
  const { site, day } = contents;
  const main = element('main', { id: 'main', className: 'wrap', tabIndex: -1 });
  const skip = element('a', { className: 'skip', href: '#main', textContent: 'Hoppa till innehållet' });
  skip.onclick = (event) => {
    event.preventDefault(); // the address says which page is shown
    main.focus();
  };
  const field = element('input', { type: 'search', id: 'search', maxLength: 200, autocomplete: 'off', spellcheck: false, enterKeyHint: 'search' });
  const label = element('label', { htmlFor: 'search', textContent: 'Sök' });
  const form = element('form', { className: 'find', role: 'search' }, label, field);
  const links = [
    link('#/medlemmar', 'Medlemmar'),
    link('#/filer', 'Filer'),
    link('#/nyckel', 'Din nyckel'),
    link(site.address, 'Listan'),
  ];
  const menu = element('nav', { className: 'menu', ariaLabel: 'Huvudmeny' }, element('ul', {}, ...links.map((one) => element('li', {}, one))));
  const dot = element('span', { className: 'wordmark-dot', ariaHidden: 'true' });
  const wordmark = element('a', { className: 'wordmark', href: '#/' }, site.title, dot, element('span', { className: 'inside', textContent: 'Intranät' }));
  const head = element('header', { className: 'site-head' }, element('div', { className: 'wrap' },
    wordmark, form, button('Lås', 'lock', lock), menu));
  const foot = element('footer', { className: 'site-foot' }, element('div', { className: 'wrap' },
    element('p', { className: 'screen-only', textContent: `För medlemmar. Innehållet är från ${inSwedish(day)}.` }),
    element('p', { className: 'screen-only' }, link(`mailto:${site.contact}`, site.contact)),
    element('p', { className: 'print-only', textContent: `${site.title}, intranätet för medlemmar. Utskrivet ${inSwedish(new Date())}.` })));
  root.append(skip, head, main, foot);
  return {
    main,
    field,
    form,
    /** Marks where one is in the head. */
    current(path) {
      for (const one of [wordmark, ...links]) {
        if (one.hash === `#/${path}`) one.ariaCurrent = 'page';
        else one.ariaCurrent = null;
      }
    },
  };
}

const inWords = new Intl.DateTimeFormat('sv-SE', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'Europe/Stockholm' });

/** «4 december 2026» */
const inSwedish = (day) => inWords.format(new Date(day));
