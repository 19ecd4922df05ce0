// The short list, kept in this browser; in the tab where that keeps nothing.

export const KEY = 'asf-kortlista';
const TRIED = `${KEY}-plats`;
export const MOST = 50;

/** The slugs in anything, each once, no more than fit. */
export const slugsIn = (list) => [...new Set(Array.isArray(list) ? list : [])]
  .filter((one) => typeof one === 'string' && /^[a-z0-9][a-z0-9-]{0,99}$/.test(one)).slice(0, MOST);

/**
 * Whether only the tab keeps it: the tab's name goes along from page to page. A site that leads here
 * may have named the tab, so its name counts only where the browser itself has no room for a list.
 */
export function isLoose() {
  if (!name.startsWith(KEY)) return false;
  try {
    localStorage.setItem(TRIED, name);
    localStorage.removeItem(TRIED);
    window.name = '';
    return false;
  } catch {
    return true;
  }
}

/** The slugs on the list; none where something else lies there. */
export function kept() {
  try {
    return slugsIn(JSON.parse(isLoose() ? name.slice(KEY.length) : localStorage.getItem(KEY)));
  } catch {
    return [];
  }
}

export function keep(slugs) {
  const text = JSON.stringify(slugs);
  try {
    localStorage.setItem(KEY, text);
    if (name.startsWith(KEY)) window.name = '';
  } catch {
    window.name = KEY + text;
  }
  dispatchEvent(new Event(KEY));
}

/** Calls back when the list changes, here or in another tab, and when one comes back. */
export function follow(changed) {
  for (const when of [KEY, 'storage']) addEventListener(when, ({ key }) => (key ?? KEY) === KEY && changed());
  addEventListener('pageshow', ({ persisted }) => persisted && changed());
}
