// A self-assessment as it is kept: in this browser only, or in a file of one's own.

const KEY = 'sjalvskattning';
const FORMAT = 1;
const STATES = ['met', 'partly', 'not_met'];
export const MOST = 2000; // letters of a text

/**
 * @typedef {{state: string, evidence: string, note: string}} Assessed  '' for what isn't said
 * @typedef {{saved: number, items: Object<string, Assessed>}} Assessment
 */

/** The one kept in this browser; null for none. */
export function kept() {
  try {
    return assessmentOf(localStorage.getItem(KEY) ?? '');
  } catch {
    return null;
  }
}

/**
 * @param {Object<string, Assessed>} items
 * @returns {boolean}  whether the browser keeps it
 */
export function keep(items) {
  try {
    localStorage.setItem(KEY, asText(items));
    return true;
  } catch {
    return false;
  }
}

export function forget() {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Where nothing is kept nothing needs to go.
  }
}

/** An assessment as a file holds it. */
export const asText = (items) => `${JSON.stringify({ sjalvskattning: FORMAT, saved: Date.now(), items: said(items) }, null, 1)}\n`;

/**
 * Reads what `asText` gave, or anything else.
 * @param {string} text
 * @returns {?Assessment}  null for what is none
 */
export function assessmentOf(text) {
  let read;
  try {
    read = JSON.parse(text);
  } catch {
    return null;
  }
  if (read?.sjalvskattning !== FORMAT || typeof read.items !== 'object' || !read.items) return null;
  const items = Object.entries(read.items).filter(([id, one]) => /^(area|criterion)-[a-z0-9-]{1,100}$/.test(id) && one && typeof one === 'object');
  const plain = (value) => (typeof value === 'string' ? value.slice(0, MOST) : '');
  return {
    saved: Number(read.saved) || 0,
    items: said(Object.fromEntries(items.map(([id, { state, evidence, note }]) => [
      id, { state: STATES.includes(state) ? state : '', evidence: plain(evidence), note: plain(note) },
    ]))),
  };
}

/** Without what nothing is said of. */
const said = (items) => Object.fromEntries(
  Object.entries(items).filter(([, { state, evidence, note }]) => state || evidence.trim() || note.trim()),
);
