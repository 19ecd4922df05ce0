// Checklists: what is ticked off stays so on this device.

const KEY = 'checklists';

/**
 * @param {{get: Function, set: Function}} state  kept on the device
 * @param {HTMLElement} main
 */
export function tickOff(state, main) {
  for (const list of main.querySelectorAll('[data-checklist]')) {
    const boxes = [...list.querySelectorAll('input')];
    const said = main.querySelector('[data-ticked]');
    const again = main.querySelector('[data-untick]');
    const known = state.get(KEY)?.[list.dataset.checklist] ?? [];
    for (const box of boxes) box.checked = known.includes(box.value);

    const tell = () => {
      const done = boxes.filter((box) => box.checked).length;
      said.textContent = done === boxes.length ? 'Allt är klart.' : `${done} av ${boxes.length} klara.`;
      again.hidden = done === 0;
    };
    const keep = () => {
      const ticked = boxes.filter((box) => box.checked).map((box) => box.value);
      const { [list.dataset.checklist]: before, ...others } = state.get(KEY) ?? {};
      state.set(KEY, ticked.length ? { ...others, [list.dataset.checklist]: ticked } : others);
      tell();
    };
    list.addEventListener('change', keep);
    again.addEventListener('click', () => {
      for (const box of boxes) box.checked = false;
      keep();
      boxes[0].focus();
    });
    tell();
  }
}
