// What an application is packed in before it is encrypted: a ZIP in one form only.
// asf_propose/application/container.py writes the same bytes, and takes nothing else.

const VERSION = 10;
const DAY = 0x21; // 1 January 1980, as every file in it says

const CHECKS = Uint32Array.from({ length: 256 }, (_, byte) => {
  let check = byte;
  for (let bit = 0; bit < 8; bit += 1) check = check & 1 ? (check >>> 1) ^ 0xedb88320 : check >>> 1;
  return check;
});

function crc32(bytes) {
  let check = 0xffffffff;
  for (const byte of bytes) check = CHECKS[(check ^ byte) & 0xff] ^ (check >>> 8);
  return (check ^ 0xffffffff) >>> 0;
}

/** Numbers one after the other, each of so many bytes, the lowest byte first. */
function numbers(...sized) {
  const bytes = [];
  for (const [number, size] of sized) for (let at = 0; at < size; at += 1) bytes.push(Math.floor(number / 256 ** at) % 256);
  return Uint8Array.from(bytes);
}

const SIGNED = (mark) => new TextEncoder().encode(`PK${mark}`);

/**
 * @param {[string, Uint8Array][]} files  names of plain letters, digits, "-" and "."; the text first
 * @returns {Uint8Array}
 */
export function packed(files) {
  const content = [];
  const directory = [];
  let at = 0;
  for (const [called, bytes] of files) {
    const name = new TextEncoder().encode(called);
    const about = numbers(
      [0, 2], [0, 2], [0, 2], [DAY, 2], [crc32(bytes), 4], [bytes.length, 4], [bytes.length, 4], [name.length, 2], [0, 2],
    );
    const local = [SIGNED('\x03\x04'), numbers([VERSION, 2]), about, name, bytes];
    content.push(...local);
    directory.push(
      SIGNED('\x01\x02'), numbers([VERSION, 2], [VERSION, 2]), about, numbers([0, 2], [0, 2], [0, 2], [0, 4], [at, 4]), name,
    );
    at += lengthOf(local);
  }
  const size = lengthOf(directory);
  const end = numbers([0, 2], [0, 2], [files.length, 2], [files.length, 2], [size, 4], [at, 4], [0, 2]);
  return joined([...content, ...directory, SIGNED('\x05\x06'), end]);
}

const lengthOf = (pieces) => pieces.reduce((sum, { length }) => sum + length, 0);

function joined(pieces) {
  const all = new Uint8Array(lengthOf(pieces));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}
