// Ways of sending a block: a link to GitHub, a mail and a copy.

// Longer ones are cut or refused on the way by some mail programs, browsers and GitHub.
const LONGEST_MAIL = 1900;
const LONGEST_LINK = 7500;

/**
 * The addresses that send a block; '' where it is too long for one.
 * @param {{to: string, repository?: string}} where
 * @param {string} subject
 * @param {string} block
 */
export function addresses({ to, repository }, subject, block) {
  const mail = `mailto:${to}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(block.replaceAll('\n', '\r\n'))}`;
  const asked = `template=forslag.yml&title=${encodeURIComponent(subject)}&forslag=${encodeURIComponent(block)}`;
  const link = repository ? `${repository}/issues/new?${asked}` : '';
  return {
    mail: mail.length < LONGEST_MAIL ? mail : '',
    emptyMail: `mailto:${to}?subject=${encodeURIComponent(subject)}`,
    link: link.length < LONGEST_LINK ? link : '',
  };
}

/**
 * Copies a text; where the browser allows no copying, marks it so that a key can.
 * @returns {Promise<boolean>}  whether it is copied
 */
export async function copy(text, shown) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    getSelection().selectAllChildren(shown);
    shown.focus();
    return document.execCommand('copy');
  }
}
