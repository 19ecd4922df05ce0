// Recordings: film and subtitles are opened on the device and played from there.

import { element } from './form-element.js';

const PLAYED = new Set(['video/mp4', 'video/webm']);

/**
 * @param {object} session
 * @param {HTMLElement} main
 * @returns {() => void} what stops it and lets go of the film
 */
export function letPlay(session, main) {
  const files = new Map(session.contents.files.map((file) => [file.id, file]));
  const urls = [];
  let over = false;

  async function address(id, type) {
    const content = await session.open(files.get(id));
    if (over) return '';
    urls.push(URL.createObjectURL(new Blob([content], { type })));
    return urls.at(-1);
  }

  async function play(place, button) {
    const { film, subtitles } = place.dataset;
    const { type } = files.get(film);
    button.disabled = true;
    const said = place.querySelector('p');
    said.role = 'status';
    said.textContent = 'Hämtar inspelningen.';
    try {
      const [src, words] = await Promise.all([address(film, PLAYED.has(type) ? type : 'video/mp4'), address(subtitles, 'text/vtt')]);
      if (over) return;
      const track = element('track', { kind: 'captions', srclang: 'sv', label: 'Svenska', src: words, default: true });
      const video = element('video', { controls: true, src, playsInline: true, ariaLabel: main.querySelector('h1').textContent }, track);
      place.replaceChildren(video);
      video.focus();
      video.play().catch(() => {}); // where the browser wants another press, its own button is there
    } catch (reason) {
      said.textContent = reason.message;
      button.disabled = false;
    }
  }

  for (const place of main.querySelectorAll('[data-film]')) {
    const button = place.querySelector('button');
    button.addEventListener('click', () => play(place, button));
  }
  return () => {
    over = true;
    for (const url of urls) URL.revokeObjectURL(url);
  };
}
