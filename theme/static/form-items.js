// Lists of groups in a form: items are added and taken away; those on file keep their numbers.

const MOST_PREVIEWED = 2; // fields
let made = 0; // every item's elements have ids of their own

/**
 * The list of one field.
 * @param {HTMLElement} holder
 * @param {object} field  as the form's file has it
 * @param {() => string} name  of the field
 * @param {Function} makeParts  from form-fields.js
 * @returns {object}  what a Part of form-fields.js needs; its items are {was, gone, element, parts,
 *   number}, where `was` is an item's place on file, counted from 0, and null for a new one
 */
export function makeItems(holder, field, name, makeParts) {
  const list = holder.querySelector(':scope > [data-items]');
  const template = holder.querySelector(':scope > template');
  const button = holder.querySelector(':scope > p > [data-add]');
  const items = [];

  const onFile = () => items.filter((item) => item.was !== null).length;
  const numberOf = (item) => (item.was ?? onFile() + items.filter((one) => one.was === null).indexOf(item)) + 1;

  function add(values, was = null) {
    const element = template.content.firstElementChild.cloneNode(true);
    makeIdsItsOwn(element);
    list.append(element);
    const item = { was, gone: false, element, number: () => numberOf(item) };
    items.push(item);
    item.parts = makeParts(element, field.fields, () => `${name()} ${numberOf(item)}`);
    for (const part of item.parts) part.set(values[part.field.key]);
    element.querySelector('details').open = was === null;
    element.addEventListener('input', () => preview(item));
    element.querySelector('[data-remove]').addEventListener('click', () => take(item));
    element.querySelector('[data-keep]').addEventListener('click', () => keep(item));
    tellNumbers();
    return item;
  }

  function tellNumbers() {
    for (const item of items) {
      const called = `${field.title} ${numberOf(item)}`;
      for (const place of item.element.querySelectorAll(':scope > fieldset > legend, :scope > fieldset > details > summary > [data-name]')) {
        place.textContent = called;
      }
      for (const place of item.element.querySelectorAll('button > [data-name]')) place.textContent = ` ${called}`;
      item.element.querySelector('[data-gone]').textContent = `${called} tas bort.`;
      preview(item);
    }
  }

  /** What a folded item is about: what stands in the first of the fields that it needs. */
  function preview({ element, parts = [] }) {
    const needed = parts.filter((part) => part.field.required && !part.isEmpty()).slice(0, MOST_PREVIEWED);
    const said = needed.map((part) => part.target().selectedOptions?.[0].textContent ?? part.target().value);
    element.querySelector('[data-preview]').textContent = said.join(', ');
  }

  function showGone(item, gone) {
    item.gone = gone;
    item.element.querySelector(':scope > fieldset').hidden = gone;
    item.element.querySelector(':scope > .gone').hidden = !gone;
  }

  function take(item) {
    tell(`Borttaget: ${field.title} ${numberOf(item)}`, holder);
    if (item.was !== null) {
      showGone(item, true);
      item.element.querySelector('[data-keep]').focus();
    } else {
      const near = item.element.nextElementSibling ?? item.element.previousElementSibling;
      drop(item);
      (near?.querySelector('summary, [data-keep]') ?? button).focus();
    }
    changed();
  }

  function drop(item) {
    items.splice(items.indexOf(item), 1);
    item.element.remove();
    tellNumbers();
  }

  function keep(item) {
    showGone(item, false);
    tell(`Kvar: ${field.title} ${numberOf(item)}`, holder);
    item.element.querySelector('summary').focus();
    changed();
  }

  const changed = () => holder.dispatchEvent(new Event('input', { bubbles: true }));

  button.addEventListener('click', () => {
    const item = add({});
    tell(`Tillagt: ${field.title} ${numberOf(item)}`, holder);
    item.parts[0].target().focus();
    changed();
  });

  return {
    items,
    get: () => items.map(({ was, gone, parts }) => ({
      was, gone, values: Object.fromEntries(parts.map((part) => [part.field.key, part.get()])),
    })),
    /** Takes what is on file. */
    set(values = []) {
      items.splice(0);
      list.replaceChildren();
      values.forEach((inside, was) => add(inside, was));
    },
    /** Goes on from what `get` gave; the items on file are there already. */
    resume(kept, resume) {
      for (const { was, gone, values } of Array.isArray(kept) ? kept : []) {
        const item = items.find((one) => was !== null && one.was === was) ?? add({});
        resume(item.parts, values);
        showGone(item, gone && item.was !== null);
      }
      tellNumbers();
    },
    /** Takes new items away that nobody has written in, so that the others are counted right. */
    dropEmpty() {
      for (const item of items.filter(({ was, parts }) => was === null && parts.every((part) => part.isEmpty()))) drop(item);
    },
    isEmpty: () => items.every((item) => item.gone || item.parts.every((part) => part.isEmpty())),
    target: () => button,
  };
}

/** Opens whatever an element is folded away in. */
export function unfold(element) {
  for (let above = element.parentElement; above; above = above.parentElement) if (above.localName === 'details') above.open = true;
}

function makeIdsItsOwn(element) {
  made += 1;
  const own = (ids) => ids.split(' ').map((id) => `${id}-${made}`).join(' ');
  for (const name of ['id', 'for', 'aria-describedby']) {
    for (const one of element.querySelectorAll(`[${name}]`)) one.setAttribute(name, own(one.getAttribute(name)));
  }
}

function tell(text, holder) {
  holder.ownerDocument.getElementById('announced').textContent = `${text}.`;
}
