// All that the intranet needs to make keys, open what is encrypted to them, and show one as a code.

import { bech32 } from '@scure/base';

export { armor, Decrypter, Encrypter, generateX25519Identity, identityToRecipient, webauthn } from 'age-encryption';
export { default as encodeQR } from 'qr';

/** The 32 bytes of a private key that is written as AGE-SECRET-KEY-1… */
export const identityBytes = (identity) => bech32.decodeToBytes(identity).bytes;
