// What came of understanding a value that a person wrote.

/** A value that can't be what its field takes: what is wrong, and the way out. */
export class Mistake extends Error {
  constructor(message, mend) {
    super(message);
    this.mend = mend;
  }
}

/**
 * @typedef {{value: any, certain: boolean, note: string, beside: object}} Understood  `note` says how
 *   the value was understood where that isn't self-evident; `beside` holds values for fields beside it
 */
export const understood = (value, { note = '', certain = !note, beside = {} } = {}) => ({ value, certain, note, beside });
