// What a coordinator has to do on the day on which the page is read, the most urgent first.

import { today } from './reviewed.js';

const URGENT = 0, DUE = 1, WISH = 2;

/**
 * @param {string} built  the day of the build
 * @param {HTMLElement} main
 */
export function tellTasks(built, main) {
  const list = main.querySelector('[data-tasks]');
  if (!list) return;
  const day = today(built);
  const groups = [...list.children].map((item) => ({ item, lines: [...item.querySelectorAll('[data-task]')] }));
  let things = 0;
  for (const group of groups) {
    const due = group.lines.filter((line) => holds(line, day));
    for (const line of due) {
      line.hidden = false;
      line.querySelector('.urgent').hidden = urgency(line, day) !== URGENT;
    }
    group.item.hidden = !due.length;
    group.place = due.map((line) => `${urgency(line, day)} ${line.dataset.since}`).sort()[0] ?? '';
    things += due.length;
  }
  groups.sort((one, other) => (one.place < other.place ? -1 : Number(one.place > other.place)));
  list.append(...groups.map(({ item }) => item));
  const talks = groups.filter(({ item }) => !item.hidden).length;
  main.querySelector('[data-task-none]').hidden = things > 0;
  main.querySelector('[data-task-count]').textContent = things ? `${things} ${things === 1 ? 'sak' : 'saker'} i ${talks} samtal. Det mest brådskande står först.` : '';
}

function holds({ dataset: { since, until } }, day) {
  return since <= day && (!until || day <= until);
}

function urgency({ dataset: { task, urgent } }, day) {
  if (urgent && urgent <= day) return URGENT;
  return task === 'wish' ? WISH : DUE;
}
