// «Lås upp»: one field or one button, and one sentence.

import { button, element } from './form-element.js';
import { heading, link, paragraph, teller, turnTo } from './gate.js';
import { unwrappedByPasskey, unwrappedByPhrase } from './keys.js';
import { copyInFile } from './moving.js';
import { phraseField } from './phrase-field.js';

const OPENING = 'Låser upp …';

/**
 * @param {import('./app.js').Desk} desk
 * @param {HTMLElement} main
 * @param {Error} [trouble]  that came before
 */
export function unlockView(desk, main, trouble = desk.keyTrouble) {
  const { told, run, fail } = teller();
  if (desk.key) withKey(desk, main, told, run);
  else withoutKey(desk, main, told, fail);
  if (trouble) fail(trouble);
}

function withKey(desk, main, told, run) {
  const { phrase, passkey, publicKey } = desk.key;
  const unlock = (words, unwrap) => run(words, async () => { await desk.unlock(unwrap); return true; });
  const byPasskey = button('Lås upp', 'button', () => unlock('Väntar på enheten …', () => unwrappedByPasskey(passkey)));
  byPasskey.dataset.first = '';
  const byPhrase = () => phraseField({
    action: 'Lås upp', publicKey, onPhrase: (secret) => unlock(OPENING, () => unwrappedByPhrase(phrase, secret)),
  });

  function usePhrase() {
    const form = byPhrase();
    form.elements.phrase.dataset.first = '';
    draw('Skriv dina sex ord i ordning.', form);
  }

  function draw(sentence, ...ways) {
    turnTo(main, heading(1, 'Lås upp intranätet'), paragraph('lede', sentence), ...ways, told, links());
  }

  if (!passkey) usePhrase();
  else draw(
    'Enheten frågar efter fingeravtryck, ansikte eller skärmlås.',
    byPasskey,
    ...(phrase ? [button('Skriv frasen i stället', 'quiet-button', usePhrase)] : []),
  );
}

function withoutKey(desk, main, told, fail) {
  turnTo(
    main,
    heading(1, 'Intranätet'),
    paragraph('lede', 'Guider, mallar och kontakter för medlemmar. Enheten har ingen nyckel som låser upp dem än.'),
    element('div', { className: 'choices' }, link('#/ny-nyckel', 'Ny nyckel', 'button'), fileChooser(desk, fail)),
    told,
    paragraph('', 'Har du redan en nyckel på en annan enhet? Lås upp intranätet där, öppna «Din nyckel» och rikta den här enhetens kamera mot QR-koden, eller hämta filen som du sparade.'),
    links(),
  );
}

function fileChooser(desk, fail) {
  const input = element('input', { type: 'file', id: 'key-file', className: 'hidden', accept: '.age,.txt' });
  input.addEventListener('change', async () => {
    try {
      await desk.receive(await copyInFile(input.files[0]));
    } catch (error) {
      fail(error);
    } finally {
      input.value = '';
    }
  });
  return element('span', { className: 'file' }, input, element('label', { htmlFor: 'key-file', className: 'button-line', textContent: 'Hämta nyckel från fil' }));
}

const links = () => element('ul', { className: 'gate-links' }, ...[['#/ny-nyckel', 'Ny nyckel'], ['#/nyckel', 'Din nyckel']].map(([href, text]) => element('li', {}, link(href, text))));

/** A key has come from another device, and this one has one already. */
export function replaceView(desk, main, { replace, keep }) {
  turnTo(
    main,
    heading(1, 'Byta nyckel på enheten?'),
    paragraph('lede', 'Du har öppnat en nyckel från en annan enhet, men den här enheten har redan en. Byt bara om du själv flyttar din nyckel hit.'),
    element('div', { className: 'choices' }, button('Behåll nyckeln som finns här', 'button', keep), button('Byt till den andra', 'button-line', replace)),
  );
}

export function forgottenView(main) {
  turnTo(
    main,
    heading(1, 'Enheten är glömd'),
    paragraph('lede', 'Nyckeln och allt annat som intranätet hade sparat i webbläsaren är borta.'),
    paragraph('', 'En passkey ligger kvar bland enhetens lösenord tills du tar bort den där. Den öppnar ingenting längre.'),
    paragraph('', 'Webbläsarens historik kan ha kvar adresser och namn på sidor som du har öppnat. Den rensar du i webbläsaren.'),
    paragraph('', link('#/ny-nyckel', 'Ny nyckel')),
  );
}
