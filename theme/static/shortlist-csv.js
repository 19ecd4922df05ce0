// A spreadsheet as CSV (RFC 4180), as a Swedish Excel opens it: with a byte order mark and semicolons.

// What spreadsheets take for the beginning of a formula, also after blanks and in full width. A program
// set for another separator cuts cells there, so that what follows a comma begins one too.
const FIRST = /^[\s\p{Cf}]*[=+\-@−﹢﹣﹦﹫＋－＝＠]/u;
const LATER = /[,;\t\r\n][\s\p{Cf}"']*(?=[=+\-@−﹢﹣﹦﹫＋－＝＠])/gu;
const QUOTED = /[";\r\n]|^\s|\s$/;

function cell(value) {
  const text = String(value).replaceAll('\0', '');
  const defused = (FIRST.test(text) ? "'" : '') + text.replace(LATER, "$&'");
  return QUOTED.test(defused) ? `"${defused.replaceAll('"', '""')}"` : defused;
}

/** @param {(string|number)[][]} rows */
export const csv = (rows) => `\ufeff${rows.map((row) => `${row.map(cell).join(';')}\r\n`).join('')}`;
