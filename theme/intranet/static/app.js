// Where the intranet starts: locked pages until a key opens it, then the pages of whoever is a member.

import './trusted.js';
import { currentBuild } from './ciphertext.js';
import { deviceView } from './devices.js';
import { element } from './form-element.js';
import { forgetBrowser, forgetTab } from './forgetting.js';
import { heading, link, paragraph, turnTo } from './gate.js';
import { keepKey, keptKey } from './kept-key.js';
import { openerOf, publicKeyOf } from './keys.js';
import { copyInAddress, isMoving } from './moving.js';
import { newKeyView } from './new-key.js';
import { keepForOffline } from './offline.js';
import { makeSession } from './session.js';
import { keptValues, makeState } from './state.js';
import { openStore, openStoreLater } from './store.js';
import { openTabs } from './tabs.js';
import { inWords, Trouble, troubles } from './trouble.js';
import { openBuild, openBuildWith } from './unlocking.js';
import { replaceView, unlockView } from './unlock-view.js';

const LOST_STATE = 'Det som var sparat om vad du har läst och bockat av gick inte att läsa. Det börjar om från början.';
const NOT_LASTING = 'Webbläsaren låter inte intranätet spara något. Nyckeln och det du bockar av finns bara tills fliken stängs.';
const HAS_KEY = 'Länken flyttar en nyckel hit, men enheten har redan en som är upplåst. Lås intranätet först om den ska bytas.';

const root = document.getElementById('app');
const notices = document.getElementById('notices');
const title = document.title;

/** @type {?{session: Object, opened: Object, state: Object, away: () => void}} */
let unlocked = null;
let tabs;
let atUnlocking = false;

/**
 * What the locked pages work with.
 * @typedef {Object} Desk
 * @property {import('./store.js').Store} store
 * @property {import('./kept-key.js').KeptKey} [key]
 * @property {Trouble} [keyTrouble]  why the key that is kept can't be used
 * @property {string} keyName  what passkeys are called
 * @property {?string} build  that is unlocked
 */
const desk = {
  keyName: title,
  get build() { return unlocked?.opened.build ?? null; },

  async keep(key) {
    await keepKey(desk.store, key);
    Object.assign(desk, { key, keyTrouble: undefined });
    tellOfStore();
  },

  /** A key from another device: kept, and in place of another one only when asked for. */
  async receive(phrase) {
    const accept = async () => { await desk.keep({ phrase }); toUnlocking(); };
    if (desk.key || desk.keyTrouble) showGate((main) => replaceView(desk, main, { replace: accept, keep: toUnlocking }));
    else await accept();
  },

  async unlock(identity) {
    const opener = await openerOf(identity);
    const publicKey = await publicKeyOf(identity);
    if (desk.key.publicKey !== publicKey) await desk.keep({ ...desk.key, publicKey });
    const [opened, { values, lost }] = await Promise.all([openBuild(opener, publicKey), keptValues(desk.store, opener)]);
    await show(opened, values, publicKey);
    if (lost) notice(LOST_STATE);
    keepForOffline();
  },

  async forget() {
    drop();
    showGate((main) => turnTo(main, heading(1, 'Glömmer enheten …')));
    tabs.forget();
    await forgetBrowser(desk.store);
    forgotten();
  },
};

async function show(opened, values, publicKey) {
  const { showApp } = await import('./pages.js');
  const state = makeState(desk.store, values, publicKey, tabs.set);
  const session = makeSession(opened, { state, publicKey, lock, device: (place) => deviceView(desk, place) });
  root.replaceChildren();
  unlocked = { session, opened, state, publicKey, away: () => {} };
  unlocked.away = showApp(session, root);
}

/** Locks every tab. */
function lock() {
  tabs.lock();
  lockHere();
}

function lockHere() {
  if (!unlocked) return;
  drop();
  if (location.hash === '#/nyckel') history.replaceState(null, '', '#/');
  showGate();
}

/** Drops group key, plain text and all that was made of it. */
function drop() {
  if (!unlocked) return;
  const { session, away } = unlocked;
  unlocked = null;
  session.drop();
  away();
  root.replaceChildren();
  notices.replaceChildren();
  tellOfStore();
  document.title = title;
}

