// An address as a code for the camera of another device.

import { encodeQR } from './qr.js';

const SVG = 'http://www.w3.org/2000/svg';
const MARGIN = 4; // light modules around the code, as its standard asks for

/** The code, dark on light whatever the page's colours are. */
export function codeOf(text) {
  const rows = encodeQR(text, 'raw', { ecc: 'low', border: MARGIN });
  const code = document.createElementNS(SVG, 'svg');
  code.setAttribute('viewBox', `0 0 ${rows.length} ${rows.length}`);
  code.setAttribute('class', 'qr');
  code.setAttribute('role', 'img');
  code.setAttribute('aria-label', 'QR-kod som flyttar nyckeln');
  code.setAttribute('shape-rendering', 'crispEdges');
  const dark = document.createElementNS(SVG, 'path');
  dark.setAttribute('d', rows.flatMap((row, y) => row.map((on, x) => (on ? `M${x} ${y}h1v1h-1z` : ''))).join(''));
  code.append(dark);
  return code;
}
