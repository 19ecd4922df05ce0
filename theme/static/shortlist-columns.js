// The columns of the spreadsheet, and which of them the reader wants.

import { areas, certifiedUntil, employed, figures, groups, industries, offers, services, share, valueOf } from './shortlist-facts.js';

const KEY = 'asf-kortlista-kolumner';
const joined = (lines) => lines.join(' | ');

/** @type {{key: string, title: string, value: (one: object, today: string) => string|number|undefined}[]} */
export const COLUMNS = [
  { key: 'namn', title: 'Namn', value: (one) => one.name },
  { key: 'plats', title: 'Plats', value: (one) => one.place },
  { key: 'levererar', title: 'Levererar till', value: (one) => joined(areas(one)) },
  { key: 'saljer', title: 'Säljer', value: (one) => joined(offers(one)) },
  { key: 'branscher', title: 'Branscher', value: (one) => joined(industries(one)) },
  { key: 'tjanster', title: 'Arbetsintegrerande tjänster', value: (one) => joined(services(one)) },
  { key: 'malgrupper', title: 'Målgrupper', value: (one) => joined(groups(one)) },
  { key: 'anstallda', title: 'Anställda', value: (one) => (employed(one)?.qualifier === 'exact' ? employed(one).value : employed(one) && valueOf(employed(one))) },
  { key: 'anstallda-ar', title: 'Anställda, år', value: (one) => employed(one)?.year },
  { key: 'nytta', title: 'Samhällsnytta', value: (one) => joined(figures(one)) },
  { key: 'andel', title: 'Andel ur målgruppen', value: (one) => joined(share(one)) },
  { key: 'certifierad', title: 'Certifierad till', value: certifiedUntil },
  { key: 'bekraftat', title: 'Senast bekräftat', value: (one) => one.confirmed?.date },
  { key: 'e-post', title: 'E-post', value: (one) => one.email },
  { key: 'telefon', title: 'Telefon', value: (one) => one.phone },
  { key: 'webbplats', title: 'Webbplats', value: (one) => one.website },
  { key: 'organisationsnummer', title: 'Organisationsnummer', value: (one) => one.organisation_number },
  { key: 'juridisk-form', title: 'Juridisk form', value: (one) => one.legal_form_title },
  { key: 'sida', title: 'Sida i ASF-listan', value: (one) => `${location.origin}/asf/${one.slug}/` },
];

/** The keys of the columns that the reader chose last; all where nothing legible is kept. */
export function wantedColumns() {
  const all = COLUMNS.map(({ key }) => key);
  try {
    const kept = JSON.parse(localStorage.getItem(KEY));
    return Array.isArray(kept) ? all.filter((key) => kept.includes(key)) : all;
  } catch {
    return all;
  }
}

/** Remembers the choice where the browser keeps anything. */
export function wantColumns(keys) {
  try {
    localStorage.setItem(KEY, JSON.stringify(keys));
  } catch {
    // The boxes themselves hold it for the visit.
  }
}

/** The rows of the sheet, its heading first. */
export function sheet(records, keys, today) {
  const columns = COLUMNS.filter(({ key }) => keys.includes(key));
  return [columns.map(({ title }) => title), ...records.map((one) => columns.map(({ value }) => value(one, today) ?? ''))];
}
