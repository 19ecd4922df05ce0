// An element, made with its properties and what stands in it. Text only ever becomes text.

export function element(tag, properties, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

export const button = (textContent, className, onclick) => element('button', { type: 'button', textContent, className, onclick });
