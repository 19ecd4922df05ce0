// The letter to everybody on the list, and who has to be reached in another way.

import { element } from './form-element.js';
import { contact } from './shortlist-facts.js';
import { mailto, receivers, unreached } from './shortlist-mail.js';

const SUBJECT = 'Förfrågan till er som finns i ASF-listan';
const BODY = `Hej,

Vi hittade er i ASF-listan och undrar om ni kan leverera det här:

Vad:
Hur mycket:
Var och när:

Svara gärna med vad ni kan ta på er, helt eller delvis, ungefär vad det kostar och vad ni behöver veta av oss.

Hälsningar
`;

const byId = (id) => document.getElementById(id);
let addresses = [];

/** Shows who gets the letter. @param {object[]} records */
export function showEnquiry(records) {
  const left = unreached(records);
  const others = left.length < records.length;
  addresses = receivers(records);
  byId('receivers').value = addresses.join(', ');
  byId('enquiry-form').hidden = !others;
  byId('who-sees').hidden = !others;
  byId('who-sees').textContent = addresses.length > 1
    ? `Mejlet går till ${records.length - left.length} företag och skrivs i ditt eget e-postprogram. Adresserna står som hemlig kopia (bcc): var och en ser din adress, men ingen ser vilka de andra är. Vill programmet ha en mottagare, skriv din egen adress.`
    : 'Mejlet skrivs i ditt eget e-postprogram. Mottagaren står som hemlig kopia (bcc). Vill programmet ha en mottagare, skriv din egen adress.';
  byId('unreached').hidden = !left.length;
  byId('unreached').querySelector('ul').replaceChildren(...left.map(otherWay));
  address();
}

function otherWay(one) {
  const lines = contact({ ...one, email: undefined });
  const ways = lines.flatMap((line) => [', ', line.href ? element('a', { href: line.href, textContent: line.text }) : line]).slice(1);
  return element('li', {}, element('a', { href: `/asf/${one.slug}/`, textContent: one.name }), ' ', element('span', { className: 'meta' }, ...(ways.length ? ways : ['Kontaktuppgifter saknas'])));
}

function address() {
  const href = mailto(addresses, byId('subject').value, byId('body').value);
  byId('mail').hidden = !href;
  byId('mail').href = href;
  byId('too-long').hidden = Boolean(href);
}

/** Puts a text on the clipboard; where the browser refuses, marks it in its field. */
async function copyFrom(field) {
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    (field.closest('[hidden]') ?? field).hidden = false;
    field.focus();
    field.select();
    return false;
  }
}

const MARKED = 'Webbläsaren kopierar inte av sig själv. Texten är markerad: tryck Ctrl+C, eller ⌘C på en Mac.';

/** A button that copies what stands in a field, and says how it went. */
export function copies(button, field, said, done) {
  button.addEventListener('click', async () => {
    said.textContent = (await copyFrom(field)) ? done : MARKED;
  });
}

export function listenToEnquiry() {
  byId('subject').value = SUBJECT;
  byId('body').value = BODY;
  byId('enquiry-form').addEventListener('input', address);
  byId('enquiry-form').addEventListener('submit', (event) => event.preventDefault());
  copies(byId('copy-receivers'), byId('receivers'), byId('copied'), 'Adresserna är kopierade. Lägg dem som hemlig kopia (bcc).');
  copies(byId('copy-body'), byId('body'), byId('copied'), 'Texten är kopierad.');
}
