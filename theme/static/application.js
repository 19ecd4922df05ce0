// The form of an application for certification: filled in, looked through and packed into one
// encrypted file. Without this script the page says what is needed and whom to write to.

import { makeAssessment } from './application-assessment.js';
import { makeFiles, sizeInWords } from './application-files.js';
import { NotPacked, encrypted, fileName } from './application-packing.js';
import { makeChoice, openRounds } from './application-rounds.js';
import { written } from './form-block.js';
import { changesIn } from './form-changes.js';
import { mistakesIn } from './form-check.js';
import { makeDraft, offerDraft } from './form-draft.js';
import { element } from './form-element.js';
import { fill, leaves, makeParts, resume, settle, valuesOf } from './form-fields.js';
import { mended, showMistake, showSummary } from './form-mistakes.js';
import { inWords } from './form-review.js';
import { makeUnderstanding } from './form-understanding.js';
import { watch } from './form-watching.js';
import { saveFile } from './save-file.js';

const PAUSE = 400; // milliseconds between the last key and the draft
const REVIEW = '#granska';
const LONGEST_TEXT = 64 * 1024;
const LISTED = /^[a-z0-9-]{1,100}$/;

const byId = (id) => document.getElementById(id);
const page = byId('application').dataset;

async function start() {
  const open = openRounds(byId('rounds'));
  if (open.length) {
    try {
      const answer = await fetch(page.form);
      if (!answer.ok) throw new Error(`${page.form}: ${answer.status}`);
      const file = await answer.json();
      byId('application').innerHTML = file.markup; // made at build, from the schema
      work(file, open);
    } catch (reason) {
      byId('application').textContent = 'Formuläret gick inte att hämta. Prova att ladda om sidan.';
      throw reason;
    }
  }
  document.documentElement.dataset.ready = '';
}

