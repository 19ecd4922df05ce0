// Where the intranet starts: locked pages until a key opens it, then the pages of whoever is a member.

import './trusted.js';
import { hearArrivals, keyInAddress } from './arrivals.js';
import { currentBuild } from './ciphertext.js';
import { element } from './form-element.js';
import { forgetBrowser, forgetTab } from './forgetting.js';
import { heading, link, paragraph, turnTo } from './gate.js';
import { keepKey, keptKey } from './kept-key.js';
import { openerOf, publicKeyOf } from './keys.js';
import { keepForOffline } from './offline.js';
import { drawDevice, drawNewKey } from './seldom.js';
import { makeSession } from './session.js';
import { keptValues, makeState } from './state.js';
import { openStore, openStoreLater } from './store.js';
import { openTabs } from './tabs.js';
import { inWords, Trouble, troubles } from './trouble.js';
import { fetchBuild, openBuild, openBuildWith } from './unlocking.js';
import { forgottenView, replaceView, unlockView } from './unlock-view.js';

const LOST_STATE = 'Det som var sparat om vad du har läst och bockat av gick inte att läsa. Det börjar om från början.';
const NOT_LASTING = 'Webbläsaren låter inte intranätet spara något. Nyckeln och det du bockar av finns bara tills fliken stängs.';
const HAS_KEY = 'Länken flyttar en nyckel hit, men enheten har redan en som är upplåst. Lås intranätet först om den ska bytas.';

const root = document.getElementById('app');
const notices = document.getElementById('notices');
const title = document.title;

/** @type {?{session: Object, opened: Object, state: Object, publicKey: string, away: () => void}} */
let unlocked = null;
let tabs;
let atUnlocking = false;

// Counts what ends all that has begun before it: locking, forgetting, another key in place of this one.
let turn = 0;

const ifStill = (then) => { if (then !== turn) throw troubles.locked(); };

const pages = () => import('./pages.js');

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
    tabs.keep(key);
    tellOfStore();
  },

  /** One more way to unlock the key that is kept. */
  async add(way) {
    if (!desk.key) throw troubles.locked();
    await desk.keep({ ...desk.key, ...way });
  },

  /** A key from another device: kept, and in place of another one only when asked for. */
  async receive(phrase) {
    const accept = async () => { turn += 1; await desk.keep({ phrase }); toUnlocking(); };
    if (desk.key || desk.keyTrouble) showGate((main) => replaceView(desk, main, { replace: accept, keep: toUnlocking }));
    else await accept();
  },

  /** Fetches everything while the key is being unwrapped, which takes longer. */
  async unlock(unwrap) {
    const now = turn;
    const fetched = fetchBuild();
    fetched.catch(() => {}); // said when it is asked for
    const identity = await unwrap();
    const opener = await openerOf(identity);
    const publicKey = await publicKeyOf(identity);
    ifStill(now);
    const [opened, { values, lost }] = await Promise.all([
      openBuild(opener, publicKey, fetched),
      keptValues(desk.store, opener),
      desk.key.publicKey === publicKey || desk.add({ publicKey }),
    ]);
    await show(opened, values, publicKey, now);
    if (lost) notice(LOST_STATE);
    keepForOffline(() => unlocked !== null);
  },

  async forget() {
    turn += 1;
    drop();
    showGate((main) => turnTo(main, heading(1, 'Glömmer enheten …')));
    tabs.forget();
    await forgetBrowser(desk.store);
    forgotten();
  },
};

async function show(opened, values, publicKey, now) {
  const { showApp } = await pages().catch(() => { throw troubles.fileMissing(); });
  ifStill(now);
  if (unlocked) return;
  const state = makeState(desk.store, values, publicKey, tabs.set);
  const session = makeSession(opened, { state, publicKey, lock, device: (place) => drawDevice(desk, place) });
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
  turn += 1;
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
  turn += 1;
  forgetTab();
  Object.assign(desk, { key: undefined, keyTrouble: undefined, store: openStoreLater(desk.store) });
  history.replaceState(null, '', '/');
  showGate(forgottenView);
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
  else if (location.hash === '#/ny-nyckel') drawNewKey(desk, main);
  else if (location.hash === '#/nyckel') {
    const place = element('div', {});
    main.append(place, paragraph('onward', link('#/', 'Till upplåsningen')));
    drawDevice(desk, place);
  } else {
    unlockView(desk, main);
    atUnlocking = true;
    if (desk.key) pages().catch(() => {}); // said when they are to be shown
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

async function receiveFrom(copy) {
  try {
    await desk.receive(copy());
  } catch (error) {
    showGate((main) => unlockView(desk, main, error));
  }
}

hearArrivals(
  (copy) => { if (unlocked) notice(HAS_KEY); else receiveFrom(copy); },
  () => { if (!unlocked && desk.store) showGate(); },
);

/** Another tab may be unlocked already. */
async function openFromTab() {
  const now = turn;
  try {
    const { build } = await currentBuild();
    const given = await tabs.ask(build);
    if (given) await show(await openBuildWith(build, given.group), given.values, given.publicKey, now);
  } catch {
    // Whatever it is, it is said when somebody unlocks.
  }
}

// Or be unlocked meanwhile.
document.addEventListener('visibilitychange', () => {
  const writing = root.querySelector('#phrase')?.value;
  if (document.visibilityState === 'visible' && atUnlocking && !unlocked && !writing) openFromTab();
});

// A page that the browser keeps for the way back has nothing to read in it, and begins anew: it has not
// heard what other tabs have said meanwhile.
addEventListener('pagehide', ({ persisted }) => {
  if (!persisted || !desk.store) return;
  turn += 1;
  drop();
  showGate();
});
addEventListener('pageshow', ({ persisted }) => { if (persisted) location.reload(); });

/** Another tab has kept a key, in place of this one's or with one more way to unlock it. */
function keptElsewhere(key) {
  turn += 1;
  Object.assign(desk, { key, keyTrouble: undefined });
  if (unlocked && unlocked.publicKey !== key.publicKey) lockHere();
  else if (atUnlocking && !unlocked) showGate();
}

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
    kept: keptElsewhere,
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
