// What is about to be sent, in words, and the ways to send it.

import { written } from './form-block.js';
import { element } from './form-element.js';
import { addresses, copy } from './form-sending.js';
import { inside } from './form-text.js';
import { saveFile } from './save-file.js';

const LONG = 60;
const byId = (id) => document.getElementById(id);

/**
 * A change in words: «Telefon: 026-12 34 56 → 070-174 06 05».
 * @param {object} change  from form-changes.js
 */
export function inWords({ name, was, now, more, less }) {
  if (was && now && more.length + less.length) return `${name}: ${termsInWords(more, less)}`;
  if (!now) return was ? `${name} tas bort: ${was}` : `${name} tas bort`;
  return was ? `${name}: ${was} → ${now}` : `${name}: ${now}`;
}

const termsInWords = (more, less) => [
  more.length && `${more.join(', ')} läggs till`, less.length && `${less.join(', ')} tas bort`,
].filter(Boolean).join('. ');

/** Shows the changes; those in a new item of a list stand together. */
function showChanges(changes) {
  const rows = new Map();
  for (const change of changes) {
    const key = change.item ?? change.name;
    rows.set(key, [...(rows.get(key) ?? []), change]);
  }
  byId('changes').replaceChildren(...[...rows].map(([called, together]) => (
    together[0].item ? newItem(called, together) : element('li', {}, ...row(together[0]))
  )));
}

function newItem(called, changes) {
  const rows = changes.map((change) => {
    const name = inside(change.name.slice(called.length + 2));
    return element('li', {}, ...row({ ...change, name: name[0].toUpperCase() + name.slice(1) }));
  });
  return element('li', {}, element('strong', { textContent: called }), ' läggs till', element('ul', {}, ...rows));
}

function row(change) {
  const { name, was, now, more, less, note } = change;
  const label = element('strong', { textContent: name });
  const noted = note ? [element('p', { className: 'meta', textContent: `${note[0].toUpperCase()}${note.slice(1)}.` })] : [];
  if (was && now && more.length + less.length) return [label, `: ${termsInWords(more, less)}`, ...noted];
  if (!now) return [label, ' tas bort', ...(was ? [element('p', { className: 'was', textContent: was })] : [])];
  const long = [was, now].some((text) => text.length > LONG || text.includes('\n'));
  if (long) {
    const old = was ? [element('p', { className: 'meta', textContent: 'Stod' }), element('p', { className: 'was', textContent: was })] : [];
    const title = was ? [element('p', { className: 'meta', textContent: 'Blir' })] : [];
    return [label, ...old, ...title, element('p', { className: 'now', textContent: now }), ...noted];
  }
  return [label, was ? `: ${was} → ${now}` : `: ${now}`, ...noted];
}

/**
 * Makes the review of what a form says.
 * @param {DOMStringMap} page  what the page says of itself
 * @param {string} matter  what a block of the form is about
 * @param {{sent: () => void, back: () => void}} act
 */
export function makeReview(page, matter, act) {
  let block = '';
  const told = byId('told');
  const name = `forslag-${page.slug ?? 'nytt'}.txt`;

  byId('back').addEventListener('click', act.back);
  byId('by-github').querySelector('a').addEventListener('click', () => {
    told.textContent = 'GitHub har öppnats i en ny flik. Tryck på knappen där, så är förslaget skickat.';
    act.sent();
  });
  byId('by-post').querySelector('a').addEventListener('click', () => {
    told.textContent = 'Tryck på skicka i mejlet som har öppnats. Öppnades inget, så kopiera texten i stället.';
    act.sent();
  });
  byId('by-copy').querySelector('button').addEventListener('click', async () => {
    const copied = await copy(block, byId('block'));
    told.textContent = copied
      ? `Texten är kopierad. Klistra in den i ett mejl till ${page.to}.`
      : 'Texten är markerad. Kopiera den med Ctrl+C, eller Cmd+C på en Mac.';
  });
  byId('by-file').querySelector('button').addEventListener('click', () => {
    saveFile(block, name, 'text/plain;charset=utf-8');
    told.textContent = `Filen ${name} är sparad. Bifoga den i ett mejl till ${page.to}.`;
  });

  return {
    /**
     * @param {object[]} changes  from form-changes.js
     * @param {string} called  the name of a new enterprise
     */
    show(changes, called) {
      const about = page.about ?? called;
      const head = [['Ärende', matter], ...(page.slug ? [['Gäller', page.about], ['Utgår från', page.version]] : [])];
      const lines = changes.map(({ name: field, value }) => ({ name: field, value }));
      block = written([...head.map(([field, value]) => ({ name: field, value })), ...lines]);
      byId('unchanged').hidden = changes.length > 0;
      byId('ways').hidden = !changes.length;
      told.textContent = '';
      showChanges(changes);
      byId('block').textContent = block;
      showWays(addresses(page, about ? `${matter}: ${about}` : matter, block), changes.some(({ attached }) => attached));
    },
  };

  function showWays({ mail, emptyMail, link }, attached) {
    byId('attach').hidden = !attached;
    const github = byId('by-github');
    github.hidden = !page.repository;
    const [open, help] = github.children;
    open.hidden = !link;
    if (link) open.href = link;
    help.textContent = link
      ? 'Kräver ett konto där. Ett ärende öppnas i en ny flik, med texten ifylld.'
      : 'Texten är för lång för en länk till GitHub. Kopiera den eller spara den som fil.';
    const [post, postHelp] = byId('by-post').children;
    post.href = mail || emptyMail;
    post.textContent = mail ? 'Skicka med e-post' : 'Öppna ett tomt mejl';
    postHelp.textContent = mail
      ? `Ert mejlprogram öppnas, med texten ifylld, till ${page.to}.`
      : `Texten är för lång för att komma med av sig själv. Kopiera den och klistra in den i mejlet till ${page.to}, eller spara den som fil och bifoga den.`;
    byId('by-copy').querySelector('.help').textContent = `Klistra in texten i ett mejl till ${page.to}.`;
    byId('by-file').querySelector('.help').textContent = `Bifoga filen i ett mejl till ${page.to}.`;
  }
}
