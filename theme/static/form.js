// The form of a proposal. Without this script the page shows what is on file and a mail to write in.

import { fillFromAddress } from './form-address.js';
import { changesIn } from './form-changes.js';
import { mistakesIn, startOn } from './form-check.js';
import { makeDraft, offerDraft } from './form-draft.js';
import { dropEmpty, fill, leaves, makeParts, resume, settle, valuesOf } from './form-fields.js';
import { showMistake, showSummary } from './form-mistakes.js';
import { remark } from './form-remarks.js';
import { inWords, makeReview } from './form-review.js';
import { suggest } from './form-suggestions.js';
import { makeUnderstanding } from './form-understanding.js';
import { watch } from './form-watching.js';

const PAUSE = 400; // milliseconds between the last key and the draft
const REVIEW = '#granska';

const byId = (id) => document.getElementById(id);
const page = byId('proposal').dataset;

async function start() {
  let file;
  try {
    const answer = await fetch(page.form);
    if (!answer.ok) throw new Error(`${page.form}: ${answer.status}`);
    file = await answer.json();
  } catch {
    byId('proposal').textContent = 'Formuläret gick inte att hämta. Prova att ladda om sidan, eller skicka ett mejl.';
    byId('by-mail').classList.remove('unscripted');
    return;
  }
  byId('proposal').innerHTML = file.markup; // made at build, from the schema
  work(file);
  document.documentElement.dataset.ready = '';
}

function work(file) {
  const { matter, fields, lists } = file;
  const form = byId('form');
  for (const key of (page.without ?? '').split(' ').filter(Boolean)) form.querySelector(`[data-field="${key}"]`)?.remove();
  const parts = makeParts(form, fields);
  fill(parts, JSON.parse(page.values));
  settle(parts);
  if (!page.slug) startOn(document.documentElement.dataset.day, parts); // the day that the site was built
  const understand = makeUnderstanding(lists);
  const titleOf = ({ list, choices }, code) => (list ? lists[list] : choices)[code] ?? '';
  const changes = () => changesIn(parts, understand, titleOf);
  const draft = makeDraft(location.pathname, page.version ?? '');
  const review = makeReview(page, matter, { sent: forget, back: () => (location.hash === REVIEW ? history.back() : show(false)) });
  let pause;
  let left = form.querySelector('[type="submit"]'); // what had the focus when the review was opened

  function remember() {
    pause = clearTimeout(pause);
    const said = changes().map(inWords);
    if (said.length) draft.save(valuesOf(parts), said);
    else draft.drop();
  }

  function forget() {
    pause = clearTimeout(pause);
    draft.drop();
  }

  /** All mistakes, or what is about to be sent. */
  function look() {
    dropEmpty(parts);
    const found = mistakesIn(parts, understand, file);
    const wrong = new Map(found.map(({ part, message }) => [part, message]));
    for (const part of leaves(parts)) showMistake(part, wrong.get(part));
    showSummary(found);
    if (found.length) return;
    left = document.activeElement;
    history.pushState({ review: true }, '', REVIEW);
    show(true);
  }

  function show(reviewed) {
    const { name, title } = valuesOf(parts);
    if (reviewed) review.show(changes(), name ?? title);
    form.hidden = reviewed;
    byId('review').hidden = !reviewed;
    if (reviewed) byId('review-title').focus();
    else left.focus();
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    look();
  });
  watch(form, understand);
  remark(form, parts, file, page.slug ?? '');
  form.addEventListener('input', () => {
    clearTimeout(pause);
    pause = setTimeout(remember, PAUSE);
  });
  addEventListener('pagehide', () => pause && remember());
  addEventListener('popstate', () => {
    const reviewed = history.state?.review === true;
    const isSkipped = location.hash === '#main';
    if (!isSkipped && reviewed === byId('review').hidden) show(reviewed);
  });

  if (location.hash === REVIEW) history.replaceState(null, '', location.pathname);
  suggest(form, lists);
  offerDraft(draft, form, () => resume(parts, draft.kept.values));
  fillFromAddress(parts);
}

start();
