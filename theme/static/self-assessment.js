// The self-assessment: kept in this browser while it is written, counted, saved to a file and read
// from one. Without this script the page is a sheet to print.

import { element } from './form-element.js';
import { saveFile } from './save-file.js';
import { asText, assessmentOf, forget, keep, kept } from './self-assessment-kept.js';

const PAUSE = 400; // milliseconds between the last key and what is kept
const LARGEST = 256 * 1024;
const FILE = 'sjalvskattning.json';

const byId = (id) => document.getElementById(id);
const places = [...document.querySelectorAll('[data-item]')];
let pause;

const partsOf = (place) => ({
  boxes: [...place.querySelectorAll('[type="radio"]')],
  texts: [...place.querySelectorAll('[data-key]')],
});

/** What is said of each thing, by its id. */
function items() {
  return Object.fromEntries(places.map((place) => {
    const { boxes, texts } = partsOf(place);
    const state = boxes.find((box) => box.checked)?.value ?? '';
    return [place.dataset.item, { state, ...Object.fromEntries(texts.map((text) => [text.dataset.key, text.value])) }];
  }));
}

function fill(said) {
  for (const place of places) {
    const { boxes, texts } = partsOf(place);
    const one = said[place.dataset.item] ?? {};
    for (const box of boxes) box.checked = box.value === (one.state ?? '');
    for (const text of texts) text.value = one[text.dataset.key] ?? '';
  }
  count();
}

/** How far it has come, and where each thing stands. */
function count() {
  const said = items();
  const { boxes } = partsOf(places[0]);
  const groups = boxes.map((box) => [box.value, box.labels[0].textContent.trim(), []]);
  for (const place of places) groups.find(([state]) => state === said[place.dataset.item].state)[2].push(place);
  const done = places.length - groups.find(([state]) => !state)[2].length;
  byId('progress').textContent = done ? `${done} av ${places.length} bedömda.` : 'Inget är bedömt än.';
  byId('counts').replaceChildren(...(done ? groups : []).filter(([, , found]) => found.length).map(([, title, found]) => (
    element('div', {}, element('dt', { textContent: `${title}: ${found.length}` }), element('dd', {}, ...found.map((place) => {
      const heading = place.querySelector('h3');
      return element('a', { textContent: heading.textContent, href: `#${heading.id}` });
    })))
  )));
}

function tell(text) {
  byId('told').textContent = text;
}

function remember() {
  pause = clearTimeout(pause);
  if (!keep(items())) tell('Webbläsaren sparar inget. Spara som fil innan ni lämnar sidan.');
}

function save() {
  saveFile(asText(items()), FILE, 'application/json');
  tell(`Filen ${FILE} är sparad bland nedladdade filer. Öppna den här för att fortsätta, på vilken dator ni vill.`);
}

async function open(input) {
  const [file] = input.files;
  input.value = '';
  if (!file) return;
  const read = file.size > LARGEST ? null : assessmentOf(await file.text());
  if (!read) {
    tell(`${file.name} är ingen sparad självskattning. Välj filen som den här sidan sparade.`);
    return;
  }
  fill(read.items);
  remember();
  tell(`${file.name} är öppnad. Det som stod här förut är utbytt.`);
}

function erase() {
  const button = byId('erase');
  if (!('asked' in button.dataset)) {
    button.dataset.asked = '';
    button.textContent = 'Ja, radera allt';
    tell('Allt ni har skrivit här försvinner. Tryck en gång till för att radera.');
    return;
  }
  calm();
  pause = clearTimeout(pause);
  forget();
  fill({});
  tell('Allt är raderat ur webbläsaren.');
}

/** Takes the question whether to erase back. */
function calm() {
  const button = byId('erase');
  delete button.dataset.asked;
  button.textContent = 'Radera allt';
}

document.addEventListener('input', ({ target }) => {
  if (!target.closest('[data-item]')) return;
  if (target.type === 'radio') count();
  clearTimeout(pause);
  pause = setTimeout(remember, PAUSE);
});
addEventListener('pagehide', () => pause && remember());
byId('print').addEventListener('click', () => print());
byId('save').addEventListener('click', save);
byId('open').addEventListener('change', ({ target }) => open(target));
byId('erase').addEventListener('click', erase);
byId('erase').addEventListener('blur', calm);

fill(kept()?.items ?? {});
document.documentElement.dataset.ready = '';