function work({ matter, fields, lists, limits }, open) {
  const form = byId('form');
  const understand = makeUnderstanding(lists);
  const titleOf = ({ list, choices }, code) => (list ? lists[list] : choices)[code] ?? '';
  const choice = makeChoice(byId('cohort'), open);
  const parts = makeParts(form, fields.filter(({ kind }) => !['enclosures', 'groups'].includes(kind)));
  const enclosed = fields.find(({ kind }) => kind === 'enclosures');
  const files = makeFiles(byId('enclosures'), enclosed, lists[enclosed.list], limits, filesChanged);
  const total = fields.filter(({ kind }) => kind === 'groups')
    .reduce((sum, { fields: [which] }) => sum + Object.keys(which.list ? lists[which.list] : which.choices).length, 0);
  const assessment = makeAssessment(byId('assessment'), fields, titleOf, understand, total);
  const draft = makeDraft(location.pathname, 'ansokan');
  let pause;
  let left = form.querySelector('[type="submit"]'); // what had the focus when the review was opened

  fill(parts, {});
  settle(parts);
  const listed = new URLSearchParams(location.search).get('foretag') ?? '';
  if (LISTED.test(listed)) parts.find(({ field }) => field.key === 'list_page').set(`${page.site}/asf/${listed}/`);

  function filesChanged(part) {
    const found = files.mistakeOf(part);
    showMistake(part, found?.message ?? '');
    if (!found) mended(part);
  }

  /** The kinds that are enclosed, a self-assessment in the text included, in the order of the list. */
  function kinds() {
    const told = new Set(files.every().map(({ kind }) => kind));
    if (assessment.many()) told.add('self-assessment');
    return Object.entries(lists[enclosed.list]).filter(([code]) => told.has(code)).map(([, title]) => title);
  }

  function block() {
    const { id, title } = choice.chosen();
    const said = changesIn(parts, understand, titleOf).map(({ name, value }) => ({ name, value }));
    return written([
      { name: 'Ärende', value: matter }, { name: 'Omgång', value: `${title} (${id})` }, ...said,
      { name: enclosed.title, value: kinds().join(', ') }, ...assessment.lines(),
    ]);
  }

  /** All that is wrong, in the order of the page. */
  function mistakes() {
    const found = [
      ...(choice.chosen() ? [] : [{ part: choice, message: 'Omgång saknas. Välj en omgång.', whole: 'Omgång saknas. Välj en omgång.' }]),
      ...mistakesIn(parts, understand), ...files.mistakes(), ...assessment.mistakes(),
    ];
    if (found.length || new TextEncoder().encode(block()).length <= LONGEST_TEXT) return found;
    const message = 'Texterna är för långa tillsammans. Korta dem, eller ta inte med självskattningen.';
    return [{ part: assessment.part, message, whole: message }];
  }

  function look() {
    const found = mistakes();
    const wrong = new Map(found.map(({ part, message }) => [part, message]));
    for (const part of [choice, ...leaves(parts), ...files.parts, assessment.part]) showMistake(part, wrong.get(part) ?? '');
    showSummary(found);
    if (found.length) return;
    left = document.activeElement;
    history.pushState({ review: true }, '', REVIEW);
    show(true);
  }

  function show(reviewed) {
    if (reviewed) tellAll();
    form.hidden = reviewed;
    byId('review').hidden = !reviewed;
    if (reviewed) byId('review-title').focus();
    else left.focus();
  }

  function tellAll() {
    const row = (name, value) => element('li', {}, element('strong', { textContent: name }), `: ${value}`);
    const said = changesIn(parts, understand, titleOf).map(({ name, now }) => row(name, now));
    const chosen = files.every().map(({ kind, file }) => row(lists[enclosed.list][kind], `${file.name}, ${sizeInWords(file.size)}`));
    const many = assessment.many();
    const own = many ? [row('Självskattning', `${many} av ${total} bedömda`)] : [];
    byId('changes').replaceChildren(row('Omgång', choice.chosen().title), ...said, ...chosen, ...own);
    byId('what-happens').textContent = `Allt ovan packas i en fil som låses här i webbläsaren. Bara ${page.holder} kan öppna den. Filen sparas på er dator. Inget skickas.`;
    byId('told').textContent = '';
    byId('then').hidden = true;
  }

  async function pack() {
    const button = byId('pack');
    const told = byId('told');
    button.disabled = true;
    told.textContent = 'Packar …';
    try {
      const name = fileName(valuesOf(parts).name);
      saveFile(await encrypted(block(), files.every(), page), name, 'application/octet-stream');
      told.textContent = `Filen ${name} är sparad. Inget är skickat än.`;
      byId('mail').href = `mailto:${page.mail}?subject=${encodeURIComponent(matter)}`;
      byId('mail').textContent = `ett mejl till ${page.mail}`;
      byId('file-name').textContent = name;
      byId('then').hidden = false;
    } catch (reason) {
      if (!(reason instanceof NotPacked)) {
        told.textContent = 'Något gick fel, och inget är packat. Ladda om sidan och försök igen.';
        throw reason;
      }
      told.textContent = reason.message;
    } finally {
      button.disabled = false;
      button.focus();
    }
  }

  function remember() {
    pause = clearTimeout(pause);
    const said = changesIn(parts, understand, titleOf).map(inWords);
    if (said.length) draft.save(valuesOf(parts), said);
    else draft.drop();
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    look();
  });
  watch(form, understand);
  form.addEventListener('input', () => {
    clearTimeout(pause);
    pause = setTimeout(remember, PAUSE);
  });
  for (const [part, holder] of [[choice, byId('cohort')], [assessment.part, byId('assessment')]]) {
    holder.addEventListener('change', () => {
      showMistake(part, '');
      mended(part);
    });
  }
  byId('pack').addEventListener('click', pack);
  byId('back').addEventListener('click', () => (location.hash === REVIEW ? history.back() : show(false)));
  byId('forget').addEventListener('click', () => {
    draft.drop();
    byId('told').textContent = 'Det ni skrev här är raderat ur webbläsaren. Självskattningen raderas på sin egen sida.';
    byId('then').hidden = true;
    byId('pack').focus();
  });
  addEventListener('pagehide', () => pause && remember());
  addEventListener('popstate', () => {
    const reviewed = history.state?.review === true;
    if (location.hash !== '#main' && reviewed === byId('review').hidden) show(reviewed);
  });
  if (location.hash === REVIEW) history.replaceState(null, '', location.pathname);
  offerDraft(draft, form, () => resume(parts, draft.kept.values));
}

start();
