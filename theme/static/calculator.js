// «Räkna på det»: who could deliver what for how much. All of it is counted here, from files; nothing
// that is written leaves the page. Without this script the page says what to do instead.

import { element } from './form-element.js';
import { inSwedish, number } from './form-numbers.js';
import { trimQuery } from './list-choices.js';
import { knowCountry } from './calculator-country.js';
import { load, needFor, suppliersFor } from './calculator-suppliers.js';
import { matchesOf } from './calculator-matches.js';
import { tell } from './calculator-answer.js';

const page = document.getElementById('calculator');
const byId = (id) => document.getElementById(id);
const FIELDS = ['vad', 'cpv', 'var', 'budget', 'ar', 'arsarbete'];
const AMOUNTS = { budget: 'Budgeten', ar: 'Antalet år', arsarbete: 'Kostnaden för ett årsarbete' };
const MOST_KRONOR = 1e12;
const MOST_YEARS = 20;
const CPV = /^(\d{2,8})(-\d)?$/;

let lists;
let country;
let latest = 0;

/** A title inside a sentence: «städning», but «IT». */
const small = (title) => (/^.\p{Lu}/u.test(title) ? title : title.charAt(0).toLowerCase() + title.slice(1));

/** What can't be counted on: the field, and how to mend it. */
class Wrong extends Error {
  constructor(field, message) {
    super(message);
    this.field = field;
  }
}

function say(text, field) {
  byId('note').textContent = text;
  byId('note').hidden = !text;
  for (const id of FIELDS) byId(id).toggleAttribute('aria-invalid', false);
  if (field) byId(field).setAttribute('aria-invalid', 'true');
}

function amount(field, written, most) {
  let value;
  try {
    ({ value } = number(written));
  } catch (mistake) {
    throw new Wrong(field, `${mistake.message} ${mistake.mend}`);
  }
  if (value > 0 && value <= most) return value;
  throw new Wrong(field, `${AMOUNTS[field]} kan inte vara ${trimQuery(written)}. Skriv ett tal större än 0 och högst ${most.toLocaleString('sv-SE')}.`);
}

/** What holds where nothing else is written; so it needn't stand in the address. */
const usual = () => ({ ar: '1', arsarbete: inSwedish(Number(page.dataset.workYear)) });

/** What the address asks, which is how answers are shared; null where it asks nothing. */
function question(written) {
  const code = written.cpv.replace(/\s/g, '');
  if (!code && !written.vad) return null;
  const cpv = CPV.exec(code);
  if (code && !cpv) throw new Wrong('cpv', `”${written.cpv}” är ingen CPV-kod. Skriv två till åtta siffror, till exempel 90910000.`);
  const need = needFor(lists, cpv ? cpv[1] : written.vad);
  if (!need) throw new Wrong('vad', `”${written.vad}” finns inte bland valen. Välj en bransch eller tjänst.`);
  const place = country.named(written.var);
  if (!place) throw new Wrong('var', `”${written.var}” finns inte bland platserna. Välj län eller kommun.`);
  const workYear = amount('arsarbete', written.arsarbete || page.dataset.workYear, MOST_KRONOR);
  const budget = written.budget && amount('budget', written.budget, MOST_KRONOR);
  const years = written.ar ? amount('ar', written.ar, MOST_YEARS) : 1;
  const titles = need.titles.map(small).join(', ');
  return { need, place, budget, years, workYear, what: cpv ? `CPV ${cpv[1]}${titles && ` (${titles})`}` : titles };
}

const written = () => {
  const asked = new URLSearchParams(location.search);
  return Object.fromEntries(FIELDS.map((field) => [field, trimQuery(asked.get(field) ?? '')]));
};

/** Answers what the address asks, and gives what is to be read first. */
async function open() {
  const opened = ++latest;
  const given = written();
  for (const field of FIELDS) byId(field).value = given[field];
  // A choice that isn't there leaves the field empty instead of blank.
  for (const field of ['vad', 'var']) if (byId(field).selectedIndex < 0) byId(field).value = '';
  for (const [field, value] of Object.entries(usual())) if (!given[field]) byId(field).value = value;
  byId('answer').hidden = true;
  say('');
  try {
    const asked = question(given);
    if (!asked) return null;
    const suppliers = await suppliersFor(lists, page.dataset.folder, asked.need);
    if (opened !== latest) return null;
    tell(matchesOf(suppliers, asked.place, country), { lists, country, asked });
    byId('answer').hidden = false;
    return byId('answered');
  } catch (error) {
    if (error instanceof Wrong) say(error.message, error.field);
    else say('Uppgifterna gick inte att ladda. Pröva igen om en stund.');
    return error instanceof Wrong ? byId(error.field) : null;
  }
}

async function ask() {
  if (byId('cpv').value.trim()) byId('vad').value = '';
  const given = FIELDS.map((field) => [field, trimQuery(byId(field).value)]).filter(([field, value]) => value && value !== usual()[field]);
  if (!given.some(([field]) => field === 'vad' || field === 'cpv')) {
    say('Välj vad ni vill köpa, eller skriv en CPV-kod.', 'vad');
    byId('vad').focus();
    return;
  }
  const next = `?${new URLSearchParams(given)}`;
  if (next !== location.search) history.pushState(null, '', next);
  (await open())?.focus();
}

const option = ({ key, title }, words = title) => element('option', { value: key, textContent: words });

function fillPlaces() {
  byId('var').append(...country.groups.map(({ region, municipalities }) => element('optgroup', { label: region.title },
    option(region, `Hela ${region.title}`), ...municipalities.map((place) => option(place)))));
}

async function start() {
  try {
    lists = await load(page.dataset.lists);
  } catch {
    say('Uppgifterna gick inte att ladda. Här under står vad du kan göra i stället.');
    byId('instead').classList.remove('unscripted');
    return;
  }
  country = knowCountry(lists);
  fillPlaces();
  byId('ask').addEventListener('submit', (event) => {
    event.preventDefault();
    ask();
  });
  // One of the two is enough.
  byId('vad').addEventListener('change', () => { byId('cpv').value = ''; });
  byId('print').addEventListener('click', () => print());
  addEventListener('popstate', open);
  await open();
  document.documentElement.dataset.ready = '';
}

start();
