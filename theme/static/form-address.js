// What a link to a form says in its fragment, which no server sees: `#guide=<name>` fills in «Guider».

const GUIDE = '#guide=';
const NAME = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const LONGEST = 100;

/**
 * Fills in the guide that somebody came from, and takes it out of the address.
 * @param {object[]} parts  of form-fields.js
 */
export function fillFromAddress(parts) {
  if (!location.hash.startsWith(GUIDE)) return;
  const name = location.hash.slice(GUIDE.length);
  history.replaceState(null, '', location.pathname);
  if (NAME.test(name) && name.length <= LONGEST) parts.find(({ field }) => field.key === 'guides')?.set(name);
}
