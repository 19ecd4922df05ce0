// The short list: what this device keeps, or what an address says. The two are never mixed unasked.

import { today } from './days.js';
import { button } from './form-element.js';
import { addressOf, asked } from './shortlist-address.js';
import { copies, listenToEnquiry, showEnquiry } from './shortlist-enquiry.js';
import { enterprises } from './shortlist-enterprises.js';
import { comparison } from './shortlist-facts.js';
import { MOST, follow, keep, kept, slugsIn } from './shortlist-kept.js';
import { notes } from './shortlist-notes.js';
import { listenToSheet } from './shortlist-sheet.js';
import { table } from './shortlist-table.js';

const FITS_ON_PAPER = 4; // columns of an A4 sheet; more are printed one below the other
const NARROW = document.getElementById('stacked').media;

const byId = (id) => document.getElementById(id);
const slugs = () => records.map(({ slug }) => slug);

let records = [];
let shared = null; // what the address asks for
let turn = 0; // a newer question makes older answers stale
let gone = 0; // how many have left the register since they were kept
const closed = []; // what is said of those that have closed since then

async function open() {
  const mine = ++turn;
  shared = asked(location.search);
  const wanted = shared?.slugs ?? kept();
  let found;
  try {
    found = await enterprises(byId('shortlist').dataset.known, wanted);
  } catch {
    if (mine === turn) tell(['Uppgifterna gick inte att hämta. Prova att ladda om sidan.']);
    return;
  }
  if (mine !== turn) return;
  records = found.records;
  if (!shared && slugs().join() !== wanted.join()) {
    gone += found.unknown;
    closed.push(...found.closed);
    keep(slugs()); // which opens it again
    return;
  }
  show();
  tell(notes(shared && { ...shared, unknown: shared.unknown + found.unknown, closed: found.closed }, gone, closed));
}

function show() {
  const any = records.length > 0;
  document.querySelector('h1').textContent = shared ? 'Delad kortlista' : 'Kortlista';
  byId('lede').textContent = shared
    ? `${records.length || 'Inget'} företag i en lista som någon har delat.`
    : `${records.length} företag${records.length > 1 ? ', i din egen ordning' : ''}. Bara du ser listan tills du delar dess adress.`;
  byId('lede').hidden = !any && !shared;
  byId('empty').hidden = any || Boolean(shared);
  byId('filled').hidden = !any;
  showTable();
  showEnquiry(records);
  byId('address').value = addressOf(slugs());
  byId('printed').textContent = `${new Date(today).toLocaleDateString('sv-SE', { dateStyle: 'long', timeZone: 'UTC' })} · ${byId('address').value}`;
  byId('take').replaceChildren(...(shared ? waysToTake() : []));
}

function showTable() {
  const held = document.activeElement.closest('.act');
  byId('compare').replaceChildren(table(records, comparison(today), !shared));
  byId('stacked').media = records.length > FITS_ON_PAPER ? `${NARROW}, print` : NARROW;
  if (held) act(held.dataset.act, held.value)?.focus();
}

const act = (what, slug) => byId('compare').querySelector(`[data-act="${what}"][value="${slug}"]`);

/** A shared list can be made one's own: that is offered, never done. */
function waysToTake() {
  const own = kept();
  const theirs = slugs();
  const both = [...new Set([...own, ...theirs])];
  const ways = [];
  if (theirs.length && !own.length) ways.push(button('Gör den till min kortlista', 'button', () => take(theirs)));
  if (own.length && both.length > own.length) {
    if (both.length <= MOST) ways.push(button(`Lägg till i min kortlista, som då får ${both.length} företag`, 'button', () => take(both)));
    ways.push(button('Byt ut min kortlista mot den här', 'button-line', () => take(theirs)));
  }
  if (own.length || !theirs.length) ways.push(button('Visa min egen kortlista', 'quiet-button', () => take(own)));
  return ways;
}

async function take(list) {
  history.pushState(null, '', '/kortlista/');
  await change(list, '');
  byId(records.length ? 'lede' : 'main').focus();
}

/** Keeps the list so, shows it, and says what has been done. */
async function change(list, said, ...more) {
  keep(slugsIn(list));
  await open();
  byId('done').replaceChildren(said, ' ', ...more);
}

function move(slug, by) {
  const list = slugs();
  const from = list.indexOf(slug);
  const to = from + by;
  if (to < 0 || to >= list.length) return;
  list.splice(to, 0, ...list.splice(from, 1));
  change(list, `${records[from].name} står nu som nummer ${to + 1} av ${list.length}.`);
}

async function remove(slug) {
  const before = slugs();
  const at = before.indexOf(slug);
  const { name } = records[at];
  const undo = button('Ångra', 'quiet-button', async () => {
    await change(before, `${name} är tillbaka.`);
    act('remove', slug)?.focus();
  });
  await change(before.toSpliced(at, 1), `${name} är borttaget ur kortlistan.`, undo);
  (act('remove', slugs()[Math.min(at, records.length - 1)]) ?? undo).focus();
}

const ACTS = { earlier: (slug) => move(slug, -1), later: (slug) => move(slug, 1), remove };

function tell(parts) {
  byId('loading').hidden = true;
  byId('note').textContent = parts.join(' ');
  document.documentElement.dataset.ready = '';
}

function listen() {
  byId('compare').addEventListener('click', ({ target }) => {
    const pressed = target.closest('.act');
    if (pressed) ACTS[pressed.dataset.act](pressed.value);
  });
  copies(byId('share'), byId('address'), byId('done'), 'Adressen är kopierad. Den som får den ser samma företag, med de uppgifter som gäller då.');
  byId('print').addEventListener('click', () => print());
  listenToEnquiry();
  listenToSheet(() => records);
  follow(open);
  addEventListener('popstate', open);
}

listen();
open();
