// One letter to many, as an address that opens the reader's own mail program.

const LONGEST = 1900; // longer ones are cut or refused on the way by some programs
// Of what stands between two addresses, or begins another line of a letter's head, nothing passes.
const ADDRESS = /^[^\s,;:<>()[\]\\"@\p{C}]+@[^\s,;:<>()[\]\\"@\p{C}]+$/u;

/** The addresses to write to, each once. */
export const receivers = (records) => [...new Set(records.map(({ email }) => email).filter((email) => ADDRESS.test(email ?? '')))];

/** Whoever no letter reaches. */
export const unreached = (records) => records.filter(({ email }) => !ADDRESS.test(email ?? ''));

/**
 * The letter's address; '' where it is too long for one.
 * @param {string[]} addresses  get it as blind copies, so that none sees another
 * @param {string} subject
 * @param {string} body
 */
export function mailto(addresses, subject, body) {
  const bcc = addresses.map((one) => encodeURIComponent(one).replace('%40', '@')).join(',');
  const address = `mailto:?bcc=${bcc}&subject=${said(subject.replace(/\s+/g, ' ').trim())}&body=${said(body.replace(/\r?\n/g, '\r\n'))}`;
  return address.length > LONGEST ? '' : address;
}

const said = (text) => encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd'));
