// Other questions for one without an answer; each is tried before it is offered.

import { enterprises } from './list-words.js';

const MOST_SIMILAR = 3;

/**
 * @param {string} q  what found nothing
 * @param {object} texts  from makeSearch
 * @param {(q: string) => Promise<{here: number, anywhere: number}>} tried  how many a question
 *   finds, with what is chosen and without
 * @param {() => boolean} wanted  whether the answer still is
 * @returns {Promise<{similar: object[], broader: object[]}>} what to say, what to ask, and whether
 *   only without the choices
 */
export async function offers(q, texts, tried, wanted) {
  const similar = [];
  const broader = [];
  for (const other of texts.similar(q)) {
    if (similar.length === MOST_SIMILAR || !wanted()) break;
    const { here, anywhere } = await tried(other);
    if (here) similar.push({ said: other, q: other });
    else if (anywhere) similar.push({ said: `${other}, utan filter`, q: other, alone: true });
  }
  for (const { q: other, said } of texts.broader(q)) {
    if (!wanted()) break;
    const { here } = await tried(other);
    if (here) broader.push({ said: `${said}: ${enterprises(here)}`, q: other });
  }
  return { similar, broader };
}
