// The spreadsheet: which columns, and the file itself.

import { today } from './days.js';
import { element } from './form-element.js';
import { saveFile } from './save-file.js';
import { COLUMNS, sheet, wantColumns, wantedColumns } from './shortlist-columns.js';
import { csv } from './shortlist-csv.js';

/** @param {() => object[]} records  those on the list now */
export function listenToSheet(records) {
  const form = document.getElementById('sheet-form');
  const said = document.getElementById('saved');
  const wanted = wantedColumns();
  const boxes = COLUMNS.map(({ key, title }) => {
    const box = element('input', { type: 'checkbox', name: 'column', value: key, checked: wanted.includes(key) });
    form.querySelector('ul').append(element('li', {}, element('label', {}, box, element('span', { textContent: title }))));
    return box;
  });
  const chosen = () => boxes.filter(({ checked }) => checked).map(({ value }) => value);
  form.addEventListener('change', () => wantColumns(chosen()));
  document.getElementById('every-column').addEventListener('click', () => {
    for (const box of boxes) box.checked = true;
    wantColumns(chosen());
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (!chosen().length) {
      said.textContent = 'Välj minst en kolumn.';
      boxes[0].focus();
      return;
    }
    const name = `kortlista-${today}.csv`;
    saveFile(csv(sheet(records(), chosen(), today)), name, 'text/csv;charset=utf-8');
    said.textContent = `${name} ligger bland dina nedladdade filer.`;
  });
}
