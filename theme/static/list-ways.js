// The ways on from a question that finds nothing.

import { button, element } from './form-element.js';

const byId = (id) => document.getElementById(id);

/**
 * @param {object} act  what can be done: ask, clear, drop
 * @param {(n: number) => string} counted  so many of what is listed
 */
export function makeWays(act, counted) {
  const box = byId('no-hits');
  const further = byId('near');
  let on = { similar: [], broader: [], near: [] };

  function write() {
    const list = (title, ways) => (ways.length ? [
      element('h3', { textContent: title }),
      element('ul', {}, ...ways.map(({ said, go }) => element('li', {}, button(said, 'quiet-button', go)))),
    ] : []);
    box.replaceChildren(
      ...list('Menade du', on.similar),
      ...list('Sök bredare', on.broader),
      ...on.near,
      ...byId('no-hits-end').cloneNode(true).childNodes,
    );
  }

  return {
    /**
     * @param {boolean} none  whether nothing was found
     * @param {object} answer  from narrow, with what `text`, and `named` choices, were asked for
     */
    show(none, { without, named, text, isNarrowed, withoutText, withoutFilters }) {
      box.hidden = !none;
      further?.replaceChildren();
      if (!none) return;
      const drops = Object.entries(without).filter(([, n]) => n > 0).sort((a, b) => b[1] - a[1]);
      const broader = drops.map(([key, n]) => ({ said: `Utan ${named(key)}: ${counted(n)}`, go: () => act.drop(key) }));
      if (text && isNarrowed && withoutText) broader.push({ said: `Utan sökordet: ${counted(withoutText)}`, go: () => act.ask('') });
      if (isNarrowed && withoutFilters) broader.push({ said: `Utan filter: ${counted(withoutFilters)}`, go: act.clear });
      on = { similar: [], broader, near: [] };
      write();
    },
    /** Further ways, once they have been tried. */
    offer(similar, broader) {
      on = { ...on, similar, broader: [...broader, ...on.broader] };
      write();
    },
    /** What lies near instead, or besides the few that were found. */
    near(title, rows) {
      const near = [element('h3', { textContent: title }), element('ul', { className: 'hits' }, rows)];
      if (box.hidden) return void further.replaceChildren(...near);
      on = { ...on, near };
      write();
    },
  };
}
