// What a budget means beside the size of a supplier.

import { inSwedish } from './form-numbers.js';

/** «cirka 12 anställda 2025», «1 anställd 2024»; nothing where the size isn't known. */
export function sizeInWords({ size }, { sizes, qualifiers }) {
  if (!size) return '';
  const [people, year, kind, qualifier] = size;
  return `${qualifiers[qualifier]}${inSwedish(people)} ${sizes[kind][people === 1 ? 0 : 1]} ${year}`;
}

/** The part of a supplier's people that a year's budget would occupy, in per cent; null where unknown. */
export const partOf = ({ size }, { budget, workYear }) => (size && size[0] ? (100 * budget) / workYear / size[0] : null);

/** The step of dependence that a part reaches, as a row of the table. */
export const dependence = (table, part) => table.findLast(({ least }) => part >= least);

/**
 * How many of some matches stand on each step, and how many nobody knows the size of.
 * @returns {{row: object|null, count: number}[]}
 */
export function steps(table, matches, asked) {
  const reached = matches.map((one) => partOf(one, asked)).map((part) => (part === null ? null : dependence(table, part)));
  return [...table, null].map((row) => ({ row, count: reached.filter((one) => one === row).length })).filter(({ count }) => count);
}

/** «500 000 kr om året i 2 år, 1 000 000 kr sammanlagt». */
export function budgetInWords({ budget, years }) {
  const yearly = `${inSwedish(budget)} kr om året`;
  return years > 1 ? `${yearly} i ${inSwedish(years)} år, ${inSwedish(budget * years)} kr sammanlagt` : `${yearly} i ett år`;
}
