const byId = (id) => document.getElementById(id);

/** On a small screen the filters live in a sheet; there is only one set of them. */
export function listenToSheet(form, clear) {
  const sheet = byId('sheet');
  const side = byId('side');
  byId('open-filters').addEventListener('click', () => {
    byId('sheet-body').append(form);
    sheet.showModal();
  });
  sheet.addEventListener('close', () => side.append(form));
  sheet.addEventListener('click', (event) => event.target === sheet && sheet.close());
  byId('show').addEventListener('click', () => {
    sheet.close();
    byId('count').focus();
  });
  sheet.querySelector('[data-clear]').addEventListener('click', clear);
  matchMedia('(min-width: 60rem)').addEventListener('change', () => sheet.open && sheet.close());
}
