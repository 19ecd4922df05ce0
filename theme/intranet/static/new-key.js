// «Ny nyckel»: a key pair made in this browser, wrapped by a passkey or a phrase.

import { button, element } from './form-element.js';
import { heading, link, paragraph, teller, turnTo } from './gate.js';
import { newKey, passkeysMayWork, wrappedByNewPasskey, wrappedByPhrase } from './keys.js';
import { phraseSteps } from './phrase-steps.js';
import { codePart, sendingPart } from './public-key.js';
import { troubles } from './trouble.js';
import { wordCode, words } from './words.js';

/** @param {import('./app.js').Desk} desk */
export function newKeyView(desk, main) {
  const { told, run, fail } = teller();
  const choices = element('div', { className: 'ways-in' });
  choices.append(
    way('Passkey', 'Du låser upp med fingeravtryck, ansikte eller skärmlås. Enheten frågar två gånger när nyckeln görs.', 'Använd passkey', byPasskey),
    way('Fras', 'Du får sex ord att skriva upp och skriver dem varje gång du låser upp. Fungerar i alla webbläsare, och frasen kan flytta nyckeln till en annan enhet.', 'Använd en fras', byPhrase),
  );
  turnTo(
    main,
    heading(1, 'Ny nyckel'),
    paragraph('lede', 'Nyckeln görs i webbläsaren och lämnar aldrig enheten olåst. Hur vill du låsa upp den?'),
    ...(desk.key || desk.keyTrouble ? [paragraph('calm', 'Enheten har redan en nyckel. Den byts ut mot den nya och kan inte hämtas tillbaka.')] : []),
    choices,
    told,
    paragraph('', link('#/', 'Tillbaka')),
  );
  // For phrase and word code. A browser forgets the press of a button while a file is on its way.
  words().catch(() => {});
  passkeysMayWork().then((may) => { if (!may) fail(troubles.noPasskey()); });

  async function byPasskey() {
    const made = await run('Väntar på enheten …', async () => {
      await words();
      const { identity, publicKey } = await newKey();
      return { publicKey, passkey: await wrappedByNewPasskey(identity, desk.keyName) };
    });
    if (made && choices.isConnected) await kept(made);
  }

  async function byPhrase() {
    await phraseSteps(main, 1, async (secret) => {
      const wait = teller();
      turnTo(main, heading(1, 'Nyckeln görs'), wait.told);
      const made = await wait.run('Det tar några sekunder …', async () => {
        const { identity, publicKey } = await newKey();
        return { publicKey, phrase: await wrappedByPhrase(identity, secret) };
      });
      if (made && wait.told.isConnected) await kept(made);
    });
  }

  async function kept(made) {
    await desk.keep(made);
    const code = await wordCode(made.publicKey);
    turnTo(
      main,
      heading(1, 'Nyckeln är gjord'),
      paragraph('lede', 'Den öppnar intranätet när den har lagts in bland medlemmarnas nycklar. Skicka in den öppna delen. Sedan ringer någon upp för att höra kontrollordet, och när ni har fått besked låser ni upp här.'),
      ...codePart(code),
      heading(2, 'Skicka in nyckeln'),
      ...sendingPart(made.publicKey),
      paragraph('onward', link('#/', 'Till upplåsningen')),
    );
  }
}

const way = (title, text, action, onclick) => element('section', {}, heading(2, title), paragraph('', text), button(action, 'button', onclick));
