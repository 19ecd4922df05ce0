// Where one is: what stands after # in the address, which no server gets to see.

/** @typedef {{path: string, query: URLSearchParams}} Place */

/**
 * @param {string} hash  of the address
 * @returns {?Place} null for what is no address of the intranet, such as a place within a page
 */
export function placeOf(hash) {
  const said = hash.replace(/^#/, '');
  if (said === '') return { path: '', query: new URLSearchParams() };
  if (!said.startsWith('/')) return null;
  const [path, ...query] = said.slice(1).split('?');
  return { path: decoded(path).replace(/\/+$/, ''), query: new URLSearchParams(query.join('?')) };
}

export const hashOf = (path, query = {}) => {
  const said = new URLSearchParams(query).toString();
  return `#/${path}${said && `?${said}`}`;
};

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // no page is called that, and the reader is told so
  }
}

/** Remembers how far down each entry of the history was read. */
export function keepScroll() {
  const before = history.scrollRestoration;
  history.scrollRestoration = 'manual';
  const positions = new Map();
  let current;
  const note = () => current && positions.set(current, scrollY);
  addEventListener('scroll', note, { passive: true });
  return {
    /** Tells which entry is shown now. @returns {number} how far down it was; 0 for a new one */
    arrive() {
      current = history.state?.entry;
      if (!current) {
        current = crypto.randomUUID();
        history.replaceState({ ...history.state, entry: current }, '');
      }
      return positions.get(current) ?? 0;
    },
    /** Nothing that scrolls while a page changes is what somebody read. */
    leave() {
      current = undefined;
    },
    end() {
      removeEventListener('scroll', note);
      history.scrollRestoration = before;
    },
  };
}
