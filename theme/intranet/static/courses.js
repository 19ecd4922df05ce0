// Courses: questions whose answers teach, and how far one has come, kept on this device.

const KEY = 'courses';

const of = (state, course) => state.get(KEY)?.[course] ?? { read: [], right: {} };
const isDone = (kept, step) => kept.read.includes(step);

/**
 * @param {{get: Function, set: Function}} state  kept on the device
 * @param {HTMLElement} main
 */
export function takeCourse(state, main) {
  const shown = main.querySelector('[data-course]');
  if (!shown) return;
  const course = shown.dataset.course;
  const steps = [...shown.querySelectorAll('[data-step]')].map((step) => ({
    step,
    read: step.querySelector('[data-read]'),
    questions: [...step.querySelectorAll('[data-question]')],
  }));
  const again = shown.querySelector('[data-restart]');

  function keep() {
    const kept = { read: [], right: {}, done: 0 };
    for (const { step, read, questions } of steps) {
      if (read.checked) kept.read.push(step.dataset.step);
      for (const one of questions) if (isRight(one)) kept.right[one.dataset.question] = one.dataset.right;
      if (read.checked && questions.every(isRight)) kept.done += 1;
    }
    state.set(KEY, { ...state.get(KEY), [course]: kept });
    tell();
  }

  function tell() {
    const done = steps.filter(({ read, questions }) => read.checked && questions.every(isRight));
    for (const one of steps) one.step.classList.toggle('done', done.includes(one));
    shown.querySelector('progress').value = done.length;
    const said = done.length === steps.length ? 'Alla steg är klara.' : `${done.length} av ${steps.length} steg är klara.`;
    shown.querySelector('[data-done]').textContent = said;
    again.hidden = !shown.querySelector('input:checked');
  }

  const kept = of(state, course);
  for (const { step, read, questions } of steps) {
    read.checked = isDone(kept, step.dataset.step);
    read.addEventListener('change', keep);
    for (const one of questions) {
      // A question whose right answer has changed since is asked anew.
      if (kept.right[one.dataset.question] === one.dataset.right) choose(one, one.dataset.right);
      one.addEventListener('change', () => {
        judge(one);
        keep();
      });
    }
  }
  again.addEventListener('click', () => {
    for (const input of shown.querySelectorAll('input')) input.checked = false;
    for (const one of steps.flatMap(({ questions }) => questions)) judge(one);
    keep();
    steps[0].read.focus();
  });
  tell();
}

const chosen = (question) => question.querySelector('input:checked')?.value;
const isRight = (question) => chosen(question) === question.dataset.right;

function choose(question, answer) {
  const input = [...question.querySelectorAll('input')].find(({ value }) => value === answer);
  if (input) input.checked = true;
  judge(question);
}

function judge(question) {
  const answered = Boolean(chosen(question));
  question.querySelector('.why').hidden = !answered;
  question.classList.toggle('right', isRight(question));
  question.querySelector('.verdict').textContent = !answered ? '' : isRight(question) ? 'Det stämmer.' : 'Nej, pröva ett annat svar.';
}

/** Says in a list of courses how far one has come. */
export function tellProgress(state, main) {
  for (const said of main.querySelectorAll('[data-progress]')) {
    const { done } = of(state, said.dataset.progress);
    if (done) said.textContent = `${done} av ${said.dataset.steps} steg klara`;
  }
}
