// The text block that a form ends in. The rules are those of asf_propose/block.py.

const FIRST = '===== ASF-listan: förslag 1 =====';
const LAST = '===== Slut på förslaget =====';
const WIDTH = 68;
const SPACES = /[\t \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;
const ADDRESS = /^<?(?:https?:\/\/|www\.)/i;
const BEFORE_MARK = / (?=[*|>=\-–—•·])/g;
// Mail programs tell an address twice: «info@x.example<mailto:info@x.example>».
const TOLD_TWICE = /(?<!\S)(\S{1,2000}?)((?: ?<(?:mailto:|https?:\/\/)[^\s<>]{1,2000}>)+)/g;
const AGAIN = / ?<((?:mailto:|https?:\/\/)[^\s<>]{1,2000})>/g;

/** Writes a block, with a line feed after each line. */
export function written(lines) {
  const entries = lines.flatMap(({ name, value }) => entry(oneLine(name), tidy(value)));
  return `${[FIRST, ...entries.flatMap(wrapped), LAST].join('\n')}\n`;
}

const plain = (text) => text.normalize('NFC').replace(SPACES, ' ');
const oneLine = (text) => plain(text).split(/[ \n]+/).filter(Boolean).join(' ');

/** A value as a block carries it. */
export function tidy(value) {
  const lines = plain(value.replace(/\r\n?/g, '\n')).split('\n').map((line) => toldOnce(line.replace(/ +$/, '')));
  if (lines.length > 1) return lines.join('\n');
  const line = lines[0].split(' ').filter(Boolean).join(' ');
  const inBrackets = line.startsWith('<') && line.endsWith('>') && !line.includes(' ');
  return ADDRESS.test(line) && inBrackets ? line.slice(1, -1) : line;
}

/** A line without the addresses that a mail program has put in after the same address. */
function toldOnce(line) {
  const bare = (address) => address.replace(/mailto:|https?:\/\//i, '').replace(/\/+$/, '').toLowerCase();
  return line.replace(TOLD_TWICE, (_, before, after) => (
    before + after.replace(AGAIN, (again, address) => (bare(before).endsWith(bare(address)) ? '' : again))
  ));
}

/** The lines of an entry before they are wrapped. */
function entry(name, value) {
  if (!value.includes('\n')) return [after(`* ${name}:`, value)];
  return [glued(`* ${name}:`), ...value.split('\n').map((line) => after('|', line))];
}

function after(head, value) {
  if (!value) return glued(head);
  return ADDRESS.test(value) ? `${glued(head)} ${glued(value)}` : glued(`${head} ${value}`);
}

/** A text with no-break spaces where it mustn't be wrapped. */
function glued(text) {
  if (ADDRESS.test(text)) return text.replaceAll(' ', '\u00a0');
  return text.replace(/ {2,}/g, (run) => '\u00a0'.repeat(run.length)).replace(BEFORE_MARK, '\u00a0');
}

/** An entry on lines of at most 68 characters, where its spaces allow that. */
function wrapped(text) {
  const [mark, first, ...words] = text.split(' ');
  const lines = [first ? `${mark} ${first}` : mark];
  for (const word of words) {
    const longer = `${lines.at(-1)} ${word}`;
    if ([...longer].length > WIDTH) lines.push(`  ${word}`);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}
