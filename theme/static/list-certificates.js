// Certificates, by their numbers as people write them and by the names on them.

import { isGlue, parts, wordsOf } from './list-text.js';

const PREFIX = 'asf'; // begins every number, and so tells nothing

/**
 * @param {string[][]} file  of each the name, the address, what it is, and its number
 * @returns {(q: string) => object[]} those of which every word of a question begins a word
 */
export function findCertificates(file) {
  const all = file.map(([name, url, summary, number]) => {
    const digits = parts(number);
    const whole = [digits, digits.slice(1)].map((some) => some.join(''));
    return { page: { kind: 'certificate', title: name, url, summary }, words: [...parts(`${name} ${summary}`), ...whole] };
  });
  return (q) => {
    const words = wordsOf(q).filter((word) => !isGlue(word)).flatMap(parts);
    const wanted = words.filter((word) => word !== PREFIX);
    if (!wanted.length) return [];
    return all.filter(({ words: own }) => wanted.every((word) => own.some((one) => one.startsWith(word)))).map(({ page }) => page);
  };
}
