/**
 * Saves something as a file on the reader's computer.
 * @param {string|Uint8Array} content
 * @param {string} name
 * @param {string} type  of its media
 */
export function saveFile(content, name, type) {
  const url = URL.createObjectURL(new Blob([content], { type }));
  Object.assign(document.createElement('a'), { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
