// The country in dots: names the municipality nearest the pointer, and makes
// the whole map one tab stop where the arrow keys walk from dot to dot.

import { today } from './days.js';

const REACH = 28; // CSS pixels; dots are small, fingers and pointers are not
const ARROWS = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

/**
 * Wakes one map.
 * @param {HTMLElement} figure  the figure of _country_map.html
 * @param {(slug: string) => void} [choose]  called instead of following the link
 */
export function wakeMap(figure, choose) {
  const svg = figure.querySelector('svg');
  const caption = figure.querySelector('[data-caption]');
  const atRest = caption.textContent;
  const dots = [...svg.querySelectorAll('a')].map((link) => {
    const circle = link.querySelector('circle');
    const title = link.querySelector('title');
    if (link.dataset.certified < today) {
      link.querySelector('.core').remove();
      title.textContent = title.textContent.replace(/,.*/, '');
    }
    link.setAttribute('aria-label', title.textContent);
    title.remove(); // the caption says it; a tooltip on top would only cover dots
    return { link, x: +circle.getAttribute('cx'), y: +circle.getAttribute('cy'), r: +circle.getAttribute('r') };
  });
  if (!dots.length) return;
  let shown = null;

  const show = (dot) => {
    if (dot === shown) return;
    shown?.link.classList.remove('near');
    dot?.link.classList.add('near');
    shown = dot;
    caption.textContent = '';
    if (dot) {
      const link = document.createElement('a');
      link.href = dot.link.getAttribute('href');
      link.tabIndex = -1;
      link.textContent = dot.link.getAttribute('aria-label');
      caption.append(link);
    } else {
      caption.textContent = atRest;
    }
  };
  const nearest = (event) => {
    const box = svg.getBoundingClientRect();
    const scale = svg.viewBox.baseVal.width / box.width;
    const x = (event.clientX - box.left) * scale;
    const y = (event.clientY - box.top) * scale;
    let best = null;
    let least = REACH * scale;
    for (const dot of dots) {
      const far = Math.hypot(dot.x - x, dot.y - y) - dot.r;
      if (far < least && !dot.link.classList.contains('out')) [best, least] = [dot, far];
    }
    return best;
  };
  const go = (dot) => {
    if (choose) choose(slugOf(dot.link));
    // In SVG, .href is an object.
    else location.assign(dot.link.getAttribute('href'));
  };

  svg.addEventListener('pointermove', (event) => {
    if (event.pointerType !== 'mouse') return;
    const dot = nearest(event);
    svg.style.cursor = dot ? 'pointer' : '';
    show(dot);
  });
  figure.addEventListener('pointerleave', (event) => event.pointerType === 'mouse' && show(null));
  svg.addEventListener('click', (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    const keyboard = event.detail === 0;
    const dot = keyboard ? dots.find((one) => one.link === document.activeElement) : nearest(event);
    if (!dot) return show(null);
    // A finger has no hover: the first tap names the dot, the second follows it.
    const named = dot === shown || keyboard;
    show(dot);
    if (named) go(dot);
  });

  let stop = dots.reduce((most, dot) => (dot.r > most.r ? dot : most));
  for (const dot of dots) dot.link.tabIndex = dot === stop ? 0 : -1;
  svg.setAttribute('aria-label', `${svg.getAttribute('aria-label')}. Piltangenterna flyttar mellan kommunerna.`);
  // Not on the svg itself: one that listens for focus becomes a tab stop of its own in Chromium.
  figure.addEventListener('focusin', (event) => svg.contains(event.target) && show(dots.find((dot) => dot.link === event.target.closest('a')) ?? null));
  figure.addEventListener('focusout', (event) => svg.contains(event.target) && show(null));
  svg.addEventListener('keydown', (event) => {
    const way = ARROWS[event.key];
    if (!way) return;
    event.preventDefault();
    const from = dots.find((dot) => dot.link === document.activeElement) ?? stop;
    let best = null;
    let least = Infinity;
    for (const dot of dots) {
      const along = (dot.x - from.x) * way[0] + (dot.y - from.y) * way[1];
      const aside = Math.abs((dot.x - from.x) * way[1]) + Math.abs((dot.y - from.y) * way[0]);
      // A dot counts as lying that way inside a right angle around the arrow.
      if (along > 0 && aside <= along && along + 2 * aside < least) [best, least] = [dot, along + 2 * aside];
    }
    if (!best) return;
    stop.link.tabIndex = -1;
    best.link.tabIndex = 0;
    stop = best;
    best.link.focus();
  });
}

/** The municipality's slug, which is the last part of the dot's address. */
export function slugOf(link) {
  return link.getAttribute('href').split('/').filter(Boolean).at(-1);
}

for (const figure of document.querySelectorAll('body:not(.kind-list) [data-map]')) wakeMap(figure);
