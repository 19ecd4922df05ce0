// Shown from `data-from` through `data-to`, as days in Sweden, whenever the site was built.

export const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Stockholm' });

export function keepUp(inside) {
  for (const one of inside.querySelectorAll('[data-from], [data-to]')) {
    one.hidden = one.dataset.from > today || one.dataset.to < today;
  }
}

keepUp(document);
