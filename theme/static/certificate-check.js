// The page «Var de certifierade?». Without this script it has a table of every period instead.

import { answerOn, find, loadAnswers, shareOn } from './certificate-answers.js';
import { today } from './days.js';
import { element } from './form-element.js';
import { trimQuery } from './list-choices.js';

const MOST_SUGGESTED = 10;
const MOST_LISTED = 30;
const MOST_SIMILAR = 5;
const A_DAY = /^\d{4}-\d\d-\d\d$/;

const byId = (id) => document.getElementById(id);
const long = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'long', timeZone: 'UTC' });
const inWords = (day) => long.format(new Date(`${day}T00:00Z`));
const isDay = (text) => A_DAY.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);

let file;

function say(id, text) {
  byId(id).textContent = text;
  byId(id).hidden = !text;
}

function lead(id, url, text) {
  byId(id).hidden = !url;
  if (url) byId(id).href = url;
  if (text) byId(id).textContent = text;
}

const address = (who, day) => `${location.pathname}?${new URLSearchParams({ vem: who, dag: day })}`;

const place = (holder) => [holder.place, holder.numbers[0], ...(holder.also ?? [])].filter(Boolean).join(', ');

const choice = (holder, day) => element('li', {},
  element('a', { href: address(holder.label, day), textContent: holder.name }),
  element('span', { className: 'meta', textContent: place(holder) }));

/** Answers a question, and says which part of the page does so. */
function answer(who, day) {
  const { hits, similar } = find(file, who);
  const shown = hits.length === 1 ? 'answer' : hits.length ? 'several' : 'nobody';
  for (const id of ['answer', 'several', 'nobody']) byId(id).hidden = id !== shown;
  if (shown === 'answer') {
    tellOf(hits[0], day, similar);
    if (who === hits[0].slug) byId('vem').value = hits[0].label;
  } else if (shown === 'several') {
    const some = hits.length > MOST_LISTED ? ` De första ${MOST_LISTED}:` : '';
    say('several-title', `${hits.length} företag passar på ”${who}”. Vilket menar du?${some}`);
    byId('several-list').replaceChildren(...hits.slice(0, MOST_LISTED).map((one) => choice(one, day)));
  } else say('nobody-title', `Registret hittar inget företag för ”${who}”`);
  return byId({ answer: 'answered', several: 'several-title', nobody: 'nobody-title' }[shown]);
}

function tellOf(holder, day, similar) {
  const { first, last, state, reason, number } = answerOn(holder, day);
  say('asked', `${holder.label}, ${inWords(day)}:`);
  say('word', file.words[state]);
  byId('word').className = `word ${state}`;
  say('reason', reason);
  const since = first && `från och med ${inWords(first)}`;
  const until = last && `till och med ${inWords(last)}`;
  say('span', since || until ? `Svaret är detsamma ${[since, until].filter(Boolean).join(' ')}.` : '');
  const certificate = holder.certificates.find(([own]) => own === number);
  say('decided', certificate ? `I intyget står: ${certificate.slice(1).filter(Boolean).join(', ')}` : '');
  say('ahead', day > file.day ? `Registret är från ${inWords(file.day)}. Svaret kan ändras av det som beslutas efter den dagen.` : '');
  lead('certificate', number && `/certifikat/${number}/`, `Intyget ${number}`);
  lead('profile', holder.slug && `/asf/${holder.slug}/`);
  const share = shareOn(holder, day);
  say('share', share ? `Andel ur målgruppen: ${share[1]} procent den ${inWords(share[0])}.` : 'Registret har ingen uppgift om andelen för den dagen.');
  say('share-source', share ? `Källa: ${share[2]}. Lagens grupp kan vara en annan än den som räknas här.` : '');
  say('asked-on', inWords(today));
  say('printed', location.href);
  byId('similar')?.remove();
  if (similar.length) {
    byId('answer').append(element('div', { id: 'similar' },
      element('h3', { textContent: 'Företag med liknande namn' }),
      element('ul', { className: 'near' }, ...similar.slice(0, MOST_SIMILAR).map((one) => choice(one, day)))));
  }
}

/** What the address asks, which is how answers are shared. */
function open() {
  const asked = new URLSearchParams(location.search);
  const who = trimQuery(asked.get('vem') ?? '');
  const written = asked.get('dag') ?? '';
  const day = isDay(written) ? written : today;
  byId('vem').value = who;
  byId('dag').value = day;
  say('note', written && day !== written ? `”${trimQuery(written)}” är ingen dag som finns. Svaret är för i dag.` : '');
  if (who) return answer(who, day);
  for (const id of ['answer', 'several', 'nobody']) byId(id).hidden = true;
  return null;
}

function ask() {
  const who = trimQuery(byId('vem').value);
  if (!who) return;
  const next = address(who, byId('dag').value || today);
  if (next !== location.pathname + location.search) history.pushState(null, '', next);
  open().focus();
}

function suggest() {
  const { hits, similar } = find(file, byId('vem').value);
  const names = [...hits, ...similar].slice(0, MOST_SUGGESTED);
  byId('who').replaceChildren(...names.map((one) => element('option', { value: one.label, label: place(one) })));
}

async function start() {
  try {
    file = await loadAnswers(byId('check').dataset.answers);
  } catch {
    say('note', 'Sökningen gick inte att ladda. Alla svar finns i tabellen här under.');
    byId('all').classList.remove('unscripted');
    return;
  }
  byId('vem').addEventListener('input', suggest);
  byId('ask').addEventListener('submit', (event) => {
    event.preventDefault();
    ask();
  });
  byId('print').addEventListener('click', () => print());
  addEventListener('popstate', open);
  open();
  document.documentElement.dataset.ready = '';
}

start();
