// The unlocked intranet: opens the page that the address names, and makes it work.

import { tickOff } from './checklists.js';
import { takeCourse, tellProgress } from './courses.js';
import { letDownload } from './downloads.js';
import { element } from './form-element.js';
import { drawFrame } from './frame.js';
import { letFilter } from './members.js';
import { markRead, tellNews } from './new-since.js';
import { letPlay } from './recordings.js';
import { warnOfOld } from './reviewed.js';
import { hashOf, keepScroll, placeOf } from './route.js';
import { makeSearchPage } from './search-page.js';
import { tellTasks } from './tasks.js';
import { troubles } from './trouble.js';

const ABOUT = 'Intranätet';

/**
 * Shows the intranet, and the page that the address names.
 * @param {object} session  of somebody who has unlocked
 * @param {HTMLElement} root  an empty element
 * @returns {() => void} what takes it all away again
 */
export function showApp(session, root) {
  const { contents } = session;
  const titleBefore = document.title;
  const frame = drawFrame(contents, root, () => session.lock());
  const scroll = keepScroll();
  const search = makeSearchPage(session, frame, goTo);
  const byRoute = new Map(contents.pages.map((page) => [page.route, page]));
  let leave = () => {};
  let asked = 0;
  let path; // of the page that is shown

  /** Opens an address without a jump of the browser's own. */
  function goTo(hash) {
    history.pushState(null, '', hash);
    show();
  }

  /** @param {boolean} [again]  whether it was asked for from the page itself */
  async function show(again = false) {
    const place = placeOf(location.hash);
    if (!place) return;
    const now = ++asked;
    scroll.leave();
    if (place.path === 'sok' && search.shown()) {
      scroll.arrive();
      search.update(place.query);
      return;
    }
    if (place.path === path && place.query.has('del')) {
      arriveAt(place, { again });
      return;
    }
    frame.main.ariaBusy = 'true';
    const view = await viewOf(place);
    if (now !== asked) return; // somebody has gone on meanwhile
    frame.main.ariaBusy = null;
    leave();
    ({ path } = place);
    frame.main.replaceChildren(view.content);
    leave = view.enter?.() ?? (() => {});
    document.title = view.title === ABOUT ? `${ABOUT} – ${contents.site.title}` : `${view.title} – ${ABOUT}`;
    frame.current(place.path);
    if (place.path !== 'sok') frame.field.value = '';
    arriveAt(place, { again, keepsFocus: view.keepsFocus });
  }

  function arriveAt(place, { again, keepsFocus = false }) {
    const before = scroll.arrive();
    const top = again ? 0 : before;
    const part = place.query.get('del');
    const target = (part && frame.main.querySelector(`#${CSS.escape(part)}`)) || frame.main.querySelector('h1');
    if (target && !keepsFocus) {
      target.tabIndex = -1;
      target.focus({ preventScroll: true });
    }
    if (part && target && !top) target.scrollIntoView();
    else scrollTo(0, top);
  }

  async function viewOf(place) {
    if (place.path === 'sok') return search.view(place.query);
    if (place.path === 'nyckel') return { title: 'Din nyckel', ...device() };
    const page = byRoute.get(place.path);
    if (!page) return { title: 'Sidan finns inte', content: missing(place.path) };
    try {
      const { route, html } = await session.json(page.file);
      if (route !== page.route) throw troubles.damaged('Sidan'); // another page lies under its name
      const content = parsed(html);
      return { title: page.title, content, enter: () => enter(page, place) };
    } catch (reason) {
      return { title: page.title, content: trouble(page.title, reason) };
    }
  }

  function device() {
    const content = element('div', {});
    return { content, enter: () => session.device(content) };
  }

  /** Makes a page that has come into the document work. @returns what ends it */
  function enter(page, place) {
    const { main } = frame;
    letDownload(session, main);
    warnOfOld(contents.day, main);
    tellTasks(contents.day, main);
    tickOff(session.state, main);
    takeCourse(session.state, main);
    tellProgress(session.state, main);
    letFilter(main, place.query.get('q') ?? '');
    const stop = letPlay(session, main);
    if (page.kind === 'home') tellNews(session, main);
    else markRead(session, page);
    return stop;
  }

  // A click on a link to the page that is shown already changes nothing in the address.
  const pressed = (event) => {
    const link = event.target.closest?.('a[href^="#/"]');
    if (link && link.hash === location.hash && !event.defaultPrevented) show(true);
  };
  root.addEventListener('click', pressed);
  const moved = () => show();
  addEventListener('popstate', moved);
  tellNews(session, null);
  show().then(() => search.warm());

  return () => {
    asked += 1;
    leave();
    scroll.end();
    search.end();
    removeEventListener('popstate', moved);
    root.removeEventListener('click', pressed);
    root.replaceChildren();
    document.title = titleBefore;
  };
}

/** Finished HTML as elements. A parser of its own neither runs nor loads anything. */
function parsed(html) {
  const made = document.createDocumentFragment();
  const read = new DOMParser().parseFromString(html, 'text/html');
  made.append(...[...read.body.childNodes].map((node) => document.adoptNode(node)));
  return made;
}

const start = () => element('a', { href: hashOf(''), textContent: 'Till startsidan' });

function missing(path) {
  const wanted = path.split('/').pop().replaceAll('-', ' ').slice(0, 100);
  const search = element('a', { href: hashOf('sok', { q: wanted }), textContent: `Sök efter «${wanted}»` });
  return element('article', {},
    element('h1', { textContent: 'Sidan finns inte' }),
    element('p', { className: 'lede', textContent: 'Den kan ha bytt namn eller tagits bort sedan länken skrevs.' }),
    element('p', { className: 'onward' }, search),
    element('p', { className: 'onward' }, start()));
}

function trouble(title, reason) {
  return element('article', {},
    element('h1', { textContent: title }),
    element('p', { className: 'lede', role: 'alert', textContent: reason.message }),
    element('p', { className: 'onward' }, start()));
}
