// Shown from `data-from` through `data-to`, as days in Sweden, whenever the site was built.

const built = document.documentElement.dataset.day;
const now = new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Stockholm' });

/** The day in Sweden; a clock from before the site was built is wrong. */
export const today = now > built ? now : built;

export function keepUp(inside) {
  for (const one of inside.querySelectorAll('[data-from], [data-to]')) {
    one.hidden = one.dataset.from > today || one.dataset.to < today;
  }
}

keepUp(document);
