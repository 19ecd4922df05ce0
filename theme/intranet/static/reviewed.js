// Says of a page when it is more than a year since somebody looked it over.

/** The day in Sweden, or that of the build where the device's clock is behind it. */
export function today(built) {
  const now = new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Stockholm' });
  return now > built ? now : built;
}

/**
 * @param {string} built  the day of the build
 * @param {HTMLElement} main
 */
export function warnOfOld(built, main) {
  for (const warning of main.querySelectorAll('[data-reviewed]')) {
    warning.hidden = today(built) <= aYearAfter(warning.dataset.reviewed);
  }
}

const aYearAfter = (day) => `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`;
