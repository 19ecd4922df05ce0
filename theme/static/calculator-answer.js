// What the calculator answers, on the page.

import { today } from './days.js';
import { button, element } from './form-element.js';
import { inSwedish } from './form-numbers.js';
import { adviceFor, deliversEverywhere, reason, suppliersIn } from './calculator-matches.js';
import { budgetInWords, dependence, partOf, sizeInWords, steps } from './calculator-money.js';

const FIRST = 40;
const MOST_NEARBY = 5;
const FAR_KM = 300;

const byId = (id) => document.getElementById(id);
const long = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'long', timeZone: 'UTC' });
const inWords = (day) => long.format(new Date(`${day}T00:00Z`));
const counted = (count, one, many) => `${inSwedish(count)} ${count === 1 ? one : many}`;
const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

const paragraph = (...children) => element('p', {}, ...children);

/** Certified on the page's day, whenever it was built. */
const isCertified = ({ certified }) => certified !== null && (!certified || certified >= today);

function facts(one, { lists, country, asked }) {
  const said = [reason(one, asked.place, country)];
  if (one.share) said.push(`${inSwedish(one.share[0])}\u202f% ur målgruppen, ${one.share[1]}`);
  if (isCertified(one)) said.push(one.certified ? `certifierat till ${inWords(one.certified)}` : 'certifierat');
  if (one.km) said.push(`${Math.max(Math.round(one.km), 1)} km bort`);
  if (one.sources) said.push(`uppgifter ur källor från ${one.sources}`);
  if (one.told && one.told <= today) said.push('inte bekräftat på över 18 månader');
  const size = sizeInWords(one, lists);
  return [said.join('; '), size ? `${capital(size)}${dependenceOf(one, lists, asked)}.` : 'Storleken är inte känd.'];
}

function dependenceOf(one, { dependence: table }, asked) {
  const part = asked.budget ? partOf(one, asked) : null;
  if (part === null) return '';
  const percent = part < 1 ? 'mindre än 1' : inSwedish(Math.round(part));
  return `; budgeten motsvarar ${percent}\u202f% av dem, ${dependence(table, part).words}`;
}

const row = (one, known) => element('li', {},
  element('a', { href: `/asf/${one.slug}/`, textContent: one.name }),
  element('span', { className: 'place', textContent: one.place }),
  ...facts(one, known).map((text) => element('span', { className: 'meta', textContent: text })));

/** The first rows, and a button for the rest. */
function listOf(list, matches, known) {
  const show = (some) => list.replaceChildren(...some.map((one) => row(one, known)));
  show(matches.slice(0, FIRST));
  byId('all-matches').replaceChildren();
  if (matches.length <= FIRST) return;
  byId('all-matches').append(button(`Visa alla ${inSwedish(matches.length)}`, 'button-line', () => {
    show(matches);
    byId('all-matches').replaceChildren();
    list.children[FIRST].querySelector('a').focus();
  }));
}

function tellNumbers(matches, leastShare) {
  const having = (test) => inSwedish(suppliersIn(matches.filter(test)));
  byId('everywhere').textContent = having(deliversEverywhere);
  byId('proven').textContent = having(({ share }) => share && share[0] >= leastShare);
  byId('certified').textContent = having(isCertified);
}

function tellAdvice({ title, why, rule, more, more_title: moreTitle }) {
  byId('advice-title').textContent = title;
  byId('advice-why').textContent = why;
  byId('advice-rule').textContent = rule;
  byId('advice-more').hidden = !more;
  byId('advice-more').replaceChildren('Läs mer: ', element('a', { href: more, textContent: moreTitle }));
}

function tellMoney(matches, { lists, asked }) {
  byId('money').hidden = !asked.budget || !matches.length;
  if (byId('money').hidden) return;
  const workYears = inSwedish(Math.round((10 * asked.budget) / asked.workYear) / 10);
  const given = budgetInWords(asked);
  byId('money-said').replaceChildren(
    paragraph(`${given}. Med ${inSwedish(asked.workYear)} kr för ett årsarbete räcker det till ungefär ${workYears} årsarbeten om året.`),
    element('ul', { className: 'steps' }, ...steps(lists.dependence, matches, asked).map(({ row: step, count }) => element('li', {
      textContent: `För ${counted(count, 'företag', 'företag')} ${step ? `är det ${step.words}` : 'är storleken inte känd'}.` }))),
  );
}

function tellNearby(nearby, few, known) {
  // Somebody far away is better than nobody.
  const shown = few ? nearby.filter(({ km }, number) => !number || km <= FAR_KM).slice(0, MOST_NEARBY) : [];
  byId('nearby').hidden = !shown.length;
  byId('nearby-list').replaceChildren(...shown.map((one) => row(one, known)));
}

/**
 * @param {object} found  {matches, nearby} from matchesOf
 * @param {object} known  {lists, country, asked}
 */
export function tell({ matches, nearby }, known) {
  const { lists, asked } = known;
  const suppliers = suppliersIn(matches);
  byId('asked').textContent = `${capital(asked.what)} i ${asked.place.title}${asked.budget ? `, ${budgetInWords(asked)}` : ''}:`;
  byId('word').textContent = suppliers ? `${counted(suppliers, 'leverantör', 'leverantörer')} kan svara` : 'Ingen i listan kan svara';
  byId('numbers').hidden = !suppliers;
  tellNumbers(matches, lists.leastShare);
  tellAdvice(adviceFor(lists.advice, matches, lists.leastShare));
  tellMoney(matches, known);
  byId('matches').hidden = !matches.length;
  listOf(byId('matches-list'), matches, known);
  tellNearby(nearby, suppliers < lists.advice[0].least, known);
  byId('asked-on').textContent = inWords(today);
  byId('printed').textContent = location.href;
}
