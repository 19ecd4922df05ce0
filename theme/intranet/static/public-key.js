// The public half of a key, on its way to whoever adds members.

import { button, element } from './form-element.js';
import { heading, paragraph } from './gate.js';
import { contact } from './trouble.js';

const SUBJECT = 'Nyckel till intranätet';

/** A word code and what it is for. */
export const codePart = (code) => [
  heading(2, 'Kontrollord'),
  paragraph('code', code),
  paragraph('', 'Läs upp det när någon ringer er för att kontrollera nyckeln. Det är inte hemligt och låser inte upp något.'),
];

/**
 * A mail that is ready to be sent.
 * @param {string} publicKey
 * @returns {HTMLElement[]}
 */
export function sendingPart(publicKey) {
  const field = element('input', { type: 'text', id: 'company', autocomplete: 'organization' });
  const text = element('pre', { className: 'mail', tabIndex: 0, role: 'region', ariaLabel: 'Texten i mejlet' });
  const mail = element('a', { className: 'button', textContent: 'Öppna ett färdigt mejl' });
  const told = element('p', { role: 'status', className: 'told' });

  function write() {
    text.textContent = message(field.value.trim(), publicKey);
    mail.href = `mailto:${contact()}?subject=${encodeURIComponent(SUBJECT)}&body=${encodeURIComponent(text.textContent.replace(/\n/g, '\r\n'))}`;
  }

  async function copy() {
    try {
      await navigator.clipboard.writeText(text.textContent);
      told.textContent = 'Texten är kopierad.';
    } catch {
      told.textContent = 'Det gick inte att kopiera. Markera texten ovanför och kopiera den själv.';
    }
  }

  field.addEventListener('input', write);
  write();
  return [
    element('div', { className: 'field' }, element('label', { htmlFor: 'company', textContent: 'Företagets namn' }), field),
    text,
    element('div', { className: 'choices' }, mail, button('Kopiera texten', 'button-line', copy)),
    told,
    paragraph('meta', `Mejlet går till ${contact()}. Inget i det är hemligt. Kontrollordet står inte där: det ska höras, så att ingen kan byta nyckel på vägen.`),
  ];
}

const message = (company, publicKey) => `Hej,

här är vår nyckel till intranätet.

Företag: ${company}
Öppen nyckel: ${publicKey}

Ring numret som står i listan, så läser vi upp kontrollordet.
`;