/** What is left when the device has been forgotten, here or in another tab. */
function forgotten() {
  forgetTab();
  Object.assign(desk, { key: undefined, keyTrouble: undefined, store: openStoreLater(desk.store) });
  history.replaceState(null, '', '/');
  showGate((main) => turnTo(
    main,
    heading(1, 'Enheten är glömd'),
    paragraph('lede', 'Nyckeln och allt annat som intranätet hade sparat i webbläsaren är borta.'),
    paragraph('', 'En passkey ligger kvar bland enhetens lösenord tills du tar bort den där. Den öppnar ingenting längre.'),
    paragraph('', link('#/ny-nyckel', 'Ny nyckel')),
  ));
}

/** Draws the locked page that the address asks for, or another one. */
function showGate(view) {
  const main = element('main', { id: 'main', className: 'gate', tabIndex: -1 });
  root.replaceChildren(
    element('header', { className: 'gate-head' }, element('p', { className: 'wordmark' }, root.dataset.title, element('span', { className: 'wordmark-dot', ariaHidden: 'true' }))),
    main,
  );
  atUnlocking = false;
  if (view) view(main);
  else if (location.hash === '#/ny-nyckel') newKeyView(desk, main);
  else if (location.hash === '#/nyckel') {
    const place = element('div', {});
    main.append(place, paragraph('onward', link('#/', 'Till upplåsningen')));
    deviceView(desk, place);
  } else {
    unlockView(desk, main);
    atUnlocking = Boolean(desk.key);
  }
}

function toUnlocking() {
  if (location.hash.startsWith('#/ny')) history.replaceState(null, '', '#/');
  showGate();
}

function notice(words) {
  if (!notices.textContent.includes(words)) notices.append(element('p', { textContent: words }));
}

const tellOfStore = () => desk.store.lasting || notice(NOT_LASTING);

/** Takes a key out of the address, where nobody should find it, before anything else happens. */
function keyInAddress() {
  const { hash } = location;
  if (!isMoving(hash)) return null;
  history.replaceState(null, '', '#/');
  return () => copyInAddress(hash);
}

async function receiveFrom(copy) {
  try {
    await desk.receive(copy());
  } catch (error) {
    showGate((main) => unlockView(desk, main, error));
  }
}

// A link of another device may come to a page that is open. The pages don't get to see it.
let come = null;
addEventListener('popstate', (event) => {
  come = keyInAddress();
  if (come) event.stopImmediatePropagation();
});
addEventListener('hashchange', (event) => {
  const copy = come;
  come = null;
  if (copy) history.replaceState(null, '', new URL(event.oldURL).hash || '#/');
  if (copy && unlocked) notice(HAS_KEY);
  else if (copy) receiveFrom(copy);
  else if (!unlocked && desk.store) showGate();
});

/** Another tab may be unlocked already. */
async function openFromTab() {
  try {
    const { build } = await currentBuild();
    const given = await tabs.ask(build);
    if (!given || unlocked) return;
    await show(await openBuildWith(build, given.group), given.values, given.publicKey);
  } catch {
    // Whatever it is, it is said when somebody unlocks.
  }
}

// Or be unlocked meanwhile.
document.addEventListener('visibilitychange', () => {
  const writing = root.querySelector('#phrase')?.value;
  if (document.visibilityState === 'visible' && atUnlocking && !unlocked && !writing) openFromTab();
});

function fitToUnlock() {
  if (globalThis.top !== globalThis.self) throw troubles.framed();
  if (!globalThis.isSecureContext) throw troubles.insecure();
  if (!globalThis.crypto?.subtle || !globalThis.DecompressionStream || !globalThis.BroadcastChannel) throw troubles.oldBrowser();
}

async function start() {
  const copy = keyInAddress();
  fitToUnlock();
  desk.store = await openStore();
  tellOfStore();
  desk.key = await keptKey(desk.store).catch((trouble) => { desk.keyTrouble = trouble; });
  tabs = openTabs({
    asked: (build) => (desk.build === build ? { group: unlocked.opened.group, values: unlocked.state.all(), publicKey: unlocked.publicKey } : null),
    locked: lockHere,
    forgotten: () => { drop(); desk.store.close(); forgotten(); },
    set: (key, value) => unlocked?.state.take(key, value),
  });
  if (copy) await receiveFrom(copy);
  else {
    await openFromTab();
    if (!unlocked) showGate();
  }
}

start().catch((error) => {
  root.querySelector('main').replaceChildren(heading(1, 'Intranätet'), element('p', { role: 'alert', className: 'problem', textContent: inWords(error) }));
});
