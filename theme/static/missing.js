// On the page for addresses that lead nowhere: the words of the address become a question, and the
// addresses most like it are offered. Without this script the ways in stand there all the same.

import { distance, fold } from './list-text.js';

const LONGEST = 100; // characters of an address that are looked at
const MOST = 5;
const PLACES = ['kommun', 'lan'];

const page = document.getElementById('missing');
const steps = read(location.pathname).split('/').map((step) => fold(step).replace(/[^a-z0-9-]+/g, '-')).filter((step) => /[a-z0-9]/.test(step));

function read(path) {
  try {
    return decodeURIComponent(path).slice(0, LONGEST);
  } catch {
    return path.slice(0, LONGEST); // a % that begins no sign
  }
}

/** The words of the address, as written in it. */
function words() {
  const written = read(location.pathname).split('/').filter(Boolean);
  const last = written.at(-1) ?? '';
  return last.replace(/\.[a-z]{2,4}$/i, '').replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

const known = async (name) => {
  const answer = await fetch(`${page.dataset.known}${name}.json`);
  return answer.ok ? answer.json() : {};
};

/** Addresses that there are, with their titles: of enterprises that begin like it, or of all else. */
async function candidates() {
  const [kind, slug] = steps;
  if (kind !== 'asf' || !slug) return Object.entries(await known('ovriga'));
  const signs = [...new Set([slug[0], slug[1]])].filter((sign) => /[a-z0-9]/.test(sign ?? '')); // the first may be too much
  const files = await Promise.all(signs.map(known));
  return files.flatMap(({ slugs = {} }) => Object.entries(slugs).map(([one, title]) => [`/asf/${one}/`, title]));
}

/** How far apart two addresses are, by their last steps; Infinity for too far. */
function apart(asked, [address]) {
  const own = address.split('/').filter(Boolean);
  const last = own.at(-1) ?? '';
  if (last === asked) return own[0] === steps[0] ? 0 : 0.5;
  if (asked.length > 3 && (last.startsWith(`${asked}-`) || asked.startsWith(`${last}-`))) return 1.5;
  const limit = Math.min(4, Math.floor(asked.length / 3));
  const found = distance(asked, last, limit);
  return found > limit ? Infinity : found;
}

async function suggest() {
  const asked = (steps[0] === 'asf' && steps[1]) || steps.at(-1);
  const found = (await candidates()).map((one) => [apart(asked, one), one]).filter(([far]) => far < Infinity);
  found.sort((a, b) => a[0] - b[0] || a[1][1].localeCompare(b[1][1], 'sv'));
  const section = page.querySelector('.meant');
  section.hidden = !found.length;
  section.querySelector('ul').append(...found.slice(0, MOST).map(([, [address, title]]) => {
    const link = Object.assign(document.createElement('a'), { href: address, textContent: title });
    const item = document.createElement('li');
    item.append(link);
    return item;
  }));
}

if (location.pathname !== '/404.html' && steps.length) {
  page.querySelector(PLACES.includes(steps[0]) && steps.length > 1 ? '#plats' : '#q').value = words();
  suggest().catch(() => {}); // the ways in remain
}
