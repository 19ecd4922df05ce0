// «Din nyckel»: what this device keeps, the way to another device, and forgetting it all.

import { button, element } from './form-element.js';
import { heading, link, paragraph, teller, turnTo } from './gate.js';
import { passkeysMayWork, unwrappedByPasskey, unwrappedByPhrase, wrappedByNewPasskey, wrappedByPhrase } from './keys.js';
import { addressOf, copyAsFile, FILE_NAME } from './moving.js';
import { isKept } from './offline.js';
import { phraseField } from './phrase-field.js';
import { phraseSteps } from './phrase-steps.js';
import { sendingPart } from './public-key.js';
import { saveFile } from './save-file.js';
import { wordCode } from './words.js';

const WAITING = 'Väntar på enheten …';

/**
 * Draws the page.
 * @param {import('./app.js').Desk} desk
 * @param {HTMLElement} place
 */
export function deviceView(desk, place) {
  const { key } = desk;
  turnTo(
    place,
    heading(1, 'Din nyckel'),
    aboutKey(desk),
    ...(key ? [moving(desk), ...(key.phrase && !key.passkey ? [addingPasskey(desk)] : [])] : []),
    forgetting(desk),
  );
}

const section = (title, ...children) => element('section', { className: 'part' }, heading(2, title), ...children);

function aboutKey({ key, keyTrouble, store, build }) {
  if (!key) return section('Den här enheten', paragraph('', keyTrouble?.message ?? 'Enheten har ingen nyckel.'), paragraph('', link('#/ny-nyckel', 'Ny nyckel')));
  const code = paragraph('code', '');
  const kept = paragraph('', '');
  if (key.publicKey) wordCode(key.publicKey).then((words) => { code.textContent = words; });
  if (build) isKept(build).then((is) => { kept.textContent = is ? 'Intranätet är sparat på enheten, låst, och går att läsa utan nät.' : 'Intranätet är inte helt sparat på enheten än. Tills vidare går det att läsa när den har nät.'; });
  const again = element('details', {}, element('summary', { textContent: 'Skicka in den öppna nyckeln igen' }));
  again.addEventListener('toggle', () => {
    if (again.open && again.children.length === 1) again.append(...sendingPart(key.publicKey));
  });
  const ways = [key.passkey && 'fingeravtryck, ansikte eller skärmlås', key.phrase && 'frasen'].filter(Boolean).join(' eller ');
  return section(
    'Den här enheten',
    paragraph('', `Nyckeln låses upp med ${ways}.${store.lasting ? '' : ' Webbläsaren sparar inget här, så den försvinner när fliken stängs.'}`),
    ...(key.publicKey
      ? [paragraph('meta', 'Nyckelns kontrollord, som ni läser upp när någon ringer och kontrollerar den. Det låser inte upp något.'), code]
      : [paragraph('', 'Kontrollordet visas här när nyckeln har låsts upp på enheten en gång.')]),
    kept,
    ...(key.publicKey ? [again] : []),
  );
}

function moving(desk) {
  const { key } = desk;
  const place = element('div', {});
  const part = section('Flytta nyckeln till en annan enhet', place);
  const { told, run } = teller();

  function ready() {
    place.replaceChildren(
      paragraph('', 'Rikta den andra enhetens kamera mot QR-koden, eller för över filen. Frasen låser upp nyckeln där också. Utan frasen är kod och fil värdelösa.'),
      element('div', { className: 'choices' },
        button('Visa QR-koden', 'button-line', showCode),
        button('Spara som fil', 'button-line', () => saveFile(copyAsFile(key.phrase), FILE_NAME, 'text/plain'))),
    );
  }

  async function showCode({ target }) {
    const { codeOf } = await import('./camera-code.js');
    target.closest('.choices').before(codeOf(addressOf(key.phrase)));
    target.remove();
  }

  /** A copy that a passkey of this device opens is of no use elsewhere, so it needs a phrase first. */
  function needsPhrase() {
    place.replaceChildren(
      paragraph('', 'För att flytta nyckeln behövs en fras, som låser upp den på den andra enheten. Det är också bra att ha en om enheten försvinner.'),
      button('Gör en fras', 'button-line', makePhrase),
      told,
    );
  }

  async function makePhrase() {
    const identity = await run(WAITING, () => unwrappedByPasskey(key.passkey));
    if (!identity || !place.isConnected) return;
    await phraseSteps(place, 3, async (secret) => {
      place.replaceChildren(told);
      const phrase = await run('Låser nyckeln med frasen …', () => wrappedByPhrase(identity, secret));
      if (!phrase || !place.isConnected) return;
      await desk.add({ phrase });
      deviceView(desk, part.parentElement);
    });
  }

  if (key.phrase) ready();
  else needsPhrase();
  return part;
}

function addingPasskey(desk) {
  const { told, run } = teller();
  const part = section(
    'Lås upp med fingeravtryck, ansikte eller skärmlås',
    paragraph('', 'Skriv frasen en gång till, så kan enheten låsa upp nyckeln med en passkey. Frasen fortsätter att fungera.'),
    phraseField({ action: 'Lägg till passkey', publicKey: desk.key.publicKey, onPhrase: add }),
    told,
  );
  passkeysMayWork().then((may) => { if (!may) part.remove(); });

  async function add(secret) {
    const passkey = await run(WAITING, async () => wrappedByNewPasskey(await unwrappedByPhrase(desk.key.phrase, secret), desk.keyName));
    if (!passkey || !part.isConnected) return false;
    await desk.add({ passkey });
    deviceView(desk, part.parentElement);
    return true;
  }

  return part;
}

function forgetting(desk) {
  const place = element('div', {});

  function first() {
    place.replaceChildren(
      paragraph('', 'Tar bort nyckeln, det du har bockat av och allt annat som intranätet har sparat i den här webbläsaren.'),
      button('Glöm enheten', 'button-line', sure),
    );
  }

  function sure() {
    const really = button('Ja, glöm enheten', 'button danger', () => desk.forget());
    place.replaceChildren(
      paragraph('', desk.key?.phrase
        ? 'Har du inte nyckeln på en annan enhet eller som fil går den inte att få tillbaka. Då behövs en ny nyckel.'
        : 'Nyckeln går inte att få tillbaka. Finns den inte på någon annan enhet behövs en ny nyckel.'),
      element('div', { className: 'choices' }, really, button('Avbryt', 'button-line', first)),
    );
    really.focus();
  }

  first();
  return section('Glöm enheten', place);
}
