// The page of hits: as one types, by kind, with the words marked.

import { button, element } from './form-element.js';
import { hashOf, placeOf } from './route.js';
import { makeSearch, marked, snippet } from './search.js';

const KINDS = {
  guide: 'Guider',
  template: 'Mallar',
  course: 'Kurser',
  recording: 'Inspelningar',
  experience: 'Erfarenheter',
  members: 'Medlemmar',
  files: 'Filer',
  tasks: 'För processledare',
};
const FIRST_SHOWN = 6; // of each kind
const PAUSE = 250; // milliseconds without a key press until the address says what was asked

/**
 * @param {object} session
 * @param {{main: HTMLElement, field: HTMLInputElement, form: HTMLFormElement}} frame
 * @param {(hash: string) => void} goTo
 */
export function makeSearchPage(session, frame, goTo) {
  const { field, form, main } = frame;
  let loading;
  let page; // the elements of the page, while it is shown
  let over = false;
  let settling;

  const load = () => {
    loading ??= session.json(session.contents.search).then(makeSearch).catch((reason) => {
      loading = undefined; // the next key press may be luckier
      throw reason;
    });
    return loading;
  };

  function draw() {
    const count = element('p', { className: 'sentence', role: 'status' });
    const said = element('div', { className: 'search-help' });
    const hits = element('div', { className: 'found' });
    const content = element('article', { className: 'search-page' }, element('h1', { className: 'hidden', textContent: 'Sök' }), count, said, hits);
    content.addEventListener('keydown', walk);
    return { content, count, said, hits };
  }

  async function update(query) {
    const asked = query.get('q') ?? '';
    if (document.activeElement !== field) field.value = asked.slice(0, field.maxLength);
    const here = page;
    here.asked = asked;
    try {
      const search = await load();
      if (over || here !== page || here.asked !== asked) return;
      tell(search, asked, here);
    } catch (reason) {
      here.count.textContent = reason.message;
    }
  }

  function tell(search, asked, { count, said, hits }) {
    const short = asked.length > 60 ? `${asked.slice(0, 60)}…` : asked;
    if (!asked.trim()) {
      count.textContent = 'Vad söker du?';
      said.replaceChildren(element('p', { className: 'note', textContent: 'Skriv ett eller flera ord. Delar av ord går bra, och å, ä och ö kan skrivas som a och o.' }));
      hits.replaceChildren();
      return;
    }
    const answer = search.find(asked);
    count.textContent = `${amount(answer.hits.length)} för «${short}»`;
    said.replaceChildren(...help(search, answer));
    hits.replaceChildren(...groups(answer));
  }

  function help(search, { hits, missing, partly }) {
    const told = [];
    if (partly) told.push(element('p', { className: 'note', textContent: 'Ingen sida har alla orden. De här har flest av dem.' }));
    const similar = missing.flatMap((word) => search.similar(word));
    if (similar.length) {
      const links = similar.flatMap((word) => [' ', element('a', { href: hashOf('sok', { q: word }), textContent: word })]);
      told.push(element('p', { className: 'similar' }, 'Menade du', ...links));
    }
    if (!hits.length) {
      told.push(element('p', { className: 'note', textContent: 'Pröva ett kortare eller vanligare ord.' }),
        element('p', { className: 'onward' }, element('a', { href: '#/', textContent: 'Se allt efter område' })));
    }
    return told;
  }

  function groups({ hits, needles }) {
    const byKind = new Map();
    for (const { entry } of hits) {
      if (!byKind.has(entry.kind)) byKind.set(entry.kind, []);
      byKind.get(entry.kind).push(entry);
    }
    return [...byKind].map(([kind, entries]) => {
      const id = `hits-${kind}`;
      const list = element('ul', { className: 'hits' }, ...entries.slice(0, FIRST_SHOWN).map((entry) => hit(entry, needles)));
      const group = element('section', {}, element('h2', { id }, KINDS[kind] ?? kind, ' ', element('span', { className: 'count', textContent: entries.length })), list);
      group.setAttribute('aria-labelledby', id);
      if (entries.length > FIRST_SHOWN) {
        const more = button(`Visa alla ${entries.length}`, 'button-line', () => {
          const rest = entries.slice(FIRST_SHOWN).map((entry) => hit(entry, needles));
          list.append(...rest);
          more.remove();
          rest[0].querySelector('a').focus();
        });
        group.append(more);
      }
      return group;
    });
  }

  const withMarks = (text, needles) => marked(text, needles).map((piece) =>
    (piece.marked ? element('mark', { textContent: piece.text }) : piece.text));

  function hit(entry, needles) {
    const link = element('a', { href: `#/${entry.route}` }, ...withMarks(entry.title, needles));
    return element('li', { className: 'hit' }, element('h3', {}, link), element('p', {}, ...withMarks(snippet(entry, needles), needles)));
  }

  /** Up and down among the hits, and back to the field. */
  function walk(event) {
    if (event.key === 'Escape') {
      field.focus();
      return;
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const links = [...page.hits.querySelectorAll('.hit a')];
    const at = links.indexOf(document.activeElement);
    if (!step || at < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    (links[at + step] ?? (step < 0 ? field : links[at])).focus();
  }

  const hashOfField = () => hashOf('sok', field.value ? { q: field.value } : {});

  /** The address follows behind: that takes longer than searching, and some browsers soon refuse. */
  function settle() {
    clearTimeout(settling);
    if (settling && placeOf(location.hash)?.path === 'sok') history.replaceState(history.state, '', hashOfField());
    settling = undefined;
  }

  function typed() {
    if (!page) {
      goTo(hashOfField());
      return;
    }
    clearTimeout(settling);
    settling = setTimeout(settle, PAUSE);
    update(new URLSearchParams({ q: field.value }));
  }

  function left() {
    clearTimeout(settling);
    settling = undefined;
    page = undefined;
  }

  const firstHit = () => main.querySelector('.found .hit a');
  const pressed = (event) => {
    if (event.key !== 'ArrowDown' || !page || !firstHit()) return;
    event.preventDefault();
    firstHit().focus();
  };
  const sent = (event) => {
    event.preventDefault();
    if (!page) typed();
    else firstHit()?.focus();
  };
  field.addEventListener('input', typed);
  field.addEventListener('blur', settle);
  field.addEventListener('keydown', pressed);
  form.addEventListener('submit', sent);

  return {
    /** Opens the index before anybody asks. */
    warm: () => load().then((search) => search.prepare(() => over)).catch(() => {}),
    shown: () => Boolean(page?.content.isConnected),
    update,
    /** The page for a question. */
    view(query) {
      const drawn = draw();
      return {
        title: 'Sök',
        content: drawn.content,
        keepsFocus: document.activeElement === field,
        enter() {
          page = drawn;
          update(query);
          return left;
        },
      };
    },
    end: () => (over = true),
  };
}

const amount = (n) => (n === 0 ? 'Inga träffar' : n === 1 ? '1 träff' : `${n} träffar`);
