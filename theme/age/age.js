// All that a page needs to encrypt a file to somebody's key.

export { Encrypter } from 'age-encryption';
