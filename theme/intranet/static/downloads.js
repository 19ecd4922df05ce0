// Files to fetch: opened on the device, and saved. Nothing is ever shown from one.

import { element } from './form-element.js';
import { saveFile } from './save-file.js';

// A page or picture that runs scripts would run them here, were it opened instead of saved.
const SAVED_AS = new Set([
  'image/png', 'image/jpeg', 'image/webp', 'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.oasis.opendocument.text',
]);

/**
 * @param {object} session
 * @param {HTMLElement} main
 */
export function letDownload(session, main) {
  const files = new Map(session.contents.files.map((file) => [file.id, file]));
  for (const button of main.querySelectorAll('button[data-file]')) {
    const file = files.get(button.dataset.file);
    if (!file) {
      button.remove();
      continue;
    }
    button.append(element('span', { className: 'size', textContent: size(file.bytes) }));
    button.addEventListener('click', () => fetched(session, file, button));
  }
}

async function fetched(session, file, button) {
  if (button.ariaBusy === 'true') return;
  button.ariaBusy = 'true';
  said(button, '');
  try {
    const content = await session.open(file);
    saveFile(content, file.name.replaceAll(/[/\\]/g, '-'), SAVED_AS.has(file.type) ? file.type : 'application/octet-stream');
    said(button, `${file.name} är sparad.`);
  } catch (reason) {
    said(button, reason.message);
  } finally {
    button.ariaBusy = null;
  }
}

/** Says below the buttons how it went. */
function said(button, words) {
  const place = button.closest('.downloads');
  let line = place.nextElementSibling;
  if (!line?.matches('.fetched')) {
    line = element('p', { className: 'fetched meta', role: 'status' });
    place.after(line);
  }
  line.textContent = words;
}

/** «38 kB», «1,4 MB» */
export function size(bytes) {
  const [amount, unit, digits] = bytes < 1e6 ? [bytes / 1e3, 'kB', 0] : [bytes / 1e6, 'MB', 1];
  return `${Math.max(amount, 1).toLocaleString('sv-SE', { maximumFractionDigits: digits })} ${unit}`;
}
