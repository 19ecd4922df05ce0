// What a coordinator has to do on the day on which the page is read, the most urgent first.

import { today } from './reviewed.js';

const URGENT = 0, DUE = 1, WISH = 2;
const MARKS = ['Brådskande.', '', 'När du har tid.'];

/**
 * @param {string} built  the day of the build
 * @param {HTMLElement} main
 */
export function tellTasks(built, main) {
  const now = main.querySelector('[data-tasks-now]'), later = main.querySelector('[data-tasks-later]');
  if (!now) return;
  const day = today(built);
  const groups = [...main.querySelectorAll('.task')].map((item) => groupOf(item, day));
  groups.sort((one, other) => (one.place < other.place ? -1 : Number(one.place > other.place)));
  for (const group of groups) showGroup(group, day);
  const due = groups.filter(({ lines }) => lines.length);
  fill(now, due.filter(({ canWait }) => !canWait));
  fill(later, due.filter(({ canWait }) => canWait));
  main.querySelector('[data-task-none]').hidden = due.length > 0;
  main.querySelector('[data-task-count]').textContent = howMuch(due);
}

/** One conversation: its lines that hold on a day, and where it stands among the others. */
function groupOf(item, day) {
  const lines = [...item.querySelectorAll('[data-task]')].filter((line) => holds(line, day));
  const place = lines.map((line) => `${urgency(line, day)} ${line.dataset.waits}`).sort()[0] ?? '';
  return { item, lines, place, canWait: lines.every((line) => urgency(line, day) === WISH) };
}

/** What can wait altogether stands under a heading that says so, and is not marked. */
function showGroup({ item, lines, canWait }, day) {
  item.hidden = !lines.length;
  for (const line of lines) {
    line.hidden = false;
    const mark = line.querySelector('[data-mark]'), how = urgency(line, day);
    mark.textContent = canWait ? '' : MARKS[how];
    mark.hidden = !mark.textContent;
  }
}

function fill(section, groups) {
  section.hidden = !groups.length;
  section.querySelector('ol').append(...groups.map(({ item }) => item));
}

function howMuch(groups) {
  const now = groups.filter(({ canWait }) => !canWait), later = groups.length - now.length;
  if (!groups.length) return '';
  if (!now.length) return `Inget behöver göras nu. När du har tid: ${later} samtal.`;
  const things = now.reduce((sum, { lines }) => sum + lines.length, 0);
  const about = things > now.length ? ` om ${things} saker` : '';
  const first = now.length > 1 ? ' Det mest brådskande står först.' : '';
  return `${now.length} samtal${about}.${first}${later ? ` När du har tid: ytterligare ${later} samtal.` : ''}`;
}

function holds({ dataset: { since, until } }, day) {
  return since <= day && (!until || day <= until);
}

function urgency({ dataset: { task, urgent } }, day) {
  if (urgent && urgent <= day) return URGENT;
  return task === 'wish' ? WISH : DUE;
}
