// The enclosures of an application: chosen, told of and looked into. None of them leaves the page.

import { element } from './form-element.js';

const MIB = 1024 * 1024;
const BEGINNINGS = [['%PDF-', 'pdf'], ['\x89PNG\r\n\x1a\n', 'png'], ['\xff\xd8\xff', 'jpg']];
const ODT = 'mimetypeapplication/vnd.oasis.opendocument.textPK';
const MACROS = ['vbaProject.bin', 'Basic/script-lc.xml'];

/** What a file's name should end with, told from its bytes; '' for one that is no enclosure. */
export function endingOf(bytes) {
  const begins = (text, at = 0) => [...text].every((sign, step) => bytes[at + step] === sign.charCodeAt(0));
  const found = BEGINNINGS.find(([beginning]) => begins(beginning));
  if (found) return found[1];
  if (!begins('PK\x03\x04') || MACROS.some((mark) => holds(bytes, mark))) return '';
  if (begins(ODT, 30)) return 'odt';
  return holds(bytes, 'word/document.xml') ? 'docx' : '';
}

function holds(bytes, text) {
  const wanted = new TextEncoder().encode(text);
  for (let at = bytes.indexOf(wanted[0]); at >= 0; at = bytes.indexOf(wanted[0], at + 1)) {
    if (wanted.every((byte, step) => bytes[at + step] === byte)) return true;
  }
  return false;
}

/** «2,4 MB», «310 kB». */
export function sizeInWords(size) {
  const [number, unit] = size < MIB ? [Math.max(1, Math.round(size / 1024)), 'kB'] : [size / MIB, 'MB'];
  return `${new Intl.NumberFormat('sv-SE', { maximumFractionDigits: 1 }).format(number)} ${unit}`;
}

/**
 * The places where files are chosen, one for each kind.
 * @param {HTMLElement} holder
 * @param {{always: string, title: string}} field  as the form's file has it
 * @param {Object<string, string>} titles  of the kinds
 * @param {{files: number, file: number, all: number}} limits  the last two in MiB
 * @param {(part: object) => void} changed  is told which part has other files now
 */
export function makeFiles(holder, field, titles, limits, changed) {
  const parts = [...holder.querySelectorAll('[data-kind]')].map(makePart);
  const every = () => parts.flatMap((part) => part.files);

  function makePart(place) {
    const input = place.querySelector('input');
    const { kind } = place.dataset;
    const part = {
      kind, files: [], holder: place, field: { kind: 'enclosure', title: titles[kind] },
      name: () => field.title, target: () => input,
    };
    async function take() {
      const chosen = [...input.files];
      part.files = chosen.map((file) => ({ kind, file, ending: null }));
      const looked = await Promise.all(chosen.map(lookInto));
      part.files = looked.map(([ending, mistake], at) => ({ kind, file: chosen[at], ending, mistake }));
      place.querySelector('[data-files]').replaceChildren(...chosen.map((file) => (
        element('li', { textContent: `${file.name}, ${sizeInWords(file.size)}` })
      )));
      tellAll();
      changed(part);
    }

    // A file that has been mended under the same name is another one only to a field that is empty.
    input.addEventListener('click', () => (input.value = ''));
    input.addEventListener('change', take);
    input.addEventListener('cancel', take);
    return part;
  }

  async function lookInto(file) {
    if (file.size > limits.file * MIB) {
      return ['', [`${file.name} är större än ${limits.file} MB.`, 'Minska den, eller dela upp den.']];
    }
    try {
      const ending = endingOf(new Uint8Array(await file.arrayBuffer()));
      return ending ? [ending, null] : ['', [
        `${file.name} är ingen PDF, bild (PNG eller JPEG) eller text från Word eller LibreOffice.`,
        'Spara den som PDF och välj den på nytt.',
      ]];
    } catch {
      return ['', [`${file.name} går inte att läsa.`, 'Välj den på nytt.']];
    }
  }

  function tellAll() {
    const all = every();
    const size = all.reduce((sum, { file }) => sum + file.size, 0);
    const chosen = all.length === 1 ? '1 fil vald' : `${all.length} filer valda`;
    document.getElementById('all-files').textContent = all.length ? `${chosen}, ${sizeInWords(size)}.` : '';
  }

  /** What is wrong with the files of one part, or that none is there; null for nothing. */
  function mistakeOf(part) {
    if (part.kind === field.always && !part.files.length) return said(part, `${titles[part.kind]} saknas.`, 'Välj en fil.');
    const wrong = part.files.find(({ mistake }) => mistake);
    return wrong ? said(part, ...wrong.mistake) : null;
  }

  return {
    parts,
    every,
    mistakeOf,
    /** Everything that is wrong, as form-mistakes.js shows it. */
    mistakes() {
      const found = parts.map(mistakeOf).filter(Boolean);
      const all = every();
      const [last] = parts.filter(({ files }) => files.length).slice(-1);
      if (all.length > limits.files) found.push(said(last, `${all.length} filer är för många.`, `Välj högst ${limits.files}.`));
      if (all.reduce((sum, { file }) => sum + file.size, 0) > limits.all * MIB) {
        found.push(said(last, `Filerna är större än ${limits.all} MB tillsammans.`, 'Minska någon av dem, eller ta bort det som inte behövs.'));
      }
      return found;
    },
  };
}

const said = (part, message, mend) => ({ part, message: `${message} ${mend}`, whole: `${part.name()}: ${message} ${mend}` });
