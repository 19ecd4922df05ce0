// A new phrase: shown once, to be written down, and then two of its words are asked for.

import { button, element } from './form-element.js';
import { heading, paragraph, turnTo } from './gate.js';
import { folded, newPhrase, secretOf } from './words.js';

const ASKED = 2;

/**
 * @param {HTMLElement} place  where the steps are drawn, one after the other
 * @param {1|2} level  of their headings
 * @param {(secret: string) => void} done  when the words were right
 */
export async function phraseSteps(place, level, done) {
  show(await newPhrase());

  function show(phrase) {
    const list = element('ol', { className: 'phrase' }, ...phrase.map((word) => element('li', { textContent: word })));
    turnTo(
      place,
      heading(level, 'Skriv upp frasen'),
      paragraph('lede', 'De här sex orden, i den här ordningen, låser upp din nyckel. De visas bara nu.'),
      list,
      paragraph('', 'Skriv dem på papper eller i en lösenordshanterare. Ge dem inte till någon, inte heller till den som ringer om nyckeln.'),
      button('Jag har skrivit upp frasen', 'button', () => ask(phrase)),
    );
  }

  function ask(phrase) {
    const asked = twoOf(phrase.length);
    const fields = asked.map((at) => {
      const input = element('input', { type: 'text', id: `ord-${at}`, autocomplete: 'off', autocapitalize: 'none', spellcheck: false });
      return { at, input, label: element('label', { htmlFor: input.id, textContent: `Ord nummer ${at + 1}` }) };
    });
    const problem = element('p', { role: 'alert', className: 'problem' });
    const form = element(
      'form',
      { className: 'phrase-form', noValidate: true },
      ...fields.flatMap(({ label, input }) => [label, input]),
      problem,
      element('div', { className: 'choices' },
        element('button', { type: 'submit', className: 'button', textContent: 'Fortsätt' }),
        button('Visa frasen igen', 'button-line', () => show(phrase))),
    );
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const wrong = fields.find(({ at, input }) => folded(input.value.trim()) !== folded(phrase[at]));
      if (!wrong) {
        done(secretOf(phrase));
        return;
      }
      problem.textContent = `Ord nummer ${wrong.at + 1} stämmer inte med frasen. Kontrollera vad du skrev upp.`;
      wrong.input.focus();
    });
    turnTo(place, heading(level, 'Kontrollera det du skrev upp'), form);
    fields[0].input.focus();
  }
}

/** Two places of a phrase, by lot and in order. */
function twoOf(length) {
  const places = Array.from({ length }, (_, at) => at);
  while (places.length > ASKED) places.splice(crypto.getRandomValues(new Uint32Array(1))[0] % places.length, 1);
  return places;
}
