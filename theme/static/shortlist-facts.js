// What is said of an enterprise beside others. Each fact gives lines; none where nothing is known.

import { number } from './list-numbers.js';

const UNITS = { people: '', percent: ' procent', kronor: ' kronor' };
const QUALIFIERS = { exact: '', about: 'cirka ', at_least: 'minst ' };
const EMPLOYED = 'employed';
const STALE = 18; // months
const MONTH = new Intl.DateTimeFormat('sv-SE', { month: 'long', year: 'numeric', timeZone: 'UTC' });
const DAY = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'long', timeZone: 'UTC' });

const each = (lines) => [...new Set(lines.filter(Boolean))];
const titles = (terms) => each((terms ?? []).map(({ title }) => title));
const isWeb = (text) => /^https?:\/\//i.test(text);
const bare = (url) => url.replace(/^https?:\/\/(www\.)?/i, '').replace(/\/$/, '');
const said = (source) => (isWeb(source) ? bare(source).split('/')[0] : source);

export const areas = (one) => each((one.offers ?? []).map(({ area }) => area?.words));
export const offers = (one) => titles(one.offers);
export const industries = (one) => titles(one.industries);
export const services = (one) => titles(one.integration_services);
export const groups = (one) => titles(one.target_groups);

/** The newest figure of people employed. */
export const employed = (one) => newest(one).find(({ kind }) => kind === EMPLOYED);
export const valueOf = (figure) => `${QUALIFIERS[figure.qualifier] ?? ''}${number(figure.value)}${UNITS[figure.unit] ?? ''}`;
const sourced = (figure) => `${valueOf(figure)} (${figure.year}, ${said(figure.source)})`;

/** The newest figure of each kind. */
function newest(one) {
  const kinds = new Map();
  for (const figure of one.figures ?? []) {
    if (!(kinds.get(figure.kind)?.year >= figure.year)) kinds.set(figure.kind, figure);
  }
  return [...kinds.values()];
}

/** The other figures of social value, each with its year, its source and its method. */
export const figures = (one) => newest(one).filter(({ kind }) => kind !== EMPLOYED)
  .map((figure) => `${figure.title}: ${sourced(figure)}${figure.method ? `. Metod: ${figure.method}` : ''}`);

export function share(one) {
  const [last] = [...(one.target_group_shares ?? [])].sort((a, b) => b.date.localeCompare(a.date));
  return last ? [`${number(last.percent)} procent (${DAY.format(new Date(last.date))}, ${said(last.source)})`] : [];
}

/** The last day that its mark of certification tells; '' without one on that day. */
export const certifiedUntil = (one, today) => (one.certified && one.certified.until >= today ? one.certified.until : '');

const mailOf = (one) => one.email && { text: one.email, href: `mailto:${encodeURIComponent(one.email).replace('%40', '@')}` };
const phoneOf = (one) => one.phone && { text: one.phone, href: `tel:${one.phone.replace(/(?<=\d) *\(0\)|[^+0-9]/g, '')}` };
const siteOf = (one) => one.website && (isWeb(one.website) ? { text: bare(one.website), href: one.website } : one.website);

/** As asf_register/freshness.py says it: the first day on which a confirmation is old. */
export function staleFrom(day) {
  const [year, month, date] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + STALE, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + STALE, Math.min(date, last))).toISOString().slice(0, 10);
}

const confirmed = ({ confirmed: said }, today) => (said ? [said.words, staleFrom(said.date) <= today && 'Inte på över 18 månader'] : []);

/** How to reach it: lines, of which some are links. */
export const contact = (one) => each([mailOf(one), phoneOf(one), siteOf(one)]);

/**
 * The rows of the comparison.
 * @param {string} today
 * @returns {{title: string, none?: string, mark?: boolean, lines: (one: object) => (string|{text: string, href: string})[]}[]}
 */
export const comparison = (today) => [
  { title: 'Plats', lines: (one) => each([one.place]) },
  { title: 'Levererar till', lines: areas },
  { title: 'Säljer', lines: (one) => (offers(one).length ? offers(one) : industries(one)) },
  { title: 'Arbets\u00adintegrerande tjänster', lines: services },
  { title: 'Målgrupper', lines: groups },
  { title: 'Anställda', lines: (one) => [employed(one)].filter(Boolean).map(sourced) },
  { title: 'Samhällsnytta', lines: figures },
  { title: 'Andel ur målgruppen', lines: share },
  {
    title: 'Certifiering',
    none: 'Inget intyg som gäller nu',
    mark: true,
    lines: (one) => (certifiedUntil(one, today) ? [{ text: `certifierad till ${MONTH.format(new Date(one.certified.until))}`, href: new URL(one.certified.url).pathname }] : []),
  },
  { title: 'Senast bekräftat', none: 'Inte bekräftat', lines: (one) => each(confirmed(one, today)) },
  { title: 'Kontakt', lines: contact },
];
