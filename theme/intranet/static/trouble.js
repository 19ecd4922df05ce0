// What can keep the intranet locked, in words: what happened, and what to do about it.

/** Its message is for the person at the screen, as it is. `kind` is for the program. */
export class Trouble extends Error {
  constructor(kind, message) {
    super(message);
    this.kind = kind;
  }
}

/** Where to write, as the shell says it in clear. */
export const contact = () => document.documentElement.dataset.contact;

const write = () => `Hjälper det inte, skriv till ${contact()}.`;

export const troubles = {
  framed: () => new Trouble('framed', 'Intranätet visas inuti en annan webbsida. Öppna det i en egen flik.'),
  insecure: () => new Trouble('insecure', 'Sidan är öppnad utan https:// i adressen, och då kan webbläsaren inte låsa upp något. Öppna den med https:// först.'),
  oldBrowser: () => new Trouble('old browser', 'Webbläsaren saknar det som behövs för att låsa upp intranätet. Uppdatera den eller använd en annan.'),
  offline: () => new Trouble('offline', 'Enheten når inte intranätet, och det är inte sparat här. Kontrollera nätet och försök igen.'),
  notPublished: () => new Trouble('not published', `Här finns inget intranät att låsa upp just nu: filen build.json saknas eller går inte att läsa. Försök igen om en stund. ${write()}`),
  fileMissing: () => new Trouble('file missing', `En del av intranätet saknas, ofta för att en ny utgåva har lagts ut. Ladda om sidan och lås upp igen. ${write()}`),
  damaged: (what) => new Trouble('damaged', `${what} är skadad eller ofullständig. Ladda om sidan och försök igen. ${write()}`),
  otherBuild: () => new Trouble('other build', `Intranätets filer hör till olika utgåvor, så de går inte att öppna tillsammans. Ladda om sidan om en stund. ${write()}`),
  notMember: (code) => new Trouble('not a member', `Din nyckel är inte med i den här utgåvan. Den kan vara för ny, ha gått ut eller vara återkallad. Skriv till ${contact()} och uppge ditt kontrollord: ${code}.`),
  noMemory: () => new Trouble('no memory', 'Enheten har för lite ledigt minne för att pröva frasen. Stäng andra flikar och program och försök igen.'),
  wrongPhrase: () => new Trouble('wrong phrase', 'Frasen öppnar inte nyckeln på den här enheten. Kontrollera orden och deras ordning.'),
  noPasskey: () => new Trouble('no passkey', 'Webbläsaren eller enheten kan inte låsa en nyckel med passkey. Använd en fras i stället.'),
  passkeyUnused: () => new Trouble('passkey unused', 'Enheten fick inget svar från dig, eller har inte kvar den passkey som hör till nyckeln. Försök igen.'),
  wrongPasskey: () => new Trouble('wrong passkey', 'Den passkey som användes öppnar inte nyckeln på den här enheten. Försök igen och välj en annan, eller hämta nyckeln från en annan enhet.'),
  garbage: () => new Trouble('garbage', 'Nyckeln som är sparad på enheten går inte att läsa. Välj «Glöm enheten» under «Din nyckel» och hämta nyckeln från en annan enhet, eller gör en ny nyckel.'),
  notAKey: (what) => new Trouble('not a key', `${what} innehåller ingen nyckel härifrån, eller bara en del av den. Spara den på nytt på den andra enheten.`),
  locked: () => new Trouble('locked', 'Intranätet är låst. Lås upp det igen.'),
  unexpected: () => new Trouble('unexpected', `Något gick fel som inte borde kunna hända. Ladda om sidan och försök igen. ${write()}`),
};

/** What to say of anything that was thrown. */
export const inWords = (error) => (error instanceof Trouble ? error : troubles.unexpected()).message;
